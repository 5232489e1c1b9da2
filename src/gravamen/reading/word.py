"""What a word can be: classes as bits, asked for some ten thousand times a page.

In: the name of a class as a pack's files have it. Out: its bit.
"""

from __future__ import annotations

from gravamen.errors import GravamenError

Phrase = tuple[str, ...]


class PackError(GravamenError):
    """A language pack that does not hold together; the message names the file and the entry."""


class Word:
    """What a word can be: bits of one plain integer, for a word of the text has all the classes of its form.

    Plain integers and no enumeration: the reader asks them some ten thousand times a page.
    """

    DETERMINER = 1 << 0
    POSSESSIVE = 1 << 1
    SUBJECT_PRONOUN = 1 << 2
    OBJECT_PRONOUN = 1 << 3
    RELATIVE = 1 << 4
    CONJUNCTION = 1 << 5
    PREPOSITION = 1 << 6
    SUBORDINATOR = 1 << 7
    BE = 1 << 8
    HAVE = 1 << 9
    DO = 1 << 10
    MODAL = 1 << 11
    NEGATION = 1 << 12
    INFINITIVE = 1 << 13
    ADVERB = 1 << 14
    TITLE = 1 << 15
    MONTH = 1 << 16
    WEEKDAY = 1 << 17
    NUMERAL = 1 << 18
    VAGUE_NUMBER = 1 << 19
    PEOPLE = 1 << 20
    ROLE = 1 << 21
    STATE = 1 << 22
    ATTACKER = 1 << 23
    EMPLOYER = 1 << 24
    UNION = 1 << 25
    PLACE = 1 << 26
    EVENT = 1 << 27
    THING = 1 << 28
    LAW = 1 << 29
    TIME = 1 << 30
    ABSTRACT = 1 << 31
    REPORT = 1 << 32
    ALLEGING = 1 << 33
    DEMANDING = 1 << 34
    VERB = 1 << 35  # any form of a verb
    BASE = 1 << 36  # base form, or third person
    PAST = 1 << 37
    PARTICIPLE = 1 << 38
    GERUND = 1 << 39
    INFINITE = 1 << 40  # a form that is the infinitive, in languages that have one
    PLURAL = 1 << 41
    GIVEN_NAME = 1 << 42
    SURNAME = 1 << 43
    UNREAL = 1 << 44  # a finite form of what has not been done: future, conditional, subjunctive


def flag_of(name: str) -> int:
    """The bit of a class by its name in the pack's files.

    Raises:
        PackError: there is no such class.
    """
    found = getattr(Word, name.upper(), None)
    if not isinstance(found, int):
        raise PackError(f"“{name}” is no class of words.", "See the classes in gravamen/reading/pack.py.")
    return found


NOUN = (
    Word.PEOPLE
    | Word.ROLE
    | Word.STATE
    | Word.ATTACKER
    | Word.EMPLOYER
    | Word.UNION
    | Word.PLACE
    | Word.EVENT
    | Word.THING
    | Word.LAW
    | Word.TIME
    | Word.ABSTRACT
)
