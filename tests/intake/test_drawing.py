"""Pages as pictures."""

from __future__ import annotations

import io
import threading

import pytest
from PIL import Image

from gravamen.intake import drawing
from gravamen.intake.errors import Damaged

from . import making


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_a_page_is_drawn_as_large_as_a_screen_shows_it() -> None:
    pdf = making.pdf_of("one", "two")
    sizes = drawing.page_sizes(pdf, "application/pdf")
    assert len(sizes) == 2
    drawn = opened(drawing.draw(pdf, "application/pdf", 1))
    assert drawn.format == "PNG"
    assert drawn.width / drawn.height == pytest.approx(sizes[1][0] / sizes[1][1], abs=0.01)
    assert drawn.convert("L").getextrema() != (255, 255)


def test_an_image_is_shown_as_it_came_upright() -> None:
    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # a telephone held upright
    Image.new("RGB", (400, 200), "red").save(made, "JPEG", exif=exif)
    assert drawing.page_sizes(made.getvalue(), "image/jpeg") == [(200.0, 400.0)]
    assert opened(drawing.draw(made.getvalue(), "image/jpeg", 0)).size == (200, 400)


def test_a_huge_image_is_shown_smaller() -> None:
    made = io.BytesIO()
    Image.new("L", (6000, 4000), 200).save(made, "PNG")
    drawn = opened(drawing.draw(made.getvalue(), "image/png", 0))
    assert drawn.width * drawn.height <= 4_000_000
    assert drawn.width / drawn.height == pytest.approx(1.5, abs=0.01)


@pytest.mark.parametrize(
    ("content", "media_type", "index"),
    [
        pytest.param(b"no pdf", "application/pdf", 0, id="no PDF"),
        pytest.param(making.pdf_of("one"), "application/pdf", 7, id="no such page"),
        pytest.param(b"no image", "image/png", 0, id="no image"),
    ],
)
def test_what_cannot_be_drawn_says_so(content: bytes, media_type: str, index: int) -> None:
    with pytest.raises(Damaged):
        drawing.draw(content, media_type, index)


def test_many_threads_draw_at_once() -> None:
    pdf = making.pdf_of(*(f"page {number}" for number in range(6)))
    drawn: list[bytes] = []

    def draw(index: int) -> None:
        drawn.append(drawing.draw(pdf, "application/pdf", index))

    threads = [threading.Thread(target=draw, args=(number % 6,)) for number in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(drawn) == 24
    assert len(set(drawn)) == 6
