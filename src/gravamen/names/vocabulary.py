"""The distinct words of many names, each looked at once.

In: words, folded. Out: a `Vocabulary`: for each word its number, its script, what it is in a name, and the forms in which it
can be compared: its own letters where its script has learned costs, its romanisations otherwise.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from gravamen.names.alphabets import SCRIPTS
from gravamen.names.kinship import Kin
from gravamen.names.parsing import script_of, unmixed
from gravamen.names.particles import particles

CONCEPT = "§"  # begins a word that stands for a concept (see organisations)
OTHER = len(SCRIPTS)  # the number of every script without learned costs: its words are compared as romanised
_NUMBER = {script: place for place, script in enumerate(SCRIPTS)}
MOST_FORMS = 4  # romanisations of a word that are compared
_BEYOND_RUSSIAN = frozenset("іїєґўјљњћђџѓќѕәқғңөұүһҳҷӣӯ")


@dataclass(slots=True)
class Vocabulary:
    """Words by number. A vocabulary grows while names are added; arrays over its words are made by `scripts` and the like."""

    texts: list[str] = field(default_factory=list)
    number: dict[str, int] = field(default_factory=dict)
    _scripts: array[int] = field(default_factory=lambda: array("b"))
    _concepts: array[int] = field(default_factory=lambda: array("b"))
    _kin: tuple[int, Kin] | None = None

    def add(self, words: Sequence[str]) -> list[int]:
        """The numbers of the words, new ones taken up."""
        number = self.number
        return [number[word] if word in number else self._new(word) for word in words]

    def _new(self, word: str) -> int:
        place = self.number[word] = len(self.texts)
        text, script, concept = _read(word)
        self.texts.append(text)
        self._scripts.append(script)
        self._concepts.append(concept)
        return place

    @property
    def kin(self) -> Kin:
        """The given names that the words can be."""
        if self._kin is None or self._kin[0] != len(self.texts):
            self._kin = len(self.texts), Kin(self.texts)
        return self._kin[1]

    @property
    def single_letters(self) -> npt.NDArray[np.bool_]:
        """Which words are a single letter, and so mostly an initial; a Chinese character or a Hangul syllable is a word."""
        length = np.fromiter(map(len, self.texts), np.int32, len(self.texts))
        single: npt.NDArray[np.bool_] = (length == 1) & ~np.isin(self.scripts, [_NUMBER["Hani"], _NUMBER["Hang"]])
        return single

    @property
    def particles(self) -> npt.NDArray[np.bool_]:
        """Which words are particles or suffixes, if they stand where these do."""
        known = particles()
        return np.fromiter((text in known for text in self.texts), bool, len(self.texts))

    @property
    def scripts(self) -> npt.NDArray[np.int8]:
        return np.array(self._scripts, np.int8)

    @property
    def concepts(self) -> npt.NDArray[np.bool_]:
        """Which words stand for a concept."""
        return np.array(self._concepts, bool)

    def latin(self, place: int) -> tuple[str, ...]:
        """The Latin forms of a word: itself, or the ways in which it is romanised, the commonest first."""
        text = self.texts[place]
        if text[0] == CONCEPT:
            return ()
        return (text,) if self._scripts[place] == 0 else romanised(text)

    def plain(self, place: int) -> tuple[str, ...]:
        """One Latin form of a word, letter by letter: enough beside a word of its own script."""
        text = self.texts[place]
        return () if text[0] == CONCEPT else (text if self._scripts[place] == 0 else _letter_by_letter(text),)

    def beyond_learned(self, place: int) -> bool:
        """Whether a Cyrillic word has letters that the costs, learned from Russian, know by likeness only."""
        return not _BEYOND_RUSSIAN.isdisjoint(self.texts[place])


@lru_cache(1 << 16)
def _read(word: str) -> tuple[str, int, bool]:
    """A word in letters of one script, the number of that, and whether it stands for a concept."""
    if word.isascii():
        return word, 0, False
    concept = word[0] == CONCEPT
    text = word if concept else unmixed(word)
    return text, _NUMBER.get(script_of(text), OTHER), concept


@lru_cache(1 << 16)
def _letter_by_letter(word: str) -> str:
    from anyascii import anyascii

    return anyascii(word).lower()


def romanised(word: str) -> tuple[str, ...]:
    """The ways in which a word is written in Latin letters, the commonest first, at most MOST_FORMS."""
    from gravamen.names.romanisation import romanisations

    return tuple(way.text for way in romanisations(word)[:MOST_FORMS])
