"""Penalties in an inflected language: "три года колонии общего режима", "аресту на 12 суток", "штраф в 200 единиц", "выговор".

In: the words of a sentence. Out: terms and sums in the order of the text, each with its days where it has any.
"""

from __future__ import annotations

from dataclasses import dataclass

from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.inflected.stems import starts
from gravamen.reading.inflected.words import Words
from gravamen.reading.measures import Penalty
from gravamen.reading.tokens import Sentence

_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_UNITS = ("hour", *reversed(_DAYS))  # a word of two is of the shorter one
_PENAL_REACH = 20  # tokens from a term to the verb that makes it a penalty
_DASHES = frozenset("-–—")
_LEADING = _DASHES | {":"}
_LINE = 8  # tokens of a line that may hold nothing but a term


@dataclass(frozen=True, slots=True)
class Term:
    """A penalty as written, and whether it is counted in days or paid."""

    penalty: Penalty
    minor: bool


class Penalties:
    """Finds the penalties that one document tells."""

    def __init__(self, words: Words, pack: InflectedPack) -> None:
        self.w = words
        self.t = words.t
        self.pack = pack
        told = pack.measures
        self.units = {word: unit for unit in _UNITS for word in told[f"unit_{unit}"]}
        self.half_year = pack.phrases.get("half_year", frozenset())
        self.telling = (
            self.units.keys() | told["money"] | told["absolute"] | told.get("reprimand", frozenset()) | self.half_year
        )

    def of(self, sentence: Sentence, *, listed: bool = False) -> list[Term]:
        """Terms with what they are terms of, and sums to be paid; `listed`: also those that a dash gives to a name."""
        found: list[Term] = []
        at = sentence.first
        if self.telling.isdisjoint(self.t.low[at : sentence.last]):
            return found
        while at < sentence.last:
            if self.t.low[at] not in self.telling:
                at += 1
                continue
            one = self._term(at, sentence, listed=listed) or self._sum(at, sentence, found) or self._for_life(at, sentence)
            if one is None:
                at += 1
                continue
            found.append(one)
            at = max(at + 1, one.penalty.last)
        if not found and (one := self._reprimand(sentence)) is not None:
            found.append(one)
        return found

    def _term(self, at: int, sentence: Sentence, *, listed: bool) -> Term | None:
        """ "15 суток", "три года колонии", "году тюрьмы", "аресту на 12 суток": a unit of time with its number and of what."""
        low, words = self.t.low, self.pack.measures
        unit = self.units.get(low[at])
        if unit is None and low[at] in self.half_year:
            last = self._tail(at + 1, sentence.last)
            return Term(Penalty(at, last, None), minor=False) if last > at + 1 or self._onto(at) else None
        if unit is None:
            return None
        first = self._number_before(at, sentence.first)
        last = self._tail(at + 1, sentence.last)
        if first is None:  # "к году тюрьмы"
            return (
                Term(Penalty(at, last, _DAYS.get(unit)), minor=False) if last > at + 1 and unit in ("month", "year") else None
            )
        if unit == "year" and self.t.kind[at - 1] == "number" and len(low[at - 1]) == len("2025"):
            return None
        of = self._of_what(first, sentence.first)
        penal = any(
            starts(low[i], words["penal_verb"]) for i in range(sentence.first, sentence.last) if abs(i - at) <= _PENAL_REACH
        ) or (listed and (self._dashed(first, at + 1) or sentence.last - sentence.first <= _LINE))
        last = self._further(at + 1, last, sentence.last)
        told = (
            last > at + 1
            or (of < first and (penal or unit != "hour"))
            or (penal and low[at] in words["short"])
            or (self._onto(first) and first - 2 >= sentence.first and starts(low[first - 2], words["penal_verb"]))
            or (penal and unit != "day" and (self._onto(first) or self._dashed(first, at + 1)))
        )
        if not told:
            return None
        number = self._value(at - 1)
        days = number * _DAYS[unit] if number and unit in _DAYS else None
        return Term(Penalty(of, last, days), minor=unit in ("day", "hour"))

    def _of_what(self, first: int, begin: int) -> int:
        """Where a term begins that tells first of what it is: "аресту на 12 суток", "лишению свободы сроком на три года"."""
        low, words = self.t.low, self.pack.measures
        at = first
        while at > begin and low[at - 1] in self.pack.phrases["sentenced_to"]:
            at -= 1
        if at in (first, begin) or low[at - 1] not in words["penal"]:
            return first
        while at > begin and low[at - 1] in words["penal"]:
            at -= 1
        return at

    def _sum(self, at: int, sentence: Sentence, found: list[Term]) -> Term | None:
        """ "штраф в 200 условных единиц", "30 базовых величин", "оштрафовали на 3 тысячи сомов"."""
        low, words = self.t.low, self.pack.measures
        if not starts(low[at], words["money"]):
            return None
        first = self._number_before(at, sentence.first)
        if first is None or (found and found[-1].penalty.last > first):
            return None
        fined = [i for i in range(max(sentence.first, at - 9), at) if starts(low[i], words["fine"])]
        last = at + 1
        while last < sentence.last and (starts(low[last], words["money"]) or starts(low[last], words["fine"])):
            last += 1
        if not fined and not self._base(at) and not any(starts(low[i], words["fine"]) for i in range(at, last)):
            return None
        start = fined[-1] if fined and not self.w.verb_bits(fined[-1]) else first
        return Term(Penalty(start, last, None), minor=True)

    def _for_life(self, at: int, sentence: Sentence) -> Term | None:
        low, words = self.t.low, self.pack.measures
        if low[at] in words["absolute"] and at + 1 < sentence.last and low[at + 1] in words["absolute_of"]:
            return Term(Penalty(at, at + 2, None), minor=False)
        return None

    def _reprimand(self, sentence: Sentence) -> Term | None:
        """ "строгий выговор": with what an employer punishes."""
        words = self.pack.measures.get("reprimand", frozenset())
        at = next((at for at in range(sentence.first, sentence.last) if self.t.low[at] in words), None)
        if at is None:
            return None
        first = at
        while first > sentence.first and self.w.is_adjective(first - 1):
            first -= 1
        return Term(Penalty(first, at + 1, None), minor=True)

    def _further(self, at: int, last: int, end: int) -> int:
        """ "двум годам и шести месяцам лишения свободы": the end of a term in years and months."""
        words, low = self.pack.measures, self.t.low
        ahead = at + (at < end and low[at] in self.pack.phrases["and"])
        first = ahead
        while ahead < end and (self.t.kind[ahead] == "number" or low[ahead] in self.pack.numerals):
            ahead += 1
        if ahead == first or ahead >= end or not any(low[ahead] in words[f"unit_{unit}"] for unit in ("month", "day")):
            return last
        return max(ahead + 1, self._tail(ahead + 1, end))

    def _base(self, at: int) -> bool:
        return self.t.low[at].startswith(("базов", "базав", "бв"))

    def _dashed(self, first: int, last: int) -> bool:
        """ "Образцов — 2 года", "2 года — Образцов": a term beside a dash."""
        low = self.t.low
        return (last < len(low) and low[last] in _DASHES) or (first > 0 and low[first - 1] in _LEADING)

    def _onto(self, first: int) -> bool:
        """Whether "к", "на" or a dash stands before the number: "приговорили к трём годам", "Тестову – два года"."""
        before = self.t.low[first - 1] if first else ""
        return before in self.pack.phrases["sentenced_to"] or before in ("–", "—")

    def _number_before(self, at: int, begin: int) -> int | None:
        first = at
        if first - 2 >= begin and self.t.low[first - 1] in self.pack.phrases.get("half", ()):
            first -= 2  # "два с половиной года"
        if first - 1 >= begin and self.t.low[first - 1] in self.pack.phrases.get("half_more", ()):
            return first - 1  # "полтора года"
        while first - 1 >= begin and (self.t.kind[first - 1] == "number" or self.t.low[first - 1] in self.pack.numerals):
            first -= 1
        if (
            first >= begin + 3
            and self.t.low[first - 1] in self.pack.phrases.get("until", ())
            and self.t.kind[first - 2] == "number"
        ):
            first -= 3  # "от 5 до 15 суток"
        return first if first < at else None

    def _value(self, at: int) -> int | None:
        low = self.t.low[at]
        if low in self.pack.numerals:
            return self.pack.numerals[low]
        return int(low) if low.isdecimal() and len(low) < 5 else None

    def _tail(self, at: int, end: int) -> int:
        words = self.pack.measures
        last = at
        ahead = at
        while ahead < end and ahead - at < 8:
            low = self.t.low[ahead]
            if low in words["penal"]:
                last = ahead + 1
            elif low not in words["penal_join"]:
                break
            ahead += 1
        return last
