"""The PDF: its pages hold the letter and the annexes, and each bears the mark of a draft."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gravamen.drafting.letter import draft
from gravamen.drafting.renderings.pdf import pdf
from gravamen.terms import ActType

from ..letters import LETTERS
from ..making import Scene, group
from . import reading


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf(draft(LETTERS["strike-in-korea"]()))


def test_the_sentences_stand_in_order(made: bytes) -> None:
    document = draft(LETTERS["strike-in-korea"]())
    text = "\n".join(reading.pages(made))
    letter = text[: text.index("Annex A")]
    # the small numbers after sentences stand in the same run of characters: one sentence at a time
    reading.in_order(reading.said(document), letter)
    for annex in document.annexes:
        assert f"Annex {annex.letter}. {annex.title}".replace("\u00a0", " ") in text.replace("\u00a0", " ").replace("\r\n", " ")
        for block in annex.blocks:
            for piece in reading.pieces(block):
                assert reading.bare(piece) in reading.bare(text), piece


def test_each_page_has_its_number_and_a_verified_letter_no_mark(made: bytes) -> None:
    pages = reading.pages(made)
    assert len(pages) >= 3
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "PROPOSED" not in page
    assert "Generated Secretary" in "".join(pages)


def test_every_page_of_a_draft_says_that_nobody_verified_it() -> None:
    brief = replace(LETTERS["factory-in-bangladesh"](), status="proposed")
    pages = reading.pages(pdf(draft(brief)))
    assert len(pages) >= 3
    for page in pages:
        assert "PROPOSED, NOT VERIFIED" in page
    assert "Generated Secretary" not in "".join(pages), "a draft bears nobody's name as a signature"


def test_the_same_letter_gives_the_same_bytes(made: bytes) -> None:
    assert pdf(draft(LETTERS["strike-in-korea"]())) == made


def test_words_that_the_typesetter_could_take_for_orders_stay_words() -> None:
    scene = Scene()
    odd = "#panic() *bold* _x_ $1^2$ @note <a> // \\ [b] 50% “q”"
    scene.act(ActType.SEIZURE, "2021-02-16", group("a union"), group("police"), object=odd)
    text = "".join(reading.pages(pdf(draft(scene.brief()))))
    for word in ("#panic()", "*bold*", "$1^2$", "@note", "<a>", "[b]"):
        assert word in text
