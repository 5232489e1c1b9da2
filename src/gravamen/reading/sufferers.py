"""To whom it was done, where no phrase of the verb or the noun says so: the person whom the sentence names, or whom the story
is about; the union whose registration, strike or office it is.

In: the drafts of one sentence and its units. Out: the same drafts, with the victims that the words around name.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise

from gravamen.reading.draft import Draft
from gravamen.reading.identity import Mention
from gravamen.reading.models import Party
from gravamen.reading.pack import Pack, Word
from gravamen.reading.parties import UNIONS, Resolver
from gravamen.reading.tellers import Tellers
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.reading.units import Unit
from gravamen.terms import ActType, OrganisationKind
from gravamen.text import Passage

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
OF_BODIES = frozenset({ActType.DISSOLUTION_SUSPENSION, ActType.DENIAL_OF_REGISTRATION})
OF_SAME = frozenset({ActType.SEARCH_RAID, ActType.SEIZURE, ActType.PROPERTY_DAMAGE, ActType.TORTURE_ILL_TREATMENT})
OF_TRIAL = frozenset(
    {
        ActType.CRIMINAL_CHARGE,
        ActType.IMPRISONMENT_SENTENCE,
        ActType.HOUSE_ARREST,
        ActType.TRAVEL_BAN,
        ActType.DENIAL_OF_DUE_PROCESS,
    }
)
NOBODYS = frozenset({ActType.RESTRICTIVE_LEGISLATION, ActType.OTHER})
_MANY = Word.PEOPLE | Word.PLURAL
_SAID = 12  # tokens after a name in which "he" may still mean who tells of himself: "X contó | que lo golpearon"
OF_PEOPLE = frozenset(
    {
        ActType.DISPERSAL_OF_ASSEMBLY,
        ActType.SURVEILLANCE,
        ActType.PHYSICAL_ASSAULT,
        ActType.ATTEMPTED_KILLING,
        ActType.KILLING,
        ActType.SEXUAL_VIOLENCE,
        ActType.THREAT_OF_VIOLENCE,
        ActType.THREAT_OF_DISMISSAL,
        ActType.DISMISSAL,
        ActType.DISCRIMINATION,
        ActType.ARREST_DETENTION,
        ActType.TRAVEL_BAN,
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
        self.us = phrases.get("us", frozenset())
        self.agent = phrases["agent"]
        self.one = phrases.get("explaining", frozenset()) - phrases.get("the", frozenset())
        self.replacing = phrases.get("replacing", frozenset())
        self.unions = [mention for mention in resolver.organisation_mentions if self._is_union(mention)]
        roles = [person.role for person in resolver.entities.persons if person.role]
        self.of_story = [  # "SATUCC's secretary" is not told of for SATUCC
            mention
            for mention in self.unions
            if not any(mention.last >= first and mention.first < last for first, last in roles)
        ]
        self.starts = [mention.first for mention in self.of_story]
        self.tellers = Tellers(tokens, pack, resolver.person_mentions)

    def _is_union(self, mention: Mention) -> bool:
        """Whether a body is a union: by its kind, or by the word that its name begins with."""
        kind = self.resolver.entities.organisations[mention.who].kind
        if kind in UNIONS or not self.pack.head_first or kind is not OrganisationKind.OTHER:
            return kind in UNIONS
        if self.t.flags[mention.first] & Word.UNION:
            return True
        told = (self.t.flags[at] for at in range(mention.first, mention.last))  # "Frente Muestra de Maestros"
        return any(flags & _MANY == _MANY and not flags & (Word.STATE | Word.EMPLOYER) for flags in told)

    def complete(self, sentence: Sentence, units: list[Unit], drafts: list[Draft]) -> None:
        """Give victims to the drafts that lack one."""
        before: Draft | None = None
        told: list[Party] = []  # the persons of the act before, in the same sentence
        for draft in drafts:
            if self._brought_in(draft):
                draft.victims = self._named_union(draft, sentence)
                draft.counted, draft.named_victims = None, bool(draft.victims)
                continue
            told = [party for party in before.victims if party.person is not None] or told if before is not None else told
            before = draft
            if self.pack.head_first:
                draft.victims = self._possible(draft, sentence, units)
            if draft.type is ActType.STRIKE_BREAKING and (instead := self.pack.phrases.get("strikebreaker")):
                draft.victims = [party for party in draft.victims if instead.isdisjoint(party.text.lower().split())]
            of_strike = draft.type is ActType.STRIKE_BREAKING and self.pack.head_first  # others work: whose strike, is not told
            if draft.victims or draft.type in NOBODYS or draft.listed or of_strike:
                continue
            found: list[Party] = []
            if draft.type not in OF_UNIONS:
                found = self._named(draft, units) or self._of_story(draft, sentence)
                found = found or (told if draft.type in OF_SAME and self.pack.head_first else [])
                found = found or self._people_told(draft, units)
            if not found and draft.type in OF_UNIONS | OF_BOTH:
                found = self._union(draft, sentence, units)
            found = found or self._of_trial(draft)
            done_by = {(party.person, party.organisation, party.text) for party in draft.perpetrators}
            draft.victims = [one for one in found if (one.person, one.organisation, one.text) not in done_by]
            draft.named_victims = draft.named_victims or bool(draft.victims)

    def _brought_in(self, draft: Draft) -> bool:
        """ "Students were hired to run the lines": those who take the strikers' places are not the ones hit."""
        low = self.t.low[draft.at]
        return draft.type is ActType.STRIKE_BREAKING and self.pack.lemmas.get(low, low) in self.replacing

    def _possible(self, draft: Draft, sentence: Sentence, units: list[Unit]) -> list[Party]:
        """Those of a draft's victims whom such an act can hit: a union and no person is dissolved, none is an employer."""
        hit = [party for party in draft.victims if not self._of_idiom(party, draft) and not self._does_it(party, draft)]
        if draft.type in OF_UNIONS:
            organ = self.pack.phrases.get("organ", frozenset()) if any(party.organisation is not None for party in hit) else ()
            hit = [party for party in hit if party.text not in organ and not self._is_employer(party, draft)]
        if draft.type in OF_BODIES and hit and all(party.person is not None for party in hit):
            return self._union(draft, sentence, units) or hit  # "le cancelaron la personería a su organización, la Unión X"
        return hit

    def _of_idiom(self, party: Party, draft: Draft) -> bool:
        """ "montan | guardia ante la sede": a bare word right after a verb that goes with it, and nobody."""
        if draft.nominal or party.person is not None or party.organisation is not None or party.number is not None:
            return False
        at = bisect_left(self.t.start, party.passage.start)
        alone = self.t.end[at] == party.passage.end and not self.t.flags[at] & Word.PLURAL
        return alone and at == draft.last and not self.t.flags[at] & (Word.SUBJECT_PRONOUN | Word.OBJECT_PRONOUN)

    def _does_it(self, party: Party, draft: Draft) -> bool:
        """ "El juez le prohibió …": whoever does it, where nobody is named."""
        if party.person is not None or party.organisation is not None:
            return False
        return any(one.text == party.text and one.person is None and one.organisation is None for one in draft.perpetrators)

    def _is_employer(self, party: Party, draft: Draft) -> bool:
        """ "L'entreprise X n'a pas voulu s'asseoir avec le syndicat": such acts are not done to a company."""
        if party.organisation is None:
            return False
        kind = self.resolver.entities.organisations[party.organisation].kind
        other = kind is OrganisationKind.OTHER and draft.type not in OF_BODIES  # a name that nothing calls a union
        union = any(mention.who == party.organisation for mention in self.unions)
        return kind is OrganisationKind.EMPLOYER or (other and not union and bool(self.unions))

    def _named(self, draft: Draft, units: list[Unit]) -> list[Party]:
        """The one person whom the act's clause names, and not as the one who does it."""
        told, near = Word.NUMERAL | Word.VAGUE_NUMBER, range(max(0, draft.at - 2), draft.at)
        if self.pack.head_first and draft.nominal and any(self.t.flags[at] & told for at in near):
            return []  # "un mort, X, et une trentaine d'arrestations": of others
        named: list[Mention] = []
        for place, unit in enumerate(units):
            if unit.kind != "noun" or unit.last <= draft.first or unit.first >= draft.end:
                continue
            if place and units[place - 1].kind == "prep" and self.t.low[units[place - 1].first] in self.agent:
                continue
            if any(self.t.flags[at] & (Word.TITLE | Word.STATE | Word.EMPLOYER) for at in range(unit.first, unit.last)):
                continue
            people = (name for name in unit.names if name.kind == "person")
            named.extend(name for name in people if not self.tellers.says_that(name, draft))
        hit = list({name.who: name for name in named}.values())
        return [self.resolver.named(name) for name in hit] if self._one_list(hit) else []

    def _people_told(self, draft: Draft, units: list[Unit]) -> list[Party]:
        """ "used batons to clear hundreds of nurses", "swung a club at pickers": the people of whom its clause tells."""
        if self.pack.head_first or draft.type not in OF_PEOPLE or (draft.nominal and draft.lack is None):
            return []
        for place, unit in enumerate(units):
            if unit.kind != "noun" or unit.head < 0 or unit.first <= draft.at or unit.first >= draft.end or unit.names:
                continue
            if self.t.low[units[place - 1].first] in self.agent or not self._are_people(unit):
                continue
            following = units[place + 1] if place + 1 < len(units) else unit
            if following.kind == "verb" and following.head >= 0 and self.t.flags[following.head] & Word.REPORT:
                continue  # "fired gas into the yard, | witnesses said"
            if told := self.resolver.read([unit]).parties:
                return told
        return []

    def _are_people(self, unit: Unit) -> bool:
        """Whether a phrase is of people, and neither of those who do such acts nor of a body."""
        flags = self.t.flags[unit.head]
        several = (flags & Word.PEOPLE and flags & Word.PLURAL) or self.t.low[unit.first] in self.ours
        return bool(several) and not flags & (Word.STATE | Word.EMPLOYER | Word.ATTACKER) and unit.owner is None

    def _one_list(self, people: list[Mention]) -> bool:
        """Whether one person is named, or several in a row: "contra Ana Testova y Juan Testov"."""
        if not people or (len(people) > 1 and not self.pack.head_first):
            return False
        joins = Word.CONJUNCTION | Word.PREPOSITION | Word.TITLE
        return all(
            self.t.low[at] == "," or self.t.flags[at] & joins
            for one, other in pairwise(people)
            for at in range(one.last, other.first)
        )

    def _of_story(self, draft: Draft, sentence: Sentence) -> list[Party]:
        """Whom a pronoun of the act's clause means: the person named last."""
        told = range(max(sentence.first, draft.first), min(sentence.last, draft.end))
        at = next((i for i in told if self._pronoun(i, draft.type)), None)
        if at is None:
            return self._of_dropped(draft)
        return self._person_before(at)

    def _of_dropped(self, draft: Draft) -> list[Party]:
        """ "Horas después recibió una llamada", "deberán pagar": where a language drops "he" and "they", the verb says so."""
        plural, flags = self.pack.phrases.get("plural_verb", ()), self.t.flags
        if not plural or draft.nominal or draft.rule.victim != "subject":
            return []
        first = draft.at
        while first > draft.first and flags[first - 1] & (Word.MODAL | Word.HAVE | Word.BE):
            first -= 1
        if flags[first] & Word.PARTICIPLE or self._has_subject(draft, first):
            return []
        if self.t.low[first][-1] in plural:
            they = [replace(one, passage=self._here(first)) for one in self.resolver.plural if one.person is not None]
            return they if len(they) == len(self.resolver.plural) else []
        return self._person_before(first)

    def _has_subject(self, draft: Draft, verb: int) -> bool:
        """Whether a noun with an article stands before a verb in its clause, and not after a preposition."""
        flags = self.t.flags
        for at in range(verb - 1, draft.first - 1, -1):
            if self.t.kind[at] == "mark" or flags[at] & (Word.CONJUNCTION | Word.SUBORDINATOR):
                return False
            governed = flags[at] & Word.PREPOSITION or (at and flags[at - 1] & Word.PREPOSITION)
            if flags[at] & Word.DETERMINER and not governed and not flags[at + 1] & Word.TIME:
                return True
        return False

    def _here(self, at: int) -> Passage:
        return Passage(self.t.start[at], self.t.end[at])

    def _person_before(self, at: int) -> list[Party]:
        """The person named last, where it is not long ago."""
        index = bisect_left(self.resolver.person_starts, at) - 1
        near = self.resolver.person_mentions[index] if index >= 0 else None
        if near is not None and near.who in self.tellers.only and at > near.last + _SAID:
            return []
        only = self.pack.head_first and len(self.resolver.entities.persons) == 1
        return [self.resolver.named(near)] if near is not None and (only or at - near.first <= BACK) else []

    def _of_trial(self, draft: Draft) -> list[Party]:
        """ "Le parquet requiert cinq ans", "el juzgado decretó arresto domiciliario": the one person whom the story names."""
        if not self.pack.head_first or draft.type not in OF_TRIAL or self._of_others(draft):
            return []
        mentions, starts = self.resolver.person_mentions, self.resolver.person_starts
        near = mentions[bisect_left(starts, draft.at - BACK) : bisect_left(starts, draft.at)]
        near = [mention for mention in near if mention.who not in self.tellers.only]
        return [self.resolver.named(near[-1])] if len({one.who for one in near}) == 1 else []

    def _pronoun(self, at: int, kind: ActType) -> bool:
        """ "lo", "él", "sa", but not the article "la"."""
        low, flags = self.t.low, self.t.flags
        if low[at] not in self.of_one:
            of_person = self.pack.head_first and flags[at] & Word.POSSESSIVE  # "su", "leur", but not "its"
            of_doer = at > 0 and low[at - 1] in self.agent  # "le maire, par ses employés"
            others = at + 1 < len(low) and flags[at + 1] & (Word.PEOPLE | Word.ROLE)  # "su hermana": she, not he
            others = others and kind is not ActType.DENIAL_OF_DUE_PROCESS  # "son avocat n'a pu le voir"
            return bool(of_person) and not of_doer and not others and low[at] not in self.ours | self.us
        if not flags[at] & Word.DETERMINER or at + 1 >= len(low):
            return not flags[at] & Word.DETERMINER
        noun = self.pack.head_first and flags[at + 1] & (Word.PEOPLE | Word.EVENT | Word.PLACE)  # "la foule", "la marcha"
        return bool(flags[at + 1] & (Word.VERB | Word.HAVE | Word.BE)) and not noun

    def _of_others(self, draft: Draft) -> bool:
        """Whether an act's clause speaks of "we", of "them", of several, or of people without a name."""
        flags, low = self.t.flags, self.t.low
        several = self.ours | self.us | self.pack.phrases["plural_pronoun"]
        for at in range(draft.first, draft.end):
            several_people = flags[at] & Word.PLURAL and flags[at] & (Word.PEOPLE | Word.ROLE)
            people = several_people and not flags[at] & (Word.STATE | Word.EMPLOYER)
            counted = at == draft.first and flags[at] & Word.NUMERAL
            if people or counted or (low[at] in several and not flags[at] & Word.DETERMINER):
                return True
        return False

    def _union(self, draft: Draft, sentence: Sentence, units: list[Unit]) -> list[Party]:
        """The union that the sentence names, or the one named last before it."""
        if inside := self._named_union(draft, sentence):
            return inside
        if not self.pack.head_first and (told := self._union_told(draft, units)):
            return told
        index = bisect_left(self.starts, sentence.first) - 1
        near = self.of_story[index] if index >= 0 else None
        if near is not None and near.first < sentence.first - BACK and not self._ours(near, sentence):
            return []
        return [self.resolver.named(near)] if near is not None else []

    def _ours(self, union: Mention, sentence: Sentence) -> bool:
        """ "La empresa no contesta nuestro pliego", "refuse de nous recevoir": the one union of a letter speaks."""
        if not self.pack.head_first or any(one.who != union.who for one in self.of_story):
            return False
        words = self.t.low[sentence.first : sentence.last]
        return not self.ours.isdisjoint(words) or not self.us.isdisjoint(words)

    def _named_union(self, draft: Draft, sentence: Sentence) -> list[Party]:
        inside = [one for one in self.unions if sentence.first <= one.first < sentence.last]
        return [self.resolver.named(min(inside, key=lambda one: abs(one.first - draft.at)))] if inside else []

    def _union_told(self, draft: Draft, units: list[Unit]) -> list[Party]:
        """ "The dues of the federation", "the union's flags": a union that its clause tells of without its name."""
        for place, unit in enumerate(units):
            if unit.kind != "noun" or unit.head < 0 or unit.last <= draft.first or unit.first >= draft.end:
                continue
            if place and units[place - 1].kind == "prep" and self.t.low[units[place - 1].first] in self.agent:
                continue
            definite = self.t.flags[unit.first] & (Word.DETERMINER | Word.POSSESSIVE) and self.t.low[unit.first] not in self.one
            whose = unit.owner[1] - 1 if unit.owner is not None else unit.head
            if not definite or unit.names or not self.t.flags[whose] & Word.UNION or self.t.flags[whose] & Word.STATE:
                continue
            found = self.resolver.read([unit])
            if told := (found.parties if whose == unit.head else found.owners):
                return told
        return []
