"""One change of the record: the rows it touches, before and after, and its entry in the audit chain.

In: rows to save or delete. Out: an `Entry`, in the same transaction as the rows: both are written or none.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from functools import cache
from typing import Any, TypeVar

from django.db import connection, models

from gravamen.casebook import indexes
from gravamen.casebook.models import Entry

GENESIS = ""  # the `previous` of the first entry
_LARGE = {"casebook.report": ("text", "pages", "places")}  # noted by their hash: they stand in the row, once
_CHAIN_LOCK = 0x67726176  # any number that only we use: one writer of the chain at a time
State = dict[str, Any]
Row = TypeVar("Row", bound=models.Model)


def state(row: models.Model) -> State:
    """The row's columns as JSON values, without its key."""
    large = _LARGE.get(row._meta.label_lower, ())
    found: State = {}
    for column in row._meta.concrete_fields:
        if column.primary_key or is_derived(column):
            continue
        value = getattr(row, column.attname)
        if isinstance(value, memoryview):
            value = bytes(value)
        if column.name in large:
            written = value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode()
            value = f"sha256:{hashlib.sha256(written).hexdigest()}"
        elif isinstance(value, datetime.datetime):
            value = value.astimezone(datetime.UTC).isoformat()
        elif isinstance(value, datetime.date):
            value = value.isoformat()
        found[column.attname] = value
    return json.loads(canonical(found))  # type: ignore[no-any-return]


def completed(model: type[models.Model], said: State | None) -> State | None:
    """A row as an entry says it, with the columns that the table got since, at what the migration gave them."""
    return None if said is None else {**_fresh(model), **said}


@cache
def _fresh(model: type[models.Model]) -> State:
    return state(model())


def restored(row: models.Model, before: State) -> None:
    """Put the columns of `before` back into the row; large ones never change, and stay."""
    before = completed(type(row), before) or {}
    for column in row._meta.concrete_fields:
        if not (column.primary_key or is_derived(column)) and column.name not in _LARGE.get(row._meta.label_lower, ()):
            setattr(row, column.attname, column.to_python(before[column.attname]))


def is_derived(column: Any) -> bool:
    """Whether a column is reckoned from others of its row: the chain has those."""
    return bool(getattr(column, "derived", False))


def canonical(value: Any) -> str:
    """JSON with one form for each value: sorted keys, no blanks."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(entry: Entry) -> str:
    """What `entry.hash` must be."""
    fields = ("number", "at", "officer", "action", "subject", "changes", "previous")
    return hashlib.sha256(canonical({name: getattr(entry, name) for name in fields}).encode()).hexdigest()


class Change:
    """Rows saved and deleted through a change are noted; `finish` writes the entry. Used within one transaction."""

    def __init__(self) -> None:
        self._before: dict[tuple[str, int], State | None] = {}
        self._rows: dict[tuple[str, int], models.Model | None] = {}
        if connection.vendor == "postgresql":  # SQLite's transactions begin IMMEDIATE: they queue by themselves
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHAIN_LOCK])

    def save(self, row: Row) -> Row:
        """Write a new row, or one that was read in this transaction and changed."""
        if row._state.adding:
            row.save(force_insert=True)
            self._note(row, None)
        else:
            self._note(row, state(type(row)._default_manager.get(pk=row.pk)))
            row.save(force_update=True)
        self._rows[self._key(row)] = row
        return row

    def delete(self, row: models.Model) -> None:
        self._note(row, state(row))
        self._rows[self._key(row)] = None
        type(row)._default_manager.filter(pk=row.pk).delete()

    def finish(self, at: datetime.datetime, officer: str, action: str, subject: str) -> Entry:
        """Close the change with its entry. A change of nothing leaves an entry too: a decision was taken."""
        changes = []
        for key, before in self._before.items():
            row = self._rows[key]
            after = state(row) if row is not None else None
            if before != after:
                changes.append([*key, before, after])
        last = Entry.objects.order_by("-number").first()
        entry = Entry(
            number=last.number + 1 if last else 1,
            at=at.astimezone(datetime.UTC).isoformat(timespec="seconds"),
            officer=officer,
            action=action,
            subject=subject,
            changes=canonical(changes),
            previous=last.hash if last else GENESIS,
        )
        entry.hash = hash_of(entry)
        entry.save(force_insert=True)
        indexes.keep(entry.number, changes)
        return entry

    def _note(self, row: models.Model, before: State | None) -> None:
        self._before.setdefault(self._key(row), before)

    @staticmethod
    def _key(row: models.Model) -> tuple[str, int]:
        return row._meta.label_lower, row.pk
