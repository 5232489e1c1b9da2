"""Dates as the record keeps them: EDTF, from a day to "between August and September 2020".

In: a string of the Extended Date/Time Format (ISO 8601-2:2019), level 0 and of level 1 what reports need: years,
months, days, intervals (also open), uncertain `?`, approximate `~`, both `%`. Out: the earliest and the latest day that
it can mean, and how exact it is. Times of day are not kept.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from gravamen.errors import BadDate
from gravamen.said import said

Precision = Literal["day", "month", "year", "interval"]

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)")


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date of the record. `text` is its canonical string; `earliest` and `latest` are the days it can mean."""

    text: str
    earliest: date
    latest: date
    precision: Precision
    uncertain: bool = False
    approximate: bool = False

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: Edtf) -> bool:
        return (self.earliest, self.latest) < (other.earliest, other.latest)

    def may_be(self, other: Edtf) -> bool:
        """Whether both can mean the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    @classmethod
    def day(cls, when: date) -> Edtf:
        return parse(when.isoformat())


@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """Read an EDTF string.

    Raises:
        BadDate: it is no EDTF of the kinds named above, names no day of the calendar, or ends before it begins.
    """
    begin, slash, end = text.partition("/")
    if not slash:
        return _point(text)
    first = _point(begin) if begin not in ("", "..") else None
    last = _point(end) if end not in ("", "..") else None
    if first is None and last is None:
        raise BadDate(
            said("“{text}” is an interval without a beginning or an end.", text=text), said("Give at least one date.")
        )
    earliest = first.earliest if first else date.min
    latest = last.latest if last else date.max
    if earliest > latest:
        raise BadDate(said("The interval “{text}” ends before it begins.", text=text), said("Give the earlier date first."))
    known = [point for point in (first, last) if point]
    return Edtf(
        text,
        earliest,
        latest,
        "interval",
        uncertain=any(point.uncertain for point in known),
        approximate=any(point.approximate for point in known),
    )


def _point(text: str) -> Edtf:
    match = _POINT.fullmatch(text)
    if match is None:
        raise BadDate(
            said("“{text}” is no date that the record can keep.", text=text),
            said("Write 2021-02-16, 2021-02, 2021 or 2020-08/2020-09."),
        )
    year, month, day = int(match[1]), match[2], match[3]
    doubt = match[4]
    try:
        earliest = date(year, int(month or 1), int(day or 1))
        last_month = int(month or 12)
        latest = date(year, last_month, int(day or calendar.monthrange(year, last_month)[1]))
    except ValueError:
        raise BadDate(said("“{text}” names no day of the calendar.", text=text), said("Check year, month and day.")) from None
    precision: Precision = "day" if day else "month" if month else "year"
    return Edtf(text, earliest, latest, precision, uncertain=doubt in ("?", "%"), approximate=doubt in ("~", "%"))
