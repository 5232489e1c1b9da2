"""The words of one name matched with the words of another, for many pairs of names at once.

In: a vocabulary, names as numbers of its words. Out: `Signs`: for each pair of names what speaks for one bearer, as numbers
that `comparison` weighs, and which word was matched with which, for the reasons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gravamen.names.evidence import LEAST, word_evidence
from gravamen.names.named import Kind
from gravamen.names.particles import may_be_absent
from gravamen.names.vocabulary import Vocabulary

SignArray = npt.NDArray[np.float32]

SIGNS = (
    "one",  # always 1
    "least",  # the agreement of the words that agree least
    "doubt",  # how far that one is below what spellings of one word have
    "mean",  # the mean agreement of the matched words, each by its weight
    "against",  # the strongest evidence against, from 0
    "sum",  # the evidence of all matched words together
    "left over",  # words of the longer name that were matched with none; particles count little
    "parted",  # whether each name has a word that the other lacks
    "single",  # whether one name is a single word
    "initials",  # initials that fit a word
    "whole",  # the agreement of the names written in one word, where their words are not as many
    "swapped",  # words that stand in another order
)
FITTING_INITIAL = 1.5, 0.75  # evidence and agreement of a letter with a word that begins with it
AGAINST_INITIAL = -3.0, -0.5
_LIGHT = 0.25  # of a word that is left over is what a particle counts
SPELLED_ALIKE = 0.55  # agreement above which two words are mostly spellings of one


@dataclass(frozen=True, slots=True)
class Signs:
    """A row for each pair of names."""

    values: SignArray  # a column each of SIGNS
    left: npt.NDArray[np.intp]  # place of the matched word in the left name, -1 for none
    right: npt.NDArray[np.intp]
    agreement: SignArray

    def sign(self, name: str) -> SignArray:
        """One of SIGNS, for each pair."""
        column: SignArray = self.values[:, SIGNS.index(name)]
        return column


def signs(
    vocabulary: Vocabulary, lefts: Sequence[Sequence[int]], rights: Sequence[Sequence[int]], kind: Kind = Kind.PERSON
) -> Signs:
    """What speaks for one bearer in each pair of names `lefts[k]`, `rights[k]`; names without words have only zeros."""
    wide = np.array([len(name) for name in lefts], np.intp)
    high = np.array([len(name) for name in rights], np.intp)
    pairs = len(wide)
    most = max(int(wide.max(initial=1)), int(high.max(initial=1)), 1)
    name, row, column = _cells(wide, high)
    left_at = np.cumsum(wide) - wide
    right_at = np.cumsum(high) - high
    left_words = np.fromiter((word for one in lefts for word in one), np.intp)
    right_words = np.fromiter((word for one in rights for word in one), np.intp)
    whole_left, whole_right, has_whole = _in_one_word(vocabulary, lefts, rights, wide, high)
    first, second = left_words[left_at[name] + row], right_words[right_at[name] + column]
    cells, initial, beginning = _initials(vocabulary, first, second)
    evidence = word_evidence(
        vocabulary,
        np.concatenate([first, whole_left, initial]),
        np.concatenate([second, whole_right, beginning]),
    )
    count, rest = len(name), len(name) + len(whole_left)
    fits = np.zeros(count, bool)
    fits[cells[evidence.agreement[rest:] > SPELLED_ALIKE]] = True
    evidence.evidence[cells], evidence.agreement[cells] = AGAINST_INITIAL
    evidence.evidence[:count][fits], evidence.agreement[:count][fits] = FITTING_INITIAL
    table = np.full((pairs, most, most), -np.inf, np.float32)
    agreement = np.zeros((pairs, most, most), np.float32)
    weight = np.zeros((pairs, most, most), np.float32)
    table[name, row, column] = evidence.evidence[:count]
    agreement[name, row, column] = evidence.agreement[:count]
    weight[name, row, column] = evidence.weight[:count]
    whole = np.full(pairs, -1, np.float32)
    np.maximum.at(whole, has_whole, evidence.agreement[count:rest])
    initials = np.zeros((pairs, most, most), bool)
    initials[name, row, column] = fits
    light = np.zeros((2, pairs, most), bool)
    for side, names, flat, begins in ((0, lefts, left_words, left_at), (1, rights, right_words, right_at)):
        for place in _with_particles(vocabulary, flat, begins) if kind is Kind.PERSON else ():
            found = may_be_absent([vocabulary.texts[word] for word in names[place]])
            light[side, place, : len(found)] = found
    return _weighed(table, agreement, weight, whole, initials, wide, high, light)


def _cells(
    wide: npt.NDArray[np.intp], high: npt.NDArray[np.intp]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """All pairs of words of all pairs of names: the number of the pair, the places of the two words."""
    sizes = wide * high
    name = np.repeat(np.arange(len(wide)), sizes)
    inside = np.arange(len(name)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return name, *np.divmod(inside, np.maximum(high[name], 1))


def _initials(
    vocabulary: Vocabulary, first: npt.NDArray[np.intp], second: npt.NDArray[np.intp]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Pairs of words of which one is a single letter: which they are, the letter, and how the other word may begin.

    A letter may stand for two of another script: "Ю" for "Yu". A single Chinese character or Hangul syllable is a word.
    """
    single = vocabulary.single_letters
    cells, letters, beginnings = [], [], []
    for cell in np.flatnonzero(single[first] != single[second]).tolist():
        one, other = int(first[cell]), int(second[cell])
        letter, word = (one, other) if single[one] else (other, one)
        for length in (1, 2):
            cells.append(cell)
            letters.append(letter)
            beginnings += vocabulary.add([vocabulary.texts[word][:length]])
    return np.array(cells, np.intp), np.array(letters, np.intp), np.array(beginnings, np.intp)


