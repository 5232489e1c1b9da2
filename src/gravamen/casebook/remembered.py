"""Figures that take long to count, kept until the record changes.

In: a function of the record that gives numbers and days, no names and no words: what it gave stays in memory when the record is
locked. Out: the same figures, counted anew only where the audit chain has entries that they do not know yet.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection

from gravamen.casebook.models import Entry

Asked = ParamSpec("Asked")
Given = TypeVar("Given")
_MOST = 16  # answers kept of one function
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


class Days(dict[tuple[Last, datetime.date], Given]):
    """What was made for some days out of the record as it is; what it was made of before is dropped."""

    def put(self, key: tuple[Last, datetime.date], made: Given) -> None:
        for old in [one for one in list(self) if one[0] != key[0]]:
            self.pop(old, None)
        while len(self) >= _MOST:
            self.pop(next(iter(self)), None)
        self[key] = made
