"""What the desk says of a fault, on the page and on its terminal: nothing of what the record holds."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.test import Client

from gravamen.desk.journal import Bare


def broken(request: Any) -> Any:
    raise RuntimeError("Person 17 is named in this error")


def test_a_fault_shows_a_page_without_its_inside(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from gravamen.desk import preferences

    monkeypatch.setattr(preferences, "put", broken)
    client.raise_request_exception = False
    answer = client.post("/officers/desk/", {"idle": "7"})
    said = answer.content.decode()
    assert answer.status_code == 500
    assert "Nothing was half-written" in said
    assert "Person 17" not in said
    assert "Traceback" not in said


def test_the_journal_says_where_and_not_with_what() -> None:
    try:
        broken(None)
    except RuntimeError:
        import sys

        record = logging.LogRecord("django.request", 40, __file__, 7, "At %s", ("/persons/?q=Person+17",), sys.exc_info())
    said = Bare().format(record)
    assert "RuntimeError at" in said
    assert "test_server.py" in said
    assert "Person" not in said
    assert "\n" not in said


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.1"])
def test_another_host_is_refused(client: Client, host: str) -> None:
    """A page of another name that leads to this machine (DNS rebinding) reads nothing."""
    assert client.get("/inbox/", HTTP_HOST=host).status_code == 400


def test_a_proxy_header_of_a_stranger_is_not_believed(address: str) -> None:
    import http.client

    host = address.removeprefix("http://").rstrip("/")
    connection = http.client.HTTPConnection(host)
    connection.request("GET", "/unlock/", headers={"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"})
    answer = connection.getresponse()
    assert b"evil.example" not in answer.read()
    assert answer.headers["Server"] is None
    connection.close()
