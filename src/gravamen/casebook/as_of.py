"""The record as it was known on a day, rebuilt from the audit chain; reads only.

In: a day. Out: a block of code in which all that reads the record (`brief`, `queries` …) sees it as it was at the end of that
day. The rows lie in memory and are gone after the block; the record itself is not touched.

A report's text is too large for the chain, which holds its hash: it is taken from the report's row, where it has that hash.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from gravamen.casebook import name_index
from gravamen.casebook.changes import LARGE, State, completed, is_derived, large_columns
from gravamen.casebook.entries import Chosen
from gravamen.casebook.models import Entry
from gravamen.casebook.routing import PAST, looking_back

_AT_ONCE = 500  # rows written together
Rows = dict[str, dict[int, State]]  # by table and number


@contextmanager
def as_of(day: datetime.date) -> Iterator[None]:
    """Within the block the record reads as it was at the end of `day` (UTC)."""
    with at_entry(last_entry(day)):
        yield


@contextmanager
def at_entry(number: int, case: int | None = None) -> Iterator[None]:
    """Within the block the record reads as it was after the entry of that number; of a `case` alone where one is given.

    Then only that case is to be read: of others there may be rows without what belongs to them.
    """
    rows = rows_at(number) if case is None else rows_of_case(number, case)
    texts = _texts(rows)
    connection = connections[PAST]
    tables = list(apps.get_app_config("casebook").get_models())
    try:
        with connection.schema_editor() as editor:
            for model in tables:
                editor.create_model(model)
        if case is not None:
            connection.disable_constraint_checking()
        with looking_back():
            with transaction.atomic(using=PAST):
                for model in tables:
                    found = rows.get(model._meta.label_lower, {})
                    made = (_row(model, number, found[number], texts) for number in sorted(found))
                    model._default_manager.bulk_create(made, batch_size=_AT_ONCE)
                name_index.build()
            yield
    finally:
        BaseDatabaseWrapper.close(connection)  # SQLite's own would keep what is in memory


def last_entry(day: datetime.date) -> int:
    """The number of the last entry of a day or before; 0 where there is none.

    The chain's order counts, not the clock's: an entry was made no later than any that follows it. Where a clock was once
    ahead, what it wrote counts by the next entry that is on time.
    """
    end = (day + datetime.timedelta(days=1)).isoformat()  # "at" is UTC, ISO 8601: it sorts as text
    last = Entry.objects.filter(at__lt=end).order_by("-number").first()
    return last.number if last else 0


def rows_at(number: int) -> Rows:
    """All rows as they stood after the entry of that number."""
    written = Entry.objects.filter(number__lte=number).order_by("number").values_list("changes", flat=True).iterator()
    return _after(json.loads(changes) for changes in written)


def rows_of_case(number: int, case: int) -> Rows:
    """The same, of what a case is made of; it reads no entry of the chain that has nothing to do with the case."""
    chosen = Chosen(case, number)
    return _after(chosen.changes[one] for one in sorted(chosen.numbers))


def _after(entries: Iterable[Iterable[Any]]) -> Rows:
    rows: Rows = {}
    for changes in entries:
        for table, key, _, after in changes:
            state = completed(table, after)
            if state is None:
                rows.get(table, {}).pop(key, None)
            else:
                rows.setdefault(table, {})[key] = state
    return rows


def _texts(rows: Rows) -> dict[str, Any]:
    """The large values that rows of then have, by their hashes, from the rows of now."""
    found: dict[str, Any] = {}
    for table in LARGE:
        model = apps.get_model(table)
        for row in model._default_manager.filter(pk__in=list(rows.get(table, {}))).iterator(chunk_size=100):
            for column, hashed in large_columns(row).items():
                found[hashed] = getattr(row, column)
    return found


def _row(model: type[models.Model], number: int, state: State, texts: dict[str, Any]) -> models.Model:
    row = model(pk=number)
    large = LARGE.get(model._meta.label_lower, ())
    for column in model._meta.concrete_fields:
        if column.primary_key or is_derived(column):
            continue
        if column.name not in large:
            setattr(row, column.attname, column.to_python(state[column.attname]))
        elif (hashed := state[column.attname]) in texts:
            setattr(row, column.attname, texts[hashed])
    return row
