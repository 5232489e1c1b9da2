"""A circle in slices: how many acts, of which families.

In: where it stands, how large, the counts. Out: SVG paths, one a count, from the top on clockwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin, sqrt

LEAST, MOST = 13.0, 32.0  # radii: a finger has to hit the smallest
_RING = 4.0  # width of the ring at least
_DIGIT = 4.0  # half a digit's width


def hub(count: int, radius: float) -> float:
    """The radius of the empty middle, in which the count stands."""
    return round(max(radius * 0.55, min(radius - _RING, 4 + _DIGIT * len(str(count)))), 1)


def radius(count: int, largest: int) -> float:
    """Of a circle whose area grows with the count, above the least that can be pressed."""
    return round(LEAST + (MOST - LEAST) * sqrt((count - 1) / max(largest - 1, 1)), 1) if count > 1 else LEAST


def slices(x: float, y: float, radius: float, counts: Sequence[int]) -> tuple[str, ...]:
    """A path for each count; a single one is a whole circle, a count of 0 has an empty path."""
    whole = sum(counts)
    found, turned = [], 0
    for count in counts:
        begin, end = turned / whole, (turned + count) / whole
        turned += count
        if count == whole:
            top, bottom = f"{x:.1f} {y - radius:.1f}", f"{x:.1f} {y + radius:.1f}"
            found.append(f"M{top}A{radius:.1f} {radius:.1f} 0 1 1 {bottom}A{radius:.1f} {radius:.1f} 0 1 1 {top}Z")
        elif count:
            a, b, c, d = (trace(2 * pi * at) * radius for at in (begin, end) for trace in (sin, cos))
            wide = int(end - begin > 0.5)
            found.append(
                f"M{x:.1f} {y:.1f}L{x + a:.1f} {y - b:.1f}A{radius:.1f} {radius:.1f} 0 {wide} 1 {x + c:.1f} {y - d:.1f}Z"
            )
        else:
            found.append("")
    return tuple(found)
