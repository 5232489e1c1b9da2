"""Files in other languages: no English word of a rendering's own; lists of a complaint number as they are numbered."""

from __future__ import annotations

import datetime
from email import message_from_bytes
from email.policy import default

import pytest

from gravamen.drafting.documents.composing import compose
from gravamen.drafting.documents.parts import Matter
from gravamen.drafting.letter import draft
from gravamen.drafting.renderings.docx import docx
from gravamen.drafting.renderings.eml import eml
from gravamen.drafting.renderings.pdf import pdf

from ..letters import LETTERS
from . import reading

DAY = datetime.date(2024, 5, 6)
WORDS = {
    "fr": (
        "PROJET, NON VÉRIFIÉ",
        "Page 1 sur",
        "Annexe A. Chronologie",
        "Veuillez agréer",
        "ce projet n’a été vérifié par personne",
    ),
    "es": ("BORRADOR, NO VERIFICADO", "Página 1 de", "Anexo A. Cronología", "Le saluda atentamente", "nadie ha verificado"),
}


@pytest.mark.parametrize("language", WORDS)
def test_a_pdf_speaks_its_language(language: str) -> None:
    document = draft(LETTERS["one-arrest-in-iran"](), language)
    text = " ".join(" ".join(page.split()) for page in reading.pages(pdf(document))).replace("\u00a0", " ")
    for words in WORDS[language]:
        assert words in text
    for english in ("Yours sincerely", "Proposed", "Annex A", "Page 1 of"):
        assert english not in text


@pytest.mark.parametrize("language", WORDS)
def test_a_docx_speaks_its_language(language: str) -> None:
    document = draft(LETTERS["one-arrest-in-iran"](), language)
    opened = reading.paragraphs(docx(document, DAY))
    texts = [one.text.replace("\u00a0", " ") for one in opened.paragraphs]
    assert opened.sections[0].header.paragraphs[0].text == WORDS[language][0]
    assert WORDS[language][2] in texts
    assert any(text.startswith(WORDS[language][3]) for text in texts)
    assert opened.core_properties.language == language


def test_an_email_of_a_draft_says_so_in_its_language() -> None:
    document = draft(LETTERS["one-arrest-in-iran"](), "fr")
    message = message_from_bytes(eml(document, b"", b"", DAY, "letter"), policy=default)
    assert str(message["Subject"]).startswith("[Projet, non vérifié] Demande d’intervention urgente")


def test_lists_begin_anew_where_the_document_begins_them_anew() -> None:
    document = compose(LETTERS["strike-in-korea"](), "complaint", "en", Matter(conciliation=False, tripartite=""))
    opened = reading.paragraphs(docx(document, DAY))
    lists = [block for block in document.body if hasattr(block, "items")]
    assert [block.start for block in lists] == [1, 1, 1 + len(lists[1].items)]
    numbers = [
        None if one._p.pPr.numPr is None else one._p.pPr.numPr.numId.val
        for one in opened.paragraphs
        if one.style.name == "List Number"
    ]
    first = len(lists[0].items)
    assert set(numbers[:first]) == {None}, "the numbers of the style"
    assert len(set(numbers[first:])) == 1, "one list, from the second that begins at 1 to the end"
    assert numbers[first] is not None
