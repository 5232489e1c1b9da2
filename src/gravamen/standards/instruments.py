"""Instruments, ratifications and the acts that call an article in question.

In: types of acts, a country and a day. Out: the instruments relied on with their ratification and articles; who heads the
International Labour Office on that day. A letter cites only what was public on its date.
"""

from __future__ import annotations

import csv
import datetime
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from gravamen.edtf import Edtf, parse
from gravamen.terms import ActType


@dataclass(frozen=True, slots=True)
class Article:
    number: str  # "Article 3"
    guarantees: str  # a noun phrase
    acts: tuple[str, ...]  # ids of the acts that call it in question


@dataclass(frozen=True, slots=True)
class Relied:
    """An instrument that a letter relies on. `ratified` is None where no source was found for the country."""

    id: str
    title: str
    short: str
    ratified: bool | None
    ratified_on: Edtf | None  # a year alone where the source that was read gives no day
    confidence: str  # as in `ratifications.csv`; "unknown" where the country has no row
    articles: tuple[Article, ...]
    source: str


@dataclass(frozen=True, slots=True)
class DirectorGeneral:
    name: str
    salutation: str
    role: str = "Director-General"
    body: str = "International Labour Office"


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("gravamen.standards") / "instruments.toml").read_text("utf-8"))


@cache
def _ratifications() -> dict[tuple[str, str], dict[str, str]]:
    lines = (resources.files("gravamen.standards") / "ratifications.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if line and not line.startswith("#"))
    return {(row["country"], row["instrument"]): row for row in rows}


def instruments_for(acts: Iterable[tuple[str, ActType]], country: str, on: datetime.date) -> tuple[Relied, ...]:
    """The instruments that acts (id, type) call in question, with the articles and the country's ratification.

    A ratification registered after `on` (or in its year, where no day is known) is not stated, and an instrument adopted after
    it is left out: a letter cannot know them.
    """
    given = list(acts)
    data = _data()
    found: list[Relied] = []
    for id in ("C087", "C098"):
        instrument = data[id]
        if instrument["public_since"] > on:
            continue
        articles = []
        for row in data["article"]:
            hit = tuple(act for act, kind in given if kind.value in row["acts"])
            if row["instrument"] == id and hit:
                articles.append(Article(row["article"], row["guarantees"], hit))
        if not articles:
            continue
        row = _ratifications().get((country.upper(), id))
        ratified: bool | None = None
        when: Edtf | None = None
        confidence, source = "unknown", instrument["source"]
        if row is not None:
            ratified, confidence = row["ratified"] == "yes", row["confidence"]
            source = row["source"] or f"{source}, by elimination from the totals; to be confirmed there"
            when = parse(row["date"]) if row["date"] else None
            if when is not None and when.latest > on:
                ratified, when = None, None
        found.append(Relied(id, instrument["title"], instrument["short"], ratified, when, confidence, tuple(articles), source))
    return tuple(found)


def director_general(on: datetime.date) -> DirectorGeneral:
    """Who heads the International Labour Office on a day; before the first that is recorded, the first."""
    rows = _data()["director_general"]
    row = next((one for one in reversed(rows) if one["since"] <= on), rows[0])
    return DirectorGeneral(row["name"], row["salutation"])
