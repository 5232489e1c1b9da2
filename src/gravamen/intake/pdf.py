"""PDF: the characters of the text layer with their places; a page without one goes to OCR.

In: bytes. Out: sheets of lines, one a page. Pages are read in the order in which the file gives their characters.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gravamen.intake.drawing import PDFIUM
from gravamen.intake.errors import Damaged, PasswordProtected, too_many_pages
from gravamen.intake.models import Limits
from gravamen.intake.pages import Line, Sheet
from gravamen.said import said

if TYPE_CHECKING:
    import pypdfium2 as pdfium
    from PIL.Image import Image

Placing = Callable[[float, float, float, float], tuple[float, float, float, float]]

_PASSWORD = 4  # FPDF_ERR_PASSWORD of PDFium
_RESOLUTION = 300  # dots an inch, what Tesseract is trained for
_LEAST = 16  # characters: a page with fewer and with a picture is taken for a scan
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
_ENDS = {0x0A, 0x0D}
_NOTHING = {0x00, 0xFEFF}
_HYPHENS = {0x02, 0xFFFE}  # PDFium's marks for a hyphen at a line's end; no line break follows them


def read_pdf(
    content: bytes, name: str, limits: Limits, recognise: Callable[[Iterable[tuple[int, Image]], int], dict[int, Sheet]]
) -> list[Sheet]:
    """The sheets of a document. `recognise` is given (page index, picture) of the pages without a text layer, and their number.

    Raises:
        PasswordProtected, Damaged, TooLarge: as they say.
    """
    import pypdfium2 as pdfium

    try:
        with PDFIUM:
            document = pdfium.PdfDocument(content)
            count = len(document)
    except pdfium.PdfiumError as error:
        # PDFium keeps the reason of an earlier file where it has none of its own; a locked file says that it is.
        if getattr(error, "err_code", None) == _PASSWORD and b"/Encrypt" in content:
            raise PasswordProtected(
                said("{name} is protected by a password.", name=name), said("Ask the sender for the password or an open copy.")
            ) from None
        raise Damaged(
            said("{name} breaks off or is damaged: it cannot be opened as a PDF.", name=name), said("Ask for it again.")
        ) from None
    try:
        if count == 0:
            raise Damaged(said("{name} has no pages.", name=name), said("Ask for it again."))
        if count > limits.pages:
            raise too_many_pages(name, count, limits.pages)
        sheets: dict[int, Sheet] = {}
        scans: list[int] = []
        for index in range(count):
            with _page(document, index, name) as page:
                sheet = _sheet(page)
                sheets[index] = sheet
                if sum(len(line.characters) for line in sheet.lines) < _LEAST and _has_picture(page):
                    scans.append(index)
        if scans:
            sheets.update(recognise(_pictures(document, scans, name, limits), len(scans)))
        return [sheets[index] for index in range(count)]
    finally:
        with PDFIUM:
            document.close()


@contextmanager
def _page(document: pdfium.PdfDocument, index: int, name: str) -> Iterator[pdfium.PdfPage]:
    """One page, closed afterwards; no other thread is in PDFium meanwhile.

    Raises:
        Damaged: PDFium cannot open, read or draw it.
    """
    import pypdfium2 as pdfium

    with PDFIUM:
        try:
            page = document[index]
            try:
                yield page
            finally:
                page.close()
        except pdfium.PdfiumError:
            raise Damaged(
                said("{name} is damaged at page {number}.", name=name, number=index + 1), said("Ask for it again.")
            ) from None


def _has_picture(page: pdfium.PdfPage) -> bool:
    import pypdfium2.raw as raw

    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4))


def _pictures(document: pdfium.PdfDocument, indices: list[int], name: str, limits: Limits) -> Iterator[tuple[int, Image]]:
    """Pages as pictures, one after the other: a long scan does not fit into memory at once."""
    for index in indices:
        with _page(document, index, name) as page:
            width, height = page.get_size()
            scale = min(_RESOLUTION / 72, (limits.pixels / max(1.0, width * height)) ** 0.5)
            picture: Image = page.render(scale=scale, grayscale=True).to_pil()
        picture.info["dpi"] = (72 * scale, 72 * scale)
        yield index, picture


def _sheet(page: pdfium.PdfPage) -> Sheet:
    import pypdfium2.raw as raw

    sheet = Sheet(*page.get_size())
    place = _placing(page)
    x1, y1, x2, y2 = (ctypes.c_double() for _ in range(4))
    edges = (x1, x2, y1, y2)  # in PDFium's order: left, right, bottom, top
    layer = page.get_textpage()
    try:
        line = Line()
        lead = 0  # the first half of a character outside of the basic plane
        for index in range(layer.count_chars()):
            code = raw.FPDFText_GetUnicode(layer, index)
            if code in _ENDS:
                _close(sheet, line)
                line = Line()
                continue
            if code in _NOTHING:
                continue
            if 0xD800 <= code <= 0xDBFF:
                lead = code
                continue
            if 0xDC00 <= code <= 0xDFFF:
                code = 0x10000 + ((lead - 0xD800) << 10) + (code - 0xDC00) if lead else 0xFFFD
            lead = 0
            raw.FPDFText_GetCharBox(layer, index, *edges)
            box = place(x1.value, y1.value, x2.value, y2.value)
            if not line.size and not chr(code).isspace():
                line.baseline, line.size = _stance(layer, index, place)
            if code in _HYPHENS:
                line.add("-", *box)
                _close(sheet, line)
                line = Line()
                continue
            for each in _LIGATURES.get(chr(code), chr(code)):
                line.add(each, *box)
        _close(sheet, line)
    finally:
        layer.close()
    return sheet


def _stance(layer: pdfium.PdfTextPage, index: int, place: Placing) -> tuple[float, float]:
    """The baseline that a character stands on, as a reader sees the page, and the size of its font, both in points."""
    import pypdfium2.raw as raw

    x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    raw.FPDFText_GetCharOrigin(layer, index, x, y)
    raw.FPDFText_GetMatrix(layer, index, matrix)
    size = raw.FPDFText_GetFontSize(layer, index) * math.hypot(matrix.c, matrix.d)
    return place(x.value, y.value, x.value, y.value)[1], size


def _placing(page: pdfium.PdfPage) -> Placing:
    """From a box in the page's own coordinates (left, bottom, right, top) to one as a reader sees it, from the top left."""
    left, bottom, right, top = page.get_bbox()
    turned = page.get_rotation()

    def place(x1: float, y1: float, x2: float, y2: float) -> tuple[float, float, float, float]:
        if turned == 90:
            return y1 - bottom, x1 - left, y2 - bottom, x2 - left
        if turned == 180:
            return right - x2, y1 - bottom, right - x1, y2 - bottom
        if turned == 270:
            return top - y2, right - x2, top - y1, right - x1
        return x1 - left, top - y2, x2 - left, top - y1

    return place


def _close(sheet: Sheet, line: Line) -> None:
    """Add a line to its sheet without the blanks at its end; a line of blanks is none."""
    while line.characters and line.characters[-1].isspace():
        line.characters.pop()
        del line.places[-4:]
    if line.characters:
        sheet.lines.append(line)
