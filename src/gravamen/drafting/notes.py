"""The numbers after sentences: each passage has one, in the order in which the letter first uses it."""

from __future__ import annotations

from collections.abc import Iterable

from gravamen.drafting.facts import Evidence


class Notes:
    """Counts the passages of one letter."""

    def __init__(self) -> None:
        self.passages: list[Evidence] = []
        self._number: dict[Evidence, int] = {}

    def numbers(self, evidence: Iterable[Evidence]) -> tuple[int, ...]:
        """The numbers of passages, new ones counted on."""
        found = []
        for one in evidence:
            if one not in self._number:
                self.passages.append(one)
                self._number[one] = len(self.passages)
            found.append(self._number[one])
        return tuple(sorted(set(found)))
