"""What is known of persons and organisations besides the acts: which name letters use, sex, what they were where and when.

In: numbers of entries and what an officer knows, with the words of a report that say it or with who said it. Out: rows, each
call one change that can be undone.
"""

from __future__ import annotations

from gravamen.casebook import contents, queries
from gravamen.casebook.changes import Change
from gravamen.casebook.errors import BadValue
from gravamen.casebook.models import Affiliation, Citation, Organisation, Person, Report, Value, Wording
from gravamen.casebook.rows import name_row
from gravamen.casebook.services.entering import Entering
from gravamen.casebook.services.wording import LANGUAGE
from gravamen.edtf import parse
from gravamen.errors import BadDate
from gravamen.names.named import Kind
from gravamen.said import said

FIELD = "affiliation"  # of the value that says who verified it, and which passages say it


class Knowing(Entering):
    """The part of the services that keeps what is known of persons and organisations."""

    def rename(self, kind: Kind, number: int, name: str, *, language: str = "") -> None:
        """Say by which name letters call an entry: all letters, or those in one language. A form that it lacks is added.

        In a language an empty name lets letters use the one of all again.

        Raises:
            NoSuchThing: there is no such entry.
            BadValue: the name is empty, or the language no code.
        """
        row = queries.entry(kind, number)
        name = " ".join(name.split())
        if not name and not language:
            raise BadValue(said("A name cannot be empty."), said("Choose one of the names, or write another."))
        if language and not LANGUAGE.fullmatch(language):
            raise BadValue(
                said("“{language}” is no language's code.", language=language), said("Write it as in BCP 47: fr, es, pt-BR.")
            )
        with self._change("rename", f"{row}: {name or row.name}" + (f" in {language}" if language else "")) as change:
            if name and not row.names.filter(text=name).exists():
                self._name(change, name_row(name, language, **{str(kind): row}))
            if language:
                self._called(change, kind, row, name, language)
                return
            for wording in Wording.objects.filter(**{str(kind): row}, field="name", of=row.name):
                wording.of = name  # what was chosen for a language stays chosen
                change.save(wording)
            row.name = name
            change.save(row)

    @staticmethod
    def _called(change: Change, kind: Kind, row: Person | Organisation, name: str, language: str) -> None:
        known = list(Wording.objects.filter(**{str(kind): row}, field="name", language=language))
        for old in known[1:] if name else known:
            change.delete(old)
        if name:
            wording = known[0] if known else Wording(**{str(kind): row}, field="name", language=language)
            wording.of, wording.text = row.name, name
            change.save(wording)

    def set_sex(self, person: int, sex: str) -> Person:
        """Say of which sex a person is; empty: letters avoid the pronoun.

        Raises:
            NoSuchThing, BadValue.
        """
        row = queries.thing(Person, person)
        if sex and sex not in Person.Sex.values:
            raise BadValue(said("“{sex}” is no sex of the record.", sex=sex), said("Take female or male, or leave it open."))
        with self._change("sex", f"{row}: {sex or 'not known'}") as change:
            row.sex = sex
            return change.save(row)

    def affiliate(
        self,
        person: int,
        *,
        organisation: str = "",
        role: str = "",
        since: str = "",
        until: str = "",
        told_by: str = "",
        report: Report | None = None,
        quote: str = "",
        number: int | None = None,
    ) -> Affiliation:
        """Enter what a person is or was in an organisation, or with `number` correct what is entered.

        `organisation` is a number ("O3") or a name of the register. `report` and `quote` say where it stands; without them it
        is marked as said by `told_by`, or by the officer.

        Raises:
            NoSuchThing: there is no such person, organisation or affiliation.
            BadValue: it says nothing; it ends before it begins; the words are not in the report.
            BadDate.
        """
        row = queries.thing(Person, person)
        body = queries.organisation_called(organisation) if organisation.strip() else None
        role, since, until = " ".join(role.split()), since.strip(), until.strip()
        _check(role, body, since, until)
        place = _place(report, quote)
        held = queries.thing(Affiliation, number) if number is not None else Affiliation(person=row)
        if held.person_id != row.pk:
            raise BadValue(said("That is an office of P{person}.", person=held.person_id), said("Correct it on their page."))
        with self._change("affiliation", f"{row}: {_told(role, body, since, until)}") as change:
            held.organisation, held.role, held.since, held.until = body, role, since, until
            held.told_by = told_by.strip()
            change.save(held)
            for value in held.values.filter(held=True):
                value.held = False
                change.save(value)
            at, told = self._clock(), _told(role, body, since, until)
            value = Value(affiliation=held, field=FIELD, text=told, verified_by=self._officer, verified_on=at)
            change.save(value)
            if place is not None:
                change.save(Citation(value=value, passage=self._passage(change, *place)))
        return held

    def unaffiliate(self, number: int) -> None:
        """An affiliation was never so: it goes. One that ended gets its end by `affiliate`.

        Raises:
            NoSuchThing.
        """
        row = queries.thing(Affiliation, number)
        told = _told(row.role, row.organisation, row.since, row.until)
        with self._change("unaffiliate", f"{row.person}: {told}") as change:
            for value in row.values.all():
                for citation in value.citations.all():
                    change.delete(citation)
                change.delete(value)
            change.delete(row)


def _check(role: str, body: Organisation | None, since: str, until: str) -> None:
    if not role and body is None:
        raise BadValue(said("It says neither a role nor an organisation."), said("Give one of them at least."))
    begins = parse(since) if since else None
    ends = parse(until) if until else None
    for one in (begins, ends):
        if one is not None and one.precision == "interval" and "/" in one.text and ".." in one.text:
            raise BadDate(
                said("“{text}” has no end of its own.", text=one.text), said("Give since when, and until when, each as a date.")
            )
    if begins is not None and ends is not None and ends.latest < begins.earliest:
        raise BadValue(said("It ends before it begins."), said("Check both dates."))


def _place(report: Report | None, quote: str) -> tuple[Report, int, int] | None:
    if not quote.strip():
        return None
    if report is None:
        raise BadValue(said("It is not said in which report these words stand."), said("Choose the report."))
    return (report, *contents.find(quote, report.text or ""))


def _told(role: str, body: Organisation | None, since: str, until: str) -> str:
    what = ", ".join(one for one in (role, (body.acronym or body.name) if body else "") if one)
    return what + (f" ({since or '…'} – {until or '…'})" if since or until else "")
