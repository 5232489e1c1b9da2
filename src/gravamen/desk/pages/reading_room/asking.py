"""What is asked about one proposal before it is decided: who or what in the record it may be, and why it is proposed at all.

In: a proposal. Out: parts of its card. Nothing here writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext, pgettext

from gravamen.casebook import queries, similar, who
from gravamen.casebook.models import Act, Case, Organisation, Person, Proposal, Report
from gravamen.casebook.services.reviewing import ADDED
from gravamen.desk import words
from gravamen.desk.pages.reading_room import room
from gravamen.names.named import Kind, Named
from gravamen.names.reasons import explain
from gravamen.reading import explaining, read

_MOST = 5  # candidates: one for each of the keys 1 to 5
_FOUND = 8  # acts that a search offers
_LONG = 200_000  # characters: a longer report is not read a second time only to explain one act


@dataclass(frozen=True, slots=True)
class Offered:
    """An entry of the record that the proposal may be; `reasons` stand in English, `said` in the reader's language."""

    number: int
    sign: str
    name: str
    address: str
    said: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    probability: float | None = None
    likely: str = ""


def candidates(request: Any, number: int, proposal: int) -> HttpResponse:
    """Entries that it may be merged into; `q` looks for others."""
    report, one, card = room.card(number, proposal)
    case = room.case_of(request, report)
    sought = request.GET.get("q", "").strip()[:200]
    same = ""
    if one.kind == Proposal.Kind.ACT:
        offered = list(_acts(_asked(case, sought) if sought else similar.acts_like(one, case) if case else ()))
    else:
        kind = Kind(one.kind)
        found = who.proposed(one, _MOST)
        if sought:
            found = who.find(_sought(one, report, case, sought), _MOST)
        else:
            same = _same(one)
        offered = _entries(kind, found)
    context = {
        "report": report,
        "case": case,
        "card": card,
        "offered": offered,
        "sought": sought,
        "same": same,
    }
    return _part_or_page(request, "desk/reading_room/_candidates.html", context)


def why(request: Any, number: int, proposal: int) -> HttpResponse:
    """The act's sentence with the part that each stretch plays, the rule that proposes it, and what of it is not met."""
    report, one, card = room.card(number, proposal)
    act = None
    text = report.text or ""
    if one.kind == Proposal.Kind.ACT and one.rule != ADDED and len(text) <= _LONG:
        reading = read(queries.text_of(report), language=report.language or None, sent=report.dated)
        act = next((each for each in reading.acts if each.passage.start == one.start and each.reason.rule == one.rule), None)
    stretches = (
        [(text[each.passage.start : each.passage.end], each.part, _part(each.part)) for each in explaining.stretches(act)]
        if act
        else []
    )
    context = {
        "report": report,
        "card": card,
        "stretches": stretches,
        "lack": act.reason.lack if act else "",
        "number": round(100 * one.probability) if one.probability is not None else None,
    }
    return _part_or_page(request, "desk/reading_room/_why.html", context)


def _part_or_page(request: Any, template: str, context: dict[str, Any]) -> HttpResponse:
    """A part of the page; a page of its own where there is no script."""
    if request.htmx:
        return render(request, template, context)
    return render(request, "desk/reading_room/form.html", {**context, "part": template})


def _part(part: str) -> str:
    said = {
        "trigger": pgettext("part of a sentence", "what sets it off"),
        "victims": pgettext("part of a sentence", "to whom"),
        "perpetrators": pgettext("part of a sentence", "by whom"),
    }
    return said.get(part) or (words.label(part) if part else "")


def _sought(one: Proposal, report: Report, case: Case | None, name: str) -> Named:
    return Named(name, Kind(one.kind), report.language, country=case.country if case else "")


def _same(one: Proposal) -> str:
    """The entry that accepting joins, because it has this very name."""
    apart = list(one.apart.values_list("one", flat=True))
    find: Any = queries.person_named if one.kind == Proposal.Kind.PERSON else queries.organisation_named
    entry = find(one.content["name"], without=apart)
    return str(entry) if entry is not None else ""


def _entries(kind: Kind, found: list[who.Candidate]) -> list[Offered]:
    model: Any = Person if kind is Kind.PERSON else Organisation
    entries = model.objects.filter(pk__in=[one.number for one in found]).annotate(
        acts=Count("involvements__act", distinct=True)
    )
    if kind is Kind.PERSON:
        entries = entries.prefetch_related("affiliations__organisation")
    known = {entry.pk: entry for entry in entries}
    offered = []
    for one in found:
        entry = known.get(one.number)
        if entry is not None:
            offered.append(
                Offered(
                    one.number,
                    str(one),
                    entry.name,
                    reverse(str(kind), args=[one.number]),
                    tuple(_of(entry)),
                    explain(one.sought, replace(one.known)).reasons,
                    one.probability,
                    _alike(one.probability),
                )
            )
    return offered


def _of(entry: Any) -> Iterator[str]:
    """What the register says of an entry, in a few words."""
    if isinstance(entry, Person):
        for one in entry.affiliations.all()[:2]:
            yield ", ".join(part for part in (one.role, one.organisation.name if one.organisation else "") if part)
    else:
        yield words.organisation_kind(entry.kind)
    acts: int = getattr(entry, "acts", 0)
    yield ngettext("%(count)d act", "%(count)d acts", acts) % {"count": acts} if acts else gettext("no acts yet")


def _alike(probability: float) -> str:
    if probability >= 0.95:
        return pgettext("two names are one", "almost surely")
    if probability >= 0.75:
        return pgettext("two names are one", "very likely")
    if probability >= 0.5:
        return pgettext("two names are one", "likely")
    return pgettext("two names are one", "possibly")


def _asked(case: Case | None, sought: str) -> list[similar.Alike]:
    """Acts of the case by their number ("A12"), or by the name of somebody whom they were done to or who did them."""
    acts = Act.objects.filter(case=case).prefetch_related("involvements__person", "involvements__organisation")
    if match := re.fullmatch(r"[Aa]?(\d{1,9})", sought):
        acts = acts.filter(pk=int(match[1]))
    else:
        named = acts.filter(involvements__person__names__text__icontains=sought)
        acts = (named | acts.filter(involvements__organisation__names__text__icontains=sought)).distinct()
    return [similar.Alike(act, (), 0) for act in acts.order_by("-pk")[:_FOUND]]


def _acts(alike: Iterable[similar.Alike]) -> Iterator[Offered]:
    shared = {
        "type": gettext("same type"),
        "family": gettext("same kind of act"),
        "date": gettext("same date"),
        "victims": gettext("same victim"),
        "perpetrators": gettext("same perpetrator"),
        "place": gettext("same place"),
    }
    for one in alike:
        act = one.act
        involved = [row for row in act.involvements.all() if row.role == "victim"]
        names = [
            row.person.name if row.person else row.organisation.name if row.organisation else row.group for row in involved
        ]
        told = (words.date(act.date), "; ".join(names[:4]) + (" …" if len(names) > 4 else ""), act.place)
        yield Offered(
            act.pk,
            str(act),
            words.label(act.type),
            reverse("act", args=[act.pk]),
            tuple(part for part in told if part),
            tuple(shared[key] for key in one.shared),
        )
