"""How long something lasts, in words: "two and a half years", "15 años, 6 meses y 21 días", "between three and five years".

In: the token of a unit. Out: the range of the whole, and its length in days.
"""

from __future__ import annotations

from dataclasses import dataclass

from gravamen.reading.pack import Pack, Word
from gravamen.reading.tokens import Tokens

_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_TENS = 20  # from here on a number takes another one: "treinta y seis"


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time. `hours` where it is told in hours."""

    first: int
    last: int
    days: int | None
    hours: bool


def term_at(tokens: Tokens, pack: Pack, at: int, begin: int, end: int, *, one: bool = False) -> Term | None:
    """The term of which the token is the (first) unit; `one`: "a year" too."""
    low, words = tokens.low, pack.measures
    unit = pack.term_units.get(low[at]) if begin < at < end else None
    if unit is None:
        return None
    if is_number(tokens, pack, at - 1):
        first, number = number_before(tokens, pack, at - 1, begin)
    elif one and low[at - 1] in words.get("one", ()):
        first, number = at - 1, 1.0
    else:
        return None
    first = _widened(tokens, pack, first, begin)
    last = at + 1
    if last + 1 < end and low[last] in pack.phrases["and"] and low[last + 1] in words.get("half", ()):
        last, number = last + 2, number + 0.5 if number else number  # "dos años y medio"
    days = number * _DAYS[unit] if number and unit in _DAYS else None
    ranged = last + 2 < end and low[last] in words.get("range_join", ()) and low[last] not in pack.phrases["and"]
    if ranged and low[last + 2] in pack.term_units and value_of(tokens, pack, last + 1) is not None:
        opens = first > begin and low[first - 1] in words.get("range_open", ())
        return Term(first - opens, last + 3, None, hours=False)  # "from six months to three years"
    while (more := _further(tokens, pack, last, end)) is not None:
        last, added = more
        days = days + added if days and added else None
    return Term(first, last, int(days) if days else None, unit == "hour")


def _further(tokens: Tokens, pack: Pack, last: int, end: int) -> tuple[int, float | None] | None:
    """The end of ", 6 meses", "and two months" after a term, with its days."""
    low = tokens.low
    ahead = last
    while ahead < end and ahead - last < 2 and (low[ahead] == "," or low[ahead] in pack.phrases["and"]):
        ahead += 1
    if ahead + 1 >= end or low[ahead + 1] not in pack.term_units or pack.term_units[low[ahead + 1]] == "hour":
        return None
    single = low[ahead] in pack.measures.get("one", ()) and ahead > last
    if not single and not (tokens.kind[ahead] == "number" or value_of(tokens, pack, ahead) is not None):
        return None
    number = 1 if single else value_of(tokens, pack, ahead)
    return ahead + 2, number * _DAYS[pack.term_units[low[ahead + 1]]] if number else None


def _widened(tokens: Tokens, pack: Pack, first: int, begin: int) -> int:
    """Where a term begins that is told as a range or as a bound: "between three and | five years", "up to | ten years"."""
    low, words = tokens.low, pack.measures
    ranged = first - 2 >= begin and low[first - 1] in words.get("range_join", ()) and is_number(tokens, pack, first - 2)
    if ranged and (value_of(tokens, pack, first - 2) or _TENS) < (value_of(tokens, pack, first) or 0):
        whole, _ = number_before(tokens, pack, first - 2, begin)
        opens = whole > begin and low[whole - 1] in words.get("range_open", ())
        if opens or low[first - 1] not in pack.phrases["and"]:
            first = whole - opens
    while first > begin and (
        low[first - 1] in words["measure_before"]
        or (low[first - 1] in ("to", *words["of"]) and first - 1 > begin and low[first - 2] in words["measure_before"])
    ):
        first -= 1
    return first


def is_number(tokens: Tokens, pack: Pack, at: int) -> bool:
    """Whether the token ends a number."""
    low = tokens.low[at]
    return (
        tokens.kind[at] == "number"
        or low == ")"
        or low in pack.measures.get("half", ())
        or value_of(tokens, pack, at) is not None
    )


def number_before(tokens: Tokens, pack: Pack, at: int, begin: int) -> tuple[int, float | None]:
    """Where a number that ends at `at` begins, and its value: "25", "two and a half", "2 1/2", "18 (eighteen)"."""
    low = tokens.low
    if low[at] in pack.measures.get("half", ()):
        first = at
        while first > begin and (tokens.flags[first - 1] & Word.DETERMINER or low[first - 1] in pack.phrases["and"]):
            first -= 1
        whole = value_of(tokens, pack, first - 1) if first > begin and first < at else None
        return (first - 1, whole + 0.5) if whole is not None else (at, 0.5)
    if low[at] == ")" and at - 3 >= begin and low[at - 2] == "(":
        value = value_of(tokens, pack, at - 3)
        return (at - 3, value) if value is not None else (at, None)
    if at - 3 >= begin and low[at - 1] == "/" and tokens.kind[at - 2] == "number" and tokens.kind[at - 3] == "number":
        whole, part, of = (value_of(tokens, pack, i) for i in (at - 3, at - 2, at))
        if whole is not None and part and of:
            return at - 3, whole + part / of
    value = value_of(tokens, pack, at)
    if at - 2 >= begin and value is not None and value < 10 and low[at - 1] in pack.phrases["and"]:
        tens = pack.numerals.get(low[at - 2], 0)
        if _TENS <= tens < 100 and tens % 10 == 0:
            return at - 2, tens + value  # "treinta y seis"
    return at, value


def value_of(tokens: Tokens, pack: Pack, at: int) -> float | None:
    """The value of one token: "ten", "twenty-five", "40", "4.5"."""
    low = tokens.low[at]
    if low in pack.numerals:
        return pack.numerals[low]
    if "-" in low:
        parts = [pack.numerals.get(part) for part in low.split("-") if part not in pack.phrases["and"]]
        if len(parts) > 1 and all(parts):
            total = 0
            for part in parts:
                total = total * part if part and 1 < total < 10 and part >= _TENS else total + (part or 0)  # "quatre-vingt-dix"
            return total
    if low.isdecimal() and len(low) < 5:
        return int(low)
    whole, point, tenth = low.replace(",", ".").partition(".")
    return float(f"{whole}.{tenth}") if point and whole.isdecimal() and tenth.isdecimal() and len(tenth) == 1 else None
