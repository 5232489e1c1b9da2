"""What a person agreed to, on their page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

ANSWER = {
    "use": "press",
    "shown": "initials",
    "agreed_by": "he himself",
    "how": "by telephone",
    "given": "2021-02-20",
    "risk": "",
}


@pytest.fixture
def person(reviewed: Any) -> Any:
    from gravamen.casebook.models import Person

    return Person.objects.order_by("pk").first()


def test_an_answer_is_noted_shown_and_withdrawn(client: Client, person: Any) -> None:
    from gravamen.casebook.models import Consent

    assert "not asked" in client.get(f"/persons/{person.pk}/").content.decode()
    assert client.post(f"/persons/{person.pk}/consent/", ANSWER).headers["Location"] == f"/persons/{person.pk}/"
    page = client.get(f"/persons/{person.pk}/").content.decode()
    assert "Their initials" in page
    assert "he himself, by telephone, 20 February 2021" in page
    client.post(f"/consents/{Consent.objects.get().pk}/withdraw/")
    assert "Their initials</strong>" not in client.get(f"/persons/{person.pk}/").content.decode()


def test_what_is_missing_is_said_and_nothing_noted(client: Client, person: Any) -> None:
    from gravamen.casebook.models import Consent

    answer = client.post(
        f"/persons/{person.pk}/consent/", {**ANSWER, "how": ""}, headers={"Referer": "http://127.0.0.1/persons/1/"}
    )
    assert answer.status_code == 302
    assert "could not be noted" in client.get(f"/persons/{person.pk}/").content.decode()
    assert not Consent.objects.exists()


def test_a_reader_notes_nothing(log_in: Callable[..., Client], person: Any) -> None:
    reader = log_in("reader", "Reader Two")
    assert "Note an answer" not in reader.get(f"/persons/{person.pk}/").content.decode()
    assert reader.post(f"/persons/{person.pk}/consent/", ANSWER).status_code == 403


def test_who_is_held_says_since_when(client: Client, reviewed: Any) -> None:
    from gravamen.casebook.models import Person

    held = Person.objects.get(name="Andrei Komlik-Yamatin")
    page = client.get(f"/persons/{held.pk}/").content.decode()
    assert "16 February 2021" in page
    assert "release not confirmed" in page.casefold()
