"""Who a stretch of a sentence speaks of: persons, organisations, groups and their numbers; and whom a pronoun means.

In: the units to the left or the right of a verb. Out: parties, and what kinds of thing they are, so that a rule can ask
whether a person, a place or a thing was hit.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace

from gravamen.countries import find
from gravamen.reading.clauses import Unit
from gravamen.reading.entities import Entities, Mention
from gravamen.reading.models import Party
from gravamen.reading.pack import Pack, Word
from gravamen.reading.tokens import Tokens
from gravamen.terms import OrganisationKind
from gravamen.text import Passage

_NUMBER = Word.NUMERAL | Word.VAGUE_NUMBER
_NEAR = 14  # tokens back within which a pronoun finds whom it means where nobody is named
_TOPIC = 40  # tokens back within which a verb without a subject finds the person that the text speaks of
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


class Resolver:
    """Turns units into parties, and remembers whom the text spoke of last. One instance reads one document in order."""

    def __init__(self, tokens: Tokens, pack: Pack, entities: Entities) -> None:
        self.t = tokens
        self.pack = pack
        self.entities = entities
        self.person_mentions = [mention for mention in entities.mentions if mention.kind == "person"]
        self.person_starts = [mention.first for mention in self.person_mentions]
        self.organisation_mentions = [
            mention
            for mention in entities.mentions
            if mention.kind == "organisation" and entities.organisations[mention.who].kind not in _STATE_KINDS
        ]
        self.organisation_starts = [mention.first for mention in self.organisation_mentions]
        self.single: Party | None = None  # whom "his" means where nobody is named
        self.plural: list[Party] = []  # whom "they" means
        self.doers: list[Party] = []  # whom "they" means where they do what only a state or an employer does

    # chains --------------------------------------------------------------------------------------------------------

    def read(self, units: list[Unit]) -> Found:
        """The parties of a chain of units: noun phrases with what hangs on them."""
        t = self.t
        found = Found()
        listing = self.pack.phrases["listing"]
        prep = ""
        after_comma = False
        named = False
        group_before_list: int | None = None
        pending: int | None = None  # the number of a phrase that names nobody by itself
        apposed = False  # whether the phrase before says what a named person is
        owned = False  # whether the phrase before a comma named an owner: what follows says who that is
        for place, unit in enumerate(units):
            if found.phrase_last < 0 and found.head >= 0 and (unit.kind == "conj" or (unit.kind == "mark" and not owned)):
                found.phrase_last = unit.first
            if found.first < 0:
                found.first = unit.first
            found.last = unit.last
            if unit.kind == "prep":
                low = t.low[unit.first]
                if place and t.low[units[place - 1].first] in self.pack.phrases["besides"]:
                    prep, after_comma = "", False  # "Kim, along with other leaders, was detained"
                    continue
                if low in self.pack.phrases["besides"]:
                    continue
                if not (low in self.pack.phrases["inside_listed"] and prep in listing):
                    prep = low
                if low in listing:
                    group_before_list = len(found.parties)
                continue
            if unit.kind == "mark":
                after_comma = t.low[unit.first] in (",", ";", "(")
                apposed = False
                if after_comma and owned:
                    continue
                if after_comma and prep not in listing:
                    prep = ""
                continue
            if unit.kind == "conj" and prep in self.pack.phrases["of"] and self._next_is_whom(found, units, place):
                prep = ""  # "the president of the union and three members"
            if unit.kind not in ("noun", "pronoun"):
                continue
            if unit.kind == "noun" and place and units[place - 1].kind == "noun" and unit.names and prep not in listing:
                if unit.names[0].kind == "person" and unit.names[0].first == unit.first:
                    prep, after_comma = "", True  # "the president of the union | Testo Sample"
            if unit.kind == "pronoun" and prep in listing:
                continue  # "accounts among them": them are those told before
            governed = bool(prep) and (prep not in listing or (apposed and units[place - 1].kind == "prep"))
            parties, owners, classes = self._unit(unit)
            if owned and after_comma and not (place and units[place - 1].kind == "conj"):
                self._apposition(found, parties)
                after_comma = False
                continue
            joined = bool(place) and units[place - 1].kind == "conj"
            if place and self.t.low[unit.first - 1] == "(" and classes == {"number", "group"}:
                continue  # "ten of the workers (10)"
            if governed and prep in self.pack.phrases["of"] and parties and joined and self._is_crowd(found):
                found.parties.extend(parties)  # "scores of workers and students"
                found.classes |= classes
                continue
            if governed and prep in self.pack.phrases["of"] and parties and self._counts_others(found):
                number = next((one.number for one in found.parties if one.number is not None), parties[0].number)
                found.parties = [replace(parties[0], number=number), *parties[1:]]
                found.classes = classes
                continue
            if governed:
                if (
                    prep in self.pack.phrases["belonging"]
                    and not named
                    and ({"place", "thing", "event", "abstract", "law"} & found.classes or not found.parties)
                ):
                    if not any(owner.person is not None for owner in found.owners):
                        found.owners.extend(parties or owners)
                    owned = bool(parties or owners)
                    if not found.parties and {"group", "person", "organisation"} & classes and "number" in found.classes:
                        found.parties.extend(parties)
                        found.classes |= classes
                elif not found.parties and found.classes <= {"number"}:
                    found.parties.extend(parties)
                    found.classes |= classes
                if prep not in listing:
                    prep = "" if unit.kind == "pronoun" else prep
                continue
            if found.head < 0:
                found.head = unit.head
            has_person = any(party.person is not None for party in parties)
            if pending is not None and parties and parties[0].number is None and parties[0].person is None:
                parties[0] = replace(parties[0], number=pending)  # "34 trade and labour union activists"
            pending = self._number(unit) if not parties and "number" not in classes else None
            if self._explains(found, unit, units, place) and after_comma and not has_person:
                after_comma, apposed = False, True
                continue
            if has_person:
                if after_comma or prep in listing:
                    self._drop_described(found, group_before_list, prep in listing, self._persons_from(units, place))
                found.parties.extend(parties)
                named = True
            elif named and after_comma and not parties and unit.last - unit.first == 1 and "number" in classes:
                continue  # "Testo Sample, 45, and his brother"
            elif named and after_comma and not self._adds_group(unit, units, place):
                apposed = True  # "X, president of the union": what X is, not somebody else
            elif named and apposed and units[place - 1].kind == "conj" and not self._adds_group(unit, units, place):
                pass  # "X, a teacher and trade unionist"
            elif joined and self._one_group(found, parties, unit):
                found.parties[-1] = self._together(found.parties[-1], parties[0])
            elif parties and not (prep in listing and found.parties and all(one.organisation is None for one in parties)):
                found.parties.extend(parties)
            found.owners.extend(owners)
            found.classes |= classes
            after_comma = False
        if found.phrase_last < 0:
            found.phrase_last = found.last
        found.parties = _once(found.parties)
        found.owners = _once(found.owners)
        return found

    def _explains(self, found: Found, unit: Unit, units: list[Unit], place: int) -> bool:
        """ "activists of the LQM, a labour organisation of textile workers, were …": what the named one before is."""
        flags = self.t.flags[unit.first]
        many = Word.PLURAL | Word.PEOPLE
        bare = unit.head == unit.first and self.t.flags[unit.head] & many == many and found.parties and place > 1
        if bare and units[place - 1].kind == "mark" and not any(one.kind == "conj" for one in units[place + 1 :]):
            return found.parties[-1].number is not None  # "three unionists, leaders of the union, …"
        if not flags & Word.DETERMINER or flags & Word.POSSESSIVE or unit.names or not found.parties:
            return False
        before = next((units[at] for at in range(place - 1, -1, -1) if units[at].kind == "noun"), None)
        named = before is not None and bool(before.names) and before.names[-1].last == before.last
        return named and units[place - 1].kind == "mark" and self.t.low[unit.first] in self.pack.phrases.get("explaining", ())

    def _persons_from(self, units: list[Unit], place: int) -> int:
        """How many persons a list names from here on."""
        return sum(name.kind == "person" for unit in units[place:] for name in unit.names)

    def _one_group(self, found: Found, parties: list[Party], unit: Unit) -> bool:
        """ "officers and members", "89 workers and activists": two words for one group, where no number parts them."""
        if len(parties) != 1 or not found.parties or not self._of_people(parties[0], unit) or parties[0].number is not None:
            return False
        before = found.parties[-1]
        if before.person is not None or before.organisation is not None or self.t.flags[unit.first] & Word.DETERMINER:
            return False
        head = bisect_left(self.t.start, before.passage.end) - 1
        return bool(self.t.flags[head] & Word.PLURAL) and bool(self.t.flags[head] & (Word.PEOPLE | Word.ROLE))

    def _of_people(self, party: Party, unit: Unit) -> bool:
        if party.person is not None or party.organisation is not None:
            return False
        flags = self.t.flags[unit.head]
        return bool(flags & Word.PLURAL) and bool(flags & (Word.PEOPLE | Word.ROLE))

    def _together(self, one: Party, two: Party) -> Party:
        passage = Passage(one.passage.start, two.passage.end)
        last = bisect_left(self.t.start, two.passage.end)
        first = bisect_left(self.t.start, one.passage.end) - len(one.text.split())
        return Party(self.t.words(max(first, 0), last), passage, number=one.number)

    def _drop_described(self, found: Found, before_list: int | None, listed: bool, named: int) -> None:
        """A person named after a comma or "including" takes the place of the group or role named before."""
        if listed and before_list is not None:
            found.counted = found.counted or found.number
            found.parties = [party for party in found.parties if party.person is not None]
            return
        last = found.parties[-1] if found.parties else None
        if last is None or last.person is not None or last.organisation is not None:
            return
        if last.number is None or 1 < last.number <= named:  # "two leaders, Testo Sample and …"
            found.counted = found.counted or last.number
            found.parties.pop()

    def _next_is_whom(self, found: Found, units: list[Unit], place: int) -> bool:
        """Whether the phrase after "and" is of people, where that before it was what the first people belong to."""
        following = next((unit for unit in units[place + 1 :] if unit.kind != "adverb"), None)
        before = units[place - 1] if place else None
        if following is None or before is None or following.kind != "noun" or before.kind != "noun" or not found.parties:
            return False
        people = Word.PEOPLE | Word.ROLE
        if self.t.flags[before.head] & people or any(name.kind == "person" for name in before.names):
            return False
        if any(name.kind == "person" for name in following.names):
            return True
        return bool(self.t.flags[following.head] & people) and found.parties[0].organisation is None

    def _is_crowd(self, found: Found) -> bool:
        return found.head >= 0 and self.t.low[found.head] in self.pack.phrases.get("collective", ()) and bool(found.parties)

    def _counts_others(self, found: Found) -> bool:
        """Whether all that was told is a number or a crowd: "three" of "three of its members", "a group of protesters"."""
        if found.head >= 0 and self.t.low[found.head] in self.pack.phrases.get("collective", ()) and len(found.parties) < 2:
            return True
        return (
            len(found.parties) == 1
            and found.parties[0].number is not None
            and found.classes <= {"number", "group"}
            and (bool(self.t.flags[found.head] & _NUMBER) and not self.t.flags[found.head] & Word.PEOPLE)
        )

    def _apposition(self, found: Found, parties: list[Party]) -> None:
        """ "the home of the lawyer, X", "the office of an affiliate, the union Y": the name takes the description's place."""
        named = [party for party in parties if party.person is not None or party.organisation is not None]
        if not named or any(owner.person is not None for owner in found.owners):
            return
        described = found.owners[-1]
        if named[0].person is None and described.organisation is not None and described.text.endswith(self._words(described)):
            return
        found.owners = named[:1]

    def _words(self, party: Party) -> str:
        """The last word of a party where it stands in the text."""
        at = bisect_left(self.t.start, party.passage.end) - 1
        return self.t.text(at, at + 1)

    def _adds_group(self, unit: Unit, units: list[Unit], place: int) -> bool:
        """Whether a phrase after a named person adds people ("and four student activists")."""
        flags = self.t.flags[unit.head]
        if flags & Word.PEOPLE and self.t.flags[unit.first] & Word.POSSESSIVE and units[place - 1].kind == "conj":
            return True  # "and his brother"
        if flags & Word.PLURAL or any(self.t.flags[at] & _NUMBER for at in range(unit.first, unit.last)):
            return place > 0 and units[place - 1].kind == "conj"
        return False

    # one phrase ----------------------------------------------------------------------------------------------------

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
        at_end = last_name is not None and last_name.last == unit.last and self.pack.head_first
        if (
            last_name is not None
            and last_name.kind in ("person", "organisation")
            and (last_name.last - 1 == unit.head or (at_end and self._names_head(unit, last_name)))
        ):
            return [self.named(last_name)], owners, self._name_classes(last_name)
        if last_name is not None and last_name.kind == "place" and last_name.last - 1 == unit.head:
            return [], owners, {"place"}
        flags = t.flags[unit.head]
        classes = {name for flag, name in _CLASSES if flags & flag}
        number = self._number(unit)
        if flags & _NUMBER and not classes and any(t.flags[at] & Word.LAW for at in range(unit.first, unit.head)):
            return [], owners, {"law"}  # "Section 12 of the Act"
        if flags & _NUMBER and not classes:
            if (
                self.t.low[unit.head] in self.pack.phrases.get("some_of_them", ())
                and unit.last == unit.first + 1
                and self.plural
            ):
                return [replace(one, passage=self._passage(unit), number=None) for one in self.plural], owners, {"group"}
            classes.add("number")
            if number is not None and not owners:
                return [self._group(unit, number)], owners, classes | {"group"}
            return [], owners, classes
        organisations = [name for name in names if name.kind == "organisation"]
        if "place" in classes and organisations:
            owners = owners or [self.named(organisations[-1])]
        if "organisation" in classes and not classes & {"group"}:
            if organisations:
                return [self.named(organisations[-1])], owners, classes
            if (
                t.flags[unit.first] & Word.DETERMINER
                and (known := self.last_organisation(unit.first))
                and unit.last - unit.first <= 3
            ):
                return [Party(known.text, self._passage(unit), organisation=known.organisation)], owners, classes
        if classes & {"group", "organisation", "state", "attacker", "employer"}:
            return [self._group(unit, number)], owners, classes
        if not owners and not classes and last_name is not None and last_name.kind in ("person", "organisation"):
            owners = [self.named(last_name)]  # "denied the union access"
        return [], owners, classes or {"unknown"}

    def _names_head(self, unit: Unit, name: Mention) -> bool:
        """ "el presidente Juan Pérez", "le syndicat SNATEG": the name at the end names what the head says."""
        if unit.head in range(name.first, name.last):
            return True
        flags = self.t.flags[unit.head]
        if name.kind == "person":
            return bool(flags & (Word.PEOPLE | Word.ROLE))
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
            return [Party(party.text, here, party.person, party.organisation, party.number) for party in self.plural]
        if low in self.pack.phrases["thing_pronoun"]:
            known = self.last_organisation(at)
            return [Party(known.text, here, organisation=known.organisation)] if known else []
        if low in self.pack.phrases["female"] or low in self.pack.phrases["male"]:
            index = bisect_left(self.person_starts, at)
            if index:
                who = self.person_mentions[index - 1].who
                if self.entities.persons[who].female is None and low not in self.pack.phrases.get("of_either", ()):
                    self.entities.persons[who].female = low in self.pack.phrases["female"]
                return [Party(self.entities.persons[who].name, here, person=who)]
            if (near := self._person_before(at)) is not None:
                return [Party(self.t.words(near, near + 1), here)]
            return [replace(self.single, passage=here)] if self.single is not None else []
        return []

    def dropped(self, head: int) -> list[Party]:
        """Whom a verb without a subject means, by its form: "fue detenido" the person named last, "fueron detenidos" them."""
        here = Passage(self.t.start[head], self.t.end[head])
        if self.t.low[head].endswith("s"):
            return [Party(party.text, here, party.person, party.organisation, party.number) for party in self.plural]
        index = bisect_left(self.person_starts, head)
        near = self.person_mentions[index - 1] if index else None
        if near is None or head - near.first > _TOPIC:
            return []
        return [Party(self.entities.persons[near.who].name, here, person=near.who)]

    def _person_before(self, at: int) -> int | None:
        """ "one employee announced that he had been fired": a person without a name, shortly before."""
        told = Word.PEOPLE | Word.ROLE
        near = range(at - 1, max(-1, at - _NEAR), -1)
        return next((i for i in near if self.t.flags[i] & told and not self.t.flags[i] & Word.PLURAL), None)

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

    def named(self, mention: Mention) -> Party:
        """The party that a person's or an organisation's name stands for."""
        here = Passage(self.t.start[mention.first], self.t.end[mention.last - 1])
        if mention.kind == "person":
            return Party(self.entities.persons[mention.who].name, here, person=mention.who)
        body = self.entities.organisations[mention.who]
        return Party(body.name, here, organisation=mention.who)

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
            first < last - 1 and (t.flags[first] & _STRIPPED or t.kind[first] in ("mark", "clitic")) and not t.cap[first + 0]
        ) or (first < last - 1 and t.flags[first] & (Word.DETERMINER | _NUMBER) and first == unit.first):
            first += 1
        return Party(t.words(first, last), self._passage(unit), number=number)

    def _number(self, unit: Unit) -> int | None:
        t = self.t
        for at in range(unit.first, unit.last):
            if not t.flags[at] & Word.NUMERAL:
                continue
            low = t.low[at]
            value = self.pack.numerals.get(low)
            if value is None and "-" in low:  # "thirty-five"
                parts = [self.pack.numerals.get(part) for part in low.split("-")]
                value = sum(part for part in parts if part) if all(parts) else None
            if value is None:
                digits = low.replace(",", "").replace(".", "")
                value = int(digits) if digits.isdecimal() and len(digits) < 8 else None
                if value is not None and at + 1 < unit.last and t.low[at + 1] in ("%", "per", "percent"):
                    return None
            if value is not None and at + 1 < unit.last and t.low[at + 1] in self.pack.multipliers:
                value *= self.pack.multipliers[t.low[at + 1]]
            if value is not None:
                return value
        return None

    def _passage(self, unit: Unit) -> Passage:
        return Passage(self.t.start[unit.first], self.t.end[unit.last - 1])


def _once(parties: list[Party]) -> list[Party]:
    kept: list[Party] = []
    for party in parties:
        same = (party.person, party.organisation, party.text if party.person is None and party.organisation is None else "")
        if all(
            (other.person, other.organisation, other.text if other.person is None and other.organisation is None else "")
            != same
            for other in kept
        ):
            kept.append(party)
    return kept
