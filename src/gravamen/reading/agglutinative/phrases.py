"""Phrases: a sentence cut into noun phrases with their cases, verbs, and the small words between them.

In: a sentence of words with its names and times. Out: phrases in order. A noun phrase ends with its head; what describes it
stands before: numbers, adjectives, the owner in the genitive, a bare noun whose head bears the suffix of what is owned.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gravamen.reading.agglutinative.lexicon import AgglutinativePack
from gravamen.reading.agglutinative.suffixes import (
    ABLATIVE,
    ACCUSATIVE,
    ADJECTIVAL,
    AGENT,
    CASES,
    DATIVE,
    FINITE,
    GENITIVE,
    INSTRUMENTAL,
    LOCATIVE,
    MINE,
    NOMINATIVE,
    OWNED,
    PLURAL,
    PREDICATE,
    Verb,
)
from gravamen.reading.agglutinative.words import Words
from gravamen.reading.dates import When
from gravamen.reading.entities import Entities, Mention
from gravamen.reading.pack import NOUN, Word
from gravamen.reading.tokens import Sentence
from gravamen.terms import OrganisationKind

Kind = Literal["noun", "verb", "time", "mark", "conj", "post", "adverb"]
_OBLIQUE = ACCUSATIVE | DATIVE | LOCATIVE | ABLATIVE | INSTRUMENTAL | AGENT
_NUMBER = Word.NUMERAL | Word.VAGUE_NUMBER
_PERSONS = Word.PEOPLE | Word.ROLE
_DOERS = Word.STATE | Word.ATTACKER
_ACTING = (OrganisationKind.POLICE, OrganisationKind.COURT, OrganisationKind.STATE_BODY, OrganisationKind.EMPLOYER)
_KIN = Word.STATE | Word.ROLE | Word.PLACE | Word.UNION | Word.EMPLOYER  # what a body can have
_SMALL = Word.CONJUNCTION | Word.PREPOSITION | Word.ADVERB | Word.SUBORDINATOR | Word.NEGATION
_ORDER = (
    "past",
    "present",
    "participle",
    "factive",
    "converb",
    "action",
    "necessity",
    "order",
    "infinitive",
    "expected",
    "future",
)


@dataclass(slots=True)
class Phrase:
    """Tokens `first` to `last` (exclusive) that go together; `bits` are the cases that a noun phrase can stand in."""

    kind: Kind
    first: int
    last: int
    head: int = -1
    bits: int = 0
    names: tuple[Mention, ...] = ()
    owner: Phrase | None = None  # in the genitive
    verb: Verb | None = None
    modifies: bool = False  # of a verb: whether it describes the noun phrase after it


class Cutter:
    """Cuts the sentences of one document."""

    def __init__(self, words: Words, pack: AgglutinativePack, entities: Entities, times: list[When]) -> None:
        self.w = words
        self.t = words.t
        self.pack = pack
        self.entities = entities
        self.time_at = {when.first: when for when in times}
        self.apart: set[int] = set()  # words of rules that stand before their verbs: no name or number goes on into them

    def phrases(self, sentence: Sentence) -> list[Phrase]:
        found: list[Phrase] = []
        self.apart = {
            start
            for at in range(sentence.first, sentence.last)
            for verb in self.w.verbs[at]
            for row in self.pack.verb_rules.get(verb.lemma, ())
            if row.words
            and not row.rule.victim.endswith(":owner")
            and (start := self.w.start(row, at, sentence.first)) is not None
        }
        at = sentence.first
        while at < sentence.last:
            phrase = self._phrase(at, sentence.last)
            found.append(phrase)
            at = phrase.last
        for place, phrase in enumerate(found):
            if phrase.verb is not None:
                ahead = found[place + 1] if place + 1 < len(found) else None
                phrase.modifies = self._modifies(phrase.verb, ahead)
        return found

    def _modifies(self, verb: Verb, ahead: Phrase | None) -> bool:
        if ahead is None or ahead.kind != "noun" or self.t.low[ahead.head] in self.pack.phrases["after_factive"]:
            return False
        if verb.kind == "participle":
            return bool(verb.bits & NOMINATIVE) and not verb.bits & (PLURAL | OWNED)
        return verb.kind == "factive" and bool(verb.bits & OWNED) and bool(verb.bits & NOMINATIVE)

    def _phrase(self, at: int, end: int) -> Phrase:
        t = self.t
        when = self.time_at.get(at)
        if when is not None and when.last <= end:
            return Phrase("time", at, when.last)
        if at in self.entities.at:
            return self._noun(at, end)
        low, flags = t.low[at], t.flags[at]
        if t.kind[at] in ("mark", "clitic", "link"):
            return Phrase("mark", at, at + 1)
        if flags & Word.CONJUNCTION:
            return Phrase("conj", at, at + 1)
        if flags & Word.PREPOSITION:
            return Phrase("post", at, at + 1)
        if verb := self.verb(at):
            return Phrase("verb", at, at + 1, head=at, verb=verb)
        if flags & (Word.ADVERB | Word.SUBORDINATOR | Word.NEGATION) and low not in self.pack.phrases["quantity"]:
            return Phrase("adverb", at, at + 1)
        return self._noun(at, end)

    def verb(self, at: int) -> Verb | None:
        """The verb that a word is where it stands; a word that is a noun too is none without words of a rule before it."""
        verbs = self.w.verbs[at]
        if not verbs or at in self.entities.at or (self.t.cap[at] and at and self.t.cap[at - 1] and self.w.nouns[at]):
            return None
        if self.w.nouns[at] and not self._governs(at, verbs):
            return None
        bits = 0
        for verb in verbs:
            bits |= verb.bits
        best = min(verbs, key=lambda verb: (_ORDER.index(verb.kind) if verb.kind in _ORDER else len(_ORDER), verb.negated))
        return best

    def _governs(self, at: int, verbs: tuple[Verb, ...]) -> bool:
        for verb in verbs:
            for row in self.pack.verb_rules.get(verb.lemma, ()):
                size = len(row.words)
                if size and self.w.find((row.words,), at - size, at - size + 1) is not None:
                    return True
        sure = FINITE | {"factive", "converb"}
        return any(verb.kind in sure for verb in verbs) and not any(sense.flags & NOUN for sense in self.w.nouns[at])

    # noun phrases --------------------------------------------------------------------------------------------------

    def _noun(self, first: int, end: int) -> Phrase:
        """Read on from a word until the head of its phrase."""
        names: list[Mention] = []
        owner: Phrase | None = None
        at = first
        head = first
        bits = NOMINATIVE
        counted = False
        while at < end:
            counted = counted or self.t.kind[at] == "number" or bool(self.t.flags[at] & _NUMBER)
            mention = self.entities.at.get(at)
            if mention is not None and mention.last <= end:
                names.append(mention)
                head, at = mention.last - 1, mention.last
                bits = self.w.noun_bits(head) if at < end and self.t.kind[at] == "clitic" else NOMINATIVE
            else:
                head = at
                bits = self.w.noun_bits(at) or NOMINATIVE
                at += 1
            while at < end and self.t.kind[at] == "clitic":
                at += 1
            if at >= end or not self._opens(at):
                break
            if self.t.kind[head] == "number" and self.t.low[at] in self.pack.phrases["more_than"]:
                continue
            if bits & ADJECTIVAL and self.w.lemma(head) != "ilgi":
                continue
            if bits & GENITIVE and not (bits & ACCUSATIVE and bits & NOMINATIVE):
                if not self._owned_ahead(at, end):
                    break
                owner = Phrase("noun", first, at, head=head, bits=GENITIVE, names=tuple(names), owner=owner)
                continue
            if bits & _OBLIQUE and not bits & NOMINATIVE:
                break
            if counted and self.t.flags[head] & _PERSONS and not self.t.flags[at] & _PERSONS and at not in self.entities.at:
                break  # "120 işçi | fabrika önünde"
            if not self._joins(head, bits, mention, at, end):
                break
        return Phrase("noun", first, max(at, first + 1), head=head, bits=bits, names=tuple(names), owner=owner)

    def _opens(self, at: int) -> bool:
        """Whether a noun phrase can go on with a token."""
        t = self.t
        if at in self.entities.at:
            return True
        if at in self.time_at or at in self.apart or t.kind[at] not in ("word", "number"):
            return False
        if t.flags[at] & _SMALL and not t.flags[at] & Word.DETERMINER:
            return False
        return self.verb(at) is None

    def _joins(self, head: int, bits: int, mention: Mention | None, at: int, end: int) -> bool:
        """Whether a word in its bare form describes what follows."""
        t = self.t
        flags = t.flags[head]
        ahead = self.entities.at.get(at)
        if mention is not None and mention.kind == "person":
            return False
        if flags & _NUMBER or t.kind[head] == "number" or t.low[head] in self.pack.phrases["quantity"]:
            return True
        persons = flags & _PERSONS and not flags & _DOERS
        if ahead is not None and ahead.kind == "person":
            unknown = mention is None and not self.w.nouns[head] and not t.cap[head]
            return bool(flags & (_PERSONS | Word.TITLE) or unknown) and not bits & PLURAL
        if t.kind[at] == "number" or t.flags[at] & _NUMBER:
            return bool(persons and bits & (OWNED | NOMINATIVE) and self._counts(at, end))
        if mention is None and not self.w.nouns[head] and not bits & ~NOMINATIVE & CASES:
            return not t.cap[head] or self._owned_ahead(at, end)
        if not flags & NOUN and mention is None:
            return not bits & (OWNED | PLURAL)
        if self._acts_alone(head, mention, at) or (bits & PLURAL and not bits & OWNED):
            return False
        if persons and bits & OWNED:
            return bool(t.flags[at] & Word.ROLE and self.w.noun_bits(at) & OWNED and not bits & PLURAL)
        if self._owned_ahead(at, end):
            return not bits & OWNED or not flags & (Word.STATE | Word.EMPLOYER) or bool(t.flags[at] & (Word.ROLE | Word.PLACE))
        return bool(persons and t.flags[at] & _PERSONS and not bits & (PLURAL | OWNED | MINE))

    def _acts_alone(self, head: int, mention: Mention | None, at: int) -> bool:
        """ "polis işçileri", "valilik eylemleri": a doer and an object rather than an owner and what is owned."""
        if mention is not None:
            if mention.kind != "organisation" or self.entities.organisations[mention.who].kind not in _ACTING:
                return False
        elif not self.t.flags[head] & _DOERS and self.w.lemma(head) not in self.pack.phrases["acts_alone"]:
            return False
        bits, flags = self.w.noun_bits(at), self.t.flags[at]
        if (mention is None and not bits & OWNED) or (bits & GENITIVE and not bits & OWNED):
            return True
        return bool(bits & ACCUSATIVE) and not flags & _KIN

    def _counts(self, at: int, end: int) -> bool:
        """ "KESK üyesi 5 kişi": a number with people after people."""
        while at < end and (self.t.kind[at] == "number" or self.t.flags[at] & _NUMBER):
            at += 1
        return at < end and bool(self.t.flags[at] & _PERSONS)

    def _owned_ahead(self, at: int, end: int) -> bool:
        """Whether a head with the suffix of what is owned comes before the phrase can end."""
        place, last = at, min(at + 8, end)
        while place < last:
            mention = self.entities.at.get(place)
            if mention is None and (not self._opens(place) or self.t.kind[place] == "clitic"):
                return False
            head = mention.last - 1 if mention is not None else place
            bits = (
                self.w.noun_bits(head)
                if mention is None or (head + 1 < end and self.t.kind[head + 1] == "clitic")
                else NOMINATIVE
            )
            place = head + 1
            while place < last and self.t.kind[place] == "clitic":
                place += 1
            if mention is not None and mention.kind == "person":
                return False
            if bits & ADJECTIVAL:
                continue
            if bits & (OWNED | MINE):
                return True
            if bits & GENITIVE:
                return False
            if (bits & _OBLIQUE or bits & PREDICATE) and not bits & NOMINATIVE:
                return False
        return False
