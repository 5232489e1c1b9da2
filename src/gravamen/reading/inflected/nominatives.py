"""Organisations' names in the nominative: "на Минском моторном заводе" speaks of the "Минский моторный завод".

In: the words of a name in whatever case. Out: the same words with the head noun, and the adjectives that agree with it, in
the nominative; what hangs on the head in the genitive stays. A head that no table knows leaves the name as written.
"""

from __future__ import annotations

from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.words import Words


class Nominatives:
    """Puts the names of one document into the nominative."""

    def __init__(self, words: Words) -> None:
        self.w = words
        self.t = words.t
        self.pack = words.pack

    def of_name(self, first: int, last: int, head: int) -> str:
        """The name at tokens `first` to `last` (exclusive), whose noun stands at `head`."""
        told = self._changes(first, last, head)
        if not told:
            return self.t.words(first, last)
        text = ""
        for at in range(first, last):
            if at > first and self.t.start[at] > self.t.end[at - 1]:
                text += " "
            text += told.get(at) or self.t.text(at, at + 1)
        return text

    def stands_in_nominative(self, first: int, head: int) -> bool:
        return bool(self._cases(first, head) & f.NOMINATIVE)

    def _cases(self, first: int, head: int) -> int:
        cases = self.w.nominal[head] & f.SINGULAR
        for at in range(first, head):
            if self.t.kind[at] == "word":
                cases &= self.w.nominal[at]
        return cases

    def _changes(self, first: int, last: int, head: int) -> dict[int, str]:
        cases, low = self._cases(first, head), self.t.low
        lemma = self.pack.lemmas.get(low[head])
        if not cases or cases & f.NOMINATIVE or lemma is None or not self.pack.nominal.get(low[head], 0) & f.SUBSTANTIVE:
            return {}
        gender = self._gender(head)
        told = {head: _like(self.t.text(head, head + 1), lemma)}
        agreeing = [at for at in range(first, head) if self.t.kind[at] == "word"]
        after = head + 1
        if after < last and self._agrees(after, cases, gender):
            if after + 1 == last or not self._agrees_with(after, after + 1):
                agreeing.append(after)
        for at in agreeing:
            base = self._base(low[at], gender)
            if base is None:
                return {}
            told[at] = _like(self.t.text(at, at + 1), base)
        return told

    def _gender(self, head: int) -> int:
        return self.w.nominal[head] & f.GENDERS

    def _agrees(self, at: int, cases: int, gender: int) -> bool:
        bits = self.w.nominal[at]
        return self.w.is_adjective(at) and bool(bits & cases) and bool(bits & gender)

    def _agrees_with(self, adjective: int, noun: int) -> bool:
        return bool(self.w.agree(adjective, noun) and self.w.nominal[adjective] & self.w.nominal[noun] & f.GENDERS)

    def _base(self, low: str, gender: int) -> str | None:
        """The nominative of an adjective's oblique form, by the pack's table of endings."""
        lemma = self.pack.lemmas.get(low)
        if lemma is not None and gender & f.MASCULINE and self.pack.nominal.get(lemma, 0) & f.ADJECTIVE:
            return lemma
        for pattern, ending in self.pack.adjective_bases.get(gender, ()):
            if pattern.search(low):
                return str(pattern.sub(ending, low, count=1))
        return None


def _like(word: str, base: str) -> str:
    """A base form with the capitals of the word as written."""
    if word.isupper() and len(word) > 1:
        return base.upper()
    same = 0
    while same < min(len(word), len(base)) and f.plain(word[same]) == f.plain(base[same]):
        same += 1
    return word[:same] + base[same:]
