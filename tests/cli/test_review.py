"""`gravamen review` at a terminal: accept, correct, refuse, undo, quit, as a person types them."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Command

pty = pytest.importorskip("pty", reason="a pseudo-terminal is POSIX's")
PROMPT = "[q]uit ? "
PATIENCE = 30.0  # seconds without a word before the talk is given up


class Talk:
    """The command at a pseudo-terminal: what it prints up to a prompt, what is typed."""

    def __init__(self, *arguments: object) -> None:
        self._here, there = pty.openpty()
        self._heard = ""
        program = "from gravamen.cli import main; raise SystemExit(main())"
        environment = {**os.environ, "TERM": "dumb", "COLUMNS": "160", "NO_COLOR": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-c", program, *map(str, arguments)], stdin=there, stdout=there, stderr=there, env=environment
        )
        os.close(there)

    def until(self, words: str) -> str:
        """What is heard up to the words; what came behind them is kept for the next call."""
        while words not in self._heard:
            ready, _, _ = select.select([self._here], [], [], PATIENCE)
            assert ready, f"waited for “{words}”, heard: {self._heard}"
            self._heard += os.read(self._here, 4096).decode("utf-8", "replace")
        heard, _, self._heard = self._heard.partition(words)
        heard += words
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", heard).replace("\r\n", "\n")

    def type(self, line: str) -> None:
        os.write(self._here, line.encode() + b"\n")

    def end(self) -> int:
        try:
            while os.read(self._here, 4096):
                pass
        except OSError:  # the terminal is gone: the command ended
            pass
        os.close(self._here)
        return self._process.wait(timeout=PATIENCE)


def test_deciding_one_by_one(gravamen: Command, record: tuple[object, ...]) -> None:
    talk = Talk("review", "made", *record)
    heard = talk.until(PROMPT)
    assert "1 of 8: person #1" in heard
    assert "Testo Generatov" in heard
    talk.type("?")
    assert "accept: it enters the record" in talk.until(PROMPT)
    talk.type("u")
    assert "Nothing was decided yet." in talk.until(PROMPT)

    talk.type("c")  # correct: the sex is not in the report
    talk.until("field=value: ")
    talk.type("nonsense")
    assert "Write it as field=value" in talk.until("field=value: ")
    talk.type("sex=male")
    talk.until("field=value: ")
    talk.type("")
    heard = talk.until(PROMPT)
    assert "2 of 8: organisation #2" in heard

    talk.type("a")
    assert "3 of 8" in talk.until(PROMPT)
    talk.type("r")
    talk.until("Why (may be empty)? ")
    talk.type("the addressee")
    assert "4 of 8: act #4" in talk.until(PROMPT)
    talk.type("u")
    assert "3 of 8" in talk.until(PROMPT), "the last decision is open again"
    talk.type("r")
    talk.until("Why (may be empty)? ")
    talk.type("")
    talk.until(PROMPT)
    talk.type("a")
    assert "5 of 8" in talk.until(PROMPT)
    talk.type("s")
    assert "6 of 8" in talk.until(PROMPT)
    talk.type("q")
    assert "4 left to decide." in talk.until("left to decide.")
    assert talk.end() == 0

    assert "; male; " in gravamen("show", "P1", *record).out
    assert "search raid, 2021-02-16" in gravamen("show", "A1", *record).out
    assert "refused" in gravamen("show", "#3", *record).out
    assert gravamen("audit", "verify", *record).status == 0


def test_a_bad_correction_is_one_line_and_decides_nothing(gravamen: Command, record: tuple[object, ...]) -> None:
    talk = Talk("review", "made", *record)
    talk.until(PROMPT)
    talk.type("s")
    talk.until(PROMPT)
    talk.type("s")
    talk.until(PROMPT)
    talk.type("s")
    talk.until("act #4")
    talk.until(PROMPT)
    talk.type("c")
    talk.until("field=value: ")
    talk.type("date=the other day")
    talk.until("field=value: ")
    talk.type("")
    heard = talk.until(PROMPT)
    assert "is no date that the record can keep" in " ".join(heard.split())
    assert "Traceback" not in heard
    assert "4 of 8" in heard
    talk.type("m")
    talk.until("Into which")
    talk.type("nothing")
    heard = talk.until(PROMPT)
    assert "Traceback" not in heard
    assert "4 of 8" in heard
    talk.type("\x04")  # the end of the input is a quit
    assert talk.end() == 0
    assert gravamen("show", "A1", *record).status == 1


def test_a_proposed_name_is_shown_whom_it_may_be(gravamen: Command, record: tuple[object, ...], tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Тесто Генератов, председатель профсоюза, был задержан 20 февраля 2021 года.\n", "utf-8")
    talk = Talk("review", "made", *record)
    talk.until(PROMPT)
    talk.type("a")
    talk.until(PROMPT)
    talk.type("q")
    assert talk.end() == 0
    assert gravamen("intake", "--case", "made", other, *record).status == 0
    talk = Talk("review", "made", *record)
    heard = talk.until(PROMPT)
    while "Тесто Генератов" not in heard or ": person" not in heard:
        talk.type("s")
        heard = talk.until(PROMPT)
    assert "may be P1 Testo Generatov" in " ".join(heard.split())
    talk.type("n")
    talk.until("Who is it not (empty: P1)? ")
    talk.type("")
    assert "may be P1" not in talk.until(PROMPT), "it is not offered again"
    talk.type("u")
    assert "may be P1" in talk.until(PROMPT)
    talk.type("m")
    talk.until("empty: P1)? ")
    talk.type("")
    talk.until(PROMPT)
    talk.type("q")
    assert talk.end() == 0
    assert "Тесто Генератов" in gravamen("show", "P1", *record).out
