"""Who a stretch of a sentence speaks of: persons, organisations, groups and their numbers; and whom a pronoun means.

In: the units to the left or the right of a verb. Out: parties, and what kinds of thing they are, so that a rule can ask
whether a person, a place or a thing was hit.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise

from gravamen.reading.appositions import Appositions
from gravamen.reading.models import Party
from gravamen.reading.pack import NOUN, Word
from gravamen.reading.phrases import Found
from gravamen.reading.units import Unit
from gravamen.terms import OrganisationKind
from gravamen.text import Passage

_NUMBER = Word.NUMERAL | Word.VAGUE_NUMBER
_NO_NAME = NOUN | Word.DETERMINER | Word.WEEKDAY | Word.MONTH
_OPENS = Word.DETERMINER | Word.PREPOSITION
UNIONS = frozenset({OrganisationKind.UNION, OrganisationKind.LOCAL_UNION, OrganisationKind.NATIONAL_CENTRE})
_TOPIC = 40  # tokens back within which a verb without a subject finds the person that the text speaks of


class Resolver(Appositions):
    """Turns units into parties, and remembers whom the text spoke of last. One instance reads one document in order."""

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
                after_comma = t.low[unit.first] in (",", ";", "(", "-", "–", "—")
                apposed = False
                if after_comma and owned:
                    continue
                if after_comma and prep not in listing:
                    prep = ""
                continue
            if unit.kind == "conj" and found.classes == {"number", "group"} and len(found.parties) == 1:
                if place + 1 < len(units) and t.low[units[place + 1].first] in self.pack.phrases.get("or_more", ()):
                    pending, found = found.parties[0].number, Found(first=found.first)  # "eight or more men"
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
            if place and units[place - 1].kind == "noun" and self._opens_anew(unit) and prep not in listing:
                prep = ""  # "At Sample Blooms | four women were sacked"
            governed = bool(prep) and (prep not in listing or (apposed and units[place - 1].kind == "prep"))
            parties, owners, classes = self._unit(unit)
            holds = found.head >= 0 and t.flags[found.head] & Word.ROLE and any(one.person is not None for one in parties)
            if owned and after_comma and holds:
                prep, governed, owned = "", False, False  # "the head of the union, | Testo Sample"
            again = place > 1 and units[place - 1].kind == "prep" and t.low[units[place - 2].first] == ","  # "de A, | de B"
            if owned and after_comma and not again and not (place and units[place - 1].kind == "conj"):
                self._apposition(found, parties)
                after_comma = False
                continue
            joined = bool(place) and units[place - 1].kind == "conj"
            before = units[place - 1] if place else unit
            if "number" in classes and before.kind == "noun" and t.low[before.last - 1] in self.signs:
                continue  # "el Juzgado de lo Penal número 4"
            if classes == {"number", "group"} and self._bracketed(units, place):
                continue  # "ten of the workers (10)", "the workers (more than 1,000)"
            if governed and prep in self.pack.phrases["of"] and parties and joined and self._is_crowd(found):
                found.parties.extend(parties)  # "scores of workers and students"
                found.classes |= classes
                continue
            if governed and prep in self.pack.phrases["of"] and self._of_organ(found, parties):
                found.parties[-1:] = parties[:1]  # "the board of the Sample Union"
                continue
            if governed and prep in self.pack.phrases["of"] and self._of_force(found, unit, classes):
                found.parties[-1] = self._whole(found, unit)  # "members of the National Guard"
                found.classes |= {"state"} & classes
                continue
            if governed and prep in self.pack.phrases["of"] and parties and self._counts_others(found):
                number = next((one.number for one in found.parties if one.number is not None), parties[0].number)
                found.parties = [replace(parties[0], number=number), *parties[1:]]
                found.classes = classes
                continue
            if governed and prep in self.pack.phrases["of"] and self._counts_things(found, classes):
                found.parties, found.owners, found.classes = [], owners, classes  # "eight | of its regional offices"
                continue
            if governed and found.owners and self._of_owner(units, place):
                continue  # "the pay of every member | of the committee"
            if governed:
                if (
                    prep in self.pack.phrases["belonging"]
                    and not named
                    and ({"place", "thing", "event", "abstract", "law"} & found.classes or not found.parties)
                ):
                    again = again or (units[place - 1].kind == "prep" and units[place - 2].kind == "conj")
                    if again or not any(owner.person is not None for owner in found.owners):
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
            if after_comma and not has_person and self._is_what(found, unit, units, place):
                after_comma = False
                continue
            if self._explains(found, unit, units, place) and after_comma and not has_person:
                after_comma, apposed = False, True
                continue
            if after_comma and not parties and self._names_role(found, unit):
                found.parties[-1] = Party(t.words(unit.first, unit.last), self._passage(unit))
                after_comma, apposed = False, True
                continue
            if joined and self._same_one(found, unit):  # "el representante del gremio y miembro de la guardia, X"
                found.classes |= classes
                if not has_person:
                    continue
                found.parties.pop()
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
            elif joined and (self.pack.head_first or prep not in listing) and self._one_group(found, parties, unit):
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

    def _they(self, at: int) -> list[Party]:
        return self._told_before(at) or super()._they(at)

    def _told_before(self, at: int) -> list[Party]:
        """ "Three packers have said that a foreman groped | them": the first people of the sentence, if several."""
        for before, unit in pairwise([Unit("mark", at, at), *self.here]):
            if unit.last > at:
                break
            flags = self.t.flags[unit.head] if unit.kind == "noun" and unit.head >= 0 and not unit.names else 0
            plain = flags & Word.PLURAL and flags & Word.PEOPLE and not flags & (Word.STATE | Word.EMPLOYER | Word.ATTACKER)
            if plain and before.kind != "prep" and unit.owner is None and not self._beside(unit.head, at):
                return self.read([unit]).parties
        return []

    def _of_owner(self, units: list[Unit], place: int) -> bool:
        """Whether "of" says to what the people belong whose something is told of."""
        if place < 3 or units[place - 1].kind != "prep" or units[place - 2].kind != "noun":
            return False
        owners = self.t.flags[units[place - 2].head] & (Word.PEOPLE | Word.ROLE)
        return bool(owners) and self.t.low[units[place - 1].first] in self.pack.phrases["of"]

    def _opens_anew(self, unit: Unit) -> bool:
        """Whether a phrase right after another begins one of its own: it opens with a number."""
        flags = self.t.flags[unit.first]
        return not self.pack.head_first and bool(flags & _NUMBER) and bool(self.t.flags[unit.head] & (Word.PEOPLE | Word.ROLE))

    def _of_organ(self, found: Found, parties: list[Party]) -> bool:
        """Whether a union is named whose organ was told of: "le bureau | du Syndicat Témoin"."""
        body = parties[0].organisation if parties else None
        if len(found.parties) != 1 or body is None or found.parties[0].organisation is not None:
            return False
        organ = self.pack.phrases.get("organ", ())
        return self.t.low[found.head] in organ and self.entities.organisations[body].kind in UNIONS

    def _of_force(self, found: Found, unit: Unit, classes: set[str]) -> bool:
        """Whether a phrase after "of" says of which force or body those told before are."""
        no_force = self.pack.head_first or unit.kind != "noun" or not classes & {"state", "employer"}
        if no_force or not found.parties or found.head < 0:
            return False
        party = found.parties[-1]
        if party.person is not None or party.organisation is not None:
            return False
        force = self.t.low[found.head] in self.pack.phrases.get("of_force", ()) and "state" in classes
        return force or bool(self.t.flags[found.head] & (Word.ATTACKER | Word.STATE) and unit.names)

    def _whole(self, found: Found, unit: Unit) -> Party:
        """A party with what "of" says of it."""
        party = found.parties[-1]
        first = bisect_left(self.t.start, party.passage.start)
        while first < found.head and self.t.flags[first] & (_NUMBER | Word.DETERMINER | Word.ADVERB):
            first += 1
        text = self.t.words(first, unit.last)
        return replace(party, text=text, passage=Passage(party.passage.start, self.t.end[unit.last - 1]))

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
        start, middle, last = (bisect_left(self.t.start, at) for at in (passage.start, one.passage.end, passage.end))
        first = next((at for at in range(start, middle) if self.t.words(at, middle) == one.text), start)
        return Party(self.t.words(first, last), passage, number=one.number)

    def _drop_described(self, found: Found, before_list: int | None, listed: bool, named: int) -> None:
        """A person named after a comma or "including" takes the place of the group or role named before."""
        if listed and before_list is not None:
            found.counted = found.counted or found.number
            found.parties = [party for party in found.parties if party.person is not None]
            return
        last = found.parties[-1] if found.parties else None
        if last is None or last.person is not None or last.organisation is not None:
            return
        one = 2 if self.pack.head_first else 1  # "one of them, Testo Sample"
        if last.number is None or one <= last.number <= named:  # "two leaders, Testo Sample and …"
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

    def _counts_things(self, found: Found, classes: set[str]) -> bool:
        """Whether all that was told is a number, and of places or things."""
        told = found.parties[0] if len(found.parties) == 1 else None
        counted = told is not None and told.number is not None and found.classes <= {"number", "group"}
        number = found.head >= 0 and self.t.flags[found.head] & _NUMBER
        things = bool(classes) and classes <= {"place", "thing", "event"}
        return not self.pack.head_first and counted and bool(number) and things

    def _apposition(self, found: Found, parties: list[Party]) -> None:
        """ "the home of the lawyer, X", "the office of an affiliate, the union Y": the name takes the description's place."""
        named = [party for party in parties if party.person is not None or party.organisation is not None]
        if not named or any(owner.person is not None for owner in found.owners):
            return
        described = found.owners[-1]
        if named[0].person is None and described.organisation is not None and described.text.endswith(self._words(described)):
            return
        found.owners = [*found.owners[:-1], named[0]] if self.pack.head_first else named[:1]

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

    def dropped(self, head: int) -> list[Party]:
        """Whom a verb without a subject means, by its form: "fue detenido" the person named last, "fueron detenidos" them."""
        here = Passage(self.t.start[head], self.t.end[head])
        if self.t.low[head].endswith("s"):
            return [replace(party, passage=here, written="") for party in self.plural]
        index = bisect_left(self.person_starts, head)
        near = self.person_mentions[index - 1] if index else None
        if near is None or head - near.first > _TOPIC:
            return []
        return [Party(self.entities.persons[near.who].name, here, person=near.who)]


def _once(parties: list[Party]) -> list[Party]:
    if len(parties) < 2:
        return parties
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
