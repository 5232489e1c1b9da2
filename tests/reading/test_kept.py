"""What is worked out from a pack is kept beside it: read back while nothing changed, made anew otherwise, or if damaged."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gravamen.reading import kept as keeping
from gravamen.reading.kept import kept

Made = dict[str, tuple[int, ...]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(keeping, "_SHIPPED", tmp_path.parent)
    (tmp_path / "words.toml").write_text("a", "utf-8")
    return tmp_path


@pytest.fixture
def made() -> list[str]:
    """The times that it was made."""
    return []


@pytest.fixture
def ask(folder: Path, made: list[str]) -> Callable[[], Made]:
    def make() -> Made:
        made.append((folder / "words.toml").read_text("utf-8"))
        return {made[-1]: (1, 2)}

    return lambda: kept("words", folder, ["words.toml"], [keeping.__name__], make)


def the_kept(folder: Path) -> Path:
    (path,) = (folder / "__pycache__").iterdir()
    return path


def test_is_made_once(ask: Callable[[], Made], made: list[str]) -> None:
    assert ask() == ask() == {"a": (1, 2)}
    assert made == ["a"]


def test_a_file_that_changed_is_read_again(ask: Callable[[], Made], folder: Path) -> None:
    ask()
    (folder / "words.toml").write_text("b", "utf-8")
    assert ask() == {"b": (1, 2)}


@pytest.mark.parametrize("damage", [lambda it: it[:-3], lambda it: it[:70], lambda _: b"", lambda it: it[:-1] + b"\xff"])
def test_what_is_damaged_is_made_anew(
    ask: Callable[[], Made], made: list[str], folder: Path, damage: Callable[[bytes], bytes]
) -> None:
    ask()
    path = the_kept(folder)
    path.write_bytes(damage(path.read_bytes()))
    assert ask() == {"a": (1, 2)}
    assert made == ["a", "a"]


def test_nothing_is_written_where_python_writes_no_modules(
    ask: Callable[[], Made], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert ask() == {"a": (1, 2)}
    assert not (folder / "__pycache__").exists()


def test_of_a_folder_of_somebodys_own_nothing_is_kept_or_read_back(
    ask: Callable[[], Made], made: list[str], monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    ask()
    monkeypatch.setattr(keeping, "_SHIPPED", folder / "elsewhere")
    ask()
    assert made == ["a", "a"]


def test_a_folder_that_cannot_be_written_does_no_harm(ask: Callable[[], Made], folder: Path) -> None:
    (folder / "__pycache__").write_text("a file stands where the folder would", "utf-8")
    assert ask() == {"a": (1, 2)}


def test_what_its_making_raises_is_raised(folder: Path) -> None:
    with pytest.raises(FileNotFoundError):
        kept("other", folder, ["gone.toml"], [], lambda: (folder / "gone.toml").read_text("utf-8"))
    assert not (folder / "__pycache__").exists()
