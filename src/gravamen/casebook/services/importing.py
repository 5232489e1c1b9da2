"""Rows of a table become rows of the record, some hundred at once: persons with their names, acts, and the cells that say them.

In: rows as `gravamen.casebook.importing` checked them, and the report that the table is. Out: one change for each batch, with
one entry in the chain. The rows are those that `accept` would make one by one; only the way to the disk is shorter.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models

from gravamen.casebook import contents, name_index, queries
from gravamen.casebook.bulk import Rows
from gravamen.casebook.changes import Change, completed, state
from gravamen.casebook.errors import ChangedMeanwhile
from gravamen.casebook.importing.rows import Row
from gravamen.casebook.models import (
    Act,
    Affiliation,
    Case,
    Citation,
    Entry,
    Involvement,
    Name,
    Organisation,
    Passage,
    Person,
    Report,
    Value,
)
from gravamen.casebook.rows import fill, script_of
from gravamen.casebook.services.resolving import Resolving
from gravamen.intake.models import Report as Received
from gravamen.names.named import Kind
from gravamen.said import said
from gravamen.terms import OrganisationKind

IMPORT = "import rows"  # the action of these changes in the chain
BATCH = 250  # rows of a change: others who write wait for it half a second, not more
BREATH = 0.1  # seconds between two batches: SQLite's other writers look for a gap that often


@dataclass(slots=True)
class Known:
    """Who bears which name, kept from batch to batch; what others entered meanwhile is looked up at the begin of each."""

    persons: dict[tuple[str, ...], int] = field(default_factory=dict)
    organisations: dict[str, int] = field(default_factory=dict)
    last: int = 0  # the number of the last name that was looked at

    def bearer(self, row: Row) -> int | None:
        """Who has one of the names of the row's person."""
        forms = (row.person["name"], *row.names) if row.person else ()
        return next((key for form in forms if (key := self.persons.get(queries.folded(form))) is not None), None)

    def body(self, name: str | None) -> int | None:
        return self.organisations.get(queries.plain(name)) if name else None

    def renew(self) -> None:
        new = Name.objects.filter(pk__gt=self.last).order_by("pk").values_list("pk", "text", "person_id", "organisation_id")
        for number, text, person, body in new.iterator(5000):
            self.last = number
            if person is not None:
                self.persons.setdefault(queries.folded(text), person)
            else:
                self.organisations.setdefault(queries.plain(text), body)


class _Batch:
    """What a batch will write."""

    def __init__(self, report: Report, officer: str, at: datetime.datetime) -> None:
        self.rows = Rows()
        self.names: dict[Kind, list[tuple[int, str]]] = {}
        self._report = report
        self._verified = {"verified_by": officer, "verified_on": at}
        self._cited: list[tuple[int, tuple[int, int]]] = []

    def name(self, kind: Kind, bearer: int, text: str) -> None:
        """A form of a name, as the table writes it."""
        columns = {f"{kind}_id": bearer, "text": text, "language": self._report.language, "script": script_of(text)}
        self.names.setdefault(kind, []).append((self.rows.add(Name, **columns), text))

    def value(self, row: Row, name: str, text: str, told: str, **of: int) -> None:
        """A value with the cells of the field `told`; what no cell of its own says, the whole row says."""
        key = self.rows.add(Value, field=name, text=text, **self._verified, **of)
        self._cited.extend((key, span) for span in dict.fromkeys(row.passages.get(told) or [row.whole]))

    def find_passages(self, rows: Sequence[Row]) -> None:
        """The passages that the values cite: those that are there, and new ones."""
        if not rows:
            return
        first, last = min(row.whole for row in rows)[0], max(row.whole[1] for row in rows)
        held = Passage.objects.filter(report=self._report, start__gte=first, end__lte=last).values_list("start", "end", "pk")
        found = {(start, end): key for start, end, key in held.iterator(5000)}
        text = self._report.text or ""
        for value, span in self._cited:
            if span not in found:
                quote = text[span[0] : span[1]]
                found[span] = self.rows.add(Passage, report_id=self._report.pk, start=span[0], end=span[1], quote=quote)
            self.rows.add(Citation, value_id=value, passage_id=found[span])


