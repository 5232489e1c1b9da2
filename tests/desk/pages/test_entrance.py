"""The way in and out, and what every page has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.desk.conftest import PASSPHRASE, browser

from gravamen.desk.door import door


def test_a_locked_record_shows_its_door_and_nothing_else(client: Client) -> None:
    client.post("/lock/")
    for address in ("/", "/inbox/", "/persons/1/", "/search/?q=x", "/help/inbox/"):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/unlock/")
    assert not door.is_open


def test_the_passphrase_opens_it_and_the_first_officer_says_who_they_are(house: Any) -> None:
    door.lead_to(house.folder)
    client = browser()
    answer = client.post("/unlock/", {"passphrase": PASSPHRASE}, follow=True)
    assert answer.redirect_chain == [("/welcome/", 302)]
    answer = client.post("/welcome/", {"name": "Somebody"})
    assert answer.headers["Location"] == "/inbox/"
    assert "Somebody" in client.get("/inbox/").content.decode()


def test_a_wrong_passphrase_is_said_and_slowed_down(house: Any) -> None:
    door.lead_to(house.folder)
    client = browser()
    for _ in range(4):
        said = client.post("/unlock/", {"passphrase": "another one altogether"}).content.decode()
        assert "does not open the record" in said or "Wait" in said
    assert door.wait() > 0
    assert "Wait" in client.post("/unlock/", {"passphrase": PASSPHRASE}).content.decode()
    assert not door.is_open


def test_an_open_record_asks_another_browser_for_the_passphrase_too(client: Client) -> None:
    other = browser()
    assert other.get("/inbox/").headers["Location"].startswith("/unlock/")
    assert other.get("/unlock/?token=guessed").status_code == 200


def test_a_session_of_an_earlier_opening_is_worth_nothing(client: Client, house: Any) -> None:
    client.post("/lock/")
    door.open_itself()
    assert client.get("/inbox/").headers["Location"].startswith("/unlock/")


def test_what_is_typed_is_kept_and_forgotten_when_it_was_sent(client: Client) -> None:
    from gravamen.desk.models import Typed

    client.post("/typed/act-1/", {"place": "Minsk", "date": ""})
    assert Typed.objects.get().fields == {"place": ["Minsk"], "date": [""]}
    client.post("/typed/act-1/", {})
    assert not Typed.objects.exists()


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar"])
def test_the_door_speaks_the_language_chosen(house: Any, language: str) -> None:
    door.lead_to(house.folder)
    client = browser()
    client.post("/language/", {"language": language, "next": "/unlock/"})
    said = client.get("/unlock/").content.decode()
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in said


def test_pages_load_nothing_from_elsewhere_and_are_not_kept(client: Client) -> None:
    answer = client.get("/inbox/")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "http" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_onward_leads_nowhere_else(client: Client) -> None:
    assert client.post("/theme/", {"theme": "dark", "next": "https://example.org/"}).headers["Location"] == "/inbox/"


def test_reading_is_logged(client: Client, log_in: Callable[..., Client]) -> None:
    from gravamen.desk.models import Access

    log_in("reader", "Reader Two").get("/search/?q=Pavarau")
    seen = Access.objects.get()
    assert (seen.officer, seen.page, seen.subject) == ("Reader Two", "search", "/search/?q=Pavarau")
