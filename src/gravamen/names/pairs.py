"""Pairs of names as lines of JSON, and their scores.

In: lines `{"left": {"name": …}, "right": {"name": …}, "kind": "person"}`; beside a name `lang`, `born`, `country`, `sex`,
`organisation` and `role` may stand. Out: a probability for each, in their order.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from gravamen.errors import GravamenError
from gravamen.names.comparison import probabilities
from gravamen.names.named import Kind, Named

AT_ONCE = 8192  # pairs scored together


class BadPair(GravamenError):
    """A line that is no pair of names."""


def scores(lines: Iterable[str]) -> Iterator[float]:
    """The probability of each line's pair, in order; blank lines are passed over.

    Raises:
        BadPair: a line that is none; says which, and what is wrong. Those before it in its lot are not told.
    """
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    while lot := list(islice(numbered, AT_ONCE)):
        yield from probabilities([_pair(number, line) for number, line in lot]).tolist()


def _pair(number: int, line: str) -> tuple[Named, Named]:
    try:
        row = json.loads(line)
        kind = Kind(row.get("kind", "person"))
        return _named(row["left"], kind), _named(row["right"], kind)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadPair(
            f"Line {number} is no pair of names ({_said(error)}).",
            'A line reads: {"left": {"name": "…"}, "right": {"name": "…"}, "kind": "person"}',
        ) from None


def _said(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"no JSON: {error.msg}"
    return f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)


def _named(side: dict[str, Any], kind: Kind) -> Named:
    name = side["name"]
    if not isinstance(name, str):
        raise TypeError("a name that is no text")
    if len(side) <= 2:  # a name and its language: the common case
        return Named(name, kind, side.get("lang") or "")
    told = {field: str(side.get(field) or "") for field in ("born", "country", "sex", "organisation", "role")}
    return Named(name, kind, side.get("lang") or "", **told)
