"""Who is bound outside the ILO: lists with their years, and what they say on a day."""

from __future__ import annotations

import datetime

import pytest

from gravamen.countries import country
from gravamen.edtf import parse
from gravamen.standards.elsewhere import standing
from gravamen.standards.tables import rows


@pytest.mark.parametrize("name", ["op1.csv", "oecd.csv", "gsp.csv"])
def test_a_row_has_its_country_and_its_source(name: str) -> None:
    found = rows(name)
    for row in found:
        assert country(row["country"]).code == row["country"]
        assert row["source"].startswith("https://") or row["source"].startswith("http://"), row
    if name != "gsp.csv":
        assert len({row["country"] for row in found}) == len(found)


def test_years_and_days_are_dates() -> None:
    for row in rows("op1.csv"):
        assert row["party"] in {"yes", "no"}
        assert (row["party"] == "yes") == bool(row["year"])
        assert not row["left"] or parse(row["left"]).earliest.year > int(row["year"])
    for row in rows("oecd.csv"):
        assert not row["since"] or datetime.date.fromisoformat(row["since"]) <= datetime.date(int(row["known"]), 12, 31)
    for row in rows("gsp.csv"):
        assert row["arrangement"] in {"GSP", "GSP+", "EBA"}
        assert not row["until"] or datetime.date.fromisoformat(row["until"])


def test_the_list_of_the_oecd_is_whole() -> None:
    assert len(rows("oecd.csv")) == 51


@pytest.mark.parametrize(
    ("list_", "code", "on", "bound"),
    [
        pytest.param("op1", "BY", "2021-03-01", True, id="party then"),
        pytest.param("op1", "BY", "2023-02-07", True, id="the last day"),
        pytest.param("op1", "BY", "2023-02-08", False, id="left"),
        pytest.param("op1", "MA", "2022-06-01", None, id="in the year itself"),
        pytest.param("op1", "US", "2024-01-01", False, id="never came in"),
        pytest.param("op1", "XX", "2024-01-01", None, id="no such country"),
        pytest.param("oecd", "UY", "2021-03-01", True, id="adheres"),
        pytest.param("oecd", "UY", "2021-02-01", None, id="not yet"),
        pytest.param("oecd", "BY", "2024-01-01", None, id="the home State may"),
        pytest.param("gsp", "KH", "2024-01-01", None, id="an old list says nothing of today"),
        pytest.param("gsp", "BY", "2021-03-01", None, id="withdrawn"),
        pytest.param("gsp", "IN", "2024-01-01", None, id="not on the lists that were read"),
    ],
)
def test_how_a_country_stands(list_: str, code: str, on: str, bound: bool | None) -> None:
    found = standing(list_, code, datetime.date.fromisoformat(on))
    assert found.bound is bound
    assert found.words
    assert found.source
