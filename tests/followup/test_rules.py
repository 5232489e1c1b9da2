"""From when a term counts: the data, and the default that says what it is."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from gravamen import countries
from gravamen.followup.rules import rule_of

TEXT = (resources.files("gravamen.followup") / "terms.toml").read_text("utf-8")
TABLE = tomllib.loads(TEXT)


def test_the_header_says_where_the_facts_come_from_and_when() -> None:
    head = [line for line in TEXT.splitlines()[:6] if line.startswith("#")]
    assert any("Source" in line for line in head)
    assert any("2026" in line for line in head)


@pytest.mark.parametrize("row", TABLE["rule"], ids=lambda row: f"{row['country']} {row['of']}")
def test_a_rule_names_its_article_and_where_it_was_read(row: dict[str, str]) -> None:
    assert set(row) - {"note"} in ({"country", "of", "counts_from", one, "source"} for one in ("article", "practice"))
    assert countries.country(row["country"]).code == row["country"]
    assert row["of"] in ("imprisonment", "administrative arrest", "house arrest")
    assert row["counts_from"] in ("detention", "judgment")
    assert any(letter.isdigit() for letter in row.get("article") or row["practice"])
    assert "." in row["source"]


def test_one_rule_for_each_kind_of_a_state() -> None:
    keys = [(row["country"], row["of"]) for row in TABLE["rule"]]
    assert len(keys) == len(set(keys))
    assert keys == sorted(keys)


def test_a_state_whose_rule_nobody_read_follows_an_assumption_that_says_so() -> None:
    rule = rule_of("BY", "imprisonment")
    assert rule.assumed
    assert rule.counts_from == "detention"
    assert "no rule of this State was read" in rule.why
    assert not rule.source


def test_how_terms_were_counted_without_the_article_is_an_assumption_with_its_source() -> None:
    rule = rule_of("BY", "administrative arrest")
    assert rule.assumed
    assert "was not read" in rule.why
    assert "REGNUM" in rule.source


def test_a_rule_is_of_one_kind_of_term() -> None:
    assert "article 327" in rule_of("ua", "administrative arrest").why
    assert rule_of("UA", "imprisonment").assumed
    assert "more than one" in rule_of("RU", "imprisonment").why, "what may bring the end forward is told"
