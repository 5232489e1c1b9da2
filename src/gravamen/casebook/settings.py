"""Django's settings for the record. `house` fills in where the database is and its key before the first connection.

`GRAVAMEN_DATABASE_URL` (postgresql://user:password@host:port/name) puts the record in PostgreSQL; then its server's disk
must be encrypted, for PostgreSQL itself does not encrypt. Without it the record is an SQLCipher file in the house's folder.
"""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from gravamen.casebook.errors import BadDatabaseUrl

SQLCIPHER: dict[str, Any] = {
    "ENGINE": "gravamen.casebook.sqlcipher",
    "NAME": "",
    # a writer waits for another writer, not fails; and takes its place in the queue at once, so that two cannot deadlock
    "OPTIONS": {"timeout": 30, "transaction_mode": "IMMEDIATE"},
}


def postgresql(url: str) -> dict[str, Any]:
    """Django's settings for a database URL.

    Raises:
        BadDatabaseUrl: it names no PostgreSQL database.
    """
    parts = urlsplit(url)
    name = parts.path.lstrip("/")
    if parts.scheme not in ("postgresql", "postgres") or not name:
        raise BadDatabaseUrl(
            "GRAVAMEN_DATABASE_URL names no PostgreSQL database.", "Write it as postgresql://user:password@host:port/name."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(name),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),  # sslmode, host (a socket's folder) …
    }


_url = os.environ.get("GRAVAMEN_DATABASE_URL")
DATABASES: dict[str, Any] = {
    "default": postgresql(_url) if _url else dict(SQLCIPHER),
    # The record as it was on an earlier day, in memory alone: see `as_of`.
    "past": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ":memory:",
        "OPTIONS": {"init_command": "PRAGMA temp_store = MEMORY"},
    },
}
DATABASE_ROUTERS = ["gravamen.casebook.routing.Router"]
INSTALLED_APPS = ["gravamen.casebook"]
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGGING_CONFIG = None  # the record's contents never go to a log
