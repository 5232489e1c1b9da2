"""Where an act was done: what its clause and the text before it tell of that, and what is no such place.

In: the acts of a document, and its tokens and names. Out: the same acts, with places that the dateline or the sentence before
tells, and without those where somebody goes or comes from. What is taken over keeps the passage where it stands: a reader sees
that it is of another sentence.
"""

from __future__ import annotations

from bisect import bisect_left

from gravamen.reading.draft import Draft
from gravamen.reading.entities import Entities, Mention
from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.inflected.sites import Sites
from gravamen.reading.pack import Pack
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.terms import ActType

Span = tuple[int, int]

_NOWHERE = {ActType.FORCED_EXILE, ActType.RESTRICTIVE_LEGISLATION}  # where exiles live now is no place of the act
_OPENING = 3  # sentences in which a dateline stands: after a headline and a date
_DATE = 6  # tokens of a line with the date
_NAME = 2  # words of a name that no gazetteer has
_LOCATIVE = ("е", "и", "ы", "і", "ї", "х")  # how a name ends in that case: "в Калуге", "у Чарнаўцах"


def set_scene(drafts: list[Draft], tokens: Tokens, entities: Entities, words: Pack) -> None:
    """Give the acts of a document their places."""
    vague = words.phrases.get("vague_place", frozenset())
    named = {mention.first for mention in entities.mentions if mention.kind == "place"}
    for draft in drafts:
        if draft.place is None:
            continue
        told = range(*draft.place)
        if draft.type in _NOWHERE or (any(tokens.low[at] in vague for at in told) and named.isdisjoint(told)):
            draft.place = None
    if isinstance(words, InflectedPack):
        _Scene(tokens, entities, words).settle(drafts)


class _Scene:
    """The places that one document in an inflected language tells."""

    def __init__(self, tokens: Tokens, entities: Entities, words: InflectedPack) -> None:
        self.t = tokens
        self.pack = words
        self.mentions = entities.mentions
        self.at = [mention.first for mention in entities.mentions]
        self.inside = words.phrases.get("place_inside", frozenset())
        self.beside = words.phrases.get("place_beside", frozenset())
        self.sites = Sites(tokens, words)
        self.order = {sentence.first: index for index, sentence in enumerate(tokens.sentences)}
        self.acting: set[int] = set()

    def settle(self, drafts: list[Draft]) -> None:
        self.acting = {self.order[draft.sentence.first] for draft in drafts}
        for draft in drafts:
            if draft.type in _NOWHERE:
                continue
            if draft.place is not None and not self._stays(*draft.place):
                draft.place = None
            if draft.place is None:
                draft.place = self.sites.of(draft) or self._before(self.order[draft.sentence.first])

    def _stays(self, first: int, last: int) -> bool:
        """Whether a place is where something is: "в Минске", not "в Минск" or "из Минска"."""
        low = self.t.low
        before = {low[first], low[max(first - 1, 0)]}
        if not before & self.inside:
            return bool(before & self.beside)
        return self._at_rest(last - 2, last) or self._at_rest(last - 1, last)

    def _at_rest(self, first: int, last: int) -> bool:
        """Whether a place's name stands in the locative; by its ending where no gazetteer has it."""
        known = self.pack.places.get(tuple(self.t.low[max(first, 0) : last]))
        if known is not None:
            return bool(known[1] & f.either(f.LOCATIVE))
        return (self.t.low[last - 1],) not in self.pack.places and self.t.low[last - 1].endswith(_LOCATIVE)

    def _before(self, index: int) -> Span | None:
        """The place that the sentence opens with or that before it tells, where no act of its own stands there."""
        here = self.t.sentences[index]
        if self._towns(here):
            return None
        if (opening := self._dateline(index)) or not index:
            return opening
        before = self.t.sentences[index - 1]
        if (opening := self._dateline(index - 1)) is not None:
            return opening
        if before.block != here.block or index - 1 in self.acting:
            return None
        towns = self._towns(before)
        return towns[0] if len(towns) == 1 else None

    def _towns(self, sentence: Sentence) -> list[Span]:
        """The places in which a sentence says that something was: "в Иванове"."""
        found = []
        for mention in self.mentions[bisect_left(self.at, sentence.first) : bisect_left(self.at, sentence.last)]:
            if mention.kind != "place" or mention.first == sentence.first:
                continue
            told = self.t.low[mention.first - 1] in self.pack.phrases["place_before"]
            if told and self._at_rest(mention.first, mention.last):
                found.append((mention.first, mention.last))
        return found

    def _dateline(self, index: int) -> Span | None:
        """ "Минск. …", "Бишкек, 14 мая. …": the place that opens a report, after its headline or its date."""
        t, sentence = self.t, self.t.sentences[index]
        if index > _OPENING:
            return None
        if index and t.sentences[index - 1].block == sentence.block and not self._dates(t.sentences[index - 1]):
            return None
        at = sentence.first
        while at < sentence.last and t.kind[at] == "mark":
            at += 1
        span = self._name(at, sentence.last)
        if span is None or span[1] >= sentence.last or t.low[span[1]] in ".–—-(":
            return span
        after = span[1] + 1
        if t.low[span[1]] != "," or after >= sentence.last:
            return None
        return span if t.kind[after] not in ("word", "mark") or self._name(after, sentence.last) else None

    def _dates(self, sentence: Sentence) -> bool:
        """Whether a sentence is a date alone: "3 ноября 2020."."""
        short = sentence.first == 0 and sentence.last <= _DATE
        return short and any(self.t.low[at].isdigit() for at in range(sentence.last))

    def _name(self, at: int, end: int) -> Span | None:
        """A place's name at a token, of a gazetteer or of capital words that are in no list and stand alone."""
        t = self.t
        if at >= end:
            return None
        mention = self._mention(at)
        if mention is not None:
            return (mention.first, mention.last) if mention.kind == "place" and mention.first == at else None
        last = at
        while last < end and last - at < _NAME and t.cap[last] and t.kind[last] == "word" and not t.flags[last]:
            last += 1
        return (at, last) if last > at and not (last < end and t.kind[last] == "word") else None

    def _mention(self, at: int) -> Mention | None:
        """The name in which a token stands."""
        place = bisect_left(self.at, at + 1) - 1
        return self.mentions[place] if place >= 0 and self.mentions[place].last > at else None
