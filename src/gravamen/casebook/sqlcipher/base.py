"""Django's SQLite backend with sqlcipher3 in place of sqlite3.

The key is `OPTIONS["key"]`: 32 random bytes, given raw, so that no time is lost on deriving it. What SQLite would
write beside the database stays in memory (`temp_store`) or is encrypted like it (the write-ahead log).
"""

from __future__ import annotations

import datetime
import decimal
import os
import weakref
from typing import Any

from django.db.backends.sqlite3 import base as sqlite
from django.db.backends.sqlite3._functions import register as register_functions
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2

from gravamen.casebook.errors import Locked, WrongDatabaseKey

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


class Connection(dbapi2.Connection):  # type: ignore[misc]  # sqlcipher3 has no types
    """A connection that can be told of, so that all can be closed at once."""


_open: weakref.WeakSet[Connection] = weakref.WeakSet()


def close_everywhere() -> None:
    """Close every connection of the process, whichever thread holds it: the key goes with them."""
    for connection in list(_open):
        connection.interrupt()
        connection.close()
    _open.clear()


class Cursor(dbapi2.Cursor):  # type: ignore[misc]  # sqlcipher3 has no types
    """Django's placeholders (%s, %(name)s) turned into SQLite's (?, :name)."""

    convert_query = sqlite.SQLiteCursorWrapper.convert_query

    def execute(self, query: str, params: Any = None) -> Any:
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, dict) else None
        return super().execute(self.convert_query(query, param_names=names), params)

    def executemany(self, query: str, param_list: Any) -> Any:
        rows = list(param_list)
        names = list(rows[0]) if rows and isinstance(rows[0], dict) else None
        return super().executemany(self.convert_query(query, param_names=names), rows)


class DatabaseWrapper(sqlite.DatabaseWrapper):
    Database = dbapi2

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        key = conn_params.pop("key", None)  # kept nowhere: a thread that is idle now must not hold it after the lock falls
        if key is None:
            raise Locked("The record is locked.", "Open it with its passphrase.")
        os.umask(os.umask(0) | 0o077)  # the log beside the database is its owner's alone too
        connection = dbapi2.connect(**conn_params, factory=Connection)
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA temp_store = MEMORY")
        try:
            connection.execute("SELECT count(*) FROM sqlite_master")
        except dbapi2.DatabaseError as error:
            connection.close()
            raise WrongDatabaseKey(
                "The database does not open with this keyring: it belongs to another record, or is damaged.",
                "Put back database and keyring from the same copy.",
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
