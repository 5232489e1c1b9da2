"""Proposals as cards: what each says, where the report says it, who decided it and what it became.

In: proposals of a report. Out: values for a template; a handful of queries, however many cards there are.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext, pgettext

from gravamen.casebook import decisions
from gravamen.casebook.contents import PARTIES
from gravamen.casebook.models import Act, Organisation, Person, Proposal, Report
from gravamen.casebook.services.reviewing import ADDED
from gravamen.desk import words
from gravamen.desk.pages.reading_room.document import style

FIELDS = {
    "act": (
        "victims",
        "perpetrators",
        "date",
        "place",
        "victim_count",
        "penalty",
        "penalty_days",
        "legal_basis",
        "object",
        "ground",
        "told_by",
        "certainty",
    ),
    "person": ("role", "affiliation", "since", "until", "sex"),
    "organisation": ("acronym", "kind", "part_of"),
    "circumstance": ("date", "text"),
    "demand": (),
}
_LABELLED = ("certainty", "sex")  # their values are terms
_FIRST = ("person", "organisation")  # decided before the acts that name them


@dataclass(frozen=True, slots=True)
class Party:
    """Who an act names, and what was decided of that name in this report: the entry it is, or that it is none."""

    name: str
    sign: str = ""
    address: str = ""
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A value with the passages that say it, as "start-end start-end" in characters."""

    name: str
    value: str
    at: str = ""
    parties: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One proposal. `became` is the address of what it became, `entry` the change that decided it, 0 where none is known."""

    proposal: Any
    title: str
    style: str
    fields: tuple[Field, ...]
    at: str
    likely: str
    became: str = ""
    became_name: str = ""
    entry: int = 0
    by: str = ""
    on: datetime.datetime | None = None

    @property
    def key(self) -> str:
        return str(self.proposal.pk)

    @property
    def quote(self) -> str:
        """The report's words, without the breaks of its lines and pages."""
        return " ".join(self.proposal.quote.split())

    @property
    def is_open(self) -> bool:
        return bool(self.proposal.state == Proposal.State.OPEN)

    @property
    def added(self) -> bool:
        return bool(self.proposal.rule == ADDED)


class Place(NamedTuple):
    """A proposal's number, and what its place in the list follows from: all that a list of thousands needs."""

    pk: int
    kind: str
    state: str
    start: int
    end: int


def in_order(report: Report) -> list[Place]:
    """All proposals of a report: names before acts, each in the order of the text."""
    found = Proposal.objects.filter(report=report).values_list(*Place._fields)
    return sorted(map(Place._make, found), key=lambda one: (one.kind not in _FIRST, one.start, one.end, one.pk))


def cards(numbers: Sequence[int]) -> list[Card]:
    """The cards of the proposals of these numbers, in their order."""
    whole = Proposal.objects.in_bulk(numbers)
    proposals = [whole[number] for number in numbers if number in whole]
    said = decisions.all_said(one.decided_in for one in proposals)
    names = _names(proposals)
    known = _known(proposals)
    made = []
    for one in proposals:
        by = said.get(one.decided_in or 0)
        made.append(
            Card(
                one,
                _title(one),
                style(one.kind, one.content),
                tuple(_fields(one, known)),
                _at(one.content.get("passages", {}).get("name" if one.kind in _FIRST else "act") or [[one.start, one.end]]),
                likely(one.probability),
                *_became(one, names),
                entry=by.number if by else 0,
                by=by.officer.partition(" <")[0] if by else "",
                on=by.at if by else None,
            )
        )
    return made


def likely(probability: float | None) -> str:
    """How likely a proposal is right, in words: of those said to be likely at 70 %, 70 in 100 are."""
    if probability is None:
        return ""
    if probability >= 0.9:
        return pgettext("a proposal is", "almost surely right")
    if probability >= 0.75:
        return pgettext("a proposal is", "very likely right")
    if probability >= 0.6:
        return pgettext("a proposal is", "likely right")
    if probability >= 0.4:
        return pgettext("a proposal is", "as likely wrong as right")
    return pgettext("a proposal is", "likely wrong")


