"""The demonstration, done once for all tests of this room."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

PROGRAM = "from gravamen.cli import main; raise SystemExit(main())"


@dataclass(frozen=True, slots=True)
class Demonstration:
    folder: Path
    out: str
    letter: str  # the e-mail's body, with plain blanks
    pages: str  # the PDF's characters, on one line


def demonstrate(folder: Path, **environment: str) -> Demonstration:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "demo", "-o", str(folder)],
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "300", **environment},
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    import pypdfium2

    message = message_from_bytes((folder / "letter-by-2021-03-01.eml").read_bytes(), policy=default)
    body = message.get_body(("plain",))  # type: ignore[attr-defined]
    with pypdfium2.PdfDocument(folder / "letter-by-2021-03-01.pdf") as opened:
        pages = " ".join(page.get_textpage().get_text_range() for page in opened)
    return Demonstration(folder, done.stdout, body.get_content().replace("\u00a0", " "), " ".join(pages.split()))


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    return demonstrate(tmp_path_factory.mktemp("demonstration") / "demo")


@pytest.fixture(scope="session")
def without_tesseract(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    """The same where no program can be found."""
    empty = tmp_path_factory.mktemp("nothing")
    return demonstrate(tmp_path_factory.mktemp("demonstration") / "demo", PATH=str(empty))
