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


def _empty() -> None:
    """PostgreSQL keeps what the test before left: begin with an empty schema."""
    if not os.environ.get("GRAVAMEN_DATABASE_URL"):
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gravamen.casebook.settings")
    import django
    from django.db import connection

    django.setup()
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")


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
