"""Entries of a register that are likely the same."""

from __future__ import annotations

import pytest

from gravamen.names.duplicates import doubles
from gravamen.names.named import Kind, Named

REGISTER = [
    Named("Siarhei Uzorny"),
    Named("José Muestra Núñez"),
    Named("Сергей Узорный"),
    Named("Aleh Uzorny"),
    Named("Jose Muestra"),
    Named("Siarhei Testavets"),
    Named("Uzorny Union", Kind.ORGANISATION),
    Named("", Kind.PERSON),
]


def test_doubles_are_found_across_scripts() -> None:
    assert {(one.one, one.other) for one in doubles(REGISTER)} == {(0, 2), (1, 4)}


def test_the_likeliest_come_first_and_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    found = doubles(REGISTER, progress=lambda done, total: told.append((done, total)))
    assert [one.probability for one in found] == sorted((one.probability for one in found), reverse=True)
    assert told
    assert told[-1][0] == told[-1][1]


def test_years_far_apart_are_two_persons() -> None:
    assert doubles([Named("Siarhei Uzorny", born="1950"), Named("Siarhei Uzorny", born="1980")]) == []


def test_a_register_of_nobody_has_no_doubles() -> None:
    assert doubles([]) == []
    assert doubles([Named("…"), Named("")]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Minoru Kolesnitest", "Minoru Koesnitest"),  # a letter fewer at the head
        ("Minoru Askisatest", "Minoru Sakisatest"),  # two turned
        ("Roth Rosoliotest", "Ross Rosoliotest"),  # a rare surname, and a given name of another sound
    ],
)
def test_a_slip_that_changes_the_sound_is_found(one: str, other: str) -> None:
    assert [(pair.one, pair.other) for pair in doubles([Named(one), Named("Nobody Ofthatname"), Named(other)], least=0.1)] == [
        (0, 2)
    ]


def test_of_two_pairs_that_cannot_both_be_right_each_is_less_likely() -> None:
    far_apart = [Named("Aleh Uzorny", born="1950"), Named("Aleh Uzorny"), Named("Aleh Uzorny", born="1980")]
    alone = doubles(far_apart[:2], least=0.01)[0].probability
    both = {(one.one, one.other): one.probability for one in doubles(far_apart, least=0.01)}
    assert set(both) == {(0, 1), (1, 2)}
    assert all(0.4 < probability <= 0.5 < alone for probability in both.values())


def test_a_pair_does_not_depend_on_the_order_of_the_register() -> None:
    there, back = doubles(REGISTER, least=0.01), doubles(REGISTER[::-1], least=0.01)
    last = len(REGISTER) - 1
    turned = {(last - one.other, last - one.one): one.probability for one in back}
    assert {(one.one, one.other): pytest.approx(one.probability) for one in there} == turned
