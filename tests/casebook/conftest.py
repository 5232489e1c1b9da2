"""A record for each test: a real SQLCipher file, or PostgreSQL where GRAVAMEN_DATABASE_URL names one."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from gravamen.casebook import house as houses
from gravamen.casebook.house import House
from gravamen.intake import receive
from gravamen.reading import read

NOW = datetime.datetime(2021, 3, 1, 12, tzinfo=datetime.UTC)
REPORT = (
    "The police raided the office of the Generated Union of Testers (GUT) on 3 May 2020. They seized all laptops.\n\n"
    "On 4 May 2020 Testov Generated-01, chairman of GUT, was detained.\n"
)


PATTERN = "pattern"  # a database of the server's, with the tables and nothing in them


def _empty() -> None:
    """PostgreSQL keeps what the test before left: begin with a copy of a database that was migrated once."""
    url = os.environ.get("GRAVAMEN_DATABASE_URL")
    if not url:
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gravamen.casebook.settings")
    import django
    import psycopg
    from django.db import connection, connections

    django.setup()
    name = connection.settings_dict["NAME"]
    connections.close_all()
    with psycopg.connect(url, dbname="postgres", autocommit=True) as server:
        known = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [PATTERN]).fetchone()
        if known is None:
            houses._migrate()
            connections.close_all()
            server.execute(f'CREATE DATABASE "{PATTERN}" TEMPLATE "{name}"')
        else:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
            server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{PATTERN}"')


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    _empty()
    made = houses.make(tmp_path / "record", key_file=tmp_path / "key")
    yield made
    from django.db import connections

    connections.close_all()


@pytest.fixture
def record(house: House) -> Any:
    from gravamen.casebook.services import Record

    return Record(house, "Officer One", lambda: NOW)


@pytest.fixture
def case(record: Any) -> Any:
    return record.open_case("test", "A test", "BY")


@pytest.fixture
def take(record: Any, case: Any) -> Callable[..., Any]:
    """Take a text in, read it, keep its proposals; returns the report."""

    def taken(text: str = REPORT, name: str = "report.txt") -> Any:
        from gravamen.casebook import queries

        report = record.take_in(case, receive(text.encode(), name))[0].report
        record.propose(report, read(queries.text_of(report), language="en"), "test")
        return report

    return taken
