"""The mentions that the finders of names write down together, so that none takes the words of another.

In: ranges of tokens. Out: mentions, and for each one's first token the cases that it can stand in.
"""

from __future__ import annotations

from gravamen.reading.dates import When
from gravamen.reading.entities import Mention

_OUT, _NAMED = 1, 2  # a token that can be in no name; one that is in a name


class Mentions:
    """What was found in one document so far."""

    def __init__(self, count: int, times: list[When]) -> None:
        self.rows: list[Mention] = []
        self.cases: dict[int, int] = {}  # first token of a mention -> cases
        self._taken = bytearray(count + 1)
        for when in times:
            for at in range(when.first, when.last):
                self._taken[at] = _OUT

    def free(self, at: int) -> bool:
        return not self._taken[at]

    def named(self, at: int) -> bool:
        return self._taken[at] == _NAMED

    def leave_out(self, at: int) -> None:
        """Keep a token out of all names."""
        self._taken[at] = _OUT

    def note(self, mention: Mention, cases: int) -> None:
        """Write a mention down, unless a word of it is in another."""
        if any(self.named(at) for at in range(mention.first, mention.last)):
            return
        for at in range(mention.first, mention.last):
            self._taken[at] = _NAMED
        self.rows.append(mention)
        self.cases[mention.first] = cases
