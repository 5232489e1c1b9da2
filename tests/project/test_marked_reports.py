"""The reports that the reader is taught from: how marks are read, and that every shipped file can be."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"
HEAD = "### kind=news | date=2021-03-01 | country=BY\n"


@pytest.fixture(scope="module")
def marked() -> ModuleType:
    spec = importlib.util.spec_from_file_location("marked", BENCH / "marked.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["marked"] = module
    spec.loader.exec_module(module)
    return module


def told(marked: ModuleType, folder: Path, body: str) -> list[tuple[str, str, bool]]:
    path = folder / "en-told.txt"
    path.write_text(HEAD + body, "utf-8")
    [report] = marked.reports(path)
    return [(mark.type, report.text[mark.start : mark.end], mark.again) for mark in report.marks]


@pytest.mark.parametrize(
    ("body", "marks"),
    [
        ("Nothing happened.", []),
        ("They {dismissal|sacked two}.", [("dismissal", "sacked two", False)]),
        ("{=dismissal|The sackings} went on.", [("dismissal", "The sackings", True)]),
        (
            "{search_raid+seizure|They cleared the office}.",
            [(kind, "They cleared the office", False) for kind in ("search_raid", "seizure")],
        ),
        (
            "{demand|Take back those {dismissal|sacked in May}}.",
            [("dismissal", "sacked in May", False), ("demand", "Take back those sacked in May", False)],
        ),
    ],
)
def test_marks(marked: ModuleType, tmp_path: Path, body: str, marks: list[tuple[str, str, bool]]) -> None:
    assert told(marked, tmp_path, body) == marks


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("They {dismissal|sacked two.", "is not closed"),
        ("They sacked two}.", "nothing to close"),
        ("They {sacking|sacked two}.", "no such mark"),
        ("They {sacked two}.", "no such mark"),
    ],
)
def test_what_is_wrong_is_said(marked: ModuleType, tmp_path: Path, body: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=f"en-told.txt, report 1: .*{wrong}"):
        told(marked, tmp_path, body)


def test_the_head_tells_the_day_and_the_kind(marked: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "en-told.txt"
    path.write_text(HEAD + "One.\n### kind=urgent appeal | country=KE\nTwo.", "utf-8")
    assert [(report.date, report.kind, report.text) for report in marked.reports(path)] == [
        ("2021-03-01", "news", "One."),
        (None, "urgent appeal", "Two."),
    ]


@pytest.mark.parametrize("language", ["be", "en", "es", "fr", "ru"])
def test_the_shipped_reports_are_sound(marked: ModuleType, language: str) -> None:
    every = list(marked.reports(BENCH / "made" / f"{language}-told.txt"))
    plain = list(marked.reports(BENCH / "made" / f"{language}-told-real.txt"))
    assert len(every) > 300
    assert len(plain) > 150
    every += plain
    assert all(report.text[mark.start : mark.end].strip() for report in every for mark in report.marks)
    assert {mark.type for report in every for mark in report.marks} >= {"killing", "dismissal", "interference", "demand"}
    assert any(not report.marks for report in every)
