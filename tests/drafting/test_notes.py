"""The numbers after sentences."""

from __future__ import annotations

import pytest

from gravamen.drafting.notes import Notes, runs

from .making import Scene


@pytest.mark.parametrize(
    ("numbers", "printed"),
    [
        pytest.param((), [], id="none"),
        pytest.param((4,), [(4, 4)], id="one"),
        pytest.param((4, 5), [(4, 4), (5, 5)], id="two in a row are two"),
        pytest.param((4, 5, 6), [(4, 6)], id="three in a row"),
        pytest.param((1, 3, 4, 5, 9), [(1, 1), (3, 5), (9, 9)], id="mixed"),
    ],
)
def test_runs(numbers: tuple[int, ...], printed: list[tuple[int, int]]) -> None:
    assert runs(numbers) == printed


def test_each_passage_has_one_number() -> None:
    scene, notes = Scene(), Notes()
    one, two, three = (scene.evidence() for _ in range(3))
    assert notes.numbers([one, two]) == (1, 2)
    assert notes.numbers([three, one, one]) == (1, 3)
    assert notes.passages == [one, two, three]
