"""Who stands where around a verb: the subject, the object, whom it was given or done to, and by whom.

In: the phrases of a sentence and the place of a verb among them. Out: `Found`, parties with what kind of thing they are, in
the shape of the other languages (see `parties`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from gravamen.reading.agglutinative.lexicon import AgglutinativePack
from gravamen.reading.agglutinative.measures import Measures
from gravamen.reading.agglutinative.phrases import Phrase
from gravamen.reading.agglutinative.suffixes import (
    ACCUSATIVE,
    AGENT,
    FINITE,
    GENITIVE,
    MEMBERS,
    NOMINATIVE,
    OWNED,
    PLURAL,
)
from gravamen.reading.agglutinative.words import Words
from gravamen.reading.entities import Entities
from gravamen.reading.models import Party
from gravamen.reading.pack import Word
from gravamen.reading.parties import Resolver
from gravamen.reading.phrases import _CLASSES, Found
from gravamen.terms import OrganisationKind
from gravamen.text import Passage

_UNIONS = (
    OrganisationKind.UNION,
    OrganisationKind.LOCAL_UNION,
    OrganisationKind.NATIONAL_CENTRE,
    OrganisationKind.GLOBAL_UNION,
)
_LISTING = ("noun", "conj", "mark", "adverb")
_NUMBER = Word.NUMERAL | Word.VAGUE_NUMBER
_DOERS = {"state", "employer", "attacker"}
_STRIPPED = Word.DETERMINER | _NUMBER | Word.ADVERB | Word.PREPOSITION


class Roles(Resolver):
    """Turns phrases into parties, and remembers whom the text spoke of last. One instance reads one document in order."""

    def __init__(self, words: Words, pack: AgglutinativePack, entities: Entities) -> None:
        super().__init__(words.t, pack, entities)
        self.w = words
        self.measures = Measures(words, pack)

    # phrases -------------------------------------------------------------------------------------------------------

    def of(self, phrases: list[Phrase], place: int, case: int = NOMINATIVE) -> Found:
        """The parties of a phrase and of those that stand beside it in a list: "A, B ve C'yi"."""
        phrase = phrases[place]
        found = self._of_one(phrase, case)
        found.first, found.last, found.head = phrase.first, phrase.last, phrase.head
        found.phrase_last = phrase.owner.last if phrase.owner is not None else phrase.first
        persons = "person" in found.classes
        at = place
        strict = not case & NOMINATIVE  # "A, B ve C'yi": in a case, what stands before a comma alone is the subject
        while (before := self._listed(phrases, at)) is not None:
            other = self._of_one(phrases[before], NOMINATIVE)
            kin = found.classes & other.classes & {"person", "group", "organisation", "thing", "place"}
            mixed = {"person", "group"} & found.classes and {"person", "group"} & other.classes
            if not (kin or mixed) or (other.classes & {"state", "attacker"} and not found.classes & {"state", "attacker"}):
                break
            comma = any(one.kind == "mark" for one in phrases[before + 1 : at])
            if strict and comma and not phrases[before].bits & case and (at == place or "person" not in other.classes):
                break
            if persons and "person" not in other.classes and not phrases[before].bits & PLURAL and other.number is None:
                break  # what the person named next is: "sendika başkanı, X"
            found.parties = other.parties + found.parties
            found.owners = other.owners + found.owners
            found.first = phrases[before].first
            at = before
        self._among(phrases, at, found)
        return found

    def _listed(self, phrases: list[Phrase], place: int) -> int | None:
        at = place - 1
        while at >= 0 and (phrases[at].kind == "conj" or (phrases[at].kind == "mark" and self.t.low[phrases[at].first] == ",")):
            at -= 1
        if at == place - 1 or at < 0 or phrases[at].kind != "noun":
            return None
        return at

    def _among(self, phrases: list[Phrase], place: int, found: Found) -> None:
        """ "aralarında A ve B'nin de bulunduğu 25 kişi": those named are of the number."""
        if found.number is None and not found.classes & {"group"}:
            return
        low = self.t.low
        verb = place - 1
        if verb < 0 or phrases[verb].verb is None or low[phrases[verb].first] not in self.pack.phrases["found_among"]:
            return
        opens = next(
            (
                at
                for at in range(verb - 1, -1, -1)
                if low[phrases[at].head if phrases[at].head >= 0 else phrases[at].first] in self.pack.phrases["among"]
            ),
            None,
        )
        if opens is None:
            return
        first = opens
        while first > 0 and not any(phrases[at].names for at in range(opens, verb)) and phrases[first - 1].kind in _LISTING:
            first -= 1  # "A ve B'nin de aralarında bulunduğu"
        named = [self.named(name) for at in range(first, verb) for name in phrases[at].names if name.kind == "person"]
        opens = first if named else opens
        if named:
            found.counted = found.number
            found.parties = named
            found.classes.add("person")
        found.first = phrases[opens].first

    def _of_one(self, phrase: Phrase, case: int) -> Found:
        t = self.t
        found = Found(first=phrase.first, last=phrase.last, head=phrase.head)
        begin = phrase.owner.last if phrase.owner is not None else phrase.first
        names = [name for name in phrase.names if name.first >= begin]
        if phrase.owner is not None:
            owner = self._of_one(phrase.owner, GENITIVE)
            found.owners = owner.parties or owner.owners
        last = names[-1] if names else None
        if last is not None and last.last - 1 == phrase.head and phrase.bits & MEMBERS:
            text = t.words(last.first, phrase.head + 1) + self.w.members(phrase.head + 1)
            found.parties = [Party(text, Passage(t.start[last.first], t.end[phrase.last - 1]))]
            found.classes = {"group"}
            return found
        if last is not None and last.last - 1 == phrase.head and last.kind in ("person", "organisation"):
            found.parties, found.classes = [self.named(last)], self._name_classes(last)
            return found
        if last is not None and last.last - 1 == phrase.head:
            found.classes = {"place"} if last.kind == "place" else {"unknown"}
            return found
        if told := self._named_before(phrase):
            found.parties, found.classes = [told], {"person"} if told.person is not None else {"organisation"}
            return found
        flags = t.flags[phrase.head]
        found.classes = {name for flag, name in _CLASSES if flags & flag}
        bodies = [name for name in names if name.kind == "organisation"]
        if found.classes & {"place", "thing", "event", "abstract", "law"} and not found.owners:
            found.owners = [self.named(bodies[-1])] if bodies else self._described(phrase, begin)
        number = self.measures.counted(phrase)
        if "organisation" in found.classes and bodies and not found.classes & {"group"}:
            found.parties = [self.named(bodies[-1])]
        elif found.classes & ({"group", "organisation"} | _DOERS):
            found.parties = [self._several(phrase, case, number)]
        elif number is not None and (flags & _NUMBER or t.kind[phrase.head] == "number"):
            found.classes = {"number", "group"}
            found.parties = [self._several(phrase, case, number)]
        found.classes = found.classes or {"unknown"}
        return found

    def _named_before(self, phrase: Phrase) -> Party | None:
        """Whom "kendisine" and "sendikamız" mean: the person, the union named last."""
        at = phrase.head
        if phrase.owner is not None or phrase.bits & PLURAL:
            return None
        here = Passage(self.t.start[at], self.t.end[at])
        if self.w.lemma(at) in self.pack.phrases["self"]:
            index = bisect_left(self.person_starts, at)
            if not index:
                return None
            who = self.person_mentions[index - 1].who
            return Party(self.entities.persons[who].name, here, person=who)
        union = self.t.flags[at] & Word.UNION and not self.t.flags[at] & (Word.PEOPLE | Word.ROLE)
        if not union or phrase.last - phrase.first > 1 or (self.t.cap[at] and at - 1 >= 0 and self.t.cap[at - 1]):
            return None
        return self._last_union(at)

    def _last_union(self, at: int) -> Party | None:
        unions = [mention for mention in self.organisation_mentions if self.entities.organisations[mention.who].kind in _UNIONS]
        before = [mention for mention in unions if mention.first < at]
        if not before:
            return None
        body = self.entities.organisations[before[-1].who]
        return Party(body.name, Passage(self.t.start[at], self.t.end[at]), organisation=before[-1].who)

    def _described(self, phrase: Phrase, begin: int) -> list[Party]:
        """The union of "sendika binası": what stands before its place owns it."""
        for at in range(phrase.head - 1, begin - 1, -1):
            if self.t.flags[at] & Word.UNION and not self.t.flags[at] & Word.ROLE:
                known = self._last_union(at) if at == begin else None
                return [known or Party(self.t.text(at, at + 1), Passage(self.t.start[at], self.t.end[at]))]
        return []

    def _several(self, phrase: Phrase, case: int, number: int | None) -> Party:
        t = self.t
        first, head = (phrase.owner.last if phrase.owner is not None else phrase.first), phrase.head
        more = self.pack.phrases["more_than"]
        while first < head and (
            t.flags[first] & _STRIPPED or t.kind[first] in ("number", "mark", "clitic") or t.low[first] in more
        ):
            first += 1
        counts = [at for at in range(first, head) if t.kind[at] == "number" or t.flags[at] & Word.NUMERAL]
        if counts and not phrase.names and not any(self.w.noun_bits(at) & OWNED for at in range(first + 1, counts[-1])):
            first = counts[-1] + 1  # "çalışan 300 işçi"
        text = " ".join([*t.words(first, head).split(), self.w.base(head, case)])
        return Party(text, Passage(t.start[phrase.first], t.end[head]), number=number)

    # around a verb -------------------------------------------------------------------------------------------------

    def before(self, phrases: list[Phrase], place: int) -> Iterator[int]:
        """Noun phrases before a verb that can belong to it, the nearest first; over converbs, not over finite verbs."""
        at = place - 1
        while at >= 0:
            phrase = phrases[at]
            if phrase.kind == "verb" and phrase.verb is not None and phrase.verb.kind in FINITE:
                return
            if phrase.kind == "mark" and self.t.low[phrase.first] in (";", ":"):
                return
            if phrase.kind == "noun":
                yield at
            at -= 1

    def in_case(
        self, phrases: list[Phrase], place: int, cases: int, fits: Callable[[Found], bool], *, until: int = -1
    ) -> Found | None:
        """The nearest phrase before a verb in one of some cases that a rule can take."""
        for at in self.before(phrases, place):
            if at <= until:
                return None
            phrase = phrases[at]
            if not phrase.bits & cases or self._taken(phrases, at, place) or self.governed(phrases, at):
                continue
            if phrase.bits & NOMINATIVE and self.predicate(phrases, at):
                continue
            found = self.of(phrases, at, cases & phrase.bits)
            if fits(found):
                return found
        return None

    def _taken(self, phrases: list[Phrase], at: int, place: int) -> bool:
        """Whether a phrase belongs to a verb that describes a noun between it and the verb that asks."""
        for inner in range(at + 1, place):
            phrase = phrases[inner]
            if phrase.verb is None or not phrase.modifies:
                continue
            bits = phrases[at].bits
            if bits & NOMINATIVE and not bits & ACCUSATIVE:
                return inner == at + 1 and phrase.verb.passive and phrase.verb.kind == "participle"
            return not any(one.kind == "mark" and self.t.low[one.first] == "," for one in phrases[at:inner])
        return False

    def predicate(self, phrases: list[Phrase], at: int) -> bool:
        """Whether a phrase says what somebody is: "sendikaya üye oldukları için"."""
        ahead = phrases[at + 1].verb if at + 1 < len(phrases) else None
        return ahead is not None and ahead.lemma in self.pack.phrases["linking"]

    def governed(self, phrases: list[Phrase], at: int) -> bool:
        """Whether a postposition takes a phrase: "polis tarafından"."""
        return at + 1 < len(phrases) and phrases[at + 1].kind == "post"

    def agent(self, phrases: list[Phrase], place: int) -> Found | None:
        """By whom: "polis tarafından", "mahkemece"."""
        for at in self.before(phrases, place):
            ahead = phrases[at + 1] if at + 1 < len(phrases) else None
            by = ahead is not None and self.t.low[ahead.first] in self.pack.phrases["agent"]
            if by or phrases[at].bits & AGENT:
                found = self.of(phrases, at, AGENT if not by else NOMINATIVE)
                if found.parties and found.classes & (_DOERS | {"person", "group", "organisation"}):
                    return found
        return None

    def about(self, phrases: list[Phrase], place: int) -> Found | None:
        """Against whom: "X hakkında", "X'e yönelik"."""
        for at in self.before(phrases, place):
            ahead = phrases[at + 1] if at + 1 < len(phrases) else None
            if ahead is not None and self.t.low[ahead.first] in self.pack.phrases["about"]:
                found = self.of(phrases, at, phrases[at].bits)
                if found.parties:
                    return found
        return None
