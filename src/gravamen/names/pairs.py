"""Pairs of names as lines of JSON, and their scores.

In: lines `{"left": {"name": …}, "right": {"name": …}, "kind": "person"}`; beside a name `lang`, `born`, `country`, `sex`,
`organisation` and `role` may stand. Out: a probability for each, in their order.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt

from gravamen.errors import GravamenError
from gravamen.names.comparison import of_names, probabilities
from gravamen.names.named import Kind, Named

AT_ONCE = 8192  # pairs scored together
_NAME_AND_LANGUAGE = 2
_KINDS = {str(kind): kind for kind in Kind}
Row = tuple[Kind, dict[str, Any], dict[str, Any]]


class BadPair(GravamenError):
    """A line that is no pair of names."""


def scores(lines: Iterable[str]) -> Iterator[float]:
    """The probability of each line's pair, in order; blank lines are passed over.

    Raises:
        BadPair: a line that is none; says which, and what is wrong. Those before it in its lot are not told.
    """
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    while lot := list(islice(numbered, AT_ONCE)):
        yield from _scored(_rows(lot)).tolist()


def _scored(rows: list[Row]) -> npt.NDArray[np.float64]:
    """Rows of names alone go straight to their words; what tells more goes the long way."""
    result = np.zeros(len(rows))
    more = []
    bare: dict[Kind, list[int]] = {kind: [] for kind in Kind}
    for place, (kind, left, right) in enumerate(rows):
        if len(left) <= _NAME_AND_LANGUAGE and len(right) <= _NAME_AND_LANGUAGE:
            bare[kind].append(place)
        else:
            more.append(place)
    for kind, places in bare.items():
        if places:
            lefts, rights = [rows[place][1]["name"] for place in places], [rows[place][2]["name"] for place in places]
            result[places] = of_names(kind, lefts, rights)
    if more:
        result[more] = probabilities([(_named(rows[at][0], rows[at][1]), _named(rows[at][0], rows[at][2])) for at in more])
    return result


def _rows(lot: list[tuple[int, str]]) -> list[Row]:
    """The lines read as one list, and one by one where that is none: that tells which line is wrong."""
    try:
        read = json.loads(f"[{','.join(line for _, line in lot)}]")
    except (ValueError, RecursionError):
        read = []
    if len(read) != len(lot):
        read = [_read(number, line) for number, line in lot]
    return [_row(number, row) for (number, _), row in zip(lot, read, strict=True)]


def _read(number: int, line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _bad(number, error) from None


def _row(number: int, row: Any) -> Row:
    try:
        left, right = row["left"], row["right"]
        if not isinstance(left["name"], str) or not isinstance(right["name"], str):
            raise TypeError("a name that is no text")
        return _KINDS[row.get("kind", "person")], left, right
    except (KeyError, TypeError, AttributeError) as error:
        raise _bad(number, error) from None


def _bad(number: int, error: Exception) -> BadPair:
    return BadPair(
        f"Line {number} is no pair of names ({_said(error)}).",
        'A line reads: {"left": {"name": "…"}, "right": {"name": "…"}, "kind": "person"}',
    )


def _said(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"no JSON: {error.msg}"
    if isinstance(error, KeyError):
        return f"{error.args[0]} is missing" if error.args[0] in ("left", "right", "name") else f"no kind “{error.args[0]}”"
    return str(error)


def _named(kind: Kind, side: dict[str, Any]) -> Named:
    told = {field: str(side.get(field) or "") for field in ("born", "country", "sex", "organisation", "role")}
    return Named(side["name"], kind, side.get("lang") or "", **told)
