"""A desk for each test: a real record, opened; officers of every role; a real browser where a test asks for one."""

from __future__ import annotations

import datetime
import os
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from gravamen import __version__, demonstration
from gravamen.casebook import house as houses
from gravamen.casebook.house import House
from gravamen.intake import receive
from gravamen.reading import read

collect_ignore = [] if os.environ.get("GRAVAMEN_DATABASE_URL") else ["team"]  # a team's desk has its own server: test_team
NOON = datetime.datetime(2021, 3, 1, 12, tzinfo=datetime.UTC)
OFFICER = "Officer One"
PASSPHRASE = "five words nobody would guess"


def browser() -> Client:
    """A browser that nobody has logged in."""
    return Client(SERVER_NAME="127.0.0.1")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """An empty record behind an open door."""
    folder = tmp_path / "record"
    made = houses.make(folder, passphrase=PASSPHRASE, key_file=tmp_path / "key")
    from gravamen.desk.door import door

    door.lead_to(folder, tmp_path / "key")
    door.open_itself()
    yield made
    door.lock()
    from django.db import connections

    connections.close_all()


@pytest.fixture
def record(house: House) -> Any:
    """The services as the key's holder."""
    from gravamen.casebook.services import Record

    return Record(house, OFFICER, lambda: NOON)


@pytest.fixture
def log_in(house: House) -> Callable[..., Client]:
    """A browser of an officer in a role."""

    def logged_in(role: str = "administrator", name: str = OFFICER) -> Client:
        from gravamen.desk.door import door
        from gravamen.desk.models import Officer

        officer, _ = Officer.objects.get_or_create(username=f"{name} ({role})", defaults={"name": name, "role": role})
        client = browser()
        client.force_login(officer, backend="gravamen.desk.accounts.KeyHolder")
        session = client.session
        session["opening"] = door.opening
        session.save()
        return client

    return logged_in


@pytest.fixture
def client(log_in: Callable[..., Client]) -> Client:
    """The browser of whoever may do everything."""
    return log_in()


@pytest.fixture
def told() -> dict[str, Any]:
    return demonstration.case()


@pytest.fixture
def case(record: Any, told: dict[str, Any]) -> Any:
    """The demonstration case with its reports read; nothing is decided yet."""
    record.set_profile(told["profile"])
    made = record.open_case(told["key"], told["title"], told["country"])
    for one in told["report"]:
        received = receive(demonstration.report(one["file"]), one["file"])
        for receipt in record.take_in(made, received, on=one["received"], source=one["source"], title=one["title"]):
            if receipt.report.text is not None:
                from gravamen.casebook import queries

                report = receipt.report
                reading = read(queries.text_of(report), language=report.language or None, sent=report.dated)
                record.propose(report, reading, __version__)
    return made


@pytest.fixture
def reviewed(record: Any, case: Any) -> Any:
    """The demonstration case with its recorded review applied: verified acts, persons, organisations."""
    from gravamen.casebook.recorded import apply

    apply(record, case, demonstration.review())
    return case


@pytest.fixture
def address(house: House) -> Iterator[str]:
    """The desk served on a free port of 127.0.0.1, for a browser; ends with "/"."""
    from django.core.wsgi import get_wsgi_application
    from waitress.server import create_server

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server: Any = create_server(get_wsgi_application(), host="127.0.0.1", port=port, threads=4, ident=None)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{port}/"
    server.close()
    thread.join(10)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, without a screen; tests that need it are skipped, saying so, where there is none."""
    import shutil

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("there is no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the driver's own event loop runs in the thread of the tests
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any, address: str) -> Iterator[Any]:
    """A page that is let in. It fails the test for an error on its console and for a request to another machine."""
    from gravamen.desk.accounts import key_holder
    from gravamen.desk.door import door

    key_holder(OFFICER)
    context = chromium.new_context(viewport={"width": 1366, "height": 850}, locale="en-GB", reduced_motion="reduce")
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("request", lambda asked: None if asked.url.startswith((address, "data:", "blob:")) else faults.append(asked.url))
    opened.faults = faults
    opened.goto(f"{address}unlock/?token={door.token}")
    yield opened
    context.close()
    assert not faults, faults
