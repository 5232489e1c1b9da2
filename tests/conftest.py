"""For all tests: properties are about what is true, never about how fast; a shared machine is slow at times."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlcipher3 import dbapi2

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gravamen.desk.settings")  # the whole house: one process, one set of settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def _tables_made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every new record gets its tables from one that was migrated first, once; what is migrated is the same."""
    if os.environ.get("GRAVAMEN_DATABASE_URL"):
        yield
        return
    from gravamen.casebook import house

    migrate = house._migrate
    pattern: Path = tmp_path_factory.mktemp("tables") / "record.db"
    key = secrets.token_bytes(32)

    def copied(*telling: Any) -> None:
        from django.db import connection

        if connection.vendor == "sqlite" and not connection.introspection.table_names():
            if not pattern.exists():
                _make(pattern, key, migrate)
            connection.close()
            shutil.copyfile(pattern, connection.settings_dict["NAME"])
            opened = dbapi2.connect(connection.settings_dict["NAME"])
            opened.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            opened.execute(f"PRAGMA rekey = \"x'{connection.settings_dict['OPTIONS']['key'].hex()}'\"")
            opened.close()
        migrate(*telling)

    house._migrate = copied
    yield
    house._migrate = migrate


def _make(pattern: Path, key: bytes, migrate: object) -> None:
    from django.db import connection

    held = {**connection.settings_dict, "OPTIONS": dict(connection.settings_dict["OPTIONS"])}
    connection.close()
    connection.settings_dict["NAME"] = str(pattern)
    connection.settings_dict["OPTIONS"]["key"] = key
    migrate()  # type: ignore[operator]
    connection.close()
    connection.settings_dict["NAME"] = held["NAME"]
    connection.settings_dict["OPTIONS"]["key"] = held["OPTIONS"]["key"]
