"""The gazetteers: organisations and places that reports of all languages name.

In: the CSV files of `packs/`. Out: tables by folded words, read once, at the first use.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from importlib import resources


@cache
def known_organisations() -> tuple[dict[tuple[str, ...], tuple[str, str | None, str]], dict[str, tuple[str, str]]]:
    """The gazetteer: folded words -> (name, acronym, kind), and acronym -> (name, kind)."""
    names: dict[tuple[str, ...], tuple[str, str | None, str]] = {}
    acronyms: dict[str, tuple[str, str]] = {}
    for row in _rows("organisations.csv"):
        kind = row["kind"]
        names[tuple(row["name"].casefold().replace("’", "'").split())] = (row["name"], row["acronym"] or None, kind)
        if row["acronym"]:
            acronyms.setdefault(row["acronym"], (row["name"], kind))
    return names, acronyms


@cache
def known_places() -> dict[tuple[str, ...], str]:
    places: dict[tuple[str, ...], str] = {}
    for row in _rows("places.csv"):
        for name in (row["name"], *row["variants"].split("|")):
            if name:
                places[tuple(name.casefold().split())] = row["country"]
    return places


def _rows(name: str) -> Iterable[dict[str, str]]:
    path = resources.files("gravamen.reading") / "packs" / name
    if not path.is_file():
        return []
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return csv.DictReader(lines)
