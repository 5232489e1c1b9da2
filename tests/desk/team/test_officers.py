"""The officers of a team, as their administrator looks after them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest

from .conftest import HOST, PASSWORD


@pytest.fixture
def admin(with_second: Callable[..., Any], enter: Callable[..., Any]) -> Any:
    return enter(with_second("administrator"))


def officer(email: str) -> Any:
    from gravamen.desk.models import Officer

    return Officer.objects.get(email=email)


def test_an_account_is_made_and_its_link_shown_once(admin: Any, browser: Callable[[], Any]) -> None:
    answer = admin.post("/officers/", {"name": "Officer Two", "email": "Two@Example.org", "role": "verifier"})
    address = re.search(rf"https://{HOST}/invitation/[\w-]+/[\w-]+/", answer.content.decode())
    assert address, answer.content.decode()
    assert browser().get(urlsplit(address[0]).path).status_code == 200
    assert address[0] not in admin.get("/officers/").content.decode()
    assert officer("two@example.org").role == "verifier"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": "A", "email": "no address", "role": "reader"}, "id_email_error"),
        ({"name": "", "email": "a@example.org", "role": "reader"}, "id_name_error"),
        ({"name": "A", "email": "a@example.org", "role": "king"}, "id_role_error"),
        ({"name": "A", "email": "Administrator@example.org", "role": "reader"}, "id_email_error"),
    ],
    ids=["no address", "no name", "no role", "there already"],
)
def test_what_cannot_be_made_is_said_at_its_field(admin: Any, given: dict[str, str], field: str) -> None:
    page = admin.post("/officers/", given).content.decode()
    assert f'id="{field}"' in page
    assert given["email"] in page  # nothing typed is lost


def test_a_role_holds_from_the_next_request(admin: Any, with_second: Callable[..., Any], enter: Callable[..., Any]) -> None:
    two = with_second("administrator", email="two@example.org")
    client = enter(two)
    assert client.get("/officers/").status_code == 200
    admin.post(f"/officers/{two.pk}/role/", {"role": "documenter"})
    assert client.get("/officers/").status_code == 403


def test_a_reader_who_becomes_a_documenter_sets_a_second_factor_up(
    admin: Any, make: Callable[..., Any], enter: Callable[..., Any]
) -> None:
    reader = make("reader")
    client = enter(reader)
    assert client.get("/inbox/").status_code == 200
    admin.post(f"/officers/{reader.pk}/role/", {"role": "documenter"})
    assert client.get("/inbox/").headers["Location"].startswith("/accounts/second/")


def test_a_closed_account_is_out_at_once_and_for_good(
    admin: Any, make: Callable[..., Any], enter: Callable[..., Any], browser: Callable[[], Any]
) -> None:
    reader = make("reader")
    client = enter(reader)
    admin.post(f"/officers/{reader.pk}/close/")
    assert client.get("/inbox/").status_code == 302
    again = browser()
    again.post("/accounts/login/", {"login": reader.email, "password": PASSWORD})
    assert again.get("/inbox/").status_code == 302


@pytest.mark.parametrize(("path", "given"), [("role", {"role": "reader"}), ("close", {})])
def test_somebody_is_left_to_administer(admin: Any, path: str, given: dict[str, str]) -> None:
    number = officer("administrator@example.org").pk
    assert admin.post(f"/officers/{number}/{path}/", given).status_code == 409
    assert admin.get("/officers/").status_code == 200


def test_a_lost_second_factor_is_forgotten(admin: Any, with_second: Callable[..., Any], enter: Callable[..., Any]) -> None:
    two = with_second("verifier")
    client = enter(two)
    admin.post(f"/officers/{two.pk}/second/forget/")
    assert client.get("/inbox/").status_code == 302
    assert enter(two).get("/inbox/").headers["Location"].startswith("/accounts/second/")


def test_what_is_done_to_accounts_stands_in_the_log(admin: Any, make: Callable[..., Any]) -> None:
    reader = make("reader")
    admin.post(f"/officers/{reader.pk}/role/", {"role": "verifier"})
    page = admin.get("/log/accounts/?what=role").content.decode()
    assert "reader → verifier" in page
    assert "The administrator &lt;administrator@example.org&gt;" in page


@pytest.mark.parametrize("role", ["reader", "documenter", "verifier", "signatory"])
@pytest.mark.parametrize("page", ["/officers/", "/log/", "/log/accounts/", "/log/chain/", "/letterhead/", "/log/reading.csv"])
def test_administration_is_the_administrators(
    with_second: Callable[..., Any], enter: Callable[..., Any], role: str, page: str
) -> None:
    assert enter(with_second(role)).get(page).status_code == 403


def test_the_page_of_officers_runs_no_query_for_each(admin: Any, make: Callable[..., Any]) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries() -> int:
        with CaptureQueriesContext(connection) as held:
            admin.get("/officers/")
        return len(held)

    admin.get("/officers/")
    few = queries()
    for number in range(12):
        make(email=f"{number}@example.org")
    assert queries() == few


def test_the_minutes_of_idleness_are_set_here(admin: Any, make: Callable[..., Any], enter: Callable[..., Any]) -> None:
    client = enter(make("reader"))
    client.get("/inbox/")
    admin.post("/officers/desk/", {"idle": 5})
    session = client.session
    session["seen"] -= 6 * 60
    session.save()
    assert client.get("/inbox/").status_code == 302


def test_minutes_that_are_none_are_refused_at_their_field(admin: Any) -> None:
    answer = admin.post("/officers/desk/", {"idle": 0})
    assert answer.status_code == 422
    assert 'id="id_idle_error"' in answer.content.decode()
