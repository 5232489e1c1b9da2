"""Penalties in a sentence: "25 days of administrative arrest", "a fine of 500 dinars", "life imprisonment", "a two-year ban".

In: tokens of one sentence. Out: ranges of tokens, a penalty with its length in days where it has one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gravamen.reading.lengths import Term, is_number, term_at
from gravamen.reading.pack import Pack, Word, once_a_pack
from gravamen.reading.sums import sum_from, sum_near
from gravamen.reading.tokens import Sentence, Tokens

_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_VERB = 6  # tokens from "sentenced" to a term that it makes a penalty
_SUSPENDED = 5  # tokens: "three years, | two of them suspended"


class Kind(StrEnum):
    """What a penalty takes."""

    TERM = "liberty"
    SUM = "money"
    BAN = "a right"
    PAY = "pay"
    BODY = "the body"


@dataclass(frozen=True, slots=True)
class Penalty:
    """Where a penalty stands, and its days where it is a term."""

    first: int
    last: int
    days: int | None
    kind: Kind = Kind.TERM


def find_penalties(tokens: Tokens, pack: Pack, sentence: Sentence) -> list[Penalty]:
    """Ranges that say a penalty by themselves: a term with what it is a term of, a fine, death or life."""
    finder = _Finder(tokens, pack, sentence)
    openers = _openers(pack)
    found: list[Penalty] = []
    at = sentence.first
    while at < sentence.last:
        low = tokens.low[at]
        told = finder.at(at) if low in openers or tokens.kind[at] == "number" or "-" in low else None
        if told is not None and not (found and told.first < found[-1].last):
            found.append(told)
        at = max(at + 1, told.last if told is not None else 0)
    return found


@once_a_pack
def _openers(pack: Pack) -> frozenset[str]:
    """The words at which a penalty is looked for, beside numbers and what is joined by a hyphen."""
    names = ("strokes", "absolute", "absolute_alone", "pay", "fine")
    return frozenset(pack.term_units).union(pack.numerals, *(pack.measures.get(name, ()) for name in names))


class _Finder:
    """Finds the penalties of one sentence."""

    def __init__(self, tokens: Tokens, pack: Pack, sentence: Sentence) -> None:
        self.t = tokens
        self.low = tokens.low
        self.pack = pack
        self.words = pack.measures
        self.begin = sentence.first
        self.end = sentence.last

    def at(self, at: int) -> Penalty | None:
        """The penalty of which the token is the unit, the kind or the fine."""
        return (
            self._term(at) or self._compound(at) or self._strokes(at) or self._absolute(at) or self._pay(at) or self._fine(at)
        )

    def _is(self, at: int, name: str) -> bool:
        return self.begin <= at < self.end and self.low[at] in self.words.get(name, ())

    def _term(self, at: int) -> Penalty | None:
        """ "two years in a penal colony", "between three and five years in jail", "prisión preventiva (6 meses)"."""
        told = term_at(self.t, self.pack, at, self.begin, self.end)
        if told is None:
            return None
        if (
            self.low[told.first - 1] == "("
            and told.last < self.end
            and self.low[told.last] == ")"
            and self._is(told.first - 2, "penal")
        ):
            first = told.first - 2
            while self._is(first - 1, "penal"):
                first -= 1
            return Penalty(first, told.last + 1, told.days)
        if self._is(told.first - 1, "of") and self._is(told.first - 2, "ban"):
            return Penalty(told.first - 2, told.last, told.days, Kind.BAN)  # "a re-entry ban of ten years"
        last = self._tail(told.last)
        if last > told.last or any(self._is(i, "penal_verb") for i in range(told.first - _VERB, told.first)):
            return Penalty(told.first, self._suspended(last), told.days)
        return None

    def _tail(self, at: int, *, bans: bool = False) -> int:
        """The words after a term that say of what: "of administrative arrest", "in a penal colony"."""
        last = at
        for ahead in range(at, min(at + 7, self.end)):
            if self._is(ahead, "penal") or (bans and self._is(ahead, "ban")):
                last = ahead + 1
                closing = last < self.end and self.low[last] in '"”»' and any(self.low[i] in '"“«' for i in range(at, last))
                last += closing
            elif not self._is(ahead, "penal_join") and self.low[ahead] not in '"“”«»':
                break
        return last

    def _suspended(self, last: int) -> int:
        """Where ", suspended" and ", two of them suspended" after a term end."""
        if last < self.end and self.low[last] == ",":
            for ahead in range(last + 1, min(last + 1 + _SUSPENDED, self.end)):
                if self._is(ahead, "suspended"):
                    return ahead + 1
                if self.t.kind[ahead] == "mark" or self.t.flags[ahead] & Word.SUBORDINATOR:
                    break
        return last

    def _compound(self, at: int) -> Penalty | None:
        """ "a six-year prison term", "a two-year ban"."""
        count, hyphen, rest = self.low[at].partition("-")
        unit = self.pack.term_units.get(rest.split("-")[0]) if hyphen else None
        first = at
        if unit is None and not hyphen and self.low[at].isdecimal() and at + 2 < self.end and self.low[at + 1] == "-":
            count, unit = self.low[at], self.pack.term_units.get(self.low[at + 2])  # "10-year"
            at += 2
        last = self._tail(at + 1, bans=True) if unit is not None else 0
        if last <= at + 1:
            return None
        value = self.pack.numerals.get(count) or (int(count) if count.isdecimal() else None)
        kind = Kind.BAN if any(self._is(i, "ban") for i in range(at, last)) else Kind.TERM
        return Penalty(first, last, value * _DAYS[unit] if value and unit in _DAYS else None, kind)

    def _strokes(self, at: int) -> Penalty | None:
        if self._is(at, "strokes") and at > self.begin and is_number(self.t, self.pack, at - 1):
            return Penalty(at - 1, at + 1, None, Kind.BODY)
        return None

    def _absolute(self, at: int) -> Penalty | None:
        """ "life imprisonment", "a life ban", "sentenced to death", "la prison à vie"."""
        if self._is(at, "absolute") and (self._is(at + 1, "absolute_of") or self._is(at + 1, "ban")):
            return Penalty(at, at + 2, None, Kind.BAN if self._is(at + 1, "ban") else Kind.TERM)
        if self._is(at, "absolute_alone") and any(self._is(i, "penal_verb") for i in range(at - _VERB, at)):
            first = at - 2 if self._is(at - 2, "penal") else at
            return Penalty(first, at + 1, None)
        return None

    def _pay(self, at: int) -> Penalty | None:
        """ "three months' pay", "half salary", "a month's wages"; a day's is what was not worked."""
        if not self._is(at, "pay"):
            return None
        if self._is(at - 1, "half"):
            return Penalty(at - 1, at + 1, None, Kind.PAY)
        before = at - 1
        while before > self.begin and (self.low[before] in ("'", "’", "'s") or self._is(before, "of")) and at - before < 3:
            before -= 1
        told = term_at(self.t, self.pack, before, self.begin, self.end, one=True)
        days = self.pack.term_units[self.low[before]] in ("hour", "day") if told is not None else True
        return Penalty(told.first, at + 1, None, Kind.PAY) if told is not None and not days else None

    def _fine(self, at: int) -> Penalty | None:
        """ "a fine of 500 dinars", "fined the union $186,000", "200 euros d'amende"."""
        if self._is(at, "fine"):
            near = sum_near(self.t, self.pack, at + 1, self.end)
            if near is None:
                return None
            noun = self._is(at + 1, "of") or (at > self.begin and self.t.flags[at - 1] & Word.DETERMINER)
            verb = bool(self.t.flags[at] & Word.VERB) and not noun
            return Penalty(near[0] if verb or near[0] - at > 4 else at, near[1], None, Kind.SUM)
        paid = sum_from(self.t, self.pack, at, self.end)
        if paid is None:
            return None
        of = paid[1] + self._is(paid[1], "of")
        return Penalty(paid[0], of + 1, None, Kind.SUM) if self._is(of, "fine") else None


