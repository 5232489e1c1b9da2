"""What a sentence leaves half said of laws and penalties: "la loi 30 de 2010", "le dieron cinco años", "abonar 14.500 euros".

In: the tokens of a clause in which an act has no law, or a sentence no penalty. Out: ranges of tokens, a penalty with its days.
For languages in which a law is written small and its number says that it is one.
"""

from __future__ import annotations

from gravamen.reading.measures import Penalty
from gravamen.reading.pack import NOUN, Pack, Word
from gravamen.reading.tokens import Tokens

_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
MONEY = "$€£¢"
_INNER = 3  # words between the kind of a law and its number: "decreto ejecutivo 16"


def small_law(tokens: Tokens, pack: Pack, first: int, last: int) -> tuple[int, int] | None:
    """A law that only its number or its date names: "ley 30 de 2010", "l'arrêté 008", "la loi de décembre 2013"."""
    low, kinds = tokens.low, pack.measures["law"] | pack.measures.get("small_law", frozenset())
    for at in range(first, last):
        if low[at] not in kinds or tokens.flags[at] & Word.ROLE or (at > first and tokens.flags[at - 1] & Word.NUMERAL):
            continue
        end = _numbered(tokens, pack, at + 1, last)
        if end is not None:
            return at, end
    return None


def _numbered(tokens: Tokens, pack: Pack, at: int, last: int) -> int | None:
    """Where the number, or the month and the year, of a law ends."""
    low, of = tokens.low, pack.measures["of"]
    ahead = at
    while ahead < min(at + _INNER, last) and low[ahead] in pack.measures.get("law_of", ()):
        ahead += 1
    signed = ahead < last and low[ahead] in pack.measures["number_sign"]
    ahead += signed
    ahead += signed and ahead < last and low[ahead] == "."
    if ahead < last and tokens.kind[ahead] == "number":
        end = ahead + 1
        while end + 1 < last and low[end] in "/-." and tokens.kind[end + 1] == "number":
            end += 2
        if end + 1 < last and low[end] in of and tokens.kind[end + 1] == "number" and len(low[end + 1]) == 4:
            end += 2  # "ley 30 de 2010"
        return None if end < last and tokens.flags[end] & NOUN and end == ahead + 1 and not signed else end
    if ahead == at and at + 2 < last and low[at] in of and tokens.flags[at + 1] & Word.MONTH:
        year = at + 2 + (low[at + 2] in of)
        return year + 1 if year < last and tokens.kind[year] == "number" and len(low[year]) == 4 else None
    return None


def bare_term(tokens: Tokens, pack: Pack, first: int, last: int) -> Penalty | None:
    """A term without a word that says of what: "le dieron cinco años y un día", "a pris dix-huit mois"."""
    low = tokens.low
    for at in range(first + 1, last):
        unit = pack.term_units.get(low[at])
        if unit not in _DAYS or not _counts(tokens, pack, at - 1):
            continue
        begin = at - 1
        before = low[begin - 1] if begin > first else ""
        aged = before in pack.measures["of"] and begin - 1 > first and low[begin - 2] == ","
        if aged or before in pack.measures.get("not_term", ()) or (before == "," and low[min(at + 1, last - 1)] == ","):
            continue
        number = _value(tokens, pack, begin)
        end = at + 1
        joined = end + 2 < last and low[end] in pack.phrases["and"] and low[end + 2] in pack.term_units
        if joined and (_counts(tokens, pack, end + 1) or tokens.flags[end + 1] & Word.DETERMINER):
            end += 3  # "cinco años y un día"
        return Penalty(begin, end, number * _DAYS[unit] if number else None)
    return None


def bare_sum(tokens: Tokens, pack: Pack, first: int, last: int) -> Penalty | None:
    """A sum of money without the word for a fine: "deberán abonar 14.500 euros"."""
    low = tokens.low
    for at in range(first, last - 1):
        if tokens.kind[at] != "number":
            continue
        end = at + 1
        while end < last - 1 and tokens.kind[end] == "number":
            end += 1
        if low[end] in MONEY or low[end] in pack.measures.get("currency", ()):
            return Penalty(at, end + 1, None)
        if at > first and low[at - 1] in MONEY:
            return Penalty(at - 1, end, None)
    return None


def _counts(tokens: Tokens, pack: Pack, at: int) -> bool:
    return tokens.kind[at] == "number" or tokens.low[at] in pack.numerals or tokens.low[at] in pack.measures.get("one", ())


def _value(tokens: Tokens, pack: Pack, at: int) -> int | None:
    low = tokens.low[at]
    if low in pack.measures.get("one", ()):
        return 1
    return pack.numerals.get(low) or (int(low) if low.isdecimal() and len(low) < 4 else None)
