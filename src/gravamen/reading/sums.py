"""Sums of money: "$186,000", "Rs 50,000", "500 000 francs", "2 millones de pesos", "30 base units".

In: tokens. Out: the range of the sum.
"""

from __future__ import annotations

from gravamen.reading.pack import Pack, Word
from gravamen.reading.tokens import Tokens

SIGNS = "$€£¢₹₦₱¥₩₽₺₫"
_NEAR = 14  # tokens from "fined" to the sum: "fined the union and two of its officers | $5,000"
_PLAIN = 5  # tokens from "fined" to a number of what is no money: "fined him | 30 base units"


def sum_from(tokens: Tokens, pack: Pack, at: int, end: int) -> tuple[int, int] | None:
    """A sum that begins with this number, by the sign or the name of its money."""
    low, words = tokens.low, pack.measures
    currency = words.get("currency", frozenset())
    spelled = low[at] in pack.numerals and low[at] not in words.get("one", ())
    if tokens.kind[at] != "number" and not spelled:
        return None
    if at > 0 and tokens.kind[at - 1] == "number" and tokens.kind[at] == "number":
        return None
    first, last = at, at + 1
    while last < end and (
        tokens.kind[last] == "number" or low[last] in words.get("scale", ()) or (spelled and low[last] in pack.numerals)
    ):
        last += 1
    told = last
    if last < end and low[last] in words["of"] and low[last - 1] in words.get("scale", ()):
        last += 1  # "millones | de pesos"
    for ahead in (last, last + 1):
        if ahead < end and (low[ahead] in currency or low[ahead] in SIGNS):
            if ahead == last or (
                tokens.kind[last] == "word" and not tokens.flags[last] & (Word.PREPOSITION | Word.CONJUNCTION)
            ):
                return _ranged(tokens, pack, first), _each_time(tokens, pack, ahead + 1, end)
    if first > 0 and (low[first - 1] in SIGNS or low[first - 1] in words.get("currency_before", ())):
        first -= 1
        glued = (
            low[first] in SIGNS
            and first > 0
            and tokens.end[first - 1] == tokens.start[first]
            and tokens.kind[first - 1] == "word"
        )
        return first - glued, _each_time(tokens, pack, told, end)
    return None


def _each_time(tokens: Tokens, pack: Pack, last: int, end: int) -> int:
    """The end of "500 euros | par jour et par personne", "$200 | a day"."""
    low = tokens.low
    while last + 1 < end:
        ahead = last + (low[last] in pack.phrases["and"])
        daily = low[ahead] in pack.measures.get("one", ()) and ahead + 1 < end and low[ahead + 1] in pack.term_units
        if ahead + 1 >= end or not (daily or low[ahead] in pack.measures.get("per", ())) or tokens.kind[ahead + 1] != "word":
            break
        last = ahead + 2
    return last


def _ranged(tokens: Tokens, pack: Pack, first: int) -> int:
    """Where a sum begins that is told as a range: "between 500 and | 900 euros"."""
    low, words = tokens.low, pack.measures
    ranged = first > 2 and low[first - 1] in words.get("range_join", ()) and tokens.kind[first - 2] == "number"
    return first - 3 if ranged and low[first - 3] in words.get("range_open", ()) else first


def sum_near(tokens: Tokens, pack: Pack, at: int, end: int) -> tuple[int, int] | None:
    """The sum that a word for a fine says: one of money, or a number of something right beside it."""
    for ahead in range(at, min(at + _NEAR, end)):
        if tokens.low[ahead] == ";":
            break
        if (paid := sum_from(tokens, pack, ahead, end)) is not None:
            return paid
    for ahead in range(at, min(at + _PLAIN, end)):
        if tokens.kind[ahead] == "number":
            return _plain(tokens, pack, ahead, end)
    return None


def _plain(tokens: Tokens, pack: Pack, at: int, end: int) -> tuple[int, int] | None:
    """A number with what it is of, where that is nobody and no time: "30 base units"."""
    low = tokens.low
    last = at + 1
    while last < end and tokens.kind[last] == "number":
        last += 1  # "500 000 francs"
    grammar = Word.PREPOSITION | Word.CONJUNCTION | Word.SUBORDINATOR | Word.VERB
    each = pack.measures.get("each", ())
    while (
        last < end
        and tokens.kind[last] == "word"
        and last - at <= 3
        and not tokens.flags[last] & grammar
        and low[last] not in each
    ):
        last += 1
    told = range(at + 1, last)
    dated = len(low[at]) == 4 and low[at][:2] in ("19", "20") and last == at + 1
    if dated or any(tokens.flags[i] & (Word.PEOPLE | Word.MONTH | Word.ROLE) for i in told):
        return None
    return at, last
