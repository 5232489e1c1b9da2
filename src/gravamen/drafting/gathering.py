"""From readings straight to a brief: what a letter says before anybody has verified it.

In: reports that were read, the country, who writes, the day. Out: a `Brief` with status "proposed". The same act told by two
reports is told once, with both as its evidence.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from gravamen.drafting import facts
from gravamen.edtf import parse
from gravamen.names.romanisation import in_latin_letters
from gravamen.reading import models
from gravamen.reading.told_day import told_day
from gravamen.standards.instruments import director_general, instruments_for
from gravamen.terms import OrganisationKind
from gravamen.text import Passage, Text


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report that was taken in and read."""

    source: facts.Source
    text: Text
    reading: models.Reading


def gather(
    reports: Sequence[ReadReport], country: str, profile: facts.Profile, written_on: datetime.date, waiting: Sequence[str] = ()
) -> facts.Brief:
    """The brief of a draft that rests on proposals alone."""
    pool = _Pool()
    acts: list[facts.Act] = []
    circumstances: list[facts.Circumstance] = []
    for number, report in enumerate(reports):
        persons, bodies = pool.take(report)
        for at, one in enumerate(report.reading.acts):
            _add(acts, _act(f"a{number}-{at}", one, report, persons, bodies))
        for at, told in enumerate(report.reading.circumstances):
            date = parse(told.date.text) if told.date else None
            circumstance = facts.Circumstance(f"c{number}-{at}", (_evidence(report, told.passage),), date=date)
            _add_circumstance(circumstances, circumstance)
    return facts.Brief(
        country=country.upper(),
        written_on=written_on,
        profile=profile,
        addressee=addressee(written_on),
        acts=tuple(acts),
        sources=tuple(report.source for report in reports),
        persons=tuple(pool.persons),
        organisations=tuple(pool.bodies),
        circumstances=tuple(circumstances),
        standards=standards(acts, country, written_on),
        status="proposed",
        waiting=tuple(waiting),
    )


def addressee(written_on: datetime.date) -> facts.Addressee:
    """The Director-General on the letter's day."""
    head = director_general(written_on)
    return facts.Addressee(head.name, head.role, head.body, head.salutation)


def standards(
    acts: Sequence[facts.Act], country: str, on: datetime.date, decided: Mapping[tuple[str, str], bool] | None = None
) -> tuple[facts.Standard, ...]:
    """The instruments that the acts call in question, as the letter states them; `decided` as `instruments_for` takes it."""
    return tuple(
        facts.Standard(
            one.id,
            one.title,
            one.short,
            one.ratified_on,
            one.ratified,
            tuple(
                facts.Article(article.number, article.guarantees, article.acts, article.undecided) for article in one.articles
            ),
            one.source,
        )
        for one in instruments_for([(act.id, act.type) for act in acts], country, on, decided=decided)
    )


class _Pool:
    """Persons and organisations of all reports, one entry for each name."""

    def __init__(self) -> None:
        self.persons: list[facts.Person] = []
        self.bodies: list[facts.Organisation] = []

    def take(self, report: ReadReport) -> tuple[list[str], list[str]]:
        """The ids of a report's persons and organisations, in the order of its lists."""
        bodies = [self._body(one) for one in report.reading.organisations]
        by_name = {
            name: id
            for one, id in zip(report.reading.organisations, bodies, strict=True)
            for name in (one.name, one.acronym)
            if name
        }
        persons = [self._person(one, by_name, report.reading.language) for one in report.reading.persons]
        return persons, bodies

    def _body(self, one: models.Organisation) -> str:
        for at, known in enumerate(self.bodies):
            same_acronym = one.acronym is not None and one.acronym in (known.acronym, known.name)
            if one.name.casefold() == known.name.casefold() or same_acronym or one.name == known.acronym:
                if len(one.name) > len(known.name):
                    self.bodies[at] = replace(known, name=one.name)
                if known.acronym is None and one.acronym is not None:
                    self.bodies[at] = replace(self.bodies[at], acronym=one.acronym)
                if known.kind is OrganisationKind.OTHER:
                    self.bodies[at] = replace(self.bodies[at], kind=one.kind)
                return known.id
        acronym = one.acronym if one.acronym != one.name else None
        body = facts.Organisation(f"o{len(self.bodies) + 1}", one.name, acronym, one.kind)
        self.bodies.append(body)
        return body.id

    def _person(self, one: models.Person, bodies: dict[str, str], language: str) -> str:
        words = set(one.name.casefold().split())
        role = one.role.text if one.role else None
        for at, known in enumerate(self.persons):
            theirs = set((known.other_names or (known.name,))[0].casefold().split())
            if words == theirs or (min(len(words), len(theirs)) > 1 and (words < theirs or theirs < words)):
                if known.role is None and role:
                    self.persons[at] = replace(known, role=role)
                return known.id
        affiliation = bodies.get(one.affiliation.text) if one.affiliation else None
        sex: Literal["female", "male"] | None = None if one.female is None else "female" if one.female else "male"
        name = in_latin_letters(one.name, language)
        written = (one.name,) if name != one.name else ()
        person = facts.Person(f"p{len(self.persons) + 1}", name, written, role, affiliation, sex)
        self.persons.append(person)
        return person.id


