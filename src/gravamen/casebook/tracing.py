"""Which entries of the chain touched a thing of the record: its own row, or a row that hangs on it.

In: the rows of changes as their entries tell them. Out: rows of `EntryRow`, made from entries and no part of the chain.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Count, ForeignKey

from gravamen.casebook.models import Entry, EntryRow

THINGS = ("act", "case", "circumstance", "event", "intervention", "organisation", "person", "report")
_AT_ONCE = 2000


def touched(changes: Iterable[Sequence[Any]]) -> set[tuple[str, int]]:
    """The things that the rows of a change are, or hang on: (table without its room, number)."""
    found: set[tuple[str, int]] = set()
    for table, key, before, after in changes:
        noun = table.removeprefix("casebook.")
        if noun in THINGS:
            found.add((noun, key))
        sides = [side for side in (before, after) if side]
        for column, thing in _hanging(table):
            found.update((thing, side[column]) for side in sides if side.get(column) is not None)
        if table == "casebook.apart":
            found.update((side["kind"], side[one]) for side in sides for one in ("one", "other") if side[one] is not None)
    return found


def keep(number: int, changes: Iterable[Sequence[Any]]) -> None:
    """Note what entry `number` touched."""
    EntryRow.objects.bulk_create(_rows(number, changes), batch_size=500)


def build() -> None:
    """Note it anew for all entries. Call it in a transaction."""
    EntryRow.objects.all().delete()
    waiting: list[EntryRow] = []
    for number, changes in Entry.objects.order_by("number").values_list("number", "changes").iterator(chunk_size=500):
        waiting += _rows(number, json.loads(changes))
        if len(waiting) > _AT_ONCE:
            EntryRow.objects.bulk_create(waiting, batch_size=500)
            waiting = []
    EntryRow.objects.bulk_create(waiting, batch_size=500)


def counts() -> dict[int, int]:
    """How many things are noted for each entry."""
    return dict(EntryRow.objects.values_list("entry").annotate(things=Count("pk")))


def _rows(number: int, changes: Iterable[Sequence[Any]]) -> list[EntryRow]:
    return [EntryRow(table=table, key=key, entry=number) for table, key in sorted(touched(changes))]


@cache
def _hanging(table: str) -> tuple[tuple[str, str], ...]:
    """The columns of a table that point to things, and to which."""
    return tuple(
        (column.attname, column.remote_field.model._meta.model_name)
        for column in apps.get_model(table)._meta.concrete_fields
        if isinstance(column, ForeignKey) and column.remote_field.model._meta.model_name in THINGS
    )
