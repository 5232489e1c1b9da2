"""From the globe to a sheet of paper, without making a northern country larger than it is.

In: longitude and latitude in degrees. Out: x to the right and y down, in radii of the earth.

Lambert's azimuthal equal-area projection for a country (Snyder, Map Projections: A Working Manual, 1987, p. 185), Equal
Earth for the whole earth (Šavrič, Patterson, Jenny: The Equal Earth map projection, 2018).
"""

from __future__ import annotations

from collections.abc import Callable
from math import asin, cos, radians, sin, sqrt

Point = tuple[float, float]
Projection = Callable[[float, float], Point | None]

_A = (1.340264, -0.081106, 0.000893, 0.003796)  # of Equal Earth
_HALF = sqrt(3) / 2
_NEAR = -0.2  # cosine of the angle from the middle beyond which Lambert's is too far bent to draw


def around(longitude: float, latitude: float) -> Projection:
    """Lambert's, true in the middle at these degrees. It gives None for what is on the other side of the earth."""
    middle, sine, cosine = radians(longitude), sin(radians(latitude)), cos(radians(latitude))

    def project(longitude: float, latitude: float) -> Point | None:
        turn, up = radians(longitude) - middle, radians(latitude)
        near = sine * sin(up) + cosine * cos(up) * cos(turn)
        if near < _NEAR:
            return None
        stretch = sqrt(2 / (1 + near))
        return stretch * cos(up) * sin(turn), -stretch * (cosine * sin(up) - sine * cos(up) * cos(turn))

    return project


def equal_earth(longitude: float, latitude: float) -> Point:
    """Equal Earth, with Greenwich in the middle."""
    first, second, third, fourth = _A
    up = asin(_HALF * sin(radians(latitude)))
    square = up * up
    sixth = square**3
    x = radians(longitude) * cos(up) / (_HALF * (first + 3 * second * square + sixth * (7 * third + 9 * fourth * square)))
    return x, -up * (first + second * square + sixth * (third + fourth * square))
