"""Plain text and Markdown: as they stand in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.intake.plain import read_plain
from gravamen.text import Passage

from .making import RAID, RAID_RU


@pytest.mark.parametrize(
    ("content", "characters", "encoding"),
    [
        pytest.param(RAID.encode(), RAID, "utf-8", id="a line"),
        pytest.param(b"# Raid\r\n\r\n* one\r\n* two\r\n", "# Raid\n\n* one\n* two\n", "utf-8", id="Markdown keeps its signs"),
        pytest.param(b"  indented \t", "  indented \t", "utf-8", id="blanks stay"),
        pytest.param(RAID_RU.encode("cp1251"), RAID_RU, "cp1251", id="Russian, Windows"),
    ],
)
def test_text_stands_as_in_the_file(content: bytes, characters: str, encoding: str) -> None:
    text, found = read_plain(content, "a.txt")
    assert (text.characters, found) == (characters, encoding)
    assert [(page.number, page.start, page.end) for page in text.pages] == [(1, 0, len(characters))]


words = st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t"), max_size=200)


@given(before=words, quote=words, after=words)
def test_offsets_lead_back_to_the_same_characters(before: str, quote: str, after: str) -> None:
    text, _ = read_plain(f"words {before}{quote}{after} words".encode(), "a.txt")
    start = len("words ") + len(before)
    assert text.characters == f"words {before}{quote}{after} words"
    assert text.quote(Passage(start, start + len(quote))) == quote
