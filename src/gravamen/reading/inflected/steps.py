"""The steps of reading a text in an inflected language, in the shape that `reader` asks for.

In: tokens and a pack. Out: times, names, demands and drafts of acts.
"""

from __future__ import annotations

import datetime

from gravamen.reading.dates import When
from gravamen.reading.draft import Draft
from gravamen.reading.entities import Entities
from gravamen.reading.inflected import acts, demands, entities, offices, times
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.inflected.words import Words
from gravamen.reading.taught import Told
from gravamen.reading.tokens import Tokens


class InflectedSteps:
    """Reads one document. Each step may be asked for once its predecessors were."""

    def __init__(self, tokens: Tokens, pack: InflectedPack) -> None:
        self._tokens = tokens
        self._pack = pack
        self._words = Words(tokens, pack)
        self._cases: dict[int, int] = {}

    def times(self, document_date: datetime.date | None) -> list[When]:
        return times.find_times(self._tokens, self._pack, document_date)

    def entities(self, found: list[When]) -> Entities:
        names, self._cases = entities.Finder(self._words, found).find()
        return names

    def give_roles(self, names: Entities) -> None:
        offices.give_roles(self._words, names)

    def demands(self) -> list[tuple[int, int]]:
        return demands.find_demands(self._words, self._pack)

    def drafts(
        self, names: Entities, found: list[When], asked: list[tuple[int, int]], told: Told | None, *, alleged: bool
    ) -> list[Draft]:
        return acts.ActFinder(self._words, self._pack, names, self._cases, found, asked, told, alleged=alleged).find()
