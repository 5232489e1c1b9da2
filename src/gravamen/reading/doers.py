"""Who did it, where no phrase of the verb or the noun says so: the police of the sentence, the employer of the story.

In: the drafts of one sentence and its units. Out: the same drafts, with the perpetrators that the words around name. An act of
the police without a doer is theirs if the sentence names them; a dismissal is the employer's of whom the report speaks.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from gravamen.reading.acting import Acting
from gravamen.reading.draft import Draft
from gravamen.reading.models import Party
from gravamen.reading.pack import Pack, Word
from gravamen.reading.parties import Resolver
from gravamen.reading.syntax import Syntax
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.reading.units import Unit
from gravamen.terms import ActType, Family, OrganisationKind
from gravamen.text import Passage

BY_FORCES = frozenset(
    {
        ActType.ARREST_DETENTION,
        ActType.SEARCH_RAID,
        ActType.SEIZURE,
        ActType.DISPERSAL_OF_ASSEMBLY,
        ActType.INTERROGATION_SUMMONS,
        ActType.PHYSICAL_ASSAULT,
        ActType.TORTURE_ILL_TREATMENT,
        ActType.KILLING,
        ActType.ATTEMPTED_KILLING,
        ActType.SEXUAL_VIOLENCE,
        ActType.FORCED_EXILE,
        ActType.ENFORCED_DISAPPEARANCE,
    }
)
BY_COURTS = frozenset(
    {ActType.IMPRISONMENT_SENTENCE, ActType.ADMINISTRATIVE_PENALTY, ActType.STRIKE_PROHIBITION, ActType.HOUSE_ARREST}
)
BY_EMPLOYERS = frozenset({ActType.REFUSAL_OF_RECOGNITION, ActType.REFUSAL_TO_BARGAIN, ActType.STRIKE_BREAKING})
_NO_WORKPLACE = Word.STATE | Word.UNION | Word.EVENT | Word.LAW
BACK = 150  # tokens: some five sentences, as far back as an employer is still the one of the story


class Doers:
    """Finds doers of one document's acts in the words around them."""

    def __init__(self, tokens: Tokens, pack: Pack, resolver: Resolver, syntax: Syntax) -> None:
        self.t = tokens
        self.resolver = resolver
        self.acting = Acting(tokens, pack, resolver, syntax)
        self.lemmas = pack.lemmas
        self.rules = pack.verb_triggers if pack.head_first else {}
        self.agent = pack.phrases["agent"]
        self.brought_to = pack.phrases.get("brought_to", frozenset())
        self.releasing = pack.phrases.get("releasing", frozenset())
        self.done_by = pack.phrases.get("done_by", frozenset())
        self.of_work = frozenset() if pack.head_first else pack.phrases["at"] | self.agent
        self.anybody = pack.phrases.get("anybody", frozenset())
        self.holding = pack.phrases.get("holding", frozenset())
        self.forces = pack.phrases.get("forces", frozenset())
        self.courts = pack.phrases.get("courts", frozenset())
        management = pack.phrases.get("management", frozenset())
        employers = [
            (mention.first, resolver.named(mention))
            for mention in resolver.organisation_mentions
            if resolver.entities.organisations[mention.who].kind is OrganisationKind.EMPLOYER
            and (pack.head_first or not tokens.flags[mention.first + 1] & Word.UNION)  # "Model Union of Bank Employees"
        ]
        employers.extend(
            (at, Party(tokens.text(at, at + 1), Passage(tokens.start[at], tokens.end[at])))
            for at, low in enumerate(tokens.low)
            if low in management and at not in resolver.entities.at
        )
        employers.sort(key=lambda row: row[0])
        self.employers = [party for _, party in employers]
        self.employers_at = [at for at, _ in employers]

    def complete(self, sentence: Sentence, units: list[Unit], drafts: list[Draft]) -> None:
        """Give doers to the drafts that lack one."""
        for draft in drafts:
            draft.perpetrators = self._somebody(draft)
            if draft.type is ActType.STRIKE_BREAKING and self.of_work:  # "temporary workers run the lines": who let them
                draft.perpetrators = [party for party in draft.perpetrators if not self._of_people(party)]
            if draft.perpetrators or draft.listed:
                continue
            if draft.nominal and (by := self._by(draft, units)):
                draft.perpetrators = by
                continue
            if acting := self.acting.of(draft, units):
                draft.perpetrators = acting
                draft.perpetrators = self._somebody(draft)
                continue
            if draft.type in BY_FORCES:
                draft.perpetrators = self._named(draft, units, self.forces, OrganisationKind.POLICE)
            elif draft.type in BY_COURTS:
                draft.perpetrators = self._named(draft, units, self.courts, OrganisationKind.COURT)
            elif draft.type.family is Family.EMPLOYMENT or draft.type in BY_EMPLOYERS:
                draft.perpetrators = self._employer(draft, sentence) or self._workplace(draft, units)
            if draft.type is ActType.INTERROGATION_SUMMONS and not draft.perpetrators:
                draft.perpetrators = self._before_whom(draft, units)
            draft.perpetrators = self._somebody(draft)
            draft.told_doers = not draft.perpetrators

    def _of_people(self, party: Party) -> bool:
        """Whether a party is people of whom nothing says that they act for a state or an employer."""
        flags = self.t.flags[bisect_left(self.t.start, party.passage.end) - 1]
        unnamed = party.person is None and party.organisation is None
        return unnamed and bool(flags & (Word.PEOPLE | Word.ATTACKER)) and not flags & (Word.STATE | Word.EMPLOYER)

    def _somebody(self, draft: Draft) -> list[Party]:
        """The doers of a draft, but nobody in particular: "somebody threw a bomb"."""
        return [party for party in draft.perpetrators if party.text.lower() not in self.anybody]

    def _before_whom(self, draft: Draft, units: list[Unit]) -> list[Party]:
        """ "was summoned to the Special Branch": the body before which somebody has to come."""
        for before, unit in pairwise(units):
            if before.kind != "prep" or unit.kind != "noun" or not draft.at < unit.first < draft.end or not self.of_work:
                continue
            if self.t.low[before.first] in self.brought_to and unit.names and unit.head >= 0:
                found = self.resolver.read([unit])
                place = self.t.flags[unit.head] & Word.PLACE or not found.classes & {"state"}
                return [] if place else found.parties
        return []

    def _by(self, draft: Draft, units: list[Unit]) -> list[Party]:
        """ "warrants for the arrest of X, issued by the prosecutor", "an attack was made on X by soldiers"."""
        place = next((at for at, unit in enumerate(units) if unit.first <= draft.at < unit.last), len(units))
        for at in range(place + 1, len(units) - 1):
            unit = units[at]
            if unit.kind in ("sub", "rel", "pronoun") or (unit.kind == "mark" and self.t.low[unit.first] in (";", ":")):
                break
            if unit.kind == "verb" and unit.head >= 0:
                low = self.t.low[unit.head]
                told = self._of_same(draft, unit) and self.t.low[units[at - 1].first] == ","
                if (self.lemmas.get(low, low) not in self.done_by and not told) or unit.negated or unit.modal:
                    break
            if unit.kind == "prep" and self.t.low[unit.first] in self.agent and units[at + 1].kind == "noun":
                found = self.resolver.read([units[at + 1]])
                powers = found.classes & {"state", "attacker", "employer"}
                return found.parties if powers and not found.classes & {"abstract", "thing", "event"} else []
        return []

    def _of_same(self, draft: Draft, unit: Unit) -> bool:
        """ "el homicidio de X, | tiroteado por desconocidos": a participle that tells of the same act."""
        bare = unit.first == unit.head and bool(self.t.flags[unit.head] & Word.PARTICIPLE)
        return bare and any(rule.type is draft.type for rule in self.rules.get(self.t.low[unit.head], ()))

    def _workplace(self, draft: Draft, units: list[Unit]) -> list[Party]:
        """ "At Sample Blooms four women were sacked", "the seafarers employed by Sample Ferries": a name no list knows."""
        t = self.t
        for before, unit in pairwise(units):
            inside = before.kind == "prep" and unit.kind == "noun" and draft.first <= unit.first < draft.end
            if not inside or unit.head < 0 or t.low[before.first] not in self.of_work:
                continue
            first = unit.first
            while first < unit.head and t.flags[first] & (Word.DETERMINER | Word.ADVERB):
                first += 1
            named = first < unit.head and t.cap[first] and not t.flags[unit.head] & _NO_WORKPLACE
            if not named or any(name.kind != "organisation" for name in unit.names):
                continue
            if unit.names:
                return [self.resolver.named(unit.names[-1])]
            if t.cap[unit.head] and not t.flags[unit.head] & Word.PLACE:
                return [Party(t.words(first, unit.head + 1), Passage(t.start[first], t.end[unit.head]))]
        return []

    def _named(self, draft: Draft, units: list[Unit], words: frozenset[str], kind: OrganisationKind) -> list[Party]:
        """The nearest of those words, or of that kind of organisation, in the sentence."""
        near: list[tuple[int, Unit]] = []
        low = self.t.low[draft.at]
        freed = self.lemmas.get(low, low) in self.releasing
        for before, unit in zip((None, *units), units, strict=False):
            if unit.kind != "noun" or unit.head < 0 or (unit.first <= draft.at < unit.last and not draft.nominal):
                continue
            if before is not None and before.kind == "prep" and self.t.low[before.first] in self.brought_to and freed:
                continue
            if self.t.low[unit.head] not in words and self.t.flags[unit.head] & Word.THING:
                continue  # "military trucks"
            if self._hit(draft, unit) or (self.of_work and self._where(unit, words)):
                continue
            if self.of_work and self.t.flags[unit.head] & Word.UNION and self.t.low[unit.head] not in words:
                continue  # "the customs officers' union"
            if ";" in self.t.low[min(unit.first, draft.at) : max(unit.first, draft.at)]:
                continue
            bodies = [name for name in unit.names if name.kind == "organisation"]
            told = any(self.resolver.entities.organisations[name.who].kind is kind for name in bodies)
            if told or any(self.t.low[at] in words for at in range(unit.first, unit.last)):
                near.append((abs(unit.first - draft.at), unit))
        for _, unit in sorted(near, key=lambda row: row[0]):
            parties = self._of(unit, words)
            hit = {party.text for party in draft.victims}
            if parties and not hit & {party.text for party in parties}:
                return parties
        return []

    def _where(self, unit: Unit, words: frozenset[str]) -> bool:
        """ "in police custody", "at the police station", "Central Police Station": where somebody is, not who put him there."""
        t, last = self.t, unit.last - 1
        force = unit.first <= last - 1 and t.low[last - 1] in words and t.low[last] not in words
        return force and bool(t.flags[last] & Word.PLACE or t.low[last] in self.holding)

    def _hit(self, draft: Draft, unit: Unit) -> bool:
        """ "Union officers were arrested": they are hit, and did not do it."""
        start, end = self.t.start[unit.first], self.t.end[unit.last - 1]
        ours = self.t.flags[unit.head] & Word.ROLE and any(self.t.flags[at] & Word.UNION for at in range(unit.first, unit.head))
        return bool(ours) or any(start <= party.passage.start < end for party in draft.victims)

    def _of(self, unit: Unit, words: frozenset[str]) -> list[Party]:
        named = [name for name in unit.names if name.kind == "organisation"]
        if named:
            return [self.resolver.named(named[-1])]
        at = next((i for i in range(unit.last - 1, unit.first - 1, -1) if self.t.low[i] in words), None)
        if at is None or self.t.flags[at] & Word.DETERMINER:
            return []
        first = at
        while first > unit.first and self.t.flags[first - 1] & Word.STATE:
            first -= 1  # "security forces"
        return [Party(self.t.words(first, at + 1), Passage(self.t.start[first], self.t.end[at]))]

    def _employer(self, draft: Draft, sentence: Sentence) -> list[Party]:
        """The employer named last in the sentence or shortly before; "the company" of another sentence where none is named."""
        index = bisect_left(self.employers_at, sentence.last) - 1
        nameless: list[Party] = []
        while index >= 0 and self.employers_at[index] > draft.sentence.first - BACK:
            told, index = self.employers[index], index - 1
            if told in draft.victims:
                continue
            if not self.of_work or told.organisation is not None or self.employers_at[index + 1] >= draft.sentence.first:
                return [told]
            nameless = nameless or [told]
        return nameless
