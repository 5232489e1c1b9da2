"""What of a word survives transliteration, and the keys made of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.names.keys import keys
from gravamen.names.named import Kind
from gravamen.names.skeleton import LONGEST, MOST, skeletons

SHARED = [
    ("ihar", "igor"),
    ("igor", "игорь"),
    ("pavarau", "поваров"),
    ("schmidt", "шмидт"),
    ("george", "джордж"),
    ("john", "джон"),
    ("jan", "ян"),
    ("william", "уильям"),
    ("mohammed", "محمد"),
    ("yitzhak", "יצחק"),
    ("bernstein", "번스타인"),
    ("kolenko", "ქოლენკო"),
]


@pytest.mark.parametrize(("one", "two"), SHARED, ids=[f"{one}-{two}" for one, two in SHARED])
def test_two_spellings_share_a_skeleton(one: str, two: str) -> None:
    assert set(skeletons(one)) & set(skeletons(two))


def test_what_is_no_letter_has_none() -> None:
    assert skeletons("😀") == ()
    assert keys("😀 …", Kind.PERSON).all == frozenset()


@given(st.text(max_size=40))
def test_few_and_short(word: str) -> None:
    found = skeletons(word)
    assert len(found) <= MOST
    assert all(len(one) <= LONGEST for one in found)


def test_persons_and_organisations_are_kept_apart() -> None:
    assert not keys("Solidarity", Kind.PERSON).all & keys("Solidarity", Kind.ORGANISATION).all
