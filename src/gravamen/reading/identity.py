"""Who is who in a document: the persons and organisations that its names are mentions of.

In: names, one after the other, as they are found. Out: one person or organisation for each that is meant: Mr. Ryder = Guy
Ryder, Álvaro = Alvaro, TUCOSWA = Tucoswa. What the text between the names tells of that is in `binding`.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from gravamen.reading.gazetteers import known_organisations
from gravamen.terms import OrganisationKind

Kind = Literal["person", "organisation", "place", "people", "other"]
_TAIL = 3  # words at the end of a name that its acronym may leave out
_LONG = 5  # letters from which a surname may be spelt in two ways


@dataclass(slots=True)
class Mention:
    """A name in the text: tokens `first` to `last` (exclusive). `who` is the index in the list of its kind."""

    first: int
    last: int
    kind: Kind
    who: int = -1
    country: str | None = None
    name_first: int = -1  # a person's name without title and role
    role: tuple[int, int] | None = None  # tokens of the role said here


@dataclass(slots=True)
class Individual:
    """A person of the document, as its mentions build it up."""

    name: str
    words: frozenset[str]
    mentions: list[Mention] = field(default_factory=list)
    role: tuple[int, int] | None = None
    affiliation: int | None = None  # index of an organisation
    female: bool | None = None


@dataclass(slots=True)
class Body:
    """An organisation of the document."""

    name: str
    words: frozenset[str]
    kind: OrganisationKind
    acronym: str | None = None
    mentions: list[Mention] = field(default_factory=list)


@dataclass(slots=True)
class Entities:
    mentions: list[Mention]
    persons: list[Individual]
    organisations: list[Body]
    at: dict[int, Mention]  # first token -> mention


@lru_cache(maxsize=4096)
def plain(word: str) -> str:
    """A folded word without accents: "álvaro" and "alvaro" are one name."""
    if word.isascii():
        return word
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def near(one: str, other: str) -> bool:
    """Whether two spellings are at most one letter apart, or two in a long name: "Kozhnov" and "Kozhnev"."""
    if "-" in one or "-" in other:
        parts, others = one.split("-"), other.split("-")
        return len(parts) == len(others) and all(near(part, against) for part, against in zip(parts, others, strict=True))
    if min(len(one), len(other)) < _LONG or one[0] != other[0] or one.rstrip("a") == other.rstrip("a"):
        return one == other  # a final "a" tells wife from husband
    allowed = 2 if min(len(one), len(other)) >= 8 else 1
    if abs(len(one) - len(other)) > allowed:
        return False
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        before, row[0] = row[0], place
        for at, against in enumerate(other, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (letter != against))
    return row[-1] <= allowed


def spelt_out(acronym: str, words: list[str]) -> bool:
    """Whether the words spell an acronym: each gives its first letters, small words may give none.

    "FENATRANO" is Federación Nacional de Transporte La Nueva Opción, "IUF" begins a longer name and is none of it here.
    """
    letters = plain(acronym.casefold()).replace("-", "").replace("/", "").replace(".", "")
    names = [plain(word.casefold()) for word in words]
    if not letters or not names or letters[0] != names[0][0]:
        return False
    reached = {0}
    for at, name in enumerate(names):
        small_here = at and (len(name) <= 3 or not words[at][0].isupper())
        if small_here and len(letters) in reached and len(letters) >= 3 and len(names) - at <= _TAIL:
            return True  # "Central Unitaria de Trabajadores | de Colombia"
        following = set(reached) if small_here else set()
        for done in reached:
            taken = 0
            while done + taken < len(letters) and taken < len(name) and letters[done + taken] == name[taken]:
                taken += 1
                following.add(done + taken)
        reached = following
        if not reached:
            return False
    return len(letters) in reached


class Persons:
    """The persons of one document, by the words of their names."""

    def __init__(self) -> None:
        self.all: list[Individual] = []
        self.by_word: dict[str, set[int]] = {}
        self._spelt: dict[int, Counter[str]] = {}

    def who(self, name: str, written: list[str]) -> int:
        """The index of the person that a name, in folded words, is of: one who was named before, or a new one."""
        words = [plain(word) for word in written]
        key = frozenset(words)
        full = frozenset(word for word in words if len(word) > 1) or key
        met = sorted({index for word in full for index in self.by_word.get(word, ())})
        who = next((index for index in met if self._one(full, key, self.all[index].words)), None)
        if who is None and len(words) > 1:
            who = next((index for index in met if self._alike(words, index)), None)
        if who is None:
            self.all.append(Individual(name, key))
            who = len(self.all) - 1
        elif len(key) > len(self.all[who].words):
            self.all[who].name, self.all[who].words = name, key
        for word in full:
            self.by_word.setdefault(word, set()).add(who)
        return who

    def write(self, who: int, name: str) -> None:
        """Count a spelling: a person is shown as the document spells the whole name most often, of equals as it does first."""
        counts = self._spelt.setdefault(who, Counter())
        counts[name.removesuffix(".")] += 1
        length = len(self.all[who].name.split())
        whole = [spelt for spelt in counts if len(spelt.split()) == length]
        if whole:
            self.all[who].name = max(whole, key=lambda spelt: (not spelt.isupper(), counts[spelt]))  # "JUAN TEST"

    def _one(self, full: frozenset[str], key: frozenset[str], other: frozenset[str]) -> bool:
        """ "J. Smith" can be John Smith and Smith, and is no Karl Smith."""
        theirs = frozenset(word for word in other if len(word) > 1) or other
        if full <= theirs:
            return _fit(key - full, theirs - full, other - theirs)
        return theirs <= full and _fit(other - theirs, full - theirs, key - full)

    def _alike(self, words: list[str], index: int) -> bool:
        theirs = [plain(word) for word in self.all[index].name.casefold().replace("’", "'").split()]
        return (
            len(theirs) == len(words)
            and theirs[0] == words[0]
            and all(near(one, other) for one, other in zip(words, theirs, strict=True))
        )


def _fit(initials: frozenset[str], words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether initials can stand for the words that only the other name has."""
    return not (words or others) or all(one in others or any(word[0] == one for word in words) for one in initials)


