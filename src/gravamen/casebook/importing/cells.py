"""What one cell says: a date, a number, a term, a name.

In: a cell's text and how its column is written. Out: the value as the record keeps it. What cannot be read raises `BadValue` or
`BadDate`, which say why; whoever calls adds the cell.
"""

from __future__ import annotations

import re
from functools import lru_cache

from gravamen.casebook.errors import BadValue
from gravamen.casebook.importing.columns import Order
from gravamen.edtf import parse
from gravamen.errors import BadDate
from gravamen.said import said

_DAY = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?: г\.?)?")
_MONTH = re.compile(r"(\d{1,2})[./-](\d{4})")
_WRITTEN = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})")
_WITH_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?")
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/\d{4}")
_NUMBER = re.compile(r"(\d+)(?:[.,]0+)?(?:\s+\D*)?")
_LONGEST_NAME = 200


@lru_cache(maxsize=4096)
def date(text: str, order: Order) -> str:
    """A date as EDTF: "16.02.2021", "2/16/2021", "2021/02/16", "02.2021", "2021", or EDTF itself.

    Dots are day, month, year everywhere; slashes and hyphens as `order` says.

    Raises:
        BadDate: it names no day of the calendar, or is written in no way that is known.
    """
    if timed := _WITH_TIME.fullmatch(text):
        return parse(timed[1]).text
    if found := _DAY.fullmatch(text):
        first, second = found[1], found[3]
        day, month = (second, first) if order == "mdy" and found[2] != "." else (first, second)
        return _checked(f"{found[4]}-{int(month):02}-{int(day):02}", text)
    if found := _MONTH.fullmatch(text):
        return _checked(f"{found[2]}-{int(found[1]):02}", text)
    if found := _WRITTEN.fullmatch(text):
        return _checked(f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}", text)
    return _checked(text, text)


def order_of(texts: list[str]) -> Order:
    """How a column's dates with slashes are written: the month first where some date can be nothing else."""
    found = [match for text in texts if (match := _SLASHES.fullmatch(text))]
    first = sum(int(one[1]) > 12 for one in found)
    second = sum(int(one[2]) > 12 for one in found)
    return "mdy" if second > first else "dmy"


def number(text: str) -> int:
    """A whole number, with a word after it or without: "25", "25 days", "25.0".

    Raises:
        BadValue: it is none.
    """
    found = _NUMBER.fullmatch(text.replace("\xa0", " "))
    if found is None:
        raise BadValue(said("“{text}” is no number.", text=text[:60]), said("Write it in digits."))
    value = int(found[1])
    if value > 2_000_000_000:
        raise BadValue(said("“{text}” is too large a number.", text=text[:60]), said("Check the cell."))
    return value


def name(text: str) -> str:
    """A name: it has letters, and is no whole story.

    Raises:
        BadValue: it names nobody.
    """
    if sum(letter.isalpha() for letter in text) < 2:
        raise BadValue(said("“{text}” is no name.", text=text[:60]), said("Write the name, or leave the row out."))
    if len(text) > _LONGEST_NAME:
        raise BadValue(
            said("“{text}…” is too long for a name ({value} characters).", text=text[:40], value=len(text)),
            said("Check which column it is."),
        )
    return text


def several(text: str) -> list[str]:
    """What a cell lists: its parts between semicolons."""
    return [part for part in (one.strip() for one in text.split(";")) if part]


def _checked(edtf: str, text: str) -> str:
    try:
        return parse(edtf).text
    except BadDate as error:
        raise BadDate(error.what.replace(f"“{edtf}”", f"“{text}”"), error.remedy) from None
