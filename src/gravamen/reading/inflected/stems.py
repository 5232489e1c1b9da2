"""Lists of words in which a word with "*" is a stem ("профсоюз*"), and of endings, asked for a word at a time.

In: lists of a pack. Out: the same lists, which remember for each word that they met what of them can begin there; the words of
a language are few beside the questions asked of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

Phrase = tuple[str, ...]
_LETTERS = 3  # by which phrases are looked up
MOST_MET = 50_000  # words remembered; a text of many more words is read all the same


def matches(pattern: Phrase, words: Sequence[str], at: int) -> bool:
    """Whether the words from `at` on are those of a phrase, a word with "*" being a stem."""
    if at + len(pattern) > len(words):
        return False
    for offset, part in enumerate(pattern):
        word = words[at + offset]
        if not (word.startswith(part[:-1]) if part[-1] == "*" else word == part):
            return False
    return True


@lru_cache(maxsize=MOST_MET)
def starts(word: str, stems: frozenset[str]) -> bool:
    """Whether a word is one of a set that may hold stems."""
    return word in stems or any(stem[-1] == "*" and word.startswith(stem[:-1]) for stem in stems)


class Phrases(tuple[Phrase, ...]):
    """Phrases of a pack, in its order."""

    _met: dict[str, tuple[Phrase, ...]]
    _rows: dict[str, list[tuple[int, Phrase]]]  # by the first letters of the first word; "" for phrases that any word opens

    def __new__(cls, phrases: Iterable[Phrase] = ()) -> Phrases:
        made = super().__new__(cls, tuple(phrases))
        made._met = {}
        made._rows = {}
        for order, phrase in enumerate(made):
            made._rows.setdefault(phrase[0].rstrip("*")[:_LETTERS], []).append((order, phrase))
        return made

    def opening(self, word: str) -> tuple[Phrase, ...]:
        """The phrases whose first word can be `word`."""
        found = self._met.get(word)
        if found is None:
            rows = [row for length in range(_LETTERS + 1) for row in self._rows.get(word[:length], ()) if len(word) >= length]
            found = tuple(phrase for _, phrase in sorted(rows) if matches(phrase[:1], (word,), 0))
            if len(self._met) < MOST_MET:
                self._met[word] = found
        return found

    def at(self, words: Sequence[str], at: int) -> Phrase | None:
        """The first phrase that stands at a word, if one does."""
        return next((phrase for phrase in self.opening(words[at]) if matches(phrase, words, at)), None)
