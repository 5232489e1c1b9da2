"""A case as the law looks at it: from the rows of the record to the facts that `gravamen.standards` is asked about.

In: a case, a day, who writes. Out: `CaseFacts`, in a fixed number of queries. Nothing here writes. What nobody answered yet (a
warrant, a lawyer, a complaint lodged at home) is looked for in the words of reports about an act; what is not found there is a
gap.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping

from django.db.models import Prefetch

from gravamen.casebook.models import (
    Act,
    Affiliation,
    Case,
    Circumstance,
    Citation,
    Involvement,
    Organisation,
    Particular,
    Profile,
    Qualified,
    Value,
)
from gravamen.casebook.offices import held
from gravamen.edtf import Edtf, parse
from gravamen.standards.authors import doer_of_group, doer_of_kind
from gravamen.standards.models import ActFacts, Answer, CaseFacts, Doer, Hit, Sender, Told
from gravamen.standards.offices import is_office
from gravamen.standards.weighing import Decided
from gravamen.terms import ActType, CircumstanceKind, OrganisationKind

_FREED = (CircumstanceKind.RELEASE, CircumstanceKind.DEATH)


def case_facts(case: Case, on: datetime.date, sender: Sender | None = None, only: Collection[int] | None = None) -> CaseFacts:
    """A case, with the words that its reports have about it, and what was answered; of its acts all, or those of `only`: then
    it is not asked whether affiliates were hit."""
    rows = case.acts.order_by("pk") if only is None else case.acts.filter(pk__in=only).order_by("pk")
    acts = list(rows.prefetch_related(_values(), _involved(), _circumstances(), _answers()))
    beside: dict[int, list[Act]] = {}
    events = {one.event_id for one in acts if one.event_id is not None}
    unfair = Act.objects.filter(event__in=events, type=ActType.DENIAL_OF_DUE_PROCESS).order_by("pk")
    for one in unfair.prefetch_related(_values()) if events else ():
        beside.setdefault(one.event_id or 0, []).append(one)
    answers = tuple(_answer(row) for row in case.particulars.filter(act=None).order_by("pk").select_related("person"))
    pending = [one.answer for one in answers if one.question == "pending" and one.answer in ("yes", "no", "partly")]
    loose = case.circumstances.filter(about=None).order_by("pk").prefetch_related(_values())
    return CaseFacts(
        country=case.country,
        on=on,
        acts=tuple(_act(one, beside) for one in acts),
        sender=sender,
        affiliates_hit=affiliates_hit(case) if only is None else None,
        pending_at_home=pending[-1] != "no" if pending else None,
        pending_elsewhere=tuple(
            one.answer for one in answers if one.question == "elsewhere" and one.answer not in ("", "no", "not known")
        ),
        told=tuple(told for one in loose for told in _circumstance(one)),
        answers=answers,
    )


def decisions(acts: Collection[int]) -> dict[int, dict[tuple[str, str], Decided]]:
    """What officers decided on articles and principles, by the act's number."""
    found: dict[int, dict[tuple[str, str], Decided]] = {}
    for row in Qualified.objects.filter(act__in=acts).order_by("pk"):
        said = Decided(row.decision, row.reason, row.decided_by, row.decided_on.date().isoformat())
        found.setdefault(row.act_id, {})[row.kind, row.of] = said
    return found


def _values() -> Prefetch[str]:
    cited = Citation.objects.order_by("pk").select_related("passage")
    return Prefetch("values", Value.objects.order_by("pk").prefetch_related(Prefetch("citations", cited)))


def _involved() -> Prefetch[str]:
    held = Prefetch("person__affiliations", Affiliation.objects.exclude(role="").order_by("pk"))
    return Prefetch(
        "involvements", Involvement.objects.order_by("pk").select_related("person", "organisation").prefetch_related(held)
    )


def _circumstances() -> Prefetch[str]:
    return Prefetch("circumstances", Circumstance.objects.order_by("pk").prefetch_related(_values()))


def _answers() -> Prefetch[str]:
    return Prefetch("particulars", Particular.objects.order_by("pk").select_related("person"))


