"""Countries: their codes, names and adjectives, and whether a word of a text names one.

In: an ISO 3166-1 alpha-2 code, or a name as reports write it. Out: a `Country`, or a code. The facts stand in
`countries.csv` beside this file.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from gravamen.errors import GravamenError


class UnknownCountry(GravamenError):
    """A code that is no country's."""


@dataclass(frozen=True, slots=True)
class Country:
    code: str  # ISO 3166-1 alpha-2
    name: str  # in running text: "Belarus", "the Philippines"
    adjective: str
    capital: str
    variants: tuple[str, ...]

    @property
    def government(self) -> str:
        return f"the Government of {self.name}"


@cache
def _countries() -> dict[str, Country]:
    lines = (resources.files("gravamen") / "countries.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if line and not line.startswith("#"))
    return {
        row["code"]: Country(
            row["code"],
            row["name"],
            row["adjective"],
            row["capital"],
            tuple(name for name in row["variants"].split("|") if name),
        )
        for row in rows
    }


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for one in _countries().values():
        for name in (one.name, one.name.removeprefix("the "), one.capital, *one.variants):
            names.setdefault(name.casefold().replace("’", "'"), one.code)
        for word in (one.adjective, one.adjective + "s", *one.variants):
            adjectives.setdefault(word.casefold(), one.code)
    return names, adjectives


def country(code: str) -> Country:
    """The country of a code, in any case.

    Raises:
        UnknownCountry: no country has it.
    """
    found = _countries().get(code.upper())
    if found is None:
        raise UnknownCountry(f"“{code}” is no country's code.", "Give two letters of ISO 3166-1, such as BY for Belarus.")
    return found


def every() -> tuple[Country, ...]:
    """All countries, by name."""
    return tuple(sorted(_countries().values(), key=lambda one: one.name.removeprefix("the ")))


def codes() -> tuple[str, ...]:
    """The codes of all countries, in the order of the file."""
    return tuple(_countries())


def find(name: str) -> str | None:
    """The code of the country that a name, or its capital's, stands for; None where there is none."""
    return _names()[0].get(name.casefold().replace("’", "'"))


def adjective(word: str) -> str | None:
    """The code of the country whose people or things the word describes ("Belarusian"); None where there is none."""
    return _names()[1].get(word.casefold())


def names() -> list[str]:
    """The names of all countries, in the order of the alphabet, without their article."""
    return sorted(one.name.removeprefix("the ") for one in _countries().values())
