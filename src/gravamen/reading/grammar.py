"""Which way of reading sentences a language asks for.

In: a pack. Out: the steps that read it (`steps_of`); for analytic languages, the classes that cut its sentences into units,
find subjects and objects, and name the parties. A pack says which in `pack.toml`: `analytic` (word order and small words
tell who did what: English, Spanish, French, Portuguese), `inflected` (endings tell it: Russian, Belarusian, Ukrainian) or
`agglutinative` (chains of suffixes tell it, and the verb stands last: Turkish).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Protocol

from gravamen.reading.clauses import Cutter
from gravamen.reading.dates import When, written_times
from gravamen.reading.demands import find_demands
from gravamen.reading.draft import Draft
from gravamen.reading.entities import Entities, find_entities
from gravamen.reading.pack import Pack, PackError
from gravamen.reading.parties import Resolver
from gravamen.reading.people import give_roles
from gravamen.reading.settled import resolve
from gravamen.reading.syntax import Syntax
from gravamen.reading.taught import Told
from gravamen.reading.tokens import Tokens


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
    raise PackError(
        f"The pack “{pack.language}” asks for a grammar “{pack.grammar}”.", "Take analytic, inflected or agglutinative."
    )


class Steps(Protocol):
    """What a grammar does with one document, in this order."""

    def times(self, document_date: datetime.date | None) -> list[When]: ...

    def entities(self, found: list[When]) -> Entities: ...

    def give_roles(self, names: Entities) -> None: ...

    def demands(self) -> list[tuple[int, int]]: ...

    def drafts(
        self, names: Entities, found: list[When], asked: list[tuple[int, int]], told: Told | None, *, alleged: bool
    ) -> list[Draft]: ...


class AnalyticSteps:
    """Reads one document in a language where word order and small words tell who did what."""

    def __init__(self, tokens: Tokens, pack: Pack) -> None:
        self._tokens = tokens
        self._pack = pack
        self._written = written_times(tokens, pack)

    def times(self, document_date: datetime.date | None) -> list[When]:
        return resolve(self._written, self._tokens, document_date)

    def entities(self, found: list[When]) -> Entities:
        return find_entities(self._tokens, self._pack, found)

    def give_roles(self, names: Entities) -> None:
        give_roles(self._tokens, names)

    def demands(self) -> list[tuple[int, int]]:
        return find_demands(self._tokens, self._pack)

    def drafts(
        self, names: Entities, found: list[When], asked: list[tuple[int, int]], told: Told | None, *, alleged: bool
    ) -> list[Draft]:
        from gravamen.reading.acts import ActFinder

        return ActFinder(self._tokens, self._pack, names, found, asked, told, alleged=alleged).find()


def steps_of(pack: Pack, tokens: Tokens) -> Steps:
    """The steps that read a document in the pack's language."""
    if pack.grammar == "inflected":
        from gravamen.reading.inflected.lexicon import InflectedPack
        from gravamen.reading.inflected.steps import InflectedSteps

        if isinstance(pack, InflectedPack):
            return InflectedSteps(tokens, pack)
    if pack.grammar == "agglutinative":
        from gravamen.reading.agglutinative.lexicon import AgglutinativePack
        from gravamen.reading.agglutinative.steps import AgglutinativeSteps

        if isinstance(pack, AgglutinativePack):
            return AgglutinativeSteps(tokens, pack)
    return AnalyticSteps(tokens, pack)
