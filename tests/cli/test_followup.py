"""`gravamen held` and `gravamen agenda`, on a record with an arrest, its term, and later a release."""

from __future__ import annotations

import csv
import io
import re
import stat
from pathlib import Path

import pytest

from .conftest import Command

REVIEW = """\
[[decision]]
decide = "accept"
report = "report.txt"
act = "arrest_detention"
id = "arrest"
[[decision]]
decide = "accept"
report = "report.txt"
act = "administrative_penalty"
set.date = "2021-02-18"
set.victims = [{ person = "Testo Generatov" }]
"""
RELEASE = """\
[[decision]]
decide = "add"
report = "later.txt"
kind = "act"
quote = "was fined"
set.type = "administrative_penalty"
set.penalty = "a fine of 30 base units"
set.victims = [{ person = "Testo Generatov" }]
[[decision]]
decide = "tell"
report = "later.txt"
quote = "Testo Generatov is free since 6 March"
date = "2021-03-06"
kind = "release"
person = "Testo Generatov"
"""
SENT = """\
[[decision]]
decide = "tell"
report = "later.txt"
quote = "we sent the letter"
date = "2021-02-20"
kind = "sent"
letter = "I1"
"""
LATER = "Testo Generatov is free since 6 March 2021, and was fined. He thanks you: we sent the letter on 20 February.\n"


@pytest.fixture
def arrested(gravamen: Command, record: tuple[object, ...], tmp_path: Path) -> tuple[object, ...]:
    """The record with an arrest of 17 February 2021 and 15 days from it."""
    (tmp_path / "review.toml").write_text(REVIEW, "utf-8")
    said = gravamen("review", "made", "--apply", tmp_path / "review.toml", *record)
    assert (said.status, said.err) == (0, "")
    return record


def cells(said: str) -> list[str]:
    """The cells of the row of the man who was arrested."""
    (line,) = (line for line in said.splitlines() if "Testo Generatov  " in line)
    return re.split(r" {2,}", line.strip())


def later(gravamen: Command, keys: tuple[object, ...], tmp_path: Path, review: str) -> None:
    (tmp_path / "later.txt").write_text(LATER, "utf-8")
    (tmp_path / "later.toml").write_text(review, "utf-8")
    assert gravamen("intake", tmp_path / "later.txt", "--case", "made", "--received", "2021-03-08", *keys).status == 0
    said = gravamen("review", "made", "--apply", tmp_path / "later.toml", *keys)
    assert (said.status, said.err) == (0, "")


def test_who_is_held_and_who_is_not_known_to_be_free(gravamen: Command, arrested: tuple[object, ...]) -> None:
    said = gravamen("held", "--on", "2021-02-20", *arrested)
    assert (said.status, said.err) == (0, "")
    assert cells(said.out) == [
        *("made", "Testo Generatov", "held", "2021-02-17", "3"),
        *("15 days of administrative arrest", "2021-03-04 (assumed)", "A1, A2"),
    ]
    said = gravamen("held", "made", "--on", "2021-03-05", *arrested)
    assert "term ended, release not confirmed" in said.out
    assert "assumed: counted from the detention (the article of Belarus was not read" in said.out
    said = gravamen("held", "made", "--on", "2021-01-01", *arrested)
    assert said.out == "Nobody is known to have been held by 2021-01-01.\n"


def test_the_list_as_csv(gravamen: Command, arrested: tuple[object, ...]) -> None:
    said = gravamen("held", "--on", "2021-02-20", "--csv", "--use", "internal", *arrested)
    (row,) = csv.DictReader(io.StringIO(said.out))
    assert (row["person"], row["since"], row["expected end"]) == ("Testo Generatov", "2021-02-17", "2021-03-04 (assumed)")


def test_a_release_that_was_reported(gravamen: Command, arrested: tuple[object, ...], tmp_path: Path) -> None:
    later(gravamen, arrested, tmp_path, RELEASE)
    said = gravamen("held", "--on", "2021-03-10", *arrested)
    assert cells(said.out)[1:5] == ["Testo Generatov", "released", "2021-02-17", "17"]
    said = gravamen("show", "C1", *arrested)
    assert said.out.startswith("C1  release, 2021-03-06: of P1\n")
    assert "R2: “Testo Generatov is free since 6 March”" in said.out
    said = gravamen("held", "--on", "2021-03-05", *arrested)
    assert "term ended, release not confirmed" in said.out, "on that day he was not free yet"
    said = gravamen("agenda", "made", "--on", "2021-03-10", "--since", "2021-01-01", *arrested)
    assert "Testo Generatov was released on 6 March 2021, after 17 days. (A1, A2, C1)" in said.out.replace("\u00a0", " ")
    assert "ran out" not in said.out


