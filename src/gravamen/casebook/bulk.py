"""Many rows at once, as plain columns: for tables of thousands of persons and acts, and for what must be read in no time.

In: a table and the columns of each row. Out: the keys that the rows have, at once; the rows themselves when `write` is called,
each table in one statement. Within a transaction, and for tables of plain columns (numbers, words, moments) alone.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from django.db import connection, models

from gravamen.casebook.models.dates import Bound, bound

_RESERVED = 500  # keys asked for together, where the database hands them out


class Rows:
    """New rows of several tables, which may point to one another."""

    def __init__(self) -> None:
        self._rows: dict[type[models.Model], dict[int, dict[str, Any]]] = {}
        self._keys: dict[type[models.Model], Iterator[int]] = {}

    def add(self, model: type[models.Model], **columns: Any) -> int:
        """A new row, with the columns given by their names in the table ("person_id"); returns its key.

        Columns that are not given are as a fresh row has them, also those that the table got later.
        """
        if model not in self._keys:
            self._keys[model], self._rows[model] = _keys(model), {}
        key = next(self._keys[model])
        row = {**_defaults(model), **columns}
        for name, (of, end) in _bounds(model).items():
            row[name] = bound(row[of], end)
        self._rows[model][key] = row
        return key

    def write(self) -> Iterator[tuple[type[models.Model], int, dict[str, Any]]]:
        """Write all; yields each row with its table and key, without the columns that are reckoned from others."""
        for model, rows in self._rows.items():
            insert(model, ((key, *columns.values()) for key, columns in rows.items()), ("id", *_defaults(model)))
            for key, columns in rows.items():
                yield model, key, {name: value for name, value in columns.items() if name not in _bounds(model)}


def insert(model: type[models.Model], rows: Iterable[Sequence[Any]], columns: Sequence[str]) -> None:
    """Write rows of one table; `columns` names what each row holds, in its order."""
    named = ", ".join(connection.ops.quote_name(one) for one in columns)
    held = ", ".join(["%s"] * len(columns))
    table = connection.ops.quote_name(model._meta.db_table)
    moments: dict[datetime.datetime, Any] = {}

    def fit(value: Any) -> Any:
        if isinstance(value, datetime.datetime):
            if value not in moments:
                moments[value] = connection.ops.adapt_datetimefield_value(value)
            return moments[value]
        return value

    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({named}) VALUES ({held})",  # noqa: S608  # names of our own tables
            [[fit(value) for value in row] for row in rows],
        )


def among(model: type[models.Model], columns: Sequence[str], column: str, numbers: Iterable[int]) -> list[tuple[Any, ...]]:
    """The rows of one table of which a column is one of these numbers."""
    wanted = ", ".join(str(int(one)) for one in numbers)
    if not wanted:
        return []
    *named, held = (connection.ops.quote_name(one) for one in (*columns, column))
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(named)} FROM {table} WHERE {held} IN ({wanted})")  # noqa: S608  # numbers, and names of our own
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


@cache
def _defaults(model: type[models.Model]) -> dict[str, Any]:
    return {one.attname: one.get_default() for one in model._meta.concrete_fields if not one.primary_key}


@cache
def _bounds(model: type[models.Model]) -> dict[str, tuple[str, str]]:
    """The columns that hold the first or the last day of another: which, and which end of it."""
    return {one.attname: (one.of, one.end) for one in model._meta.concrete_fields if isinstance(one, Bound)}


def _keys(model: type[models.Model]) -> Iterator[int]:
    """Keys that no row of the table has or had."""
    table = model._meta.db_table
    if connection.vendor == "sqlite":  # the transaction is the only writer
        with connection.cursor() as cursor:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            found = cursor.fetchone()
        key = found[0] if found else 0
        while True:
            key += 1
            yield key
    while True:
        with connection.cursor() as cursor:
            cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, _RESERVED])
            yield from [row[0] for row in cursor.fetchall()]
