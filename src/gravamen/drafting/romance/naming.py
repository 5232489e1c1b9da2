"""Naming those of whom a letter tells, in French and Spanish: in full and with what they are at first, short afterwards.

In: parties of acts. Out: noun phrases with what agrees with them. One instance writes one letter and remembers whom it has
introduced. The name of an organisation takes its gender from the noun it begins with ("la Fédération …"); a name in another
language stands behind a noun that says what it is ("le syndicat …").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gravamen.drafting.facts import Brief, Organisation, Party, Person
from gravamen.drafting.romance.grammar import Grammar, Phrase
from gravamen.edtf import Edtf

_APPOSITION = re.compile(r"^([^,]+), (.+),$")


class Naming:
    """Names parties in the order of the telling."""

    def __init__(self, brief: Brief, grammar: Grammar) -> None:
        self._brief = brief
        self._grammar = grammar
        self.introduced: set[str] = set()
        self.persons: dict[str, Person] = {}
        self.organisations = {one.id: one for one in brief.organisations}
        self.told_of(None)

    def told_of(self, day: Edtf | None) -> None:
        """What follows was so on a day: persons are named with the role that they held then."""
        self.persons = {one.id: one.on(day, self._brief.written_on) for one in self._brief.persons}

    def party(self, one: Party) -> Phrase:
        """A party as a noun phrase; an apposition is closed by its comma."""
        if one.person is not None:
            return self._person(one.person)
        if one.organisation is not None:
            return self._organisation(one.organisation)
        return self._group(one)

    def _group(self, one: Party) -> Phrase:
        group = one.group or str(self._grammar.words["groups"]["people"])
        looked = self._grammar.look(group)
        if one.number is None:
            return looked
        bare = self._bare(group)
        counted = bare.partition(" ")[0] in self._grammar.words["numbers"]["small"]
        if re.match(r"\d", bare) or counted or bare.startswith("«"):
            return Phrase(bare, looked.feminine, one.number != 1)
        number = self._grammar.number(one.number, feminine=looked.feminine)
        before, _, rest = bare.partition(" ")
        if before in self._grammar.words["groups"]["before_number"]:
            return Phrase(f"{before} {number} {rest}", looked.feminine, one.number != 1)
        return Phrase(f"{number} {bare}", looked.feminine, one.number != 1)

    def _bare(self, group: str) -> str:
        """A group's words without an article before them."""
        return re.sub(self._grammar.words["groups"]["articles"], "", group)

    def phrases(self, parties: Sequence[Party]) -> list[Phrase]:
        """Each party. Appositions of three or more stand in brackets, so that commas part persons alone."""
        found = [self.party(one) for one in parties]
        if len(found) > 2:
            found = [Phrase(_APPOSITION.sub(self._bracketed, one.text), one.feminine, one.plural) for one in found]
        return found

    def _bracketed(self, match: re.Match[str]) -> str:
        if match[1] == self._ours().partition(",")[0]:
            return f"{match[1]} {match[2]}"
        inside = re.sub(r" [(]([^()]+)[)]", r", \1", match[2])
        return f"{match[1]} ({inside})"

    def all(self, phrases: Sequence[Phrase]) -> Phrase:
        """Several as one; masculine unless all are feminine."""
        joined = self._grammar.joined([one.text for one in phrases])
        if len(phrases) == 1:
            return phrases[0]
        return Phrase(joined, bool(phrases) and all(one.feminine for one in phrases), len(phrases) > 1)

    def listing(self, parties: Sequence[Party]) -> str:
        """Parties as one noun phrase."""
        return self.all(self.phrases(parties)).text

    def agreement(self, parties: Sequence[Party]) -> Phrase:
        """What agrees with parties, without naming them."""
        before = set(self.introduced)
        found = self.all([self.party(one) for one in parties])
        self.introduced = before
        return found

    def again(self, parties: Sequence[Party]) -> str:
        """Parties that the letter has told of already: "les 34 travailleurs" who were "34 travailleurs" at first."""
        return self._grammar.joined(self._again(parties))

    def _again(self, parties: Sequence[Party]) -> list[str]:
        found = []
        for one in parties:
            phrase = self.party(one)
            text = phrase.text
            if one.group is not None and not text.startswith("«"):
                text = self._grammar.with_article(
                    self._bare(text) if not re.match(r"\d", text) else text, feminine=phrase.feminine, plural=phrase.plural
                )
            found.append(text)
        return found

    def slots(self, name: str, parties: Sequence[Party], beside: str = "") -> dict[str, str]:
        each = [*self._again(parties), beside] if beside else self._again(parties)
        return {
            name: self._grammar.joined(each),
            f"of {name}": self._grammar.each_of(each),
            f"to {name}": self._grammar.each_to(each),
            f"a {name}": self._grammar.direct(each),
        }

    def introduce(self, phrase: str) -> str:
        """A phrase of the record with those whom it names introduced, where it is the first to name them."""
        for person in self.persons.values():
            if person.id not in self.introduced and re.search(rf"(?<!\w){re.escape(person.name)}(?![\w'’])", phrase):
                if person.role is not None and person.role.split()[0].casefold() in phrase.casefold():
                    self.introduced.add(person.id)
                else:
                    phrase = phrase.replace(person.name, self._person(person.id).text, 1)
        for body in self._brief.organisations:
            if body.id not in self.introduced:
                phrase = self._introduced(body, phrase)
        return phrase

    def _introduced(self, body: Organisation, phrase: str) -> str:
        """The phrase with an organisation in full where it stands with its article ("le bureau du REP")."""
        grammar = self._grammar
        forms = [(body.name, self._named(body, first=False, acronym=False).text)]
        if body.acronym:
            forms.insert(0, (body.acronym, self._named(body, first=False).text))
        for bare, form in forms:
            if body.acronym and f"({body.acronym})" in phrase:
                break
            for melted, prepared in ((grammar.of(form), grammar.of), (grammar.to(form), grammar.to), (form, str)):
                found = re.search(rf"(?<![\w’]){re.escape(melted)}(?!\w)", phrase)
                if found is None or bare not in melted:
                    continue
                after = phrase[found.end() :]
                full = prepared(self._organisation(body.id).text)
                return phrase[: found.start()] + full + after
        if any(re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", phrase) for bare, _ in forms):
            self.introduced.add(body.id)
        return phrase

    def says(self, phrase: str, parties: Sequence[Party]) -> bool:
        """Whether a phrase already says whose it is."""
        if re.match(self._grammar.words["groups"]["possessives"], phrase, re.IGNORECASE):
            return True
        return any(form and form in phrase for one in parties for form in self._forms(one))

    def _forms(self, one: Party) -> tuple[str | None, ...]:
        if one.person is not None:
            return (self.persons[one.person].name,)
        if one.organisation is not None:
            body = self.organisations[one.organisation]
            return (body.name, body.acronym)
        return (one.group,)

    def _person(self, id: str) -> Phrase:
        person = self.persons[id]
        woman = person.sex == "female"
        if id in self.introduced:
            return Phrase(person.name, woman)
        self.introduced.add(id)
        what = self.role(person, said=self.introduced)
        return Phrase(f"{person.name}, {what}," if what else person.name, woman)

    def role(self, person: Person, *, said: set[str]) -> str:
        """What a person is, or was: "président du REP", "alors président du REP"."""
        if person.role is None:
            return ""
        tenses = self._grammar.words["tenses"]
        tense = person.tense if person.tense != "former" or person.sex != "female" else "former_woman"
        return f"{tenses[tense]} {self._role(person, person.role, said)}".lstrip()

    def _role(self, person: Person, phrase: str, said: set[str]) -> str:
        body = self.organisations.get(person.affiliation or "")
        if body is None or body.name.lower() in phrase.lower() or (body.acronym and body.acronym.lower() in phrase.lower()):
            return phrase
        named = self._named(body, first=body.id not in said).text
        said.add(body.id)
        return f"{phrase} {self._grammar.of(named)}"

    def _ours(self) -> str:
        return str(self._grammar.words["ours"]["affiliate"])

    def _organisation(self, id: str) -> Phrase:
        body = self.organisations[id]
        first = id not in self.introduced
        self.introduced.add(id)
        named = self._named(body, first=first)
        if not (first and body.affiliate):
            return named
        text = self._ours().format(name=named.text)
        return Phrase(f"{text},", bool(self._grammar.words["ours"]["feminine"]))

    def organisation(self, body: Organisation, *, first: bool = False) -> Phrase:
        """An organisation by its short name with its article; in full where it is the first time."""
        return self._named(body, first=first)

    def _named(self, body: Organisation, *, first: bool, acronym: bool = True) -> Phrase:
        """ "le Syndicat indépendant du Bélarus (BITU)" at first, "le BITU" afterwards."""
        name, feminine, kind = body.name, self._gender(body.name), ""
        if feminine is None:
            kind = str(self._grammar.words["kinds"][str(body.kind)])
            feminine = self._grammar.look(kind).feminine
        if acronym and not first and body.acronym:
            return Phrase(self._grammar.with_article(body.acronym, feminine=feminine), feminine)
        text = f"{kind} {name}" if kind else self._grammar.with_article(name, feminine=feminine)
        return Phrase(f"{text} ({body.acronym})" if first and body.acronym and body.acronym not in name else text, feminine)

    def _gender(self, name: str) -> bool | None:
        """Whether a name is feminine, by the noun it begins with; None where that is no noun of the language."""
        words = name.casefold().split()
        for head in (" ".join(words[:2]), words[0]):
            for gender in ("feminine", "masculine"):
                if head in self._grammar.words["names"][gender]:
                    return gender == "feminine"
        return None
