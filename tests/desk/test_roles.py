"""Each role tries each address of the desk. The addresses are found, not listed: a new page cannot be forgotten here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from tests.desk.conftest import OFFICER, browser

from gravamen.casebook.roles import Role

_SAMPLES = {"int": "1", "slug": "test", "str": "test", "path": "test", "uuid": "00000000-0000-0000-0000-000000000000"}
_OPEN = {"unlock", "unlock_news", "welcome", "lock", "language", "theme", "help"}  # to whoever has not come in
_ONES_OWN = {"lock", "language", "theme", "typed", "welcome", "unlock"}
# What a form may send, so that a page that forgets to ask goes as far as it can.
_FILLED = {
    "name": "A",
    "title": "A",
    "key": "a",
    "country": "BY",
    "text": "A",
    "place": "A",
    "type": "seizure",
    "kind": "person",
    "number": "1",
    "into": "1",
    "keep": "1",
    "gone": "2",
    "act": "1",
    "acts": "1",
    "case": "belarus-2021",
    "report": "1",
    "role": "administrator",
    "email": "a@example.org",
    "idle": "5",
    "remark": "A",
}


def addresses() -> Iterator[tuple[str, str, Any]]:
    """Name, address with samples in its places, and page, of all of the desk."""
    from django.urls import URLResolver, get_resolver

    def walk(patterns: Any, before: str) -> Iterator[tuple[str, str, Any]]:
        for one in patterns:
            route = before + str(one.pattern)
            if isinstance(one, URLResolver):
                yield from walk(one.url_patterns, route)
            else:
                yield one.name or "", "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda m: _SAMPLES[m[1] or "str"], route), one.callback

    yield from walk(get_resolver().url_patterns, "")


def entries() -> int:
    from gravamen.casebook.models import Entry

    return Entry.objects.count()


def test_there_are_addresses(house: Any) -> None:
    names = [name for name, _, _ in addresses()]
    assert {"inbox", "persons", "account", "officers", "log", "chain_verify", "letterhead"} <= set(names)
    assert "" not in names, "an address without a name cannot be told apart in the log"


def test_a_reader_changes_nothing_at_any_address(reviewed: Any, log_in: Callable[..., Client]) -> None:
    client = log_in("reader", "Reader Two")
    before = entries()
    for name, path, page in addresses():
        if name in _ONES_OWN or name.startswith("account") or getattr(page, "open_to_readers", False):
            continue
        answer = client.post(path, _FILLED)
        assert answer.status_code == 403, f"{name}: {answer.status_code}"
        for method in (client.put, client.patch, client.delete):
            assert method(path).status_code == 403, name
    assert entries() == before


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_no_role_makes_a_change_that_it_may_not(reviewed: Any, log_in: Callable[..., Client], role: Role) -> None:
    from gravamen.casebook.models import Entry
    from gravamen.desk.models import Officer

    client = log_in(role, "Officer Two")
    begun = entries()
    for name, path, _ in addresses():
        if name == "lock":
            continue
        for given in ({}, _FILLED):
            answer = client.post(path, given)
            assert answer.status_code < 500, f"{name}: {answer.status_code}"
    for entry in Entry.objects.filter(number__gt=begun):
        assert role.may(entry.action), f"{role} did: {entry.action} {entry.subject}"
    assert Officer.objects.get().role == role


def test_a_request_from_another_page_changes_nothing(reviewed: Any, log_in: Callable[..., Client]) -> None:
    """Without the mark that our own pages carry (CSRF), nothing is done, whoever is logged in."""
    mine = log_in()
    foreign = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    foreign.cookies = mine.cookies
    before = entries()
    for name, path, _ in addresses():
        if name == "lock":  # may be pressed from anywhere; see its own test
            continue
        answer = foreign.post(path, _FILLED)
        assert answer.status_code in (302, 404), f"{name}: {answer.status_code}"
    assert entries() == before
    from gravamen.desk.models import Officer, Preference, Typed

    assert not Preference.objects.exists()
    assert not Typed.objects.exists()
    assert Officer.objects.get().name == OFFICER


@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_has_not_come_in_sees_nothing(reviewed: Any, method: str) -> None:
    client = browser()
    for name, path, _ in addresses():
        if name in _OPEN:
            continue
        answer = getattr(client, method)(path)
        assert answer.status_code in (302, 404), f"{name}: {answer.status_code}"
        if answer.status_code == 302 and name != "home":
            assert answer.headers["Location"].startswith("/unlock/"), name


@pytest.mark.parametrize("role", list(Role))
def test_every_page_answers_every_role(reviewed: Any, log_in: Callable[..., Client], role: Role) -> None:
    client = log_in(role, "Officer Two")
    for name, path, _ in addresses():
        answer = client.get(path)
        assert answer.status_code < 500, f"{name}: {answer.status_code}"
        if not answer.has_header("Content-Disposition"):
            assert "script-src 'self'" in answer.headers["Content-Security-Policy"], name
        assert answer.headers["Cache-Control"].startswith(("no-store", "max-age=0, no-cache, no-store")), name
        assert answer.headers["X-Content-Type-Options"] == "nosniff", name
