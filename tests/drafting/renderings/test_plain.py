"""Plain text: the letter as an e-mail's body."""

from __future__ import annotations

from dataclasses import replace

from gravamen.drafting.letter import draft
from gravamen.drafting.renderings.plain import plain

from ..letters import LETTERS
from . import reading


def test_the_sentences_stand_in_order_with_their_numbers() -> None:
    document = draft(LETTERS["trial-in-zimbabwe"]())
    text = plain(document)
    reading.in_order(reading.said(document), text)
    assert "[1]" in text
    assert "Annex A" not in text
    assert "Yours sincerely,\n\nGenerated Secretary\nGeneral Secretary\n" in text


def test_annexes_where_asked() -> None:
    text = plain(draft(LETTERS["trial-in-zimbabwe"]()), annexes=True)
    for annex in ("Annex A. Chronology", "Annex B. Persons", "Annex C. Sources", "Annex D. Standards"):
        assert annex in text


def test_a_draft_says_first_that_nobody_verified_it_and_is_not_signed() -> None:
    text = plain(replace(draft(LETTERS["trial-in-zimbabwe"]()), status="proposed"))
    assert text.startswith("PROPOSED, NOT VERIFIED\n")
    assert "Generated Secretary" not in text
