"""Countries in a Romance language, with their articles and with how one says "in" them.

In: the language's folder and an ISO 3166-1 alpha-2 code. Out: "le Bélarus", "au Bélarus". The facts stand in the folder's
`countries.csv`.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

from gravamen import countries


@cache
def _rows(folder: str) -> dict[str, tuple[str, str]]:
    lines = (resources.files("gravamen.drafting") / folder / "countries.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if line and not line.startswith("#"))
    return {row["code"]: (row["name"], row["in"]) for row in rows}


def named(folder: str, code: str) -> str:
    """A country as a sentence names it; its English name where the file has none."""
    found = _rows(folder).get(code.upper())
    return found[0] if found else countries.country(code).name


@cache
def inside(folder: str) -> dict[str, str]:
    """How one says "in" each country, by its name."""
    return dict(_rows(folder).values())
