"""What romanisation gives: a text in Latin letters, and the system that it follows."""

from __future__ import annotations

from dataclasses import dataclass

from gravamen.errors import GravamenError


class UnknownSystem(GravamenError):
    """No table has a system of this key."""


@dataclass(frozen=True, slots=True)
class System:
    """A way of writing a language in Latin letters: a standard, or a habit."""

    key: str  # of its table: "be-bgn-1979"
    title: str  # for people: "BGN/PCGN 1979"
    language: str  # BCP 47
    script: str  # ISO 15924
    source: str


@dataclass(frozen=True, slots=True)
class Romanisation:
    """One word in Latin letters.

    `text` has small Latin letters (with the marks that the system puts on them) and apostrophes; all signs for softness,
    ayn, hamza and aspiration are the one apostrophe.
    """

    system: str  # the key of its `System`
    text: str
