"""The record from beginning to end: init, intake, review, list, show, draft, audit, with a key file."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Command
from .test_appeal import letter

REVIEW = """\
[[decision]]
decide = "accept"
report = "report.txt"
organisation = "Generated Workers' Union"
id = "union"
[[decision]]
decide = "accept"
report = "report.txt"
person = "Testo Generatov"
set.sex = "male"
[[decision]]
decide = "refuse"
report = "report.txt"
organisation = "ILO"
remark = "the addressee"
[[decision]]
decide = "accept"
report = "report.txt"
act = "search_raid"
id = "raid"
[[decision]]
decide = "accept"
report = "report.txt"
act = "seizure"
id = "seizure"
[[decision]]
decide = "accept"
report = "report.txt"
act = "arrest_detention"
[[decision]]
decide = "group"
title = "The raid"
acts = ["raid", "seizure"]
"""
PROFILE = """\
name = "Generated Global Union"
address = ["1, Street of Examples"]
signatory = "Generated Secretary"
signatory_role = "General Secretary"
affiliates = ["GWU"]
"""


def test_the_whole_way(gravamen: Command, keys: tuple[object, ...], report: Path, tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text(PROFILE, "utf-8")
    (tmp_path / "review.toml").write_text(REVIEW, "utf-8")
    said = gravamen("init", "--profile", tmp_path / "profile.toml", *keys)
    assert (said.status, said.err) == (0, "")
    said = gravamen("intake", report, "--case", "made", "--country", "BY", "--title", "A made case", "--source", "GWU", *keys)
    assert (said.status, said.err) == (0, "")
    assert "R1  report.txt: 8 proposals" in said.out

    said = gravamen("intake", report, "--case", "made", *keys)
    assert "kept already; a second receipt is noted" in said.out

    said = gravamen("list", "made", "--proposals", *keys)
    assert "search raid (2021-02-16)" in said.out
    said = gravamen("review", "made", "--apply", tmp_path / "review.toml", *keys)
    assert said.status == 0, said.err
    assert said.out.startswith("4 accepted, 1 corrected, 0 merged, 1 refused")
    said = gravamen("review", "made", "--apply", tmp_path / "review.toml", *keys)
    assert "6 stood already" in said.out, "a review applied again changes nothing"

    said = gravamen("draft", "made", "-o", tmp_path / "out", "--date", "2021-03-01", "--email", "head@ilo.example", *keys)
    assert (said.status, said.err) == (0, "")
    text = letter(tmp_path / "out")
    assert "On 16 February 2021 the police searched the office of" in text
    assert "our affiliate, the Generated Workers' Union (GWU)," in text
    assert "Testo Generatov, chairman of GWU, was detained" in text
    assert "15 days" not in text, "what nobody verified is not in the letter"
    assert "PROPOSED" not in text
    assert "Generated Secretary" in text

    said = gravamen("list", *keys)
    assert "A made case" in said.out
    said = gravamen("list", "made", *keys)
    for words in ("report.txt", "search raid", "Testo Generatov", "Guy Ryder"):
        assert words in said.out
    said = gravamen("show", "A1", *keys)
    assert "A1  search raid, 2021-02-16: Generated Workers' Union" in said.out
    assert "verified by officer" in said.out
    assert "R1: “On 16 February 2021 the police raided the office" in said.out
    for thing, words in (
        ("P1", "male; chairman of"),
        ("O1", "union; names: "),
        ("R1", "SHA-256"),
        ("#1", "corrected"),
        ("r1", "from GWU"),
    ):
        said = gravamen("show", thing, *keys)
        assert (said.status, words in said.out) == (0, True), said.out
    said = gravamen("audit", "verify", *keys)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("The record is as it was written: ")
    log = gravamen("audit", "log", *keys).out.splitlines()
    assert all("officer" in line for line in log)
    assert [int(line.split()[0]) for line in log] == list(range(1, len(log) + 1))


def test_a_change_is_taken_back(gravamen: Command, record: tuple[object, ...], tmp_path: Path) -> None:
    (tmp_path / "review.toml").write_text(REVIEW.partition('[[decision]]\ndecide = "refuse"')[0], "utf-8")
    gravamen("review", "made", "--apply", tmp_path / "review.toml", *record)
    assert "Testo Generatov" in gravamen("show", "P1", *record).out
    said = gravamen("audit", "undo", *record)
    assert (said.status, said.err) == (0, "")
    assert gravamen("show", "P1", *record).status == 1
    assert gravamen("audit", "verify", *record).status == 0


def test_what_search_goes_by_is_made_anew(gravamen: Command, record: tuple[object, ...]) -> None:
    from gravamen.casebook.search import engines

    assert gravamen("audit", "verify", *record).status == 0
    engines.empty("report")
    said = gravamen("audit", "verify", *record)
    assert (said.status, "gravamen audit index" in said.err) == (1, True)
    assert gravamen("audit", "index", *record).out == "Search and histories are made anew.\n"
    assert gravamen("audit", "verify", *record).status == 0


def test_home_and_key_from_the_environment(
    gravamen: Command, record: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRAVAMEN_HOME", str(record[1]))
    monkeypatch.setenv("GRAVAMEN_KEY_FILE", str(record[3]))
    said = gravamen("list")
    assert (said.status, said.err) == (0, "")
    assert "A made case" in said.out


def test_a_profile_with_an_unknown_field(gravamen: Command, keys: tuple[object, ...], tmp_path: Path) -> None:
    for words, said in (('name = "A"\nmotto = "B"', "A profile has no “motto”"), ('city = "A"', "does not say who writes")):
        (tmp_path / "profile.toml").write_text(words, "utf-8")
        found = gravamen("init", "--profile", tmp_path / "profile.toml", *keys)
        assert found.status == 1
        assert said in found.err
        assert not (tmp_path / "record").exists()
