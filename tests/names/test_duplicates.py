"""Entries of a register that are likely the same."""

from __future__ import annotations

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
