"""What else is known of two bearers of a name, and what it says for or against their being one.

In: two `Named`. Out: facts, each with what it adds to the logarithm of the odds, and in words. The amounts are our judgement,
for a register of some ten thousand persons: two of them share a birthday by chance once in 20,000, a birth year once in 50;
what a report gets wrong about a person (a year by one, a country for a nationality) is forgiven in part.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gravamen.names.named import Named
from gravamen.names.parsing import fold
from gravamen.said import Said, said

SAME_DAY, SAME_YEAR, NEXT_YEAR, OTHER_YEAR, OTHER_DAY = 5.0, 2.0, -1.0, -6.0, -3.0
SAME_COUNTRY, OTHER_COUNTRY = 0.5, -1.0
OTHER_SEX = -4.0
SAME_ORGANISATION, SAME_ROLE = 1.5, 0.7


@dataclass(frozen=True, slots=True)
class Fact:
    odds: float  # added to ln(p / (1 - p))
    words: Said


def facts_told(one: Named, two: Named) -> list[Fact]:
    """What the two have in common or apart besides their names; only what both tell."""
    found = []
    if one.born and two.born:
        found.append(_births(one.born, two.born))
    if one.country and two.country:
        same = one.country.upper() == two.country.upper()
        found.append(Fact(SAME_COUNTRY, said("same country")) if same else Fact(OTHER_COUNTRY, said("different countries")))
    if one.sex and two.sex and one.sex != two.sex:
        found.append(Fact(OTHER_SEX, said("a woman and a man")))
    if one.organisation and two.organisation and fold(one.organisation) == fold(two.organisation):
        found.append(Fact(SAME_ORGANISATION, said("same organisation")))
    if one.role and two.role and fold(one.role) == fold(two.role):
        found.append(Fact(SAME_ROLE, said("same role")))
    return found


def _births(one: str, two: str) -> Fact:
    if one == two and len(one) == len("1970-01-01"):
        return Fact(SAME_DAY, said("born on the same day"))
    years = _year(one), _year(two)
    if not all(years):  # "197X": a decade says too little
        return Fact(0.0, said("birth years not comparable"))
    if abs(years[0] - years[1]) > 1:
        return Fact(OTHER_YEAR, said("birth years differ: {first} and {second}", first=years[0], second=years[1]))
    if years[0] != years[1]:
        return Fact(NEXT_YEAR, said("birth years next to each other: {first} and {second}", first=years[0], second=years[1]))
    if len(one) == len(two) == len("1970-01-01"):
        return Fact(OTHER_DAY, said("born in the same year, on different days: {first} and {second}", first=one, second=two))
    return Fact(SAME_YEAR, said("same birth year, {year}", year=years[0]))


class FactsOfMany:
    """What is known of many bearers, so that pairs of them are told apart all at once."""

    def __init__(self, bearers: Sequence[Named]) -> None:
        self.years = np.array([_year(one.born) for one in bearers], np.int16)
        self._days = _numbered(one.born if len(one.born) == len("1970-01-01") else "" for one in bearers)
        self._sexes = _numbered(one.sex for one in bearers)
        self._others = [
            (_numbered(one.country.upper() for one in bearers), SAME_COUNTRY, OTHER_COUNTRY),
            (self._sexes, 0.0, OTHER_SEX),
            (_numbered(fold(one.organisation) for one in bearers), SAME_ORGANISATION, 0.0),
            (_numbered(fold(one.role) for one in bearers), SAME_ROLE, 0.0),
        ]

    def odds(self, one: npt.NDArray[np.intp], two: npt.NDArray[np.intp]) -> npt.NDArray[np.float64]:
        """What the facts of each pair, by their places, add to the logarithm of the odds: as `facts_told` has it."""
        total = np.zeros(len(one))
        for numbers, same, other in self._others:
            first, second = numbers[one], numbers[two]
            total += np.where((first > 0) & (second > 0), np.where(first == second, same, other), 0.0)
        first_year, second_year = self.years[one], self.years[two]
        between = np.abs(first_year - second_year)
        first_day, second_day = self._days[one], self._days[two]
        days = (first_day > 0) & (second_day > 0)
        years = np.where(between > 1, OTHER_YEAR, np.where(between == 1, NEXT_YEAR, np.where(days, OTHER_DAY, SAME_YEAR)))
        years = np.where(days & (first_day == second_day), SAME_DAY, years)
        return total + np.where((first_year > 0) & (second_year > 0), years, 0.0)

    def same_year(self, one: npt.NDArray[np.intp], two: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
        """Whether both of each pair were born in one year."""
        same: npt.NDArray[np.bool_] = (self.years[one] > 0) & (self.years[one] == self.years[two])
        return same

    def apart(self, one: npt.NDArray[np.intp], two: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
        """Whether both of each pair can hardly be one, whatever their names: by their birth years, or their sexes."""
        first, second = self.years[one], self.years[two]
        years = (first > 0) & (second > 0) & (np.abs(first - second) > 1)
        sexes = (self._sexes[one] > 0) & (self._sexes[two] > 0) & (self._sexes[one] != self._sexes[two])
        found: npt.NDArray[np.bool_] = years | sexes
        return found


def _year(born: str) -> int:
    return int(born[:4]) if born[:4].isdigit() and born[:4].isascii() and len(born) >= 4 else 0


def _numbered(values: Iterable[str]) -> npt.NDArray[np.int32]:
    """Equal values by one number; 0 for what is not known."""
    number: dict[str, int] = {"": 0}
    return np.array([number.setdefault(value, len(number)) for value in values], np.int32)
