"""Files in the repository name no machine, no registry of packages and no secret; modules keep to the house's form."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "gravamen"
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST = 420  # lines of a module: more is two rooms in one
HERE = "tests/project/test_files.py"  # names what no other file may name

# hosts of the registries of packages (Python, Node, Rust, Go, Ruby), and their mirrors' usual ways
REGISTRIES = re.compile(
    r"pypi\.(?:org|python\.org)|pythonhosted\.org|npmjs\.(?:com|org)|crates\.io|proxy\.golang\.org|rubygems\.org|/simple/?\s*$"
    r"|--(?:extra-)?index-url|--trusted-host",
    re.MULTILINE,
)
MACHINES = re.compile(r"(?<![\w.:/-])/(?:root|home/(?!officer\b)\w+|work|tmp/bash\w*|Users/\w+)(?=[/\s\"'`)]|$)")
SECRETS = re.compile(r"BEGIN [A-Z ]*PRIVATE KEY|AGE-SECRET-KEY-1[A-Z0-9]{20}|\b(?:ghp|gho|pypi)_?-?[A-Za-z0-9]{30,}")


@cache
def tracked() -> list[Path]:
    """The files that git keeps, or would; outside of a repository there is nothing to look at."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True
    )
    if listed.returncode:
        pytest.skip("not a git repository")
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def words(path: Path) -> str:
    content = path.read_bytes()
    return "" if b"\0" in content[:4096] else content.decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("forbidden", "allowed"),
    [
        pytest.param(REGISTRIES, {HERE}, id="no registry's host"),
        pytest.param(MACHINES, {HERE}, id="no machine's paths"),
        pytest.param(SECRETS, {HERE}, id="no secret"),
    ],
)
def test_no_file_holds(forbidden: re.Pattern[str], allowed: set[str]) -> None:
    found = []
    for path in tracked():
        name = path.relative_to(ROOT).as_posix()
        if name not in allowed and (hit := forbidden.search(words(path))):
            found.append(f"{name}: {hit[0].strip()}")
    assert not found


def test_pins_have_hashes_and_no_host() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        pins = path.read_text("utf-8")
        assert "http" not in pins
        for line in pins.splitlines():
            if re.match(r"[a-z0-9]", line, re.IGNORECASE):
                assert "==" in line, f"{path.name}: {line}"
        assert pins.count("==") <= pins.count("--hash=sha256:")


def test_dependencies_are_those_that_are_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pins = (ROOT / "requirements" / "run.txt").read_text("utf-8").lower()
    for one in project["dependencies"]:
        name = re.split(r"[><=\[ ]", one)[0].lower()
        assert re.search(rf"^{re.escape(name)}==", pins, re.MULTILINE), name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_module_says_what_it_is_for_and_is_no_longer_than_a_room(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= LONGEST or "migrations" in path.parts, f"{text.count(chr(10))} lines"
    if text.strip():
        said = ast.get_docstring(ast.parse(text))
        assert said
        assert said.strip().partition("\n")[0].rstrip().endswith((".", "!", "?", "”")) or "\n" in said


def test_names_of_modules_are_names_of_things() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "stuff"}
    assert not [path for path in MODULES if path.stem in drawers]


def test_knowledge_is_no_yaml() -> None:
    assert not [path for path in tracked() if path.suffix in (".yml", ".yaml") and SOURCE in path.parents]


def test_data_files_say_where_their_facts_come_from() -> None:
    for path in [*SOURCE.rglob("*.toml"), *SOURCE.rglob("*.csv")]:
        head = path.read_text("utf-8").splitlines()[:8]
        assert head[0].startswith("#"), path.name
        assert any(line.startswith("#") and re.search(r"\b20\d\d\b|[Ss]ource", line) for line in head), path.name
