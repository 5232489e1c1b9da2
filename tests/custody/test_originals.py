"""Originals: byte for byte, once, unreadable and unrecognisable on the disk."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gravamen.custody.errors import CannotWrite, DamagedOriginal, NoOriginal
from gravamen.custody.files import UNFINISHED, write_whole
from gravamen.custody.keyring import new_keyring
from gravamen.custody.originals import Originals

KEYRING = new_keyring()
REPORT = b"Testov Generated-01 was detained on 3 May."


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@settings(max_examples=40)
@given(content=st.binary(min_size=0, max_size=5000))
def test_what_is_kept_comes_back(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    store = Originals(tmp_path_factory.mktemp("originals"), KEYRING)
    assert store.read(store.keep(content)) == content


def test_the_same_bytes_are_kept_once_and_found_again(tmp_path: Path) -> None:
    store = Originals(tmp_path, KEYRING)
    digest = store.keep(REPORT)
    before = [(path, path.stat().st_mtime_ns) for path in _files(tmp_path)]
    assert store.keep(REPORT) == digest == hashlib.sha256(REPORT).hexdigest()
    assert [(path, path.stat().st_mtime_ns) for path in _files(tmp_path)] == before
    assert digest in Originals(tmp_path, KEYRING)
    assert "0" * 64 not in store


def test_the_disk_shows_neither_words_nor_hash(tmp_path: Path) -> None:
    digest = Originals(tmp_path, KEYRING).keep(REPORT)
    (path,) = _files(tmp_path)
    assert REPORT[:20] not in path.read_bytes()
    assert digest not in str(path)
    assert path.stat().st_mode & 0o277 == 0  # for the owner alone to read, and not to write


def test_a_changed_or_missing_file_is_found(tmp_path: Path) -> None:
    store = Originals(tmp_path, KEYRING)
    first, second = store.keep(REPORT), store.keep(b"another")
    one, two = store._path(first), store._path(second)
    one.chmod(0o600)
    one.write_bytes(one.read_bytes()[:-1] + b"x")
    with pytest.raises(DamagedOriginal):
        store.read(first)
    one.write_bytes(two.read_bytes())  # a true file of ours in the place of another
    with pytest.raises(DamagedOriginal, match="changed"):
        store.read(first)
    one.unlink()
    with pytest.raises(NoOriginal):
        store.read(first)


def test_another_record_cannot_read_them(tmp_path: Path) -> None:
    digest = Originals(tmp_path, KEYRING).keep(REPORT)
    with pytest.raises(NoOriginal):
        Originals(tmp_path, new_keyring()).read(digest)


def test_what_no_record_lists_is_swept(tmp_path: Path) -> None:
    store = Originals(tmp_path, KEYRING)
    kept, stray = store.keep(REPORT), store.keep(b"stray")
    (tmp_path / "ab").mkdir()
    (tmp_path / "ab" / f"{UNFINISHED}1").write_bytes(b"half")
    assert store.forget_unlisted([kept]) == 2
    assert kept in store
    assert stray not in store


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    target = tmp_path / "letter.pdf"
    write_whole(target, b"the old one")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full) if call == "fsync" else monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(CannotWrite, match="No space left") as told:
        write_whole(target, b"the new one")
    assert "\n" not in str(told.value)
    monkeypatch.undo()
    assert target.read_bytes() == b"the old one"
    assert _files(tmp_path) == [target]