def _act(one: Act, beside: Mapping[int, Iterable[Act]]) -> ActFacts:
    involved = list(one.involvements.all())
    doers = [party for party in involved if party.role == Involvement.Role.PERPETRATOR]
    answers = tuple(_answer(row) for row in one.particulars.all())
    offices = {row.person_id: row.text for row in one.particulars.all() if row.question == "office" and row.text}
    date = parse(one.date) if one.date else None
    hit = tuple(_hit(party, offices, date) for party in involved if party.role == Involvement.Role.VICTIM)
    return ActFacts(
        id=str(one),
        type=ActType(one.type),
        date=date,
        victims=hit,
        victim_count=one.victim_count,
        doers=frozenset(kind for party in doers if (kind := _doer(party)) is not None),
        authors=tuple(_name(party) for party in doers),
        place=one.place or None,
        legal_basis=one.legal_basis or None,
        penalty=one.penalty or None,
        object=one.object or None,
        ground=one.ground or None,
        told=tuple(dict.fromkeys(_told(one, beside))),
        answers=(*answers, *_freed(one)),
    )


def _answer(row: Particular) -> Answer:
    return Answer(row.question, row.answer, row.text, row.person.name if row.person else "")


def _freed(act: Act) -> Iterable[Answer]:
    """A release or a death that is told of an act says the present state of whom it names, else of all who were hit."""
    people = {party.person_id: party.person.name for party in act.involvements.all() if party.person is not None}
    for one in act.circumstances.all():
        if one.kind in _FREED:
            yield Answer("now", "", one.kind, people.get(one.person_id, "") if one.person_id else "")


def _told(act: Act, beside: Mapping[int, Iterable[Act]]) -> Iterable[Told]:
    """The words about an act: its passages, the circumstances about it, what denied a fair procedure on the same occasion."""
    yield from _passages(act.values.all())
    for circumstance in act.circumstances.all():
        yield from _circumstance(circumstance)
    for other in beside.get(act.event_id or 0, ()):
        if other.pk != act.pk:
            yield from _passages(other.values.all())


def _circumstance(one: Circumstance) -> Iterable[Told]:
    if one.text:
        yield Told(one.text, str(one))
    yield from _passages(one.values.all())


def _passages(values: Iterable[Value]) -> Iterable[Told]:
    for value in values:
        for citation in value.citations.all():
            at = citation.passage
            yield Told(at.quote, f"R{at.report_id}, p. {at.page}" if at.page else f"R{at.report_id}")


def _hit(party: Involvement, offices: Mapping[int | None, str], date: Edtf | None) -> Hit:
    """A victim with the office told of the act, else the one of that day in the register; "" of all is told of each."""
    officer = {Involvement.Standing.OFFICER: True, Involvement.Standing.MEMBER: False}.get(Involvement.Standing(party.standing))
    if party.person is not None:
        at = held(party.person.affiliations.all(), date)
        office = offices.get(party.person_id) or offices.get(None) or (at.role if at else None)
        if officer is None and office is not None and is_office(office):
            officer = True
        return Hit(party.person.name, "person", office, officer, party.number)
    if party.organisation is not None:
        return Hit(party.organisation.name, "organisation", None, officer, party.number)
    return Hit(party.group, "group", None, officer, party.number)


def doer(kind: str | None, group: str) -> Doer | None:
    """Who did an act, by the kind of an organisation or the words of a group; None of a person, and where nobody said."""
    if kind is not None:
        return doer_of_kind(OrganisationKind(kind))
    return doer_of_group(group) if group else None


def _doer(party: Involvement) -> Doer | None:
    return doer(party.organisation.kind if party.organisation is not None else None, party.group)


def _name(party: Involvement) -> str:
    return party.person.name if party.person else party.organisation.name if party.organisation else party.group


def affiliates_hit(case: Case) -> bool | None:
    """Whether an affiliate of the house that writes was hit, or one of its members; None where the profile names none."""
    row = Profile.objects.first()
    named = set(row.content.get("affiliates", ())) if row else set()
    if not named:
        return None
    hit = Involvement.objects.filter(act__case=case, role=Involvement.Role.VICTIM)
    bodies = {*Organisation.objects.select_related("part_of").filter(involvements__in=hit)}
    bodies |= {*Organisation.objects.select_related("part_of").filter(affiliations__person__involvements__in=hit)}
    bodies |= {body.part_of for body in bodies if body.part_of is not None}
    return any({body.name, body.acronym} & named for body in bodies)
