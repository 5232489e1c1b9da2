"""Phrases of the record in other languages: worded by a person, so that a letter in that language can say them.

In: an entry ("A3", "C1", "P2", "O1", "R4", or "profile"), a field, a language and the words. Out: a row that belongs to the
entry's phrase as it is now.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gravamen.casebook.errors import BadValue, NoSuchThing
from gravamen.casebook.models import Act, Circumstance, Organisation, Person, Profile, Report, Wording
from gravamen.casebook.services.entering import Entering
from gravamen.said import said

Entry = Act | Circumstance | Person | Organisation | Report | Profile
_ENTRIES: dict[str, tuple[str, type[Entry], tuple[str, ...]]] = {
    "A": ("act", Act, ("place", "legal_basis", "penalty", "object", "ground", "group")),
    "C": ("circumstance", Circumstance, ("text",)),
    "P": ("person", Person, ("role",)),
    "O": ("organisation", Organisation, ("name", "acronym")),
    "R": ("report", Report, ("title",)),
    "profile": ("profile", Profile, ("name", "description", "represents", "city", "signatory_role", "address", "officers")),
}
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase of an entry ("A3") in a language; `of` is the record's phrase, None where the entry has one only."""

    entry: str
    field: str
    language: str
    text: str
    of: str | None = None


class Wordings(Entering):
    """The part of the services that keeps wordings."""

    def word(self, entry: str, field: str, language: str, text: str, *, of: str | None = None) -> Wording:
        """Say a phrase of an entry in another language, in place of what was said there before.

        `of` is the phrase of the record: needed where an entry has several of a field (groups involved in an act, lines of an
        address), else what the entry holds.

        Raises:
            NoSuchThing: there is no such entry.
            BadValue: the entry has no such field or no such phrase in it; the language is no code; the words are empty.
        """
        return self.word_all([Said(entry, field, language, text, of)])[0]

    def word_all(self, said: Sequence[Said]) -> list[Wording]:
        """Several at once, all or none, with one entry in the chain; raises as `word` does."""
        subject = said[0] if len(said) == 1 else None
        told = f"{subject.entry} {subject.field} in {subject.language}" if subject else f"{len(said)} phrases"
        with self._change("word", told) as change:
            return [change.save(_worded(one)) for one in said]


def _worded(one: Said) -> Wording:
    column, row, fields = _entry(one.entry)
    if one.field not in fields:
        raise BadValue(
            said("A {column} has no “{what}” that could be worded.", column=column, what=one.field),
            said("It has: {choices}.", choices=", ".join(fields)),
        )
    if not LANGUAGE.fullmatch(one.language):
        raise BadValue(
            said("“{language}” is no language's code.", language=one.language), said("Write it as in BCP 47: fr, es, pt-BR.")
        )
    if not one.text.strip():
        raise BadValue(said("A wording needs words."), said("Write the phrase as the letter shall say it."))
    held = phrases(row, one.field)
    of = one.of if one.of is not None else held[0] if len(held) == 1 or (held and isinstance(row, Person)) else None
    if of is None or of not in held:
        known = "; ".join(f"“{phrase}”" for phrase in held) or "nothing"
        raise BadValue(
            said("{entry} does not say “{words}”.", entry=one.entry, words=one.of or one.field),
            said("It says: {known}.", known=known),
        )
    key = {column: row, "field": one.field, "language": one.language, "of": of}
    found = Wording.objects.filter(**key).first() or Wording(**key)
    found.text = " ".join(one.text.split())
    return found


def _entry(name: str) -> tuple[str, Entry, tuple[str, ...]]:
    found = re.fullmatch(r"([ACPOR])(\d+)", name)
    letter = found[1] if found else name
    if letter not in _ENTRIES:
        raise NoSuchThing(said("“{name}” is no entry.", name=name), said("Write A3 for an act, C1, P2, O1, R4, or profile."))
    column, model, fields = _ENTRIES[letter]
    rows = model._default_manager.all()
    row = rows.filter(pk=int(found[2])).first() if found else rows.first()
    if row is None:
        raise NoSuchThing(said("There is no {column} {name}.", column=column, name=name), "See them: gravamen list")
    return column, row, fields


def phrases(row: Entry, field: str) -> list[str]:
    """The phrases that an entry has in a field."""
    if isinstance(row, Act) and field == "group":
        groups = [one.group for one in row.involvements.order_by("pk") if one.group]
        return [*groups, *([row.told_by] if row.told_by else [])]
    if isinstance(row, Person):
        return list(dict.fromkeys(one.role for one in row.affiliations.order_by("pk") if one.role))
    held = row.content.get(field) if isinstance(row, Profile) else getattr(row, field)
    if isinstance(held, list):
        return [str(one) for one in held]
    return [held] if held else []
