"""One change of the record: the rows it touches, before and after, and its entry in the audit chain.

In: rows to save or delete. Out: an `Entry`, in the same transaction as the rows: both are written or none.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection, models

from gravamen.casebook import indexes
from gravamen.casebook.bulk import Rows
from gravamen.casebook.models import Entry

GENESIS = ""  # the `previous` of the first entry
# Noted by their hash: they stand in the row, once; what is secret stands there alone.
LARGE = {"casebook.report": ("text", "pages", "places"), "casebook.postoffice": ("passwords",)}
_PLAIN = (str, int, bool, float)  # what JSON gives back as it was
_TOGETHER = 500  # rows of one statement
_CHAIN_LOCK = 0x67726176  # any number that only we use: one writer of the chain at a time
State = dict[str, Any]
Row = TypeVar("Row", bound=models.Model)


def state(row: models.Model) -> State:
    """The row's columns as JSON values, without its key."""
    large = large_columns(row)
    found: State = {}
    for column in row._meta.concrete_fields:
        if column.primary_key or is_derived(column):
            continue
        value = getattr(row, column.attname)
        if column.name in large:
            value = large[column.name]
        elif isinstance(value, datetime.datetime):
            value = value.astimezone(datetime.UTC).isoformat()
        elif isinstance(value, datetime.date):
            value = value.isoformat()
        found[column.attname] = value
    if all(value is None or type(value) in _PLAIN for value in found.values()):
        return found
    return json.loads(canonical(found))  # type: ignore[no-any-return]


def large_columns(row: models.Model) -> dict[str, str]:
    """The hashes by which the chain notes the row's large columns."""
    found = {}
    for name in LARGE.get(row._meta.label_lower, ()):
        value = getattr(row, name)
        if isinstance(value, (memoryview, bytes)):
            written = bytes(value)
        else:
            written = json.dumps(value, ensure_ascii=False).encode()
        found[name] = f"sha256:{hashlib.sha256(written).hexdigest()}"
    return found


def completed(table: str, noted: State | None) -> State | None:
    """A state as an entry noted it, with the columns that the table got since: they hold what the migration put there."""
    if noted is None:
        return None
    return {**_blank(table), **noted}


@cache
def _blank(table: str) -> State:
    return state(apps.get_model(table)())


def restored(row: models.Model, before: State) -> None:
    """Put the columns of `before`, completed, back into the row; large ones never change, and stay."""
    for column in row._meta.concrete_fields:
        if not (column.primary_key or is_derived(column)) and column.name not in LARGE.get(row._meta.label_lower, ()):
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
        self._made: dict[tuple[str, int], State] = {}  # by `save_all`
        if connection.vendor == "postgresql":  # SQLite's transactions begin IMMEDIATE: they queue by themselves
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHAIN_LOCK])

    @property
    def number(self) -> int:
        """The number that the entry of this change will have: nobody else writes until it is finished."""
        return (Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0) + 1

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

    def save_all(self, rows: Rows) -> None:
        """Write many new rows together."""
        moments: dict[datetime.datetime, str] = {}
        for model, key, columns in rows.write():
            said = dict(columns)
            for name, value in columns.items():
                if isinstance(value, datetime.datetime):
                    said[name] = moments.setdefault(value, value.astimezone(datetime.UTC).isoformat())
            self._made[(model._meta.label_lower, key)] = said

    def delete_all(self, model: type[models.Model], rows: Sequence[models.Model]) -> None:
        """Remove rows of one table together.

        Raises:
            ProtectedError: a row of another table rests on one of them.
        """
        for row in rows:
            self._note(row, state(row))
            self._rows[self._key(row)] = None
        keys = [row.pk for row in rows]
        for first in range(0, len(keys), _TOGETHER):
            model._default_manager.filter(pk__in=keys[first : first + _TOGETHER]).delete()

    def delete(self, row: models.Model) -> None:
        self._note(row, state(row))
        self._rows[self._key(row)] = None
        type(row)._default_manager.filter(pk=row.pk).delete()

    def finish(self, at: datetime.datetime, officer: str, action: str, subject: str) -> Entry:
        """Close the change with its entry. A change of nothing leaves an entry too: a decision was taken."""
        changes: list[Any] = [[*key, None, made] for key, made in self._made.items() if key not in self._before]
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
        self._before.setdefault(self._key(row), None if self._key(row) in self._made else before)

    @staticmethod
    def _key(row: models.Model) -> tuple[str, int]:
        return row._meta.label_lower, row.pk
