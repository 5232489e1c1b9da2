"""How words of many names are related as given names, all pairs at once.

In: the words of a vocabulary, and pairs of them by number. Out: for each pair whether the two are one name, a short form, a
translation, or two names that are known to be different. The facts are those of `given_names`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from gravamen.names.given_names import meanings

UNKNOWN, SAME, SHORT, TRANSLATED, DIFFERENT = range(5)
_MOST = 3  # names that one word can be

NumberArray = npt.NDArray[np.int32]


class Kin:
    """The given names that words can be, as numbers: a row a word, 0 for none."""

    def __init__(self, words: Sequence[str]) -> None:
        number: dict[str, int] = {}
        met = ((place, meanings(word)) for place, word in enumerate(words))
        known = [(place, one) for place, one in met if one.names or one.short_for]
        count = len(words)
        self._names = _rows(((place, one.names) for place, one in known), number, count)
        self._short = _rows(((place, one.short_for) for place, one in known), number, count)
        self._diminutives = _rows(((place, [":" + key for key in one.diminutives]) for place, one in known), number, count)
        self._families = _rows(((place, tuple(sorted(one.families))) for place, one in known), number, count)

    def of(self, left: npt.NDArray[np.intp], right: npt.NDArray[np.intp]) -> npt.NDArray[np.int8]:
        """For each pair UNKNOWN, SAME, SHORT, TRANSLATED or DIFFERENT."""
        found = np.zeros(len(left), np.int8)
        named = (self._names[:, 0] > 0) | (self._short[:, 0] > 0)
        both = np.flatnonzero(named[left] & named[right])
        if not len(both):
            return found
        one, two = left[both], right[both]
        kin = np.where((self._names[one, 0] > 0) & (self._names[two, 0] > 0), DIFFERENT, UNKNOWN).astype(np.int8)
        kin[_share(self._families[one], self._families[two])] = TRANSLATED
        for first, second in ((self._short, self._names), (self._names, self._short), (self._short, self._short)):
            kin[_share(first[one], second[two])] = SHORT
        for same in (self._diminutives, self._names):
            kin[_share(same[one], same[two])] = SAME
        found[both] = kin
        return found


def _rows(keys: Iterable[tuple[int, Sequence[str]]], number: dict[str, int], count: int) -> NumberArray:
    rows = np.zeros((count, _MOST), np.int32)
    for place, found in keys:
        if found:
            numbers = [number.setdefault(key, len(number) + 1) for key in found[:_MOST]]
            rows[place, : len(numbers)] = numbers
    return rows


def _share(one: NumberArray, two: NumberArray) -> npt.NDArray[np.bool_]:
    """Whether two rows have a number in common."""
    shared: npt.NDArray[np.bool_] = ((one[:, :, None] == two[:, None, :]) & (one[:, :, None] > 0)).any(axis=(1, 2))
    return shared
