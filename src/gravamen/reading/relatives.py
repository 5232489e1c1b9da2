"""Relative clauses and asides of plain sentences: whom "who" means, where a clause or an aside opens that stands before a verb.

In: the units of one sentence and a place in them. Out: where what is looked for stands.
"""

from __future__ import annotations

from gravamen.reading.pack import Word
from gravamen.reading.tokens import Tokens
from gravamen.reading.units import Unit

DASHES = frozenset("-–—")
_BESIDE = ("noun", "prep", "mark", "adverb")


def _named(unit: Unit) -> bool:
    return bool(unit.names) and unit.names[-1].kind == "person" and unit.names[-1].last == unit.last


def named_before(tokens: Tokens, units: list[Unit], at: int) -> list[Unit]:
    """The person named last before a relative word, past what says who it is: "Juan Testov, asesor de X, | a quien"."""
    many = Word.PLURAL | Word.PEOPLE
    while at >= 0 and units[at].kind in _BESIDE and tokens.low[units[at].first] not in ":;":
        if any(name.kind == "person" for name in units[at].names):
            first = at
            while first > 1 and units[first - 1].kind in ("conj", "mark") and _named(units[first - 2]):
                first -= 2  # "A, B and C, who were dismissed"
            return units[first : at + 1]
        if units[at].head >= 0 and tokens.flags[units[at].head] & many == many:
            return []
        at -= 1
    return []


def aside_before(tokens: Tokens, units: list[Unit], at: int, place: int) -> int | None:
    """ "Workers – including members of two clubs – | were detained": where an aside opens that a dash closes at `at`.

    One that names people is read as what says who they are.
    """
    dashes = [i for i in range(place) if units[i].kind == "mark" and tokens.low[units[i].first] in DASHES]
    if len(dashes) < 2 or dashes[-1] != at or dashes[-2] == 0:
        return None
    named = any(name.kind == "person" for unit in units[dashes[-2] : at] for name in unit.names)
    return None if named or units[dashes[-2] - 1].kind != "noun" else dashes[-2]


def relative_of(units: list[Unit], back: int, unit: Unit) -> int:
    """ "workers who refused | to sign", "drivers whom the firm | had sued": where the relative word of a verb stands."""
    at = back
    if unit.infinitive:
        while at > 0 and units[at].kind in ("adverb", "verb"):
            at -= 1
    elif unit.finite and at > 0 and units[at].kind in ("noun", "pronoun"):
        at -= 1
    return at if at >= 0 and units[at].kind == "rel" else back


def relative_closed(tokens: Tokens, units: list[Unit], at: int, place: int, that: frozenset[str]) -> int | None:
    """Where the noun stands whose relative clause a finite verb right before another closes; None where none does."""
    if at != place - 1 or not (units[at].finite and units[place].finite):
        return None
    for back in range(at - 1, 0, -1):
        if units[back].kind == "verb":
            return None
        if units[back].kind == "rel" or tokens.low[units[back].first] in that:
            return back - 1 if units[back - 1].kind == "noun" else None
    return None


def has_subject(tokens: Tokens, units: list[Unit], place: int, that: frozenset[str]) -> bool:
    """ "They | made off with the files", "who Judge Testova | sentenced": what stands before a bare verb can but do it."""
    at = place - 1
    while at >= 0 and units[at].kind in ("adverb", "time"):
        at -= 1
    before = units[at - 1] if at > 0 else None
    if at < 0 or units[at].kind not in ("noun", "pronoun") or not tokens.flags[units[place].head] & Word.PAST:
        return False
    if before is not None and before.kind == "rel":
        governed = at > 1 and units[at - 2].kind == "prep"  # "clashes in which six people died"
        return tokens.low[before.first] not in that and not governed
    flags = tokens.flags[units[at].first]
    if units[at].kind != "pronoun" or not flags & Word.SUBJECT_PRONOUN:
        return False
    return not flags & Word.OBJECT_PRONOUN or before is None or before.kind not in ("verb", "prep")


def had_done(tokens: Tokens, units: list[Unit], place: int) -> bool:
    """ "had the organiser | escorted off the premises": whether a bare participle tells what somebody had done to one."""
    if place < 2 or units[place - 1].kind != "noun" or units[place - 2].kind != "verb":
        return False
    had = units[place - 2]
    return had.head in (-1, had.last - 1) and not had.negated and bool(tokens.flags[had.last - 1] & Word.HAVE)
