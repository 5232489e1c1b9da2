"""A desk for each test: a real record, opened; officers of every role; a real browser where a test asks for one."""

from __future__ import annotations

import dataclasses
import datetime
import os
import shutil
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


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """A request leaves its language behind in the thread that served it: the next test begins in English."""
    from django.utils import translation

    translation.deactivate()
    yield
    translation.deactivate()


def browser() -> Client:
    """A browser that nobody has logged in."""
    return Client(SERVER_NAME="127.0.0.1")


def _taken_in(record: Any) -> Any:
    """The demonstration case with its reports read; nothing is decided yet."""
    from gravamen.casebook import queries

    told = demonstration.case()
    record.set_profile(told["profile"])
    made = record.open_case(told["key"], told["title"], told["country"])
    for one in told["report"]:
        received = receive(demonstration.report(one["file"]), one["file"])
        for receipt in record.take_in(made, received, on=one["received"], source=one["source"], title=one["title"]):
            report = receipt.report
            if report.text is not None:
                reading = read(queries.text_of(report), language=report.language or None, sent=report.dated)
                record.propose(report, reading, __version__)
    return made


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A record that was made once, to be copied: "empty", "case" (reports read), "reviewed" (and decided on)."""
    made: dict[str, Path] = {}

    def make(stage: str) -> Path:
        from django.db import connections

        if stage not in made:
            folder = tmp_path_factory.mktemp(stage)
            if stage == "empty":
                houses.make(folder / "record", passphrase=PASSPHRASE, key_file=folder / "key")
            else:
                shutil.copytree(make({"case": "empty", "reviewed": "case"}[stage]), folder, dirs_exist_ok=True)
                record = _services(houses.enter(folder / "record", key_file=folder / "key"))
                if stage == "case":
                    _taken_in(record)
                else:
                    from gravamen.casebook import queries
                    from gravamen.casebook.recorded import apply

                    apply(record, queries.case(demonstration.case()["key"]), demonstration.review())
            houses.leave()
            connections.close_all()
            made[stage] = folder
        return made[stage]

    return make


def _services(house: House) -> Any:
    from gravamen.casebook.services import Record

    return Record(house, OFFICER, lambda: NOON)


@pytest.fixture
def house(request: pytest.FixtureRequest, pattern: Callable[[str], Path], tmp_path: Path) -> Iterator[House]:
    """A record behind an open door: with the demonstration case where a test asks for it, else empty."""
    asked = set(request.fixturenames)
    stage = "reviewed" if "reviewed" in asked else "case" if "case" in asked else "empty"
    shutil.copytree(pattern(stage), tmp_path, dirs_exist_ok=True)
    from gravamen.desk.door import door

    door.lead_to(tmp_path / "record", tmp_path / "key")
    door.open_itself()
    yield dataclasses.replace(door.house)  # not the door's own: what is kept as long as that lives must be seen to go
    door.lock()
    from django.db import connections

    connections.close_all()


@pytest.fixture
def record(house: House) -> Any:
    """The services as the key's holder."""
    return _services(house)


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
def case(house: House) -> Any:
    """The demonstration case with its reports read; nothing is decided yet."""
    from gravamen.casebook import queries

    return queries.case(demonstration.case()["key"])


@pytest.fixture
def reviewed(case: Any) -> Any:
    """The demonstration case with its recorded review applied: verified acts, persons, organisations."""
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
