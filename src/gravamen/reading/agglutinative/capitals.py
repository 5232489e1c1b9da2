"""Capitals whose words bear suffixes: which make a name an organisation's, which are acronyms, which are places.

In: words and a pack. Out: as in `gravamen.reading.capitals`, which this goes on from.
"""

from __future__ import annotations

import re

from gravamen.reading.agglutinative.lexicon import AgglutinativePack
from gravamen.reading.agglutinative.words import Words
from gravamen.reading.capitals import Capitals
from gravamen.reading.entities import Entities
from gravamen.reading.pack import Word
from gravamen.terms import OrganisationKind

_KINDS = ("union", "court", "police", "state", "employer", "other", "global")
_ROMAN = re.compile(r"[IVXLC]+")


class SuffixedCapitals(Capitals):
    """Capitals whose words bear suffixes."""

    def __init__(self, words: Words, pack: AgglutinativePack, taken: bytearray) -> None:
        super().__init__(words.t, pack, taken)
        self.w = words
        self.places = pack.places
        self.known = pack.known
        self.endings = tuple(pack.name_words["union_ending"])

    def head(self, first: int, last: int, *, plural_only: bool = False) -> str | None:
        for at in range(last - 1, first - 1, -1):
            if not self.t.cap[at]:
                continue
            low, lemma = self.t.low[at], self.w.lemma(at)
            if low.endswith(self.endings):
                return None if plural_only else "union"
            if at > first and low in self.pack.name_words["union_last"]:
                return None if plural_only else "union"
            for kind in _KINDS:
                if lemma in self.pack.name_words[f"head_{kind}"] or low in self.pack.name_words[f"head_{kind}"]:
                    return None if plural_only else kind
        return None

    def acronym(self, at: int) -> bool:
        written = self.t.text(at, at + 1)
        if len(written) < 2 or not written[0].isalpha() or _ROMAN.fullmatch(written):
            return False
        if at and self.t.cap[at - 1] and self.t.flags[at - 1] & Word.GIVEN_NAME:
            return False  # a surname in capitals
        if self.t.flags[at] & (Word.GIVEN_NAME | Word.SURNAME) and len(written) > 3:
            return False
        capitals = sum(letter.isupper() for letter in written)
        return (written.isupper() or capitals >= 3) and written not in self.pack.name_words["no_acronym"]

    def place(self, first: int, last: int) -> str | None:
        return self.places.get(tuple(self.t.low[first:last])) or super().place(first, last)

    def kind_of(self, head: str, first: int, last: int) -> OrganisationKind:
        lemmas = {self.w.lemma(at) for at in range(first, last)} | set(self.t.low[first:last])
        if head == "union":
            if lemmas & self.pack.name_words["branch"]:
                return OrganisationKind.LOCAL_UNION
            if lemmas & self.pack.name_words["global"]:
                return OrganisationKind.GLOBAL_UNION
            return OrganisationKind.NATIONAL_CENTRE if lemmas & self.pack.name_words["centre"] else OrganisationKind.UNION
        return super().kind_of(head, first, last)


def one_of_each(names: Entities, low: list[str], kind: list[str]) -> Entities:
    """A name and its short form in brackets as one: "Eğitim ve Bilim Emekçileri Sendikası (Eğitim Sen)"."""
    bodies = names.organisations
    same: dict[int, int] = {}
    for whole, short in zip(names.mentions, names.mentions[1:], strict=False):
        if whole.kind != "organisation" or short.kind != "organisation" or whole.who == short.who:
            continue
        between = [at for at in range(whole.last, short.first) if kind[at] != "clitic"]
        closed = short.last < len(low) and low[short.last] == ")"
        if closed and len(between) == 1 and low[between[0]] == "(" and short.who not in same and whole.who not in same:
            bodies[whole.who].acronym = bodies[whole.who].acronym or bodies[short.who].name
            same[short.who] = whole.who
    if not same:
        return names
    kept = [index for index in range(len(bodies)) if index not in same]
    place = {index: at for at, index in enumerate(kept)}
    for index in kept:
        bodies[index].mentions.clear()
    for mention in names.mentions:
        if mention.kind == "organisation":
            mention.who = place[same.get(mention.who, mention.who)]
            bodies[kept[mention.who]].mentions.append(mention)
    return Entities(names.mentions, names.persons, [bodies[index] for index in kept], names.at)
