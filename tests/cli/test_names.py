"""`gravamen names`: scores, reasons, who is who, and what a person decides of it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from .conftest import Command


def test_score_reads_lines_and_writes_a_score_each(gravamen: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [("Siarhei Uzorny", "Сергей Узорный"), ("Siarhei Uzorny", "Aleh Uzorny")]
    lines = "".join(json.dumps({"left": {"name": one}, "right": {"name": two}, "kind": "person"}) + "\n" for one, two in pairs)
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    said = gravamen("names", "score")
    first, second = (float(line) for line in said.out.splitlines())
    assert said.status == 0
    assert first > 0.5 > second


def test_a_bad_line_is_one_line_of_error(gravamen: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("nothing\n"))
    said = gravamen("names", "score")
    assert said.status == 1
    assert said.err.startswith("gravamen: Line 1 is no pair of names")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("Ihar Probny", "Игорь Пробный"), "“Ihar” and “Игорь” are forms of one given name"),
        (("Ігар Пробны", "Ihar Probny"), "“Пробны” is “Probny” by"),
        (("Siarhei Uzorny", "Сергей Иванович Узорный"), "“Иванович” stands in the second only"),
        (("S. Uzorny", "Siarhei Uzorny"), "an initial"),
        (("Siarhei Uzorny", "Aleh Uzorny"), "“Siarhei” and “Aleh” are different"),
        (("Siarhei Uzorny", "Uzorny Siarhei"), "another order"),
        (("Muhammad Mithal", "Mohammed Mithal"), "forms of one given name"),
        (("Pol Test", "Poltest"), "in one word they agree"),
        (("Salman bin Muhammad", "Muhammad bin Salman"), "the name of the other's father"),
        (("", "Siarhei"), "without letters"),
        (
            ("--organisations", "Belarusian Independent Trade Union", "Белорусский независимый профсоюз"),
            "both say “trade union”",
        ),
        (("--organisations", "БНП", "Belarusian Independent Trade Union"), "acronym"),
    ],
    ids=[
        "given name",
        "romanised",
        "left over",
        "initial",
        "different",
        "order",
        "spelling",
        "one word",
        "father",
        "empty",
        "concepts",
        "acronym",
    ],
)
def test_reasons_are_words(gravamen: Command, arguments: tuple[str, ...], reason: str) -> None:
    said = gravamen("names", "explain", *arguments)
    assert said.status == 0
    assert reason in said.out


def test_the_demonstration_has_each_once_in_all_scripts(gravamen: Command, tmp_path: Path) -> None:
    """Met in English, Russian and Belarusian, its persons and organisations are one entry each; another is not."""
    assert gravamen("demo", "--output", tmp_path).status == 0
    home = ("--home", tmp_path / "record", "--key-file", tmp_path / "record.key", "--as", "Officer One")
    assert gravamen("names", "duplicates", *home).out.startswith("Nobody is in the register twice")
    for sought, entry in (
        ("Igor Povarov", "P1"),
        ("Игорь Поваров", "P1"),
        ("Ігар Павараў", "P1"),
        ("Yevgeny Govor", "P3"),
        ("Евгений Говор", "P3"),
        ("Уладзімір Малей", "P4"),
        ("БНП", "O1"),
        ("BNP", "O1"),
        ("Белорусский независимый профсоюз", "O1"),
        ("РЭП", "O4"),
    ):
        said = gravamen("names", "find", sought, *home)
        assert said.out.split()[1] == entry, sought
        assert float(said.out.split()[0]) >= 0.5
    brother = gravamen("names", "find", "Олег Поваров", *home)
    assert "P1" not in brother.out


def test_what_is_decided_is_written_and_taken_back(gravamen: Command, tmp_path: Path) -> None:
    assert gravamen("demo", "--output", tmp_path).status == 0
    home = ("--home", tmp_path / "record", "--key-file", tmp_path / "record.key", "--as", "Officer One")
    assert gravamen("names", "apart", "P1", "P2", "--why", "two workers", *home).status == 0
    refused = gravamen("names", "unite", "P1", "P2", *home)
    assert (refused.status, "not the same" in refused.err) == (1, True)
    before = gravamen("show", "P3", *home[:4]).out
    assert gravamen("names", "unite", "P3", "P5", *home).status == 0
    assert gravamen("show", "P5", *home[:4]).status == 1
    entry = gravamen("audit", "log", *home[:4]).out.strip().splitlines()
    number = next(line.split()[0] for line in reversed(entry) if "unite" in line)
    assert gravamen("audit", "undo", number, *home).status == 0
    assert gravamen("show", "P3", *home[:4]).out == before
    assert gravamen("names", "split", "P1", "--names", "Igor Povarov", *home).out.startswith("Igor Povarov: now P")
    assert gravamen("names", "index", *home[:4]).out == "23 names are in the index.\n"
    assert gravamen("audit", "verify", *home[:4]).status == 0


@pytest.mark.parametrize(
    "arguments", [("unite", "P1", "O1"), ("unite", "3", "P1"), ("apart", "P1", "X9")], ids=["kinds", "no letter", "nothing"]
)
def test_what_is_unclear_is_told(gravamen: Command, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert gravamen("init", "--home", tmp_path / "record", "--key-file", tmp_path / "key").status == 0
    said = gravamen("names", *arguments, "--home", tmp_path / "record", "--key-file", tmp_path / "key")
    assert said.status == 1
    assert said.err.startswith("gravamen: ")
