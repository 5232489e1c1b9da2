"""The desk on a record of an earlier version: no request waits for it, the page says how far it is, the panic key works."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.desk.conftest import OFFICER, PASSPHRASE, browser

from gravamen.casebook import house as houses
from gravamen.desk.door import door

_PATIENCE = 60.0  # seconds until it is held to hang; no measure of speed


class Slow:
    """An upgrade whose first step waits until it may go on."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self.begun = threading.Event()
        self.gone = False

    def __call__(self, telling: Callable[[int, int], None] | None = None) -> None:
        from django.db import connection

        assert telling is not None
        telling(1, 3)
        self.begun.set()
        while not self.may_go_on.wait(0.01):
            with connection.cursor() as cursor:  # as a step does: the lock ends it
                cursor.execute("SELECT 1")
        telling(3, 3)
        self.gone = True


@pytest.fixture
def slow(house: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    """The record is of an earlier version, and its upgrade takes as long as a test likes."""
    from gravamen.desk.accounts import key_holder

    key_holder(OFFICER)
    made = Slow()
    door.lead_to(house.folder)
    monkeypatch.setattr(houses, "steps_left", lambda: 0 if made.gone else 3)
    monkeypatch.setattr(houses, "upgrade", made)
    yield made
    made.may_go_on.set()
    _done()


def _done() -> None:
    until = time.monotonic() + _PATIENCE
    while door.upgrading is not None and time.monotonic() < until:
        time.sleep(0.01)
    assert door.upgrading is None


def test_no_request_waits_and_the_page_says_how_far_it_is(slow: Slow) -> None:
    client = browser()
    answer = client.post("/unlock/", {"passphrase": PASSPHRASE, "next": "/acts/"})
    assert answer.status_code == 302
    slow.begun.wait(_PATIENCE)
    assert not door.is_open
    for address in ("/unlock/", "/acts/", "/persons/"):
        page = client.get(address).content.decode()
        assert "Step 1 of 3" in page, address
    part = client.get("/unlock/news/", HTTP_HX_REQUEST="true")
    assert "Step 1 of 3" in part.content.decode()
    assert "<html" not in part.content.decode()
    slow.may_go_on.set()
    _done()
    assert door.is_open
    assert client.get("/unlock/news/", HTTP_HX_REQUEST="true").headers["HX-Refresh"] == "true"
    onward = client.get(answer.url)
    assert onward.status_code == 302
    assert onward.url == "/acts/"
    assert client.get("/acts/").status_code == 200


def test_only_whoever_opened_it_is_let_in(slow: Slow) -> None:
    client, other = browser(), browser()
    client.post("/unlock/", {"passphrase": PASSPHRASE})
    slow.may_go_on.set()
    _done()
    assert "passphrase" in other.get("/unlock/").content.decode()
    ticket = client.cookies["gravamen_ticket"].value
    assert client.get("/unlock/").status_code == 302
    other.cookies["gravamen_ticket"] = ticket
    assert "passphrase" in other.get("/unlock/").content.decode(), "a ticket lets in once"


def test_the_panic_key_works_meanwhile(slow: Slow) -> None:
    client = browser()
    client.post("/unlock/", {"passphrase": PASSPHRASE})
    slow.begun.wait(_PATIENCE)
    assert client.post("/lock/", HTTP_SEC_FETCH_SITE="cross-site").status_code == 302
    assert door.upgrading is not None
    assert client.post("/lock/").status_code == 302
    _done()
    assert not door.is_open
    from django.db import connections

    assert "key" not in connections["default"].settings_dict["OPTIONS"]
    assert not door.trouble
    assert "passphrase" in client.get("/unlock/").content.decode()


def test_one_that_fails_says_so_and_does_not_begin_again_by_itself(house: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    def failing(telling: object) -> None:
        tried.append(1)
        raise OSError("the disk is full")

    door.lead_to(house.folder, house.folder.parent / "key")
    monkeypatch.setattr(houses, "steps_left", lambda: 2)
    monkeypatch.setattr(houses, "upgrade", failing)
    client = browser()
    for _ in range(3):
        client.get(f"/unlock/?token={door.token}")
        _done()
    page = client.get(f"/unlock/?token={door.token}").content.decode()
    assert "the disk is full" in page
    assert tried == [1]
    assert not door.is_open


def test_a_key_file_opens_an_earlier_record_while_the_server_answers(slow: Slow, house: Any) -> None:
    door.lead_to(house.folder, house.folder.parent / "key")
    door.open_itself(wait=False)
    address = f"/unlock/?token={door.token}"
    client = browser()
    slow.begun.wait(_PATIENCE)
    assert "Step 1 of 3" in client.get(address).content.decode()
    slow.may_go_on.set()
    _done()
    assert client.get(address).status_code == 302
    assert client.get("/acts/").status_code == 200


def test_the_page_speaks_the_language_that_was_chosen(slow: Slow) -> None:
    client = browser()
    client.post("/language/", {"language": "ar"})
    client.post("/unlock/", {"passphrase": PASSPHRASE})
    slow.begun.wait(_PATIENCE)
    page = client.get("/acts/").content.decode()
    assert re.search(r'lang="ar" dir="rtl"', page)


def test_a_browser_comes_back_by_itself(slow: Slow, chromium: Any, address: str) -> None:
    context = chromium.new_context(locale="en-GB")
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto(f"{address}unlock/?next=/acts/")
    page.fill("input[type=password]", PASSPHRASE)
    page.keyboard.press("Enter")
    page.get_by_text("Step 1 of 3").wait_for()
    slow.may_go_on.set()
    page.get_by_role("heading", name="Acts").wait_for()
    assert page.url.endswith("/acts/")
    context.close()
    assert not faults, faults
