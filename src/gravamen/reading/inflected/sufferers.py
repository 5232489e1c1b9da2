"""To whom it was done, where no phrase of the verb or the noun says so: the person whom the clause names or means by a pronoun;
the union whose registration, strike or office it is.

In: the drafts and phrases of one sentence after another, with their clauses. Out: the same drafts, with the victims that the
words around name, as `gravamen.reading.sufferers` does for the analytic languages.
"""

from __future__ import annotations

from bisect import bisect_left

from gravamen.reading.draft import Draft
from gravamen.reading.entities import Entities
from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.parties import Parties
from gravamen.reading.inflected.phrases import Phrase
from gravamen.reading.inflected.words import Words
from gravamen.reading.models import Party
from gravamen.reading.pack import Word
from gravamen.reading.parties import UNIONS
from gravamen.reading.sufferers import BACK, NOBODYS, OF_BOTH, OF_UNIONS
from gravamen.reading.tokens import Sentence

_POWERS = int(Word.TITLE | Word.STATE | Word.EMPLOYER)


class Sufferers:
    """Finds victims of one document's acts in the words around them."""

    def __init__(self, words: Words, parties: Parties, entities: Entities) -> None:
        self.t = words.t
        self.parties = parties
        self.unions = [mention for mention in parties.bodies if entities.organisations[mention.who].kind in UNIONS]
        self.unions_at = [mention.first for mention in self.unions]

    def complete(self, sentence: Sentence, phrases: list[Phrase], drafts: list[Draft]) -> None:
        """Give victims to the drafts that lack one."""
        for draft in drafts:
            if draft.victims or draft.type in NOBODYS or draft.listed:
                continue
            found: list[Party] = []
            if draft.type not in OF_UNIONS:
                found = self._named(draft, phrases) or self._meant(draft, phrases)
            if not found and draft.type in OF_UNIONS | OF_BOTH:
                found = self._union(draft, sentence)
            done_by = {(party.person, party.organisation, party.text) for party in draft.perpetrators}
            draft.victims = [one for one in found if (one.person, one.organisation, one.text) not in done_by]
            draft.named_victims = any(one.person is not None or one.organisation is not None for one in draft.victims)

    def _named(self, draft: Draft, phrases: list[Phrase]) -> list[Party]:
        """The one person whom the act's clause names, and not as one of those in power."""
        named = [
            phrase
            for phrase in phrases
            if phrase.mention is not None
            and phrase.mention.kind == "person"
            and draft.first <= phrase.first < draft.end
            and not any(self.t.flags[at] & _POWERS for at in range(phrase.first, phrase.last))
        ]
        people = {phrase.mention.who for phrase in named if phrase.mention is not None}
        if len(people) != 1 or named[0].mention is None:
            return []
        return [self.parties.named(named[0].mention, named[0].first, named[0].last)]

    def _meant(self, draft: Draft, phrases: list[Phrase]) -> list[Party]:
        """Whom a pronoun of the act's clause means that is no subject: "ему пригрозили", "в его квартире"."""
        for phrase in phrases:
            told = phrase.kind == "pronoun" and draft.first <= phrase.first < draft.end
            if told and not phrase.cases & f.either(f.NOMINATIVE) and (found := self.parties.pronoun(phrase.head)):
                return found
        return []

    def _union(self, draft: Draft, sentence: Sentence) -> list[Party]:
        """The union that the sentence names, or the one named last before it."""
        low, high = (bisect_left(self.unions_at, at) for at in (sentence.first, sentence.last))
        if inside := self.unions[low:high]:
            nearest = min(inside, key=lambda one: abs(one.first - draft.at))
            return [self.parties.named(nearest, nearest.first, nearest.last)]
        near = self.unions[low - 1] if low else None
        if near is None or near.first < sentence.first - BACK:
            return []
        return [self.parties.named(near, near.first, near.last)]
