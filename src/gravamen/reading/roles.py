"""Roles at a verb: who was hit and who did it, once a rule has fired.

In: a draft, and the subject and the object of its verb. Out: the same draft with its victims, its perpetrators and its object.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from gravamen.reading.candidates import Sought, rules_of
from gravamen.reading.draft import Draft
from gravamen.reading.graded import Graded
from gravamen.reading.models import Party
from gravamen.reading.pack import Pack, Trigger, Word
from gravamen.reading.parties import UNIONS, Resolver
from gravamen.reading.phrases import Found
from gravamen.reading.syntax import Syntax
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.reading.units import Unit
from gravamen.terms import ActType, OrganisationKind
from gravamen.text import Passage

_BY_SENDING = {ActType.DISPERSAL_OF_ASSEMBLY, ActType.STRIKE_BREAKING, ActType.PHYSICAL_ASSAULT}
_BY_EMPLOYER = {
    ActType.STRIKE_BREAKING,
    ActType.DISMISSAL,
    ActType.THREAT_OF_DISMISSAL,
    ActType.REFUSAL_OF_RECOGNITION,
    ActType.REFUSAL_TO_BARGAIN,
}
_OFFICIAL = {OrganisationKind.POLICE, OrganisationKind.COURT, OrganisationKind.STATE_BODY, OrganisationKind.EMPLOYER}
POWERS = {"state", "employer", "attacker"}
_NEXT = 40  # tokens from the sentence in which somebody last did an act to that in which "they" do more
_STORY = 60  # tokens from the sentence in which somebody last did an act to that in which a verb without a subject means them


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with what stands around it in its sentence; `after` is what stands where an object does."""

    sentence: Sentence
    units: list[Unit]
    place: int
    unit: Unit  # the verb
    passive: bool
    subject: Found
    after: Found
    agent: Found | None
    doer: Found | None
    unreal: bool  # told as what only may, will or should be done
    nobody: bool  # "no worker was arrested"
    without: bool  # "sin recibir al sindicato": what the word before a bare verb denies

    @property
    def hit(self) -> Found:
        return self.subject if self.passive else self.after


