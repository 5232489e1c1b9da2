"""Django's SQLite backend with sqlcipher3 in place of sqlite3.

The key is `OPTIONS["key"]`: 32 random bytes, given raw, so that no time is lost on deriving it. What SQLite would
write beside the database stays in memory (`temp_store`) or is encrypted like it (the write-ahead log).
"""

from __future__ import annotations

import datetime
import decimal
import os
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.db.backends.sqlite3 import base as sqlite
from django.db.backends.sqlite3._functions import register as register_functions
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2

from gravamen.casebook.errors import Locked, WrongDatabaseKey
from gravamen.said import said

for _name, _convert in {
    "date": parse_date,
    "time": parse_time,
    "datetime": parse_datetime,
    "timestamp": parse_datetime,
}.items():
    dbapi2.register_converter(_name, lambda value, convert=_convert: convert(value.decode()))
dbapi2.register_converter("bool", b"1".__eq__)
dbapi2.register_adapter(decimal.Decimal, str)
dbapi2.register_adapter(datetime.date, lambda value: value.isoformat())
dbapi2.register_adapter(datetime.datetime, lambda value: value.isoformat(" "))


_TRIES, _PAUSE = 50, 0.02  # how often, and how long (seconds), a lock waits for a statement that it interrupts


class Connection(dbapi2.Connection):  # type: ignore[misc]  # sqlcipher3 has no types
    """A connection that can be told of, so that all can be closed at once, from any thread.

    SQLite must not be closed under a statement: whoever runs one holds `_used`. `leave` interrupts it and closes what is free
    at once; what is not is closed by whoever holds it, the moment that their statement ends.
    """

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._used = threading.RLock()
        self._gone = False

    @contextmanager
    def at_work(self) -> Iterator[None]:
        with self._used:
            if self._gone:
                raise dbapi2.OperationalError("the record was locked")
            try:
                yield
            finally:
                if self._gone:
                    super().close()

    def leave(self) -> None:
        self._gone = True
        for _ in range(_TRIES):
            with suppress(dbapi2.ProgrammingError):  # it was closed already
                self.interrupt()  # again and again: a statement that is just about to begin is not stopped by one
            if self._used.acquire(timeout=_PAUSE):
                try:
                    super().close()
                finally:
                    self._used.release()
                return

    def commit(self) -> None:
        with self.at_work():
            super().commit()

    def rollback(self) -> None:
        with self.at_work():
            super().rollback()

    def close(self) -> None:
        with self._used:
            super().close()


_open: weakref.WeakSet[Connection] = weakref.WeakSet()


def close_everywhere() -> None:
    """Close every connection of the process, whichever thread holds it: the key goes with them."""
    for connection in list(_open):
        connection.leave()
    _open.clear()


class Cursor(dbapi2.Cursor):  # type: ignore[misc]  # sqlcipher3 has no types
    """Django's placeholders (%s, %(name)s) turned into SQLite's (?, :name); nothing runs on a connection that is closing."""

    convert_query = sqlite.SQLiteCursorWrapper.convert_query

    def execute(self, query: str, params: Any = None) -> Any:
        with self.connection.at_work():
            if params is None:
                return super().execute(query)
            names = list(params) if isinstance(params, dict) else None
            return super().execute(self.convert_query(query, param_names=names), params)

    def executemany(self, query: str, param_list: Any) -> Any:
        rows = list(param_list)
        names = list(rows[0]) if rows and isinstance(rows[0], dict) else None
        with self.connection.at_work():
            return super().executemany(self.convert_query(query, param_names=names), rows)

    def fetchone(self) -> Any:
        with self.connection.at_work():
            return super().fetchone()

    def fetchmany(self, size: int = 1) -> Any:
        with self.connection.at_work():
            return super().fetchmany(size)

    def fetchall(self) -> Any:
        with self.connection.at_work():
            return super().fetchall()

    def __next__(self) -> Any:
        with self.connection.at_work():
            return super().__next__()


class DatabaseWrapper(sqlite.DatabaseWrapper):
    Database = dbapi2

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        key = conn_params.pop("key", None)  # kept nowhere: a thread that is idle now must not hold it after the lock falls
        if key is None:
            raise Locked(said("The record is locked."), said("Open it with its passphrase."))
        os.umask(os.umask(0) | 0o077)  # the log beside the database is its owner's alone too
        connection = dbapi2.connect(**conn_params, factory=Connection)
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA temp_store = MEMORY")
        try:
            connection.execute("SELECT count(*) FROM sqlite_master")
        except dbapi2.DatabaseError as error:
            connection.close()
            raise WrongDatabaseKey(
                said("The database does not open with this keyring: it belongs to another record, or is damaged."),
                said("Put back database and keyring from the same copy."),
            ) from error
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # what was acknowledged outlives a cut of the power
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA legacy_alter_table = OFF")
        register_functions(connection)
        _open.add(connection)
        return connection

    def create_cursor(self, name: str | None = None) -> Any:  # noqa: ARG002
        return self.connection.cursor(factory=Cursor)
