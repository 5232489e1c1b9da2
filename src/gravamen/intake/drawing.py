"""Pages as pictures, to be looked at beside their text.

In: the bytes of a PDF or of an image. Out: a PNG of one page. PDFium works in one thread at a time: who uses it anywhere in the
process holds `PDFIUM` while they do.
"""

from __future__ import annotations

import io
import threading

from gravamen.intake.errors import Damaged
from gravamen.said import said

PDFIUM = threading.RLock()
_MOST = 4_000_000  # pixels of one picture
_SCREEN = 132 / 72  # dots a point: sharp on a screen, where a page is some 600 points wide


def is_drawn(media_type: str) -> bool:
    """Whether files of this type have pages that can be shown as pictures."""
    return media_type == "application/pdf" or media_type.startswith("image/")


def page_sizes(content: bytes, media_type: str) -> list[tuple[float, float]]:
    """Width and height of each page in points (of an image: its pixels).

    Raises:
        Damaged: it cannot be opened.
    """
    import pypdfium2 as pdfium
    from PIL import Image, ImageOps, UnidentifiedImageError

    if media_type != "application/pdf":
        try:
            with Image.open(io.BytesIO(content)) as picture:
                upright = ImageOps.exif_transpose(picture)
                return [(float(upright.width), float(upright.height))] * getattr(picture, "n_frames", 1)
        except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
            raise Damaged(said("The image cannot be opened."), said("Ask for it again.")) from None
    with PDFIUM:
        try:
            document = pdfium.PdfDocument(content)
            try:
                return [document.get_page_size(index) for index in range(len(document))]
            finally:
                document.close()
        except pdfium.PdfiumError:
            raise Damaged(said("The PDF cannot be opened."), said("Ask for it again.")) from None


def draw(content: bytes, media_type: str, index: int) -> bytes:
    """The page at `index`, from 0, as a PNG.

    Raises:
        Damaged: there is no such page, or it cannot be drawn.
    """
    import pypdfium2 as pdfium
    from PIL import Image, ImageOps, UnidentifiedImageError

    out = io.BytesIO()
    if media_type != "application/pdf":
        try:
            with Image.open(io.BytesIO(content)) as image:
                image.seek(index)
                picture = ImageOps.exif_transpose(image).convert("RGB")
        except (UnidentifiedImageError, OSError, EOFError, Image.DecompressionBombError):
            raise Damaged(said("The image cannot be drawn."), said("Ask for it again.")) from None
        share = min(1.0, (_MOST / max(1, picture.width * picture.height)) ** 0.5)
        if share < 1:
            picture = picture.resize((max(1, int(picture.width * share)), max(1, int(picture.height * share))))
        picture.save(out, "PNG")
        return out.getvalue()
    with PDFIUM:
        try:
            document = pdfium.PdfDocument(content)
            try:
                page = document[index]
                width, height = page.get_size()
                page.render(scale=min(_SCREEN, (_MOST / max(1.0, width * height)) ** 0.5)).to_pil().save(out, "PNG")
                page.close()
            finally:
                document.close()
        except (pdfium.PdfiumError, IndexError):
            raise Damaged(said("Page {number} cannot be drawn.", number=index + 1), said("Ask for the file again.")) from None
    return out.getvalue()