def _evidence(report: ReadReport, passage: Passage) -> facts.Evidence:
    page = report.text.page_at(passage.start)
    return facts.Evidence(report.source.id, passage, report.text.quote(passage), page.number if page.width else None)


def _party(one: models.Party, persons: list[str], bodies: list[str]) -> facts.Party:
    if one.person is not None:
        return facts.Party(person=persons[one.person])
    if one.organisation is not None:
        return facts.Party(organisation=bodies[one.organisation])
    return facts.Party(group=one.text, number=one.number)


def _act(id: str, one: models.Act, report: ReadReport, persons: list[str], bodies: list[str]) -> facts.Act:
    return facts.Act(
        id=id,
        type=one.type,
        evidence=(_evidence(report, one.passage),),
        certainty=one.certainty,
        date=parse(one.date.text) if one.date else None,
        victims=tuple(_party(party, persons, bodies) for party in one.victims),
        victim_count=one.victim_count,
        perpetrators=tuple(_party(party, persons, bodies) for party in one.perpetrators),
        place=one.place.text if one.place else None,
        legal_basis=one.legal_basis.text if one.legal_basis else None,
        penalty=one.penalty.text if one.penalty else None,
        penalty_days=one.penalty_days,
        object=one.object.text if one.object else None,
        ground=one.ground.text if one.ground else None,
        told_by=_party(one.told_by, persons, bodies) if one.told_by else None,
        told_day=None if one.date else told_day(report.text.quote(one.passage), report.reading.language),
    )


def _add(acts: list[facts.Act], one: facts.Act) -> None:
    """Add an act, or its evidence to the one that was told already: by another report, or by the same of more people."""
    for at, known in enumerate(acts):
        if known.type is not one.type:
            continue
        of_one_report = known.evidence[0].source == one.evidence[0].source
        if of_one_report and _told_of_some(known, one):
            fuller, other = (known, one) if len(known.victims) > len(one.victims) else (one, known)
            acts[at] = replace(fuller, id=known.id, evidence=(*fuller.evidence, *other.evidence))
            return
        if _told_again(known, one) if of_one_report else _same(known, one):
            acts[at] = replace(
                known,
                evidence=(*known.evidence, *one.evidence),
                date=known.date or one.date,
                told_day=None if known.date or one.date else known.told_day or one.told_day,
                perpetrators=known.perpetrators or one.perpetrators,
                place=known.place or one.place,
                penalty=known.penalty or one.penalty,
                penalty_days=known.penalty_days or one.penalty_days,
                object=known.object or one.object,
                legal_basis=known.legal_basis or one.legal_basis,
            )
            return
    acts.append(one)


def _same_day(known: facts.Act, one: facts.Act) -> bool:
    return known.date is None or one.date is None or known.date.may_be(one.date)


def _same(known: facts.Act, one: facts.Act) -> bool:
    """Whether another report tells the same act."""
    nobody = not known.victims and not one.victims
    same_law = nobody and known.legal_basis and known.legal_basis == one.legal_basis
    same_thing = nobody and known.object and known.object == one.object
    return _same_day(known, one) and bool(set(known.victims) & set(one.victims) or same_law or same_thing)


def _told_again(known: facts.Act, one: facts.Act) -> bool:
    """Whether a report tells an act of the same named people again, and nothing in it differs."""
    return set(known.victims) == set(one.victims) and _named(known) and _alike(known, one)


def _told_of_some(known: facts.Act, one: facts.Act) -> bool:
    """Whether a report tells an act again of some whom it names: "A, B and C were arrested. A was arrested at home"."""
    fewer, more = sorted((known, one), key=lambda act: len(act.victims))
    return set(fewer.victims) < set(more.victims) and _named(fewer) and _alike(known, one)


def _named(act: facts.Act) -> bool:
    return bool(act.victims) and all(party.group is None for party in act.victims)


def _alike(known: facts.Act, one: facts.Act) -> bool:
    told = ((known.penalty, one.penalty), (known.legal_basis, one.legal_basis), (known.object, one.object))
    return _same_day(known, one) and all(not left or not right or left == right for left, right in told)


def _add_circumstance(circumstances: list[facts.Circumstance], one: facts.Circumstance) -> None:
    """Add a circumstance, or its evidence to the one that says the same; the fuller quotation stands first."""
    words = _bare(one.evidence[0].quote)
    for at, known in enumerate(circumstances):
        others = _bare(known.evidence[0].quote)
        if words.startswith(others) or others.startswith(words):
            evidence = (*known.evidence, *one.evidence)
            fuller = sorted(evidence, key=lambda item: -len(item.quote))
            circumstances[at] = replace(known, evidence=tuple(fuller), date=known.date or one.date)
            return
    circumstances.append(one)


def _bare(quote: str) -> str:
    return "".join(letter for letter in quote.casefold() if letter.isalnum())
