"""Scans: words with their places where there is Tesseract, a clear line where there is none."""

from __future__ import annotations

import os
import re
import stat
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from gravamen.intake import ocr, receive
from gravamen.text import Passage

from . import making
from .making import RAID, RAID_BE, RAID_RU

needs = pytest.mark.skipif(not ocr.languages(), reason="Tesseract is not installed, or has none of the languages")
needs_all = pytest.mark.skipif(set(ocr.languages()) != set(ocr.WANTED), reason="Tesseract lacks Russian or Belarusian")


def words(characters: str) -> set[str]:
    return set(re.findall(r"\w+", characters.lower()))


@needs_all
@pytest.mark.parametrize(
    ("said", "tag"),
    [
        pytest.param(RAID, "en", id="English"),
        pytest.param(RAID_RU, "ru", id="Russian"),
        pytest.param(RAID_BE, "be", id="Belarusian"),
    ],
)
def test_a_scan_is_read_in_its_script(said: str, tag: str) -> None:
    report = receive(making.png_of(said), "scan.png")
    assert report.text is not None
    assert len(words(said) - words(report.text.characters)) <= 1
    assert report.language == tag


@needs
def test_words_of_a_scanned_pdf_stand_where_they_are_on_the_page() -> None:
    page = making.png_of(
        "#set page(width: 612pt, height: 400pt, margin: 0pt)\n#place(top + left, dx: 200pt, dy: 100pt)[The office was raided.]"
    )
    text = receive(making.scan_of(page), "scan.pdf").text
    assert text is not None
    [sheet] = text.pages
    assert (sheet.width, sheet.height) == pytest.approx((612, 400), abs=2)
    start = text.characters.index("office")
    [(_, box)] = text.boxes(Passage(start, start + len("office")))
    assert box.left == pytest.approx(228, abs=12)
    assert box.top == pytest.approx(100, abs=8)


@needs
def test_a_scan_of_several_pages_tells_its_progress() -> None:
    told: list[tuple[int, int]] = []
    scan = making.scan_of(*(making.png_of(f"The office was raided on page {n}.", dots=200) for n in ("one", "two", "three")))
    report = receive(scan, "scan.pdf", progress=lambda done, total: told.append((done, total)))
    assert report.text is not None
    assert [n in page for n, page in zip(("one", "two", "three"), report.text.characters.split("\f"), strict=True)] == [
        True
    ] * 3
    assert told == [(1, 3), (2, 3), (3, 3)]


@needs
def test_pictures_are_asked_for_as_they_are_needed() -> None:
    ahead = asked = 0

    def pictures() -> object:
        nonlocal asked
        for number in range(6):
            asked += 1
            yield number, Image.new("L", (200, 60), 255)

    def told(done: int, total: int) -> None:
        nonlocal ahead
        ahead = max(ahead, asked - done)

    sheets = ocr.recognise(pictures(), 6, told)  # type: ignore[arg-type]
    assert sorted(sheets) == list(range(6))
    assert ahead <= 2 * (os.cpu_count() or 1) + 1


def test_without_tesseract_one_line_says_what_helps(no_tesseract: None) -> None:
    with pytest.raises(ocr.NoTesseract) as caught:
        ocr.recognise([(0, Image.new("L", (10, 10)))], 1)
    assert str(caught.value).splitlines() == [str(caught.value)]
    assert "Tesseract is not installed" in caught.value.what
    assert caught.value.remedy == "Run: apt-get install tesseract-ocr tesseract-ocr-rus tesseract-ocr-bel."


def test_without_tesseract_no_picture_is_made(no_tesseract: None) -> None:
    def pictures() -> object:
        raise AssertionError("a picture was asked for")
        yield

    with pytest.raises(ocr.NoTesseract):
        ocr.recognise(pictures(), 1)  # type: ignore[arg-type]


PROGRAMS = [
    pytest.param('[ "$1" = --list-langs ] && echo eng && exit 0\nexit 1', "could not read a page", id="fails on a page"),
    pytest.param("exit 1", "is not installed", id="fails at once"),
    pytest.param("echo List of languages; echo deu", "is not installed", id="has none of the languages"),
]


@pytest.mark.parametrize(("program", "said"), PROGRAMS)
def test_a_tesseract_that_does_not_work_is_said(
    program: str, said: str, no_tesseract: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "tesseract"
    file.write_text(f"#!/bin/sh\n{program}\n")
    file.chmod(file.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("PATH", str(tmp_path))
    picture = BytesIO()
    Image.new("L", (100, 100), 255).save(picture, "PNG")
    report = receive(picture.getvalue(), "scan.png")
    assert report.text is None
    assert said in report.waiting
    assert "apt-get install" in report.waiting


SAMPLE = Path(__file__).parents[2].parent / "shared" / "samples" / "letter-scanned.pdf"


@needs
@pytest.mark.skipif(not SAMPLE.is_file(), reason="the samples are not beside the repository")
def test_the_scanned_letter_of_2021_is_read() -> None:
    report = receive(SAMPLE.read_bytes(), SAMPLE.name)
    assert report.text is not None
    assert "IndustriALL Global Union" in report.text.characters
    assert report.language == "en"
