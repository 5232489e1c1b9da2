"""Maps: the earth with its countries, or one country with its neighbours, as paths on a sheet.

In: a code of ISO 3166-1, and places that have to be on the sheet. Out: a `Sheet` with lines to draw and a way to put a
place on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, radians

from gravamen.pictures.outlines import Ring, outlines
from gravamen.pictures.projection import Point, Projection, around, equal_earth

WIDTH = 960.0
_TALLEST, _LOWEST = 560.0, 380.0
_MARGIN = 0.06  # of the country's size, on each side
_FAR = 0.4  # islands further from the mainland than this share of its size are drawn where a place lies on them
_FINE = 0.35  # units of the sheet: what is smaller is left out
_LEAST = 1.2  # degrees of latitude that a sheet shows at least
_ANTARCTICA = "AQ"
Box = tuple[float, float, float, float]  # two corners


@dataclass(frozen=True, slots=True)
class Land:
    """A country's outline: its code ("-" for none), and an SVG path."""

    code: str
    path: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A map of `width` by `height` units. `home` is the country it is of, "" for the whole earth."""

    width: float
    height: float
    lands: tuple[Land, ...]
    home: str
    scale: float
    left: float
    top: float
    projection: Projection

    def place(self, longitude: float, latitude: float) -> Point | None:
        """Where a place lies on the sheet; None where it lies beside it."""
        at = self.projection(longitude, latitude)
        if at is None:
            return None
        x, y = (at[0] - self.left) * self.scale, (at[1] - self.top) * self.scale
        return (round(x, 1), round(y, 1)) if 0 <= x <= self.width and 0 <= y <= self.height else None


@lru_cache(maxsize=1)
def earth() -> Sheet:
    """All countries; Antarctica, where nobody is employed by a union's employer, is cut off."""
    left, right = equal_earth(-180, 0)[0], equal_earth(180, 0)[0]
    top, bottom = equal_earth(0, 84)[1], equal_earth(0, -57)[1]
    scale = WIDTH / (right - left)
    lands = []
    for code, rings in outlines("world").items():
        if code != _ANTARCTICA:
            lines = [
                [((x - left) * scale, (y - top) * scale) for x, y in (equal_earth(*corner) for corner in one.corners)]
                for one in rings
            ]
            lands.append(Land(code, _path(lines, _FINE / 2)))
    return Sheet(WIDTH, (bottom - top) * scale, tuple(lands), "", scale, left, top, equal_earth)


def country_sheet(code: str, places: Iterable[tuple[float, float]] = ()) -> Sheet | None:
    """A country, with what lies around it, and these places (longitude, latitude) too; None where its outline is not known."""
    return _sheet(code, tuple(sorted({(round(x), round(y)) for x, y in places})))


@lru_cache(maxsize=32)
def _sheet(code: str, places: tuple[tuple[int, int], ...]) -> Sheet | None:
    rings = outlines("outlines").get(code)
    if not rings:
        return None
    home = _mainland(rings)
    home += [one for one in rings if one not in home and any(_holds(one, place) for place in places)]
    middle = _middle(home)
    projection = around(*middle)
    points = [at for one in home for corner in one.corners if (at := projection(*corner))]
    box = _frame(points)
    scale = min(WIDTH / (box[2] - box[0]), _TALLEST / (box[3] - box[1]))
    width, height = WIDTH, max(_LOWEST, (box[3] - box[1]) * scale)
    left, top = (box[0] + box[2] - width / scale) / 2, (box[1] + box[3] - height / scale) / 2
    lands = []
    for other, all_rings in outlines("outlines").items():
        lines = []
        for one in all_rings:
            projected = [projection(*corner) for corner in one.corners]
            seen = [((at[0] - left) * scale, (at[1] - top) * scale) for at in projected if at is not None]
            if seen and (cut := _cut(seen, (-8, -8, width + 8, height + 8))):
                lines.append(cut)
        if path := _path(lines, _FINE):
            lands.append(Land(other, path))
    lands.sort(key=lambda land: land.code == code)
    return Sheet(width, height, tuple(lands), code, scale, left, top, projection)


@lru_cache(maxsize=1)
def middles() -> dict[str, tuple[float, float]]:
    """The middle of each country's mainland, as (longitude, latitude): where a circle for the whole country stands."""
    return {code: _middle([max(rings, key=_weight)]) for code, rings in outlines("outlines").items() if code != "-"}


