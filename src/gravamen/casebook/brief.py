"""From the record to the brief of a letter: verified acts with who verified them, and all that they rest on.

In: a case of the record and the letter's day. Out: `gravamen.drafting.facts.Brief`. Nothing is written here.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from gravamen.casebook.consents import shown_of
from gravamen.casebook.models import (
    Act,
    Affiliation,
    Case,
    Circumstance,
    Citation,
    Involvement,
    Name,
    Organisation,
    Particular,
    Person,
    Profile,
    Qualified,
    Receipt,
    Report,
    Value,
    Wording,
)
from gravamen.casebook.queries import organisation_named, person_named
from gravamen.drafting import facts
from gravamen.drafting.gathering import addressee, standards
from gravamen.drafting.redaction import redacted
from gravamen.edtf import parse
from gravamen.followup.terms import with_terms
from gravamen.reading.told_day import told_day
from gravamen.terms import ActType, Certainty, CircumstanceKind, OrganisationKind, Use
from gravamen.text import Passage

Wordings = Callable[[tuple[str, int]], tuple[facts.Wording, ...]]  # of ("act", 3)


def profile() -> facts.Profile:
    """Who writes, as the record has it; a blank to be filled in where nobody said so yet."""
    row = Profile.objects.first()
    if row is None:
        return facts.Profile("[name of the organization]")
    said: Any = {name: tuple(value) if isinstance(value, list) else value for name, value in row.content.items()}
    return facts.Profile(**said)


def brief(case: Case, written_on: datetime.date, *, email: str | None = None, use: Use | None = Use.ILO) -> facts.Brief:
    """All that a letter on the case is written from, on its day, with each person as far as they agreed to for the use.

    Without a use it is for the house: nobody is hidden.
    """
    teller = cache(_told_by)
    rows = case.acts.order_by("pk").prefetch_related(_values(), _involved(), _answers())
    worded = _worded(case)
    spoken = dict(Report.objects.filter(receipts__case=case).values_list("pk", "language"))
    acts = [_with_day(_act(one, teller, worded), spoken) for one in rows]
    circumstances = [_circumstance(one, worded) for one in case.circumstances.order_by("pk").prefetch_related(_values())]
    cited = {one.source for act in acts for one in act.evidence}
    cited |= {one.evidence.source for act in acts for one in act.differing}
    cited |= {one.source for told in circumstances for one in told.evidence}
    reports = list(_reports(case))
    unread = set(Report.objects.filter(receipts__case=case, text__isnull=True).values_list("pk", flat=True))
    involved = Involvement.objects.filter(act__case=case)
    told_of = Person.objects.filter(circumstances__case=case)
    writes = profile()
    tellers = [act.told_by for act in acts if act.told_by]
    told_persons = [int(one.person[1:]) for one in tellers if one.person]
    told_bodies = [int(one.organisation[1:]) for one in tellers if one.organisation]
    persons = (
        Person.objects.filter(Q(involvements__in=involved) | Q(pk__in=told_persons) | Q(pk__in=told_of))
        .distinct()
        .order_by("pk")
        .prefetch_related(Prefetch("names", Name.objects.order_by("pk")), _affiliations())
    )
    named = Organisation.objects.filter(Q(involvements__in=involved) | Q(pk__in=told_bodies)).select_related("part_of")
    bodies = {one.pk: one for one in named}
    for person in persons:
        bodies.update({at.organisation.pk: at.organisation for at in person.affiliations.all() if at.organisation})
    for body in list(bodies.values()):
        if body.part_of is not None:
            bodies.setdefault(body.part_of.pk, body.part_of)
    other = _names_in_languages(bodies.values())
    offices = _offices(case)
    chosen = addressee(written_on)
    whole = facts.Brief(
        country=case.country,
        written_on=written_on,
        profile=writes,
        addressee=facts.Addressee(chosen.name, chosen.role, chosen.body, chosen.salutation, email, chosen.source),
        acts=tuple(acts),
        sources=tuple(_source(one, worded) for one in reports if str(one) in cited),
        persons=tuple(_person(one, worded, offices.get(one.pk, ""), written_on) for one in persons),
        organisations=tuple(
            _organisation(bodies[key], writes, (*worded(("organisation", key)), *other.get(key, ()))) for key in sorted(bodies)
        ),
        circumstances=tuple(circumstances),
        standards=standards(acts, case.country, written_on, _decided(case)),
        status="verified" if all(one.verified_by for one in acts) else "proposed",
        waiting=tuple(f"{one.title} ({one.waiting})" for one in reports if one.pk in unread and one.waiting),
        wordings=tuple(one for row in Profile.objects.all() for one in worded(("profile", row.pk))),
    )
    whole = with_terms(whole)
    if use is None:
        return whole
    return redacted(whole, {str(one): how for one, how in shown_of(case, use, written_on).items()})


def _values() -> Prefetch[str]:
    cited = Citation.objects.order_by("pk").select_related("passage")
    return Prefetch("values", Value.objects.order_by("pk").prefetch_related(Prefetch("citations", cited)))


def _involved() -> Prefetch[str]:
    return Prefetch("involvements", Involvement.objects.order_by("pk").select_related("person", "organisation"))


def _answers() -> Prefetch[str]:
    return Prefetch("particulars", Particular.objects.order_by("pk"))


def _decided(case: Case) -> dict[tuple[str, str], bool]:
    """Whether a letter may cite an article for an act, where an officer has decided on it."""
    rows = Qualified.objects.filter(act__case=case, kind="article").values_list("act_id", "of", "decision")
    return {(f"A{act}", of): decision != Qualified.Decision.REFUSED for act, of, decision in rows}


def _affiliations() -> Prefetch[str]:
    return Prefetch("affiliations", Affiliation.objects.order_by("pk").select_related("organisation__part_of"))


def _reports(case: Case) -> QuerySet[Report]:
    """The reports of the case without their texts, each with how it came."""
    came = Prefetch("receipts", Receipt.objects.filter(case=case).order_by("received", "pk"))
    return Report.objects.filter(receipts__case=case).distinct().order_by("pk").defer("text", "places").prefetch_related(came)


def _act(one: Act, teller: Callable[[str], facts.Party], worded: Wordings) -> facts.Act:
    values = list(one.values.all())
    told = [value for value in values if value.field == "act"]
    last = max(values, key=lambda value: value.verified_on)
    return facts.Act(
        id=str(one),
        type=ActType(one.type),
        evidence=_evidence(told),
        certainty=Certainty(one.certainty),
        date=parse(one.date) if one.date else None,
        victims=_parties(one, "victim"),
        victim_count=one.victim_count,
        perpetrators=_parties(one, "perpetrator"),
        place=one.place or None,
        legal_basis=one.legal_basis or None,
        penalty=one.penalty or None,
        penalty_days=one.penalty_days,
        object=one.object or None,
        ground=one.ground or None,
        told_by=teller(one.told_by) if one.told_by else None,
        occasion=f"E{one.event_id}" if one.event_id else None,
        verified_by=None if one.awaits else last.verified_by,
        verified_on=None if one.awaits else last.verified_on.date(),
        differing=tuple(
            facts.Differing(value.field, value.text, evidence)
            for value in values
            if not value.held
            for evidence in _evidence([value])[:1]
        ),
        wordings=worded(("act", one.pk)),
        answered=tuple(dict.fromkeys(row.question for row in one.particulars.all())),
    )


def _with_day(act: facts.Act, spoken: Mapping[int, str]) -> facts.Act:
    """The act with the day that its passages tell without a year, where it has no date."""
    if act.date is not None:
        return act
    told = {told_day(one.quote, spoken.get(int(one.source[1:]), "")) for one in act.evidence} - {None}
    return replace(act, told_day=told.pop()) if len(told) == 1 else act


def _circumstance(one: Circumstance, worded: Wordings) -> facts.Circumstance:
    values = list(one.values.all())
    return facts.Circumstance(
        id=str(one),
        evidence=_evidence(values),
        text=one.text or None,
        date=parse(one.date) if one.date else None,
        about=(f"A{one.about_id}",) if one.about_id else (),
        verified_by=values[-1].verified_by if values else None,
        kind=CircumstanceKind(one.kind) if one.kind else None,
        person=f"P{one.person_id}" if one.person_id else None,
        place=one.place or None,
        letter=f"I{one.letter_id}" if one.letter_id else None,
        wordings=worded(("circumstance", one.pk)),
    )


def _worded(case: Case) -> Wordings:
    """What persons worded of each entry that the case may name, the latest first."""
    found: dict[tuple[str, int], list[facts.Wording]] = {}
    of_case = Q(act__case=case) | Q(circumstance__case=case) | Q(act=None, circumstance=None)
    for row in Wording.objects.filter(of_case).order_by("-pk"):
        for column in ("act", "circumstance", "person", "organisation", "report", "profile"):
            if (key := getattr(row, f"{column}_id")) is not None:
                found.setdefault((column, key), []).append(facts.Wording(row.field, row.language, row.text, row.of))
    return lambda entry: tuple(found.get(entry, ()))


def _evidence(values: Iterable[Value]) -> tuple[facts.Evidence, ...]:
    found: dict[facts.Evidence, None] = {}
    for value in values:
        for citation in value.citations.all():
            at = citation.passage
            found[facts.Evidence(f"R{at.report_id}", Passage(at.start, at.end), at.quote, at.page)] = None
    return tuple(found)


def _parties(act: Act, role: str) -> tuple[facts.Party, ...]:
    return tuple(
        facts.Party(
            person=str(one.person) if one.person else None,
            organisation=str(one.organisation) if one.organisation else None,
            group=one.group or None,
            number=one.number,
        )
        for one in act.involvements.all()
        if one.role == role
    )


def _told_by(words: str) -> facts.Party:
    if (person := person_named(words)) is not None:
        return facts.Party(person=str(person))
    if (body := organisation_named(words)) is not None:
        return facts.Party(organisation=str(body))
    return facts.Party(group=words)


def _offices(case: Case) -> dict[int, str]:
    """The office that a person held at the time, where somebody answered that; of several acts the last that was told."""
    rows = Particular.objects.filter(act__case=case, question="office", person__isnull=False).exclude(text="").order_by("pk")
    return {person: text for person, text in rows.values_list("person_id", "text") if person is not None}


def _person(one: Person, worded: Wordings, office: str, written_on: datetime.date) -> facts.Person:
    rows = list(one.affiliations.all())
    at = rows[0] if rows else None
    dated = any(row.since or row.until for row in rows)
    person = facts.Person(
        id=str(one),
        name=one.name,
        other_names=tuple(name.text for name in one.names.all() if name.text != one.name),
        role=((at.role if at else "") or office) or None,
        affiliation=f"O{at.organisation_id}" if at and at.organisation_id else None,
        sex="female" if one.sex == "female" else "male" if one.sex == "male" else None,
        wordings=worded(("person", one.pk)),
        offices=tuple(_office(row) for row in rows) if dated else (),
    )
    return person.on(None, written_on)


def _office(row: Affiliation) -> facts.Office:
    return facts.Office(
        row.role or None,
        f"O{row.organisation_id}" if row.organisation_id else None,
        parse(row.since) if row.since else None,
        parse(row.until) if row.until else None,
    )


def _organisation(one: Organisation, writes: facts.Profile, wordings: tuple[facts.Wording, ...]) -> facts.Organisation:
    return facts.Organisation(
        id=str(one),
        name=one.name,
        acronym=one.acronym or None,
        kind=OrganisationKind(one.kind),
        part_of=f"O{one.part_of_id}" if one.part_of_id else None,
        affiliate=bool({one.name, one.acronym} & set(writes.affiliates)),
        wordings=wordings,
    )


def _source(one: Report, worded: Wordings) -> facts.Source:
    receipt = next(iter(one.receipts.all()), None)
    sized = one.pages and one.pages[0][3]
    return facts.Source(
        id=str(one),
        title=one.title,
        sha256=one.sha256,
        media_type=one.media_type,
        received=receipt.received if receipt else None,
        language=one.language or None,
        pages=len(one.pages) if sized else 1,
        wordings=worded(("report", one.pk)),
    )


def _names_in_languages(bodies: Iterable[Organisation]) -> dict[int, tuple[facts.Wording, ...]]:
    """The longest name that reports in each language give an organisation, where it is not the one that letters use."""
    used = {one.pk: one for one in bodies}
    longest: dict[tuple[int, str], str] = {}
    for name in Name.objects.filter(organisation__in=used).exclude(language="").order_by("pk"):
        body = used[name.organisation_id or 0]
        key = (body.pk, name.language)
        if name.text not in (body.name, body.acronym) and len(name.text) > len(longest.get(key, "")):
            longest[key] = name.text
    found: dict[int, tuple[facts.Wording, ...]] = {}
    for (number, language), text in longest.items():
        found[number] = (*found.get(number, ()), facts.Wording("name", language, text, used[number].name))
    return found
