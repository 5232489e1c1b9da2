"""Pictures of pages: PNG, JPEG, TIFF with several pages, WebP."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from gravamen.intake.errors import Damaged, TooLarge
from gravamen.intake.models import Limits

if TYPE_CHECKING:
    from PIL.Image import Image

_LEAST_WIDTH = 1500  # pixels: a smaller page is enlarged, for Tesseract reads letters of 20 to 40 pixels best


def read_picture(content: bytes, name: str, limits: Limits) -> list[tuple[int, Image]]:
    """The pages of a picture file, turned upright.

    Raises:
        Damaged, TooLarge: as they say.
    """
    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

    pages: list[tuple[int, Image.Image]] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content)) as picture:
                for index, frame in enumerate(ImageSequence.Iterator(picture)):
                    if frame.width * frame.height > limits.pixels:
                        raise TooLarge(
                            f"{name} has {frame.width} by {frame.height} pixels.", "Make it smaller and take it in again."
                        )
                    if index >= limits.pages:
                        raise TooLarge(f"{name} has more than {limits.pages:,} pages.", "Split it and take in what matters.")
                    page = ImageOps.exif_transpose(frame.copy()).convert("L")
                    page.info["dpi"] = frame.info.get("dpi", (0, 0))
                    if page.width < _LEAST_WIDTH:
                        factor = min(4.0, _LEAST_WIDTH / max(1, page.width))
                        page = page.resize((int(page.width * factor), int(page.height * factor)), Image.Resampling.LANCZOS)
                        page.info["dpi"] = (0, 0)
                    pages.append((index, page))
    except Image.DecompressionBombError:
        raise TooLarge(f"{name} unpacks to an enormous picture.", "Ask the sender what it is.") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        raise Damaged(f"{name} breaks off or is damaged: it cannot be opened as a picture.", "Ask for it again.") from None
    return pages
