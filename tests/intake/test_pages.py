"""Pages put together: every character keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.intake.pages import Line, Sheet, bind
from gravamen.text import Box, Passage


def line(words: str, top: float = 0, *, height: float = 10, paragraph: int = -1) -> Line:
    made = Line(paragraph=paragraph)
    for at, letter in enumerate(words):
        made.add(letter, at * 5.0, top, at * 5.0 + 5, top + height)
    return made


def sheet(*lines: Line) -> Sheet:
    return Sheet(500, 800, list(lines))


@pytest.mark.parametrize(
    ("sheets", "characters"),
    [
        pytest.param([], "", id="no pages"),
        pytest.param([sheet()], "", id="an empty page"),
        pytest.param([sheet(line("a"), line("b", 12))], "a\nb", id="lines that wrap"),
        pytest.param([sheet(line("a"), line("b", 30))], "a\n\nb", id="a gap parts paragraphs"),
        pytest.param([sheet(line("a", 300), line("b", 10))], "a\n\nb", id="the next column"),
        pytest.param([sheet(line("a", paragraph=1), line("b", 90, paragraph=1))], "a\nb", id="paragraphs as told, not by gaps"),
        pytest.param([sheet(line("a", paragraph=1), line("b", 11, paragraph=2))], "a\n\nb", id="paragraphs as told"),
        pytest.param([sheet(line("a")), sheet(line("b"))], "a\fb", id="pages"),
        pytest.param([sheet(line("a")), sheet(), sheet(line("b"))], "a\f\fb", id="an empty page between"),
        pytest.param([sheet(line("inde-"), line("pendent", 12))], "inde-\npendent", id="the hyphen stays"),
        pytest.param([sheet(Line(), line("a"))], "a", id="an empty line"),
    ],
)
def test_pages_become_one_text(sheets: list[Sheet], characters: str) -> None:
    text = bind(sheets)
    assert text.characters == characters
    assert [page.number for page in text.pages] == list(range(1, len(sheets) + 1))


words = st.text(alphabet=st.characters(categories=("L", "N", "P")), min_size=1, max_size=12)


@given(st.lists(st.lists(words, max_size=5), min_size=1, max_size=4))
def test_every_character_keeps_its_page_and_place(pages: list[list[str]]) -> None:
    text = bind([sheet(*(line(one, at * 12.0) for at, one in enumerate(lines))) for lines in pages])
    start = 0
    for number, lines in enumerate(pages, 1):
        for at, one in enumerate(lines):
            start = text.characters.index(one, start)
            assert text.quote(Passage(start, start + len(one))) == one
            assert text.page_at(start).number == number
            assert list(text.boxes(Passage(start, start + len(one)))) == [
                (text.pages[number - 1], Box(0, at * 12.0, len(one) * 5.0, at * 12.0 + 10))
            ]
            start += len(one) + 1
        start = text.pages[number - 1].end
