"""Keys: what opens them, what does not, and that nothing of them can be read without."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gravamen.custody import keyring as keys
from gravamen.custody.errors import CustodyError, DamagedKeyring, NoKeyring, WrongKeyFile, WrongPassphrase

WORDS = "five plain words of no poem"


def test_a_passphrase_opens_what_it_closed_and_can_be_changed(tmp_path: Path) -> None:
    made = keys.new_keyring()
    keys.store_under_passphrase(made, tmp_path, WORDS)
    assert keys.open_with_passphrase(tmp_path, WORDS) == made
    keys.store_under_passphrase(made, tmp_path, "other words that nobody guesses")
    assert keys.open_with_passphrase(tmp_path, "other words that nobody guesses") == made
    with pytest.raises(WrongPassphrase) as told:
        keys.open_with_passphrase(tmp_path, WORDS)
    assert "\n" not in str(told.value)
    assert WORDS not in str(told.value)


def test_a_key_file_opens_what_it_closed(tmp_path: Path) -> None:
    made = keys.new_keyring()
    keys.store_under_key_file(made, tmp_path / "record", tmp_path / "key")
    assert keys.open_with_key_file(tmp_path / "record", tmp_path / "key") == made
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0
    assert (tmp_path / "record" / keys.OPENED_BY_FILE).stat().st_mode & 0o077 == 0


def test_neither_files_nor_repr_show_a_key(tmp_path: Path) -> None:
    made = keys.new_keyring()
    keys.store_under_key_file(made, tmp_path, tmp_path / "key")
    wrapped = (tmp_path / keys.OPENED_BY_FILE).read_bytes()
    for secret in (made.database, made.database.hex().encode(), made.naming, made.identity.encode()):
        assert secret not in wrapped
    assert made.identity not in repr(made)
    assert made.database.hex() not in repr(made)


def test_a_weak_passphrase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(keys.WeakPassphrase):
        keys.store_under_passphrase(keys.new_keyring(), tmp_path, "short")
    assert not list(tmp_path.iterdir())


def _record(folder: Path) -> Path:
    keys.store_under_key_file(keys.new_keyring(), folder / "record", folder / "key")
    return folder / "record"


def _other_key(folder: Path) -> Path:
    keys.store_under_key_file(keys.new_keyring(), folder / "elsewhere", folder / "other")
    return folder / "other"


def test_wrong_key_files_are_told_apart(tmp_path: Path) -> None:
    record = _record(tmp_path)
    not_a_key = tmp_path / "notes.txt"
    not_a_key.write_text("minutes of the meeting")
    not_a_key.chmod(0o600)
    for wrong in (_other_key(tmp_path), not_a_key, tmp_path / "missing", tmp_path):
        with pytest.raises(WrongKeyFile) as told:
            keys.open_with_key_file(record, wrong)
        assert "\n" not in str(told.value)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    record = _record(tmp_path)
    (tmp_path / "key").chmod(0o644)
    with pytest.raises(WrongKeyFile, match="chmod 600"):
        keys.open_with_key_file(record, tmp_path / "key")


def test_a_folder_without_a_record_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoKeyring, match="gravamen init"):
        keys.open_with_passphrase(tmp_path, WORDS)
    with pytest.raises(NoKeyring, match="passphrase"):
        keys.open_with_passphrase(_record(tmp_path), WORDS)


def test_a_damaged_keyring_says_so(tmp_path: Path) -> None:
    import pyrage

    record = _record(tmp_path)
    identity = pyrage.x25519.Identity.from_str((tmp_path / "key").read_text().strip())
    for packed in (b"no json", b"{}", b'{"version": 9}', b'{"version": 1, "database": "zz", "naming": "", "identity": ""}'):
        (record / keys.OPENED_BY_FILE).write_bytes(pyrage.encrypt(packed, [identity.to_public()]))
        with pytest.raises(DamagedKeyring):
            keys.open_with_key_file(record, tmp_path / "key")
    (record / keys.OPENED_BY_FILE).write_bytes(b"age-encryption.org/v1\nshort")
    with pytest.raises(CustodyError):
        keys.open_with_key_file(record, tmp_path / "key")
