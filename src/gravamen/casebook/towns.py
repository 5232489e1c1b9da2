"""The towns of places: as a person chose them for their words, else as the gazetteer finds them. Reads only.

In: words of places, a country, a case or none. Out: the town of each, or why there is none.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import Q

from gravamen.casebook.models import Placed
from gravamen.pictures import gazetteer
from gravamen.pictures.gazetteer import Found, Town

Chosen = Mapping[tuple[int | None, str], Placed]  # by the number of a case, None for all of a country, and words


def chosen(country: str, case: int | None = None) -> Chosen:
    """What persons chose in a country: for all its cases, and for one case, or for each of them."""
    held = Q(case=None) | Q(case=case) if case is not None else Q()
    return {(row.case_id, row.words): row for row in Placed.objects.filter(held, country=country).select_related("case")}


def said_of(words: str, said: Chosen, case: int | None = None) -> Placed | None:
    """What a person chose for the words of a place: for the case, else for its country."""
    return said.get((case, words)) or said.get((None, words))


def find(words: str, country: str, said: Chosen, *, case: int | None = None, not_places: Collection[str] = ()) -> Found:
    """The town of a place of a case."""
    row = said_of(words, said, case)
    return Found(town_of(row), words) if row is not None else gazetteer.find(words, country, not_places)


def town_of(row: Placed) -> Town:
    """The town that a person chose; where a later gazetteer has it no more, as it was noted."""
    known = gazetteer.town(row.country, row.town, row.latitude, row.longitude)
    return known or Town(row.country, row.town, row.longitude, row.latitude, 0)
