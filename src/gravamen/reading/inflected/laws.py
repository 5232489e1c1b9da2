"""Provisions of law in an inflected language: "ч. 1 ст. 342 УК", "закона «О профсоюзах»", "указа № 3".

In: the words of a sentence. Out: ranges of tokens, in their order.
"""

from __future__ import annotations

from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.inflected.words import Words
from gravamen.reading.tokens import Sentence


class Laws:
    """Finds the provisions that one document names."""

    def __init__(self, words: Words, pack: InflectedPack) -> None:
        self.t = words.t
        self.pack = pack

    def of(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Ranges that name a provision: "ч. 1 ст. 342 УК", "закона «О профсоюзах»", "указа № 3"."""
        low, words = self.t.low, self.pack.measures
        found: list[tuple[int, int]] = []
        at = sentence.first
        while at < sentence.last:
            if low[at] in words["article"] and (numbered := self._numbers(at + 1, sentence.last)):
                last = numbered
                ahead = last
                while ahead < sentence.last and ahead - last < 7 and self._in_law_name(ahead):
                    ahead += 1
                    if low[ahead - 1] in words["law"] or ahead - last > 1:
                        last_named = ahead
                        last = last_named if low[ahead - 1] in words["law"] or last > numbered else last
                if found and found[-1][1] >= at - 1:
                    found[-1] = (found[-1][0], last)
                else:
                    found.append((at, last))
                at = last
                continue
            if self.t.kind[at] == "number" and at + 1 < sentence.last and low[at + 1] in words["law"] and self._is_code(at + 1):
                last = at + 2  # "212.1 УК РФ"
                while last < sentence.last and low[last] in words["law_adjective"]:
                    last += 1
                found.append((at, last))
                at = last
                continue
            if low[at] in self.pack.phrases.get("statute", ()) and (named := self._about(at + 1, sentence.last)) is not None:
                found.append((at, named))
                at = named
                continue
            if low[at] in words["law"] and at + 2 < sentence.last and low[at + 1] in ("«", "№", "“", '"'):
                closing = next((i for i in range(at + 2, min(at + 22, sentence.last)) if low[i] in ("»", "”", '"')), None)
                last = (closing + 1) if closing is not None else at + 3
                found.append((at, last))
                at = last
                continue
            at += 1
        return found

    def _about(self, at: int, end: int) -> int | None:
        """The end of "о профсоюзах", "о борьбе с терроризмом" after "закона"; None where no such words follow."""
        low, about = self.t.low, self.pack.phrases.get("law_about", ())
        if at + 1 >= end or low[at] not in about or self.t.kind[at + 1] != "word":
            return None
        last = at + 2
        joined = last + 1 < end and low[last] in self.pack.phrases["with"] and self.t.kind[last + 1] == "word"
        return last + 2 if joined else last

    def _is_code(self, at: int) -> bool:
        """ "УК", "КоАП": the short name of a code, whose articles go by their number alone."""
        written = self.t.text(at, at + 1)
        return len(written) <= 4 and written[0].isupper() and written[-1].isupper()

    def _in_law_name(self, at: int) -> bool:
        return self.t.low[at] in self.pack.measures["law"] or self.t.low[at] in self.pack.measures["law_adjective"]

    def _numbers(self, at: int, end: int) -> int | None:
        """The end of the numbers after "ст.", with further parts and articles; None where there is no number."""
        low, words = self.t.low, self.pack.measures
        if at < end and low[at] == ".":
            at += 1
        if at < end and low[at] == "№":
            at += 1
        if at >= end or self.t.kind[at] != "number":
            return None
        last = at + 1
        while last + 1 < end:
            if low[last] in ("-", "–", ".", "/") and self.t.kind[last + 1] == "number":
                last += 2
            elif low[last] in words["article_join"] and self._leads_to_number(last + 1, end):
                last += 1
                while self.t.kind[last] != "number":
                    last += 1
                last += 1
            else:
                break
        return last

    def _leads_to_number(self, at: int, end: int) -> bool:
        low, words = self.t.low, self.pack.measures
        while at < end and (low[at] in words["article"] or low[at] == "."):
            at += 1
        return at < end and self.t.kind[at] == "number"
