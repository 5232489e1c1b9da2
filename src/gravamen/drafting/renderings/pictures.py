"""A letter's pages as pictures, for a preview, and how many of them stand before the annexes.

In: a PDF as `pdf` makes it. Out: PNG files, one a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from gravamen.intake.drawing import PDFIUM

_ANNEXES = re.compile("(?:Annexe?|Anexo) A\\.")  # in each language that has annexes
_SCALE = 1.6  # of 72 dots an inch: sharp at the width of half a screen


def picture(pdf: bytes, number: int) -> bytes | None:
    """A page as PNG, counted from 1; None where there is no such page."""
    with _opened(pdf) as document:
        if not 1 <= number <= len(document):
            return None
        drawn = document[number - 1].render(scale=_SCALE).to_pil()
    out = BytesIO()
    drawn.quantize(32).save(out, "PNG")
    return out.getvalue()


def pages(pdf: bytes) -> tuple[int, int]:
    """How many pages there are, and how many of them stand before the annexes."""
    with _opened(pdf) as document:
        for number, page in enumerate(document):
            words = page.get_textpage().get_text_bounded()
            if any(_ANNEXES.match(line) for line in words.splitlines()):
                return len(document), number
        return len(document), len(document)


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
