"""A document in several languages: which passages each pack reads, and one reading made of theirs.

In: `Text` and the language that most of it is in. Out: for each language its passages, the rest blanked so that offsets stay
true; and, of the readings made of them, one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from gravamen.intake.language import languages_by_paragraph
from gravamen.reading.models import Act, Party, Reading
from gravamen.text import Passage, Text

_INK = re.compile(r"[^\s]")
_LEAST = 60  # characters of prose from which a passage is read in a language of its own


def passages_by_language(text: Text, main: str, known: tuple[str, ...]) -> dict[str, list[Passage]]:
    """The passages to read in each language that there is a pack for, the document's main language first.

    A passage too short to tell, or in a language without a pack, is read in the main language if that has one.
    """
    found: dict[str, list[Passage]] = {main: []} if main in known else {}
    for passage, tag in languages_by_paragraph(text, main):
        language = (tag or main).partition("-")[0]
        if language not in known or len(passage) < _LEAST:
            if main not in known:
                continue
            language = main
        rows = found.setdefault(language, [])
        if rows and not text.characters[rows[-1].end : passage.start].strip():
            rows[-1] = Passage(rows[-1].start, passage.end)
        else:
            rows.append(passage)
    return found


def only(characters: str, passages: list[Passage]) -> str:
    """The same number of characters, with nothing but blanks outside the passages."""
    parts = []
    at = 0
    for passage in passages:
        parts.append(_INK.sub(" ", characters[at : passage.start]))
        parts.append(characters[passage.start : passage.end])
        at = passage.end
    parts.append(_INK.sub(" ", characters[at:]))
    return "".join(parts)


def joined(readings: list[Reading]) -> Reading:
    """One reading of all; the first, of the main language, gives the document's own date, place and sender."""
    whole, *others = readings
    for other in others:
        persons, moved_persons = _together(whole.persons, other.persons)
        organisations, moved_bodies = _together(whole.organisations, other.organisations)
        acts = [_moved(act, moved_persons, moved_bodies) for act in other.acts]
        whole = replace(
            whole,
            country=whole.country or other.country,
            acts=tuple(sorted((*whole.acts, *acts), key=lambda act: act.passage.start)),
            persons=persons,
            organisations=organisations,
            demands=tuple(sorted((*whole.demands, *other.demands))),
            circumstances=tuple(sorted((*whole.circumstances, *other.circumstances), key=lambda one: one.passage.start)),
        )
    return whole


def _together(mine: tuple[Any, ...], theirs: tuple[Any, ...]) -> tuple[tuple[Any, ...], list[int]]:
    """Both lists of persons, or of organisations, as one, and where each of theirs stands in it; the same name is one entry."""
    both: list[Any] = list(mine)
    places = {one.name.casefold(): at for at, one in enumerate(both)}
    moved: list[int] = []
    for other in theirs:
        place = places.setdefault(other.name.casefold(), len(both))
        if place == len(both):
            both.append(other)
        else:
            both[place] = replace(both[place], passages=tuple(sorted((*both[place].passages, *other.passages))))
        moved.append(place)
    return tuple(both), moved


def _moved(act: Act, persons: list[int], bodies: list[int]) -> Act:
    def party(one: Party) -> Party:
        return replace(
            one,
            person=None if one.person is None else persons[one.person],
            organisation=None if one.organisation is None else bodies[one.organisation],
        )

    return replace(
        act,
        victims=tuple(party(one) for one in act.victims),
        perpetrators=tuple(party(one) for one in act.perpetrators),
        told_by=party(act.told_by) if act.told_by else None,
    )