def _mainland(rings: Sequence[Ring]) -> list[Ring]:
    """The largest ring, those that lie near it, those that lie near these, and so on: an archipelago is one land."""
    first = max(rings, key=_weight)
    west, south, east, north = first.box
    reach = _FAR * max((east - west) * cos(radians((south + north) / 2)), north - south, 1.0)
    found, left = [first], [one for one in rings if one is not first]
    while True:
        near = []
        for one in left:
            a, b, c, d = _turned(one, (west + east) / 2)
            if max(a - east, west - c) * cos(radians(b)) < reach and max(b - north, south - d) < reach:
                near.append(one)
                west, south, east, north = min(west, a), min(south, b), max(east, c), max(north, d)
        if not near:
            return found
        found += near
        left = [one for one in left if one not in near]


def _turned(ring: Ring, longitude: float) -> Box:
    """The ring's box, turned to the side of a longitude: Fiji and Chukotka lie on both sides of the line of date."""
    west, south, east, north = ring.box
    turn = min((-360, 0, 360), key=lambda turn: abs((west + east) / 2 + turn - longitude))
    return west + turn, south, east + turn, north


def _weight(ring: Ring) -> float:
    return ring.size * cos(radians((ring.box[1] + ring.box[3]) / 2))


def _middle(rings: Sequence[Ring]) -> tuple[float, float]:
    """The middle of the box around them."""
    first = max(rings, key=_weight).box
    turned = [_turned(one, (first[0] + first[2]) / 2) for one in rings]
    return (
        (min(one[0] for one in turned) + max(one[2] for one in turned)) / 2,
        (min(one[1] for one in turned) + max(one[3] for one in turned)) / 2,
    )


def _holds(ring: Ring, place: tuple[float, float]) -> bool:
    west, south, east, north = ring.box
    return west - 1 <= place[0] <= east + 1 and south - 1 <= place[1] <= north + 1


def _frame(points: Sequence[Point]) -> Box:
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    across = max((right - left) * (1 + 2 * _MARGIN), radians(_LEAST))
    along = max((bottom - top) * (1 + 2 * _MARGIN), radians(_LEAST) / 2)
    x, y = (left + right) / 2, (top + bottom) / 2
    return x - across / 2, y - along / 2, x + across / 2, y + along / 2


def _cut(line: list[Point], box: Box) -> list[Point]:
    """What of a closed line lies in the box (Sutherland and Hodgman's way: one side after the other)."""
    for axis, bound, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        kept: list[Point] = []
        for before, here in zip([line[-1], *line], line, strict=False):
            was, is_in = sign * (before[axis] - bound), sign * (here[axis] - bound)
            if (was < 0) != (is_in < 0):
                share = was / (was - is_in)
                kept.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
            if is_in >= 0:
                kept.append(here)
        line = kept
        if not line:
            break
    return line


def _path(lines: Iterable[Sequence[Point]], fine: float) -> str:
    """Closed lines as an SVG path with relative steps; what is smaller than `fine` is left out."""
    written = []
    for line in lines:
        if max(max(one[axis] for one in line) - min(one[axis] for one in line) for axis in (0, 1)) < 2 * fine:
            continue
        half = len(line) // 2  # a closed line has no two ends: it is drawn in two halves
        corners = [
            (round(x * 10), round(y * 10)) for x, y in [*_drawn(line[: half + 1], fine)[:-1], *_drawn(line[half:], fine)]
        ]
        steps = [f"{(x - a) / 10:g} {(y - b) / 10:g}" for (a, b), (x, y) in zip(corners, corners[1:], strict=False)]
        written.append(f"M{corners[0][0] / 10:g} {corners[0][1] / 10:g}l{' '.join(steps)}z".replace(" -", "-"))
    return "".join(written)


def _drawn(line: Sequence[Point], fine: float) -> list[Point]:
    """The corners without which the line would be off by more than `fine` (Douglas and Peucker's way)."""
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        (a, b), (c, d) = line[first], line[last]
        across, along = c - a, d - b
        long = hypot(across, along)
        furthest, off = 0, fine
        for index in range(first + 1, last):
            x, y = line[index]
            away = abs(across * (y - b) - along * (x - a)) / long if long else hypot(x - a, y - b)
            if away > off:
                furthest, off = index, away
        if furthest:
            kept.add(furthest)
            spans += [(first, furthest), (furthest, last)]
    return [line[index] for index in sorted(kept)]
