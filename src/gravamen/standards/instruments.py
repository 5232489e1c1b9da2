"""Instruments, ratifications and the acts that call an article in question.

In: types of acts, a country and a day. Out: the instruments relied on with their ratification and articles; who heads the
International Labour Office on that day. A letter cites only what was public on its date.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gravamen.edtf import Edtf, parse
from gravamen.standards.models import Doer
from gravamen.standards.tables import rows, tables
from gravamen.terms import ActType

COPIES = datetime.date(2024, 1, 1)  # the lists of ratifications that were read are of about that year
IN_LETTERS = ("C087", "C098")  # the others depend on who was hit and on ratifications that we do not hold


@dataclass(frozen=True, slots=True)
class Article:
    number: str  # "Article 3"
    guarantees: str  # a noun phrase
    acts: tuple[str, ...]  # ids of the acts that call it in question
    undecided: tuple[str, ...] = ()  # those of them on which no officer has decided, where it is known who did


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
class Ratification:
    """Whether a State is bound by an instrument on a day; `ratified` is None where no source was found."""

    ratified: bool | None
    on: Edtf | None
    confidence: str
    source: str

    def sure(self, on: datetime.date) -> bool:
        """Whether a source names the State, and the day is known or not earlier than the copies that were read."""
        return bool(self.ratified) and self.confidence == "confirmed" and (self.on is not None or on >= COPIES)


@dataclass(frozen=True, slots=True)
class DirectorGeneral:
    name: str
    salutation: str
    role: str = "Director-General"
    body: str = "International Labour Office"


def instrument(id: str) -> dict[str, Any]:
    """Title, dates and source of an instrument, as `instruments.toml` has them."""
    found: dict[str, Any] = tables("instruments.toml")[id]
    return found


def guarantee(id: str, article: str) -> tuple[str, str]:
    """What an article guarantees, as a noun phrase, and whether its text was seen or is recalled."""
    return _guarantees()[id, article]


@cache
def _guarantees() -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (row["instrument"], row["article"]): (row["guarantees"], row["status"]) for row in tables("instruments.toml")["article"]
    }


@cache
def _ratifications() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["country"], row["instrument"]): row for row in rows("ratifications.csv")}


def ratification(country: str, id: str, on: datetime.date) -> Ratification:
    """Whether a country is bound by an instrument.

    A ratification registered after `on` (or in its year, where no day is known) is not stated: a letter of that day cannot
    know it.
    """
    named = instrument(id)["source"]
    row = _ratifications().get((country.upper(), id))
    if row is None:
        for other in rows("other_ratifications.csv"):
            if (other["country"], other["instrument"]) == (country.upper(), id):
                if datetime.date.fromisoformat(other["known"]) <= on:
                    return Ratification(True, None, "confirmed", other["source"])
        return Ratification(None, None, "unknown", named)
    ratified: bool | None = row["ratified"] == "yes"
    source = row["source"] or f"{named}, by elimination from the totals; to be confirmed there"
    when = parse(row["date"]) if row["date"] else None
    if when is not None and when.latest > on:
        ratified, when = None, None
    return Ratification(ratified, when, row["confidence"], source)


def calls_for(call: dict[str, Any], kind: ActType, doers: frozenset[Doer]) -> bool:
    """Whether a row of `calls` fits an act of a type that was done by these (nobody: it is not known who did it)."""
    if kind.value not in call["acts"]:
        return False
    by = call.get("by")
    if by == Doer.EMPLOYER:
        return Doer.EMPLOYER in doers
    return by is None or not doers or Doer(by) in doers


def instruments_for(
    acts: Iterable[tuple[str, ActType]],
    country: str,
    on: datetime.date,
    doers: Mapping[str, frozenset[Doer]] | None = None,
    decided: Mapping[tuple[str, str], bool] | None = None,
) -> tuple[Relied, ...]:
    """The instruments that acts (id, type) call in question, with the articles and the country's ratification.

    A ratification registered after `on` is not stated (see `ratification`), and an instrument adopted after it is left out.
    `doers` says by an act's id who did it; interference by an employer is another matter than by the State. `decided` says by
    act and article ("C087 Article 3") what an officer said: whether the letter may cite it. What they agreed to is cited of any
    instrument, as long as its words were seen.
    """
    given, by = list(acts), doers or {}
    data = tables("instruments.toml")
    agreed = [of.partition(" ")[0] for (_, of), may in (decided or {}).items() if may and of.startswith("C")]  # a Convention
    found: list[Relied] = []
    for id in dict.fromkeys((*IN_LETTERS, *sorted(agreed))):
        one = data[id]
        if one["public_since"] > on:
            continue
        articles = [
            article
            for row in data["article"]
            if row["instrument"] == id and (article := _called(row, data["calls"], given, by, decided)) is not None
        ]
        if not articles:
            continue
        bound = ratification(country, id, on)
        found.append(
            Relied(id, one["title"], one["short"], bound.ratified, bound.on, bound.confidence, tuple(articles), bound.source)
        )
    return tuple(found)


def _called(
    row: dict[str, Any],
    calls: Iterable[dict[str, Any]],
    acts: Iterable[tuple[str, ActType]],
    by: Mapping[str, frozenset[Doer]],
    said: Mapping[tuple[str, str], bool] | None,
) -> Article | None:
    """An article with the acts for which a letter cites it; None where there are none."""
    id, number = row["instrument"], row["article"]
    of = f"{id} {number}"
    mine = [one for one in calls if (one["instrument"], one["article"]) == (id, number) and one.get("letter", True)]
    hit = []
    for act, kind in acts:
        may = (said or {}).get((act, of))
        proposed = id in IN_LETTERS and any(calls_for(one, kind, by.get(act, frozenset())) for one in mine)
        if (may is None and proposed) or (may and row["status"] == "seen"):
            hit.append(act)
    undecided = tuple(act for act in hit if said is not None and (act, of) not in said)
    return Article(number, row["guarantees"], tuple(hit), undecided) if hit else None


def director_general(on: datetime.date) -> DirectorGeneral:
    """Who heads the International Labour Office on a day; before the first that is recorded, the first."""
    found = tables("instruments.toml")["director_general"]
    row = next((one for one in reversed(found) if one["since"] <= on), found[0])
    return DirectorGeneral(row["name"], row["salutation"])
