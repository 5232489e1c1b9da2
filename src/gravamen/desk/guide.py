"""The guided path of the demonstration: open a report, accept an act, see the letter change. Each step ticks itself off.

In: whoever started the desk offers it. Out: for each page what its panel shows, or nothing. A desk that does not offer it asks
the database nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gravamen.casebook.models import Case, Entry, Proposal
from gravamen.desk.models import Guide

_DECISIONS = ("accept", "correct", "merge")
_LETTER = ("letter", "letter_preview")


@dataclass(slots=True)
class _Offer:
    made: bool = False


_offer = _Offer()


@dataclass(frozen=True, slots=True)
class Path:
    """What the panel shows: a report with something to decide, and the case whose letter changes; either may be missing."""

    guide: Guide
    report: int | None
    case: str

    @property
    def done(self) -> bool:
        return self.guide.opened and self.guide.accepted and self.guide.seen


def offer(made: bool = True) -> None:
    """Whether this desk shows the path to its officers."""
    _offer.made = made


def is_offered() -> bool:
    return _offer.made


def path_of(request: Any) -> Path | None:
    """How far the officer has come; a step that is done with this very request is ticked. None where no panel is shown."""
    if not _offer.made or not request.user.is_authenticated:
        return None
    guide = Guide.objects.filter(officer=request.user).first()
    if guide is None:
        guide = Guide.objects.create(officer=request.user, begun=_last_entry())
    if guide.closed:
        return None
    _tick(guide, request)
    proposal = Proposal.objects.filter(state=Proposal.State.OPEN, kind="act").order_by("report_id").only("report_id").first()
    case = Case.objects.order_by("pk").only("key").first()
    return Path(guide, proposal.report_id if proposal else None, case.key if case else "")


def close(officer: Any) -> None:
    Guide.objects.filter(officer=officer).update(closed=True)


def begin_again(officer: Any) -> None:
    """The panel comes back; what was ticked is to be done anew."""
    Guide.objects.filter(officer=officer).delete()


def _tick(guide: Guide, request: Any) -> None:
    before = (guide.opened, guide.accepted, guide.seen)
    page = getattr(request.resolver_match, "url_name", "")
    guide.opened = guide.opened or page == "report"
    if not guide.accepted:
        mine = Entry.objects.filter(number__gt=guide.begun, action__in=_DECISIONS, officer=request.user.signature)
        guide.accepted = mine.exists()
    guide.seen = guide.seen or (guide.accepted and page in _LETTER)
    if before != (guide.opened, guide.accepted, guide.seen):
        guide.save()


def _last_entry() -> int:
    return Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0