class VerbRoles:
    """Gives the roles at the verbs of one document."""

    def __init__(self, tokens: Tokens, pack: Pack, resolver: Resolver, syntax: Syntax, graded: Graded) -> None:
        self.t = tokens
        self.pack = pack
        self.resolver = resolver
        self.syntax = syntax
        self.graded = graded
        self.negating = pack.phrases["negated_noun"] | pack.phrases["nor"]
        self.rules = rules_of(pack)
        self.blows = tuple(pack.phrases.get("blow", ()))
        self.of = -1  # the sentence that `sought` is of
        self.sought: Sought | None = None

    def _in_office(self, doer: Found | None) -> Found | None:
        """ "The president ordered", "Prime Minister X banned": whoever holds an office acts for a state or an employer,
        unless it is an office of a union."""
        if doer is None or doer.head < 0 or doer.classes & POWERS:
            return doer
        t = self.t
        first = max(doer.first, 0)
        if any(t.flags[at] & Word.ATTACKER for at in range(first, doer.head)):
            return replace(doer, classes=doer.classes | {"attacker"})  # "unidentified persons"
        if t.low[doer.head] in self.pack.phrases.get("of_force", ()):
            after = [t.flags[at] for at in range(doer.head + 1, doer.last)]
            if any(flag & Word.STATE for flag in after) and not any(flag & Word.UNION for flag in after):
                return replace(doer, classes=doer.classes | {"state"})  # "members of the national police"
        words: Iterable[int] = range(first, max(doer.phrase_last, doer.head + 1))
        person = next((party.person for party in doer.parties if party.person is not None), None)
        if person is not None:
            role = self.resolver.entities.persons[person].role
            words = range(*role) if role is not None else range(0)
            if not self.pack.head_first and any(t.flags[at] & Word.TITLE for at in range(first, doer.head)):
                words = [*words, *range(first, doer.head)]  # "Judge Testova"
        elif not t.flags[doer.head] & Word.ROLE or t.flags[doer.head] & (Word.PEOPLE | Word.PLURAL):
            return doer
        flags = [t.flags[at] for at in words]
        union = any(flag & Word.UNION for flag in flags) or any(party.organisation is not None for party in doer.parties)
        official = any(flag & (Word.STATE | Word.EMPLOYER) for flag in flags) if person is not None else True
        if union or not official:
            return doer
        return replace(doer, classes=(doer.classes - {"group", "person"}) | {"state", "employer"})

    def _doers(self, rule: Trigger, subject: Found) -> Found:
        """ "They", "it" where a state or an employer does it: who did the act before, not to whom it was done."""
        if rule.victim == "subject" or not self.resolver.doers:
            return subject
        if not rule.subject & POWERS and (rule.subject or self.of - self.resolver.doers_at > _NEXT):
            return subject
        return Found(self.resolver.doers, [], subject.classes, subject.first, subject.last, subject.head)

    def _roles(self, draft: Draft, rule: Trigger, clause: Clause, phrase_at: int | None) -> None:
        units, place, passive = clause.units, clause.place, clause.passive
        subject, agent, hit = clause.subject, clause.agent, clause.hit
        if rule.victim == "object" and self._suffers(clause):
            draft.rule = rule = replace(rule, victim="subject")
        if rule.victim == "object":
            draft.victims = hit.parties or hit.owners
            draft.counted = hit.counted
            if not passive and phrase_at is not None and not hit.parties and hit.owners:
                draft.victims = hit.owners
            if (
                not passive
                and {"state", "employer", "attacker"} & hit.classes
                and not {"group", "person", "organisation"} & hit.classes
            ):
                draft.victims = []
            taken_up = self.pack.head_first and self.syntax.object_pronoun(units, place)  # "les impidieron hablar con …"
            imposed = not passive or (  # "une peine a été prononcée contre …", "cases were filed against 150 workers"
                not hit.parties and (self.pack.head_first or not hit.classes & {"person", "group", "organisation"})
            )
            if not draft.victims and (rule.after or rule.after_or_object) and imposed and not taken_up:
                draft.victims = self._later_victims(units, place, phrase_at)
            forces = passive and hit.classes & {"state", "attacker"} and not hit.classes & {"group", "person", "organisation"}
            if forces and draft.type in _BY_SENDING:  # "soldiers were sent in against the strikers"
                draft.victims = [party for party in self._later_victims(units, place) if party not in hit.parties]
            if (
                "place" in hit.classes
                and hit.first >= 0
                and not self.t.flags[hit.head] & (Word.OBJECT_PRONOUN | Word.SUBJECT_PRONOUN)
            ):
                draft.place = (hit.first, hit.phrase_last)
            self._add_listed(draft, units, place)
        elif rule.victim == "subject":
            draft.victims = subject.parties or subject.owners
            draft.counted = subject.counted
            self._add_listed(draft, units, place)
        elif rule.victim == "owner":
            draft.victims = hit.owners or [
                party for party in hit.parties if party.organisation is not None or party.person is not None
            ]
            if not draft.victims and not passive:
                draft.victims = self._later_victims(units, place)  # "seized two laptops from the union"
            if hit.first >= 0:
                draft.object = (hit.first, hit.last)
        if rule.victim == "subject":
            if agent is not None and agent.classes & {"person", "group", "organisation"} and not agent.classes & POWERS:
                draft.victims = agent.parties  # "asylum was sought by two leaders"
            elif agent is not None:
                draft.perpetrators = agent.parties
        elif passive:
            draft.perpetrators = agent.parties if agent is not None else []
            if draft.type in _BY_SENDING and not hit.classes & {"group", "person", "organisation"} and not draft.perpetrators:
                draft.perpetrators = hit.parties if hit.classes & {"state", "attacker"} else []
        else:
            doers = subject.parties or (subject.owners if "place" in subject.classes else [])  # "the company's plant dismissed"
            doers = doers or self._whose_word(subject) or self._unknown_doer(subject)
            if not doers and self.pack.head_first:
                doers = self._unsaid_doers(clause)
            doers = self._of_employer(draft, subject, doers)
            draft.perpetrators = [party for party in doers if party not in draft.victims]
            if rule.victim == "object" and subject.parties == draft.victims:
                draft.perpetrators = []
        if had := self._had_done_to(clause):
            draft.victims = had
            draft.perpetrators = [party for party in draft.perpetrators if _who(party) not in map(_who, had)]
        if self._named_by_gerund(clause):  # "a second ransacking of the office by the police"
            agent = self.syntax.agent(units, place)
            told = agent.parties if agent is not None else []
            draft.victims = [party for party in draft.victims if party not in told]
            draft.perpetrators = told or draft.perpetrators
        if (
            draft.type in (ActType.SEIZURE, ActType.PLANTED_EVIDENCE, ActType.DENIAL_OF_DUE_PROCESS, ActType.PROPERTY_DAMAGE)
            and hit.first >= 0
        ):
            draft.object = (hit.first, hit.last)
        if draft.type is ActType.DENIAL_OF_DUE_PROCESS and draft.object is None and not passive:
            infinitive = next((at for at in range(place + 1, min(place + 3, len(units))) if units[at].infinitive), None)
            if infinitive is not None:
                asked = self.syntax.object(units, infinitive)
                draft.object = (asked.first, asked.last) if asked.first >= 0 else None
        if draft.object is not None and not passive:
            draft.object = (draft.object[0], self.syntax.besides(units, draft.object[1]))
        draft.named_victims = any(party.person is not None or party.organisation is not None for party in draft.victims)

    def _of_employer(self, draft: Draft, subject: Found, doers: list[Party]) -> list[Party]:
        """ "The union called a strike. It had hired drivers in their place": who does what a union does not do."""
        low, bodies = self.t.low, self.resolver.entities.organisations
        it = subject.head >= 0 and low[subject.head] in self.pack.phrases["thing_pronoun"] and not self.pack.head_first
        if (
            not it
            or draft.type not in _BY_EMPLOYER
            or not any(party.organisation is not None and bodies[party.organisation].kind in UNIONS for party in doers)
        ):
            return doers
        named, before = self.resolver.organisation_mentions, bisect_left(self.resolver.organisation_starts, subject.head)
        last = next((named[at] for at in range(before - 1, -1, -1) if bodies[named[at].who].kind not in UNIONS), None)
        return [self.resolver.named(last)] if last is not None else []

    def _suffers(self, clause: Clause) -> bool:
        """ "Perdió un ojo", "a écopé de deux ans": a verb whose subject is hit by what it tells, whoever's rule it is."""
        low = self.t.low[clause.unit.head]
        lemma = self.pack.lemmas.get(low, low)
        suffering = self.pack.phrases["undergo"] | self.pack.phrases.get("suffer", frozenset())
        return self.pack.head_first and not clause.passive and lemma in suffering and not clause.subject.classes & POWERS

    def _unsaid_doers(self, clause: Clause) -> list[Party]:
        """ "Un caporal lo golpeó", whom no list of words knows; "lo golpearon", those who did the act before."""
        subject, unit = clause.subject, clause.unit
        body = subject.classes == {"unknown"} or (subject.classes == {"place"} and not subject.owners)  # "la emisora"
        if body and subject.head >= 0 and self.t.kind[subject.head] == "word":
            first = subject.first
            blow = self.t.low[subject.head].endswith(self.blows) if self.blows else False  # "un balazo lo mató"
            if blow or not self.t.flags[first] & Word.DETERMINER or subject.head >= unit.first:
                return []
            here = Passage(self.t.start[subject.head], self.t.end[subject.head])
            return [Party(self.t.text(subject.head, subject.head + 1), here)]
        impersonal = self.pack.phrases.get("demand_impersonal", ())  # "se les echó": nobody is meant
        before = clause.units[max(0, clause.place - 3) : clause.place]
        if any(self.t.low[one.first] in impersonal or self.t.low[one.last - 1] in impersonal for one in before):
            return []
        dropped = unit.finite and subject.first < 0 and not unit.infinitive and not unit.gerund
        near = clause.sentence.first - self.resolver.doers_at <= _STORY
        return self.resolver.doers if dropped and near else []

    def _named_by_gerund(self, clause: Clause) -> bool:
        """Whether a gerund is a noun here: "of" follows, and whom it hits."""
        units, place = clause.units, clause.place
        of = self.pack.phrases["of"]
        following = units[place + 1] if place + 1 < len(units) else None
        named = clause.unit.gerund and following is not None and following.kind == "prep"
        return named and following is not None and self.t.low[following.first] in of and not self.pack.head_first

    def _whose_word(self, subject: Found) -> list[Party]:
        """ "A resolution of the ministry dissolved the union": by whose word it is done."""
        if not subject.owners or not subject.classes & {"law", "abstract", "unknown"}:
            return []
        bodies = self.resolver.entities.organisations
        told = []
        for party in subject.owners:
            head = bisect_left(self.t.start, party.passage.end) - 1
            official = bool(self.t.flags[head] & (Word.STATE | Word.EMPLOYER))
            if party.organisation is not None:
                official = bodies[party.organisation].kind in _OFFICIAL
            if official and party.person is None:
                told.append(party)
        return told

    def _had_done_to(self, clause: Clause) -> list[Party]:
        """ "The union had its offices stormed", "he had his licence revoked": who had it done to what is theirs."""
        units, place = clause.units, clause.place
        if place < 2 or clause.unit.first != clause.unit.head:
            return []
        at = place - 1
        while at > 0 and units[at].kind in ("noun", "prep", "adverb"):
            at -= 1
        had = units[at]
        if at < 1 or at == place - 1 or had.kind != "verb" or had.negated:
            return []
        low = self.t.low[had.head] if had.head >= 0 else ""
        seen = self.pack.lemmas.get(low, low) in self.pack.phrases.get("undergoing", ())  # "a vu son siège perquisitionné"
        if not (seen if self.pack.head_first else self.t.flags[had.last - 1] & Word.HAVE):
            return []
        if not self.t.flags[units[at + 1].first] & Word.POSSESSIVE:
            return []
        return self.syntax.subject(units, at, {}).parties

    def _unknown_doer(self, subject: Found) -> list[Party]:
        """ "The utility has docked their pay": who does it, though the lexicon does not know the word."""
        t, head = self.t, subject.head
        if self.pack.head_first or head < 0 or subject.classes != {"unknown"} or t.kind[head] != "word" or t.flags[head]:
            return []
        first = max(subject.first, 0)
        if (first == head and not t.cap[head]) or t.low[head] in self.pack.phrases.get("no_doer", ()):
            return []
        while first < head and t.flags[first] & (Word.DETERMINER | Word.POSSESSIVE | Word.ADVERB):
            first += 1
        return [Party(t.words(first, head + 1), Passage(t.start[first], t.end[head]))]

    def _companions(self, draft: Draft, units: list[Unit], at: int) -> list[Party]:
        """ "was arrested with thirty other unionists": those whom it hit too, where they are counted or named."""
        found = self.resolver.read(self.syntax.chain_right(units, at))
        if not found.classes & {"person", "group"} or found.classes & POWERS:
            return []
        counted = [party for party in found.parties if party.person is not None or party.number is not None]
        return [party for party in counted if _who(party) not in map(_who, draft.victims)]

    def _add_listed(self, draft: Draft, units: list[Unit], place: int) -> None:
        """ "four leaders were arrested in Lahore, including X", "arrested five activists along with X": names told later."""
        phrases, low = self.pack.phrases, self.t.low
        named_one = any(party.person is not None for party in draft.victims)
        clause_passive = self.syntax.is_passive(units, place)
        for at in range(place + 1, len(units) - 1):
            unit, following = units[at], units[at + 1]
            if low[unit.first] in phrases["being"] and not named_one and draft.victims:  # "the others being X and Y"
                self._name_them(draft, self._named_after(units, at))
                return
            counted = unit.kind == "sub" and following.kind == "time"  # "since May: X, Y and Z"
            participle = unit.kind == "verb" and unit.first == unit.head and bool(self.t.flags[unit.head] & Word.PARTICIPLE)
            on = self.pack.head_first and participle  # "hubo siete | detenidos, entre ellos A y B"
            if unit.kind == "rel" or (unit.kind == "sub" and not counted) or (unit.kind == "verb" and unit.finite and not on):
                return
            if low[unit.first] == ";":
                return
            if low[unit.first] in (":", "("):
                listed = self._named_after(units, at)
                if not named_one and (len(listed) > 1 or (listed and draft.victims and low[unit.first] == ":")):
                    self._name_them(draft, listed)
                if low[unit.first] == ":":
                    return
            besides = low[unit.first] in phrases["besides"] and (following.kind == "prep" or unit.kind == "conj")
            if unit.kind == "prep" and low[unit.first] in phrases.get("companions", ()) and clause_passive:
                draft.victims = [*draft.victims, *self._companions(draft, units, at + 1)]
            if besides or (unit.kind == "prep" and low[unit.first] in phrases["listing"] and not named_one):
                named = self.resolver.read(self.syntax.chain_right(units, at + 1 + (besides and unit.kind != "conj")))
                persons = [party for party in named.parties if party.person is not None]
                if besides and named_one and named.classes & {"person", "group"} and not named.classes & POWERS:
                    persons = [party for party in named.parties if party not in draft.victims]  # "along with 30 other workers"
                if not persons:
                    continue
                if besides:
                    draft.victims = [*draft.victims, *persons]
                else:
                    self._name_them(draft, persons)
                return

    def _name_them(self, draft: Draft, persons: list[Party]) -> None:
        """Put persons in the place of those of whom only the number was told."""
        if persons:
            number = next((party.number for party in draft.victims if party.number is not None), None)
            draft.counted = draft.counted or number
            draft.victims = persons

    def _named_after(self, units: list[Unit], colon: int) -> list[Party]:
        """The persons that a list after a colon names: "six activists were arrested: A of the union; B, its secretary"."""
        named = [name for unit in units[colon + 1 :] for name in unit.names if name.kind == "person"]
        return list({name.who: self.resolver.named(name) for name in named}.values())

    def _later_victims(self, units: list[Unit], place: int, phrase_at: int | None = None) -> list[Party]:
        """ "refused to recognize the union", "denied registration to the union": whom the phrase after the verb names."""
        for at in range(place + 1, min(place + 6, len(units))):
            unit = units[at]
            if unit.kind == "verb" and unit.infinitive:
                found = self.resolver.read(self.syntax.chain_right(units, at + 1))
                if found.parties or found.owners:
                    return found.parties or found.owners
            told = unit.first == phrase_at  # "interfered in the affairs of the union"
            if not self.syntax.is_passive(units, place):
                told = told or self.t.low[unit.first] in self.pack.phrases["agent"]  # "banned a strike by 6,000 workers"
            by = self.t.low[unit.first] in self.pack.phrases["agent"] and self.syntax.is_passive(units, place)
            if unit.kind == "prep" and not by and (told or self.t.low[unit.first] in self.pack.phrases["later_victim"]):
                found = self.resolver.read(self.syntax.chain_right(units, at + 1))
                if (found.parties or found.owners) and found.classes != {"number", "group"}:
                    return found.parties or found.owners
        return []


def _who(party: Party) -> tuple[int | None, int | None, str]:
    return party.person, party.organisation, "" if party.person is not None or party.organisation is not None else party.text
