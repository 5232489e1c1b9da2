"""Romanisation: a word of a name in all the ways in which people write it in Latin letters.

In: one word in any script, and its language where it is known. Out: `Romanisation`s, the commonest first, each with the
key of the system that it follows. What the systems say stands in one file a language, `be.toml` and its neighbours.
"""

from gravamen.names.romanisation.languages import language_of
from gravamen.names.romanisation.models import Romanisation, System, UnknownSystem
from gravamen.names.romanisation.romanising import MAX, in_latin_letters, romanisations, spelled_by, system

__all__ = [
    "MAX",
    "Romanisation",
    "System",
    "UnknownSystem",
    "in_latin_letters",
    "language_of",
    "romanisations",
    "spelled_by",
    "system",
]