class Importing(Resolving):
    """The part of the services that enters tables."""

    def fill_in(self, report: Report, received: Received) -> None:
        """The text of a report that had to wait: read from the original that the record has."""
        with self._change("fill in", str(report)) as change:
            fill(report, received)
            change.save(report)

    def enter_rows(
        self,
        case: Case,
        report: Report,
        rows: Sequence[Row],
        *,
        known: Known | None = None,
        verified: bool = False,
        also: Callable[[Entry], object] | None = None,
    ) -> Entry:
        """Enter a batch of rows. A name that somebody in the register has, letter by letter, is theirs.

        The acts await a verifier, unless one says that they are `verified`. `known` is kept by the caller from one batch to the
        next; after a failure take a new one. `also` is called within the change, with its entry.

        Raises:
            NotAllowed.
        """
        numbers = [row.number for row in rows]
        which = f"rows {min(numbers)} to {max(numbers)}" if numbers else "no rows"
        known = known or Known()
        with self._change(IMPORT, f"{report} {which} ({case.key})", also=also) as change:
            known.renew()
            batch = _Batch(report, self._officer, self._clock())
            self._bodies(batch, rows, known)
            people = self._people(batch, rows, known, change)
            for row, person in zip(rows, people, strict=True):
                if row.act is not None:
                    _act(batch, case, row, person, known, verified and self._verifies)
            batch.find_passages(rows)
            change.save_all(batch.rows)
            for kind, names in batch.names.items():
                name_index.put_all(kind, names)
        return Entry.objects.latest("number")

    def _bodies(self, batch: _Batch, rows: Sequence[Row], known: Known) -> None:
        """New organisations that the rows name."""
        for row in rows:
            for name, field_, kind in _named(row):
                if queries.plain(name) not in known.organisations:
                    key = batch.rows.add(Organisation, name=name, kind=str(kind))
                    known.organisations[queries.plain(name)] = key
                    batch.name(Kind.ORGANISATION, key, name)
                    batch.value(row, "name", name, field_, organisation_id=key)

    def _people(self, batch: _Batch, rows: Sequence[Row], known: Known, change: Change) -> list[int | None]:
        """The number of each row's person: one whom the register has, or a new one."""
        bearers = {number for row in rows if (number := known.bearer(row)) is not None}
        ties: set[tuple[int, int | None, str]] = set(
            Affiliation.objects.filter(person__in=bearers).values_list("person_id", "organisation_id", "role")
        )
        sexless = Person.objects.filter(pk__in=bearers, sex="").in_bulk()
        found: list[int | None] = []
        for row in rows:
            if row.person is None:
                found.append(None)
                continue
            name, sex = row.person["name"], row.person["sex"] or ""
            number = known.bearer(row)
            if number is None:
                number = batch.rows.add(Person, name=name, sex=sex)
            elif sex and number in sexless:
                person = sexless.pop(number)
                person.sex = sex
                change.save(person)
            for form in dict.fromkeys((name, *row.names)):
                if queries.folded(form) not in known.persons:
                    known.persons[queries.folded(form)] = number
                    batch.name(Kind.PERSON, number, form)
            batch.value(row, "name", name, "person", person_id=number)
            body, role = known.body(row.person["affiliation"]), row.person["role"] or ""
            if (body or role) and (number, body, role) not in ties:
                ties.add((number, body, role))
                batch.rows.add(Affiliation, person_id=number, organisation_id=body, role=role)
            found.append(number)
        return found

    def _unmake(self, change: Change, noted: Iterable[Any], number: int) -> None:
        """Take back a batch: its rows go together, table by table, the last written first."""
        tables: dict[str, list[tuple[int, Any, Any]]] = {}
        for table, key, before, after in noted:
            tables.setdefault(table, []).append((key, before, after))
        for table in sorted(tables, key=lambda one: _ORDER.index(one), reverse=True):
            model = apps.get_model(table)
            rows: dict[int, models.Model] = {}
            keys = [key for key, _, _ in tables[table]]
            for first in range(0, len(keys), BATCH):
                rows.update(model._default_manager.in_bulk(keys[first : first + BATCH]))
            gone = []
            for key, before, after in tables[table]:
                row = rows.get(key)
                if row is None or state(row) != completed(table, after):
                    raise ChangedMeanwhile.since(number, table, key)
                if before is None:
                    gone.append(row)
                else:  # a person whose sex the table told
                    row.sex = before["sex"]  # type: ignore[attr-defined]
                    change.save(row)
            try:
                change.delete_all(model, gone)
            except models.ProtectedError as error:
                raise ChangedMeanwhile(
                    said("Entry {number} cannot be undone: something entered later rests on it.", number=number),
                    said("Undo that first: gravamen audit log"),
                ) from error


# Each table after those that it points to.
_ORDER = [
    model._meta.label_lower for model in (Organisation, Person, Name, Affiliation, Act, Involvement, Value, Passage, Citation)
]


def _named(row: Row) -> Iterable[tuple[str, str, str]]:
    """The organisations that a row names: the name, the field that says it, the kind it is taken for."""
    if row.person and row.person.get("affiliation"):
        yield row.person["affiliation"], "affiliation", OrganisationKind.UNION
    for role in ("victim", "perpetrator"):
        for party in (row.act or {}).get(f"{role}s", ()):
            if "organisation" in party:
                yield party["organisation"], f"{role}_organisation", OrganisationKind.OTHER


def _act(batch: _Batch, case: Case, row: Row, person: int | None, known: Known, verified: bool) -> None:
    told = row.act or {}
    columns = {name: told.get(name) or "" for name in contents.TEXTS} | {name: told.get(name) for name in contents.NUMBERS}
    act = batch.rows.add(
        Act, case_id=case.pk, type=str(told["type"]), certainty=str(told["certainty"]), awaits=not verified, **columns
    )
    batch.value(row, "act", str(told["type"]), "", act_id=act)
    for role in ("victim", "perpetrator"):
        for party in told[f"{role}s"]:
            who = {
                "person_id": person if "person" in party else None,
                "organisation_id": known.body(party.get("organisation")),
                "group": party.get("group") or "",
            }
            batch.rows.add(Involvement, act_id=act, role=role, **who)
    for name in contents.ACT_FIELDS:
        value = told.get(name)
        if value in (None, "", []) or name in ("type", "certainty"):
            continue
        if isinstance(value, list):
            value = "; ".join(next(iter(one.values())) for one in value)
        batch.value(row, name, str(value), name, act_id=act)
