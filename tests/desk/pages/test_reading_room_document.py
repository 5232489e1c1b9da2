"""The document with its marks: every character once, whatever overlaps."""

from __future__ import annotations

import django
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.text import Text

django.setup()  # the room's package knows models

from gravamen.desk.pages.reading_room.document import Mark, parts, stretches  # noqa: E402

TEXT = "The police raided the office of GUT and seized all laptops."


def mark(words: str, proposal: int, style: str, state: str = "open") -> Mark:
    start = TEXT.index(words)
    return Mark(start, start + len(words), proposal, style, state)


RAID = mark("The police raided the office of GUT", 1, "home")
SEIZURE = mark("seized all laptops", 2, "home")
WHOLE = mark(TEXT, 3, "liberty")
NAME = mark("GUT", 4, "name")


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        pytest.param([], [(TEXT, "", ())], id="nothing is proposed"),
        pytest.param(
            [RAID, NAME],
            [("The police raided the office of ", "home", (1,)), ("GUT", "home named", (4, 1)), (TEXT[35:], "", ())],
            id="a name within an act is under its colour",
        ),
        pytest.param(
            [WHOLE, SEIZURE],
            [
                ("The police raided the office of GUT and ", "liberty", (3,)),
                ("seized all laptops", "home several", (2, 3)),
                (".", "liberty", (3,)),
            ],
            id="of two acts the shorter colours what both cover",
        ),
        pytest.param(
            [mark("seized all laptops", 2, "home", "accepted")],
            [(TEXT[:40], "", ()), ("seized all laptops", "home done", (2,)), (".", "", ())],
            id="what is decided steps back",
        ),
        pytest.param(
            [mark("seized all laptops", 2, "home", "refused"), mark("all laptops", 5, "name")],
            [
                (TEXT[:40], "", ()),
                ("seized ", "home refused", (2,)),
                ("all laptops", "home named", (5, 2)),
                (".", "", ()),
            ],
            id="an open one within a refused one is open",
        ),
    ],
)
def test_a_text_is_cut_at_its_marks(marks: list[Mark], expected: list[tuple[str, str, tuple[int, ...]]]) -> None:
    found = stretches(TEXT, 0, len(TEXT), marks)
    assert [(one.text, one.styles, one.proposals) for one in found] == expected


@given(st.lists(st.tuples(st.integers(0, 58), st.integers(1, 30), st.sampled_from(["home", "liberty", "name"])), max_size=12))
def test_every_character_stands_once_with_all_its_marks(drawn: list[tuple[int, int, str]]) -> None:
    marks = [Mark(start, min(start + length, len(TEXT)), at, style, "open") for at, (start, length, style) in enumerate(drawn)]
    found = stretches(TEXT, 0, len(TEXT), marks)
    assert "".join(one.text for one in found) == TEXT
    for one in found:
        for at in range(one.start, one.start + len(one.text)):
            assert set(one.proposals) == {each.proposal for each in marks if each.start <= at < each.end}


def test_characters_that_a_browser_changes_keep_their_places() -> None:
    text = "one\r\ntwo\fthree\0four\U0001f6a8five"
    (whole,) = stretches(text, 0, len(text), [])
    assert len(whole.text) == len(text)
    assert not set("\r\f\0") & set(whole.text)


@given(st.text(alphabet="ab \n", max_size=400), st.integers(1, 5))
def test_parts_hold_all_of_a_text_in_order(text: str, times: int) -> None:
    long = text * times * 60
    found = parts(long, [])
    assert "".join(long[one.start : one.end] for one in found) == long
    assert all(one.end - one.start <= 9000 for one in found)


def test_each_page_begins_a_part_and_says_so() -> None:
    text = Text.plain("one\ftwo")
    pages = [[1, 0, 4, 595.0, 842.0], [2, 4, 7, 595.0, 842.0]]
    assert [(one.start, one.end, one.page) for one in parts(text.characters, pages)] == [(0, 4, 1), (4, 7, 2)]
