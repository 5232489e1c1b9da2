"""Which side of an act somebody can stand on: an employer is not arrested, and a unionist does not dismiss himself.

In: drafts of acts of one document, as the rules of its language made them. Out: the same drafts, without victims and doers that
cannot be such; those who were read as the doers of what was done to them stand as its victims.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from gravamen.reading.draft import Draft
from gravamen.reading.entities import Entities
from gravamen.reading.models import Party
from gravamen.reading.pack import Pack, Word
from gravamen.reading.tokens import Tokens
from gravamen.terms import ActType, OrganisationKind

_OURS = Word.PEOPLE | Word.ROLE | Word.UNION
_MANY = Word.PEOPLE | Word.ROLE | Word.PLURAL
_NO_PEOPLE = 10_000  # a bare number from here on is a sum
_TITLE = 2  # tokens before a name in which its title stands
_AFTER = 5  # tokens within which "of" says whose people they are
_THEIRS = Word.STATE | Word.EMPLOYER | Word.ATTACKER
_UNIONS = {
    OrganisationKind.GLOBAL_UNION,
    OrganisationKind.NATIONAL_CENTRE,
    OrganisationKind.UNION,
    OrganisationKind.LOCAL_UNION,
}
_SUM = re.compile(r"[A-Z]\w{0,2}[$€£]?\s?\d[\d.,\s]*")  # "USD 500", "Rs 2,000": not so many people
_POWERS = {OrganisationKind.STATE_BODY, OrganisationKind.POLICE, OrganisationKind.COURT}
_BY_ANYBODY = {ActType.STRIKE_BREAKING, ActType.INTERFERENCE}  # a union of the employer's may do it
_BY_PLAIN_PEOPLE = {  # what people of whom nothing is known may do as well
    ActType.KILLING,
    ActType.ATTEMPTED_KILLING,
    ActType.PHYSICAL_ASSAULT,
    ActType.TORTURE_ILL_TREATMENT,
    ActType.SEXUAL_VIOLENCE,
    ActType.THREAT_OF_VIOLENCE,
    ActType.ENFORCED_DISAPPEARANCE,
    ActType.PROPERTY_DAMAGE,
    ActType.DISPERSAL_OF_ASSEMBLY,
    ActType.SEARCH_RAID,
    ActType.SEIZURE,
    ActType.SURVEILLANCE,
    ActType.CENSORSHIP_DEFAMATION,
    ActType.OTHER,
}
_NEVER_BY_PLAIN_PEOPLE = {  # a person named as the subject of such words is the one who was hit
    ActType.ARREST_DETENTION,
    ActType.CRIMINAL_CHARGE,
    ActType.IMPRISONMENT_SENTENCE,
    ActType.ADMINISTRATIVE_PENALTY,
    ActType.INTERROGATION_SUMMONS,
    ActType.TRAVEL_BAN,
    ActType.FORCED_EXILE,
    ActType.DISMISSAL,
    ActType.DISCRIMINATION,
    ActType.FORCED_RESIGNATION_DISAFFILIATION,
}


class Standing:
    """Tells of the parties of one document what they can be."""

    def __init__(self, tokens: Tokens, pack: Pack, entities: Entities) -> None:
        self.t = tokens
        self.words = pack.words
        self.of = pack.phrases.get("of", frozenset())
        self.bodies = getattr(pack, "stems", {}).get("as_state")  # of several words: "следственный комитет"
        self.entities = entities
        self.plain = pack.grammar != "inflected" and not pack.head_first
        self.of_force = pack.phrases.get("of_force", frozenset())
        self.agent = pack.phrases.get("agent", frozenset())
        self.ruling = pack.phrases.get("ruling", frozenset())
        self.one = pack.phrases.get("female", frozenset()) | pack.phrases.get("male", frozenset())
        self.those = pack.phrases.get("those", frozenset()) | pack.phrases.get("anyone", frozenset())

    def settle(self, drafts: list[Draft]) -> list[Draft]:
        """Take out of each draft whom its words cannot mean."""
        hit = {party.person for draft in drafts if draft.lack is None for party in draft.victims if party.person is not None}
        for draft in drafts:
            draft.victims = [party for party in draft.victims if not self._powerful(party)]
            if draft.type in _BY_ANYBODY:
                continue
            told = draft.perpetrators
            plain = draft.type in _NEVER_BY_PLAIN_PEOPLE
            draft.perpetrators = [party for party in told if not self._of_union(party, hit)]
            if draft.type is ActType.DENIAL_OF_DUE_PROCESS:
                draft.perpetrators = [party for party in draft.perpetrators if not self._of_theirs_own(party)]
            if self.plain and (kin := [party for party in draft.perpetrators if self._of_kin(party)]):
                draft.perpetrators = [party for party in draft.perpetrators if party not in kin]
                draft.victims = draft.victims or kin
            if self.plain and draft.type not in _BY_PLAIN_PEOPLE:
                draft.perpetrators = [party for party in draft.perpetrators if not self._of_people(party)]
            if draft.victims:
                continue
            named = [party for party in told if party.person is not None or party.organisation is not None]
            hit_so = [party for party in named if party not in draft.perpetrators or (plain and self._without_office(party))]
            if hit_so:
                draft.victims, draft.named_victims = hit_so, True
                draft.perpetrators = [party for party in draft.perpetrators if party not in hit_so]
        return drafts

    def _powerful(self, party: Party) -> bool:
        """ "the ministry", "Companies": whom no act of the scheme hits."""
        if party.person is not None:
            return False
        if party.organisation is not None:
            body = self.entities.organisations[party.organisation]
            power = body.kind is OrganisationKind.EMPLOYER or (body.kind in _POWERS and self._of_state(body.name))
            return power and not self._flags(party) & Word.PEOPLE  # "the workers of Sample Ltd"
        words = party.text.split()
        if party.number is not None and _SUM.fullmatch(party.text):
            return True
        if any(word[0].isupper() and word.lower() not in self.words for word in words):
            return False  # somebody's name
        if self.plain and not self.ruling.isdisjoint(word.lower() for word in words) and not self._flags(party) & Word.UNION:
            return True  # "asked the Minister of Labour to stop the meeting"
        if self.plain and party.counted and (party.number or 0) >= _NO_PEOPLE:
            return True  # "a fine of 500,000 on the federation and 250,000 on each member"
        at = bisect_left(self.t.start, party.passage.start)
        alone = self.t.end[at] >= party.passage.end  # "la", but not "la mina"
        if alone and self.t.flags[at] & (Word.SUBJECT_PRONOUN | Word.OBJECT_PRONOUN):
            return False
        flags = self._flags(party)
        return bool(flags & _THEIRS) and not flags & _OURS

    def _of_state(self, name: str) -> bool:
        """A name that says itself what it is: "Ministry of Labour", not "Multiple Services"."""
        flags = 0
        for word in name.lower().split():
            flags |= self.words.get(word, 0)
        return bool(flags & Word.STATE) and not flags & (Word.UNION | Word.PEOPLE)

    def _of_union(self, party: Party, hit: set[int]) -> bool:
        """A union, or a person whom another act hit or who holds an office in a union."""
        if party.organisation is not None:
            return self.entities.organisations[party.organisation].kind in _UNIONS
        if party.person is None:
            flags = self._flags(party)
            ours = flags & Word.UNION or flags & _MANY == _MANY
            return bool(ours) and not flags & _THEIRS and not self._of_theirs(party)  # "oil workers", "union leaders"
        person, role = self.entities.persons[party.person], self._office(party.person)
        if role & (Word.STATE | Word.EMPLOYER):
            return False
        body = self.entities.organisations[person.affiliation] if person.affiliation is not None else None
        return party.person in hit or bool(role & Word.UNION) or (body is not None and body.kind in _UNIONS)

    def _of_theirs_own(self, party: Party) -> bool:
        """ "Ni sa famille ni son avocat n'ont pu le voir", "his lawyer was not let in": who stands by the one held."""
        if party.person is not None or party.organisation is not None:
            return False
        at = bisect_left(self.t.start, party.passage.start)
        whose = self.t.flags[at] | (self.t.flags[at - 1] if at else 0)
        flags = self._flags(party)
        return bool(whose & Word.POSSESSIVE) and bool(flags & (Word.PEOPLE | Word.ROLE)) and not flags & _THEIRS

    def _of_kin(self, party: Party) -> bool:
        """ "his brother", "her colleagues": the people of one who is hit, and not "his employer"."""
        first, last = bisect_left(self.t.start, party.passage.start), bisect_left(self.t.start, party.passage.end)
        theirs = last > first and self.t.flags[first] & Word.POSSESSIVE and self.t.low[first] in self.one
        flags = self.t.flags[last - 1]
        return bool(theirs and flags & Word.PEOPLE) and not (flags & Word.ROLE or self._flags(party) & _THEIRS)

    def _of_people(self, party: Party) -> bool:
        """ "flight attendants", "forty-one", "those who": of whom nothing says that they act for a state or an employer."""
        if party.person is not None or party.organisation is not None:
            return False
        first, last = bisect_left(self.t.start, party.passage.start), bisect_left(self.t.start, party.passage.end)
        flags, head = self._flags(party), self.t.flags[last - 1]
        word = party.text.lower().split()[-1]
        people = (head | self.words.get(word, 0)) & (Word.PEOPLE | Word.NUMERAL) or self.t.low[first] in self.those
        told = first and self.t.low[first - 1] in self.agent  # "was ordered out of the village by the growers"
        theirs = word in self.of_force and self._of_theirs(party)  # "members of the police", but "employees of a firm"
        return bool(people) and not (told or flags & _THEIRS or theirs)

    def _of_theirs(self, party: Party) -> bool:
        """ "members of the police", "representantes de la empresa": for whom those act who are told of."""
        at = bisect_left(self.t.start, party.passage.end)
        if at >= len(self.t.low) or self.t.low[at] not in self.of:
            return False
        return any(self.t.flags[i] & _THEIRS for i in range(at + 1, min(at + _AFTER, len(self.t.low))))

    def _without_office(self, party: Party) -> bool:
        """A person of whom nothing says that they act for a state or an employer: not "la jueza Ana Testova"."""
        if party.person is None:
            return False
        here, titled = bisect_left(self.t.start, party.passage.start), 0
        for at in range(max(0, here - _TITLE), here + 1):
            titled |= self.t.flags[at]
        return not (titled | self._office(party.person)) & _THEIRS

    def _office(self, person: int) -> int:
        """The classes of the words that tell a person's role."""
        role, flags = self.entities.persons[person].role, 0
        for at in range(*role) if role else ():
            flags |= self.t.flags[at]
        return flags

    def _flags(self, party: Party) -> int:
        first, last = bisect_left(self.t.start, party.passage.start), bisect_left(self.t.start, party.passage.end)
        flags = 0
        for at in range(first, last):
            flags |= self.t.flags[at]
        if self.bodies is not None and self.bodies.at(self.t.low, first) is not None:
            flags |= int(Word.STATE)
        if last + 1 < len(self.t.low) and self.t.low[last] in self.of:
            flags |= self.t.flags[last + 1] & Word.PEOPLE  # "un grupo de militantes"
        for word in party.text.lower().split():  # of a pronoun, whom it means
            flags |= self.words.get(word, 0)
        return flags
