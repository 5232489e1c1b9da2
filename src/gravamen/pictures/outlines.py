"""Outlines of countries, from Natural Earth.

In: a code of ISO 3166-1. Out: rings of corners in degrees. `outlines.csv` is for one country and those around it,
`world.csv` for the whole earth; both say at their head how they were made.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

Detail = Literal["outlines", "world"]
_SCALES = {"outlines": 100, "world": 10}  # of a degree


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed line: corners as (longitude, latitude) in degrees, and the box they lie in: west, south, east, north."""

    corners: tuple[tuple[float, float], ...]
    box: tuple[float, float, float, float]

    @property
    def size(self) -> float:
        """Of its box, in square degrees: good enough to tell a mainland from an island."""
        west, south, east, north = self.box
        return (east - west) * (north - south)


@cache
def outlines(detail: Detail) -> dict[str, tuple[Ring, ...]]:
    """The rings of all countries by their code; "-" has what belongs to none."""
    lines = (resources.files("gravamen.pictures") / f"{detail}.csv").read_text("utf-8").splitlines()
    found = {}
    for line in lines:
        if not line.startswith("#") and line != "code,rings":
            code, _, rings = line.partition(",")
            found[code] = tuple(_ring(ring, _SCALES[detail]) for ring in rings.split(";"))
    return found


def _ring(written: str, scale: int) -> Ring:
    numbers = [int(one) for one in written.split()]
    x = y = 0
    corners: list[tuple[float, float]] = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        if corners and abs(dx) > 180 * scale:  # a step over the line of date: go on beyond 180 degrees
            dx -= 360 * scale if dx > 0 else -360 * scale
        x, y = x + dx, y + dy
        corners.append((x / scale, y / scale))
    across, along = [x for x, _ in corners], [y for _, y in corners]
    return Ring(tuple(corners), (min(across), min(along), max(across), max(along)))
