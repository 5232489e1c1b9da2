"""Pictures of pages: opened, turned upright, made large enough for OCR."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from gravamen.intake.errors import Damaged, TooLarge
from gravamen.intake.models import Limits
from gravamen.intake.pictures import read_picture

from . import making


def pages(content: bytes) -> list[Image.Image]:
    found, count = read_picture(content, "a.png", Limits())
    made = list(found)
    assert [index for index, _ in made] == list(range(count))
    return [page for _, page in made]


def frames(form: str, count: int = 3) -> bytes:
    out = BytesIO()
    sheets = [Image.new("L", (1600, 300), shade) for shade in range(0, 80 * count, 80)]
    sheets[0].save(out, form, save_all=True, append_images=sheets[1:])
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "count"),
    [
        pytest.param(making.picture_of("words", "PNG"), 1, id="PNG"),
        pytest.param(making.picture_of("words", "JPEG"), 1, id="JPEG"),
        pytest.param(making.picture_of("words", "WEBP"), 1, id="WebP"),
        pytest.param(making.picture_of("words", "TIFF"), 1, id="TIFF"),
        pytest.param(frames("TIFF"), 3, id="TIFF of three pages"),
        pytest.param(frames("WEBP"), 1, id="of a film, the first picture"),
        pytest.param(frames("MPO"), 1, id="of a telephone's JPEG, the photograph without its preview"),
    ],
)
def test_a_picture_has_its_pages(content: bytes, count: int) -> None:
    made = pages(content)
    assert [(page.mode, page.size) for page in made] == [("L", (1600, 300))] * count


def test_a_picture_that_lies_on_its_side_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # Orientation: turn right by 90 degrees
    [page] = pages(making.picture_of("words", "JPEG", (2000, 1600), exif=exif))
    assert page.size == (1600, 2000)


def test_a_small_picture_is_enlarged() -> None:
    [page] = pages(making.picture_of("words", "PNG", (500, 200)))
    assert page.size == (1500, 600)
    [tiny] = pages(making.picture_of("words", "PNG", (10, 10)))
    assert tiny.size == (40, 40)


def test_the_resolution_is_kept() -> None:
    [page] = pages(making.picture_of("words", "JPEG", dpi=(200, 200)))
    assert page.info["dpi"] == (200, 200)


def stated(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says how large it is."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


WHOLE = making.picture_of("words", "TIFF", compression="tiff_lzw")
BAD = [
    pytest.param(making.png_of("words")[:4000], Limits(), Damaged, "breaks off", id="PNG cut off"),
    pytest.param(making.picture_of("words", "JPEG")[:3000], Limits(), Damaged, "breaks off", id="JPEG cut off"),
    pytest.param(making.picture_of("words", "WEBP")[:600], Limits(), Damaged, "breaks off", id="WebP cut off"),
    pytest.param(WHOLE[: len(WHOLE) // 2], Limits(), Damaged, "breaks off", id="TIFF cut off"),
    pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(90), Limits(), Damaged, "breaks off", id="a head and zeros"),
    pytest.param(stated(100_000, 100_000), Limits(), TooLarge, "picture", id="a bomb"),
    pytest.param(stated(12_000, 11_000), Limits(), TooLarge, "12,000 by 11,000 pixels", id="too many pixels"),
    pytest.param(frames("TIFF"), Limits(pages=2), TooLarge, "3 pages", id="too many pages"),
    pytest.param(b"GIF89a" + bytes(90), Limits(), Damaged, "picture", id="another kind"),
]


@pytest.mark.parametrize(("content", "limits", "error", "said"), BAD)
def test_a_bad_picture_is_refused(content: bytes, limits: Limits, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said) as caught:
        read_picture(content, "a.png", limits)
    assert len(str(caught.value).splitlines()) == 1
