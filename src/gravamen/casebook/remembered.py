"""Figures that take long to count, kept until the record changes.

In: a function of the record that gives numbers and days, no names and no words: what it gave stays in memory when the record is
locked. Out: the same figures, counted anew only where the audit chain has entries that they do not know yet.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Generic, ParamSpec, TypeVar

from django.db import connection

from gravamen.casebook.models import Act, Case, Circumstance, Entry

Asked = ParamSpec("Asked")
Given = TypeVar("Given")
Question = TypeVar("Question", bound=Hashable)
_MOST = 16  # answers kept of one function
_ENTRIES = 200  # more are not looked at one by one: all cases are counted anew
_OF_A_CASE = ("casebook.act", "casebook.circumstance")  # rows with the number of their case
Last = tuple[object, int, str]  # the database, the number and the hash of an entry


def last_entry() -> Last:
    """The last entry of the chain, of this very database."""
    number, mark = Entry.objects.order_by("-number").values_list("number", "hash").first() or (0, "")
    return connection.settings_dict["NAME"], number, mark


def until_changed(count: Callable[Asked, Given]) -> Callable[Asked, Given]:
    """Keep what a function gave for its arguments for as long as the last entry of the chain is the same."""
    kept: dict[tuple[object, ...], Given] = {}

    @wraps(count)
    def counted(*args: Asked.args, **kwargs: Asked.kwargs) -> Given:
        asked = (last_entry(), *args, *sorted(kwargs.items()))
        if asked not in kept:
            given = count(*args, **kwargs)
            for old in [one for one in kept if one[0] != asked[0]]:
                kept.pop(old, None)
            kept[asked] = given
        return kept[asked]

    return counted


@dataclass(frozen=True, slots=True)
class _Kept(Generic[Given]):
    last: Last
    by_case: dict[int, Given]


class ByCase(Generic[Question, Given]):
    """Figures of each case, counted anew when its acts or circumstances changed, whom they hit, or what says so."""

    def __init__(self, count: Callable[[Iterable[int] | None, Question], dict[int, Given]]) -> None:
        """`count` gives the figures of some cases, or of all (None), for what is asked."""
        self._count = count
        self._kept: dict[Question, _Kept[Given]] = {}

    def of(self, asked: Question) -> dict[int, Given]:
        """The figures of all cases."""
        kept, last = self._kept.get(asked), last_entry()
        if kept is not None and kept.last == last:
            return kept.by_case
        changed = _changed(kept.last) if kept is not None else None
        if kept is None or changed is None:
            by_case = self._count(None, asked)
        else:
            unchanged = {case: one for case, one in kept.by_case.items() if case not in changed}
            by_case = {**unchanged, **(self._count(changed, asked) if changed else {})}
        while len(self._kept) >= _MOST:
            self._kept.pop(next(iter(self._kept)), None)
        self._kept[asked] = _Kept(last, by_case)
        return by_case


def _changed(since: Last) -> set[int] | None:
    """The cases that entries after this one changed; None where that is not known."""
    database, number, mark = since
    if database != connection.settings_dict["NAME"] or not Entry.objects.filter(number=number, hash=mark).exists():
        return None
    written = list(Entry.objects.filter(number__gt=number).values_list("changes", flat=True)[: _ENTRIES + 1])
    if len(written) > _ENTRIES:
        return None
    cases: set[int] = set()
    acts: set[int] = set()
    told: set[int] = set()
    for changes in written:
        for table, key, *states in json.loads(changes):
            rows = [one for one in states if one is not None]
            if table in _OF_A_CASE:
                cases.update(one["case_id"] for one in rows)
            elif table == "casebook.involvement":
                acts.update(one["act_id"] for one in rows)
            elif table == "casebook.value":
                acts.update(one["act_id"] for one in rows if one["act_id"] is not None)
                told.update(one["circumstance_id"] for one in rows if one["circumstance_id"] is not None)
            elif table == "casebook.case":
                cases.add(key)
    cases.update(Act.objects.filter(pk__in=acts).values_list("case_id", flat=True))
    cases.update(Circumstance.objects.filter(pk__in=told).values_list("case_id", flat=True))
    return cases & set(Case.objects.values_list("pk", flat=True))
