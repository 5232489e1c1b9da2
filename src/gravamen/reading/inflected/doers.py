"""Who did it, where no phrase of the verb says so: the police or the court of the sentence, the employer of the story.

In: the drafts and phrases of one sentence after another. Out: the same drafts, with the perpetrators that the words around
name, as `gravamen.reading.doers` does for the analytic languages. The words are lists of a pack's `[stem]`.
"""

from __future__ import annotations

from gravamen.reading.doers import BACK, BY_COURTS, BY_EMPLOYERS, BY_FORCES
from gravamen.reading.draft import Draft
from gravamen.reading.entities import Entities
from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.parties import Parties
from gravamen.reading.inflected.phrases import Phrase
from gravamen.reading.inflected.victims import DOERS
from gravamen.reading.inflected.words import Words
from gravamen.reading.models import Party
from gravamen.reading.pack import Word
from gravamen.reading.tokens import Sentence
from gravamen.terms import Family, OrganisationKind

_NEAR = 14  # tokens between an act and the decision by which it was done


class Doers:
    """Finds doers of one document's acts in the words around them."""

    def __init__(self, words: Words, parties: Parties, entities: Entities) -> None:
        self.w = words
        self.t = words.t
        self.parties = parties
        self.entities = entities
        self.employer: Party | None = None  # named last
        self.employer_at = 0

    def complete(self, sentence: Sentence, phrases: list[Phrase], drafts: list[Draft]) -> None:
        """Give doers to the drafts of a sentence that lack one."""
        self._remember(phrases)
        for draft in drafts:
            if draft.perpetrators:
                continue
            if found := self._who_decided(draft, phrases):
                draft.perpetrators = found
                continue
            if draft.type in BY_FORCES:
                draft.perpetrators = self._named(draft, phrases, "forces", OrganisationKind.POLICE)
            elif draft.type in BY_COURTS:
                draft.perpetrators = self._named(draft, phrases, "courts", OrganisationKind.COURT)
            elif draft.type.family is Family.EMPLOYMENT or draft.type in BY_EMPLOYERS:
                near = self.employer is not None and self.employer_at > sentence.first - BACK
                if near and self.employer is not None and not _among(self.employer, draft.victims):
                    draft.perpetrators = [self.employer]

    def _remember(self, phrases: list[Phrase]) -> None:
        for phrase in phrases:
            mention = phrase.mention
            if mention is not None and mention.kind == "organisation":
                if self.entities.organisations[mention.who].kind is OrganisationKind.EMPLOYER:
                    self.employer = self.parties.named(mention, phrase.first, phrase.last)
                    self.employer_at = phrase.first

    def _who_decided(self, draft: Draft, phrases: list[Phrase]) -> list[Party]:
        """ "решением городского суда", "по распоряжению директора", "под нажимом комитета": whose word it was."""
        for at, phrase in enumerate(phrases[:-1]):
            if phrase.kind != "noun" or abs(phrase.head - draft.at) > _NEAR or not self.w.listed("decision", phrase.head):
                continue
            if not phrase.cases & f.either(f.INSTRUMENTAL | f.DATIVE | f.LOCATIVE) or phrases[at + 1].belongs != at:
                continue
            found = self.parties.read(phrases, [at + 1])
            if found.classes & DOERS and not any(_among(party, draft.victims) for party in found.parties):
                return found.parties
        return []

    def _named(self, draft: Draft, phrases: list[Phrase], name: str, kind: OrganisationKind) -> list[Party]:
        """The nearest of those words, or of that kind of organisation, that the sentence has as subject or as doer."""
        rows = []
        for at, phrase in enumerate(phrases):
            if phrase.kind != "noun" or phrase.prep or not phrase.cases & f.either(f.NOMINATIVE | f.INSTRUMENTAL):
                continue
            mention = phrase.mention
            told = mention is not None and mention.kind == "organisation"
            told = told and mention is not None and self.entities.organisations[mention.who].kind is kind
            if (told or self.w.listed(name, phrase.head)) and not self.t.flags[phrase.first] & int(Word.NEGATION):
                rows.append((abs(phrase.first - draft.at), at))
        for _, at in sorted(rows):
            found = self.parties.read(phrases, [at]).parties
            if found and not any(_among(party, draft.victims) for party in found):
                return found
        return []


def _among(party: Party, victims: list[Party]) -> bool:
    return any((party.text, party.organisation) == (one.text, one.organisation) for one in victims)
