"""Twenty officers at once, over HTTP, on PostgreSQL: each lists, reads, searches, decides on proposals of the same report.

Errors are counted; there must be none. What two decide at the same moment is decided once.
"""

from __future__ import annotations

import http.client
import socket
import threading
import urllib.parse
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from gravamen import demonstration

from .conftest import HOST, NOON

_OFFICERS = 20
_ROUNDS = 4
_PAGES = (
    "/inbox/",
    "/reports/",
    "/persons/",
    "/acts/",
    "/report/1/",
    "/persons/1/",
    "/acts/1/",
    "/search/?q=Generated",
    "/log/",
)


@pytest.fixture
def case(house: Any) -> Any:
    """The demonstration case with its reports read, a part of it decided."""
    from gravamen.casebook import queries
    from gravamen.casebook.models import Proposal
    from gravamen.casebook.services import Record
    from gravamen.intake import receive
    from gravamen.reading import read

    record = Record(house, "Officer One", lambda: NOON)
    told = demonstration.case()
    record.set_profile(told["profile"])
    made = record.open_case(told["key"], told["title"], told["country"])
    for one in told["report"]:
        received = receive(demonstration.report(one["file"]), one["file"])
        for receipt in record.take_in(made, received, on=one["received"], source=one["source"], title=one["title"]):
            if receipt.report.text is not None:
                reading = read(queries.text_of(receipt.report), language=receipt.report.language or None)
                record.propose(receipt.report, reading, "test")
    for proposal in Proposal.objects.filter(kind="act")[:2]:
        record.accept(made, proposal.pk)
    return made


@pytest.fixture
def port(house: Any) -> Iterator[int]:
    """The desk as `gravamen desk` serves it to a team's proxy."""
    from django.core.wsgi import get_wsgi_application
    from waitress.server import create_server

    from gravamen.desk import server as desk

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
    server: Any = create_server(
        get_wsgi_application(), host="127.0.0.1", port=number, threads=desk._THREADS, ident=None, **desk._BEHIND_PROXY
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield number
    server.close()
    thread.join(10)


class Browser:
    """One officer's browser, as the proxy passes on what it asks."""

    def __init__(self, port: int, address: str, cookies: dict[str, str]) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookies = cookies
        self._headers = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": address, "Referer": f"https://{HOST}/"}

    def ask(self, method: str, path: str, given: dict[str, str] | None = None) -> int:
        headers = {**self._headers, "Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        body = None
        if given is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["X-CSRFToken"] = self._cookies["__Host-gravamen_csrf"]
            body = urllib.parse.urlencode(given)
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        answer.read()
        for name, value in answer.headers.items():
            if name.lower() == "set-cookie":
                cookie, _, kept = value.partition(";")[0].partition("=")
                self._cookies[cookie] = kept
        return answer.status


@pytest.fixture
def browsers(port: int, with_second: Callable[..., Any], enter: Callable[..., Any]) -> list[Browser]:
    found = []
    for number in range(_OFFICERS):
        client = enter(with_second("administrator", email=f"{number}@example.org"))
        client.get("/account/")
        cookies = {name: one.value for name, one in client.cookies.items()}
        found.append(Browser(port, f"192.0.2.{number + 1}", cookies))
    return found


def test_twenty_officers_read_and_write_at_once(case: Any, browsers: list[Browser], house: Any) -> None:
    from gravamen.casebook.audit import verify
    from gravamen.casebook.errors import AlreadyDecided, RecordError
    from gravamen.casebook.models import Entry, Proposal
    from gravamen.casebook.services import Record

    todo = list(Proposal.objects.filter(state="open").order_by("pk").values_list("pk", flat=True))[:_ROUNDS]
    seen: Counter[str] = Counter()
    faults: list[str] = []
    start = threading.Barrier(_OFFICERS)

    def work(number: int, browser: Browser) -> None:
        from django.db import connection

        services = Record(house, f"Officer {number}", lambda: NOON)
        try:
            start.wait(60)
            for turn in range(_ROUNDS):
                for path in _PAGES[number % 3 :: 3]:
                    status = browser.ask("GET", path)
                    seen[str(status)] += 1
                    if status not in (200, 404):
                        faults.append(f"{path}: {status}")
                status = browser.ask("POST", "/typed/act-1/", {"place": f"Place {number}"})
                if status != 204:
                    faults.append(f"typed: {status}")
                try:
                    services.accept(case, todo[turn])
                    seen["decided"] += 1
                except AlreadyDecided:
                    seen["decided by another"] += 1
                except RecordError as error:
                    seen[type(error).__name__] += 1
        except Exception as error:
            faults.append(f"{type(error).__name__}: {error}")
        finally:
            connection.close()

    before = Entry.objects.count()
    threads = [threading.Thread(target=work, args=(number, browser)) for number, browser in enumerate(browsers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(240)
    assert not faults, faults[:10]
    assert seen["decided"] == len(todo), seen  # each once
    assert seen["decided by another"] == len(todo) * (_OFFICERS - 1), seen
    assert Entry.objects.count() == before + len(todo)
    assert verify(house.originals, house.anchor, house.keyring).faults == ()
