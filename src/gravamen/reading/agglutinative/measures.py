"""Numbers, provisions and penalties as they are written with suffixes: "TCK'nın 314. maddesi", "6 yıl 3 ay hapis cezası".

In: the words of one sentence or phrase. Out: numbers, ranges of tokens, penalties with their length in days.
"""

from __future__ import annotations

from gravamen.reading.agglutinative.lexicon import AgglutinativePack
from gravamen.reading.agglutinative.phrases import Phrase
from gravamen.reading.agglutinative.words import Words
from gravamen.reading.measures import Penalty
from gravamen.reading.tokens import Sentence

_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


class Measures:
    """Reads the numbers of one document."""

    def __init__(self, words: Words, pack: AgglutinativePack) -> None:
        self.w = words
        self.t = words.t
        self.pack = pack

    def laws(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Ranges that name a provision or an act: "TCK'nın 314. maddesi", "2911 sayılı Kanun"."""
        low, words = self.t.low, self.pack.measures
        found: list[tuple[int, int]] = []
        at = sentence.first
        while at < sentence.last:
            article = self.w.lemma(at) in words["article"]
            if article and at - 1 >= sentence.first and (self.t.kind[at - 1] == "number" or low[at - 1] in (".", "ve")):
                first = at - 1
                while first > sentence.first and (
                    self.t.kind[first - 1] == "number" or low[first - 1] in (".", "/", "-", ",", "ve")
                ):
                    first -= 1
                while first < at and self.t.kind[first] != "number":
                    first += 1
                first = self._law_before(first, sentence.first)
                found.append((first, at + 1))
            elif low[at] in words["numbered"] and at > sentence.first and self.t.kind[at - 1] == "number":
                end = at + 1
                while end < sentence.last and end - at < 12 and self.w.lemma(end) not in words["law"]:
                    end += 1
                if end < sentence.last and self.w.lemma(end) in words["law"]:
                    found.append((at - 1, end + 1))
                    at = end
            elif self.t.text(at, at + 1) in words["code"] or (self.t.cap[at] and self.w.lemma(at) in words["law"]):
                first = self._law_before(at + 1, sentence.first)
                if self.t.text(at, at + 1) in words["code"] or first < at:
                    found.append((first, at + 1))
            at += 1
        kept: list[tuple[int, int]] = []
        for span in found:
            if kept and span[0] < kept[-1][1] + 1:
                kept[-1] = (min(kept[-1][0], span[0]), max(span[1], kept[-1][1]))
            else:
                kept.append(span)
        return kept

    def _law_before(self, first: int, begin: int) -> int:
        """The name of the law before the number of its article."""
        at = first
        if at > begin and self.t.kind[at - 1] == "clitic":
            at -= 1
        if at > begin and (self.t.text(at - 1, at) in self.pack.measures["code"]):
            return at - 1
        if at > begin and self.w.lemma(at - 1) in self.pack.measures["law"]:
            at -= 1
            while at > begin and (self.t.cap[at - 1] or self.t.low[at - 1] in ("ve", "ile")):
                at -= 1
            if at - 1 > begin and self.t.low[at - 1] in self.pack.measures["numbered"]:
                at -= 2
            return at
        return first

    def penalties(self, sentence: Sentence) -> list[Penalty]:
        """Ranges that say a penalty: "6 yıl 3 ay hapis cezası", "10 bin lira para cezası", "müebbet hapis"."""
        low, words = self.t.low, self.pack.measures
        found: list[Penalty] = []
        at = sentence.first
        while at < sentence.last:
            end, days = self._term(at, sentence.last)
            if end == at:
                ahead = self._sum(at, sentence.last)
                if ahead > at and low[ahead] in words["fine_first"]:
                    end, days = ahead, None
            first = at
            last = end
            while last < sentence.last and (self._penal(last) or low[last] in words["penal_join"]):
                last += 1
            if end > at and last > end:
                found.append(Penalty(first, last, days))
            elif end == at and low[at] in words["absolute"] and last > at:
                while last < sentence.last and self._penal(last):
                    last += 1
                found.append(Penalty(first, last, None))
            at = max(last, at + 1)
        return found

    def _penal(self, at: int) -> bool:
        return self.w.lemma(at) in self.pack.measures["penal"] or self.t.low[at] in self.pack.measures["penal"]

    def _term(self, at: int, last: int) -> tuple[int, int | None]:
        """Numbers with units of time: "6 yıl 3 ay 15 gün"."""
        words = self.pack.measures
        days: int | None = 0
        end = at
        while end + 1 < last:
            low = self.t.low[end]
            number = int(low) if low.isdecimal() and len(low) < 5 else self.pack.numerals.get(low)
            name = self.w.lemma(end + 1)
            unit = next((unit for unit in (*_DAYS, "hour") if name in words[f"unit_{unit}"]), None)
            if unit is None or (number is None and self.t.kind[end] != "number"):
                break
            days = days + number * _DAYS[unit] if days is not None and number is not None and unit in _DAYS else None
            end += 2
            while end < last and self.t.low[end] in words["term_join"]:
                end += 1
        return end, days if end > at else None

    def _sum(self, at: int, last: int) -> int:
        """A sum of money: "10 bin lira"; where it ends, before the words for the fine."""
        end = at
        while end < last and (
            self.t.kind[end] == "number" or self.t.low[end] in self.pack.numerals or self.t.low[end] in self.pack.multipliers
        ):
            end += 1
        if end == at or end + 1 >= last:
            return at
        return end + 1 if self.w.lemma(end) in self.pack.measures["money"] and end + 1 < last else at

    def counted(self, phrase: Phrase) -> int | None:
        t = self.t
        begin = phrase.owner.last if phrase.owner is not None else phrase.first
        for at in range(begin, phrase.head + 1):
            if any(name.first <= at < name.last for name in phrase.names):
                continue
            low = t.low[at]
            value = self.pack.numerals.get(low) or self.pack.multipliers.get(low)
            if value is None and t.kind[at] == "number":
                digits = low.replace(".", "").replace(",", "")
                value = int(digits) if digits.isdecimal() and len(digits) < 8 else None
                if t.low[at - 1 : at] in (["%"], ["yüzde"]) or (t.low[at + 1 : at + 2] == ["."] and at + 2 <= phrase.head):
                    return None
            if value is None:
                continue
            while at + 1 <= phrase.head:
                at += 1
                low = t.low[at]
                more = int(low) if low.isdecimal() else self.pack.numerals.get(low)
                if low in self.pack.multipliers:
                    value *= self.pack.multipliers[low]
                elif more is not None:
                    value = (
                        value * 1000 + more if low.isdecimal() and len(low) == 3 and t.low[at - 1].isdecimal() else value + more
                    )
                else:
                    break
            return value
        return None
