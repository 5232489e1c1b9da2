"""Which entries of the audit chain a case as it was then is made of; reads only.

In: a case, the number of an entry. Out: the entries up to that one which touched the case, what belongs to it, or whom it
names; and those that touch nothing in particular. Where the chain's index does not say what an entry touched, it is among
them: more entries than needed change nothing, fewer would.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from gravamen.casebook.changes import State
from gravamen.casebook.models import Entry, EntryRow
from gravamen.casebook.queries import organisation_named, person_named
from gravamen.casebook.tracing import touched

_MANY = 500  # values of one query's list
Thing = tuple[str, int]
_OF_A_CASE = ("act", "circumstance", "event", "intervention")  # each is of one case, and of it alone
_LED_TO = ("person", "organisation", "report")  # what may be of several


class Chosen:
    """The entries of one case, gathered until nothing of the case leads to another."""

    def __init__(self, case: int, number: int) -> None:
        self._case, self._number = case, number
        self._things: set[Thing] = set()
        self.numbers: set[int] = set()
        self.changes: dict[int, list[tuple[str, int, State | None, State | None]]] = {}
        self._follow()

    def _follow(self) -> None:
        waiting: set[Thing] = {("case", self._case)}
        self._read(self._of_nothing())
        while waiting:
            self._things |= waiting
            self._read(self._touching(waiting))
            waiting = set(self._led_to()) - self._things

    def _of_nothing(self) -> Iterator[int]:
        """Entries that touched no thing: who writes, the post office, a town that was chosen."""
        noted = set(EntryRow.objects.filter(entry__lte=self._number).order_by().values_list("entry", flat=True).distinct())
        for number in Entry.objects.filter(number__lte=self._number).order_by("number").values_list("number", flat=True):
            if number not in noted:
                yield number

    def _touching(self, things: Iterable[Thing]) -> Iterator[int]:
        by_table: dict[str, list[int]] = {}
        for table, key in things:
            by_table.setdefault(table, []).append(key)
        for table, keys in by_table.items():
            for at in range(0, len(keys), _MANY):
                rows = EntryRow.objects.filter(table=table, key__in=keys[at : at + _MANY], entry__lte=self._number)
                yield from rows.order_by().values_list("entry", flat=True)

    def _read(self, numbers: Iterable[int]) -> None:
        new = sorted(set(numbers) - self.numbers)
        self.numbers.update(new)
        for at in range(0, len(new), _MANY):
            rows = Entry.objects.filter(number__in=new[at : at + _MANY]).values_list("number", "changes")
            for number, changes in rows:
                self.changes[number] = json.loads(changes)

    def _led_to(self) -> Iterator[Thing]:
        """What rows of the case lead to: what is of it, whom it names, what it rests on."""
        for changes in self.changes.values():
            for row in changes:
                if not self._is_ours(row):
                    continue
                yield from (one for one in touched([row]) if one[0] in (*_OF_A_CASE, *_LED_TO))
                for side in row[2:]:
                    yield from _told_by(side)

    def _is_ours(self, row: tuple[str, int, State | None, State | None]) -> bool:
        """Whether a row is of the case, or hangs on something that is: not what other cases say of the same persons."""
        table, key, *sides = row
        noun = table.removeprefix("casebook.")
        if (noun, key) in self._things and noun in (*_OF_A_CASE, "organisation"):
            return True
        for side in sides:
            if side is None:
                continue
            if side.get("case_id") == self._case:
                return True
            if any((one, side.get(f"{one}_id")) in self._things for one in ("act", "circumstance", "intervention")):
                return True
            if noun == "affiliation" and ("person", side.get("person_id")) in self._things:
                return True
        return False


def _told_by(side: State | None) -> Iterator[Thing]:
    """Who tells an act, where the record knows them by these words."""
    words = (side or {}).get("told_by")
    if not words:
        return
    if (person := person_named(words)) is not None:
        yield "person", person.pk
    elif (body := organisation_named(words)) is not None:
        yield "organisation", body.pk
