"""The DOCX, read again: styles, sentences, numbers that lead to their row, the mark of a draft."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from docx.oxml.ns import qn

from gravamen.drafting.letter import draft
from gravamen.drafting.renderings.docx import docx

from ..letters import LETTERS
from . import reading

DAY = datetime.date(2024, 5, 6)


@pytest.fixture(scope="module")
def made() -> bytes:
    return docx(draft(LETTERS["factory-in-bangladesh"]()), DAY)


def test_the_sentences_stand_in_order(made: bytes) -> None:
    document = draft(LETTERS["factory-in-bangladesh"]())
    opened = reading.paragraphs(made)
    reading.in_order(reading.said(document), "\n".join(one.text for one in opened.paragraphs))
    cells = "\n".join(cell.text for table in opened.tables for row in table.rows for cell in row.cells)
    for annex in document.annexes:
        for block in annex.blocks:
            if hasattr(block, "rows"):
                for piece in reading.pieces(block):
                    assert reading.bare(piece) in reading.bare(cells), piece


def test_styles_are_real(made: bytes) -> None:
    used = {one.style.name: one.text for one in reading.paragraphs(made).paragraphs}
    for style in ("Letterhead", "Date Line", "Address", "Subject Line", "Body Text", "List Number", "Heading 1", "Heading 2"):
        assert style in used, style
    assert used["Subject Line"].startswith("Urgent intervention requested")
    opened = reading.paragraphs(made)
    assert opened.paragraphs[0].text == "Generated Global Union"


def test_every_number_leads_to_its_row(made: bytes) -> None:
    body = reading.paragraphs(made).element.body
    marks = {one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))}
    links = [one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))]
    assert links
    assert set(links) <= marks
    numbers = {f"note_{number}" for block in draft(LETTERS["factory-in-bangladesh"]()).body for number in _notes(block)}
    assert numbers <= marks


def _notes(block: object) -> list[int]:
    return [number for one in getattr(block, "sentences", ()) for number in one.notes]


def test_the_header_of_a_draft_says_that_nobody_verified_it(made: bytes) -> None:
    proposed = replace(draft(LETTERS["one-arrest-in-iran"]()), status="proposed")
    opened = reading.paragraphs(docx(proposed, DAY))
    for section in opened.sections:
        assert section.header.paragraphs[0].text == "PROPOSED, NOT VERIFIED"
        assert not section.different_first_page_header_footer, "the mark stands on the first page too"
    assert "Generated Secretary" not in "\n".join(one.text for one in opened.paragraphs)
    assert reading.paragraphs(made).sections[0].header.paragraphs[0].text == ""


def test_the_footer_counts_the_pages(made: bytes) -> None:
    footer = reading.paragraphs(made).sections[0].footer.paragraphs[0]._p
    assert [one.get(qn("w:instr")) for one in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_the_same_letter_gives_the_same_bytes(made: bytes) -> None:
    assert docx(draft(LETTERS["factory-in-bangladesh"]()), DAY) == made


def test_the_file_does_not_say_who_made_it_or_when(made: bytes) -> None:
    core = reading.paragraphs(made).core_properties
    assert (core.author, core.last_modified_by) == ("Generated Global Union", "Generated Global Union")
    assert core.created.date() == core.modified.date() == DAY
    assert core.comments == ""
    assert core.language == "en"
