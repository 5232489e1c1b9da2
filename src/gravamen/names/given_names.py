"""Given names: whether two words are one person's name in two scripts or languages, and what each can be.

In: a word as it stands in a name ("Ihar", "Игорь", "Abdel Rahman"). Out: the keys of the names that it can be, and for two
words their kinship. The facts stand in `given_names.csv` and `diminutives.csv` beside this file and are read at the first
question; `ambiguous.csv` lists the forms that are known to write two names. A look-up is one step in a table.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

from gravamen.names.letters import plain

Sex = Literal["male", "female"]


class Kinship(Enum):
    """How near two words are as given names, the nearest first."""

    SAME = "the same name"  # Igor and Ihar, Tom and Том: one person is written so, by language and script
    DIMINUTIVE = "a short form of the name"  # Sasha and Aliaksandr
    TRANSLATED = "the name in another language"  # Juan and John: rarely one person


@dataclass(frozen=True, slots=True)
class Meanings:
    """What a word can be."""

    names: tuple[str, ...]  # keys of the names that it is a form of
    short_for: tuple[str, ...]  # keys of the names that it is a diminutive of
    diminutives: tuple[str, ...]  # the diminutives that it is a form of, by their first: Tom and Том are one, Tommy another
    families: frozenset[str]  # the names of `names` and their translations


_NOTHING = Meanings((), (), (), frozenset())


def same_given_name(a: str, b: str) -> Kinship | None:
    """How near two words are as given names; None where they are unknown, or names of two persons.

    Words that can be several names (Марк: Mark, Marc) are taken for the one that they share. The order of the two is free.
    """
    one, other = meanings(a), meanings(b)
    if one is _NOTHING or other is _NOTHING:
        return None
    if one is other or _share(one.names, other.names) or _share(one.diminutives, other.diminutives):
        return Kinship.SAME
    if _share(one.short_for, other.names) or _share(one.names, other.short_for) or _share(one.short_for, other.short_for):
        return Kinship.DIMINUTIVE
    if one.families and not one.families.isdisjoint(other.families):
        return Kinship.TRANSLATED
    return None


def keys(word: str) -> tuple[str, ...]:
    """The keys of the names that a word can be: as a form of them first, then as a diminutive; () for an unknown word."""
    known = meanings(word)
    return known.names + tuple(key for key in known.short_for if key not in known.names)


def sex_of(name: str) -> Sex | None:
    """The sex of those who bear a name; None where it is unknown or both bear it ("Sasha", "Andrea")."""
    known = meanings(name)
    sexes = {_knowledge().sexes[key] for key in known.names or known.short_for}
    if len(sexes) != 1:
        return None
    sex = sexes.pop()
    return "male" if sex == "male" else "female" if sex == "female" else None


def _share(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(key in others for key in some)


@dataclass(frozen=True, slots=True)
class _Knowledge:
    names: dict[str, list[str]]  # by bare letters, the keys of the names that a word is a form of
    short_for: dict[str, list[str]]  # and of those that it is a diminutive of
    diminutives: dict[str, list[str]]  # and the diminutives that it is a form of
    sexes: dict[str, str]  # by key
    families: dict[str, str]


@lru_cache(maxsize=1 << 16)
def meanings(word: str) -> Meanings:
    """What a word can be as a given name; empty for an unknown one."""
    known, bare = _knowledge(), plain(word)
    names, short_for = known.names.get(bare), known.short_for.get(bare)
    if names is None and short_for is None:
        return _NOTHING
    families = frozenset(known.families[key] for key in names or () if key in known.families)
    return Meanings(tuple(names or ()), tuple(short_for or ()), tuple(known.diminutives.get(bare, ())), families)


@cache
def _knowledge() -> _Knowledge:
    known = _Knowledge({}, {}, {}, {}, {})
    for row in rows("given_names.csv"):
        key = row["key"]
        known.sexes[key] = row["sex"]
        if row["translated"]:
            known.families[key] = row["translated"]
        _put(known.names, row["forms"], [key])
    for row in rows("diminutives.csv"):
        _put(known.short_for, row["forms"], row["keys"].split("|"))
        _put(known.diminutives, row["forms"], [row["forms"].split("|")[0]])
    return known


def _put(table: dict[str, list[str]], forms: str, keys: list[str]) -> None:
    for form in forms.split("|"):
        found = table.setdefault(plain(form), [])
        found.extend(key for key in keys if key not in found)


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a data file of this room, without its comments."""
    lines = (resources.files("gravamen.names") / name).read_text("utf-8").splitlines()
    return csv.DictReader(line for line in lines if line and not line.startswith("#"))
