"""Where an act was done, as its own clause has it in an inflected language: "у гостиницы", "в отделении", "суд Минска".

In: a draft and the words of its document. Out: the tokens that tell the place, or none.
"""

from __future__ import annotations

from collections.abc import Iterator

from gravamen.reading.draft import Draft
from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.pack import Word
from gravamen.reading.tokens import Tokens
from gravamen.terms import ActType

Span = tuple[int, int]

_ADJECTIVES = 3  # before the noun of a place
_NAME = 2  # words of a name after it
_QUOTED = 8  # tokens
_COURT = ("суд", "прокур")  # "суд", "судья", "суддзя", "прокуратура"
_ON_A_SPOT = {
    ActType.DISPERSAL_OF_ASSEMBLY, ActType.PHYSICAL_ASSAULT, ActType.ARREST_DETENTION, ActType.KILLING,
    ActType.ATTEMPTED_KILLING, ActType.THREAT_OF_VIOLENCE, ActType.SURVEILLANCE, ActType.PROPERTY_DAMAGE,
    ActType.DENIAL_OF_ACCESS, ActType.SEARCH_RAID, ActType.SEIZURE, ActType.TORTURE_ILL_TREATMENT, ActType.SEXUAL_VIOLENCE,
    ActType.ENFORCED_DISAPPEARANCE, ActType.TRAVEL_BAN, ActType.INTERROGATION_SUMMONS, ActType.PLANTED_EVIDENCE,
    ActType.STRIKE_BREAKING,
}  # fmt: skip
_BY_COURT = {
    ActType.IMPRISONMENT_SENTENCE, ActType.ADMINISTRATIVE_PENALTY, ActType.STRIKE_PROHIBITION,
    ActType.DISSOLUTION_SUSPENSION, ActType.SEIZURE, ActType.ARREST_DETENTION, ActType.HOUSE_ARREST,
    ActType.DENIAL_OF_REGISTRATION, ActType.INTERFERENCE,
}  # fmt: skip


class Sites:
    """Finds the places of one document."""

    def __init__(self, tokens: Tokens, pack: InflectedPack) -> None:
        self.t = tokens
        self.pack = pack
        self.inside = pack.phrases.get("place_inside", frozenset())
        self.beside = pack.phrases.get("place_beside", frozenset())
        self.vague = pack.phrases.get("vague_place", frozenset())

    def of(self, draft: Draft) -> Span | None:
        """The place nearest to the act's word."""
        found = list(self._spots(draft)) if draft.type in _ON_A_SPOT else []
        if not found and draft.type in _BY_COURT:
            return self._of_court(draft)
        return min(found, key=lambda span: abs(span[0] - draft.at), default=None)

    def _spots(self, draft: Draft) -> Iterator[Span]:
        for at in range(draft.first, draft.end - 1):
            span = None
            if self.t.low[at] in self.beside:
                span = self._noun(at + 1, draft.end, f.GENITIVE, int(Word.PLACE | Word.STATE))
            elif self.t.low[at] in self.inside:
                span = self._noun(at + 1, draft.end, f.LOCATIVE, int(Word.PLACE))
            if span is not None:
                yield span

    def _noun(self, first: int, end: int, case: int, kinds: int) -> Span | None:
        """The noun after a preposition, with its adjectives before and a name after it."""
        t = self.t
        at = first
        while at < end - 1 and at - first < _ADJECTIVES and self._adjective(at):
            at += 1
        if t.kind[at] != "word" or not t.flags[at] & kinds or t.flags[at] & int(Word.PEOPLE) or t.low[at] in self.vague:
            return None
        if not self.pack.nominal.get(t.low[at], 0) & f.either(case):
            return None
        return (first, self._name_after(at + 1, end))

    def _name_after(self, at: int, end: int) -> int:
        """The end of a name that follows: "фабрике «Модель»", "аэропорту Душанбе", "улице Образцовой"."""
        t = self.t
        if at < end and t.low[at] in '«"“„':
            return next((i + 1 for i in range(at + 1, min(at + _QUOTED, end)) if t.low[i] in '»"”“'), at)
        last = at
        while last < end and last - at < _NAME and t.cap[last] and t.kind[last] == "word":
            last += 1
        return last

    def _adjective(self, at: int) -> bool:
        bits, _ = self.pack.analysis(self.t.low[at])
        return self.t.kind[at] == "word" and bool(bits & f.ADJECTIVE) and not self.t.flags[at] & int(Word.PLACE)

    def _of_court(self, draft: Draft) -> Span | None:
        """ "судья районного суда Алматы": the town whose court it is."""
        t = self.t
        for at in range(draft.first, draft.end - 1):
            if not t.low[at].startswith(_COURT) or not t.flags[at] & int(Word.STATE) or not t.cap[at + 1]:
                continue
            if self.pack.places.get((t.low[at + 1],), ("", 0))[1] & f.GENITIVE:
                return (at + 1, at + 2)
        return None
