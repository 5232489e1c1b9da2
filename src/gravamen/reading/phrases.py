"""One phrase at a time: whom a noun phrase or a pronoun stands for, how many, and what kind of thing it is.

In: a unit of a sentence, and whom the text spoke of last. Out: parties, owners and classes.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import cache, reduce
from operator import or_

from gravamen.countries import find
from gravamen.reading.entities import Entities, Mention
from gravamen.reading.models import Party
from gravamen.reading.pack import Pack, Word
from gravamen.reading.together import Together
from gravamen.reading.tokens import Tokens
from gravamen.reading.units import Unit
from gravamen.terms import OrganisationKind
from gravamen.text import Passage

_NUMBER = Word.NUMERAL | Word.VAGUE_NUMBER
_NEAR = 14  # tokens back within which a pronoun finds whom it means where nobody is named
_TOGETHER = 10  # persons: so many are no longer told of as "the nine"
_RECENT = 160  # tokens back within which those are named who are told of by their number
_JOINED = 14  # tokens between two names of one list
_STRIPPED = Word.DETERMINER | _NUMBER | Word.POSSESSIVE | Word.ADVERB | Word.PREPOSITION | Word.CONJUNCTION
_CLASSES = (
    (Word.PEOPLE, "group"),
    (Word.ROLE, "group"),
    (Word.STATE, "state"),
    (Word.ATTACKER, "attacker"),
    (Word.EMPLOYER, "employer"),
    (Word.UNION, "organisation"),
    (Word.PLACE, "place"),
    (Word.EVENT, "event"),
    (Word.THING, "thing"),
    (Word.LAW, "law"),
    (Word.ABSTRACT, "abstract"),
)
_CLASSED = reduce(or_, (flag for flag, _ in _CLASSES))
_STATE_KINDS = (OrganisationKind.POLICE, OrganisationKind.COURT, OrganisationKind.STATE_BODY)


@dataclass(slots=True)
class Found:
    """What a chain of units speaks of. `owners` are those to whom a place or a thing belongs."""

    parties: list[Party] = field(default_factory=list)
    owners: list[Party] = field(default_factory=list)
    classes: set[str] = field(default_factory=set)
    first: int = -1  # tokens of the whole chain
    last: int = -1
    head: int = -1  # head noun of the first phrase
    counted: int | None = None  # people, where a number stands before a list of some of them
    phrase_last: int = -1  # where the first phrase ends, before "and" or a stop

    @property
    def number(self) -> int | None:
        return next((party.number for party in self.parties if party.number is not None), None)


@cache
def _classes(flags: int) -> frozenset[str]:
    """What a word of some of the flags of `_CLASSED` speaks of."""
    return frozenset(name for flag, name in _CLASSES if flags & flag)


class PhraseReader(Together):
    """Tells whom one phrase stands for. One instance reads one document in order."""

    def __init__(self, tokens: Tokens, pack: Pack, entities: Entities) -> None:
        super().__init__(tokens, pack, entities)
        self.organisation_mentions = [
            mention
            for mention in entities.mentions
            if mention.kind == "organisation" and entities.organisations[mention.who].kind not in _STATE_KINDS
        ]
        self.organisation_starts = [mention.first for mention in self.organisation_mentions]
        self.signs = pack.measures.get("number_sign", frozenset()) if pack.head_first else frozenset()
        self.indefinite = pack.phrases.get("explaining", frozenset()) - pack.phrases.get("the", frozenset())
        self.single: Party | None = None  # whom "his" means where nobody is named
        self.doers_at = 0  # the first token of the sentence that told of them
        self.doers: list[Party] = []  # whom "they" means where they do what only a state or an employer does

    def _unit(self, unit: Unit) -> tuple[list[Party], list[Party], set[str]]:
        """Parties, owners and classes of one noun phrase or pronoun."""
        t = self.t
        if unit.kind == "pronoun":
            return self._pronoun(unit.first)
        owners: list[Party] = []
        if unit.owner is not None:
            owners = self._owner(unit)
        elif t.flags[unit.first] & Word.POSSESSIVE:
            owners = self.pronoun_parties(unit.first)
        names = [name for name in unit.names if unit.owner is None or name.first >= unit.owner[1]]
        last_name = names[-1] if names else None
        at_end = last_name is not None and self.pack.head_first and self._ends(last_name.last, unit.last)
        if (
            last_name is not None
            and last_name.kind in ("person", "organisation")
            and (last_name.last - 1 == unit.head or (at_end and self._names_head(unit, last_name)))
        ):
            return [self.named(last_name)], owners, self._name_classes(last_name)
        if last_name is not None and last_name.kind == "place" and last_name.last - 1 == unit.head:
            return [], owners, {"place"}
        flags = t.flags[unit.head]
        classes = set(_classes(flags & _CLASSED))
        if t.low[unit.head] in self.pack.phrases.get("own_way", ()) and t.flags[unit.first] & Word.POSSESSIVE:
            return [], [], {"abstract"}  # "forced their way into the hall"
        of_what = t.low[unit.last + 1] if unit.last + 1 < len(t.low) and t.low[unit.last] in self.pack.phrases["of"] else ""
        if of_what in self.pack.phrases.get("state_of", ()):
            return [], owners, {"abstract"}  # "a state of emergency": nobody
        body = self.pack.phrases.get("body", ())
        if t.low[unit.head] in body and t.low[unit.first] in self.pack.phrases["female"] | self.pack.phrases["male"]:
            return [], owners, {"thing"}  # "held a gun to her head"
        if t.low[unit.head] in self.pack.phrases.get("the_one", ()) and (one := self._named_last(unit)):
            return [one], owners, {"person"}
        if flags & _NUMBER and not classes and (others := self._of_others(unit)):
            return [others], owners, {"number", "group"}
        if self._those_who(unit):
            last = unit.last + 1
            return [Party(t.words(unit.first, last), Passage(t.start[unit.first], t.end[last - 1]))], owners, {"group"}
        if not classes and not flags and not self.pack.head_first:
            classes = {"state"} if self._of_state(unit) else classes
        number = self._number(unit)
        if not classes and number is not None and not owners and t.low[unit.head] in self.pack.phrases.get("or_more", ()):
            more = Party(t.words(unit.first, unit.last), self._passage(unit), number=number)
            return [more], owners, {"number", "group"}  # "eleven more were charged"
        if flags & _NUMBER and not classes and any(t.flags[at] & Word.LAW for at in range(unit.first, unit.head)):
            return [], owners, {"law"}  # "Section 12 of the Act"
        if (several := self._named_together(unit, flags, number)) is not None:
            return several, owners, {"person", "group"}
        if flags & _NUMBER and not classes:
            if (
                self.t.low[unit.head] in self.pack.phrases.get("some_of_them", ())
                and unit.last == unit.first + 1
                and self.plural
                and not self._of_named(unit)
            ):
                return [replace(one, passage=self._passage(unit), number=None) for one in self.plural], owners, {"group"}
            classes.add("number")
            if number is not None and not owners:
                return [] if number == 1 and self._no_person(unit) else [self._group(unit, number)], owners, classes | {"group"}
            return [], owners, classes
        organisations = [name for name in names if name.kind == "organisation"]
        if "place" in classes and organisations:
            owners = owners or [self.named(organisations[-1])]
        if "organisation" in classes and not classes & {"group"}:
            if organisations:
                return [self.named(organisations[-1])], owners, classes
            if (
                (t.flags[unit.first] & Word.DETERMINER or self._after_contraction(unit))
                and t.low[unit.first] not in self.indefinite
                and not self._told_apart(unit.last)
                and (known := self._last_union(unit.first))
                and unit.last - unit.first <= 3
            ):
                return [Party(known.text, self._passage(unit), organisation=known.organisation)], owners, classes
        if classes & {"group", "organisation", "state", "attacker", "employer"}:
            if number is not None and "group" in classes and (named := self._as_many(unit, number)):
                return named, owners, {"person"}
            bodies = "organisation" in classes and "group" not in classes  # "16 trade unions": no people are counted
            return [self._group(unit, None if bodies else number)], owners, classes
        if not owners and not classes and last_name is not None and last_name.kind in ("person", "organisation"):
            owners = [self.named(last_name)]  # "denied the union access"
        return [], owners, classes or {"unknown"}

    def _after_contraction(self, unit: Unit) -> bool:
        """ "la sede del | gremio", "les locaux du | syndicat": an article within the preposition before."""
        return unit.first > 0 and self.t.low[unit.first - 1] in self.pack.phrases.get("with_article", ())

    def _named_together(self, unit: Unit, flags: int, number: int | None) -> list[Party] | None:
        """ "the two were jailed", "the pair", "all three leaders": as many as were named together shortly before."""
        phrases = self.pack.phrases
        low, head = self.t.low, self.t.low[unit.head]
        if unit.names or unit.owner is not None or not phrases.get("together"):
            return None
        if head in phrases.get("of_two", ()):
            number = 2
        elif head in phrases.get("of_three", ()):
            number = 3
        elif low[unit.first] in phrases.get("of_two", ()):
            number = number or 2
        elif not flags & (_NUMBER | Word.PEOPLE | Word.ROLE) or flags & (Word.STATE | Word.EMPLOYER | Word.ATTACKER):
            return None
        definite = low[unit.first] in phrases["together"] or (low[unit.first] == head and head in phrases.get("of_two", ()))
        at = bisect_left(self.person_starts, unit.first)
        apposed = (
            at and low[unit.first - 1] == "," and self.person_mentions[at - 1].last == unit.first - 1
        )  # "X and Y, two leaders"
        if number is None or not 1 < number < _TOGETHER or not (definite or apposed):
            return None
        run: list[Mention] = []
        for mention in reversed(self.person_mentions[:at]):
            if unit.first - mention.first > _RECENT or (run and run[-1].first - mention.last > _JOINED and len(run) == number):
                break
            if run and run[-1].first - mention.last > _JOINED:
                run = []
            run.append(mention)
        who = list(dict.fromkeys(mention.who for mention in reversed(run)))
        if len(who) != number:
            return None
        here = self._passage(unit)
        return [Party(self.entities.persons[one].name, here, person=one) for one in who]

    def _of_named(self, unit: Unit) -> bool:
        """ "some | of its officers", but "some | of them": whether "of" says of whom a number is told."""
        low, last = self.t.low, unit.last
        if self.pack.head_first or last + 1 >= len(low) or low[last] not in self.pack.phrases["of"]:
            return False
        return low[last + 1] not in self.pack.phrases["plural_pronoun"] or bool(self.t.flags[last + 1] & Word.POSSESSIVE)

    def _no_person(self, unit: Unit) -> bool:
        """ "No one may strike", "every one of the services", but not "one of the captors"."""
        t, last = self.t, unit.last
        if last < len(t.low) and t.low[last] in self.pack.phrases["of"] and unit.last - unit.first == 1:
            people = Word.PEOPLE | Word.ROLE | Word.ATTACKER | Word.SUBJECT_PRONOUN | Word.OBJECT_PRONOUN
            return not any(t.flags[at] & people for at in range(last + 1, min(last + 4, len(t.low))))
        return unit.last - unit.first <= 2

    def _told_apart(self, at: int) -> bool:
        """ "the union | set up at the factory", "the union | existing there": another than the one named last."""
        if self.pack.head_first or at + 1 >= len(self.t.low):
            return False
        flags, following = self.t.flags[at], self.t.flags[at + 1]
        partial = flags & (Word.PARTICIPLE | Word.GERUND) and not flags & (Word.BE | Word.HAVE)
        return bool(partial) and bool(following & Word.PREPOSITION or flags & Word.GERUND)

    def _ends(self, at: int, last: int) -> bool:
        """Whether no more than a form of company follows: "Muestra | S.A."."""
        return all(self.t.kind[i] == "mark" or self.t.end[i] - self.t.start[i] == 1 for i in range(at, last))

    def _of_state(self, unit: Unit) -> bool:
        """ "the security service", "a police drone team": a body whose first word tells that it is the state's."""
        at = unit.head - 1
        return at >= unit.first and bool(self.t.flags[at] & Word.STATE) and not self.t.flags[at] & Word.BASE

    def _those_who(self, unit: Unit) -> bool:
        """ "Those who refused": people whom a clause names."""
        low, following = self.t.low, unit.last
        those = self.pack.phrases.get("those", frozenset()) | self.pack.phrases.get("anyone", frozenset())
        if unit.last - unit.first != 1 or low[unit.first] not in those or following >= len(low):
            return False
        if not self.pack.head_first and low[following] in self.pack.phrases.get("engaged", ()):
            return True  # "those on strike"
        return bool(self.t.flags[following] & Word.RELATIVE) and low[following] not in self.pack.phrases["that"]

    def _names_head(self, unit: Unit, name: Mention) -> bool:
        """ "el presidente Juan Pérez", "le syndicat SNATEG": the name at the end names what the head says."""
        if unit.head in range(name.first, name.last):
            return True
        flags = self.t.flags[unit.head]
        if name.kind == "person":
            return bool(flags & (Word.PEOPLE | Word.ROLE | Word.TITLE))  # "la jueza Testova"
        return bool(flags & (Word.UNION | Word.EMPLOYER | Word.STATE)) and not flags & Word.PEOPLE

    def _owner(self, unit: Unit) -> list[Party]:
        if unit.owner is None:
            return []
        first, last = unit.owner
        inside = [name for name in unit.names if first <= name.first and name.last <= last]
        named = [self.named(name) for name in inside if name.kind in ("person", "organisation")]
        if named:
            return named[-1:]
        head = last - 1
        if self.t.flags[head] & (Word.PEOPLE | Word.ROLE | Word.UNION):
            return self._unit(Unit("noun", first, last, head=head))[0]
        return []

    def _pronoun(self, at: int) -> tuple[list[Party], list[Party], set[str]]:
        parties = self.pronoun_parties(at)
        flags = self.t.flags[at]
        if not flags & (Word.SUBJECT_PRONOUN | Word.OBJECT_PRONOUN):
            return [], [], {"unknown"}
        if self.t.low[at] in self.pack.phrases["thing_pronoun"]:
            return parties, [], {"organisation", "thing", "place", "state", "employer"}
        return parties, [], {"person", "group", "state", "employer", "attacker"}

    def pronoun_parties(self, at: int, pronoun: str = "") -> list[Party]:
        """Whom the pronoun at `at` means; `pronoun` where it is the ending of the word there."""
        low = pronoun or self.t.low[at]
        here = Passage(self.t.start[at], self.t.end[at])
        if low in self.pack.phrases["plural_pronoun"]:
            return [replace(party, passage=here, written="") for party in self._they(at)]
        if low in self.pack.phrases["thing_pronoun"]:
            known = self.last_organisation(at)
            return [Party(known.text, here, organisation=known.organisation)] if known else []
        if low in self.pack.phrases["female"] or low in self.pack.phrases["male"]:
            index = bisect_left(self.person_starts, self._other_clause(at) + 1)
            if index:
                who = self._who_is_meant(index, at, female=low in self.pack.phrases["female"])
                if self.entities.persons[who].female is None and low not in self.pack.phrases.get("of_either", ()):
                    self.entities.persons[who].female = low in self.pack.phrases["female"]
                return [Party(self.entities.persons[who].name, here, person=who)]
            if (near := self._person_before(at)) is not None:
                return [Party(self.t.words(near, near + 1), here)]
            single = self.single
            if single is None or single.passage.start >= self.t.start[max(self._other_clause(at), 0)]:
                return []
            return [replace(single, passage=here)] if self._can_mean(single, at) else []
        return []

    def not_oneself(self, found: Found, subject: Found) -> Found:
        """ "El gerente, Juan Testov, la amenazó": an object means another than whoever is the subject."""
        doers = {party.person for party in subject.parties if party.person is not None}
        if not self.pack.head_first or len(found.parties) != 1 or found.parties[0].person not in doers:
            return found
        before = range(bisect_left(self.person_starts, found.first) - 1, -1, -1)
        other = next((self.person_mentions[i] for i in before if self.person_mentions[i].who not in doers), None)
        here = found.parties[0].passage
        return replace(found, parties=[replace(self.named(other), passage=here)] if other is not None else [])

    def _can_mean(self, single: Party, at: int) -> bool:
        """Whether a pronoun can mean the one person told of last: not the boss of its clause, or several."""
        if self.pack.head_first:
            return True
        last = bisect_left(self.t.start, single.passage.end) - 1
        power = self._hit(at) and self.t.flags[last] & (Word.STATE | Word.EMPLOYER | Word.ATTACKER)
        first = bisect_left(self.t.start, single.passage.start)
        return not (power or (single.number or 1) > 1 or self._beside(first, at))

    def _person_before(self, at: int) -> int | None:
        """ "one employee announced that he had been fired": a person without a name, shortly before."""
        told = Word.PEOPLE | Word.ROLE
        other = Word.PLURAL | Word.STATE * self.pack.head_first  # "el juez le prohibió …", "the boss told | her": another
        if not self.pack.head_first and self.pack.grammar == "analytic" and self._hit(at):
            other |= Word.STATE | Word.EMPLOYER | Word.ATTACKER
        near = range(at - 1, max(-1, at - _NEAR), -1)
        near = range(min(near.start, self._other_clause(at)), near.stop, -1)
        people = (i for i in near if self.t.flags[i] & told and not self.t.flags[i] & other)
        return next((i for i in people if not self._beside(i, at)), None)

    def _other_clause(self, at: int) -> int:
        """ "son avocat n'a pu | le voir": the last token of the clause before, for whom an object means stands there."""
        pronoun = self.t.flags[at] & (Word.SUBJECT_PRONOUN | Word.OBJECT_PRONOUN) == Word.OBJECT_PRONOUN
        if not self.pack.head_first or not pronoun:
            return at - 1
        ends = Word.SUBORDINATOR | Word.RELATIVE | Word.CONJUNCTION
        near = range(at - 1, max(-1, at - _NEAR), -1)
        return next((i for i in near if self.t.kind[i] == "mark" or self.t.flags[i] & ends), near.stop)

    def country(self, unit: Unit) -> Found | None:
        """A state that is named as the doer by its country: "arrested by Qatar"."""
        place = unit.names[-1] if unit.names else None
        if place is None or place.kind != "place" or place.country is None or len(place.country) != 2:
            return None
        if place.first != unit.first or place.last != unit.last or not self.t.cap[unit.first]:
            return None
        if find(self.t.text(place.first, place.last)) is None:
            return None
        party = Party(self.t.words(place.first, place.last), self._passage(unit))
        return Found([party], [], {"state"}, unit.first, unit.last, unit.head)

    def last_organisation(self, at: int) -> Party | None:
        index = bisect_left(self.organisation_starts, at)
        return self.named(self.organisation_mentions[index - 1]) if index else None

    def _last_union(self, at: int) -> Party | None:
        """ "le syndicat", "la federación": the body named last, and no company."""
        for index in range(bisect_left(self.organisation_starts, at) - 1, -1, -1):
            mention = self.organisation_mentions[index]
            kind = self.entities.organisations[mention.who].kind
            if not self.pack.head_first or kind is not OrganisationKind.EMPLOYER:
                return self.named(mention)
        return None

    def _name_classes(self, mention: Mention) -> set[str]:
        if mention.kind == "person":
            return {"person"}
        kind = self.entities.organisations[mention.who].kind
        if kind in _STATE_KINDS:
            return {"state", "organisation"}
        if kind is OrganisationKind.EMPLOYER:
            return {"employer", "organisation", "place"}
        if kind is OrganisationKind.OTHER:
            return {"organisation", "employer", "state"}
        return {"organisation"}

    def _group(self, unit: Unit, number: int | None) -> Party:
        t = self.t
        first, last = unit.first, unit.head + 1
        if unit.owner is not None and unit.owner[1] < last and not t.flags[unit.owner[1] - 1] & Word.PEOPLE:
            first = unit.owner[1] + (1 if t.kind[unit.owner[1]] == "clitic" else 0)
        while (
            first < last - 1
            and (t.flags[first] & _STRIPPED or t.kind[first] in ("mark", "clitic"))
            and (not t.cap[first] or (self.pack.head_first and first == unit.first))
        ) or (first < last - 1 and t.flags[first] & (Word.DETERMINER | _NUMBER) and first == unit.first):
            first += 1
        text = t.words(first, last)
        counted = text.replace(",", "").replace(".", "").isdecimal() or (number is not None and self._is_number(first, last))
        return Party(text, self._passage(unit), number=number, counted=counted)

    def _is_number(self, first: int, last: int) -> bool:
        """ "Doce resultaron heridos", "une vingtaine ont été blessés": no more than how many, as "34" is."""
        return self.pack.head_first and all(self.t.flags[at] & _NUMBER for at in range(first, last))
