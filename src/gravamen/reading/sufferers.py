"""To whom it was done, where no phrase of the verb or the noun says so: the person whom the sentence names, or whom the story
is about; the union whose registration, strike or office it is.

In: the drafts of one sentence and its units. Out: the same drafts, with the victims that the words around name.
"""

from __future__ import annotations

from bisect import bisect_left

from gravamen.reading.draft import Draft
from gravamen.reading.identity import Mention
from gravamen.reading.models import Party
from gravamen.reading.pack import Pack, Word
from gravamen.reading.parties import Resolver
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.reading.units import Unit
from gravamen.terms import ActType, OrganisationKind

OF_UNIONS = frozenset(
    {
        ActType.DENIAL_OF_REGISTRATION,
        ActType.DISSOLUTION_SUSPENSION,
        ActType.INTERFERENCE,
        ActType.REFUSAL_OF_RECOGNITION,
        ActType.REFUSAL_TO_BARGAIN,
        ActType.STRIKE_PROHIBITION,
    }
)
OF_BOTH = frozenset(
    {
        ActType.SEARCH_RAID,
        ActType.SEIZURE,
        ActType.PROPERTY_DAMAGE,
        ActType.SURVEILLANCE,
        ActType.DENIAL_OF_ACCESS,
        ActType.DISPERSAL_OF_ASSEMBLY,
        ActType.CENSORSHIP_DEFAMATION,
        ActType.STRIKE_BREAKING,
    }
)
NOBODYS = frozenset({ActType.RESTRICTIVE_LEGISLATION, ActType.OTHER})
UNIONS = frozenset(
    {
        OrganisationKind.UNION,
        OrganisationKind.LOCAL_UNION,
        OrganisationKind.NATIONAL_CENTRE,
    }
)
BACK = 60  # tokens: some two sentences, as far back as a person or a union is still the one of the story


class Sufferers:
    """Finds victims of one document's acts in the words around them."""

    def __init__(self, tokens: Tokens, pack: Pack, resolver: Resolver) -> None:
        self.t = tokens
        self.pack = pack
        self.resolver = resolver
        phrases = pack.phrases
        self.of_one = phrases["female"] | phrases["male"]
        self.ours = phrases["demand_our"]
        self.agent = phrases["agent"]
        self.unions = [
            mention for mention in resolver.organisation_mentions if resolver.entities.organisations[mention.who].kind in UNIONS
        ]
        roles = [person.role for person in resolver.entities.persons if person.role]
        self.of_story = [  # "SATUCC's secretary" is not told of for SATUCC
            mention
            for mention in self.unions
            if not any(mention.last >= first and mention.first < last for first, last in roles)
        ]
        self.starts = [mention.first for mention in self.of_story]

    def complete(self, sentence: Sentence, units: list[Unit], drafts: list[Draft]) -> None:
        """Give victims to the drafts that lack one."""
        for draft in drafts:
            if draft.victims or draft.type in NOBODYS or draft.listed:
                continue
            found: list[Party] = []
            if draft.type not in OF_UNIONS:
                found = self._named(draft, units) or self._of_story(draft, sentence)
            if not found and draft.type in OF_UNIONS | OF_BOTH:
                found = self._union(draft, sentence)
            done_by = {(party.person, party.organisation, party.text) for party in draft.perpetrators}
            draft.victims = [one for one in found if (one.person, one.organisation, one.text) not in done_by]
            draft.named_victims = draft.named_victims or bool(draft.victims)

    def _named(self, draft: Draft, units: list[Unit]) -> list[Party]:
        """The one person whom the act's clause names, and not as the one who does it."""
        named: list[Mention] = []
        for place, unit in enumerate(units):
            if unit.kind != "noun" or unit.last <= draft.first or unit.first >= draft.end:
                continue
            if place and units[place - 1].kind == "prep" and self.t.low[units[place - 1].first] in self.agent:
                continue
            if any(self.t.flags[at] & (Word.TITLE | Word.STATE | Word.EMPLOYER) for at in range(unit.first, unit.last)):
                continue
            named.extend(name for name in unit.names if name.kind == "person")
        people = {name.who for name in named}
        return [self.resolver.named(named[0])] if len(people) == 1 else []

    def _of_story(self, draft: Draft, sentence: Sentence) -> list[Party]:
        """Whom a pronoun of the act's clause means: the person named last."""
        told = range(max(sentence.first, draft.first), min(sentence.last, draft.end))
        at = next((i for i in told if self._pronoun(i)), None)
        if at is None:
            return []
        index = bisect_left(self.resolver.person_starts, at) - 1
        near = self.resolver.person_mentions[index] if index >= 0 else None
        return [self.resolver.named(near)] if near is not None and at - near.first <= BACK else []

    def _pronoun(self, at: int) -> bool:
        """ "lo", "él", "sa", but not the article "la"."""
        low, flags = self.t.low, self.t.flags
        if low[at] not in self.of_one:
            of_person = self.pack.head_first and flags[at] & Word.POSSESSIVE  # "su", "leur", but not "its"
            return bool(of_person) and low[at] not in self.ours
        verbal = Word.VERB | Word.HAVE | Word.BE
        return not flags[at] & Word.DETERMINER or (at + 1 < len(low) and bool(flags[at + 1] & verbal))

    def _union(self, draft: Draft, sentence: Sentence) -> list[Party]:
        """The union that the sentence names, or the one named last before it."""
        inside = [one for one in self.unions if sentence.first <= one.first < sentence.last]
        if inside:
            return [self.resolver.named(min(inside, key=lambda one: abs(one.first - draft.at)))]
        index = bisect_left(self.starts, sentence.first) - 1
        near = self.of_story[index] if index >= 0 else None
        return [self.resolver.named(near)] if near is not None and near.first >= sentence.first - BACK else []
