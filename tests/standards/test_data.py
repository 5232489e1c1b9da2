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


FILES = sorted(
    one.relative_to(ROOM).as_posix()  # type: ignore[attr-defined]
    for pattern in ("*.toml", "*.csv", "questions/*.toml")
    for one in ROOM.glob(pattern)  # type: ignore[attr-defined]
)
STATUS = {"seen", "recalled"}


@pytest.mark.parametrize("name", FILES)
def test_the_header_says_where_the_facts_come_from_and_when(name: str) -> None:
    head = [line for line in (ROOM / name).read_text("utf-8").splitlines()[:8] if line.startswith("#")]
    assert any("Source" in line for line in head)
    assert any("2026" in line for line in head)


@pytest.mark.parametrize("id", ["C087", "C098", "C135", "C151", "C154", "R143", "constitution"])
def test_an_instrument_has_title_dates_and_source(id: str) -> None:
    one = INSTRUMENTS[id]
    assert set(one) - {"in_force"} == {"title", "short", "adopted", "public_since", "status", "source"}
    assert one["adopted"] <= one["public_since"]
    assert ("in_force" in one) == (id != "R143"), "a Recommendation does not enter into force"
    assert one["public_since"] < one.get("in_force", datetime.date.max)
    assert str(one["adopted"].year) in one["title"]
    assert one["short"].split()[-1] in one["title"]
    assert one["status"] in STATUS
    assert "NORMLEX" in one["source"]


def test_articles_say_what_they_guarantee() -> None:
    seen = set()
    for row in INSTRUMENTS["article"]:
        assert set(row) == {"instrument", "article", "guarantees", "status"}
        assert row["instrument"] in INSTRUMENTS
        assert row["article"].startswith(("Article ", "Paragraphs "))
        assert row["guarantees"][0].islower(), "a phrase, no sentence"
        assert not row["guarantees"].endswith(".")
        assert row["status"] in STATUS
        assert (row["instrument"], row["article"]) not in seen
        seen.add((row["instrument"], row["article"]))


def test_acts_call_articles_that_there_are_and_say_why() -> None:
    articles = {(row["instrument"], row["article"]) for row in INSTRUMENTS["article"]}
    for row in INSTRUMENTS["calls"]:
        assert {"instrument", "article", "acts", "because"} <= set(row)
        assert set(row) <= {"instrument", "article", "acts", "because", "by", "officers", "letter"}
        assert (row["instrument"], row["article"]) in articles
        assert len(row["acts"]) == len(set(row["acts"])) > 0
        assert {ActType(name) for name in row["acts"]}
        assert row.get("by") in (None, "state", "employer")
        assert row["because"]
        assert not row["because"].endswith(".")


def test_letters_print_articles_that_were_read() -> None:
    seen = {(row["instrument"], row["article"]) for row in INSTRUMENTS["article"] if row["status"] == "seen"}
    assert {(row["instrument"], row["article"]) for row in INSTRUMENTS["calls"] if row.get("letter", True)} <= seen


def test_every_type_of_act_calls_some_article_in_question() -> None:
    rows = [row for row in INSTRUMENTS["calls"] if row.get("letter", True) and row.get("by") != "employer"]
    called = {name for row in rows for name in row["acts"]}
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
