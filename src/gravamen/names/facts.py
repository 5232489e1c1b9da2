"""What else is known of two bearers of a name, and what it says for or against their being one.

In: two `Named`. Out: facts, each with what it adds to the logarithm of the odds, and in words. The amounts are our judgement,
for a register of some ten thousand persons: two of them share a birthday by chance once in 20,000, a birth year once in 50;
what a report gets wrong about a person (a year by one, a country for a nationality) is forgiven in part.
"""

from __future__ import annotations

from dataclasses import dataclass

from gravamen.names.named import Named
from gravamen.names.parsing import fold

SAME_DAY, SAME_YEAR, NEXT_YEAR, OTHER_YEAR, OTHER_DAY = 5.0, 2.0, -1.0, -6.0, -3.0
SAME_COUNTRY, OTHER_COUNTRY = 0.5, -1.0
OTHER_SEX = -4.0
SAME_ORGANISATION, SAME_ROLE = 1.5, 0.7


@dataclass(frozen=True, slots=True)
class Fact:
    odds: float  # added to ln(p / (1 - p))
    words: str


def facts_told(one: Named, two: Named) -> list[Fact]:
    """What the two have in common or apart besides their names; only what both tell."""
    found = []
    if one.born and two.born:
        found.append(_births(one.born, two.born))
    if one.country and two.country:
        same = one.country.upper() == two.country.upper()
        found.append(Fact(SAME_COUNTRY, "same country") if same else Fact(OTHER_COUNTRY, "different countries"))
    if one.sex and two.sex and one.sex != two.sex:
        found.append(Fact(OTHER_SEX, "a woman and a man"))
    if one.organisation and two.organisation and fold(one.organisation) == fold(two.organisation):
        found.append(Fact(SAME_ORGANISATION, "same organisation"))
    if one.role and two.role and fold(one.role) == fold(two.role):
        found.append(Fact(SAME_ROLE, "same role"))
    return found


def _births(one: str, two: str) -> Fact:
    if one == two and len(one) == len("1970-01-01"):
        return Fact(SAME_DAY, "born on the same day")
    try:
        years = int(one[:4]), int(two[:4])
    except ValueError:  # "197X": a decade says too little
        return Fact(0.0, "birth years not comparable")
    if abs(years[0] - years[1]) > 1:
        return Fact(OTHER_YEAR, f"birth years differ: {years[0]} and {years[1]}")
    if years[0] != years[1]:
        return Fact(NEXT_YEAR, f"birth years next to each other: {years[0]} and {years[1]}")
    if len(one) == len(two) == len("1970-01-01"):
        return Fact(OTHER_DAY, f"born in the same year, on different days: {one} and {two}")
    return Fact(SAME_YEAR, f"same birth year, {years[0]}")
