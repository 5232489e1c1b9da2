"""What somebody was on a day, by the affiliations that the record holds of them. Reads only.

In: a person's affiliations, a day. Out: the affiliation of that day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gravamen.casebook.models import Affiliation
from gravamen.edtf import Edtf, parse
from gravamen.standards import tenure


@dataclass(frozen=True, slots=True)
class _Term:
    row: Affiliation
    since: Edtf | None
    until: Edtf | None


def held(rows: Iterable[Affiliation], on: Edtf | None) -> Affiliation | None:
    """What they were on a day; without a day, or where nobody told any term, the first that is entered."""
    known = list(rows)
    if on is None or not any(row.since or row.until for row in known):
        return known[0] if known else None
    found = tenure.held([_term(row) for row in known], on)
    return found.row if found else None


def is_over(row: Affiliation, on: Edtf) -> bool:
    """Whether they were it no more on a day."""
    return tenure.is_over(_term(row), on)


def _term(row: Affiliation) -> _Term:
    return _Term(row, parse(row.since) if row.since else None, parse(row.until) if row.until else None)
