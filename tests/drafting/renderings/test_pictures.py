"""Pages of a letter as pictures, and where its annexes begin."""

from __future__ import annotations

from tests.drafting.letters import LETTERS

from gravamen.drafting.letter import draft
from gravamen.drafting.renderings.files import files
from gravamen.drafting.renderings.pdf import pdf
from gravamen.drafting.renderings.pictures import pages, picture


def test_pages_are_pictures_and_annexes_begin_on_their_own() -> None:
    content = pdf(draft(LETTERS["factory-in-bangladesh"]()))
    total, before = pages(content)
    assert 0 < before < total
    assert all((picture(content, number) or b"").startswith(b"\x89PNG") for number in (1, total))
    assert picture(content, 0) is None
    assert picture(content, total + 1) is None


def test_the_same_letter_gives_the_same_files() -> None:
    brief = LETTERS["one-arrest-in-iran"]()
    one, two = (files(draft(brief), brief.written_on, "letter") for _ in range(2))
    assert one == two
    assert sorted(one) == ["letter.docx", "letter.eml", "letter.pdf"]