def party(one: Mapping[str, Any]) -> str:
    """A victim or perpetrator as people write them: a name, "200 workers"."""
    name = str(one.get("person") or one.get("organisation") or one.get("group") or "")
    number = one.get("number")
    return f"{number} {name}" if number and one.get("group") and str(number) not in name else name


def _title(one: Proposal) -> str:
    if one.kind == "act":
        return words.label(one.content["type"])
    if one.kind in _FIRST:
        return str(one.content["name"])
    return words.label(one.kind)


def naming(report: Report, changed: Iterable[int], among: Iterable[int]) -> set[int]:
    """The acts among these that name a person or an organisation whose proposal changed."""
    names: set[str] = set()
    for content in Proposal.objects.filter(pk__in=list(changed), report=report, kind__in=_FIRST).values_list(
        "content", flat=True
    ):
        names |= {content["name"], content.get("acronym") or content["name"]}
    if not names:
        return set()
    acts = Proposal.objects.filter(pk__in=list(among), report=report, kind=Proposal.Kind.ACT).values_list("pk", "content")
    return {number for number, content in acts if names & {_who(one) for role in PARTIES for one in content.get(role) or ()}}


def _who(one: Mapping[str, Any]) -> str:
    return str(one.get("person") or one.get("organisation") or "")


def _known(proposals: Sequence[Proposal]) -> dict[str, Party]:
    """What was decided of the names of a report; one query, where there is an act to show."""
    report = next((one.report_id for one in proposals if one.kind == Proposal.Kind.ACT), None)
    if report is None:
        return {}
    decided = Proposal.objects.filter(report=report, kind__in=_FIRST).exclude(state=Proposal.State.OPEN)
    found: dict[str, Party] = {}
    for kind, content, became in decided.order_by("-pk").values_list("kind", "content", "became"):
        for name in (content["name"], content.get("acronym")):
            if name and became is not None:
                found[name] = Party(name, f"{kind[0].upper()}{became}", reverse(kind, args=[became]))
            elif name:
                found.setdefault(name, Party(name, refused=True))
    return found


def _fields(one: Proposal, known: Mapping[str, Party]) -> Iterable[Field]:
    passages = one.content.get("passages", {})
    for name in FIELDS[one.kind]:
        value = one.content.get(name)
        if value in (None, "", []) or (name == "certainty" and value == "stated"):
            continue
        parties: tuple[Party, ...] = ()
        if isinstance(value, list):
            shown = "; ".join(party(each) for each in value)
            parties = tuple(known.get(_who(each)) or Party(party(each)) for each in value)
        elif name == "date":
            shown = words.date(value)
        elif name == "kind":
            shown = words.organisation_kind(value)
        elif name in _LABELLED:
            shown = words.label(value)
        else:
            shown = str(value)
        yield Field(name, shown, _at(passages.get(name) or ()), parties)


def _at(passages: Iterable[Sequence[int]]) -> str:
    return " ".join(f"{start}-{end}" for start, end in passages)


def _names(proposals: Sequence[Proposal]) -> dict[tuple[str, int], str]:
    """The names of the entries that proposals became; two queries."""
    found: dict[tuple[str, int], str] = {}
    for kind, model in (("person", Person), ("organisation", Organisation)):
        numbers = {one.became for one in proposals if one.kind == kind and one.became is not None}
        if numbers:
            for number, name in model._default_manager.filter(pk__in=numbers).values_list("pk", "name"):
                found[(kind, number)] = name
    numbers = {one.became for one in proposals if one.kind == "act" and one.became is not None}
    if numbers:
        for number, type_ in Act.objects.filter(pk__in=numbers).values_list("pk", "type"):
            found[("act", number)] = words.label(type_)
    return found


def _became(one: Proposal, names: Mapping[tuple[str, int], str]) -> tuple[str, str]:
    name = names.get((one.kind, one.became or 0), "")
    if one.became is None or not name:
        return "", gettext("in the record") if one.became is not None else ""
    return reverse(one.kind, args=[one.became]), name
