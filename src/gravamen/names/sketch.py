"""How like two names are at a glance: enough to choose which of many are worth a comparison.

In: names as their words. Out: the sketch of a name, 12 bytes for any script: its words in fifteen rough letters, two in a byte;
and how like sketches are, thousands at once, whatever the order of their words: what each word has in common with the word of
the other that is likest (Hyyrö, "Bit-parallel LCS-length computation revisited", AWOCA 2004), all words in one number.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from gravamen.names.given_names import meanings
from gravamen.names.parsing import script_of, unmixed

LETTERS = "AIUBPVDTKGSCLMN"  # numbered from 1, the vowels first; 0 ends a word
VOWELS = "AIU"
SIZE = 12  # bytes
_PLACES = 2 * SIZE
_LONGEST = 14  # letters of a word
_MOST = 6  # words of a name
_WITHOUT_VOWELS = ("Arab", "Hebr")
_OF_CONSONANTS = np.float32(0.35)  # share of likeness that consonants alone make up
_EACH_MORE = 0.06  # likeness lost for each word that a name has more than the one sought
_EACH_FEWER = 0.12  # and for each that it has fewer

SketchArray = npt.NDArray[np.uint8]  # a row of SIZE bytes a name
PlaceArray = npt.NDArray[np.intp]
LikenessArray = npt.NDArray[np.float32]
_NUMBER = {letter: place + 1 for place, letter in enumerate(LETTERS)}


def sketch(words: Sequence[str]) -> bytes:
    """The sketch of a name; what does not go into its bytes is left out."""
    places = [0] * _PLACES
    at = 0
    for word in words:
        rough = rough_letters(word)[: _PLACES - at]
        for letter in rough:
            places[at] = _NUMBER[letter]
            at += 1
        at += bool(rough)
        if at >= _PLACES:
            break
    return bytes(places[at] | places[at + 1] << 4 for at in range(0, _PLACES, 2))


@lru_cache(1 << 18)
def rough_letters(word: str) -> str:
    """A word in rough letters: "Поваров", "Povarov" are PAVALAV. A given name is the same in all its forms; Arabic and
    Hebrew words have the vowel only that they begin with."""
    from anyascii import anyascii

    word = unmixed(word)
    meant = meanings(word)
    known = meant.names or meant.short_for
    word = known[0] if known else word
    groups, table = _groups()
    drawn = "".join(table[group] for group in groups.findall(anyascii(word).lower()))
    if script_of(word) in _WITHOUT_VOWELS:
        drawn = drawn[:1] + "".join(letter for letter in drawn[1:] if letter not in VOWELS)
    return "".join(letter for at, letter in enumerate(drawn) if not at or letter != drawn[at - 1])[:_LONGEST]


@cache
def _groups() -> tuple[re.Pattern[str], dict[str, str]]:
    text = resources.files(__package__).joinpath("sketch.toml").read_text("utf-8")
    table: dict[str, str] = tomllib.loads(text)
    return re.compile("|".join(sorted(table, key=lambda group: -len(group)))), table


@dataclass(frozen=True, slots=True)
class Patterns:
    """Names that others are compared with, in the columns of its arrays."""

    places: npt.NDArray[np.uint64]  # a row a letter: a bit for each place where the name has it
    sounds: npt.NDArray[np.uint64]  # the bits of all consonants' places
    words: npt.NDArray[np.uint64]  # a row a word: the bits of its places
    lengths: npt.NDArray[np.int16]  # of the words
    consonants: npt.NDArray[np.int16]


def patterns(sketches: SketchArray) -> Patterns:
    """The names of these sketches as others are compared with them."""
    count = len(sketches)
    letters = _letters(sketches)
    places = np.zeros((len(LETTERS) + 1, count), np.uint64)
    words = np.zeros((_MOST, count), np.uint64)
    lengths, consonants = np.zeros((_MOST, count), np.int16), np.zeros((_MOST, count), np.int16)
    word = np.zeros(count, np.intp)
    for place in range(_PLACES):
        here = np.flatnonzero((letters[place] > 0) & (word < _MOST))
        bit = np.uint64(1 << place)
        letter, at = letters[place, here], word[here]
        places[letter, here] |= bit
        words[at, here] |= bit
        lengths[at, here] += 1
        consonants[at, here] += letter > len(VOWELS)
        word[here] += letters[place + 1, here] == 0
    most = max(int((words != 0).any(axis=1).sum()), 1)
    return Patterns(places, _sounds(places), words[:most], lengths[:most], consonants[:most])


def likeness(sought: bytes, sketches: SketchArray) -> LikenessArray:
    """How like each of the names is to the one sought, from 0 to 1; longer words count for more.

    Where one of two words has no vowels but its first letter, those of the other do not count.
    """
    name = _pattern(sought)
    places = name.places[:, 0]
    return _likeness(name, _letters(sketches), places.take)


def _pattern(sought: bytes) -> Patterns:
    """As `patterns` has it, for a single name."""
    numbers = [half for byte in sought for half in (byte & 15, byte >> 4)]
    places, words = [0] * (len(LETTERS) + 1), [[0, 0, 0]]
    for place, number in enumerate(numbers):
        if number:
            places[number] |= 1 << place
            of = words[-1]
            words[-1] = [of[0] | 1 << place, of[1] + 1, of[2] + (number > len(VOWELS))]
        elif words[-1][0]:
            words.append([0, 0, 0])
    columns = [[word[column] for word in words[:_MOST] if word[0] or word is words[0]] for column in range(3)]
    of_words, lengths, consonants = (np.array(column)[:, None] for column in columns)
    table = np.array(places, np.uint64)[:, None]
    return Patterns(table, _sounds(table), of_words.astype(np.uint64), lengths.astype(np.int16), consonants.astype(np.int16))


def _sounds(places: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    found: npt.NDArray[np.uint64] = np.bitwise_or.reduce(places[len(VOWELS) + 1 :])
    return found


def likeness_of_pairs(names: Patterns, sketches: SketchArray, one: PlaceArray, two: PlaceArray) -> LikenessArray:
    """How like the names at the places `one` are to those at the places `two`, pair by pair."""
    pattern = Patterns(names.places, names.sounds[one], names.words[:, one], names.lengths[:, one], names.consonants[:, one])
    return _likeness(pattern, _letters(sketches[two]), lambda letter: names.places[letter, one])


@dataclass(frozen=True, slots=True)
class Held:
    """Which letters names have and how often, a bit for each: what two names can have in common at most, in no time."""

    bits: npt.NDArray[np.uint64]
    bare: npt.NDArray[np.bool_]  # without vowels, but for those that words begin with
    words: npt.NDArray[np.int8]

    def in_common(self, one: PlaceArray, two: PlaceArray) -> LikenessArray:
        """The most that `likeness_of_pairs` can find, nearly: the share of letters that both have, in whatever order."""
        mine, other = self.bits[one], self.bits[two]
        bare = self.bare[one] | self.bare[two]
        mine, other = np.where(bare, mine & _CONSONANTS_HELD, mine), np.where(bare, other & _CONSONANTS_HELD, other)
        shared = np.bitwise_count(mine & other)
        first, second = np.bitwise_count(mine), np.bitwise_count(other)
        of = np.where(self.words[one] == self.words[two], first + second, 2 * np.minimum(first, second))
        share: LikenessArray = 2 * shared / np.maximum(of, 1, dtype=np.float32)
        return share


_OFTEN = 4  # times that one letter is counted
_CONSONANTS_HELD = np.uint64((1 << _OFTEN * len(LETTERS)) - (1 << _OFTEN * len(VOWELS)))


def held(sketches: SketchArray) -> Held:
    letters = _letters(sketches)
    bits = np.zeros(len(sketches), np.uint64)
    for number in range(1, len(LETTERS) + 1):
        often = np.minimum((letters == number).sum(axis=0), _OFTEN).astype(np.uint64)
        bits |= ((np.uint64(1) << often) - np.uint64(1)) << np.uint64((number - 1) * _OFTEN)
    words = ((letters[:-1] > 0) & (letters[1:] == 0)).sum(axis=0).astype(np.int8)
    vowels = ((letters > 0) & (letters <= len(VOWELS))).sum(axis=0)
    return Held(bits, vowels <= words, words)


def _letters(sketches: SketchArray) -> SketchArray:
    """A row a place, and one of nothing."""
    letters = np.zeros((_PLACES + 1, len(sketches)), np.uint8)
    letters[0:_PLACES:2], letters[1:_PLACES:2] = (sketches & 15).T, (sketches >> 4).T
    return letters


def _likeness(sought: Patterns, letters: SketchArray, has: Callable[[SketchArray], npt.NDArray[np.uint64]]) -> LikenessArray:
    count = letters.shape[1]
    ends = (letters[:-1] > 0) & (letters[1:] == 0)
    place_of, name_of = np.nonzero(ends)  # where words end, place by place
    word_of = ends.cumsum(axis=0, dtype=np.int8)[place_of, name_of] - 1
    begins = np.searchsorted(place_of, np.arange(_PLACES + 1))
    full = np.broadcast_to(np.bitwise_or.reduce(sought.words), count)
    left = full.copy()  # a bit is taken away for each letter in common
    rest = np.empty(len(name_of), np.uint64)
    last = int(place_of.max(initial=-1))
    for place in range(last + 1):
        held = has(letters[place])
        shared = left & held
        held = left & ~held
        left += shared
        left |= held
        left &= full
        here = slice(begins[place], begins[place + 1])
        ending = name_of[here]
        rest[here] = left[ending]
        left[ending] = full[ending]
    words = int(word_of.max(initial=-1)) + 1
    common = np.zeros((words, count), np.uint64)
    common[word_of, name_of] = ~rest
    length, consonants = (
        _by_word(np.cumsum(one, axis=0, dtype=np.int8), place_of, name_of, word_of, words)
        for one in (letters > 0, letters > len(VOWELS))
    )
    bare = consonants + 1 >= length
    alike = np.zeros((len(sought.words), count), np.float32)
    for place, bits in enumerate(sought.words):
        mine, my_consonants = sought.lengths[place], sought.consonants[place]
        own = np.where(bare, my_consonants, mine)
        other = np.where(my_consonants + 1 >= mine, consonants, length)
        in_common = 2 * np.bitwise_count(common & bits) / np.maximum(own + other, 1, dtype=np.float32)
        sounds = 2 * np.bitwise_count(common & bits & sought.sounds)
        of_sounds = sounds / np.maximum(my_consonants + consonants, 1, dtype=np.float32)
        both = np.minimum(in_common, 1) * (1 - _OF_CONSONANTS) + np.minimum(of_sounds, 1) * _OF_CONSONANTS
        alike[place] = both.max(axis=0, initial=0)
    more = ends.sum(axis=0) - (sought.lengths > 0).sum(axis=0)
    weights = np.broadcast_to(sought.lengths, alike.shape)
    if len(alike) > 1 and more.min(initial=0) < 0:
        weights = _counted(alike, weights, -more)
    total = (alike * weights).sum(axis=0) / np.maximum(weights.sum(axis=0), 1)
    likely: LikenessArray = (total - np.where(more > 0, _EACH_MORE * more, -_EACH_FEWER * more)).astype(np.float32)
    return likely


def _counted(alike: LikenessArray, lengths: npt.NDArray[np.int16], fewer: npt.NDArray[np.intp]) -> npt.NDArray[np.int16]:
    """The lengths of the words that count, 0 for others: the likest, as many as the other name has."""
    counted = lengths.copy()
    at = np.arange(alike.shape[1])
    left = np.where(lengths > 0, alike, np.inf)
    for turn in range(len(alike) - 1):
        worst = left.argmin(axis=0)
        dropped = at[fewer > turn]
        counted[worst[dropped], dropped] = 0
        left[worst[dropped], dropped] = np.inf
    return counted


def _by_word(
    counted: npt.NDArray[np.int8], place: PlaceArray, name: PlaceArray, word: npt.NDArray[np.int8], words: int
) -> npt.NDArray[np.int8]:
    """What was counted from the head of a name to the end of each word, word by word."""
    up_to = np.zeros((words + 1, counted.shape[1]), np.int8)
    up_to[word + 1, name] = counted[place, name]
    found: npt.NDArray[np.int8] = np.maximum(np.diff(up_to, axis=0), 0)
    return found
