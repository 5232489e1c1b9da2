"""Names of persons in any case: what their nominative is, whose sex they tell, which case they stand in.

In: the words of a name and what stands before it. Out: the name in the nominative, where its words agree on one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.lexicon import Ending, InflectedPack

_VOWELS = "аеёиоуыэюяіїє"
_OBLIQUE = (f.GENITIVE, f.DATIVE, f.ACCUSATIVE, f.INSTRUMENTAL, f.LOCATIVE)


@dataclass(frozen=True, slots=True)
class Sense:
    """One way to understand a word of a name: its nominative, and bits for case and gender."""

    nominative: str
    bits: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name understood: its words in the nominative, the cases it can stand in here, the sex if it tells one."""

    words: tuple[str, ...]
    cases: int
    gender: int


class Namer:
    """Understands names with the tables of one pack."""

    def __init__(self, pack: InflectedPack) -> None:
        self.pack = pack

    def given(self, low: str) -> list[Sense]:
        """A word as a given name, by the pack's list."""
        return [Sense(nominative, bits) for nominative, bits in self.pack.given.get(low, ())]

    def patronymic(self, low: str) -> list[Sense]:
        if len(low) < 6:
            return []
        return _by_endings(low, self.pack.patronymics)

    def surname(self, low: str) -> list[Sense]:
        head, dash, tail = low.rpartition("-")
        return [Sense(head + dash + sense.nominative, sense.bits) for sense in _by_endings(tail, self.pack.surnames)]

    def tells_surname(self, low: str) -> bool:
        """Whether a word ends as hardly anything but a surname does."""
        return low.endswith(self.pack.surname_telling) and len(low) > 4

    def understand(self, words: Sequence[str], lows: Sequence[str], *, hint: int, female: bool) -> Name:
        """The name in the nominative. `hint` are the cases that what stands before allows (0: it says nothing)."""
        senses = [self._senses(low, place, len(lows)) for place, low in enumerate(lows)]
        best: tuple[int, int, int] | None = None
        for gender in (f.MASCULINE, f.FEMININE):
            cases = f.SINGULAR
            for row in senses:
                cases &= _cases(row, gender)
            if not cases:
                continue
            agreed = cases & hint if hint else cases
            rank = 2 * bool(agreed)
            rank += bool(cases & f.NOMINATIVE) and not hint
            rank += (gender == f.FEMININE) == female and not hint
            if best is None or rank > best[0]:
                best = (rank, gender, agreed or cases)
        if best is None:
            return Name(tuple(words), f.SINGULAR, 0)
        _, gender, cases = best
        if not hint and cases & f.NOMINATIVE:
            cases = f.NOMINATIVE | (cases & f.ACCUSATIVE if gender == f.FEMININE else 0)
        told = tuple(
            _written(word, low, _nominative(row, gender, cases)) for word, low, row in zip(words, lows, senses, strict=True)
        )
        both = all(_cases(row, other) & cases for other in (f.MASCULINE, f.FEMININE) for row in senses)
        return Name(told, cases, 0 if both else gender)

    def _senses(self, low: str, place: int, count: int) -> list[Sense]:
        if len(low) == 1:
            return [Sense(low, f.SINGULAR | f.MASCULINE | f.FEMININE)]
        given = self.given(low)
        if given and count > 1:
            return given
        patronymic = self.patronymic(low) if place and count > 1 else []
        return patronymic + given + self.surname(low) or [Sense(low, f.SINGULAR | f.MASCULINE | f.FEMININE)]


def _by_endings(low: str, endings: Iterable[Ending]) -> list[Sense]:
    found: list[Sense] = []
    for ending in endings:
        if low.endswith(ending.nominative) and (ending.nominative or low[-1:] not in _VOWELS + "ьй"):
            found.append(Sense(low, f.NOMINATIVE | ending.genders))
        for case, oblique in zip(_OBLIQUE, ending.oblique, strict=True):
            if not oblique:
                found.extend([Sense(low, case | ending.genders)] if low[-1:] not in _VOWELS else [])
                continue
            if low.endswith(oblique) and len(low) - len(oblique) >= 2:
                stem = low[: len(low) - len(oblique)]
                if ending.nominative or stem[-1] not in _VOWELS + "ьй":
                    found.append(Sense(stem + ending.nominative, case | ending.genders))
    return found


def _cases(row: Iterable[Sense], gender: int) -> int:
    cases = 0
    for sense in row:
        if sense.bits & gender:
            cases |= sense.bits
    return cases & f.SINGULAR


def _nominative(row: Iterable[Sense], gender: int, cases: int) -> str:
    fitting = [sense for sense in row if sense.bits & gender and sense.bits & cases]
    return fitting[0].nominative if fitting else ""


def _written(word: str, low: str, nominative: str) -> str:
    """The nominative in the letters of the word as it stands: "Тестову" and "тестов" give "Тестов"."""
    if not nominative or nominative == low:
        return word
    same = 0
    while same < min(len(low), len(nominative)) and low[same] == nominative[same]:
        same += 1
    tail = nominative[same:]
    return word[:same] + (tail.upper() if word.isupper() and len(word) > 1 else tail)
