"""Locking takes the database from under whatever runs: at once, and without the process falling over."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connections

from gravamen.casebook import house as houses

_ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


@pytest.mark.parametrize("times", [pytest.param(3, id="again and again")])
def test_a_statement_that_runs_is_ended_and_its_connection_closed(house: Any, times: int) -> None:
    if connections["default"].vendor != "sqlite":
        pytest.skip("PostgreSQL has no key to forget")
    key = connections["default"].settings_dict["OPTIONS"]["key"]
    for _ in range(times):
        begun, ended = threading.Event(), threading.Event()
        errors: list[Exception] = []

        def work(begun: threading.Event, ended: threading.Event, errors: list[Exception]) -> None:
            from gravamen.casebook.models import Entry

            try:
                with connections["default"].cursor() as cursor:
                    list(Entry.objects.all())
                    begun.set()
                    cursor.execute(_ENDLESS)
            except Exception as error:
                errors.append(error)
            finally:
                connections.close_all()
                ended.set()

        threading.Thread(target=work, args=(begun, ended, errors), daemon=True).start()
        assert begun.wait(20)
        houses.leave()
        assert ended.wait(20), "the statement went on after the record was locked"
        assert errors
        connections["default"].settings_dict["OPTIONS"]["key"] = key
