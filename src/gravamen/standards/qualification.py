"""Qualification: which articles and principles an act calls in question, why, and what of it may be printed on a day.

In: an act, the country, the day. Out: a `Qualification`: proposals with their reasons, for a person to decide on. Articles come
from `instruments.toml`, principles from `principles.csv`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from gravamen.said import Said, said
from gravamen.standards.citing import ranges, references
from gravamen.standards.classes import Classes, classes
from gravamen.standards.instruments import Ratification, calls_for, guarantee, instrument, ratification
from gravamen.standards.models import ActFacts, Reference
from gravamen.standards.principles import principles_for
from gravamen.standards.tables import tables


@dataclass(frozen=True, slots=True)
class Called:
    """An article that an act calls in question. `printable`: its text was seen, and not only recalled."""

    instrument: str  # "C087"
    short: str  # "Convention No. 87"
    article: str  # "Article 3"
    guarantees: str
    because: str
    ratification: Ratification | None  # None: the instrument is not one that a State ratifies
    printable: bool

    @property
    def state(self) -> Said:
        """How the State stands to it, in a few words."""
        if self.ratification is None:
            return said("not for ratification")
        if self.ratification.ratified is None:
            return said("ratification not known")
        if not self.ratification.ratified:
            return said("not ratified; its principles bind a member of the ILO all the same")
        by_elimination = self.ratification.confidence == "by_elimination"
        if not self.ratification.on:
            return (
                said("ratified, the day not known, to be confirmed") if by_elimination else said("ratified, the day not known")
            )
        day = self.ratification.on
        return said("ratified on {date}, to be confirmed", date=day) if by_elimination else said("ratified on {date}", date=day)


@dataclass(frozen=True, slots=True)
class Applied:
    """A principle that an act calls for, with what may be printed of it."""

    principle: str  # its id
    words: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Qualification:
    """What an act is in law.

    `ranges` say where the Compilation deals with acts of this type as a whole. `withheld` are principles of which nothing may
    be printed: not seen in a source, or not yet public.
    """

    act: ActFacts
    articles: tuple[Called, ...]
    principles: tuple[Applied, ...]
    ranges: tuple[Reference, ...]
    withheld: tuple[str, ...]
    classes: Classes


def qualify(act: ActFacts, country: str, on: datetime.date) -> Qualification:
    """Articles, principles and classes of an act, as of a day."""
    found: list[Applied] = []
    withheld: list[str] = []
    for one in principles_for(act.type):
        if printed := references(one, on):
            found.append(Applied(one.id, one.words, printed))
        else:
            withheld.append(one.words)
    found.sort(key=_is_heading)  # a number says more than a heading
    called = _articles(act, country, on)
    return Qualification(act, called, tuple(found), ranges(act.type, on), tuple(withheld), classes(act.type))


def _is_heading(one: Applied) -> bool:
    return all(reference.kind == "section" for reference in one.references)


def _articles(act: ActFacts, country: str, on: datetime.date) -> tuple[Called, ...]:
    found: dict[tuple[str, str], Called] = {}
    for call in tables("instruments.toml")["calls"]:
        id, article = call["instrument"], call["article"]
        named = instrument(id)
        if not calls_for(call, act.type, act.doers) or named["public_since"] > on or (id, article) in found:
            continue
        if call.get("officers") and not act.officers_hit:
            continue
        words, status = guarantee(id, article)
        bound = ratification(country, id, on) if id.startswith("C") else None
        found[id, article] = Called(id, named["short"], article, words, call["because"], bound, status == "seen")
    return tuple(found.values())
