"""`gravamen appeal`: from files straight to a draft, whatever their format, marked on every page."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pypdfium2
import pytest

from gravamen.cli.appeal import SURE_ENOUGH, sure_enough
from gravamen.reading import read
from gravamen.text import Text

from .conftest import FORMATS, REPORT, Command

FACTS = (
    "On 16 February 2021 the police searched the office of the Generated Workers' Union (GWU)",
    "two laptops",
    "Testo Generatov",
    "15 days of administrative arrest",
)


def letter(folder: Path) -> str:
    (mail,) = folder.glob("*.eml")
    message = message_from_bytes(mail.read_bytes(), policy=default)
    body = message.get_body(("plain",))  # type: ignore[attr-defined]
    return str(body.get_content()).replace("\u00a0", " ").replace("’", "'")


@pytest.mark.parametrize("name", FORMATS)
def test_from_each_format(gravamen: Command, tmp_path: Path, name: str) -> None:
    path, out = tmp_path / name, tmp_path / "out"
    path.write_bytes(FORMATS[name]())
    said = gravamen("appeal", path, "--country", "by", "-o", out, "--date", "2021-03-01", "--sender", "Generated Global Union")
    assert said.status == 0, said.err
    assert sorted(one.suffix for one in out.iterdir()) == [".docx", ".eml", ".pdf"]
    assert said.out.split() == [str(out / f"letter-by-2021-03-01{suffix}") for suffix in (".pdf", ".docx", ".eml")]
    text = letter(out)
    for fact in FACTS:
        assert fact in text
    assert text.startswith("PROPOSED, NOT VERIFIED")
    assert "On behalf of Generated Global Union" in text
    with pypdfium2.PdfDocument(out / "letter-by-2021-03-01.pdf") as opened:
        for page in opened:
            assert "PROPOSED, NOT VERIFIED" in page.get_textpage().get_text_range()


def test_the_same_report_twice_is_one_source(gravamen: Command, tmp_path: Path, report: Path) -> None:
    again = tmp_path / "again.txt"
    again.write_bytes(report.read_bytes())
    assert gravamen("appeal", report, again, "--country", "BY", "-o", tmp_path / "out").status == 0
    assert "rests on one report" in letter(tmp_path / "out")


def test_an_act_told_by_two_reports_is_told_once(gravamen: Command, tmp_path: Path, report: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(f"{REPORT}\nA second letter of ours.\n", "utf-8")
    assert gravamen("appeal", report, other, "--country", "BY", "-o", tmp_path / "out").status == 0
    text = letter(tmp_path / "out")
    assert "rests on two reports" in text
    assert text.count("two laptops") == 1


def test_the_same_files_give_the_same_letter(gravamen: Command, tmp_path: Path, report: Path) -> None:
    for out in ("one", "two"):
        gravamen("appeal", report, "--country", "BY", "-o", tmp_path / out, "--date", "2021-03-01")
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_what_is_hardly_sure_stands_in_no_letter() -> None:
    reading = read(Text.plain(REPORT), language="en")
    first, *others = reading.acts
    doubtful = replace(reading, acts=(replace(first, probability=SURE_ENOUGH - 0.01), *others))
    [kept], unsure = sure_enough([doubtful])
    assert kept.acts == tuple(others)
    assert [act.passage for act in unsure] == [first.passage]
