"""Titles and guarantees in French and Spanish: there for what letters cite, and in step with English."""

from __future__ import annotations

import re

import pytest

from gravamen.standards import translations
from gravamen.standards.instruments import IN_LETTERS
from gravamen.standards.principles import all_principles, principle
from gravamen.standards.tables import rows, tables

LANGUAGES = ("fr", "es")


def test_the_files_name_instruments_and_articles_that_there_are() -> None:
    data = tables("instruments.toml")
    articles = {(row["instrument"], row["article"]) for row in data["article"]}
    for row in rows("titles.csv"):
        assert row["instrument"] in data
        assert row["language"] in LANGUAGES
        assert row["short"]
    for row in rows("guarantees.csv"):
        assert (row["instrument"], row["article"]) in articles
        assert row["language"] in LANGUAGES
        assert row["guarantees"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_letters_cite_is_there(language: str) -> None:
    for row in tables("instruments.toml")["article"]:
        if row["instrument"] in IN_LETTERS:
            assert translations.guarantee(row["instrument"], row["article"], language), row["article"]
            assert translations.title(row["instrument"], language)


@pytest.mark.parametrize(
    ("instrument", "language", "number"), [("C087", "fr", "nº 87"), ("C098", "es", "núm. 98"), ("C154", "fr", "nº 154")]
)
def test_numbers_are_set_as_the_ilo_sets_them(instrument: str, language: str, number: str) -> None:
    assert number in (translations.title(instrument, language) or "")
    assert number in (translations.short(instrument, language) or "")
    year = str(tables("instruments.toml")[instrument]["adopted"].year)
    assert year in (translations.title(instrument, language) or "")


def test_each_principle_stands_in_the_languages_of_the_pages_once() -> None:
    keys = [(row["key"], row["language"]) for row in rows("principle_words.csv")]
    assert len(keys) == len(set(keys))
    assert set(keys) == {(one.id, language) for one in all_principles() for language in ("fr", "es", "ru", "ar")}
    for row in rows("principle_words.csv"):
        numbers = re.findall(r"\d+", principle(row["key"]).words)
        assert re.findall(r"\d+", row["words"]) == numbers, row


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_principle_that_is_not_there_is_none(language: str) -> None:
    assert translations.principle("no such principle", language) is None
