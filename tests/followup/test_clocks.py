"""The calendar's data: schema, sources, and which of them are rules and which our own practice."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from gravamen.edtf import parse
from gravamen.followup import clocks

from .making import day

TEXT = (resources.files("gravamen.followup") / "calendar.toml").read_text("utf-8")
TABLE = tomllib.loads(TEXT)
ROWS: list[dict[str, Any]] = [*TABLE["answer"], *TABLE["yearly"], *TABLE["sitting"], {"id": "silence", **TABLE["silence"]}]


def test_the_header_says_where_the_facts_come_from_and_when() -> None:
    head = [line for line in TEXT.splitlines()[:6] if line.startswith("#")]
    assert any("Source" in line for line in head)
    assert any("2026" in line for line in head)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_what_is_stated_as_a_rule_has_a_source_and_what_is_ours_has_none(row: dict[str, Any]) -> None:
    assert row["status"] in ("read", "practice")
    assert bool(row["source"]) == (row["status"] == "read")
    for field in ("title", "what", "why"):
        assert row[field]
        assert not row[field].endswith(".")
    assert "{" not in row["title"], "a title leaves the house: it names nobody"
    assert row["title"][0].islower() or row["title"].split()[0] in ("Committee", "International")


def test_ids_are_once() -> None:
    ids = [row["id"] for row in ROWS]
    assert len(ids) == len(set(ids))
    assert {row["id"] for row in TABLE["known"]} <= set(ids)


@pytest.mark.parametrize("row", TABLE["known"], ids=lambda row: row["when"])
def test_a_sitting_whose_days_are_known_lies_in_its_months(row: dict[str, str]) -> None:
    assert row["source"]
    clock = next(one for one in (*clocks.yearly(), *clocks.sittings()) if one.id == row["id"])
    known = parse(row["when"])
    first, _, last = clock.when.partition("/")
    assert known == clock.in_year(known.earliest.year)
    assert int(first) <= known.earliest.month <= known.latest.month <= int(last or first)


@pytest.mark.parametrize(
    ("id", "year", "when"),
    [
        ("ceacr", 2021, "2021-09-01"),
        ("ceacr-report", 2022, "2022-02"),
        ("cfa-june", 2021, "2021-05/2021-06"),
        ("cfa-march", 2021, "2021-03-08/2021-03-18"),
        ("cfa-march", 2022, "2022-03"),
        ("art24-march", 2025, "2025-01-24"),
        ("art24-march", 2022, "2022-01-15"),
        ("art24-november", 2025, "2025-10-03"),
    ],
)
def test_when_it_comes_round(id: str, year: int, when: str) -> None:
    (clock,) = (one for one in clocks.yearly() if one.id == id)
    assert str(clock.in_year(year)) == when


def test_only_a_complaint_has_a_month_to_be_substantiated() -> None:
    assert [one.id for one in clocks.answers("ilo_dg_intervention")] == ["reply"]
    assert [one.id for one in clocks.answers("ilo_cfa")] == ["reply", "substantiate", "unsubstantiated"]
    (month,) = (one for one in clocks.answers("ilo_cfa") if one.id == "substantiate")
    assert month.due(day("2021-01-31")) == day("2021-02-28")
    assert month.due(day("2021-12-31")) == day("2022-01-31")
