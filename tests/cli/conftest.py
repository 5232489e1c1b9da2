"""A made report in several formats, a record to work on, and the command as a person calls it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from gravamen.cli import main

REPORT = """\
Report of the Generated Workers' Union (GWU), 18 February 2021

On 16 February 2021 the police raided the office of the Generated Workers' Union (GWU). They seized two laptops.

On 17 February 2021 Testo Generatov, chairman of GWU, was detained. He was sentenced to 15 days of administrative arrest.

We ask the ILO to intervene.
"""


@dataclass(frozen=True, slots=True)
class Said:
    """What a call of the command ended with and printed."""

    status: int
    out: str
    err: str


Command = Callable[..., Said]


@pytest.fixture
def gravamen(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command in this process: arguments in, what it said out."""
    monkeypatch.setenv("COLUMNS", "400")
    for name in ("GRAVAMEN_HOME", "GRAVAMEN_KEY_FILE", "GRAVAMEN_OFFICER"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: object) -> Said:
        capsys.readouterr()
        try:
            status = main([str(one) for one in arguments])
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
        said = capsys.readouterr()
        return Said(status, said.out, said.err)

    return call


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path


@pytest.fixture
def keys(tmp_path: Path) -> tuple[object, ...]:
    """The options that open the test's own record."""
    return ("--home", tmp_path / "record", "--key-file", tmp_path / "record.key", "--as", "officer")


@pytest.fixture
def record(gravamen: Command, keys: tuple[object, ...], report: Path) -> tuple[object, ...]:
    """A record with the report taken in, in the case `made`; gives the options that open it."""
    assert gravamen("init", *keys).status == 0
    said = gravamen("intake", report, "--case", "made", "--country", "BY", "--title", "A made case", *keys)
    assert (said.status, said.err) == (0, "")
    return keys


def as_word() -> bytes:
    document = docx.Document()
    for paragraph in REPORT.split("\n\n"):
        document.add_paragraph(paragraph.strip())
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def as_mail() -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "a@union.example", "b@global.example"
    message["Subject"], message["Date"] = "What was done to us", "Thu, 18 Feb 2021 11:05:00 +0300"
    message.set_content(REPORT)
    return message.as_bytes()


def as_page() -> bytes:
    return f"<html><body>{''.join(f'<p>{one}</p>' for one in REPORT.split(chr(10) * 2))}</body></html>".encode()


def as_archive() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("reports/report.txt", REPORT)
    return held.getvalue()


def as_pdf() -> bytes:
    import typst

    source = "\n\n".join(REPORT.split("\n\n")).replace("#", "\\#")
    made = typst.compile(source.encode(), format="pdf", ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


FORMATS: dict[str, Callable[[], bytes]] = {
    "report.txt": REPORT.encode,
    "report.docx": as_word,
    "report.eml": as_mail,
    "report.html": as_page,
    "report.zip": as_archive,
    "report.pdf": as_pdf,
}