def bare_term(tokens: Tokens, pack: Pack, first: int, last: int, *, lasting: bool = False) -> Penalty | None:
    """A term without a word that says of what: "le dieron cinco años y un día", "were given ten days".

    `lasting`: of those only that tells how long something lasts: "for 36 hours".
    """
    low, words = tokens.low, pack.measures
    for at in range(first + 1, last):
        told: Term | None = term_at(tokens, pack, at, first, last, one=True)
        if told is None:
            continue
        before = low[told.first - 1] if told.first > first else ""
        after = low[told.last] if told.last < last else ""
        aged = before in words["of"] and told.first - 2 > first and low[told.first - 2] == ","
        aged = aged or (before == "," and after == ",")
        lasts = before in words.get("lasting", ())
        if before in words["of"] and told.first - 2 > first and low[told.first - 2] in words.get("duration", ()):
            lasts = True  # "for a period of three months"
        if before in words.get("until", ()) and any(low[i] in words.get("released", ()) for i in range(first, told.first)):
            lasts = True  # "released after 36 hours"
        apart = aged or before in words.get("not_term", ()) or after in words.get("not_term_after", ())
        if (apart or lasting or told.hours) and not lasts:
            continue
        if lasting and after in words["of"]:
            continue  # "for two years of protests"
        return Penalty(told.first, told.last, told.days)
    return None


def bare_sum(tokens: Tokens, pack: Pack, first: int, last: int) -> Penalty | None:
    """A sum of money without the word for a fine: "deberán abonar 14.500 euros", "ordered to pay 100,000 soles"."""
    for at in range(first, last):
        paid = sum_from(tokens, pack, at, last)
        if paid is not None:
            return Penalty(*paid, None, Kind.SUM)
    return None
