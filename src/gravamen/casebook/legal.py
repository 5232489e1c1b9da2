"""A case as the law looks at it: from the rows of the record to the facts that `gravamen.standards` is asked about.

In: a case, a day, who writes. Out: `CaseFacts`. Nothing here writes. What the record has no place for (a warrant, a lawyer, a
complaint lodged at home) is looked for in the words of reports about an act; what is not found there is a gap.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from gravamen.casebook.models import Act, Case, Circumstance, Involvement, Organisation, Profile, Value
from gravamen.edtf import parse
from gravamen.standards.authors import doer_of_group, doer_of_kind
from gravamen.standards.models import ActFacts, CaseFacts, Doer, Hit, Sender, Told
from gravamen.standards.offices import is_office
from gravamen.terms import ActType, OrganisationKind


def case_facts(case: Case, on: datetime.date, sender: Sender | None = None) -> CaseFacts:
    """A case, with the words that its reports have about it."""
    acts = list(case.acts.order_by("pk").select_related("event"))
    facts = tuple(_act(one) for one in acts)
    loose = case.circumstances.filter(about=None).order_by("pk")
    return CaseFacts(
        country=case.country,
        on=on,
        acts=facts,
        sender=sender,
        affiliates_hit=_affiliates_hit(case),
        told=tuple(told for one in loose for told in _circumstance(one)),
    )


def _act(one: Act) -> ActFacts:
    involved = list(one.involvements.order_by("pk").select_related("person", "organisation"))
    doers = [party for party in involved if party.role == Involvement.Role.PERPETRATOR]
    return ActFacts(
        id=str(one),
        type=ActType(one.type),
        date=parse(one.date) if one.date else None,
        victims=tuple(_hit(party) for party in involved if party.role == Involvement.Role.VICTIM),
        victim_count=one.victim_count,
        doers=frozenset(kind for party in doers if (kind := _doer(party)) is not None),
        authors=tuple(_name(party) for party in doers),
        place=one.place or None,
        legal_basis=one.legal_basis or None,
        penalty=one.penalty or None,
        object=one.object or None,
        ground=one.ground or None,
        told=tuple(dict.fromkeys(_told(one))),
    )


def _told(act: Act) -> Iterable[Told]:
    """The words about an act: its passages, the circumstances about it, what denied a fair procedure on the same occasion."""
    yield from _passages(act.values.order_by("pk").prefetch_related("citations__passage"))
    for circumstance in act.circumstances.order_by("pk"):
        yield from _circumstance(circumstance)
    if act.event is not None:
        for beside in act.event.acts.filter(type=ActType.DENIAL_OF_DUE_PROCESS).exclude(pk=act.pk).order_by("pk"):
            yield from _passages(beside.values.order_by("pk").prefetch_related("citations__passage"))


def _circumstance(one: Circumstance) -> Iterable[Told]:
    if one.text:
        yield Told(one.text, str(one))
    yield from _passages(one.values.order_by("pk").prefetch_related("citations__passage"))


def _passages(values: Iterable[Value]) -> Iterable[Told]:
    for value in values:
        for citation in value.citations.all():
            at = citation.passage
            yield Told(at.quote, f"R{at.report_id}, p. {at.page}" if at.page else f"R{at.report_id}")


def _hit(party: Involvement) -> Hit:
    officer = {Involvement.Standing.OFFICER: True, Involvement.Standing.MEMBER: False}.get(Involvement.Standing(party.standing))
    if party.person is not None:
        at = party.person.affiliations.exclude(role="").order_by("pk").first()
        if officer is None and at is not None and is_office(at.role):
            officer = True
        return Hit(party.person.name, "person", at.role if at else None, officer, party.number)
    if party.organisation is not None:
        return Hit(party.organisation.name, "organisation", None, officer, party.number)
    return Hit(party.group, "group", None, officer, party.number)


def _doer(party: Involvement) -> Doer | None:
    if party.organisation is not None:
        return doer_of_kind(OrganisationKind(party.organisation.kind))
    return doer_of_group(party.group) if party.group else None


def _name(party: Involvement) -> str:
    return party.person.name if party.person else party.organisation.name if party.organisation else party.group


def _affiliates_hit(case: Case) -> bool | None:
    """Whether an affiliate of the house that writes was hit, or one of its members; None where the profile names none."""
    row = Profile.objects.first()
    named = set(row.content.get("affiliates", ())) if row else set()
    if not named:
        return None
    hit = Involvement.objects.filter(act__case=case, role=Involvement.Role.VICTIM)
    bodies = {*Organisation.objects.filter(involvements__in=hit)}
    bodies |= {*Organisation.objects.filter(affiliations__person__involvements__in=hit)}
    bodies |= {body.part_of for body in bodies if body.part_of is not None}
    return any({body.name, body.acronym} & named for body in bodies)
