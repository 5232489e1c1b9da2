"""By what a name is found among a million: keys, and a signature that ranks what they find.

In: names, and what they find. Out: for a name the keys under which it is kept, one for each skeleton of each word and each
pair of them, and its signature: which class of consonant follows which in it, a bit for each of the 64 pairs. Names that
share a key and most of their signature are candidates; `comparison` decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, permutations
from zlib import crc32

import numpy as np
import numpy.typing as npt

from gravamen.names.comparison import read_words
from gravamen.names.named import Kind
from gravamen.names.organisations.acronyms import in_latin, known_by
from gravamen.names.organisations.tokens import tokens
from gravamen.names.parsing import organisation_words
from gravamen.names.skeleton import CLASSES, LONGEST, skeletons, whole_skeleton, whole_skeletons
from gravamen.names.vocabulary import CONCEPT

_DIGITS = {letter: place + 1 for place, letter in enumerate("A" + CLASSES)}
_BASE = len(_DIGITS) + 1
_OF_KIND = {Kind.PERSON: 0, Kind.ORGANISATION: _BASE**LONGEST}  # persons and organisations are kept apart

_FEW = 3  # skeletons of a word that are put together with those of another, where a name is kept
_FEW_SOUGHT = 6  # and where it is sought
_LIKENESS = 3.0  # what the likeness of signatures counts beside the groups in which a name stands
_PAIR = 1 << 26  # from here on, keys of two words
_EXACT = 1 << 28  # from here on, keys of a word to the letter and another's head
_WHOLE = 1 << 30  # from here on, keys of whole names of organisations

POSTING = np.dtype([("name", "<u4"), ("signature", "<u8")])  # one name under one key
PostingArray = npt.NDArray[np.void]


@dataclass(frozen=True, slots=True)
class Keys:
    by_word: tuple[tuple[int, ...], ...]  # for each word that has any, its keys
    pairs: tuple[int, ...]  # keys of two of its words together: few names share one
    signature: int

    @property
    def all(self) -> frozenset[int]:
        return frozenset(self.pairs) | {key for keys in self.by_word for key in keys}

    @property
    def flat(self) -> tuple[frozenset[int], int]:
        return self.all, self.signature


def keys(name: str, kind: Kind, *, sought: bool = False) -> Keys:
    """The keys of a name, word by word, and its signature. A name without letters has none.

    One that is `sought` has more keys than one that is kept: what either leaves open is open on one side at least."""
    words = [word for word in read_words(kind, name) if word[0] != CONCEPT]
    first = _OF_KIND[kind]
    by_word = [tuple(first + number for number in _numbers(word)) for word in words]
    if kind is Kind.ORGANISATION:
        by_word += _of_body(name)
    signature = 0
    for word in words:
        signature |= _bits(word)
    pairs = _of_pairs(words, by_word, _FEW_SOUGHT if sought else _FEW) if kind is Kind.PERSON else ()
    return Keys(tuple(one for one in by_word if one), pairs, signature)


def _of_pairs(words: Sequence[str], by_word: Sequence[Sequence[int]], few: int) -> tuple[int, ...]:
    """A key for each pair of words and of their skeletons.

    And one for each word to the letter with the head of another's skeleton, whose tail may have a slip of the pen.
    """
    found = set()
    for one, two in combinations(by_word, 2):
        for first in one[:few]:
            for second in two[:few]:
                found.add(_PAIR + min(first, second) * _BASE**LONGEST + max(first, second))
    for word, other in permutations(words, 2):
        found.add(_EXACT + crc32(f"{word} {_head(other)}".encode()) % _EXACT)
    return tuple(sorted(found))


def _of_body(name: str) -> list[tuple[int, ...]]:
    """The keys of an organisation's name as a whole: what all its concepts are, and the acronyms that it has or is."""
    found: list[tuple[int, ...]] = []
    concepts = sorted(word for word in tokens(name) if word[0] == CONCEPT)
    if len(concepts) > 1:
        found.append((_WHOLE + crc32(" ".join(concepts).encode()) % _WHOLE,))
    words = organisation_words(name)
    own = {in_latin(words[0])} if len(words) == 1 else known_by(words)
    if own:
        found.append(tuple(sorted(_WHOLE + crc32(one.encode()) % _WHOLE for one in own)))
    return found


@lru_cache(1 << 18)
def _numbers(word: str) -> tuple[int, ...]:
    found = []
    for skeleton in skeletons(word):
        number = 0
        for letter in skeleton:
            number = number * _BASE + _DIGITS[letter]
        found.append(number)
    return tuple(found)


@lru_cache(1 << 18)
def _head(word: str) -> str:
    """The first two classes of a word's likeliest skeleton."""
    return whole_skeleton(word)[:2]


@lru_cache(1 << 18)
def _bits(word: str) -> int:
    """A bit for each class that follows another in one of the word's skeletons, the end of the word being the eighth."""
    bits = 0
    for skeleton in whole_skeletons(word):
        before = len(CLASSES)
        for letter in skeleton + "$":
            here = CLASSES.find(letter)
            here = len(CLASSES) if here < 0 else here
            bits |= 1 << (before * 8 + here)
            before = here
    return bits


def likeness_of(one: npt.NDArray[np.uint64], two: npt.NDArray[np.uint64]) -> npt.NDArray[np.float32]:
    """How much of two signatures is common: shared bits over all bits (Jaccard), from 0 to 1."""
    shared = np.bitwise_count(one & two).astype(np.float32)
    both = np.bitwise_count(one | two).astype(np.float32)
    alike: npt.NDArray[np.float32] = shared / np.maximum(both, 1)
    return alike


def weight_of(key: int) -> float:
    """What a name counts that is kept under a key of two words: most where one of the words is the same to the letter."""
    return 1.0 if key >= _EXACT else 0.2


def ranked(groups: Iterable[tuple[float, PostingArray]], signature: int, most: int) -> npt.NDArray[np.uint32]:
    """The names of groups of postings, the likeliest first, at most `most`.

    Names that stand in more groups come first, by the weights of these, and those whose signature is more like.
    """
    held = [(weight, group) for weight, group in groups if len(group)]
    if not held:
        return np.zeros(0, np.uint32)
    names = np.concatenate([group["name"] for _, group in held])
    signatures = np.concatenate([group["signature"] for _, group in held])
    weights = np.repeat([weight for weight, _ in held], [len(group) for _, group in held])
    order = np.argsort(names, kind="stable")
    names, signatures = names[order], signatures[order]
    first = np.flatnonzero(np.append(True, names[1:] != names[:-1]))
    shared = np.add.reduceat(weights[order], first)
    alike = likeness_of(signatures[first], np.full(len(first), signature, np.uint64))
    merit = shared + alike * _LIKENESS
    best = np.argpartition(-merit, most)[:most] if len(merit) > most else np.arange(len(merit))
    best = best[np.argsort(-merit[best], kind="stable")]
    found: npt.NDArray[np.uint32] = names[first[best]]
    return found
