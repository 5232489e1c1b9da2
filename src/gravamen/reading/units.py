"""Units: what a sentence is cut into — noun phrases, verb groups, small words.

A value that the cutting, the sides of a verb and the rules share.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gravamen.reading.identity import Mention

UnitKind = Literal["noun", "pronoun", "verb", "prep", "conj", "rel", "sub", "mark", "time", "adverb"]


@dataclass(slots=True)
class Unit:
    """Tokens `first` to `last` (exclusive) that go together.

    Of a noun phrase: `head` is its head noun's token, `names` the mentions in it, `owner` the tokens before a possessive mark.
    Of a verb group: `head` is the main verb's token (-1: only an auxiliary).
    """

    kind: UnitKind
    first: int
    last: int
    head: int = -1
    names: tuple[Mention, ...] = ()
    owner: tuple[int, int] | None = None
    passive: bool = False
    perfect: bool = False
    negated: bool = False
    modal: bool = False
    infinitive: bool = False
    gerund: bool = False
    finite: bool = False
