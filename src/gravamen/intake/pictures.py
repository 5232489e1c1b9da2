"""Pictures of pages: PNG, JPEG, TIFF with several pages, WebP."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from gravamen.intake.errors import Damaged, IntakeError, TooLarge, too_many_pages
from gravamen.intake.models import Limits
from gravamen.said import said

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

_LEAST_WIDTH = 1500  # pixels: a smaller page is enlarged, for Tesseract reads letters of 20 to 40 pixels best
_MOST_ENLARGED = 4.0
_FORMS = ("PNG", "JPEG", "TIFF", "WEBP")


def read_picture(content: bytes, name: str, limits: Limits) -> tuple[Iterator[tuple[int, Image]], int]:
    """The pages of a picture file, turned upright, one after the other; and their number.

    Only a TIFF has pages: what other files hold besides their first picture are previews and films. All pages are opened
    once before the first is given, so that a broken file is refused whole.

    Raises:
        Damaged, TooLarge: as they say.
    """
    from PIL import Image

    try:
        with _opened(content) as picture:
            count = _count(picture)
            if count > limits.pages:
                raise too_many_pages(name, count, limits.pages)
            for index in range(count):
                _turn_to(picture, index)
                if picture.width * picture.height > limits.pixels:
                    raise TooLarge(
                        said(
                            "{name} has {wide} by {high} pixels; {most} in all are read.",
                            name=name,
                            wide=f"{picture.width:,}",
                            high=f"{picture.height:,}",
                            most=f"{limits.pixels:,}",
                        ),
                        said("Make it smaller and take it in again."),
                    )
                _load(picture)
    except IntakeError:
        raise
    except Image.DecompressionBombError:
        raise TooLarge(said("{name} unpacks to an enormous picture.", name=name), said("Ask the sender what it is.")) from None
    except Exception:  # the readers of the forms raise what a damaged table makes them stumble over
        raise Damaged(
            said("{name} breaks off or is damaged: it cannot be opened as a picture.", name=name), said("Ask for it again.")
        ) from None
    return _pages(content, count), count


@contextmanager
def _quietly() -> Iterator[None]:
    """Warnings of the library are for programmers; what matters of them becomes an error of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@_quietly()
def _opened(content: bytes) -> ImageFile:
    from PIL import Image

    return Image.open(BytesIO(content), formats=_FORMS)


@_quietly()
def _count(picture: ImageFile) -> int:
    return int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1


@_quietly()
def _turn_to(picture: ImageFile, index: int) -> None:
    picture.seek(index)


@_quietly()
def _load(picture: ImageFile) -> None:
    picture.load()


def _pages(content: bytes, count: int) -> Iterator[tuple[int, Image]]:
    from PIL import Image, ImageOps

    with _opened(content) as picture:
        for index in range(count):
            _turn_to(picture, index)
            _load(picture)
            resolution = picture.info.get("dpi", (0, 0))
            page = ImageOps.exif_transpose(picture.copy()).convert("L")
            page.info["dpi"] = resolution
            if page.width < _LEAST_WIDTH:
                factor = min(_MOST_ENLARGED, _LEAST_WIDTH / max(1, page.width))
                page = page.resize((int(page.width * factor), int(page.height * factor)), Image.Resampling.LANCZOS)
                page.info["dpi"] = (0, 0)
            yield index, page
