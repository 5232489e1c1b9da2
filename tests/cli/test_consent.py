"""`gravamen consent`, and a letter that names each person as far as they agreed to."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Command

DECISIONS = """
[[decision]]
decide = "accept"
report = "report.txt"
act = "arrest_detention"
"""
Options = tuple[object, ...]


@pytest.fixture
def decided(gravamen: Command, record: Options, tmp_path: Path) -> Options:
    """A record with one act accepted, and the person it was done to."""
    (tmp_path / "review.toml").write_text(DECISIONS, "utf-8")
    said = gravamen("review", "made", "--apply", tmp_path / "review.toml", *record)
    assert (said.status, said.err) == (0, "")
    return record


def test_a_consent_is_noted_listed_and_withdrawn(gravamen: Command, decided: Options) -> None:
    assert "not asked: role" in gravamen("consent", "list", "made", *decided).out
    note = ("--use", "press", "--shown", "initials", "--by", "he himself", "--how", "in writing", "--on", "2021-02-20")
    assert gravamen("consent", "note", "P1", *note, *decided).out == "S1  P1, press: initials\n"
    assert "initials (S1)" in gravamen("consent", "list", "made", *decided).out
    assert gravamen("consent", "withdraw", "S1", "--on", "2021-02-25", *decided).status == 0
    assert "initials (S1)" not in gravamen("consent", "list", "made", *decided).out
    assert "initials (S1)" in gravamen("consent", "list", "made", "--on", "2021-02-21", *decided).out


@pytest.mark.parametrize(("use", "named"), [("ilo", True), ("press", False)])
def test_a_letter_names_whom_it_may(gravamen: Command, decided: Options, tmp_path: Path, use: str, named: bool) -> None:
    said = gravamen("draft", "made", "-o", tmp_path / "out", "--date", "2021-03-01", "--use", use, *decided)
    assert (said.status, said.err) == (0, "")
    letter = next((tmp_path / "out").glob("*.eml")).read_bytes()
    assert (b"Generatov" in letter) is named


@pytest.mark.parametrize("person", ["3", "A1", "Pavel"])
def test_what_is_no_person_is_one_line(gravamen: Command, decided: Options, person: str) -> None:
    said = gravamen("consent", "note", person, "--use", "ilo", "--shown", "name", "--by", "she", "--how", "so", *decided)
    assert said.status == 1
    assert said.err.count("\n") == 1
