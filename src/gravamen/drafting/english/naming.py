"""Naming those of whom a letter tells: in full and with what they are at first, short afterwards.

In: parties of acts. Out: noun phrases. One instance writes one letter and remembers whom it has introduced.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gravamen.countries import country
from gravamen.drafting.english import words
from gravamen.drafting.facts import Brief, Organisation, Party, Person
from gravamen.drafting.stories import victims_of
from gravamen.edtf import Edtf

__all__ = ["Naming", "victims_of"]

_PRONOUNS = {"male": ("he", "him", "his"), "female": ("she", "her", "her")}
_COUNTED = re.compile(r"\d|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b")
_OURS = "our affiliate"
_POSSESSED = re.compile(
    r"(?:his|her|their|its) (?:own )?(?P<thing>.+?)(?P<rest>(?: (?:in|at|on|near|of|for|from|where|which)\b.*)?)$"
)
_APPOSITION = re.compile(r"^([^,]+), (.+),$")


def _bracketed(match: re.Match[str]) -> str:
    """An apposition in brackets; brackets within become commas. An affiliate stands before its name without either."""
    if match[1] == _OURS:
        return f"{_OURS} {match[2]}"
    inside = re.sub(r" [(]([^()]+)[)]", r", \1", match[2])
    return f"{match[1]} ({inside})"


class Naming:
    """Names parties in the order of the telling."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self.persons: dict[str, Person] = {}
        self.country = country(brief.country).name
        self.introduced: set[str] = set()
        self.organisations = {one.id: one for one in brief.organisations}
        self.told_of(None)

    def told_of(self, day: Edtf | None) -> None:
        """What follows was so on a day: persons are named with the role that they held then."""
        self.persons = {one.id: one.on(day, self._brief.written_on) for one in self._brief.persons}

    def party(self, one: Party) -> str:
        """A party as a noun phrase; an apposition is closed by its comma."""
        if one.person is not None:
            return self._person(one.person)
        if one.organisation is not None:
            return self._organisation(one.organisation)
        group = words.with_article(one.group or "people")
        if one.number is None or _COUNTED.match(group) or (words.determined(group) and not group.startswith("the ")):
            return group
        return f"{words.number(one.number)} {group.removeprefix('the ')}"

    def again(self, parties: Sequence[Party], beside: str = "") -> str:
        """Parties told of already ("the 34 workers" who were "34 workers" at first), and a phrase after them."""
        phrases = []
        for one in parties:
            phrase = self.party(one)
            if one.group is not None:
                if _COUNTED.match(phrase):
                    phrase = f"the {phrase}"
                phrase = re.sub(r"^an? ", "the ", phrase)
            phrases.append(phrase)
        return words.listing([*phrases, beside] if beside else phrases)

    def slots(self, name: str, parties: Sequence[Party], beside: str = "") -> dict[str, str]:
        """Parties told of already, with their prepositions: "names", "of names", "to names"."""
        said = self.again(parties, beside)
        return {name: said, f"of {name}": f"of {said}", f"to {name}": f"to {said}"}

    def listing(self, parties: Sequence[Party]) -> str:
        """Parties as one noun phrase. Appositions of three or more stand in brackets, so that commas part persons alone."""
        phrases = [self.party(one) for one in parties]
        if len(phrases) > 2:
            phrases = [_APPOSITION.sub(_bracketed, phrase) for phrase in phrases]
        return words.listing(phrases)

    def introduce(self, phrase: str) -> str:
        """A phrase of the record with those whom it names introduced, where it is the first to name them."""
        phrase = words.lowered(phrase)
        for person in self.persons.values():
            if person.id not in self.introduced and re.search(rf"(?<!\w){re.escape(person.name)}(?![\w'’])", phrase):
                described = person.role is not None and person.role.split()[0].casefold() in phrase.casefold()
                if described:
                    self.introduced.add(person.id)
                else:
                    phrase = phrase.replace(person.name, self._person(person.id), 1)
        for body in self._brief.organisations:
            if body.id not in self.introduced:
                phrase = self._introduce_organisation(body, phrase)
        return phrase

    def _introduce_organisation(self, body: Organisation, phrase: str) -> str:
        """The phrase with an organisation in full where it stands behind a small word ("the office of REP")."""
        acronym = rf"(?: \({re.escape(body.acronym)}\))?" if body.acronym else ""
        for form in (body.name, body.acronym):
            if not form or not (found := re.search(rf"(?<!\w){re.escape(form)}(?!\w){acronym}", phrase)):
                continue
            before = re.search(r"\b(?:of|at|in|by|to|from) (the )?$", phrase[: found.start()])
            after = phrase[found.end() :]
            if before and not re.match(r" \w+(?:'s|’s)? (?:of|at|in|for)\b| [a-z]+$", after):
                start = before.start(1) if before[1] else found.start()
                return phrase[:start] + self._organisation(body.id) + after
            if form == body.name:
                self.introduced.add(body.id)
            return phrase
        return phrase

    def pronoun(self, parties: Sequence[Party], case: int) -> str | None:
        """He, she, it or they (`case` 0), him … (1) for those just spoken of; None where the name is needed."""
        if len(parties) > 1 or (parties and parties[0].number not in (None, 1)):
            return ("they", "them", "their")[case]
        if not parties or parties[0].group is not None:
            return None
        if parties[0].person is not None:
            sex = self.persons[parties[0].person].sex
            return _PRONOUNS[sex][case] if sex else None
        return ("it", "it", "its")[case]

    def plural(self, parties: Sequence[Party]) -> bool:
        """Whether a verb after these parties stands in the plural."""
        if len(parties) != 1:
            return len(parties) > 1
        return parties[0].group is not None and words.plural(parties[0], words.with_article(parties[0].group))

    def says(self, phrase: str, parties: Sequence[Party]) -> bool:
        """Whether a phrase already says whose it is."""
        if re.match(r"(?:his|her|their|its)\b", phrase, re.IGNORECASE) or "’s " in phrase or "'s " in phrase:
            return True
        return any(form and form in phrase for one in parties for form in self._forms(one))

    def owned(self, phrase: str, owners: Sequence[Party]) -> str:
        """ "his office in Gomel" as "the office of X in Gomel"; "an office in Gomel" where nobody knows whose."""
        found = _POSSESSED.match(phrase)
        if found is None:
            return phrase
        thing, rest = found["thing"], found["rest"]
        if owners:
            return f"the {thing} of {self.listing(owners)}{rest}"
        return f"{thing}{rest}" if words.plural(Party(group=thing), thing) else f"{words.with_a(thing)}{rest}"

    def _forms(self, one: Party) -> tuple[str | None, ...]:
        if one.person is not None:
            return (self.persons[one.person].name,)
        if one.organisation is not None:
            body = self.organisations[one.organisation]
            return (body.name, body.acronym)
        return (one.group,)

    def _person(self, id: str) -> str:
        person = self.persons[id]
        if id in self.introduced:
            return person.name
        self.introduced.add(id)
        what = words.role(person, self._brief, said=self.introduced)
        return f"{person.name}, {what}," if what else person.name

    def _organisation(self, id: str) -> str:
        body = self.organisations[id]
        first = id not in self.introduced
        self.introduced.add(id)
        named = words.organisation(body, first=first)
        return f"{_OURS}, {named}," if first and body.affiliate else named
