"""The reports of the case: made by the tool, byte for byte, and whole."""

from __future__ import annotations

import importlib.util
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest

from gravamen import demonstration
from gravamen.intake import receive

TOOL = Path(__file__).resolve().parents[2] / "tools" / "demonstration_reports"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    loader = SourceFileLoader("demonstration_reports", str(TOOL))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_the_reports_are_those_that_the_tool_makes(tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tool, "FOLDER", tmp_path)
    tool.main()
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(made) == {one["file"] for one in demonstration.case()["report"]}
    for name, content in made.items():
        assert content == demonstration.report(name), name


def test_the_case_names_what_is_there() -> None:
    case = demonstration.case()
    assert case["country"] == "BY"
    for one in case["report"]:
        assert set(one) == {"file", "title", "source", "received"}
        assert one["received"] <= case["written_on"]
        assert demonstration.report(one["file"])


def test_the_scan_has_no_text_of_its_own() -> None:
    mail = receive(demonstration.report("rep-raids.eml"), "rep-raids.eml")
    (scan,) = [one for one in mail.all() if one.name == "rep-statement.pdf"]
    import pypdfium2

    with pypdfium2.PdfDocument(scan.content) as opened:
        assert opened[0].get_textpage().count_chars() == 0


def test_the_note_from_brest_is_in_russian() -> None:
    note = receive(demonstration.report("brest-note.txt"), "brest-note.txt")
    assert note.language == "ru"
    assert note.text is not None
    assert "Владимира Малея" in note.text.characters
