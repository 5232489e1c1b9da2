"""Lists of words in which a word with "*" is a stem ("профсоюз*"), and of phrases of such words.

A phrase is asked for in two ways. Where one word is looked at (`opening`, `at`), the list remembers for each word that it met
what of it can begin there; the words of a language are few beside the questions asked of them. Where a whole sentence is looked
at (`among`), the sentence is turned once into keys: its words, and the first letters of each as those of a stem. A phrase can
stand only where all its keys are among them, which is one comparison of two sets; most rules end there.

In: lists of a pack, the words of a text. Out: the phrases that stand, or can stand, there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

Phrase = tuple[str, ...]
_LETTERS = 3  # by which phrases are looked up
_ANY_WORD = "*"
_STEM = 4  # letters of a stem that a sentence is asked for
MOST_MET = 50_000  # words remembered; a text of many more words is read all the same


def matches(pattern: Phrase, words: Sequence[str], at: int) -> bool:
    """Whether the words from `at` on are those of a phrase, a word with "*" being a stem."""
    if at + len(pattern) > len(words):
        return False
    for offset, part in enumerate(pattern):
        word = words[at + offset]
        if word != part and not (part[-1] == "*" and word.startswith(part[:-1])):
            return False
    return True


def fits(part: str, word: str) -> bool:
    """Whether a word is a phrase's, or of its stem."""
    return word == part or (part[-1] == "*" and word.startswith(part[:-1]))


def keys_of(words: Iterable[str]) -> frozenset[str]:
    """The words of a sentence, and the beginnings of each, as `Phrases.among` asks for them."""
    return frozenset({_ANY_WORD}).union(*map(_keys, words))


@lru_cache(maxsize=MOST_MET)
def _keys(word: str) -> tuple[str, ...]:
    return (word, *(f"{word[:length]}*" for length in range(1, min(_STEM, len(word)) + 1)))


def _key(part: str) -> str:
    return f"{part[:-1][:_STEM]}*" if part[-1] == "*" else part


@lru_cache(maxsize=MOST_MET)
def starts(word: str, stems: frozenset[str]) -> bool:
    """Whether a word is one of a set that may hold stems."""
    return word in stems or any(stem[-1] == "*" and word.startswith(stem[:-1]) for stem in stems)


class Phrases(tuple[Phrase, ...]):
    """Phrases of a pack, in its order."""

    @cached_property
    def _met(self) -> dict[str, tuple[Phrase, ...]]:
        return {}

    @cached_property
    def _rows(self) -> dict[str, list[tuple[int, Phrase]]]:
        """By the first letters of the first word; under "" phrases that any word opens."""
        rows: dict[str, list[tuple[int, Phrase]]] = {}
        for order, phrase in enumerate(self):
            rows.setdefault(phrase[0].rstrip("*")[:_LETTERS], []).append((order, phrase))
        return rows

    @cached_property
    def _keyed(self) -> tuple[frozenset[str], dict[str, list[tuple[Phrase, frozenset[str]]]]]:
        """By the key of the first word each phrase with all of its keys; and the keys of first words."""
        keyed: dict[str, list[tuple[Phrase, frozenset[str]]]] = {}
        for phrase in self:
            keyed.setdefault(_key(phrase[0]), []).append((phrase, frozenset(map(_key, phrase))))
        return frozenset(keyed), keyed

    def among(self, keys: frozenset[str]) -> Sequence[Phrase]:
        """The phrases that can stand in a sentence, by its keys (`keys_of`)."""
        openings, keyed = self._keyed
        there = openings & keys
        return [phrase for key in there for phrase, own in keyed[key] if own <= keys] if there else ()

    @property
    def openings(self) -> frozenset[str]:
        """The keys of which a sentence must have one for any of the phrases to stand in it."""
        return frozenset([_key(phrase[0]) for phrase in self])

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
        word = words[at]
        met = self._met.get(word)
        for phrase in self.opening(word) if met is None else met:
            if len(phrase) == 1 or matches(phrase, words, at):
                return phrase
        return None
