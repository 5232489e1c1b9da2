"""What a person reads in a letter's files: pages of a PDF, paragraphs of a DOCX, the words a document holds in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx as word
import pypdfium2

from gravamen.drafting.document import Block, Document, Enumeration, Heading, Paragraph


def bare(text: str) -> str:
    """Letters and figures alone: line breaks, hyphens and note numbers' places differ between formats."""
    return re.sub(r"[\W_]+", "", text).casefold()


def pages(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as opened:
        return [page.get_textpage().get_text_range() for page in opened]


def paragraphs(content: bytes) -> Any:
    return word.Document(BytesIO(content))


def said(document: Document) -> Iterator[str]:
    """Every piece of a letter before its annexes, in the order in which it is read; notes aside."""
    yield from (document.subject, document.salutation.text)
    for block in document.body:
        yield from pieces(block)
    yield from (one.text for one in document.closing)


def pieces(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield block.text
    elif isinstance(block, Paragraph):
        yield from (one.text for one in block.sentences)
    elif isinstance(block, Enumeration):
        yield from (one.text for one in block.items)
    else:
        for row in block.rows:
            yield from (cell.text for cell in row)


def in_order(pieces: Iterator[str], text: str) -> None:
    """Assert that the text holds each piece behind the one before."""
    at, whole = 0, bare(text)
    for piece in pieces:
        found = whole.find(bare(piece), at)
        assert found >= 0, piece
        at = found + len(bare(piece))
