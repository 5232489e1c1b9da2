"""A letter as the files that go out: PDF, DOCX and an e-mail with both attached.

In: the Document, its day and the stem of the files' names. Out: bytes by file name. The same letter gives the same bytes.
"""

from __future__ import annotations

import datetime

from gravamen.drafting.document import Document
from gravamen.drafting.renderings.docx import docx
from gravamen.drafting.renderings.eml import eml
from gravamen.drafting.renderings.pdf import pdf


def files(document: Document, written_on: datetime.date, stem: str) -> dict[str, bytes]:
    """
    Raises:
        NotSet: the typesetter failed.
    """
    pages, words = pdf(document), docx(document, written_on)
    return {
        f"{stem}.pdf": pages,
        f"{stem}.docx": words,
        f"{stem}.eml": eml(document, pages, words, written_on, stem),
    }
