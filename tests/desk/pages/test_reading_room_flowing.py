"""Lines broken by hand flow again, and no character moves."""

from __future__ import annotations

import django
import pytest
from hypothesis import given
from hypothesis import strategies as st

django.setup()  # the room's package knows models

from gravamen.desk.pages.reading_room.flowing import flowing  # noqa: E402

BROKEN = "The police came at six in the morning and took away all that was\nin the office of the union.\n\nThey gave no list."


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (BROKEN, 2),
        ("From: the union of the works at the river <office@example.org>\nTo: the federation", 2),
        ("The police came at six in the morning and took away these things:\n- two laptops\n- a flag", 3),
        ("The police came at six in the morning and took away the things.\nThey gave no list of them.", 2),
        ("> The police came at six in the morning and took away all that\n> was in the office", 2),
        ("Short\nlines\nof a list", 3),
        ("x" * 200 + "\nand so on", 2),
        ("The name of the person who was hit by it all and by whom\tDate\nTestov\t2021", 2),
    ],
    ids=["paragraph", "headers", "items", "a sentence ends", "a quote", "a list", "never broken", "a table"],
)
def test_only_breaks_that_shorten_a_line_go(text: str, lines: int) -> None:
    assert len([line for line in flowing(text).split("\n") if line]) == lines


@given(st.text(alphabet=st.sampled_from("ab .\n>-\t"), max_size=400))
def test_every_character_stays_at_its_place(text: str) -> None:
    found = flowing(text)
    assert len(found) == len(text)
    assert all(one == other or (one, other) == ("\n", " ") for one, other in zip(text, found, strict=True))
