"""The follow-up of the demonstration case: whose 25 days are over, and what the record knew on each day of its story."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gravamen.intake import receive

from .conftest import PROGRAM, Demonstration


def gravamen(demonstration: Demonstration, *words: str) -> str:
    keys = ("--home", str(demonstration.folder / "record"), "--key-file", str(demonstration.folder / "record.key"))
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words, *keys],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "COLUMNS": "400"},
    )
    return run.stdout.replace("\u00a0", " ")


def test_the_agenda_says_whose_25_days_have_run_out(demonstration: Demonstration) -> None:
    said = gravamen(demonstration, "agenda", "belarus-2021", "--on", "2021-03-14")
    (line,) = (line for line in said.splitlines() if "ran out" in line)
    assert "The term of Andrei Komlik-Yamatin (25 days of administrative arrest) ran out on 13 March 2021" in line
    assert "no release is reported" in line
    assert "A14, A15" in line
    assert "Vladimir Maley" in said
    assert "2021-03-08/2021-03-18" in said, "the Committee sits on that day"


def test_who_is_held_two_weeks_after_the_letter(demonstration: Demonstration) -> None:
    said = gravamen(demonstration, "held", "belarus-2021", "--on", "2021-03-14")
    states = {name: next(line for line in said.splitlines() if name in line) for name in ("Komlik-Yamatin", "Maley", "Pavarau")}
    assert "term ended, release not confirmed" in states["Komlik-Yamatin"]
    assert "held" in states["Maley"]
    assert "up to three years in jail" in states["Pavarau"]
    assert "Zavadsky" not in said, "forced to leave, never detained"
    assert "to look at" not in said


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("check", "belarus-2021", "--date", "2021-03-14"), "the term of Andrei Komlik-Yamatin ended on 13 March 2021"),
        (("check", "belarus-2021", "--date", "2021-03-14"), "It was counted from the detention ("),
        (("held", "belarus-2021", "--on", "2021-03-14"), "2021-03-13 (assumed)"),
        (("held", "belarus-2021", "--on", "2021-03-14"), "counted from the detention ("),
    ],
)
def test_the_same_day_is_told_everywhere(demonstration: Demonstration, words: tuple[str, ...], expected: str) -> None:
    """Detained on the 16th, judged on the 17th: the 25 days are counted in one place, from the detention."""
    assert expected in gravamen(demonstration, *words)


def test_the_letters_annex_tells_the_same_day(demonstration: Demonstration, tmp_path: Path) -> None:
    for language, day in (("en", "13 March 2021"), ("fr", "13 mars 2021"), ("es", "13 de marzo de 2021")):
        gravamen(
            demonstration,
            "draft",
            "belarus-2021",
            "--date",
            "2021-03-14",
            "--language",
            language,
            "-o",
            str(tmp_path / language),
        )
        (made,) = (tmp_path / language).glob("*.pdf")
        said = receive(made.read_bytes(), made.name).text
        assert said is not None
        assert day in " ".join(said.characters.split()).replace("\u00a0", " ")


@pytest.fixture(scope="module")
def house(demonstration: Demonstration) -> Iterator[Any]:
    from gravamen.casebook import house as houses

    yield houses.enter(demonstration.folder / "record", key_file=demonstration.folder / "record.key")
    from django.db import connections

    connections.close_all()


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(
    ("day", "reports", "acts", "letters"),
    [
        ("2021-01-20", 0, 0, 0),
        ("2021-01-21", 1, 0, 0),
        ("2021-02-12", 2, 0, 0),
        ("2021-02-18", 4, 0, 0),
        ("2021-02-20", 5, 0, 0),
        ("2021-02-26", 6, 0, 0),
        ("2021-02-28", 6, 0, 0),
        ("2021-03-01", 6, 18, 1),
    ],
)
def test_what_the_record_knew_on_each_day_of_the_story(day: str, reports: int, acts: int, letters: int) -> None:
    from gravamen.casebook.as_of import as_of
    from gravamen.casebook.models import Act, Intervention, Report

    with as_of(datetime.date.fromisoformat(day)):
        assert (Report.objects.count(), Act.objects.count(), Intervention.objects.count()) == (reports, acts, letters)


@pytest.mark.usefixtures("house")
def test_on_its_last_day_it_knew_what_it_knows() -> None:
    from gravamen.casebook import queries
    from gravamen.casebook.as_of import as_of
    from gravamen.casebook.brief import brief

    day = datetime.date(2021, 3, 1)
    now = brief(queries.case("belarus-2021"), day)
    with as_of(day):
        assert brief(queries.case("belarus-2021"), day) == now
