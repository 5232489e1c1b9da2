"""Pairs of a register that cannot both be right.

In: pairs of entries with their probabilities, and which entries are surely two. Out: the probabilities, weighed against each
other. A may be B, and A may be C; where B and C were born in years apart or are a woman and a man, one of the two is wrong.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import numpy.typing as npt

from gravamen.names.facts import FactsOfMany

PlaceArray = npt.NDArray[np.int64]

_RIVAL = 0.2  # probability from which on a pair speaks against others
_MOST = 1e6  # odds of a pair beyond which nothing is surer
_MANY = 20  # pairs of one entry that are looked at, the likeliest


def weighed(
    left: PlaceArray, right: PlaceArray, probability: npt.NDArray[np.float64], facts: FactsOfMany
) -> npt.NDArray[np.float64]:
    """The probability of each pair, its rivals counted: by Bayes' rule, only one of the pairs being possible at a time."""
    likely = np.flatnonzero(probability >= _RIVAL)
    likely = likely[np.argsort(-probability[likely], kind="stable")]
    of: dict[int, list[tuple[int, int]]] = defaultdict(list)  # of an entry: the other one of a pair, and the pair
    for pair, one, other in zip(likely.tolist(), left[likely].tolist(), right[likely].tolist(), strict=True):
        for end, opposite in ((one, other), (other, one)):
            if len(of[end]) < _MANY:
                of[end].append((opposite, pair))
    met = [
        (pair, rival, other, opposite)
        for known in of.values()
        for other, pair in known
        for opposite, rival in known
        if pair != rival
    ]
    pairs, rivals, others, opposites = np.array(met, np.intp).reshape(-1, 4).T
    apart = facts.apart(others, opposites)
    odds = probability / np.maximum(1 - probability, 1 / _MOST)
    against = np.bincount(pairs[apart], odds[rivals[apart]], len(odds))
    found: npt.NDArray[np.float64] = np.where(against > 0, odds / (1 + odds + against), probability)
    return found
