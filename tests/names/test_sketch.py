"""How like names are at a glance."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.names.keys import keys, slipped
from gravamen.names.named import Kind
from gravamen.names.sketch import SIZE, held, likeness, likeness_of_pairs, patterns, rough_letters, sketch

LIKE = [
    ("ihar pavarau", "игорь поваров"),
    ("pavarau ihar", "ihar pavarau"),
    ("thomas vahid", "توماس وحيد"),
    ("eric bernstein", "אריק ברנשטיין"),
    ("siarhei mikalaevich uzorny", "сергей узорный"),
]
WORDS = st.lists(st.text("abcdeghiklmnoprstuvyzабвгдеклмнорст", min_size=1, max_size=9), max_size=5)


@pytest.mark.parametrize(("one", "two"), LIKE, ids=[one for one, _ in LIKE])
def test_one_name_is_like_itself_in_other_letters_more_than_another(one: str, two: str) -> None:
    stranger = np.frombuffer(sketch(["dmitry", "kolenko"]) + sketch(two.split()), np.uint8).reshape(-1, SIZE)
    other, same = likeness(sketch(one.split()), stranger).tolist()
    assert same > 0.7 > other


def test_a_given_name_has_one_sketch() -> None:
    assert rough_letters("ihar") == rough_letters("игорь") == rough_letters("igor")


@given(st.lists(WORDS, min_size=1, max_size=8))
def test_many_at_once_are_as_one_by_one(names: list[list[str]]) -> None:
    table = np.frombuffer(b"".join(map(sketch, names)), np.uint8).reshape(-1, SIZE)
    one, two = (side.ravel() for side in np.indices((len(names), len(names))))
    together = likeness_of_pairs(patterns(table), table, one, two).reshape(len(names), len(names))
    for place, name in enumerate(names):
        assert np.allclose(together[place], likeness(sketch(name), table))
    assert ((held(table).in_common(one, two) >= 0) & (held(table).in_common(one, two) <= 1)).all()


@given(st.text(max_size=60))
def test_any_text_has_a_sketch(text: str) -> None:
    assert len(sketch(text.split())) == SIZE


@pytest.mark.parametrize(
    ("kept", "sought"),
    [("Benz Oryema", "Benz Oyema"), ("Bella Kroitor", "Bella Rkoitor"), ("Kevin Voywood", "Kevin Vnoywood")],
    ids=["a letter less", "two turned", "a letter more"],
)
def test_a_slip_of_the_pen_is_met(kept: str, sought: str) -> None:
    assert not set(keys(kept, Kind.PERSON).pairs) & set(keys(sought, Kind.PERSON, sought=True).pairs)
    assert set(keys(kept, Kind.PERSON).pairs) & set(slipped(sought))
