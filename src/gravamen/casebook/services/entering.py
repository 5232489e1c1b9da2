"""How what was decided becomes rows: acts with those involved, persons and organisations by their names, verified values.

In: a checked content and the report it comes from. Out: rows, saved through the change they belong to.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import models, transaction

from gravamen.casebook import contents, name_index, offices, queries
from gravamen.casebook.audit import drop_anchor
from gravamen.casebook.changes import Change
from gravamen.casebook.errors import BadValue, NoSuchThing
from gravamen.casebook.house import House
from gravamen.casebook.models import (
    Act,
    Affiliation,
    Case,
    Circumstance,
    Citation,
    Entry,
    Intervention,
    Involvement,
    Name,
    Organisation,
    Passage,
    Person,
    Report,
    Value,
)
from gravamen.casebook.roles import Role
from gravamen.casebook.rows import decided_of, name_row, proposed_of
from gravamen.edtf import parse
from gravamen.said import said
from gravamen.standards.offices import is_office
from gravamen.terms import OrganisationKind

Clock = Callable[[], datetime.datetime]
Content = Mapping[str, Any]


class Entering:
    """The part of the services that makes rows of a content; `Record` opens and closes the changes."""

    def __init__(self, house: House, officer: str, clock: Clock, role: Role = Role.ADMINISTRATOR) -> None:
        self._house = house
        self._officer = officer
        self._clock = clock
        self._role = role

    @property
    def _verifies(self) -> bool:
        return self._role.may("verify")

    @contextmanager
    def _change(
        self, action: str, subject: Callable[[], str] | str, also: Callable[[Entry], object] | None = None
    ) -> Iterator[Change]:
        """One transaction with its entry; the anchor follows once it is on the disk. `also` belongs to the transaction.

        Raises:
            NotAllowed: the officer's role does not do that.
        """
        self._role.must(action)
        with transaction.atomic():
            change = Change()
            yield change
            said = subject if isinstance(subject, str) else subject()
            entry = change.finish(self._clock(), self._officer, action, said)
            if also is not None:
                also(entry)
        drop_anchor(self._house.anchor, self._house.keyring)

    def _enter(self, change: Change, case: Case, report: Report, kind: str, content: Content) -> int | None:
        if kind == "person":
            return self._person(change, content["name"], report, content).pk
        if kind == "organisation":
            return self._organisation(change, content["name"], report, content).pk
        if kind == "circumstance":
            return self._enter_circumstance(change, case, report, content)
        if kind == "act":
            return self._enter_act(change, case, report, content)
        return None  # a demand is read, not entered: the letter makes its own

    def _enter_act(self, change: Change, case: Case, report: Report, content: Content) -> int:
        act = Act(case=case, type=content["type"], certainty=content["certainty"], awaits=not self._verifies)
        for field in contents.TEXTS:
            setattr(act, field, content.get(field) or "")
        for field in contents.NUMBERS:
            setattr(act, field, content.get(field))
        change.save(act)
        self._verify(change, report, content, "act", {"act": act}, content["type"])
        for role in ("victim", "perpetrator"):
            self._involve(change, act, role, content.get(f"{role}s") or [], report)
        for field in contents.ACT_FIELDS:
            if content.get(field) not in (None, "", []) and field not in ("type", "certainty"):
                self._verify(change, report, content, field, {"act": act})
        return act.pk

    def _enter_circumstance(self, change: Change, case: Case, report: Report, content: Content) -> int:
        about = queries.act(contents.number("about", content["about"])) if content.get("about") else None
        person = queries.person_called(content["person"]) if content.get("person") else None
        letter = content.get("letter")
        if about is not None and person is not None:
            hit = about.involvements.filter(role=Involvement.Role.VICTIM, person__isnull=False)
            if hit.exists() and not hit.filter(person=person).exists():
                raise BadValue(
                    said("{about} was not done to {name}.", about=about, name=person.name), said("Give another act, or none.")
                )
        row = Circumstance(
            case=case,
            text=content.get("text") or "",
            date=content.get("date") or "",
            about=about,
            kind=content.get("kind") or "",
            person=person,
            place=content.get("place") or "",
            letter=queries.thing(Intervention, contents.number("letter", letter)) if letter else None,
        )
        change.save(row)
        self._verify(change, report, content, "act", {"circumstance": row}, content.get("text") or "")
        return row.pk

    def _involve(self, change: Change, act: Act, role: str, parties: Sequence[Content], report: Report) -> None:
        for party in parties:
            row = Involvement(act=act, role=role, number=party.get("number"), standing=party.get("standing") or "unknown")
            if party.get("person"):
                row.person = self._person(change, party["person"], report)
                if role == Involvement.Role.VICTIM and row.standing == Involvement.Standing.UNKNOWN:
                    row.standing = _standing(row.person, proposed_of(report, "person", party["person"]), act.date)
            elif party.get("organisation"):
                row.organisation = self._organisation(change, party["organisation"], report)
            else:
                row.group = party["group"]
            change.save(row)

    def _person(self, change: Change, name: str, report: Report, content: Content | None = None) -> Person:
        """The person of that name; a new one where nobody has it, with what the report proposes of them.

        Whom the report means was decided where its proposed name was. `content["apart"]` are persons that it is not.
        """
        decided = decided_of(report, "person", name) if content is None else None
        person = Person.objects.filter(pk=decided).first() if decided is not None else None
        person = person or queries.person_named(name, without=(content or {}).get("apart", ()))
        given = content or proposed_of(report, "person", name)
        if person is None:
            person = change.save(Person(name=name, sex=given.get("sex") or ""))
            self._name(change, name_row(name, report.language, person=person))
            self._verify(change, report, given, "name", {"person": person}, name)
        elif given.get("sex") and not person.sex:
            person.sex = given["sex"]
            change.save(person)
        role, at = given.get("role") or "", given.get("affiliation")
        if content is not None or not person.affiliations.exists():
            body = self._organisation(change, at, report) if at else None
            if (role or body) and not person.affiliations.filter(role=role, organisation=body).exists():
                since, until = given.get("since") or "", given.get("until") or ""
                held = change.save(Affiliation(person=person, organisation=body, role=role, since=since, until=until))
                if since or until:
                    self._verify(change, report, given, "since" if since else "until", {"affiliation": held})
        return person

    def _organisation(self, change: Change, name: str, report: Report, content: Content | None = None) -> Organisation:
        given = content or proposed_of(report, "organisation", name)
        acronym = given.get("acronym") or ""
        apart = (content or {}).get("apart", ())
        decided = decided_of(report, "organisation", name) if content is None else None
        body = Organisation.objects.filter(pk=decided).first() if decided is not None else None
        body = body or queries.organisation_named(name, without=apart)
        body = body or (queries.organisation_named(acronym, without=apart) if acronym else None)
        above = self._organisation(change, given["part_of"], report) if given.get("part_of") else None
        if body is None:
            kind = given.get("kind") or OrganisationKind.OTHER
            full = given.get("name") or name
            body = change.save(Organisation(name=full, acronym=acronym, kind=kind, part_of=above))
            for form in dict.fromkeys(one for one in (full, name, acronym) if one):
                self._name(change, name_row(form, report.language, organisation=body))
            self._verify(change, report, given, "name", {"organisation": body}, full)
        elif content is not None:
            self._name_again(change, Organisation, "organisation", body.pk, content, report)
            if above is not None and body.part_of_id is None:
                body.part_of = above
                change.save(body)
        return body

    @staticmethod
    def _name(change: Change, row: Name) -> None:
        """A form of a name, kept and put into the index."""
        name_index.put(change.save(row))

    def _name_again(
        self, change: Change, model: type[models.Model], noun: str, key: int, content: Content, report: Report
    ) -> None:
        row: Any = model._default_manager.filter(pk=key).first()
        if row is None:
            raise NoSuchThing(said("There is no {noun} {key}.", noun=noun, key=key), "See them: gravamen list")
        for form in dict.fromkeys(one for one in (content["name"], content.get("acronym")) if one):
            if not row.names.filter(text=form).exists():
                self._name(change, name_row(form, report.language, **{noun: row}))
        self._verify(change, report, content, "name", {noun: row}, content["name"])

    def _say_again(self, change: Change, kind: str, into: int, content: Content, report: Report) -> None:
        if kind == "person":
            self._name_again(change, Person, "person", into, content, report)
        elif kind == "organisation":
            self._name_again(change, Organisation, "organisation", into, content, report)
        elif kind == "act":
            self._tell_again(change, queries.act(into), content, report)
        else:
            raise BadValue(said("A {kind} cannot be merged.", kind=kind), said("Refuse it where the record has it already."))

    def _tell_again(self, change: Change, act: Act, content: Content, report: Report) -> None:
        self._verify(change, report, content, "act", {"act": act}, act.type)
        for field in (*contents.TEXTS, *contents.NUMBERS):
            value = content.get(field)
            if value in (None, ""):
                continue
            held = getattr(act, field)
            if held in (None, ""):
                setattr(act, field, value)
                change.save(act)
            self._verify(change, report, content, field, {"act": act}, held=str(getattr(act, field)) == str(value))
        for role in ("victim", "perpetrator"):
            if content.get(f"{role}s") and not act.involvements.filter(role=role).exists():
                self._involve(change, act, role, content[f"{role}s"], report)
                self._verify(change, report, content, f"{role}s", {"act": act})

    def _verify(
        self,
        change: Change,
        report: Report,
        content: Content,
        field: str,
        of: Mapping[str, Any],
        text: str | None = None,
        held: bool = True,
    ) -> None:
        """A verified value, with the passages that say it: the field's own, else those of the whole."""
        told = content.get(field) if text is None else text
        if isinstance(told, list):
            told = "; ".join(str(one.get("person") or one.get("organisation") or one.get("group")) for one in told)
        at = self._clock()
        value = change.save(Value(field=field, text=str(told), held=held, verified_by=self._officer, verified_on=at, **of))
        passages = content.get("passages", {})
        for start, end in passages.get(field) or passages.get("act") or passages.get("name") or ():
            change.save(Citation(value=value, passage=self._passage(change, report, start, end)))

    def _passage(self, change: Change, report: Report, start: int, end: int) -> Passage:
        known = Passage.objects.filter(report=report, start=start, end=end).first()
        if known is not None:
            return known
        quote = (report.text or "")[start:end]
        if len(quote) != end - start or not quote:
            raise BadValue(
                said("The report {report} has no characters {start} to {end}.", report=report, start=start, end=end),
                "Read it again: gravamen read",
            )
        page = next((number for number, first, last, width, _ in report.pages if first <= start < last and width), None)
        return change.save(Passage(report=report, start=start, end=end, quote=quote, page=page))


def _standing(person: Person, proposed: Content, date: str) -> str:
    """An officer of a union, where the role that the report gives them, or that the register holds of the day, is an office."""
    at = offices.held(person.affiliations.exclude(role="").order_by("pk"), parse(date) if date else None)
    role = proposed.get("role") or (at.role if at else "")
    return Involvement.Standing.OFFICER if is_office(role) else Involvement.Standing.UNKNOWN
