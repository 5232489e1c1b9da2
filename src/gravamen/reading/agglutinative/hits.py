"""Whom a verb hit and who did it, from its voice, its form and the cases around it.

In: a rule and its verb among the phrases of a sentence. Out: `Found` for each, or None.
"""

from __future__ import annotations

from collections.abc import Callable

from gravamen.reading.agglutinative.lexicon import AgglutinativePack
from gravamen.reading.agglutinative.phrases import Phrase
from gravamen.reading.agglutinative.roles import Roles
from gravamen.reading.agglutinative.suffixes import (
    ABLATIVE,
    ACCUSATIVE,
    CASES,
    DATIVE,
    FINITE,
    GENITIVE,
    LOCATIVE,
    NOMINATIVE,
    OWNED,
    PLURAL,
    Verb,
)
from gravamen.reading.agglutinative.words import Words
from gravamen.reading.pack import Trigger
from gravamen.reading.phrases import Found

DOERS = {"state", "employer", "attacker"}
_PEOPLE = {"person", "group"}
_AT = {"dative": DATIVE, "locative": LOCATIVE, "ablative": ABLATIVE}
_REPORTED = frozenset({"factive", "action"})


class Hits:
    """Finds who stands in which part around the verbs of one document."""

    def __init__(self, words: Words, pack: AgglutinativePack, roles: Roles) -> None:
        self.w = words
        self.t = words.t
        self.pack = pack
        self.roles = roles

    def who(
        self, rule: Trigger, verb: Verb, phrases: list[Phrase], place: int, start: int
    ) -> tuple[Found | None, Found | None]:
        """Whom the verb hit and who did it."""
        roles = self.roles
        kind, _, owned = rule.victim.partition(":")
        ahead = self.modified(phrases, place)

        def suits(found: Found) -> bool:
            return (
                found.last <= start
                and bool(self.fits(rule, found))
                and (not owned or bool(found.owners or found.classes - {"unknown", "abstract"}))
            )

        told = verb.kind in _REPORTED and verb.bits & OWNED
        own = NOMINATIVE | (GENITIVE if told else 0)
        agent = roles.agent(phrases, place)
        doer: Found | None = agent
        hit: Found | None = None
        if owned and start < phrases[place].first and (inside := self._owned_words(phrases, start)) is not None:
            doer = agent or (None if verb.passive else self._subject(rule, verb, phrases, place, start, inside, ahead))
            return inside, doer
        if (those := self._those(verb, phrases, place)) is not None:
            return those, agent
        if kind == "subject":
            hit = ahead if ahead is not None and verb.kind != "factive" else self._nearest(rule, phrases, place, own, suits)
            return hit, agent
        passive = verb.passive
        if kind == "object":
            if passive:
                if ahead is not None and (verb.kind == "participle" or not phrases[place].modifies):
                    hit = ahead if self.fits(rule, ahead) else None
                    hit = hit or roles.in_case(phrases, place, NOMINATIVE | OWNED, suits) if owned else hit
                else:
                    hit = self._nearest(rule, phrases, place, own, suits)
            elif ahead is not None and verb.kind == "factive":
                hit = ahead
            else:
                hit = roles.in_case(phrases, place, ACCUSATIVE, suits)
                if hit is None:
                    hit = self._bare_object(phrases, place, start, suits)
        elif kind in _AT:
            hit = roles.in_case(phrases, place, _AT[kind], suits)
            hit = hit or (roles.about(phrases, place) if kind == "dative" else None)
            if hit is None and verb.kind == "converb" and passive:
                hit = self._nearest(rule, phrases, place, NOMINATIVE, suits)  # "işkence edilerek gözaltına alındı"
            if hit is None and ahead is not None and verb.kind in ("participle", "factive"):
                hit = ahead if ahead.classes & {"person", "group", "organisation"} else None
        elif kind == "about":
            hit = roles.about(phrases, place) or roles.in_case(phrases, place, DATIVE, suits)
            if hit is None and ahead is not None and verb.kind == "participle" and ahead.classes & _PEOPLE:
                hit = ahead
        if doer is None and not passive:
            doer = self._subject(rule, verb, phrases, place, start, hit, ahead) or self._earlier(verb, phrases, place)
        return hit, doer

    def _those(self, verb: Verb, phrases: list[Phrase], place: int) -> Found | None:
        """ "gözaltına alınanlar arasında A ve B var", "tutuklananların isimleri: A, B": the persons named after."""
        if verb.kind != "participle" or not verb.bits & PLURAL:
            return None
        near = range(phrases[place].last, min(phrases[place].last + 3, len(self.t.low)))
        if not any(self.t.low[at] in self.pack.phrases["those_are"] for at in near):
            return None
        named = [name for phrase in phrases[place + 1 :] for name in phrase.names if name.kind == "person"]
        return Found([self.roles.named(name) for name in named], [], {"person"}, -1, -1) if named else None

    def _earlier(self, verb: Verb, phrases: list[Phrase], place: int) -> Found | None:
        """ "polis binaya girdi ve 5 kişiyi gözaltına aldı": the doer of the clause before goes on."""
        if verb.kind not in FINITE or phrases[place].modifies:
            return None
        for at in range(place - 1, -1, -1):
            phrase = phrases[at]
            if phrase.kind == "noun" and phrase.bits & NOMINATIVE and not self.roles.governed(phrases, at):
                found = self.roles.of(phrases, at)
                if found.classes & DOERS and found.parties:
                    return found
        return None

    def _owned_words(self, phrases: list[Phrase], start: int) -> Found | None:
        """Whose it is, where the rule's own words name what was hit: "işçinin | iş akdini feshetti"."""
        phrase = next((one for one in phrases if one.kind == "noun" and one.first <= start < one.last), None)
        if phrase is None or phrase.owner is None:
            return None
        found = self.roles.of([phrase.owner], 0, GENITIVE)
        found.classes |= {"abstract"}
        return found

    def modified(self, phrases: list[Phrase], place: int) -> Found | None:
        """The noun that a participle describes: "gözaltına alınan | 25 işçi"; of an owner and what is owned, the owner."""
        place = self._describing(phrases, place)
        if place < 0:
            return None
        noun = phrases[place + 1]
        if noun.owner is not None:
            found = self.roles.of([noun.owner], 0, GENITIVE)
            if found.parties:
                return found
        last = place + 1
        while last + 2 < len(phrases) and phrases[last + 2].kind == "noun" and self._goes_on(phrases, last):
            last += 2
        found = self.roles.of(phrases[: last + 1], last, phrases[last].bits & CASES)
        found.first = noun.first
        return found

    def _describing(self, phrases: list[Phrase], place: int) -> int:
        """The verb before the noun: this one, or the one it is joined to ("gözaltına alınarak tutuklanan 4 üye"); or -1."""
        if phrases[place].modifies:
            return place
        verb = phrases[place].verb
        after = verb is not None and verb.kind == "factive" and bool(verb.bits & ABLATIVE)
        joined = place + 1 < len(phrases) and phrases[place + 1].kind in ("conj", "mark")
        claimed = verb is not None and verb.kind == "factive" and place + 2 < len(phrases) and phrases[place + 2].modifies
        joins = verb is not None and (
            verb.kind == "converb" or after or claimed or (verb.kind == "participle" and verb.bits == NOMINATIVE and joined)
        )
        for at in range(place + 1, min(place + 8, len(phrases))) if joins else ():
            other = phrases[at].verb
            if other is not None:
                return at if phrases[at].modifies and other.kind == "participle" else -1
        return -1

    def _goes_on(self, phrases: list[Phrase], at: int) -> bool:
        """Whether a list of persons goes on after a phrase: "gözaltına alınan A, B ve C"."""
        joint = phrases[at + 1]
        listed = joint.kind == "conj" or (joint.kind == "mark" and self.t.low[joint.first] == ",")
        here, there = phrases[at], phrases[at + 2]
        return listed and any(one.kind == "person" for one in here.names) and any(one.kind == "person" for one in there.names)

    def _nearest(
        self, rule: Trigger, phrases: list[Phrase], place: int, cases: int, fits: Callable[[Found], bool]
    ) -> Found | None:
        """The subject of a passive; of a form that stands as a noun, first what is in the genitive."""
        things = bool(rule.object - _PEOPLE)

        def told(one: Found) -> bool:
            return fits(one) and "unknown" not in one.classes and bool(one.parties or one.owners or things)

        found: Found | None = None
        if cases & GENITIVE:
            found = self.roles.in_case(phrases, place, GENITIVE, told) or self._owner_between(phrases, place)
        found = found or self.roles.in_case(phrases, place, cases, told)
        return found or self.roles.in_case(phrases, place, cases, lambda one: fits(one) and bool(one.parties or one.owners))

    def _owner_between(self, phrases: list[Phrase], place: int) -> Found | None:
        """ "X'in evinden çıkarken gözaltına alındığı": the subject looks like the owner of what stands after it."""
        for at in self.roles.before(phrases, place):
            owner = phrases[at].owner
            if owner is not None and (phrases[at].bits & ~GENITIVE or self.roles.governed(phrases, at)):
                found = self.roles.of([*phrases[:at], owner], at, GENITIVE)
                if found.classes & _PEOPLE:
                    return found
        return None

    def _bare_object(self, phrases: list[Phrase], place: int, start: int, fits: Callable[[Found], bool]) -> Found | None:
        """ "polis 5 işçi gözaltına aldı": an object without a suffix, right before the verb's words and after a subject."""
        for at in self.roles.before(phrases, place):
            phrase = phrases[at]
            if phrase.last > start:
                continue
            found = self.roles.of(phrases, at)
            if phrase.bits & NOMINATIVE and fits(found) and found.number is not None and phrase.last == start:
                return found
            return None
        return None

    def _subject(
        self, rule: Trigger, verb: Verb, phrases: list[Phrase], place: int, start: int, hit: Found | None, ahead: Found | None
    ) -> Found | None:
        if verb.kind == "participle" and ahead is not None:
            return ahead if ahead.classes & (DOERS | {"organisation"}) else None
        cases = GENITIVE if verb.kind in _REPORTED else NOMINATIVE
        taken = range(hit.first, hit.last) if hit is not None else range(0)

        def does(found: Found) -> bool:
            wanted = (rule.subject or DOERS) | ({"group"} if "person" in rule.subject else set())
            apart = found.first not in taken and found.last <= start
            return (
                apart
                and bool(found.classes & (wanted | ({"person"} if "person" in rule.subject else set())))
                and bool(found.parties)
            )

        return self.roles.in_case(phrases, place, cases, does)

    def fits(self, rule: Trigger, found: Found) -> bool:
        if not rule.object:
            return True
        wanted = set(rule.object)
        if wanted & _PEOPLE:
            wanted |= _PEOPLE
            if found.classes & {"state", "attacker"} and not found.classes & (_PEOPLE | {"place"}):
                return False
        return bool(wanted & found.classes) or (
            "unknown" in found.classes and bool(found.parties or (found.owners and rule.victim.endswith(":owner")))
        )

    def prevented(self, phrases: list[Phrase], place: int) -> bool:
        """ "işten çıkarılmaları engellendi", "… karşı çıktı": what was hindered or feared was not done."""
        for phrase in phrases[place + 1 : place + 3]:
            if phrase.verb is not None and phrase.verb.lemma in self.pack.phrases["not_done_verb"]:
                return True
        return False
