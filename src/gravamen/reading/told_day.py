"""The day that a passage tells without its year: "On May 26 …" of a report that is not dated.

In: the words of a passage and their language. Out: month and day, where the passage tells one such day and no other.
"""

from __future__ import annotations

import re
from functools import lru_cache

from gravamen.reading.grammar import steps_of
from gravamen.reading.pack import pack, pack_languages
from gravamen.reading.tokens import tokenize

_A_DAY = re.compile(r"(?<!\d)(?:[12]?\d|3[01])(?!\d)")


@lru_cache(maxsize=4096)
def told_day(quote: str, language: str) -> tuple[int, int] | None:
    """(5, 26); None where none is told, or several."""
    code = language.partition("-")[0]
    if not _A_DAY.search(quote) or code not in pack_languages():
        return None
    words = pack(code)
    days = {
        (when.month, when.day, when.year)
        for when in steps_of(words, tokenize(quote, words)).times(None)
        if when.month is not None and when.day is not None
    }
    if len(days) != 1:
        return None
    ((month, day, year),) = days
    return (month, day) if year is None else None
