"""`gravamen check`: what is missing, at the terminal; the same list as the desk's."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Command
from .test_record import PROFILE, REVIEW


@pytest.fixture
def verified(gravamen: Command, record: tuple[object, ...], tmp_path: Path) -> tuple[object, ...]:
    """The record with verified acts."""
    (tmp_path / "review.toml").write_text(REVIEW, "utf-8")
    assert gravamen("review", "made", "--apply", tmp_path / "review.toml", *record).status == 0
    return record


def test_nothing_to_check_before_an_act_is_verified(gravamen: Command, record: tuple[object, ...]) -> None:
    said = gravamen("check", "made", *record)
    assert said.status == 1
    assert "Nothing in the case made is verified yet." in said.err


def test_errors_end_with_status_1_until_they_are_mended(
    gravamen: Command, verified: tuple[object, ...], tmp_path: Path
) -> None:
    said = gravamen("check", "made", "--date", "2021-03-01", *verified)
    assert said.status == 1
    assert "Nobody signs" in said.out
    assert "The letter as the record gives it, dated 2021-03-01" in said.out
    (tmp_path / "profile.toml").write_text(PROFILE, "utf-8")
    gravamen("profile", tmp_path / "profile.toml", *verified)
    said = gravamen("check", "made", "--date", "2021-03-01", *verified)
    assert said.status == 0
    assert "0 errors" in said.out
    assert "rests on one report alone" in said.out


def test_the_letter_that_is_being_written_is_checked_and_drafted(
    gravamen: Command, verified: tuple[object, ...], tmp_path: Path
) -> None:
    import datetime

    from gravamen.casebook import house, queries
    from gravamen.casebook.services import Record

    opened = house.enter(tmp_path / "record", key_file=tmp_path / "record.key")
    record = Record(opened, "officer", lambda: datetime.datetime(2021, 3, 1, 12, tzinfo=datetime.UTC))
    row = record.begin_letter(queries.case("made"))
    record.add_sentence(row.pk, "told:A1+A2", "The members are afraid.")
    said = gravamen("check", "made", *verified)
    assert said.status == 1
    assert "A sentence has no source: “The members are afraid.”" in said.out
    assert "as it is being written, dated 2021-03-01" in said.out
    drafted = gravamen("draft", "made", "-o", tmp_path / "out", *verified)
    assert drafted.status == 0
    assert "as it is being written at the desk" in drafted.err
    assert "The members are afraid." in next((tmp_path / "out").glob("*.eml")).read_text("utf-8")
