"""Scanned pages and pictures: Tesseract reads them, word by word with places.

In: pictures. Out: sheets of lines. Tesseract is a program of the system; pictures go to it and words come back through pipes,
so that nothing readable touches the disk. Where it is not installed the report waits, and says which command helps.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from gravamen.errors import GravamenError
from gravamen.intake.pages import Line, Sheet
from gravamen.said import said

if TYPE_CHECKING:
    from PIL.Image import Image

WANTED = ("eng", "rus", "bel")
COMMAND = "apt-get install tesseract-ocr tesseract-ocr-rus tesseract-ocr-bel"
_TIMEOUT = 180  # seconds for one page
_GOOD = 88  # Tesseract's confidence, of 100, at which no other script is tried
_SURE = 20  # Tesseract's confidence, of 100, below which a word is noise
_A4_HEIGHT = 842  # points; the height a picture without a resolution is given


class NoTesseract(GravamenError):
    """The program is not there, or knows none of the languages. The report waits; nothing is lost."""


@cache
def languages() -> tuple[str, ...]:
    """The wanted languages that Tesseract has on this machine, none where it is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return ()
    try:
        run = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):  # a program that does not answer is as good as none
        return ()
    have = set(run.stdout.split())
    return tuple(language for language in WANTED if language in have)


def recognise(
    pictures: Iterable[tuple[int, Image]], total: int, progress: Callable[[int, int], None] | None = None
) -> dict[int, Sheet]:
    """Read pictures, several at a time, each under the number it came with.

    Pictures are asked for as they are needed, so that no more than a few are held at a time.

    Raises:
        NoTesseract: there is no Tesseract, or a page was too much for it.
    """
    if not languages():
        raise NoTesseract(
            said("waiting for OCR: Tesseract is not installed, or without its languages."),
            said("Run: {command}.", command=COMMAND),
        )
    sheets: dict[int, Sheet] = {}
    hands = max(1, min(total, os.cpu_count() or 1))
    with ThreadPoolExecutor(max_workers=hands) as workers:
        begun: deque[tuple[int, Future[Sheet]]] = deque()

        def finish() -> None:
            number, sheet = begun.popleft()
            sheets[number] = sheet.result()
            if progress is not None:
                progress(len(sheets), total)

        for number, picture in pictures:
            begun.append((number, workers.submit(_page, picture)))
            if len(begun) > hands:
                finish()
        while begun:
            finish()
    return sheets


def _page(picture: Image) -> Sheet:
    """Read one page in the script it is written in: one model for both scripts takes "Ihar" for Cyrillic letters."""
    data = BytesIO()
    picture.convert("L").save(data, "PNG", compress_level=1)
    resolution = picture.info.get("dpi", (0, 0))[0]
    scale = 72 / resolution if resolution and resolution > 30 else _A4_HEIGHT / max(1, picture.height)
    best: tuple[float, list[list[str]]] = (-1.0, [])
    for tongues in _trials():
        words = _words(data.getvalue(), tongues)
        worth = sum(float(row[10]) * len(row[11]) for row in words) / max(1, sum(len(row[11]) for row in words))
        if worth > best[0]:
            best = (worth, words)
        if worth >= _GOOD:
            break
    return _sheet(best[1], picture.width * scale, picture.height * scale, scale)


def _trials() -> list[str]:
    """Sets of languages to try on a page: Latin alone, Cyrillic alone, all."""
    have = languages()
    cyrillic = [one for one in have if one != "eng"]
    trials = [["eng"] if "eng" in have else [], cyrillic, list(have) if len(have) > 1 else []]
    return ["+".join(trial) for trial in trials if trial]


def _words(picture: bytes, tongues: str) -> list[list[str]]:
    """Tesseract's table of words: level, page, block, paragraph, line, word, left, top, width, height, confidence, text."""
    try:
        run = subprocess.run(
            ["tesseract", "stdin", "stdout", "-l", tongues, "--dpi", "300", "--psm", "3", "tsv"],
            input=picture,
            capture_output=True,
            timeout=_TIMEOUT,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.TimeoutExpired):
        raise NoTesseract(
            said("waiting for OCR: Tesseract did not finish a page."), said("Take it in again as a smaller picture.")
        ) from None
    if run.returncode:
        raise NoTesseract(
            said("waiting for OCR: Tesseract could not read a page."),
            said("Check its installation: {command}.", command=COMMAND),
        )
    rows = [row.split("\t") for row in run.stdout.decode("utf-8", "replace").splitlines()[1:]]
    return [row for row in rows if len(row) >= 12 and row[0] == "5" and row[11].strip() and float(row[10]) >= _SURE]


def _sheet(words: list[list[str]], width: float, height: float, scale: float) -> Sheet:
    """Words with their places as lines; a word's width is shared out among its letters."""
    sheet = Sheet(width, height)
    line = Line()
    key: tuple[str, ...] = ()
    paragraphs: dict[tuple[str, ...], int] = {}
    for cells in words:
        here = tuple(cells[1:5])
        left, top, wide, high = (float(cell) * scale for cell in cells[6:10])
        if here != key:
            if line.characters:
                sheet.lines.append(line)
            line = Line(paragraph=paragraphs.setdefault(here[:3], len(paragraphs)))
            key = here
        elif line.characters:
            line.add(" ", line.right, top, left, top + high)
        word = cells[11].strip()
        step = wide / len(word)
        for at, letter in enumerate(word):
            line.add(letter, left + at * step, top, left + (at + 1) * step, top + high)
    if line.characters:
        sheet.lines.append(line)
    return sheet
