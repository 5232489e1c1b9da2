"""The data files: their schema, their sources, their dates, as a lawyer who corrects a line may rely on."""

from __future__ import annotations

import csv
import datetime
import tomllib
from importlib import resources

import pytest

from gravamen import countries
from gravamen.edtf import parse
from gravamen.terms import ActType

ROOM = resources.files("gravamen.standards")
INSTRUMENTS = tomllib.loads((ROOM / "instruments.toml").read_text("utf-8"))
CSV = (ROOM / "ratifications.csv").read_text("utf-8").splitlines()
ROWS = list(csv.DictReader(line for line in CSV if line and not line.startswith("#")))


@pytest.mark.parametrize("name", ["instruments.toml", "ratifications.csv"])
def test_the_header_says_where_the_facts_come_from_and_when(name: str) -> None:
    head = [line for line in (ROOM / name).read_text("utf-8").splitlines()[:6] if line.startswith("#")]
    assert any("Source" in line for line in head)
    assert any("2026" in line for line in head)


@pytest.mark.parametrize("id", ["C087", "C098"])
def test_an_instrument_has_title_dates_and_source(id: str) -> None:
    one = INSTRUMENTS[id]
    assert set(one) == {"title", "short", "adopted", "in_force", "public_since", "source"}
    assert one["adopted"] <= one["public_since"] < one["in_force"]
    assert str(one["adopted"].year) in one["title"]
    assert one["short"].removeprefix("Convention ") in one["title"]
    assert "NORMLEX" in one["source"]


def test_articles_name_acts_that_there_are() -> None:
    seen = set()
    for row in INSTRUMENTS["article"]:
        assert set(row) == {"instrument", "article", "guarantees", "acts"}
        assert row["instrument"] in INSTRUMENTS
        assert row["article"].startswith("Article ")
        assert row["guarantees"][0].islower(), "a phrase, no sentence"
        assert not row["guarantees"].endswith(".")
        assert row["acts"]
        assert len(row["acts"]) == len(set(row["acts"]))
        assert {ActType(name) for name in row["acts"]}
        assert (row["instrument"], row["article"]) not in seen
        seen.add((row["instrument"], row["article"]))


def test_every_type_of_act_calls_some_article_in_question() -> None:
    called = {name for row in INSTRUMENTS["article"] for name in row["acts"]}
    assert {one.value for one in ActType} == called


def test_directors_general_follow_each_other() -> None:
    rows = INSTRUMENTS["director_general"]
    assert [row["since"] for row in rows] == sorted(row["since"] for row in rows)
    for row in rows:
        assert set(row) == {"name", "salutation", "since"}
        assert row["salutation"].startswith("Dear ")
        assert row["salutation"].endswith(f"{row['name'].split()[-1]},")


def test_ratifications_have_their_columns_and_one_row_a_fact() -> None:
    assert CSV[[line.startswith("#") for line in CSV].index(False)] == "country,instrument,ratified,date,confidence,source"
    keys = [(row["country"], row["instrument"]) for row in ROWS]
    assert len(keys) == len(set(keys))
    assert {id for _, id in keys} == {"C087", "C098"}
    states = {country for country, _ in keys}
    assert set(keys) == {(country, id) for country in states for id in ("C087", "C098")}, "both conventions for each State"


def test_the_totals_are_those_that_the_header_gives() -> None:
    ratified = {id: sum(row["ratified"] == "yes" for row in ROWS if row["instrument"] == id) for id in ("C087", "C098")}
    assert ratified == {"C087": 158, "C098": 168}


def test_each_ratification_is_sound() -> None:
    today = datetime.date(2026, 12, 31)
    for row in ROWS:
        name = f"{row['country']} {row['instrument']}"
        assert len(row["country"]) == 2, name
        assert row["country"].isupper(), name
        assert row["ratified"] in ("yes", "no"), name
        assert row["confidence"] in ("confirmed", "confirmed_at_source_date", "by_elimination"), name
        assert bool(row["source"]) == (row["confidence"] != "by_elimination"), f"{name}: a source for all that was read"
        if row["date"]:
            when = parse(row["date"])
            assert row["ratified"] == "yes", name
            assert row["confidence"] == "confirmed", f"{name}: a date only where a source was read"
            assert INSTRUMENTS[row["instrument"]]["adopted"] <= when.latest <= today, name


def test_states_are_countries_that_a_letter_can_name() -> None:
    for country in {row["country"] for row in ROWS} - {"CK"}:  # the Cook Islands: a member of the ILO, not yet in the list
        assert countries.country(country)
