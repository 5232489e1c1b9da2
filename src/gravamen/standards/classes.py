"""What an act is called elsewhere: indicators of the ITUC Global Rights Index, SDG 16.10.1, HURIDOCS.

In: a type of act. Out: its codes; empty where a scheme has no place for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from gravamen.standards.tables import rows
from gravamen.terms import ActType

SDG = {
    "A": "killing",
    "B": "enforced disappearance",
    "C": "torture",
    "D": "arbitrary detention",
    "E": "kidnapping",
    "F": "other harmful acts",
}


@dataclass(frozen=True, slots=True)
class Classes:
    ituc: tuple[int, ...]  # indicators on practice
    ituc_leader: tuple[int, ...]  # those added where a leader is hit
    sdg: str | None  # a letter of `SDG`
    huridocs: tuple[str, ...]  # list 4, twelve digits
    note: str


@cache
def classes(kind: ActType) -> Classes:
    row = next(row for row in rows("classes.csv") if row["act"] == kind.value)
    return Classes(
        _numbers(row["ituc"]),
        _numbers(row["ituc_leader"]),
        None if row["sdg_16_10_1"] == "none" else row["sdg_16_10_1"],
        tuple(row["huridocs"].split()),
        row["note"],
    )


def _numbers(cell: str) -> tuple[int, ...]:
    return () if cell == "none" else tuple(int(one) for one in cell.split())
