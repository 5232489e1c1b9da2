"""What stands before its place: a participle before the one it tells of, those hit behind "were".

In: the units of one sentence and a place in them. Out: where what is looked for stands, or None.
"""

from __future__ import annotations

from gravamen.reading.pack import Word
from gravamen.reading.tokens import Tokens
from gravamen.reading.units import Unit

_BETWEEN = ("noun", "pronoun", "prep", "time", "adverb", "conj")


def subject_behind(tokens: Tokens, units: list[Unit], place: int) -> int | None:
    """ "Arrested on 3 May, X was released", "After spending a night in a cell, X …": the subject of what opens its clause."""
    unit = units[place]
    bare = unit.first == unit.head and bool(tokens.flags[unit.head] & Word.PARTICIPLE)
    led = unit.gerund and place > 0 and units[place - 1].kind == "prep"
    if not (bare or led) or not _opens(units, place - 1 if led else place):
        return None
    at = place + 1
    while at < len(units) and (units[at].kind in _BETWEEN or (bare and units[at].infinitive)):
        at += 1  # "Despedida por fundar un sindicato, | X lleva …"
    comma = at + 1 < len(units) and units[at].kind == "mark" and tokens.low[units[at].first] == ","
    if not comma or (at == place + 1 and units[at + 1].kind != "noun"):
        return None
    told = at + 1
    if units[told].kind not in ("noun", "pronoun"):
        return None
    ahead = told + 1
    while ahead < len(units) and (
        units[ahead].kind in _BETWEEN or (units[ahead].kind == "mark" and tokens.low[units[ahead].first] == ",")
    ):
        ahead += 1
    finite = ahead < len(units) and units[ahead].kind == "verb" and units[ahead].finite
    return told if finite else None


def _opens(units: list[Unit], place: int) -> bool:
    """Whether nothing but small words stands before a unit in its sentence: "First arrested in 2010, …"."""
    return all(unit.kind in ("adverb", "mark", "time") for unit in units[:place])


def being_behind(units: list[Unit], place: int) -> int | None:
    """ "Not admitted to the court were three observers": where the "were" stands that goes with an opening participle."""
    unit = units[place]
    if unit.first != unit.head or not _opens(units, place):
        return place + 1 if place + 1 < len(units) else None
    at = place + 1
    while at < len(units) and units[at].kind in ("noun", "prep", "time", "adverb"):
        at += 1
    return at if at < len(units) else None


def clause_before(tokens: Tokens, units: list[Unit], place: int, that: frozenset[str] = frozenset()) -> int | None:
    """ "officials, who had entered a school to explain why a strike had been called, | were …": where the relative stands.

    The clause is closed by the comma right before `place`, opened by one before its relative word, and has none inside.
    `that`: words that open such a clause right after a comma too: "Jean Testov, que la police recherchait, | a été …".
    """
    at = place - 1
    while at >= 0 and units[at].kind == "adverb":
        at -= 1
    if at < 1 or units[at].kind != "mark" or tokens.low[units[at].first] != ",":
        return None
    for back in range(at - 1, 0, -1):
        unit = units[back]
        if unit.kind == "mark" and tokens.low[unit.first] == ",":
            return None
        if unit.kind != "rel" and not (unit.kind == "sub" and tokens.low[unit.first] in that):
            continue
        opens = back - 1
        opens -= unit.kind == "sub" and units[opens].kind == "pronoun" and opens > 1  # "X, a la que despidieron, …"
        opens -= units[opens].kind == "prep" and opens > 0  # "the police, by whom X was arrested, gave …"
        opened = units[opens]
        whose = opens > 0 and units[opens - 1].kind in ("noun", "pronoun")
        if opened.kind == "mark" and tokens.low[opened.first] == "," and (unit.kind == "rel" or whose):
            return opens + 1
    return None


def past_aside(tokens: Tokens, units: list[Unit], at: int) -> int:
    """ "seized, without a warrant, | the union's computers": where an object goes on after an aside between commas."""
    if at + 3 >= len(units) or tokens.low[units[at].first] != "," or units[at + 1].kind not in ("prep", "adverb"):
        return at
    ahead = at + 1
    while ahead < len(units) and units[ahead].kind in ("noun", "prep", "time", "adverb"):
        ahead += 1
    if ahead + 1 >= len(units) or tokens.low[units[ahead].first] != "," or units[ahead + 1].kind != "noun":
        return at
    behind = ahead + 2
    while behind < len(units) and units[behind].kind in ("noun", "prep", "time", "adverb"):
        behind += 1
    return at if behind < len(units) and units[behind].kind == "verb" and units[behind].finite else ahead + 1
