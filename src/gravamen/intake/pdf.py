"""PDF: the characters of the text layer with their places; a page without one goes to OCR.

In: bytes. Out: sheets of lines, one a page. Pages are read in the order in which the file gives their characters.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gravamen.intake.errors import Damaged, PasswordProtected, TooLarge
from gravamen.intake.models import Limits
from gravamen.intake.pages import Line, Sheet

if TYPE_CHECKING:
    import pypdfium2 as pdfium
    from PIL.Image import Image

_PASSWORD = 4  # FPDF_ERR_PASSWORD of PDFium
_RESOLUTION = 300  # dots an inch, what Tesseract is trained for
_LEAST = 16  # characters: a page with fewer and with a picture is taken for a scan
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}


def read_pdf(
    content: bytes, name: str, limits: Limits, recognise: Callable[[list[tuple[int, Image]]], dict[int, Sheet]]
) -> list[Sheet]:
    """The sheets of a document. `recognise` is given (page index, picture) of pages without a text layer.

    Raises:
        PasswordProtected, Damaged, TooLarge: as they say.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "assword" in str(error):
            raise PasswordProtected(
                f"{name} is protected by a password.", "Ask the sender for the password or an open copy."
            ) from None
        raise Damaged(f"{name} breaks off or is damaged: it cannot be opened as a PDF.", "Ask for it again.") from None
    try:
        count = len(document)
        if count == 0:
            raise Damaged(f"{name} has no pages.", "Ask for it again.")
        if count > limits.pages:
            raise TooLarge(
                f"{name} has {count:,} pages; a report may have {limits.pages:,}.", "Split it and take in what matters."
            )
        sheets: dict[int, Sheet] = {}
        scans: list[tuple[int, Image]] = []
        for index in range(count):
            try:
                page = document[index]
            except pdfium.PdfiumError:
                raise Damaged(f"{name} is damaged at page {index + 1}.", "Ask for it again.") from None
            sheet = _sheet(page)
            sheets[index] = sheet
            if sum(len(line.characters) for line in sheet.lines) < _LEAST and _has_picture(page):
                scans.append((index, _picture(page)))
            page.close()
        if scans:
            sheets.update(recognise(scans))
        return [sheets[index] for index in range(count)]
    finally:
        document.close()


def _has_picture(page: pdfium.PdfPage) -> bool:
    import pypdfium2.raw as raw

    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4))


def _picture(page: pdfium.PdfPage) -> Image:
    picture: Image = page.render(scale=_RESOLUTION / 72, grayscale=True).to_pil()
    return picture


def _sheet(page: pdfium.PdfPage) -> Sheet:
    width, height = page.get_size()
    sheet = Sheet(width, height)
    layer = page.get_textpage()
    try:
        count = layer.count_chars()
        line = Line()
        letters = layer.get_text_range(0, count) if count else ""
        whole = len(letters) == count
        pending = ""
        for index in range(count):
            letter = letters[index] if whole else layer.get_text_range(index, 1)
            if not letter or letter in "\r\n":
                if line.characters:
                    sheet.lines.append(line)
                    line = Line()
                continue
            if letter in "\ufffe\x02":  # PDFium's mark for a hyphen at a line's end
                letter = "-"
            if letter == "\x00" or letter == "\ufeff":
                continue
            if "\ud800" <= letter[0] <= "\udbff" and len(letter) == 1:
                pending = letter
                continue
            if pending:
                letter = (pending + letter).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
                pending = ""
            left, bottom, right, top = layer.get_charbox(index)
            for each in _LIGATURES.get(letter, letter):
                line.add(each, left, height - top, right, height - bottom)
        if line.characters:
            sheet.lines.append(line)
    finally:
        layer.close()
    _trim(sheet)
    return sheet


def _trim(sheet: Sheet) -> None:
    """Drop lines of blanks, and blanks at line ends."""
    kept = []
    for line in sheet.lines:
        while line.characters and line.characters[-1].isspace():
            line.characters.pop()
            del line.places[-4:]
        if line.characters:
            kept.append(line)
    sheet.lines = kept
