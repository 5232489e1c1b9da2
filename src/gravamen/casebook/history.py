"""The history of a thing of the record: every change that touched it, what was before and after, who made it, when and why.

In: a thing's noun and number. Out: its changes, the last first, read from the audit chain by way of `EntryRow`. Nothing is
written.
"""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Max

from gravamen.casebook import tracing
from gravamen.casebook.changes import State, completed, state
from gravamen.casebook.models import Case, Entry, EntryRow, Event, Organisation, Person

# How a row that hangs on a thing is told where it came or went as a whole: the columns that say what it is.
_TOLD_BY: dict[str, tuple[str, ...]] = {
    "name": ("text",),
    "affiliation": ("role", "organisation_id", "person_id", "since", "until"),
    "wording": ("language", "text"),
    "placed": ("words", "town"),
    "involvement": ("role", "person_id", "organisation_id", "group", "number"),
    "value": ("field", "text"),
    "receipt": ("name", "source", "received"),
    "proposal": ("kind", "quote"),
    "apart": ("one", "other"),
    "circumstance": ("text", "date"),
    "particular": ("question", "answer", "text"),
    "qualified": ("of", "decision", "reason"),
}
_UNTOLD = {"citation", "passage"}  # they say where a value stands, and the thing's page shows that
_UNSAID = {"pages", "places", "text", "content", "verified_by", "verified_on", "sha256", "awaits"}
_SHOWN_ROWS = 40  # of one change; a change of more says how many there are
_LETTERS = {
    "person": "P",
    "organisation": "O",
    "act": "A",
    "case": "",
    "report": "R",
    "event": "E",
    "proposal": "#",
    "value": "",
}
_UNTRIED = 60  # rows of a change beyond which nobody looks whether it can be undone: a try will tell
_LARGE = {"casebook.report", "casebook.receipt"}  # undone from the log alone: what came in is not taken back in passing


@dataclass(frozen=True, slots=True)
class Difference:
    """One value of a row before and after; a row that came has no `before`, one that went no `after`.

    `of` tells which of several rows it is, in words: whose involvement, which value. `field` is "" where the row is told whole.
    """

    table: str
    of: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Past:
    """One change. `unshown` rows of it are not told; `undoable`: nothing changed since what it changed."""

    number: int
    at: datetime.datetime
    officer: str
    action: str
    subject: str
    why: str
    differences: tuple[Difference, ...]
    unshown: int
    undoable: bool


def past(noun: str, key: int, *, most: int = 20, before: int | None = None) -> list[Past]:
    """The last changes of a thing, or those before entry `before`."""
    touching = EntryRow.objects.filter(table=noun, key=key)
    if before is not None:
        touching = touching.filter(entry__lt=before)
    numbers = list(touching.order_by("-entry").values_list("entry", flat=True)[:most])
    entries = [(one, json.loads(one.changes)) for one in Entry.objects.filter(pk__in=numbers).order_by("-number")]
    own = [[row for row in rows if (noun, key) in tracing.touched([row])] for _, rows in entries]
    named = _named(row for rows in own for row in rows)
    firm = _firm(entries)
    return [_past(entry, rows, mine, named, entry.number in firm) for (entry, rows), mine in zip(entries, own, strict=True)]


def _past(entry: Entry, rows: Sequence[Any], own: Sequence[Any], named: dict[tuple[str, int], str], undoable: bool) -> Past:
    told = [row for row in own if row[0].removeprefix("casebook.") not in _UNTOLD]
    found = [one for row in told[:_SHOWN_ROWS] for one in _differences(row, named)]
    remarks = [after["remark"] for _, _, before, after in rows if after and after.get("remark") and after != before]
    return Past(
        number=entry.number,
        at=datetime.datetime.fromisoformat(entry.at),
        officer=entry.officer,
        action=entry.action,
        subject=entry.subject,
        why=remarks[0] if remarks and remarks[0] not in entry.subject else "",
        differences=tuple(found),
        unshown=max(0, len(told) - _SHOWN_ROWS),
        undoable=undoable,
    )


