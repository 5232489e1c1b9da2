"""Titles of instruments, what their articles guarantee, in French and Spanish; principles in all languages of the pages.

In: an instrument, an article, a language. Out: the words, or None where there are none. English stands in `instruments.toml`.
"""

from __future__ import annotations

from functools import cache

from gravamen.standards.tables import rows


def title(instrument: str, language: str) -> str | None:
    """The full title, with its article where the language needs one."""
    return _titles().get((instrument, language), (None, None))[0]


def short(instrument: str, language: str) -> str | None:
    return _titles().get((instrument, language), (None, None))[1]


def guarantee(instrument: str, article: str, language: str) -> str | None:
    """What an article ("Article 3") guarantees."""
    return _guarantees().get((instrument, article, language))


def principle(key: str, language: str) -> str | None:
    """A principle of the Committee, in our own words."""
    return _principles().get((key, language))


@cache
def _principles() -> dict[tuple[str, str], str]:
    return {(row["key"], row["language"]): row["words"] for row in rows("principle_words.csv")}


@cache
def _titles() -> dict[tuple[str, str], tuple[str, str]]:
    return {(row["instrument"], row["language"]): (row["title"], row["short"]) for row in rows("titles.csv")}


@cache
def _guarantees() -> dict[tuple[str, str, str], str]:
    return {(row["instrument"], row["article"], row["language"]): row["guarantees"] for row in rows("guarantees.csv")}