class Bodies:
    """The organisations of one document, by name, acronym and words."""

    def __init__(self) -> None:
        self.all: list[Body] = []
        self._by_key: dict[object, set[int]] = {}

    def who(self, name: str, words: frozenset[str], kind: OrganisationKind, acronym: str | None) -> int:
        """The index of the organisation that a name is of: one that was named before, or a new one."""
        who = self._same(name, words, acronym)
        if who is None:
            self.all.append(Body(name, words, kind, acronym))
            who = len(self.all) - 1
        else:
            body = self.all[who]
            if len(words) > len(body.words):
                body.name, body.words = name, words
            body.acronym = body.acronym or acronym
            if body.kind is OrganisationKind.OTHER:
                body.kind = kind
        self._keep(who)
        return who

    def of_words(self, words: frozenset[str]) -> int | None:
        return next((index for index in sorted(self._by_key.get(words, ())) if self.all[index].words == words), None)

    def add(self, body: Body) -> int:
        self.all.append(body)
        self._keep(len(self.all) - 1)
        return len(self.all) - 1

    def _keep(self, who: int) -> None:
        body = self.all[who]
        for key in (key_of(body.name), key_of(body.acronym), body.words, key_of(body.name.split()[0])):
            if key:
                self._by_key.setdefault(key, set()).add(who)

    def _same(self, name: str, words: frozenset[str], acronym: str | None) -> int | None:
        first = name.split()[0]
        keys = (key_of(name), key_of(acronym), words, key_of(first))
        for index in sorted({index for key in keys if key for index in self._by_key.get(key, ())}):
            body = self.all[index]
            if key_of(name) in (key_of(body.name), key_of(body.acronym)):
                return index
            if acronym and key_of(acronym) in (key_of(body.acronym), key_of(body.name)):
                return index
            if words and words == body.words:
                return index
            if len(words) == 1 and words < body.words and name == body.name.split()[0]:
                return index
            if len(body.words) == 1 and body.words < words and body.name == first:
                return index
        return None

    def join(self, into: int, other: int) -> None:
        """Let two that have been met apart be one; the second's mentions must be moved by the caller."""
        kept, left = self.all[into], self.all[other]
        acronyms = [one for one in (kept.acronym, left.acronym) if one]
        longer = left if len(left.words) > len(kept.words) and kept.name == kept.acronym else kept
        kept.name, kept.words = longer.name, longer.words
        kept.acronym = next((one for one in acronyms if one != kept.name), acronyms[0] if acronyms else None)
        if kept.kind is OrganisationKind.OTHER:
            kept.kind = left.kind


def key_of(name: str | None) -> str:
    """By what a name is looked up: TUCOSWA is Tucoswa."""
    return plain(name.casefold().replace("’", "'")) if name else ""


def known_acronym(acronym: str) -> bool:
    return acronym in known_organisations()[1]
