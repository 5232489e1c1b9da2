"""`gravamen read`: the annotation scheme's shape, every quote with its offsets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gravamen.intake import receive
from gravamen.terms import ActType, Certainty

from .conftest import FORMATS, REPORT, Command


def quotes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "start" in value:
            yield value
        for inner in value.values():
            yield from quotes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from quotes(inner)


@pytest.mark.parametrize("name", FORMATS)
def test_every_quote_stands_where_it_says(gravamen: Command, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FORMATS[name]())
    said = gravamen("read", "--jsonl", path)
    assert (said.status, said.err) == (0, "")
    texts = {one.name: one.text.characters for one in receive(path.read_bytes(), name).all() if one.text}
    lines = [json.loads(line) for line in said.out.splitlines()]
    assert any(line["acts"] for line in lines)
    for line in lines:
        found = list(quotes(line))
        for one in found:
            assert texts[line["id"]][one["start"] : one["end"]] == one["quote"]


def test_the_shape(gravamen: Command, report: Path) -> None:
    said = gravamen("read", "--json", report)
    found = json.loads(said.out)
    assert set(found) >= {
        "id", "language", "kind", "document_date", "country", "organisations", "persons", "acts", "demands"
    }  # fmt: skip
    assert found["language"] == "en"
    for act in found["acts"]:
        assert set(act) >= {
            "id", "type", "quote", "start", "end", "date", "victims", "victim_count", "perpetrators", "place", "legal_basis",
            "penalty", "certainty",
        }  # fmt: skip
        assert ActType(act["type"])
        assert Certainty(act["certainty"])
    assert [act["type"] for act in found["acts"]] == ["search_raid", "seizure", "arrest_detention", "administrative_penalty"]
    assert [one["quote"] for one in found["demands"]] == ["We ask the ILO to intervene."]


def test_json_lines_are_one_line_a_document(gravamen: Command, report: Path) -> None:
    said = gravamen("read", "--jsonl", report, report)
    assert [json.loads(line)["id"] for line in said.out.splitlines()] == ["report.txt", "report.txt"]


def test_the_table_for_the_eye(gravamen: Command, report: Path) -> None:
    said = gravamen("read", report)
    assert "2021-02-16" in said.out
    assert "search raid" in said.out
    assert "Persons: Testo Generatov" in said.out
    assert "Demand: “We ask the ILO to intervene.”" in said.out


def test_a_date_that_the_document_lacks_can_be_given(gravamen: Command, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(REPORT.replace(" 2021", ""), "utf-8")
    dated = json.loads(gravamen("read", "--json", "--date", "2020-02-20", path).out)
    assert dated["acts"][0]["date"] == "2020-02-16"


def test_a_language_that_no_pack_reads_is_said(gravamen: Command, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("اعتقلت الشرطة رئيس النقابة في مكتبه يوم الثلاثاء، ولم تعلن السلطات عن سبب الاعتقال.\n" * 3, "utf-8")
    said = gravamen("read", path)
    assert said.status == 0
    assert "Nothing is proposed." in said.out
