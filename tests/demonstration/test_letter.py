"""The letter drafted from the case: every fact of the public letter of 1 March 2021, and nobody whom it does not name."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from gravamen import demonstration as case
from gravamen.reading import read
from gravamen.text import Text

from .conftest import PROGRAM, Demonstration, demonstrate

UNIONISTS = (
    "Ihar Pavarau",
    "Aliaksandr Babrou",
    "Yauhen Hovar",
    "Vladimir Maley",
    "Andrei Komlik-Yamatin",
    "Vasily Zavadsky",
)
OTHER_FORMS = {  # the same persons in another romanisation or script
    "Igor Povarov",
    "Alexander Bobrov",
    "Evgeny Govor",
    "Владимир Малей",
    "Андрей Комлик-Яматин",
}
OF_THE_PUBLIC_LETTER = {*UNIONISTS, "Guy Ryder", "Valter Sanchez"}


@pytest.mark.parametrize("name", UNIONISTS)
def test_the_six_unionists_are_named(demonstration: Demonstration, name: str) -> None:
    assert name in demonstration.letter
    assert name in demonstration.pages


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(
            r"On 16 February 2021 the police searched the office of our affiliate, the Belarusian Radio", id="the raid"
        ),
        pytest.param(r"the police searched the home of Vladimir Maley, REP lawyer for the Brest region", id="first home"),
        pytest.param(
            r"the apartment of Andrei Komlik-Yamatin, chairman of the REP primary trade union .* was searched", id="second"
        ),
        pytest.param(
            r"seized all laptops and communication devices and almost all basic documents", id="seizure at the office"
        ),
        pytest.param(r"equipment, books and money", id="seizure at the home"),
        pytest.param(r"copy of the search record or an inventory of the seized items", id="no record of the search"),
        pytest.param(r"detained him", id="Maley's detention"),
        pytest.param(r"detained for refusing to open the door", id="Komlik-Yamatin's detention"),
        pytest.param(r"25 days of administrative arrest for disobedience to an official", id="25 days"),
        pytest.param(r"Hovar were sentenced to up to three years in jail for taking part in a strike", id="three sentenced"),
        pytest.param(
            r"organizing, preparing or actively participating in actions that grossly violate public order", id="charge"
        ),
        pytest.param(r"on 17 August 2020 they had blocked a road", id="the road"),
        pytest.param(r"200 workers joined", id="200 workers"),
        pytest.param(r"threatened union activists with dismissal", id="threats"),
        pytest.param(r"refused to register the local union of BITU at BMZ", id="registration"),
        pytest.param(r"refused to recognize", id="recognition"),
        pytest.param(r"planted a cartridge for a hunting shotgun in a couch in the office kitchen", id="cartridge"),
        pytest.param(r"life imprisonment or the death penalty", id="what is feared"),
        pytest.param(r"Vasily Zavadsky, chairperson of REP, was forced to leave Belarus", id="exile"),
        pytest.param(r"According to the Investigative Committee of Belarus", id="who says it"),
        pytest.param(r"Article 342 of the Criminal Code", id="Article 342"),
        pytest.param(r"“the circumstances of the financing of protest activities”", id="the Committee's words"),
        pytest.param(r"Belarus ratified the Freedom of Association .* on 6 November 1956", id="ratified"),
        pytest.param(r"Dear Mr\. Ryder,", id="to whom"),
        pytest.param(r"Valter Sanchez\s+General Secretary", id="by whom"),
    ],
)
def test_every_fact_of_the_public_letter(demonstration: Demonstration, words: str) -> None:
    assert re.search(words, demonstration.letter, re.DOTALL)


def test_the_date_that_differs_is_shown(demonstration: Demonstration) -> None:
    assert re.search(r"16 February 2021 \(S\d: 17 February 2021\)", demonstration.pages)


def test_both_forms_of_a_name_are_shown(demonstration: Demonstration) -> None:
    for name in ("Igor Povarov", "Alexander Bobrov", "Evgeny Govor", "Владимир Малей"):
        assert name in demonstration.pages


def test_nobody_is_named_whom_the_public_letter_does_not_name(demonstration: Demonstration) -> None:
    review = tomllib.loads(case.review())["decision"]
    named = {row["person"] for row in review if row.get("person", True) is not True}
    named |= {row["set"]["name"] for row in review if "person" in row and "name" in row.get("set", {})}
    assert named <= OF_THE_PUBLIC_LETTER | OTHER_FORMS
    seen = {one.name for one in read(Text.plain(demonstration.letter), language="en").persons}
    assert set(UNIONISTS) <= seen <= OF_THE_PUBLIC_LETTER


def test_every_number_leads_to_a_passage_of_a_report(demonstration: Demonstration) -> None:
    numbers = {int(one) for group in re.findall(r"\[([\d, ]+)\]", demonstration.letter) for one in group.split(",")}
    assert numbers == set(range(1, max(numbers) + 1))
    hashes = "".join(demonstration.pages.split())
    for one in case.case()["report"]:
        assert hashlib.sha256(case.report(one["file"])).hexdigest() in hashes.replace("\u200b", ""), one["file"]


def test_the_letter_is_verified_and_signed(demonstration: Demonstration) -> None:
    assert "PROPOSED" not in demonstration.pages
    assert "Yours sincerely, Valter Sanchez" in demonstration.pages


def test_every_decision_of_the_review_was_made(demonstration: Demonstration) -> None:
    decisions = tomllib.loads(case.review())["decision"]
    said = re.search(r"review +(.*)", demonstration.out)
    assert said is not None
    made = sum(int(count) for count in re.findall(r"(\d+) (?:accepted|corrected|merged|refused|added)", said[1]))
    assert made == sum(row["decide"] != "group" for row in decisions)
    assert "waiting" not in said[1]
    assert "the chain holds" in demonstration.out


def test_the_same_case_gives_the_same_letter(demonstration: Demonstration, tmp_path: Path) -> None:
    again = demonstrate(tmp_path / "demo")
    for suffix in ("pdf", "docx", "eml"):
        name = f"letter-by-2021-03-01.{suffix}"
        assert (again.folder / name).read_bytes() == (demonstration.folder / name).read_bytes()


def test_without_tesseract_the_scan_waits_and_the_rest_is_told(without_tesseract: Demonstration) -> None:
    line = next(line for line in without_tesseract.out.splitlines() if line.startswith("rep-statement.pdf"))
    assert "esseract" in line
    assert "apt" in line, "the command that helps"
    assert re.search(r"\d waiting", without_tesseract.out)
    assert "cartridge" not in without_tesseract.letter
    assert "25 days of administrative arrest" in without_tesseract.letter
    assert "Received but not yet read: " in without_tesseract.pages
    assert "rep-statement.pdf" in without_tesseract.pages or "tatement" in without_tesseract.pages


def test_another_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    done = subprocess.run([sys.executable, "-c", PROGRAM, "demo", "-o", str(tmp_path)], capture_output=True, text=True)
    assert done.returncode == 1
    assert "holds something else than a demonstration" in done.stderr
    assert (tmp_path / "mine.txt").read_text("utf-8") == "mine"
