"""Things of a text in their order, found by where they stand without going through all of them.

In: times, mentions or sentences, sorted by their first token. Out: those that begin within a range of tokens.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar


class _Placed(Protocol):
    @property
    def first(self) -> int: ...


_Thing = TypeVar("_Thing", bound=_Placed)


class Ordered(Generic[_Thing]):
    """A sorted sequence that is asked for what begins in a range."""

    def __init__(self, things: Sequence[_Thing]) -> None:
        self.things = things
        self._firsts = [thing.first for thing in things]

    def between(self, first: int, last: int) -> Sequence[_Thing]:
        """Those that begin at `first` or later and before `last`."""
        return self.things[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]
