"""Private addresses of the agenda: made once, asked without log-in, named only where chosen, ended."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any


def _made(client: Any, **given: str) -> str:
    client.post("/agenda/calendars/", given)
    found = re.search(r'value="https://desk\.example\.org(/calendar/[\w-]{43}\.ics)"', client.get("/agenda/").content.decode())
    assert found
    return found[1]


def _due(house: Any) -> None:
    """A case with somebody held, of whom nothing was heard for long."""
    import datetime

    from tests.desk.team.conftest import NOON

    from gravamen.casebook.services import Record
    from gravamen.intake import receive

    record = Record(house, "a test", lambda: NOON)
    case = record.open_case("made", "Made", "BY")
    text = b"On 1 February 2021 Testov Generated-01 was detained."
    report = record.take_in(case, receive(text, "told.txt"), on=datetime.date(2021, 2, 2))[0].report
    record.add(
        case,
        report,
        "act",
        "Testov Generated-01 was detained",
        {"type": "arrest_detention", "date": "2021-02-01", "victims": [{"person": "Testov Generated-01"}]},
    )


def test_an_address_is_shown_once_and_asked_without_log_in(
    house: Any, enter: Callable[..., Any], make: Callable[..., Any], browser: Callable[[], Any]
) -> None:
    from gravamen.desk.models import Access, CalendarAddress

    _due(house)
    client = enter(make("reader"))
    address = _made(client)
    assert address not in client.get("/agenda/").content.decode(), "shown once"
    assert address[10:-4] not in CalendarAddress.objects.get().token
    answer = browser().get(address)
    assert answer.status_code == 200
    said = answer.content.decode().replace("\r\n ", "")
    assert "no news of a person held" in said
    assert "Testov" not in said
    assert Access.objects.filter(page="calendar").count() == 1
    browser().get(address)
    assert Access.objects.filter(page="calendar").count() == 1, "noted once in an hour"
    assert "Testov Generated-01" in browser().get(_made(client, names="on")).content.decode().replace("\r\n ", "")


def test_an_address_that_was_ended_tells_nothing(
    house: Any, enter: Callable[..., Any], make: Callable[..., Any], browser: Callable[[], Any]
) -> None:
    from gravamen.desk.models import CalendarAddress

    client, other = enter(make("reader")), enter(make("reader", email="other@example.org", name="Another"))
    address = _made(client)
    number = CalendarAddress.objects.get().pk
    assert other.post(f"/agenda/calendars/{number}/end/").status_code == 404, "one's own alone"
    assert browser().get(address).status_code == 200
    client.post(f"/agenda/calendars/{number}/end/")
    assert browser().get(address).status_code == 404
    assert browser().get("/calendar/never-was.ics").status_code == 404


def test_an_account_that_is_closed_takes_its_addresses_with_it(
    house: Any, enter: Callable[..., Any], make: Callable[..., Any], browser: Callable[[], Any]
) -> None:
    from gravamen.desk import accounts

    make("administrator")
    officer = make("reader")
    address = _made(enter(officer))
    accounts.shut(officer, "a test")
    assert browser().get(address).status_code == 404