def _differences(row: Sequence[Any], named: dict[tuple[str, int], str]) -> Iterable[Difference]:
    table, _, before, after = row
    noun = table.removeprefix("casebook.")
    columns = _columns(table)
    if before is None or after is None:
        if noun == "value":
            side = before or after
            yield Difference(noun, "", side["field"], *_sides(before, side["text"]))
        elif noun in _TOLD_BY:
            yield Difference(noun, "", "", *_sides(before, _whole(noun, before or after, columns, named)))
        else:
            side = before or after
            for field, value in side.items():
                if value not in (None, "", [], {}, False) and field not in _UNSAID:
                    yield Difference(
                        noun, "", field.removesuffix("_id"), *_sides(before, _said(columns.get(field), value, named))
                    )
        return
    for field in after:
        if before.get(field) != after[field] and (field not in _UNSAID or noun == "circumstance"):
            whole = _whole(noun, after, columns, named) if noun in _TOLD_BY else ""
            sides = (_said(columns.get(field), side.get(field), named) for side in (before, after))
            yield Difference(noun, whole, field.removesuffix("_id"), *sides)


def _sides(before: State | None, said: str) -> tuple[str, str]:
    """A row that came, or one that went."""
    return ("", said) if before is None else (said, "")


def _whole(noun: str, side: State, columns: dict[str, str], named: dict[tuple[str, int], str]) -> str:
    found = [_said(columns.get(field), side.get(field), named) for field in _TOLD_BY[noun] if side.get(field) not in (None, "")]
    return ": ".join(found[:2]) + "".join(f", {one}" for one in found[2:])


def _said(thing: str | None, value: Any, named: dict[tuple[str, int], str]) -> str:
    if value is None or value == "":
        return ""
    if thing is not None:
        return named.get((thing, value), f"{_LETTERS.get(thing, '')}{value}")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if not isinstance(value, (dict, list)) else json.dumps(value, ensure_ascii=False)


def _columns(table: str) -> dict[str, str]:
    """The columns of a table that point to others, and to what."""
    return {
        column.attname: column.remote_field.model._meta.model_name
        for column in apps.get_model(table)._meta.concrete_fields
        if column.remote_field is not None
    }


def _named(rows: Iterable[Sequence[Any]]) -> dict[tuple[str, int], str]:
    """What the persons, organisations, cases and events that rows point to are called now."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for table, _, before, after in rows:
        for column, thing in _columns(table).items():
            wanted[thing].update(side[column] for side in (before, after) if side and side.get(column) is not None)
    found = {}
    for thing, model in (("person", Person), ("organisation", Organisation)):
        if wanted[thing]:
            for key, name in model._default_manager.filter(pk__in=wanted[thing]).values_list("pk", "name"):
                found[thing, key] = f"{name} ({_LETTERS[thing]}{key})"
    if wanted["case"]:
        found.update({("case", key): name for key, name in Case.objects.filter(pk__in=wanted["case"]).values_list("pk", "key")})
    if wanted["event"]:
        titles = Event.objects.filter(pk__in=wanted["event"]).values_list("pk", "title")
        found.update({("event", key): title for key, title in titles})
    return found


def _firm(entries: Sequence[tuple[Entry, Sequence[Any]]]) -> set[int]:
    """The entries that can be taken back now: what they wrote stands as they left it, and nothing later hangs on it."""
    tried = [
        (entry.number, rows)
        for entry, rows in entries
        if 0 < len(rows) <= _UNTRIED and not any(table in _LARGE for table, *_ in rows)
    ]
    wanted: dict[str, set[int]] = defaultdict(set)
    for _, rows in tried:
        for table, key, _, _ in rows:
            wanted[table].add(key)
    now: dict[tuple[str, int], State] = {}
    for table, keys in wanted.items():
        for row in apps.get_model(table)._default_manager.filter(pk__in=keys):
            now[table, row.pk] = state(row)
    made = {
        (table.removeprefix("casebook."), key): number
        for number, rows in tried
        for table, key, before, _ in rows
        if before is None and table.removeprefix("casebook.") in tracing.THINGS
    }
    for table, key, last in _last_touched(made):
        if last > made[table, key]:
            tried = [one for one in tried if one[0] != made[table, key]]
    return {
        number
        for number, rows in tried
        if all(now.get((table, key)) == completed(table, after) for table, key, _, after in rows)
    }


def _last_touched(things: Iterable[tuple[str, int]]) -> list[tuple[str, int, int]]:
    """The last entry that touched each of these things."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for table, key in things:
        wanted[table].add(key)
    return [
        found
        for table, keys in wanted.items()
        for found in EntryRow.objects.filter(table=table, key__in=keys).values_list("table", "key").annotate(last=Max("entry"))
    ]
