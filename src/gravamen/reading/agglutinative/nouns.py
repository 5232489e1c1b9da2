"""Rules on nouns: "polis baskını", "işçilerin gözaltısı", "ölüm tehdidi".

In: a noun phrase among the phrases of its sentence. Out: a draft for each rule that fires.
"""

from __future__ import annotations

from gravamen.reading.agglutinative.hits import DOERS, Hits
from gravamen.reading.agglutinative.lexicon import AgglutinativePack, matches
from gravamen.reading.agglutinative.phrases import Phrase
from gravamen.reading.agglutinative.roles import Roles
from gravamen.reading.agglutinative.suffixes import DATIVE, GENITIVE, NOMINATIVE
from gravamen.reading.agglutinative.words import Words
from gravamen.reading.draft import Draft
from gravamen.reading.models import Party
from gravamen.reading.pack import Trigger, Word
from gravamen.reading.tokens import Sentence


class NounRules:
    """Applies the noun rules of a pack to one document."""

    def __init__(self, words: Words, pack: AgglutinativePack, roles: Roles, hits: Hits) -> None:
        self.w = words
        self.t = words.t
        self.pack = pack
        self.roles = roles
        self.hits = hits

    def drafts(self, sentence: Sentence, phrases: list[Phrase], place: int) -> list[Draft]:
        phrase = phrases[place]
        found: list[Draft] = []
        for at in range(phrase.first, phrase.last):
            if at in self.roles.entities.at:
                continue
            for pattern, rule in self.pack.noun_rules:
                if matches(pattern, self.t.low, at) and at + len(pattern) <= phrase.last:
                    if draft := self._noun(rule, sentence, phrases, place, at, at + len(pattern)):
                        found.append(draft)
        return found

    def _noun(
        self, rule: Trigger, sentence: Sentence, phrases: list[Phrase], place: int, first: int, last: int
    ) -> Draft | None:
        phrase = phrases[place]
        describes = last <= phrase.head and self.w.lemma(phrase.head) not in self.pack.phrases["act_heads"]
        if rule.negated or describes:
            return None
        if rule.unless and self.w.find(rule.unless, max(sentence.first, first - 4), min(last + 3, sentence.last)) is not None:
            return None
        if rule.before_or_after and self.w.find(rule.before_or_after, sentence.first, sentence.last) is None:
            return None
        sure = rule.sure - 0.22
        victims: list[Party] = []
        doers: list[Party] = []
        owner = self.roles.of([phrase.owner], 0, GENITIVE) if phrase.owner is not None and phrase.owner.last <= first else None
        bodies = [name for name in phrase.names if name.last <= first and name.kind == "organisation"]
        if owner is not None and owner.classes & DOERS:
            doers = owner.parties
        elif owner is not None:
            victims = owner.parties or owner.owners
        for at in range(phrase.owner.last if phrase.owner is not None else phrase.first, first):
            if self.t.flags[at] & (Word.STATE | Word.ATTACKER) and not any(name.first <= at < name.last for name in bodies):
                doers = doers or self.roles.of([Phrase("noun", at, at + 1, head=at, bits=NOMINATIVE)], 0).parties
        hit = self.roles.in_case(phrases, place, DATIVE, lambda one: bool(one.parties) and self.hits.fits(rule, one))
        hit = self.roles.about(phrases, place) or hit
        if not victims and hit is not None and place and hit.last >= phrases[place - 1].first - 1:
            victims = hit.parties
        if not victims and bodies:
            victims = [self.roles.named(bodies[-1])]
        if rule.needs_victim and not victims:
            return None
        specific = any(party.person is not None or party.organisation is not None or party.number for party in victims)
        sure += 0.15 if specific else 0.0 if victims else -0.2
        ahead = phrases[place + 1] if place + 1 < len(phrases) else None
        if ahead is not None and ahead.verb is not None and ahead.verb.lemma in self.pack.phrases["support_verb"]:
            sure += 0.25
        if self.hits.prevented(phrases, place) or self.w.find(self.pack.stems["referring"], phrase.first, first) is not None:
            sure -= 0.25
        draft = Draft(rule, sentence, first, last, nominal=True, sure=sure, victims=victims, perpetrators=doers, type=rule.type)
        draft.named_victims = any(party.person is not None or party.organisation is not None for party in victims)
        draft.certainty = rule.certainty or draft.certainty
        return draft
