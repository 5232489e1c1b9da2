"""By what a name is found among a million: keys, and a sketch that ranks what they find.

In: names, and what they find. Out: for a name the keys under which it is kept, one for each skeleton of each word and each
pair of them, and its sketch (see `sketch`). Names that share a key and whose sketches are alike are candidates; `comparison`
decides.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, permutations
from zlib import crc32

import numpy as np
import numpy.typing as npt

from gravamen.names.comparison import read_words
from gravamen.names.given_names import meanings
from gravamen.names.letters import plain
from gravamen.names.named import Kind
from gravamen.names.organisations.acronyms import in_latin, known_by
from gravamen.names.organisations.tokens import tokens
from gravamen.names.parsing import organisation_words
from gravamen.names.persons import person_words
from gravamen.names.skeleton import CLASSES, LONGEST, drawn, skeletons, whole_skeleton
from gravamen.names.sketch import SIZE, likeness, sketch
from gravamen.names.vocabulary import CONCEPT

_DIGITS = {letter: place + 1 for place, letter in enumerate("A" + CLASSES)}
_BASE = len(_DIGITS) + 1
_OF_KIND = {Kind.PERSON: 0, Kind.ORGANISATION: _BASE**LONGEST}  # persons and organisations are kept apart

_TURN: int = _BASE**LONGEST
_FEW = 3  # skeletons of a word that are put together with those of another, where a name is kept
_FEW_SOUGHT = 6  # and where it is sought
_FEW_SLIPPED = 2  # and where the other word may have a slip of the pen
_PAIR = 1 << 26  # from here on, keys of two words
_EXACT = 1 << 28  # from here on, keys of a word to the letter and another's head
_WHOLE = 1 << 30  # from here on, keys of whole names of organisations
_RESPELLED = 1 << 40  # from here on, keys that are no keys of the index
_ALONE = 1 << 60
_MANY = 3000  # postings from which on only the likest are put in order

POSTING = np.dtype([("name", "<u4"), ("sketch", "u1", SIZE)])  # one name under one key
PostingArray = npt.NDArray[np.void]


@dataclass(frozen=True, slots=True)
class Keys:
    by_word: tuple[tuple[int, ...], ...]  # for each word that has any, its keys
    pairs: tuple[int, ...]  # keys of two of its words together: few names share one
    words: tuple[str, ...]  # those that the sketch is of

    @property
    def sketch(self) -> bytes:
        return sketch(self.words)

    @property
    def all(self) -> frozenset[int]:
        return frozenset(self.pairs) | {key for keys in self.by_word for key in keys}


def keys(name: str, kind: Kind, *, sought: bool = False) -> Keys:
    """The keys of a name, word by word. A name without letters has none.

    One that is `sought` has more keys than one that is kept: what either leaves open is open on one side at least."""
    words = [word for word in read_words(kind, name) if word[0] != CONCEPT]
    first = _OF_KIND[kind]
    by_word = [tuple(first + number for number in _numbers(word)) for word in words]
    if kind is Kind.ORGANISATION:
        by_word += _of_body(name)
    pairs = _of_pairs(words, by_word, _FEW_SOUGHT if sought else _FEW) if kind is Kind.PERSON else ()
    return Keys(tuple(one for one in by_word if one), pairs, tuple(words))


def _of_pairs(words: Sequence[str], by_word: Sequence[Sequence[int]], few: int) -> tuple[int, ...]:
    """A key for each pair of words and of their skeletons.

    And one for each word to the letter with the head of another's skeleton, whose tail may have a slip of the pen.
    """
    found: set[int] = set()
    for one, two in combinations(by_word, 2):
        for first in one[:few]:
            found.update(_of_two(first, second) for second in two[:few])
    for word, other in permutations(words, 2):
        found.add(_EXACT + crc32(f"{word} {_head(other)}".encode()) % _EXACT)
    return tuple(sorted(found))


def slipped(name: str) -> tuple[int, ...]:
    """Keys of a person's name as if a slip of the pen had touched one word: a sound too many, too few, or two turned."""
    words = person_words(name)
    numbers = [_numbers(word)[:_FEW_SLIPPED] for word in words]
    found: set[int] = set()
    for (word, others), (other, theirs) in permutations(zip(words, numbers, strict=True), 2):
        if others and word != other:
            for first in _slips(word):
                found.update(_of_two(first, second) for second in theirs)
    return tuple(sorted(found))


def respelled(words: Sequence[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Keys by which names meet within one register of which a word is spelled so that its skeleton is another.

    First those of a word with what is left of another's skeleton when one of its classes is taken away, then each word
    alone, to the letter. They are no keys of the index: many names share one, and a register is gone through once.
    """
    numbers = [(_numbers(word)[:1], _shortened(word)) for word in words]
    with_another: set[int] = set()
    for (word, (mine, _)), (other, (_, theirs)) in permutations(zip(words, numbers, strict=True), 2):
        if mine and word != other:
            first = _RESPELLED + mine[0] * _TURN * _BASE * _BASE
            with_another.update(first + second for second in theirs)
    return tuple(with_another), tuple({_ALONE + crc32(word.encode()) for word in words if len(word) > 1})


@lru_cache(1 << 18)
def _shortened(word: str) -> tuple[int, ...]:
    """The skeleton of a word, and what is left of it without one of its classes, if that still tells something."""
    skeleton = whole_skeleton(word)[: LONGEST + 2]
    found = {skeleton} | {drawn(skeleton[:at] + skeleton[at + 1 :]) for at in range(len(skeleton))}
    return tuple(_number(one) for one in found if len(one) > 1)


def _of_two(first: int, second: int) -> int:
    return _PAIR + min(first, second) * _TURN + max(first, second)


@lru_cache(1 << 12)
def _slips(word: str) -> frozenset[int]:
    skeleton = whole_skeleton(word)
    found = {skeleton[:at] + skeleton[at + 1 :] for at in range(len(skeleton))}
    found |= {skeleton[:at] + skeleton[at + 1] + skeleton[at] + skeleton[at + 2 :] for at in range(len(skeleton) - 1)}
    found |= {skeleton[:at] + letter + skeleton[at:] for at in range(min(len(skeleton), LONGEST)) for letter in CLASSES}
    return frozenset(_number(drawn(one)[:LONGEST]) for one in found if one)


def _number(skeleton: str) -> int:
    number = 0
    for letter in skeleton:
        number = number * _BASE + _DIGITS[letter]
    return number


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
    """The skeletons of a word as numbers; a given name has first that of the form by which it is known."""
    found = []
    known = meanings(word).names
    for skeleton in dict.fromkeys((*(skeletons(plain(known[0]))[:1] if known else ()), *skeletons(word))):
        found.append(_number(skeleton))
    return tuple(found)


@lru_cache(1 << 18)
def _head(word: str) -> str:
    """The first two classes of a word's likeliest skeleton."""
    return whole_skeleton(word)[:2]


def weight_of(key: int) -> float:
    """What it adds to the likeness of a name that it is kept under a key."""
    return _WEIGHTS[bisect_right(_BEGINS, key)]


_BEGINS = (_PAIR, _EXACT, _WHOLE)
_WEIGHTS = (0.3, 0.01, 0.05, 0.6)


def ranked(groups: Iterable[tuple[float, PostingArray]], sought: bytes, most: int, least: float = 0) -> npt.NDArray[np.uint32]:
    """The names of groups of postings, the likeliest first, at most `most`; `sought` is the sketch of the name sought.

    Names come first whose sketches are more like, and that stand in more groups, by the weights of these. Those whose sketches
    are less alike than `least` are left out.
    """
    held = [(weight, group) for weight, group in groups if len(group)]
    if not held:
        return np.zeros(0, np.uint32)
    postings = np.concatenate([group for _, group in held])
    weights = np.repeat(np.array([weight for weight, _ in held], np.float32), [len(group) for _, group in held])
    alike = likeness(sought, postings["sketch"])
    if least:
        best = np.flatnonzero(alike >= least)
        postings, weights, alike = postings[best], weights[best], alike[best]
    if len(postings) > _MANY:
        best = np.argpartition(-(alike + weights), _MANY)[:_MANY]
        postings, weights, alike = postings[best], weights[best], alike[best]
    names, first, back = np.unique(postings["name"], return_index=True, return_inverse=True)
    merit = alike[first] + np.bincount(back, weights)
    found: npt.NDArray[np.uint32] = names[np.argsort(-merit, kind="stable")[:most]]
    return found
