"""Which way of reading sentences a language asks for.

In: a pack. Out: the classes that cut its sentences into units, find subjects and objects, and name the parties. A pack says
which in `pack.toml`: `analytic` (word order and small words tell who did what: English, Spanish, French, Portuguese) or
`inflected` (endings tell it: Russian, Belarusian, Ukrainian).
"""

from __future__ import annotations

from dataclasses import dataclass

from gravamen.reading.clauses import Cutter
from gravamen.reading.pack import Pack, PackError
from gravamen.reading.parties import Resolver
from gravamen.reading.syntax import Syntax


@dataclass(frozen=True, slots=True)
class Grammar:
    """The classes that read one kind of language."""

    cutter: type[Cutter]
    resolver: type[Resolver]
    syntax: type[Syntax]


def grammar_of(pack: Pack) -> Grammar:
    """The grammar that the pack asks for.

    Raises:
        PackError: there is no such grammar.
    """
    if pack.grammar == "analytic":
        return Grammar(Cutter, Resolver, Syntax)
    raise PackError(f"The pack “{pack.language}” asks for a grammar “{pack.grammar}”.", "Take analytic or inflected.")
