"""From when a term counts: the State's own rule, where somebody has read it.

In: a country and the kind of a term. Out: a `Rule` with its article and source, or the default, which says that it is an
assumption.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from gravamen.said import joined

Kind = Literal["administrative arrest", "imprisonment", "house arrest"]


@dataclass(frozen=True, slots=True)
class Rule:
    """`why` says it to a reader: the article, or that it is assumed."""

    counts_from: Literal["detention", "judgment"]
    why: str
    assumed: bool
    source: str = ""


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("gravamen.followup") / "terms.toml").read_text("utf-8"))


def rule_of(country: str, kind: Kind) -> Rule:
    """The rule of a State for a kind of term."""
    for row in _data()["rule"]:
        if row["country"] == country.upper() and row["of"] == kind:
            said = row.get("article") or row["practice"]
            why = joined("; ", (said, *((row["note"],) if "note" in row else ())))
            return Rule(row["counts_from"], why, "article" not in row, row["source"])
    return Rule(_data()["default"]["counts_from"], joined("", (_data()["default"]["why"],)), True)
