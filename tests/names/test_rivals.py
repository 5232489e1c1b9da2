"""Pairs that cannot both be right."""

from __future__ import annotations

import numpy as np
import pytest

from gravamen.names import rivals
from gravamen.names.facts import FactsOfMany
from gravamen.names.named import Named

A, B, C = Named("A"), Named("A", born="1950"), Named("A", born="1980")
WOMAN, MAN = Named("A", sex="female"), Named("A", sex="male")


def weighed(entries: list[Named], pairs: list[tuple[int, int]], said: list[float]) -> list[float]:
    left, right = np.array(pairs, np.int64).reshape(-1, 2).T
    found: list[float] = rivals.weighed(left, right, np.array(said), FactsOfMany(entries)).tolist()
    return found


@pytest.mark.parametrize(
    ("entries", "said", "found"),
    [
        ([A, B, C], [0.5, 0.5], [1 / 3, 1 / 3]),  # one, the other, or neither
        ([A, B, C], [0.9, 0.5], [9 / 11, 1 / 11]),
        ([A, WOMAN, MAN], [0.5, 0.5], [1 / 3, 1 / 3]),
        ([A, B, B], [0.5, 0.5], [0.5, 0.5]),  # three entries of one
        ([A, A, A], [0.5, 0.5], [0.5, 0.5]),  # nothing is known
        ([A, B, C], [1.0, 1.0], [0.5, 0.5]),
        ([A, B, C], [0.9, 0.1], [0.9, 0.1]),  # what is unlikely is left as it is, and speaks against nobody
    ],
    ids=["as likely", "one likelier", "a woman and a man", "born in one year", "nothing known", "certain", "unlikely"],
)
def test_rivals_are_counted(entries: list[Named], said: list[float], found: list[float]) -> None:
    assert weighed(entries, [(0, 1), (0, 2)], said) == pytest.approx(found, abs=1e-5)


def test_no_pairs_have_no_rivals() -> None:
    assert weighed([A, B], [], []) == []
