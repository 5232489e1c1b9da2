"""Outlines, projections and sheets: every country can be drawn, and places lie where they are."""

from __future__ import annotations

import csv
import re
from importlib import resources
from math import cos, pi, radians, sqrt

import pytest

from gravamen.pictures.maps import country_sheet, earth, middles
from gravamen.pictures.outlines import outlines
from gravamen.pictures.projection import around, equal_earth

# too small for a map of 1 : 50 million, or part of another country's outline there
NOT_DRAWN = {"GI", "TV", "TK", "GF", "GP", "MQ", "YT", "RE", "BQ", "CX", "CC", "SJ", "BV", "UM"}


def codes() -> list[str]:
    text = (resources.files("gravamen") / "countries.csv").read_text("utf-8")
    return [row["code"] for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))]


def test_outlines_have_their_form() -> None:
    for name in ("outlines.csv", "world.csv"):
        lines = (resources.files("gravamen.pictures") / name).read_text("utf-8").splitlines()
        rows = [line for line in lines if not line.startswith("#")]
        assert rows[0] == "code,rings"
        seen = [row.partition(",")[0] for row in rows[1:]]
        assert seen == sorted(set(seen)), "each country once, in order"
        for row in rows[1:]:
            assert re.fullmatch(r"(?:[A-Z]{2}|-),-?\d+(?: -?\d+)+(?:;-?\d+(?: -?\d+)+)*", row), row[:40]


def test_every_country_of_the_house_can_be_drawn() -> None:
    missing = [code for code in codes() if code not in NOT_DRAWN and country_sheet(code) is None]
    assert not missing


@pytest.mark.parametrize(
    ("code", "longitude", "latitude"),
    [
        pytest.param("BY", 27.57, 53.9, id="Minsk"),
        pytest.param("ID", 140.7, -2.5, id="Jayapura, at the end of an archipelago"),
        pytest.param("PH", 125.6, 7.1, id="Davao, far from the largest island"),
        pytest.param("RU", 177.5, 64.7, id="Anadyr, near the line of date"),
        pytest.param("FJ", 178.4, -18.1, id="Suva, on one side of the line of date"),
        pytest.param("US", -149.9, 61.2, id="Anchorage"),
        pytest.param("UA", 34.1, 44.95, id="Simferopol stands with Ukraine"),
        pytest.param("CY", 33.36, 35.33, id="Kyrenia stands with Cyprus"),
    ],
)
def test_a_place_lies_on_its_country(code: str, longitude: float, latitude: float) -> None:
    sheet = country_sheet(code)
    assert sheet is not None
    at = sheet.place(longitude, latitude)
    assert at is not None
    assert 0 < at[0] < sheet.width
    rings = outlines("outlines")[code]
    turned = (longitude, longitude + 360)
    assert any(one.box[0] - 0.3 <= x <= one.box[2] + 0.3 and one.box[1] - 0.3 <= latitude <= one.box[3] + 0.3
               for one in rings for x in turned)  # fmt: skip


def test_a_sheet_is_wide_enough_for_a_far_island_with_an_act() -> None:
    without, with_it = country_sheet("FR"), country_sheet("FR", [(-52.3, 4.9)])
    assert without is not None
    assert with_it is not None
    assert without.place(-52.3, 4.9) is None
    assert with_it.place(-52.3, 4.9) is not None
    assert with_it.place(2.35, 48.85) is not None


def test_north_is_up_and_east_is_right() -> None:
    sheet = country_sheet("BY")
    assert sheet is not None
    brest, vitebsk = sheet.place(23.69, 52.1), sheet.place(30.2, 55.19)
    assert brest is not None
    assert vitebsk is not None
    assert brest[0] < vitebsk[0]
    assert brest[1] > vitebsk[1]


def test_the_country_is_drawn_over_its_neighbours() -> None:
    sheet = country_sheet("by".upper())
    assert sheet is not None
    assert sheet.lands[-1].code == "BY"
    assert {"PL", "LT", "LV", "RU", "UA"} <= {one.code for one in sheet.lands}


def test_the_earth_has_all_continents_and_every_circle_finds_its_place() -> None:
    sheet = earth()
    assert {"BR", "ZA", "IN", "AU", "CA", "FR", "FJ"} <= {one.code for one in sheet.lands}
    beside = [code for code, at in middles().items() if code not in ("AQ", "GS", "HM") and sheet.place(*at) is None]
    assert not beside


@pytest.mark.parametrize(("longitude", "latitude"), [(0, 0), (30, 60), (-75, -40), (170, -80)])
def test_lamberts_keeps_areas(longitude: float, latitude: float) -> None:
    """A square of a tenth of a degree has the area on the sheet that it has on the globe."""
    project = around(longitude, latitude if abs(latitude) < 85 else 80)
    d = 0.1
    for x, y in ((longitude, latitude), (longitude + 20, latitude - 10 if latitude > 0 else latitude + 10)):
        corners = [project(x, y), project(x + d, y), project(x + d, y + d), project(x, y + d)]
        points = [one for one in corners if one is not None]
        assert len(points) == 4
        area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True))) / 2
        true = radians(d) ** 2 * cos(radians(y + d / 2))
        assert area == pytest.approx(true, rel=0.01)


def test_equal_earth_has_the_proportions_of_its_paper() -> None:
    width, height = equal_earth(180, 0)[0] * 2, -equal_earth(0, 90)[1] * 2
    assert width / height == pytest.approx(2.05458, abs=0.001)
    assert width * height < 4 * pi * sqrt(2)


def test_what_is_on_the_other_side_of_the_earth_is_not_drawn() -> None:
    assert around(27, 53)(-153, -53) is None
