"""Who did it, where the rules found nobody: the verb's own subject, the police or the court of the sentence, the employer.

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
from gravamen.reading.inflected.subjects import Subjects, at_body
from gravamen.reading.inflected.victims import DOERS
from gravamen.reading.inflected.words import Words
from gravamen.reading.models import Party
from gravamen.reading.pack import Word
from gravamen.reading.tokens import Sentence
from gravamen.terms import ActType, OrganisationKind

_SENTENCES = 1  # back to where a force acted
_NEAR = 14  # tokens between an act and the decision by which it was done
_ACTING = f.either(f.NOMINATIVE | f.INSTRUMENTAL)


class Doers:
    """Finds doers of one document's acts in the words around them."""

    def __init__(self, words: Words, parties: Parties, entities: Entities, subjects: Subjects) -> None:
        self.subjects = subjects
        self.w = words
        self.t = words.t
        self.parties = parties
        self.entities = entities
        self.employer: Party | None = None  # named last
        self.employer_at = 0
        self.force: list[Party] = []  # of the police or the like that acted last
        self.force_in: Sentence | None = None
        self.order = {sentence.first: index for index, sentence in enumerate(self.t.sentences)}

    def complete(self, sentence: Sentence, phrases: list[Phrase], drafts: list[Draft]) -> None:
        """Give doers to the drafts of a sentence that lack one."""
        self._remember(phrases)
        for draft in drafts:
            if draft.perpetrators:
                continue
            if found := self._who_decided(draft, phrases):
                draft.perpetrators = found
                continue
            told = self.subjects.of(draft, phrases)
            if told and not any(_among(party, draft.victims) for party in told):
                draft.perpetrators = told
                continue
            if draft.type in BY_FORCES:
                draft.perpetrators = self._named(draft, phrases, "forces", OrganisationKind.POLICE)
                if not draft.perpetrators and self.subjects.unnamed(draft, phrases):
                    draft.perpetrators = self._of_story(draft)
            elif draft.type in BY_COURTS:
                draft.perpetrators = self._named(draft, phrases, "courts", OrganisationKind.COURT)
            elif draft.type in BY_EMPLOYERS:
                near = self.employer is not None and self.employer_at > sentence.first - BACK
                if near and self.employer is not None and not _among(self.employer, draft.victims):
                    draft.perpetrators = [self.employer]
        self._note_force(sentence, drafts)
        self.subjects.note(sentence, phrases)

    def _of_story(self, draft: Draft) -> list[Party]:
        """ "АМАП разагнаў пікет. Шасцярых запіхалі ў аўтазак": the force that acted shortly before, in the same paragraph."""
        if self.force_in is None or self.force_in.block != draft.sentence.block:
            return []
        gap = self.order[draft.sentence.first] - self.order[self.force_in.first]
        return [] if gap > _SENTENCES or any(_among(party, draft.victims) for party in self.force) else self.force

    def _note_force(self, sentence: Sentence, drafts: list[Draft]) -> None:
        for draft in drafts:
            told = draft.type in BY_FORCES and draft.lack is None and draft.perpetrators
            if told and not self._employers(draft.perpetrators):
                self.force, self.force_in = draft.perpetrators, sentence

    def _employers(self, parties: list[Party]) -> bool:
        kinds = {self.entities.organisations[party.organisation].kind for party in parties if party.organisation is not None}
        return OrganisationKind.EMPLOYER in kinds

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
        within = name == "forces" and draft.type is not ActType.ARREST_DETENTION and self.subjects.unnamed(draft, phrases)
        for at, phrase in enumerate(phrases):
            if phrase.kind != "noun" or not (within and at_body(phrase) if phrase.prep else phrase.cases & _ACTING):
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
