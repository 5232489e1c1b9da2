"""The house of a record: one folder with the keyring, the database, the originals and the anchor.

In: a folder and what opens it. Out: `House`, with Django ready and the database open. One house a process.

    keyring.age              the keys, under the passphrase
    keyring.unattended.age   the keys, under a key file, where one was made
    record.db                the database (SQLCipher)
    originals/               every file that came in (age)
    anchor                   the last entry of the audit chain, as seen from outside
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gravamen.casebook.errors import HouseExists
from gravamen.custody import keyring as keys
from gravamen.custody.keyring import Keyring
from gravamen.custody.originals import Originals

DATABASE = "record.db"
ANCHOR = "anchor"
ORIGINALS = "originals"
Telling = Callable[[int, int], None]  # the step that begins, from 1, and of how many


@dataclass(frozen=True, slots=True)
class House:
    """An open record."""

    folder: Path
    keyring: Keyring
    originals: Originals

    @property
    def anchor(self) -> Path:
        return self.folder / ANCHOR


def make(folder: Path, *, passphrase: str | None = None, key_file: Path | None = None) -> House:
    """Make a new record in `folder`, opened by a passphrase, a key file, or either.

    Raises:
        HouseExists: there is a record in the folder.
        WeakPassphrase, WrongKeyFile, CannotWrite.
    """
    if keys.holds_record(folder) or (folder / DATABASE).exists():
        raise HouseExists(f"There is a record in {folder} already.", "Take another folder: --home FOLDER")
    if passphrase is None and key_file is None:
        raise ValueError("a record needs a passphrase or a key file")
    keyring = keys.new_keyring()
    if passphrase is not None:
        keys.store_under_passphrase(keyring, folder, passphrase)
    if key_file is not None:
        keys.store_under_key_file(keyring, folder, key_file)
    return _enter(folder, keyring)


def enter(
    folder: Path,
    *,
    passphrase: Callable[[], str] | None = None,
    key_file: Path | None = None,
    telling: Telling | None = None,
    upgrading: bool = True,
) -> House:
    """Open the record in `folder`. `passphrase` is asked only where no key file is given.

    One of an earlier version is brought up to this one; `telling` is told each step. With `upgrading` False that is left to the
    caller: see `steps_left` and `upgrade`.

    Raises:
        NoKeyring, WrongPassphrase, WrongKeyFile, DamagedKeyring, WrongDatabaseKey.
    """
    if key_file is not None:
        return _enter(folder, keys.open_with_key_file(folder, key_file), telling, upgrading=upgrading)
    if passphrase is None:
        raise ValueError("a record is opened by a passphrase or a key file")
    if not (folder / keys.OPENED_BY_WORDS).exists():
        keys.open_with_passphrase(folder, "")  # says what is missing before anybody types a passphrase
    return _enter(folder, keys.open_with_passphrase(folder, passphrase()), telling, upgrading=upgrading)


def leave() -> None:
    """Lock the record of this process: its key is forgotten, and every connection to the database closed, in all threads.

    What was on its way to the disk is whole or not there; whoever is in the middle of something gets an error.
    """
    from django.db import connections

    default = connections["default"]
    if default.vendor == "sqlite":
        from gravamen.casebook.sqlcipher.base import close_everywhere

        default.settings_dict["OPTIONS"].pop("key", None)
        close_everywhere()
    connections.close_all()


def rest() -> None:
    """This thread needs the database no more."""
    from django.db import connections

    connections.close_all()


def steps_left() -> int:
    """How many steps the record that was entered is behind this version."""
    from gravamen.casebook import upgrading

    return upgrading.steps_left()


def upgrade(telling: Telling) -> None:
    """Bring the record that was entered up to this version."""
    _migrate(telling)


def _enter(folder: Path, keyring: Keyring, telling: Telling | None = None, *, upgrading: bool = True) -> House:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gravamen.casebook.settings")
    import django
    from django.db import connections

    django.setup()
    connections.close_all()
    default = connections["default"]
    if default.vendor == "sqlite":
        default.settings_dict["NAME"] = str(folder / DATABASE)
        default.settings_dict["OPTIONS"]["key"] = keyring.database  # one table for all threads
    if upgrading:
        _migrate(telling)
    if (folder / DATABASE).exists() and os.name != "nt":
        (folder / DATABASE).chmod(0o600)
    return House(folder, keyring, Originals(folder / ORIGINALS, keyring))


def _migrate(telling: Telling | None = None) -> None:
    """Bring the tables up to this version; does nothing, quickly, where they are. A new record is told nothing of."""
    from gravamen.casebook import upgrading

    if upgrading.steps_left():
        upgrading.upgrade(telling if telling is not None and not upgrading.is_new() else _untold)
        refresh_statistics()


def _untold(step: int, of: int) -> None:
    """Nobody waits to be told."""


def refresh_statistics() -> None:
    """Let the database count what has grown, so that it takes the shortest way. PostgreSQL does so by itself."""
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA optimize = 0x10002")  # all tables, and only those that need it: sqlite.org/pragma.html
