"""Titles, particles and suffixes: the file holds together."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

TEXT = (resources.files("gravamen.names") / "titles.toml").read_text("utf-8")
TITLES = tomllib.loads(TEXT)
LISTS = {"male", "female", "titles", "doubtful", "joined", "free", "father", "kin_suffixes", "younger", "elder", "generation"}


def test_the_header_says_where_the_facts_come_from_and_when() -> None:
    head = [line for line in TEXT.splitlines()[:5] if line.startswith("#")]
    assert any("Source" in line for line in head)
    assert any("2026" in line for line in head)


@pytest.mark.parametrize("language", sorted(TITLES))
def test_a_language_has_lists_of_words_that_stand_once(language: str) -> None:
    assert language == "*" or (len(language) == 2 and language.islower())
    assert set(TITLES[language]) <= LISTS
    for name, words in TITLES[language].items():
        assert words, name
        assert len(words) == len(set(words)), name
        for word in words:
            assert word == word.strip().lower(), word


def test_no_word_tells_both_sexes() -> None:
    for language, lists in TITLES.items():
        assert not set(lists.get("male", ())) & set(lists.get("female", ())), language


@pytest.mark.parametrize(
    ("language", "kind", "word"),
    [
        ("en", "titles", "comrade"), ("fr", "female", "mme"), ("ru", "male", "г-н"), ("be", "male", "спадар"),
        ("my", "male", "u"), ("my", "female", "daw"), ("es", "joined", "de la"), ("es", "free", "y"), ("ar", "father", "bin"),
        ("ar", "joined", "al"), ("tr", "kin_suffixes", "oğlu"),
        ("kk", "kin_suffixes", "ұлы"), ("hi", "male", "shri"), ("*", "younger", "jr"), ("*", "generation", "iii"),
    ],
)  # fmt: skip
def test_the_words_that_the_room_was_asked_for(language: str, kind: str, word: str) -> None:
    assert word in TITLES[language][kind]
