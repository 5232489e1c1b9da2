"""The kinds of documents, as `kinds.toml` has them.

In: a kind's name. Out: to whom it goes, for what use, and the parts that it is made of.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from gravamen.drafting.framed import framed_languages
from gravamen.drafting.tongues import LANGUAGES
from gravamen.errors import GravamenError
from gravamen.terms import Use

To = Literal["director-general", "standards", "given", "affiliates", "press"]


class NoSuchDocument(GravamenError):
    """A kind of document that there is not."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a door asks for, and what in the document states it."""

    what: str
    by: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One table of `kinds.toml`, whose head tells what the fields are."""

    name: str
    to: To
    use: Use
    sources: bool
    headings: bool
    parts: tuple[str, ...]
    door: str = ""
    pending: bool = False
    signed: bool = True
    posted: bool = True
    short: bool = False
    states: tuple[Statement, ...] = ()
    asks: bool = False

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it can be written in."""
        return framed_languages() if self.asks else tuple(LANGUAGES)


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name, the letter first."""
    table = tomllib.loads((resources.files("gravamen.drafting.documents") / "kinds.toml").read_text("utf-8"))
    return {name: _kind(name, row) for name, row in table.items()}


def kind(name: str) -> Kind:
    """
    Raises:
        NoSuchDocument: with the kinds that there are.
    """
    found = kinds().get(name)
    if found is None:
        raise NoSuchDocument(f"There is no document “{name}”.", f"Take one of: {', '.join(kinds())}.")
    return found


def _kind(name: str, row: dict[str, Any]) -> Kind:
    states = tuple(Statement(**one) for one in row.get("states", ()))
    return Kind(**{**row, "name": name, "use": Use(row["use"]), "parts": tuple(row["parts"]), "states": states})