def test_what_is_due(gravamen: Command, arrested: tuple[object, ...], tmp_path: Path) -> None:
    said = gravamen("agenda", "--on", "2021-03-05", *arrested)
    assert (said.status, said.err) == (0, "")
    text = said.out.replace("\u00a0", " ")
    assert "due by 2021-03-05" in text
    assert "The term of Testo Generatov (15 days of administrative arrest) ran out on 4 March 2021" in text
    assert "Committee on Freedom of Association" in text
    assert "our own practice" in text
    gravamen("draft", "made", "-o", tmp_path / "out", "--date", "2021-02-19", *arrested)
    said = gravamen("agenda", "--on", "2021-03-25", *arrested)
    assert "is a draft: nothing in the record says that it was sent" in said.out
    later(gravamen, arrested, tmp_path, SENT)
    text = gravamen("agenda", "--on", "2021-03-25", *arrested).out.replace("\u00a0", " ")
    assert "No answer to the letter to Guy Ryder, Director-General of 19 February 2021" in text
    assert "is a draft" not in text


def test_what_is_new(gravamen: Command, arrested: tuple[object, ...]) -> None:
    said = gravamen("agenda", "made", "--on", "2021-03-05", "--since", "2000-01-01", *arrested)
    assert "made, new after 2000-01-01:" in said.out
    assert "2 new acts" in said.out
    said = gravamen("agenda", "made", "--on", "2021-03-05", "--since", "2100-01-01", *arrested)
    assert "made: nothing new after 2100-01-01." in said.out


def test_a_calendar_names_nobody_unless_asked_to(gravamen: Command, arrested: tuple[object, ...], tmp_path: Path) -> None:
    path = tmp_path / "agenda.ics"
    said = gravamen("agenda", "--on", "2021-03-05", "--ics", path, *arrested)
    assert said.out.endswith(f"{path}\n")
    content = path.read_bytes().replace(b"\r\n ", b"")
    assert b"SUMMARY:made: a term is over\\, release not confirmed (1 person)\r\n" in content
    assert b"Generatov" not in content
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    gravamen("agenda", "--on", "2021-03-05", "--ics", path, "--names", *arrested)
    assert b"Generatov" in path.read_bytes().replace(b"\r\n ", b"")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["held", "nowhere"], "There is no case “nowhere”"),
        (["agenda", "nowhere"], "There is no case “nowhere”"),
        (["agenda", "--ics", "{tmp}/report.txt/a.ics"], "cannot be written"),
    ],
    ids=["held", "agenda", "calendar"],
)
def test_errors(gravamen: Command, arrested: tuple[object, ...], tmp_path: Path, words: list[str], said: str) -> None:
    found = gravamen(*(word.format(tmp=tmp_path) for word in words), *arrested)
    assert found.status == 1
    assert said in found.err
    assert found.err.count("\n") == 1


@pytest.mark.parametrize("form", ["--csv", "--pdf", "--xlsx"])
def test_a_list_is_for_somebody(gravamen: Command, arrested: tuple[object, ...], tmp_path: Path, form: str) -> None:
    given = (form,) if form == "--csv" else (form, tmp_path / "held.file")
    said = gravamen("held", "--on", "2021-02-20", *given, *arrested)
    assert said.status == 1
    assert "For whom is the list?" in said.err


def test_a_list_for_the_press_names_nobody_who_was_not_asked(
    gravamen: Command, arrested: tuple[object, ...], tmp_path: Path
) -> None:
    from gravamen.intake import receive

    said = gravamen("held", "--on", "2021-02-20", "--csv", "--use", "press", *arrested)
    (row,) = csv.DictReader(io.StringIO(said.out))
    assert row["person"] == "Person A (name withheld)"
    paper, sheet = tmp_path / "held.pdf", tmp_path / "held.xlsx"
    gravamen("held", "--on", "2021-02-20", "--pdf", paper, "--xlsx", sheet, "--use", "internal", *arrested)
    for path in (paper, sheet):
        text = receive(path.read_bytes(), path.name).text
        assert text is not None
        assert "Testo Generatov" in " ".join(text.characters.split())
    said = gravamen("audit", "log", *arrested)
    assert "export" in said.out


@pytest.mark.parametrize("since", [pytest.param("I1", id="a letter"), pytest.param("nothing", id="neither letter nor day")])
def test_what_has_changed_since_a_letter_is_drafted(
    gravamen: Command, arrested: tuple[object, ...], tmp_path: Path, since: str
) -> None:
    from gravamen.intake import receive

    folder = tmp_path / "letters"
    assert gravamen("draft", "made", "-o", folder, "--date", "2021-03-01", *arrested).status == 0
    later(gravamen, arrested, tmp_path, RELEASE)
    given = ("--document", "changes", "--since", since, "--language", "fr")
    said = gravamen("draft", "made", "-o", folder, "--date", "2021-03-10", *given, *arrested)
    if since == "nothing":
        assert (said.status, "neither a letter nor a day" in said.err) == (1, True)
        return
    assert said.status == 0, said.err
    text = receive((folder / "changes-by-2021-03-10-fr.pdf").read_bytes(), "changes.pdf").text
    assert text is not None
    words = " ".join(text.characters.split())
    assert "notre lettre du 1er mars 2021" in words
    assert "Testo Generatov" in words
    assert "a été libéré le 6 mars 2021, après 17 jours de détention" in words


def test_without_a_letter_there_is_nothing_to_tell_changes_since(
    gravamen: Command, arrested: tuple[object, ...], tmp_path: Path
) -> None:
    said = gravamen("draft", "made", "-o", tmp_path, "--document", "changes", *arrested)
    assert said.status == 1
    assert "No letter of this case went out yet." in said.err
