"""Redaction: what leaves the house names each person as far as they agreed to, in every word of it.

In: a brief, and how much of each person it may show. Out: a brief without what it may not; and, for a finished text, the places
where a name stands that must not. Names are looked for in every form that the brief knows, in any script, and with the endings
that a form takes in a sentence ("Поварова", "Povarau’s"). What is taken out of a quotation is marked "[…]".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from gravamen.drafting.facts import Act, Brief, Circumstance, Evidence, Party, Person, Wording
from gravamen.terms import Shown

OMITTED = "[…]"
_SHORTEST = 4  # letters of a word that is looked for by itself: shorter ones stand in too many others
_ENDED = "аяоёуыийеэьюaeiouyâêôûáéíóúąęіїє"  # what a surname's ending may begin with, in Cyrillic and Latin
_LETTERS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Hidden:
    """A person whose name a document must not show; `forms` are all that are known of it."""

    id: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leak:
    """A place of a text where a name stands that must not."""

    person: str  # Person.id
    start: int
    end: int
    words: str


def redacted(brief: Brief, shown: Mapping[str, Shown]) -> Brief:
    """The brief as far as each person may be shown; persons that `shown` does not name are shown in full.

    Wordings in other languages are cleaned with what they word, so that they still belong to it.
    """
    hidden = [Hidden(one.id, forms_of(one)) for one in brief.persons if shown.get(one.id, Shown.NAME) is not Shown.NAME]
    if not hidden:
        return brief
    letters = (lettered(number) for number in count())
    called: dict[str, str] = {}
    persons = []
    for one in brief.persons:
        person = _shown(one, shown.get(one.id, Shown.NAME), letters)
        called[one.id] = person.name
        persons.append(person)
    clean = _Cleaner(hidden, called)
    return replace(
        brief,
        persons=tuple(clean.person(one) for one in persons),
        acts=tuple(clean.act(one) for one in brief.acts),
        circumstances=tuple(clean.circumstance(one) for one in brief.circumstances),
        sources=tuple(
            replace(one, title=clean.text(one.title) or "", wordings=clean.wordings(one.wordings)) for one in brief.sources
        ),
        demands=tuple(clean.text(one) or "" for one in brief.demands),
        organisations=tuple(
            replace(one, name=clean.text(one.name) or one.name, wordings=clean.wordings(one.wordings))
            for one in brief.organisations
        ),
        waiting=tuple(clean.text(one) or "" for one in brief.waiting),
    )


def forms_of(person: Person) -> tuple[str, ...]:
    """All names that are known of a person, the longest first."""
    worded = (one.text for one in person.wordings if one.field == "name")
    return tuple(sorted({person.name, *person.other_names, *worded}, key=lambda form: (-len(form), form)))


def leaks(text: str, hidden: Sequence[Hidden]) -> list[Leak]:
    """Where a text names somebody whom it must not name, in order."""
    found: dict[tuple[int, int], Leak] = {}
    for one in hidden:
        for match in pattern(one.forms).finditer(text):
            found.setdefault(match.span(), Leak(one.id, *match.span(), match[0]))
    return sorted(found.values(), key=lambda leak: leak.start)


class _Cleaner:
    """Takes hidden names out of the words of a brief."""

    def __init__(self, hidden: Sequence[Hidden], called: Mapping[str, str]) -> None:
        self._hidden = [(pattern(one.forms), called[one.id]) for one in hidden]

    def text(self, words: str | None, put: Callable[[str], str] = lambda name: name) -> str | None:
        """Words with what each hidden person is called instead."""
        if words is None:
            return None
        for found, called in self._hidden:
            words = found.sub(put(called).replace("\\", ""), words)
        return words

    def evidence(self, one: Evidence) -> Evidence:
        return replace(one, quote=self.text(one.quote, lambda _: OMITTED) or "")

    def wordings(self, some: Sequence[Wording]) -> tuple[Wording, ...]:
        return tuple(replace(one, text=self.text(one.text) or "", of=self.text(one.of) or "") for one in some)

    def person(self, one: Person) -> Person:
        return replace(
            one,
            role=self.text(one.role),
            offices=tuple(replace(office, role=self.text(office.role)) for office in one.offices),
            wordings=self.wordings(one.wordings),
        )

    def party(self, one: Party) -> Party:
        return replace(one, group=self.text(one.group))

    def act(self, one: Act) -> Act:
        return replace(
            one,
            place=self.text(one.place),
            legal_basis=self.text(one.legal_basis),
            penalty=self.text(one.penalty),
            object=self.text(one.object),
            ground=self.text(one.ground),
            victims=tuple(self.party(party) for party in one.victims),
            perpetrators=tuple(self.party(party) for party in one.perpetrators),
            told_by=self.party(one.told_by) if one.told_by else None,
            evidence=tuple(self.evidence(each) for each in one.evidence),
            differing=tuple(
                replace(each, text=self.text(each.text) or "", evidence=self.evidence(each.evidence)) for each in one.differing
            ),
            wordings=self.wordings(one.wordings),
        )

    def circumstance(self, one: Circumstance) -> Circumstance:
        return replace(
            one,
            text=self.text(one.text),
            evidence=tuple(self.evidence(each) for each in one.evidence),
            wordings=self.wordings(one.wordings),
        )


def _shown(person: Person, shown: Shown, letters: Iterator[str]) -> Person:
    if shown is Shown.NAME:
        return person
    person = replace(person, other_names=(), wordings=tuple(one for one in person.wordings if one.field != "name"))
    if shown is Shown.INITIALS:
        return replace(person, name=initials(person.name))
    name = f"Person {next(letters)} (name withheld)"
    if shown is Shown.ROLE:
        return replace(person, name=name)
    return replace(person, name=name, role=None, affiliation=None, offices=())


def initials(name: str) -> str:
    """ "I. P." for "Ihar Pavarau"; of a name in a script without capitals the first letter of each word."""
    return " ".join(f"{word[0].upper()}." for word in _LETTERS.findall(name))


def lettered(number: int) -> str:
    """A, B … Z, AA …"""
    return (chr(65 + number // 26 - 1) if number >= 26 else "") + chr(65 + number % 26)


def pattern(forms: Sequence[str]) -> re.Pattern[str]:
    """Any of the forms whole, or a word of one that is long enough to be somebody's alone, with its endings.

    A first word (a given name, in most scripts) alone is many people's; it is looked for with the others only.
    """
    wholes: list[str] = []
    words: set[str] = set()
    for form in forms:
        parts = _LETTERS.findall(form)
        if not parts:
            continue
        wholes.append(r"[\s.,·•-]{1,3}".join(_inflected(part) for part in parts))
        wholes.append(r"[\s.,·•-]{1,3}".join(_inflected(part) for part in reversed(parts)))
        words.update(part for part in parts[1:] if len(part) >= _SHORTEST)
        if len(parts) == 1:
            words.add(parts[0])
    alone = sorted((_inflected(word) for word in words), key=lambda one: (-len(one), one))
    every = [*sorted(wholes, key=lambda one: (-len(one), one)), *alone]
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(every)})(?![^\W\d_])" if every else r"(?!)", re.IGNORECASE)


def _inflected(word: str) -> str:
    """A word with the endings that it may take: its own vowel at the end gone, up to three letters put on."""
    letters = word.rstrip(_ENDED) if len(word.rstrip(_ENDED)) >= _SHORTEST - 1 else word
    script_ends = r"[а-яёіїєґў]{0,4}" if re.search(r"[а-яёіїєґў]", word, re.IGNORECASE) else r"[a-zà-ž]{0,3}"
    if not re.search(r"[a-zà-žа-яёіїєґў]", word, re.IGNORECASE):
        return re.escape(word)  # a script that we know no endings of
    return re.escape(letters) + script_ends + r"(?:[’']s)?"
