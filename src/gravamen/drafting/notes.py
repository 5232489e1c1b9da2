"""The numbers after sentences: each passage has one, in the order in which the letter first uses it."""

from __future__ import annotations

from collections.abc import Iterable

from gravamen.drafting.facts import Evidence


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers as they are printed: "8–11" for four in a row. First and last of each run, equal where it is one."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    printed: list[tuple[int, int]] = []
    for first, last in found:  # two in a row are printed as two
        printed.extend([(first, first), (last, last)] if last - first == 1 else [(first, last)])
    return printed


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
