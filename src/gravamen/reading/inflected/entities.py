"""Persons, organisations and places of a text whose names are inflected.

In: words, times and a pack. Out: the same `Entities` as in every language. What an organisation is says `bodies`, what a
person is `individuals`; here the text is walked once, and each word offered to them in turn.
"""

from __future__ import annotations

from gravamen.reading.dates import When
from gravamen.reading.entities import Entities, Mention
from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.bodies import OPENING, BodyFinder
from gravamen.reading.inflected.individuals import PersonFinder
from gravamen.reading.inflected.mentions import Mentions
from gravamen.reading.inflected.naming import Namer
from gravamen.reading.inflected.stems import starts
from gravamen.reading.inflected.words import Words


class Finder:
    """Finds the names of one document."""

    def __init__(self, words: Words, times: list[When]) -> None:
        self.w = words
        self.t = words.t
        self.pack = words.pack
        t = words.t
        capitals = (t.low[at] for at in range(len(t.low)) if t.cap[at] and t.kind[at] == "word")
        self.namer = Namer(self.pack, capitals)
        self.mentions = Mentions(len(t.low), times)
        self.bodies = BodyFinder(words, self.mentions, self.namer)
        self.people = PersonFinder(words, self.mentions, self.namer, self.bodies)

    def find(self) -> tuple[Entities, dict[int, int]]:
        """The names, and for each mention's first token the cases that it can stand in."""
        loose: list[tuple[int, int]] = []
        for sentence in self.t.sentences:
            at = sentence.first
            while at < sentence.last:
                at = self._at(at, sentence.first, sentence.last, loose)
        for first, last in loose:
            self.people.known(first, last)
        rows = sorted(self.mentions.rows, key=lambda mention: mention.first)
        persons, bodies = self.people.persons, self.bodies.bodies
        for mention in rows:
            if mention.kind == "person":
                persons[mention.who].mentions.append(mention)
            elif mention.kind == "organisation":
                bodies[mention.who].mentions.append(mention)
        return Entities(rows, persons, bodies, {m.first: m for m in rows}), self.mentions.cases

    def _at(self, at: int, first: int, end: int, loose: list[tuple[int, int]]) -> int:
        """Read what begins at a token; the token after it."""
        t = self.t
        low = t.low[at]
        if not self.mentions.free(at):
            return at + 1
        if low in OPENING:
            return self.bodies.quoted(at, first, end)
        if t.kind[at] != "word":
            return at + 1
        if not t.cap[at]:
            if starts(low, self.pack.name_words["head_court"]) and (last := self.bodies.court(at, end)):
                return last
            return at + 1
        if last := self.bodies.headed(at, first, end) or self.bodies.abbreviated(at, first, end) or self._place(at):
            return last
        return self.people.at(at, first, end, loose)

    def _place(self, at: int) -> int | None:
        t = self.t
        for length in (2, 1):
            found = self.pack.places.get(tuple(t.low[at : at + length]))
            if found is not None and at + length <= len(t.low):
                following = at + length
                if following < len(t.low) and t.cap[following] and self.namer.given(t.low[at]):
                    return None
                self.mentions.note(Mention(at, at + length, "place", country=found[0]), found[1] & f.CASES)
                return at + length
        return None
