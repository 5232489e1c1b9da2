from __future__ import annotations

from array import array

import pytest

from gravamen.errors import BadPassage
from gravamen.text import Box, Page, Passage, Text


def test_a_passage_is_quoted_to_the_letter() -> None:
    assert Text.plain("The union was raided.").quote(Passage(4, 9)) == "union"


def test_a_passage_past_the_end_is_refused() -> None:
    with pytest.raises(BadPassage, match="has 3 characters"):
        Text.plain("abc").quote(Passage(0, 4))


def test_pages_must_hold_all_characters() -> None:
    with pytest.raises(BadPassage):
        Text("abcdef", (Page(1, 0, 3), Page(2, 4, 6)))


def test_each_character_has_its_page() -> None:
    text = Text("abcdef", (Page(1, 0, 3), Page(2, 3, 6)))
    assert [text.page_at(at).number for at in range(6)] == [1, 1, 1, 2, 2, 2]


def test_boxes_are_joined_to_one_a_line() -> None:
    places = array("f", [0, 0, 5, 10, 5, 0, 10, 10, 0, 12, 5, 22])
    text = Text("abc", (Page(1, 0, 3, 100, 100, places),))
    assert [box for _, box in text.boxes(Passage(0, 3))] == [Box(0, 0, 10, 10), Box(0, 12, 5, 22)]
