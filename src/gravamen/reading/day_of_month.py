"""Times told in figures or in part: "2021-02-16", "16.02.2021", "25-Mar-2008", "el día 11", the year of a line above the text.

In: tokens. Out: the numbers that are told; what they mean with the times around them, `dates` settles.
"""

from __future__ import annotations

import datetime
import re

from gravamen.reading.pack import NOUN, Pack, Word
from gravamen.reading.tokens import Tokens

_YEAR_FIRST = re.compile(r"(\d{4})([-./])(\d{2})\2(\d{2})(?!\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4})(?!\d)")
_SHORT_YEAR = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{2})(?!\d)")
_A_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = range(1900, 2100)
_MONTHS = range(1, 13)
_DAYS = range(1, 32)
_LAST_CENTURY = 60  # a year in two figures from here on is of the last century
_HEAD = 8  # sentences among which the lines above a text stand
_OPENING = 2  # sentences with which a text opens
_ABBREVIATED = 3  # letters of a month's name


def _day(written: str) -> int | None:
    return int(written) if written.isdecimal() and len(written) <= 2 and int(written) in _DAYS else None


def date_in_figures(tokens: Tokens, at: int, *, short: bool = False) -> tuple[int, int, int, int] | None:
    """Year, month and day of a date in figures that begins at a token, and the token after it.

    `short`: where years are written in two figures, too: "16.02.21".
    """
    text, begin = tokens.characters, tokens.start[at]
    if match := _YEAR_FIRST.match(text, begin):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
    elif match := _DAY_FIRST.match(text, begin) or (_SHORT_YEAR.match(text, begin) if short else None):
        year, month, day = int(match[4]), int(match[3]), int(match[1])
        year += 0 if year >= 100 else 2000 if year < _LAST_CENTURY else 1900
        if month not in _MONTHS and day in _MONTHS:
            month, day = day, month  # "02/16/2021"
    else:
        return None
    if year not in _YEARS or month not in _MONTHS or day not in _DAYS:
        return None
    last = at + 1
    while last < len(tokens.low) and tokens.start[last] < match.end():
        last += 1
    return year, month, day, last


def month_in_letters(tokens: Tokens, at: int, pack: Pack) -> tuple[int, int, int] | None:
    """Year, month and day of "25-Mar-2008", which begins at a token."""
    if at + 2 >= len(tokens.low) or tokens.low[at + 1] != "-" or (day := _day(tokens.low[at])) is None:
        return None
    name, _, year = tokens.low[at + 2].partition("-")
    months = {number for month, number in pack.months.items() if month[:_ABBREVIATED] == name[:_ABBREVIATED]}
    if len(months) != 1 or len(name) < _ABBREVIATED or not year.isdecimal() or int(year) not in _YEARS:
        return None
    return int(year), months.pop(), day


def day_alone(tokens: Tokens, at: int, pack: Pack) -> int | None:
    """ "el día 11", "le 30, …", "on the 20th": a day of the month that was told last, where no noun is counted by it."""
    low = tokens.low
    if not at or low[at - 1] not in pack.phrases.get("day_before", ()):
        return None
    endings = pack.phrases.get("day_ordinal")  # where without them a number counts: "the 20th", not "the 20"
    number = low[at] if endings is None else next((low[at].removesuffix(one) for one in endings if low[at].endswith(one)), "")
    if (day := _day(number)) is None:
        return None
    if at + 1 >= len(low):
        return day
    if low[at + 1] in "%-/" or low[at + 1] in pack.phrases.get("day_not", ()):
        return None
    counts = tokens.flags[at + 1] & (NOUN | Word.MONTH) or not tokens.flags[at + 1]
    return None if counts and tokens.kind[at + 1] != "mark" else day


def year_of_heading(years: dict[int, int], tokens: Tokens) -> int | None:
    """The year that ends a line above the text: "Por X | mayo-junio de 2009". `years` are told by the token after them."""
    return next((years[one.last] for one in tokens.sentences[:_HEAD] if one.heading and one.last in years), None)


def only_year(tokens: Tokens) -> int | None:
    """The year at the head of a text that tells no other: "Summary table (Sample Union, 2016)", "by resolution 118/2019".

    Not so "The union was founded in 2011": what is told after that may be of any year.
    """
    years = {
        int(low): at
        for at, (low, kind) in enumerate(zip(tokens.low, tokens.kind, strict=True))
        if kind == "number" and _A_YEAR.fullmatch(low)
    }
    if len(years) != 1:
        return None
    ((year, at),) = years.items()
    around = (tokens.low[at - 1] if at else "", tokens.low[at + 1] if at + 1 < len(tokens.low) else "")
    for one in tokens.sentences[:_OPENING]:
        if one.first <= at < one.last:
            titled = not any(tokens.flags[i] & Word.VERB for i in range(one.first, one.last))
            return year if titled or around[0] == "/" or around[1] == ")" else None
    return None


def edtf_of(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """A year, a month, a day as EDTF; None where there is no such day."""
    try:
        datetime.date(year, month or 1, day or 1)
    except ValueError:
        return None
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
