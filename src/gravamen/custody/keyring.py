"""The keys of one record, kept under a passphrase and, where a machine must work unattended, under a key file.

In: a passphrase or a key file. Out: `Keyring`: the database's key, the identity that opens the originals, and the key
that hides their names. The three are random; a passphrase only wraps them, so that it can be changed without
encrypting anything again. Wrapping is age (https://age-encryption.org/v1: scrypt for the passphrase, X25519 for the key file).
"""

from __future__ import annotations

import json
import os
import secrets
import stat
from dataclasses import dataclass, field
from pathlib import Path

import pyrage

from gravamen.custody.errors import DamagedKeyring, NoKeyring, WrongKeyFile, WrongPassphrase
from gravamen.custody.files import write_whole
from gravamen.said import said

OPENED_BY_WORDS = "keyring.age"
OPENED_BY_FILE = "keyring.unattended.age"
_VERSION = 1
_SHORTEST = 12  # characters of a passphrase: a seized disk is guessed at without limit


@dataclass(frozen=True, slots=True)
class Keyring:
    """The keys of a record. `repr` shows none of them."""

    database: bytes = field(repr=False)  # 32 bytes
    naming: bytes = field(repr=False)  # 32 bytes
    identity: str = field(repr=False)  # an age X25519 identity

    @property
    def recipient(self) -> pyrage.x25519.Recipient:
        return pyrage.x25519.Identity.from_str(self.identity).to_public()


class WeakPassphrase(WrongPassphrase):
    """A new passphrase that a seized disk would not stand up with."""


def new_keyring() -> Keyring:
    """Fresh random keys."""
    return Keyring(secrets.token_bytes(32), secrets.token_bytes(32), str(pyrage.x25519.Identity.generate()))


def store_under_passphrase(keyring: Keyring, folder: Path, passphrase: str) -> None:
    """Wrap the keyring under a new passphrase, in place of the one before.

    Raises:
        WeakPassphrase: it has fewer than twelve characters.
        CannotWrite: the folder may not be written.
    """
    if len(passphrase) < _SHORTEST:
        raise WeakPassphrase(
            said(
                "The passphrase has {count} characters; it needs {needed} or more.",
                count=len(passphrase),
                needed=_SHORTEST,
            ),
            said("Take five or six words that only you would put together."),
        )
    write_whole(folder / OPENED_BY_WORDS, pyrage.passphrase.encrypt(_packed(keyring), passphrase))


def store_under_key_file(keyring: Keyring, folder: Path, key_file: Path) -> None:
    """Wrap the keyring for unattended use; `key_file` is made where there is none, for its owner alone to read.

    Raises:
        WrongKeyFile: the file is there and is no key file.
        CannotWrite: a folder may not be written.
    """
    if not key_file.exists():
        write_whole(key_file, (str(pyrage.x25519.Identity.generate()) + "\n").encode())
    write_whole(folder / OPENED_BY_FILE, pyrage.encrypt(_packed(keyring), [_identity(key_file).to_public()]))


def open_with_passphrase(folder: Path, passphrase: str) -> Keyring:
    """The keyring of the record in `folder`.

    Raises:
        NoKeyring, WrongPassphrase, DamagedKeyring.
    """
    wrapped = _wrapped(folder / OPENED_BY_WORDS)
    try:
        packed = pyrage.passphrase.decrypt(wrapped, passphrase)
    except pyrage.DecryptError as error:
        raise WrongPassphrase(
            said("The passphrase does not open the record in {folder}.", folder=folder),
            said("Check the keyboard's language and capital letters, and try again."),
        ) from error
    return _unpacked(packed, folder)


def open_with_key_file(folder: Path, key_file: Path) -> Keyring:
    """The keyring of the record in `folder`.

    Raises:
        NoKeyring, WrongKeyFile, DamagedKeyring.
    """
    wrapped = _wrapped(folder / OPENED_BY_FILE)
    try:
        packed = pyrage.decrypt(wrapped, [_identity(key_file)])
    except pyrage.DecryptError as error:
        raise WrongKeyFile(
            said("The key file {key_file} does not open the record in {folder}.", key_file=key_file, folder=folder),
            said("Take the key file that was made for this record."),
        ) from error
    return _unpacked(packed, folder)


def holds_record(folder: Path) -> bool:
    """Whether there is a keyring in the folder."""
    return any((folder / name).exists() for name in (OPENED_BY_WORDS, OPENED_BY_FILE))


def _wrapped(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        if holds_record(path.parent):
            way = "a passphrase" if path.name == OPENED_BY_WORDS else "a key file"
            raise NoKeyring(
                said("The record in {folder} was not set up for {way}.", folder=path.parent, way=way),
                said("Open it the other way."),
            ) from error
        raise NoKeyring(said("There is no record in {folder}.", folder=path.parent), "Make one: gravamen init") from error
    except OSError as error:
        raise NoKeyring(
            said("{path} cannot be read ({reason}).", path=path, reason=error.strerror),
            said("Ask who looks after this machine."),
        ) from error


def _identity(key_file: Path) -> pyrage.x25519.Identity:
    try:
        lines = key_file.read_text("ascii").splitlines()
        if key_file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO) and os.name != "nt":
            raise WrongKeyFile(
                said("Others can read the key file {key_file}.", key_file=key_file),
                said("Close it to them: chmod 600 {key_file}", key_file=key_file),
            )
        return pyrage.x25519.Identity.from_str(next(line for line in lines if line and not line.startswith("#")))
    except FileNotFoundError as error:
        raise WrongKeyFile(
            said("There is no key file {key_file}.", key_file=key_file), "Give the path of the file that gravamen init made."
        ) from error
    except (OSError, UnicodeDecodeError, StopIteration, pyrage.IdentityError) as error:
        raise WrongKeyFile(
            said("{key_file} is not a key file.", key_file=key_file), "Give the path of the file that gravamen init made."
        ) from error


def _packed(keyring: Keyring) -> bytes:
    return json.dumps(
        {
            "version": _VERSION,
            "database": keyring.database.hex(),
            "naming": keyring.naming.hex(),
            "identity": keyring.identity,
        }
    ).encode()


def _unpacked(packed: bytes, folder: Path) -> Keyring:
    try:
        held = json.loads(packed)
        if held["version"] != _VERSION:
            raise DamagedKeyring(
                said("The keyring in {folder} was made by a later version.", folder=folder), said("Install that version.")
            )
        return Keyring(bytes.fromhex(held["database"]), bytes.fromhex(held["naming"]), held["identity"])
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedKeyring(
            said("The keyring in {folder} is damaged.", folder=folder), said("Put back the copy that you keep elsewhere.")
        ) from error
