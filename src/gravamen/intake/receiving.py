"""Taking a file in: its kind, its text, its parts.

In: bytes and the name they came under. Out: a `Report`. A file is taken whole or refused whole, with one line that says why.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from gravamen.intake import kinds
from gravamen.intake.errors import EmptyFile, IntakeError, TooLarge, UnknownFormat
from gravamen.intake.language import language_of
from gravamen.intake.models import Limits, Report
from gravamen.intake.pages import Sheet, bind
from gravamen.text import Text

if TYPE_CHECKING:
    from PIL.Image import Image

Progress = Callable[[int, int], None]


def receive(content: bytes, name: str, *, limits: Limits | None = None, progress: Progress | None = None) -> Report:
    """Take a file in, with all that it holds.

    `progress` is told of pages that OCR has read. A scan waits where there is no Tesseract; that is no error.

    Raises:
        IntakeError: the file is refused; the message is one line for a person.
    """
    return _receive(content, name, (), limits or Limits(), progress)


def _receive(content: bytes, name: str, path: tuple[str, ...], limits: Limits, progress: Progress | None) -> Report:
    if not content or not content.strip(b"\x00 \t\r\n"):
        raise EmptyFile(f"{name} is empty.", "Ask the sender to send it again.")
    if len(content) > limits.bytes:
        raise TooLarge(
            f"{name} has {len(content):,} bytes; a report may have {limits.bytes:,}.", "Split it and take in what matters."
        )
    if len(path) > limits.depth:
        raise TooLarge(f"{name} is packed {len(path)} deep in {path[0]}.", "Unpack it and take in what matters.")
    kind = kinds.kind_of(content, name)
    text: Text | None = None
    encoding: str | None = None
    waiting = ""
    subject = sender = sent = None
    inner: list[tuple[str, bytes]] = []
    if kind in (kinds.TXT, kinds.MARKDOWN):
        from gravamen.intake.plain import read_plain

        text, encoding = read_plain(content, name)
    elif kind == kinds.HTML:
        from gravamen.intake.web import read_html

        text, encoding = read_html(content, name)
    elif kind == kinds.DOCX:
        from gravamen.intake.word import read_docx

        text = read_docx(content, name, limits)
    elif kind == kinds.ODT:
        from gravamen.intake.word import read_odt

        text = read_odt(content, name, limits)
    elif kind == kinds.PDF or kind in kinds.PICTURES:
        text, waiting = _pages(content, name, kind, limits, progress)
    elif kind in (kinds.EML, kinds.MSG):
        from gravamen.intake.mail import read_eml, read_msg

        letter = (read_eml if kind == kinds.EML else read_msg)(content, name, limits)
        text = Text.plain(letter.body)
        subject, sender, sent = letter.subject, letter.sender, letter.sent
        inner = letter.attachments
    elif kind == kinds.MBOX:
        from gravamen.intake.mail import split_mbox

        inner = split_mbox(content, name, limits)
    elif kind == kinds.ZIP:
        from gravamen.intake.archive import unpack

        inner = unpack(content, name, limits)
    if text is not None and len(text) > limits.characters:
        raise TooLarge(f"{name} has {len(text):,} characters.", "Split it and take in what matters.")
    if text is not None and not text.characters.strip() and not inner:
        raise EmptyFile(f"{name} holds no text that can be read.", "Ask the sender for the document itself.")
    notes = list(kinds.note_on_name(name, kind))
    parts: list[Report] = []
    for part_name, part in inner:
        try:
            parts.append(_receive(part, part_name, (*path, name), limits, progress))
        except TooLarge:
            raise
        except (EmptyFile, UnknownFormat) as error:
            notes.append(f"Not read: {error}")
        except IntakeError as error:
            notes.append(f"Not read: {error}")
    if kind in (kinds.ZIP, kinds.MBOX) and not parts:
        raise EmptyFile(f"{name} holds nothing that can be read.", *(note for note in notes[:1]))
    return Report(
        name=name,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=kind,
        text=text,
        language=language_of(text.characters) if text is not None else None,
        encoding=encoding,
        waiting=waiting,
        subject=subject,
        sender=sender,
        sent=sent,
        path=path,
        notes=tuple(notes),
        parts=tuple(parts),
    )


def _pages(content: bytes, name: str, kind: str, limits: Limits, progress: Progress | None) -> tuple[Text | None, str]:
    """The text of a paged format, and what it waits for where there is none yet."""
    from gravamen.intake.ocr import NoTesseract, recognise

    def scans(pictures: list[tuple[int, Image]]) -> dict[int, Sheet]:
        return recognise(pictures, progress)

    try:
        if kind == kinds.PDF:
            from gravamen.intake.pdf import read_pdf

            sheets = read_pdf(content, name, limits, scans)
        else:
            from gravamen.intake.pictures import read_picture

            found = scans(read_picture(content, name, limits))
            sheets = [found[index] for index in sorted(found)]
    except NoTesseract as error:
        return None, str(error)
    return bind(sheets), ""
