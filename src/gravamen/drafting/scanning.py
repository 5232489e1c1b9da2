"""The last look before a document leaves: whether a finished file names somebody whom it must not name.

In: finished files (PDF, DOCX, EML) and whom they must not name. Out: where they do. A file is read as a stranger would read it:
its text, what is attached to it, and what its format carries beside the text (titles, authors, comments).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree

from gravamen.drafting.redaction import Hidden, Leak, leaks
from gravamen.errors import GravamenError
from gravamen.intake import receive
from gravamen.intake.drawing import PDFIUM
from gravamen.intake.models import Report
from gravamen.said import said


class NameLeaked(GravamenError):
    """A document names somebody who has not agreed to it; it is not given out."""


def scan(files: Mapping[str, bytes], hidden: Sequence[Hidden]) -> list[tuple[str, Leak]]:
    """The places where a file names somebody, by the file's name; nothing where nobody is hidden."""
    if not hidden:
        return []
    return [(name, leak) for name, content in files.items() for text in _texts(content, name) for leak in leaks(text, hidden)]


def must_not_name(files: Mapping[str, bytes], hidden: Sequence[Hidden]) -> None:
    """
    Raises:
        NameLeaked: a file names somebody whom it must not name.
    """
    for name, leak in scan(files, hidden):
        raise NameLeaked(
            said(
                "{name} names {person} (“{words}”), who has not agreed to be named there.",
                name=name,
                person=leak.person,
                words=leak.words,
            ),
            said("Reword the sentence, or ask the person: gravamen consent"),
        )


def _texts(content: bytes, name: str) -> Iterator[str]:
    yield from _received(receive(content, name))


def _received(report: Report) -> Iterator[str]:
    yield from (part for part in (report.subject, report.sender, report.name) if part)
    if report.text is not None:
        yield report.text.characters
    if report.content[:4] == b"PK\x03\x04":
        yield from _parts_of_zip(report.content)
    if report.content[:5] == b"%PDF-":
        yield from _about_pdf(report.content)
    for part in report.parts:
        yield from _received(part)


def _parts_of_zip(content: bytes) -> Iterator[str]:
    """The text of every XML part of an Office file: comments, headers, notes and what is said of the document."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                yield " ".join(ElementTree.fromstring(package.read(name)).itertext())  # noqa: S314  # our own file


def _about_pdf(content: bytes) -> Iterator[str]:
    from pypdfium2 import PdfDocument

    with PDFIUM:
        document = PdfDocument(content)
        try:
            said = [value for value in document.get_metadata_dict().values() if value]
        finally:
            document.close()
    yield from said
