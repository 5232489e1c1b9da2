"""Examples in the documents hold: TOML is TOML, a recorded review's decisions are those that there are."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from gravamen import demonstration

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^```toml\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXAMPLES = [
    pytest.param(block, id=f"{page.name}-{number}")
    for page in sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
    for number, block in enumerate(_BLOCK.findall(page.read_text("utf-8")), 1)
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_toml_is_read(example: str) -> None:
    for row in tomllib.loads(example).get("decision", ()):
        assert row["decide"] in ("accept", "merge", "refuse", "add", "tell", "answer", "group", "place")


def test_profile_of_the_readme_is_one(tmp_path: Path) -> None:
    from gravamen.cli.init import profile

    (example,) = _BLOCK.findall((ROOT / "README.md").read_text("utf-8"))
    file = tmp_path / "profile.toml"
    file.write_text(example, "utf-8")
    assert profile(file)["name"]


def test_examples_of_the_review_apply(tmp_path: Path) -> None:
    """Every decision of docs/review.md, in its order, on the reports of the demonstration case."""
    blocks = [one for one in _BLOCK.findall((ROOT / "docs" / "review.md").read_text("utf-8")) if "[[decision]]" in one]
    (tmp_path / "review.toml").write_text("\n".join(blocks).replace('["raid", "seizure"]', '["raid"]'), "utf-8")
    reports = ("strike-sentences.txt", "rep-raids.eml", "brest-note.txt")
    for name in reports:
        (tmp_path / name).write_bytes(demonstration.report(name))
    record = ("--home", "record", "--key-file", "key/record.key", "--as", "Testov Generated-01")
    gravamen(tmp_path, "init", *record)
    gravamen(tmp_path, "intake", *record, "--case", "belarus-2021", "--country", "BY", *reports)
    said = gravamen(tmp_path, "review", *record, "belarus-2021", "--apply", "review.toml")
    assert said.startswith("1 accepted, 1 corrected, 1 merged, 1 refused")
    assert gravamen(tmp_path, "audit", *record, "verify").startswith("The record is as it was written")


def gravamen(folder: Path, *words: str) -> str:
    """What the command prints; it must end well. A process of its own: a record is opened once in each."""
    call = (sys.executable, "-c", "from gravamen.cli import main; raise SystemExit(main())", *words)
    run = subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout
