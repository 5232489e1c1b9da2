"""`gravamen gaps` and `gravamen doors`: what they print of a verified case, and what they say where there is none."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from .conftest import Command
from .test_record import REVIEW


@pytest.fixture
def verified(gravamen: Command, record: tuple[object, ...], tmp_path: Path) -> tuple[object, ...]:
    (tmp_path / "review.toml").write_text(REVIEW, "utf-8")
    assert gravamen("review", "made", "--apply", tmp_path / "review.toml", *record).status == 0
    return record


def test_gaps_name_the_case_in_which_it_was_asked(gravamen: Command, verified: tuple[object, ...]) -> None:
    said = gravamen("gaps", "made", *verified)
    assert (said.status, said.err) == (0, "")
    assert "arrest or detention, 2021-02-17: Testo Generatov" in said.out
    assert "missing  whether a warrant was shown" in said.out
    assert "Case No. 418 (Cameroon), 90th Report, 1966" in said.out
    assert "Dear colleagues," in said.out


@pytest.mark.parametrize(
    ("language", "greeting"),
    [("en", "Dear colleagues,"), ("fr", "Chères camarades"), ("es", "Estimadas compañeras"), ("ru", "Дорогие коллеги!")],
)
def test_the_message_alone(gravamen: Command, verified: tuple[object, ...], language: str, greeting: str) -> None:
    said = gravamen("gaps", "made", "--language", language, "--message", *verified)
    assert said.status == 0
    assert greeting in said.out
    assert "Case No." not in said.out
    assert "Testo Generatov" not in said.out
    assert "Testo Generatov" in gravamen("gaps", "made", "--names", "--message", "--language", language, *verified).out


def test_an_unknown_language_is_said(gravamen: Command, verified: tuple[object, ...]) -> None:
    said = gravamen("gaps", "made", "--language", "xx", *verified)
    assert said.status == 1
    assert "Languages: ar, en, es, fr, ru." in said.err


def test_doors_open_and_closed(gravamen: Command, verified: tuple[object, ...]) -> None:
    said = gravamen("doors", "made", "--sender", "other", "--date", "2021-03-01", *verified)
    assert (said.status, said.err) == (0, "")
    opened, checked, closed = (said.out.index(word) for word in ("OPEN", "TO BE CHECKED", "CLOSED"))
    assert opened < said.out.index("Representation under article 24") < checked
    assert closed < said.out.index("Complaint to the Committee on Freedom of Association")
    assert "human life or personal freedom" in said.out
    assert "shown by A3" in said.out
    assert "390th Report" in said.out
    assert "394th Report" not in said.out
    assert "ratified on 1956-11-06" in said.out


def test_the_sender_opens_the_committee(gravamen: Command, verified: tuple[object, ...]) -> None:
    said = gravamen("doors", "made", "--sender", "national", *verified)
    committee = said.out.index("Complaint to the Committee on Freedom of Association")
    assert said.out.index("OPEN") < committee < said.out.index("TO BE CHECKED")


@pytest.mark.parametrize("verb", ["gaps", "doors"])
def test_a_case_without_verified_acts(gravamen: Command, record: tuple[object, ...], verb: str) -> None:
    said = gravamen(verb, "made", *record)
    assert said.status == 1
    assert "Nothing in the case made is verified yet." in said.err


@pytest.mark.parametrize("verb", ["gaps", "doors"])
def test_looking_writes_nothing(gravamen: Command, verified: tuple[object, ...], verb: str) -> None:
    before = gravamen("audit", "log", *verified).out
    assert gravamen(verb, "made", *verified).status == 0
    assert gravamen("audit", "log", *verified).out == before


def test_an_answer_is_kept_and_shown(gravamen: Command, verified: tuple[object, ...]) -> None:
    listed = gravamen("gaps", "made", *verified).out
    act = next(line.split()[0] for line in listed.splitlines() if "arrest or detention, 2021-02-17" in line)
    told = ("--says", "no", "--told-by", "her lawyer")
    said = gravamen("gaps", "made", "--answer", "warrant", "--act", act, *told, *verified)
    assert (said.status, said.out) == (0, f"{act}  warrant: no\n")
    assert "asked, warrant: no (no report says it; told by her lawyer)" in gravamen("show", act, *verified).out
    left = gravamen("gaps", "made", *verified).out.partition(f"{act}  arrest")[2].partition("\n\n")[0]
    assert "warrant" not in left


ANSWERS = """\
[[decision]]
decide = "answer"
question = "warrant"
about = "raid"
says = "no"
report = "report.txt"
quote = "{quote}"
[[decision]]
decide = "answer"
question = "union"
text = "300 members"
told_by = "the chair"
"""


def test_a_recorded_review_answers_the_committee(gravamen: Command, verified: tuple[object, ...], tmp_path: Path) -> None:
    path = tmp_path / "answers.toml"
    path.write_text(REVIEW + ANSWERS.format(quote="the police raided the office"), "utf-8")
    said = gravamen("review", "made", "--apply", path, *verified)
    assert (said.status, said.err) == (0, "")
    again = gravamen("review", "made", "--apply", path, *verified)
    assert again.status == 0
    assert "2 added" in said.out
    assert "0 added" in again.out, "what stands is passed over"
    listed = gravamen("gaps", "made", *verified).out
    assert "whether a warrant was shown" not in listed.partition("search or raid")[2].partition("\n\n")[0]


def test_a_recorded_answer_that_is_none_is_one_line(gravamen: Command, verified: tuple[object, ...], tmp_path: Path) -> None:
    path = tmp_path / "answers.toml"
    path.write_text(REVIEW + ANSWERS.format(quote="words that stand nowhere"), "utf-8")
    said = gravamen("review", "made", "--apply", path, *verified)
    assert said.status == 1
    assert "cannot be made" in said.err


def test_what_an_officer_decided_stands_beside_each_article(
    gravamen: Command, verified: tuple[object, ...], tmp_path: Path
) -> None:
    from gravamen.casebook import house
    from gravamen.casebook.services import Record

    entered = house.enter(tmp_path / "record", key_file=tmp_path / "record.key")
    opened = Record(entered, "officer", lambda: datetime.datetime(2021, 3, 1, 12, tzinfo=datetime.UTC))
    from gravamen.casebook.models import Act  # a model of the record that is open

    act = Act.objects.get(type="search_raid")
    opened.qualify(act.pk, "article", "C087 Article 3", "refused", reason="a matter of Article 11")
    said = gravamen("doors", "made", "--date", "2021-03-01", *verified)
    assert said.status == 0
    assert "refused (" in said.out
    assert "a matter of Article 11" in said.out


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (("--answer", "nothing"), "is no question"),
        (("--answer", "warrant"), "is asked of an act"),
        (("--answer", "union"), "says nothing"),
        (("--answer", "union", "--text", "300", "--report", "nowhere.txt"), "no report named"),
    ],
    ids=["no question", "no act", "no words", "no report"],
)
def test_what_is_no_answer_is_one_line(
    gravamen: Command, verified: tuple[object, ...], given: tuple[str, ...], wanted: str
) -> None:
    said = gravamen("gaps", "made", *given, *verified)
    assert said.status == 1
    assert wanted in said.err
