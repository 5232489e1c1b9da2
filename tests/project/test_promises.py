"""What the README says to type, and what the Makefile and the command can do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gravamen import cli

ROOT = Path(__file__).resolve().parents[2]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))


@pytest.mark.parametrize("target", ["run", "test", "check", "format", "bench", "clean"])
def test_targets_stand_and_are_told(target: str) -> None:
    assert re.search(rf"^{target}:.*##", MAKEFILE, re.MULTILINE)


def typed() -> str:
    """What the README sets as code: blocks and words between back-ticks."""
    blocks = re.findall(r"```[a-z]*\n(.*?)```", README, re.DOTALL)
    return "\n".join([*blocks, *re.findall(r"(?<!`)`([^`\n]+)`(?!`)", README)])


def test_the_targets_in_the_readme_are_there() -> None:
    assert set(re.findall(r"^(?:\$ )?make ([a-z-]+)", typed(), re.MULTILINE)) <= TARGETS


def test_the_verbs_in_the_readme_are_there() -> None:
    for verb in re.findall(r"^(?:\$ )?(?:\S*/)?gravamen ([a-z]+)", typed(), re.MULTILINE):
        assert verb in cli.VERBS


def test_every_verb_has_its_module_and_every_module_a_use() -> None:
    rooms = {path.stem for path in (ROOT / "src" / "gravamen" / "cli").glob("*.py")} - {"__init__"}
    assert set(cli.VERBS) <= rooms
    sources = [path.read_text("utf-8") for path in (ROOT / "src" / "gravamen" / "cli").glob("*.py")]
    for room in rooms - set(cli.VERBS):
        assert any(f"gravamen.cli.{room} import" in text for text in sources), room


def test_ci_calls_the_tests() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_the_licence_is_there() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")