def _in_one_word(
    vocabulary: Vocabulary,
    lefts: Sequence[Sequence[int]],
    rights: Sequence[Sequence[int]],
    wide: npt.NDArray[np.intp],
    high: npt.NDArray[np.intp],
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Names whose words are not as many, each written in one word: "Pol Pot" and "Polpot", "Mao Zedong" and "毛泽东".

    Where one of them is a single word, the other is tried with its last word first too.
    """
    texts = vocabulary.texts
    left: list[int] = []
    right: list[int] = []
    places: list[int] = []
    for place in np.flatnonzero((wide != high) & (wide > 0) & (high > 0)).tolist():
        one, two = [texts[word] for word in lefts[place]], [texts[word] for word in rights[place]]
        ways = [("".join(one), "".join(two))]
        if len(two) == 1:
            ways.append((one[-1] + "".join(one[:-1]), two[0]))
        elif len(one) == 1:
            ways.append((one[0], two[-1] + "".join(two[:-1])))
        for first, second in ways:
            left += vocabulary.add([first])
            right += vocabulary.add([second])
            places.append(place)
    return np.array(left, np.intp), np.array(right, np.intp), np.array(places, np.intp)


def _with_particles(vocabulary: Vocabulary, words: npt.NDArray[np.intp], begins: npt.NDArray[np.intp]) -> list[int]:
    """The names that have a word which is a particle somewhere, by their places; `words` of all names in a row."""
    at = np.flatnonzero(vocabulary.particles[words])
    found: list[int] = np.unique(np.searchsorted(begins, at, side="right") - 1).tolist()
    return found


def _unmatched(marked: npt.NDArray[np.bool_], matched: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """How many of the words that are marked in each name stand at none of the places that are matched."""
    free = np.append(marked, np.zeros((len(marked), 1), bool), axis=1)
    np.put_along_axis(free, matched, False, axis=1)  # -1, matched with none, is the column behind all words
    count: npt.NDArray[np.intp] = free.sum(axis=1)
    return count


def _inversions(left: npt.NDArray[np.intp], right: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """How many pairs of matched words stand the one way round in the left name, the other way in the right; -1: not matched."""
    count = np.zeros(len(left), np.intp)
    for one in range(left.shape[1]):
        for two in range(one):
            both = (left[:, one] >= 0) & (left[:, two] >= 0)
            count += both & ((left[:, one] < left[:, two]) != (right[:, one] < right[:, two]))
    return count


def _weighed(
    table: SignArray,
    agreement: SignArray,
    weight: SignArray,
    whole: SignArray,
    initials: npt.NDArray[np.bool_],
    wide: npt.NDArray[np.intp],
    high: npt.NDArray[np.intp],
    light: npt.NDArray[np.bool_],
) -> Signs:
    pairs, most, _ = table.shape
    free = table.copy()
    rounds = np.minimum(wide, high)
    left = np.full((pairs, most), -1, np.intp)
    right = np.full((pairs, most), -1, np.intp)
    found = np.zeros((pairs, most), np.float32)
    agreed = np.zeros((pairs, most), np.float32)
    weighs = np.zeros((pairs, most), np.float32)
    fitting = np.zeros((pairs, most), bool)
    for turn in range(int(rounds.max(initial=0))):  # the strongest pair of words first
        best = free.reshape(pairs, -1).argmax(axis=1)
        row, column = np.divmod(best, most)
        here = np.flatnonzero(turn < rounds)
        row, column = row[here], column[here]
        left[here, turn], right[here, turn] = row, column
        found[here, turn] = table[here, row, column]
        agreed[here, turn] = agreement[here, row, column]
        weighs[here, turn] = weight[here, row, column]
        fitting[here, turn] = initials[here, row, column]
        free[here, row, :] = -np.inf
        free[here, :, column] = -np.inf
    matched = left >= 0
    least = np.where(matched, agreed, 1).min(axis=1, initial=1)
    total = np.maximum(weighs.sum(axis=1), 1e-6)
    mean = (agreed * weighs).sum(axis=1) / total
    against = np.where(matched, np.minimum(found, 0), 0).min(axis=1, initial=0)
    left_over = np.abs(wide - high).astype(np.float32)
    absent = np.where(wide > high, _unmatched(light[0], left), _unmatched(light[1], right))
    left_over -= (1 - _LIGHT) * np.minimum(absent, left_over)
    swapped = _inversions(np.where(matched & (agreed > SPELLED_ALIKE), left, -1), right)
    in_one = whole > np.where(left_over > 0, np.minimum(mean, least), 2)
    least, mean = np.where(in_one, whole, least), np.where(in_one, whole, mean)
    against, left_over = np.where(in_one, 0, against), np.where(in_one, 0, left_over)
    values = np.zeros((pairs, len(SIGNS)), np.float32)
    some = (wide > 0) & (high > 0)
    columns = {
        "one": np.ones(pairs),
        "least": least,
        "doubt": np.maximum(SPELLED_ALIKE - least, 0),
        "mean": mean,
        "against": against / -LEAST,
        "sum": np.maximum(found, 0).sum(axis=1) / 30,
        "left over": np.minimum(left_over, 4) / 4,
        "parted": (least < SPELLED_ALIKE) & (rounds > 0),
        "single": rounds == 1,
        "initials": fitting.sum(axis=1) / 2,
        "whole": in_one,
        "swapped": swapped > 0,
    }
    for place, sign in enumerate(SIGNS):
        values[some, place] = columns[sign][some]
    return Signs(values, left, right, agreed)
