"""Who did what to whom: the bands' widths are the number of acts, and no node lies on another."""

from __future__ import annotations

import random
import re
from itertools import pairwise

import pytest

from gravamen.pictures import pies
from gravamen.pictures.flow import OTHERS, Deed, Flow, Node, lay_out

FAMILIES = ("life", "liberty", "home")


def deeds(count: int, parties: int, seed: int = 5) -> list[Deed]:
    chance = random.Random(seed)
    names = [f"P{number}" for number in range(parties)]
    return [
        Deed(
            number,
            tuple(chance.sample(names, chance.choice([1, 1, 2]) if parties > 1 else 1)),
            chance.choice(FAMILIES),
            tuple(chance.sample(names, min(parties, chance.choice([1, 1, 3])))),
        )
        for number in range(count)
    ]


def laid(told: list[Deed]) -> Flow:
    picture = lay_out(told, FAMILIES)
    assert picture is not None
    return picture


def columns(picture: Flow) -> tuple[tuple[Node, ...], ...]:
    return picture.doers, picture.families, picture.hit


@pytest.mark.parametrize(("count", "parties"), [(1, 1), (3, 4), (40, 15), (300, 60), (5000, 400)])
def test_nodes_do_not_touch_and_their_names_have_room(count: int, parties: int) -> None:
    picture = laid(deeds(count, parties))
    for column in columns(picture):
        for above, below in pairwise(column):
            assert above.y + above.height < below.y
            assert below.middle - above.middle >= 18
        assert column[-1].y + column[-1].height <= picture.height
    assert len(picture.doers) + len(picture.hit) + len(picture.families) <= 40
    assert picture.height < 900


def test_every_act_is_counted_once_in_its_family() -> None:
    told = deeds(300, 60)
    picture = laid(told)
    assert sum(one.acts for one in picture.families) == 300
    assert [one.key for one in picture.families] == list(FAMILIES)


def test_the_rest_is_folded_and_says_how_many_it_stands_for() -> None:
    told = [Deed(number, ("police",), "home", (f"P{number % 40}",)) for number in range(100)]
    picture = laid(told)
    others = picture.hit[-1]
    assert others.key == OTHERS
    assert others.folded == 40 - 15
    assert sum(one.folded for one in picture.hit) == 40
    assert sum(one.acts for one in picture.hit) == 100


def test_an_act_of_two_is_half_of_each_ones_band() -> None:
    picture = laid([Deed(1, ("police", "court"), "liberty", ("P1",)), Deed(2, ("police",), "liberty", ("P1",))])
    wide = {band.begin: _width(band.path) for band in picture.left}
    assert wide["police"] == pytest.approx(3 * wide["court"], rel=0.02)
    assert sum(wide.values()) == pytest.approx(_width(picture.right[0].path), rel=0.02)


def test_from_right_to_left_doers_stand_right() -> None:
    picture = laid(deeds(10, 4))
    turned = picture.mirrored()
    assert picture.doers[0].x < picture.families[0].x < picture.hit[0].x
    assert turned.doers[0].x > turned.families[0].x > turned.hit[0].x
    assert turned.mirrored() == picture


def test_no_deeds_are_no_picture() -> None:
    assert lay_out([], FAMILIES) is None


def _width(path: str) -> float:
    begin, edge = re.findall(r"[MV](?:[\d.]+ )?([\d.]+)", path)
    at = re.search(r" ([\d.]+)V", path)
    assert at is not None
    assert begin
    return float(edge) - float(at[1])


def test_slices_are_as_many_as_counts_and_a_single_one_is_whole() -> None:
    assert [bool(one) for one in pies.slices(0, 0, 10, [3, 0, 1])] == [True, False, True]
    (whole,) = pies.slices(5, 5, 10, [4])
    assert whole.count("A") == 2
    assert "L" not in whole


def test_a_larger_count_is_a_larger_circle_and_all_can_be_pressed() -> None:
    sizes = [pies.radius(count, 100) for count in (1, 2, 50, 100)]
    assert sizes == sorted(set(sizes))
    assert sizes[0] * 2 >= 24
    assert all(pies.hub(count, pies.radius(count, 5000)) < pies.radius(count, 5000) for count in (2, 99, 5000))
