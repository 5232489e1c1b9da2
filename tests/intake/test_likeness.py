"""Which texts are nearly the same."""

from __future__ import annotations

import pytest

from gravamen.intake.likeness import ALIKE, keys

LETTER = " ".join(f"On day {n} the police of town {n} searched the office number {n} of the union." for n in range(1, 30))


def shared(one: str, other: str) -> int:
    return len(set(keys(one)) & set(keys(other)))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(LETTER.replace(". ", ".\n"), id="other line breaks"),
        pytest.param(LETTER.upper(), id="capitals"),
        pytest.param(f"Page 1\n{LETTER}\nPage 2", id="page numbers"),
        pytest.param(LETTER.replace("day 7", "the day 7"), id="a word more"),
    ],
)
def test_the_same_letter_in_another_format_is_alike(other: str) -> None:
    assert shared(LETTER, other) >= ALIKE


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            "An entirely different note about wages that were paid late again, and what the members said.", id="another"
        ),
        pytest.param("", id="nothing"),
        pytest.param("On day 1 the police", id="too short to tell"),
    ],
)
def test_another_text_is_not(other: str) -> None:
    assert shared(LETTER, other) < ALIKE
