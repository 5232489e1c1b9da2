"""The guided path: three steps that tick themselves off, closed and brought back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

TITLE = "Three steps to begin with"


@pytest.fixture
def offered(house: Any) -> Iterator[None]:
    from gravamen.desk import guide

    guide.offer()
    yield
    guide.offer(False)


def ticked(client: Client) -> int:
    return client.get("/inbox/").content.decode().count('class="ticked"')


def test_each_step_ticks_itself_off(client: Client, record: Any, case: Any, offered: None) -> None:
    from gravamen.casebook.models import Proposal

    assert TITLE in client.get("/inbox/").content.decode()
    assert ticked(client) == 0
    client.get(f"/cases/{case.key}/letter/")  # too early: nothing has changed yet
    assert ticked(client) == 0
    act = Proposal.objects.filter(kind="act").order_by("pk")[0]
    client.get(f"/reports/{act.report_id}/")
    assert ticked(client) == 1
    record.accept(case, act.pk)
    assert ticked(client) == 2
    client.get(f"/cases/{case.key}/letter/")
    assert ticked(client) == 3
    assert "That is the whole way" in client.get("/inbox/").content.decode()


def test_it_is_closed_and_brought_back_from_the_help(client: Client, case: Any, offered: None) -> None:
    client.get("/inbox/")
    client.post("/guide/close/")
    shown = client.get("/inbox/").content.decode()
    assert TITLE not in shown
    assert "Show the guided path" in shown
    client.post("/guide/begin/")
    assert TITLE in client.get("/inbox/").content.decode()


def test_a_desk_that_does_not_offer_it_asks_nothing(client: Client, case: Any) -> None:
    client.get("/inbox/")
    with CaptureQueriesContext(connection) as seen:
        shown = client.get("/inbox/").content.decode()
    assert TITLE not in shown
    assert "Show the guided path" not in shown
    assert not [query for query in seen if "desk_guide" in query["sql"]]


def test_the_demonstration_leaves_its_last_report_to_be_decided(record: Any, case: Any, told: dict[str, Any]) -> None:
    from gravamen import demonstration
    from gravamen.casebook.models import Proposal
    from gravamen.casebook.recorded import apply

    last = told["report"][-1]["file"]
    apply(record, case, demonstration.review(), but=(last,))
    left = Proposal.objects.filter(state="open").values_list("report__receipts__name", flat=True).distinct()
    assert list(left) == [last]
    assert Proposal.objects.filter(state="open", kind="act").exists()
    assert case.acts.exists()
