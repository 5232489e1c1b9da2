"""Taking a file in: its kind, its text, its parts.

In: bytes and the name they came under. Out: a `Report`. A file is taken whole or refused whole, with one line that says why; a
part that cannot be read is noted on what holds it, for the words of an e-mail count even where an attachment is locked.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gravamen.intake import kinds
from gravamen.intake.archive import Allowance, allowance_of
from gravamen.intake.errors import Bomb, EmptyFile, IntakeError, TooLarge
from gravamen.intake.language import language_of
from gravamen.intake.models import Limits, Report
from gravamen.intake.naming import plain_name
from gravamen.said import said
from gravamen.text import Text

if TYPE_CHECKING:
    from PIL.Image import Image

    from gravamen.intake.pages import Sheet

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class _Reading:
    """What the reader of one kind made of a file."""

    text: Text | None = None
    encoding: str | None = None
    waiting: str = ""
    subject: str | None = None
    sender: str | None = None
    sent: datetime.date | None = None
    notes: list[str] = field(default_factory=list)
    inner: list[tuple[str, bytes]] = field(default_factory=list)


def receive(content: bytes, name: str, *, limits: Limits | None = None, progress: Progress | None = None) -> Report:
    """Take a file in, with all that it holds.

    `progress` is told of pages that OCR has read. A scan waits where there is no Tesseract; that is no error.

    Raises:
        IntakeError: the file is refused; the message is one line for a person.
    """
    bounds = limits or Limits()
    name = plain_name(name)
    try:
        return _receive(content, name, (), bounds, allowance_of(bounds), progress)
    except IntakeError as error:
        if error.what.startswith(name):
            raise
        raise type(error)(said("In {name}: {what}", name=name, what=error.what), error.remedy) from None


def _receive(
    content: bytes, name: str, path: tuple[str, ...], limits: Limits, left: Allowance, progress: Progress | None
) -> Report:
    if not content.strip(b"\x00 \t\r\n"):
        raise EmptyFile(said("{name} is empty.", name=name), said("Ask the sender to send it again."))
    if len(content) > limits.bytes:
        raise TooLarge(
            said(
                "{name} has {count} bytes; a report may have {most}.",
                name=name,
                count=f"{len(content):,}",
                most=f"{limits.bytes:,}",
            ),
            said("Split it and take in what matters."),
        )
    if len(path) > limits.depth:
        raise TooLarge(
            said("{name} is packed {count} deep.", name=name, count=len(path)), said("Unpack it and take in what matters.")
        )
    kind = kinds.kind_of(content, name)
    reading = _read(content, name, kind, limits, left, progress)
    text = reading.text
    if text is not None and len(text) > limits.characters:
        raise TooLarge(
            said(
                "{name} has {count} characters; a report may have {most}.",
                name=name,
                count=f"{len(text):,}",
                most=f"{limits.characters:,}",
            ),
            said("Split it and take in what matters."),
        )
    wordless = text is not None and not text.characters.strip() and not reading.inner
    if wordless and kind not in kinds.PICTURES:  # a photograph is evidence without a word on it
        raise EmptyFile(
            said("{name} holds no text that can be read.", name=name), said("Ask the sender for the document itself.")
        )
    if not left.take(files=len(reading.inner)):
        raise Bomb(
            said("{name} holds files without end; it looks like a ZIP bomb.", name=name), said("Ask the sender what it is.")
        )
    parts: list[Report] = []
    refused: list[IntakeError] = []
    for part_name, part in reading.inner:
        try:
            parts.append(_receive(part, plain_name(part_name), (*path, name), limits, left, progress))
        except Bomb:
            raise
        except IntakeError as error:
            refused.append(error)
    if kind in (kinds.ZIP, kinds.MBOX) and not parts:
        raise _nothing_in(name, refused)
    return Report(
        name=name,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=kind,
        text=text,
        language=language_of(text.characters) if text is not None else None,
        encoding=reading.encoding,
        waiting=reading.waiting,
        subject=reading.subject,
        sender=reading.sender,
        sent=reading.sent,
        path=path,
        notes=(
            *kinds.note_on_name(name, kind),
            *(("No words were found in the picture; it is kept as it is.",) if wordless else ()),
            *reading.notes,
            *(f"Not read: {error}" for error in refused),
        ),
        parts=tuple(parts),
    )


def _read(content: bytes, name: str, kind: str, limits: Limits, left: Allowance, progress: Progress | None) -> _Reading:
    if kind in (kinds.TXT, kinds.MARKDOWN, kinds.CSV):
        from gravamen.intake.plain import read_plain

        return _Reading(*read_plain(content, name))
    if kind == kinds.HTML:
        from gravamen.intake.web import read_html

        return _Reading(*read_html(content, name))
    if kind == kinds.DOCX:
        from gravamen.intake.word import read_docx

        return _Reading(read_docx(content, name, limits))
    if kind == kinds.XLSX:
        from gravamen.intake.spreadsheets import read_xlsx

        return _Reading(read_xlsx(content, name, limits))
    if kind == kinds.ODT:
        from gravamen.intake.opendocument import read_odt

        return _Reading(read_odt(content, name, limits))
    if kind in (kinds.EML, kinds.MSG):
        if kind == kinds.EML:
            from gravamen.intake.mail import read_eml as read
        else:
            from gravamen.intake.outlook import read_msg as read
        letter = read(content, name, limits)
        return _Reading(
            text=Text.plain(letter.body),
            subject=letter.subject,
            sender=letter.sender,
            sent=letter.sent,
            notes=letter.notes,
            inner=letter.attachments,
        )
    if kind == kinds.MBOX:
        from gravamen.intake.mail import split_mbox

        return _Reading(inner=split_mbox(content, name, limits))
    if kind == kinds.ZIP:
        from gravamen.intake.archive import unpack

        return _Reading(inner=unpack(content, name, limits, left))
    text, waiting = _pages(content, name, kind, limits, progress)
    return _Reading(text, waiting=waiting)


def _nothing_in(name: str, refused: list[IntakeError]) -> IntakeError:
    """Why a container without a single readable file is refused: where there was one file, for that file's own reason."""
    if len(refused) == 1:
        return refused[0]
    first = f" The first: {refused[0].what}" if refused else ""
    return EmptyFile(f"{name} holds nothing that can be read.{first}", "Ask the sender for the documents themselves.")


def _pages(content: bytes, name: str, kind: str, limits: Limits, progress: Progress | None) -> tuple[Text | None, str]:
    """The text of a paged format, and what it waits for where there is none yet."""
    from gravamen.intake.ocr import NoTesseract, recognise
    from gravamen.intake.pages import bind

    def scans(pictures: Iterable[tuple[int, Image]], total: int) -> dict[int, Sheet]:
        return recognise(pictures, total, progress)

    try:
        if kind == kinds.PDF:
            from gravamen.intake.pdf import read_pdf

            sheets = read_pdf(content, name, limits, scans)
        else:
            from gravamen.intake.pictures import read_picture

            found = scans(*read_picture(content, name, limits))
            sheets = [found[index] for index in sorted(found)]
    except NoTesseract as error:
        return None, str(error)
    return bind(sheets), ""
