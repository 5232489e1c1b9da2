"""Errors: one line on standard error that says what is wrong and what to do; status 1; never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Command, Said


def one_line(said: Said, words: str) -> None:
    assert said.status == 1
    assert said.err.startswith("gravamen: ")
    assert said.err.count("\n") == 1, said.err
    assert words in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["appeal", "{tmp}/none.txt", "--country", "BY", "-o", "{tmp}/out"], "cannot be read", id="no file"),
        pytest.param(["appeal", "{tmp}", "--country", "BY", "-o", "{tmp}/out"], "is a folder", id="a folder"),
        pytest.param(
            ["appeal", "{report}", "--country", "ZZ", "-o", "{tmp}/out"], "“ZZ” is no country's code", id="no country"
        ),
        pytest.param(
            ["appeal", "{report}", "--country", "BY", "-o", "{report}"], "cannot be written to", id="a file as folder"
        ),
        pytest.param(["appeal", "{nothing}", "--country", "BY", "-o", "{tmp}/out"], "propose no act", id="nothing to say"),
        pytest.param(["read", "{empty}"], "is empty", id="an empty file"),
        pytest.param(["list", "--home", "{tmp}/none"], "There is no record in", id="no record"),
        pytest.param(["list", "--home", "{tmp}/none", "--key-file", "{report}"], "There is no record in", id="nor with a key"),
        pytest.param(["init", "--home", "{tmp}/new"], "There is no terminal to ask", id="nobody to ask for a passphrase"),
        pytest.param(
            ["init", "--home", "{tmp}/new", "--key-file", "{tmp}/k", "--profile", "{tmp}/none.toml"],
            "cannot be read",
            id="no profile",
        ),
        pytest.param(
            ["init", "--home", "{tmp}/new", "--key-file", "{tmp}/k", "--profile", "{report}"], "is not TOML", id="no TOML"
        ),
    ],
)
def test_without_a_record(gravamen: Command, tmp_path: Path, report: Path, words: list[str], said: str) -> None:
    nothing, empty = tmp_path / "nothing.txt", tmp_path / "empty.txt"
    nothing.write_text("A sunny day in Testville.\n", "utf-8")
    empty.touch()
    places = {"tmp": tmp_path, "report": report, "nothing": nothing, "empty": empty}
    one_line(gravamen(*(word.format(**places) for word in words)), said)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["draft", "made", "-o", "{tmp}/out"], "Nothing in the case made is verified yet", id="an empty case"),
        pytest.param(["draft", "other", "-o", "{tmp}/out"], "There is no case “other”. Cases: made.", id="no case"),
        pytest.param(["list", "other"], "There is no case “other”", id="list: no case"),
        pytest.param(["intake", "{report}", "--case", "other"], "There is no case “other”", id="a new case needs a country"),
        pytest.param(["show", "Z1"], "“Z1” is nothing that the record has", id="no kind"),
        pytest.param(["show", "A99"], "There is no act A99", id="no act"),
        pytest.param(["show", "P99"], "There is no person 99", id="no person"),
        pytest.param(["show", "#99999999999999999999999"], "There is no proposal", id="a number without end"),
        pytest.param(["review", "made"], "There is no terminal to ask on", id="review without a terminal"),
        pytest.param(
            ["review", "made", "--apply", "{tmp}/none.toml"], "none.toml cannot be read: No such file", id="no review"
        ),
        pytest.param(["review", "made", "--apply", "{report}"], "not TOML", id="a review that is none"),
        pytest.param(["audit", "undo", "0"], "The chain has no entry 0", id="0 is not the last entry"),
        pytest.param(["audit", "undo", "99"], "The chain has no entry 99", id="no entry"),
        pytest.param(["init"], "There is a record in", id="a record twice"),
    ],
)
def test_with_a_record(
    gravamen: Command, record: tuple[object, ...], tmp_path: Path, report: Path, words: list[str], said: str
) -> None:
    places = {"tmp": tmp_path, "report": report}
    one_line(gravamen(*(word.format(**places) for word in words), *record), said)


def test_a_wrong_key_file_opens_nothing(gravamen: Command, record: tuple[object, ...], tmp_path: Path) -> None:
    other = ("--home", tmp_path / "other", "--key-file", tmp_path / "other.key")
    assert gravamen("init", *other).status == 0
    said = gravamen("list", "--home", tmp_path / "record", "--key-file", tmp_path / "other.key")
    assert said.status == 1
    assert said.err.count("\n") == 1
    assert "key file" in said.err


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_a_key_file_that_others_can_read_is_refused(gravamen: Command, record: tuple[object, ...], tmp_path: Path) -> None:
    (tmp_path / "record.key").chmod(0o644)
    one_line(gravamen("list", *record), "chmod 600")


def test_a_review_in_another_encoding(gravamen: Command, record: tuple[object, ...], tmp_path: Path) -> None:
    (tmp_path / "review.toml").write_bytes('remark = "Отказ"'.encode("cp1251"))
    one_line(gravamen("review", "made", "--apply", tmp_path / "review.toml", *record), "not text in UTF-8")


def test_intake_goes_on_after_a_file_that_is_refused(
    gravamen: Command, keys: tuple[object, ...], report: Path, tmp_path: Path
) -> None:
    gravamen("init", *keys)
    said = gravamen("intake", tmp_path / "none.txt", report, "--case", "made", "--country", "BY", *keys)
    one_line(said, "none.txt cannot be read")
    assert "8 proposals" in said.out


def test_a_reader_that_goes_away_is_no_error(report: Path) -> None:
    program = "from gravamen.cli import main; raise SystemExit(main())"
    call = [sys.executable, "-c", program, "read", "--json", *[str(report)] * 20]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() == 0
