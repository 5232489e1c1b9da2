"""A team's way in, as its officers and those who should not come in meet it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest

from .conftest import HOST, PASSWORD, code, code_of, secret_in


def events() -> list[str]:
    from gravamen.desk.models import AccountEvent

    return list(AccountEvent.objects.order_by("pk").values_list("what", flat=True))


def invite(role: str) -> tuple[Any, str]:
    from gravamen.desk import accounts

    officer = accounts.make("one@example.org", "Officer One", role, "a test")
    return officer, urlsplit(accounts.link(officer, "a test")).path


def test_a_link_leads_to_a_password_a_second_factor_and_the_record(browser: Callable[[], Any]) -> None:
    _, path = invite("documenter")
    client = browser()
    assert "one@example.org" in client.get(path).content.decode()
    answer = client.post(path, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    assert answer.headers["Location"] == "/accounts/login/"
    assert client.post("/accounts/login/", {"login": "One@Example.org", "password": PASSWORD}).status_code == 302
    assert client.get("/persons/").headers["Location"].startswith("/accounts/second/")  # nothing of the record before
    page = client.get("/accounts/second/app/add/")
    assert page.status_code == 200, page.headers.get("Location")
    answer = client.post("/accounts/second/app/add/", {"code": code(secret_in(page.content.decode()))})
    assert answer.headers["Location"] == "/accounts/second/codes/"
    assert client.get("/accounts/second/codes/").content.decode().count("<li><code>") == 10
    assert "<li><code>" not in client.get("/accounts/second/codes/").content.decode()  # shown once
    assert client.get("/inbox/").status_code == 200
    assert events() == ["made", "link", "link used", "came in", "second added", "second added"]


def test_a_link_works_once(browser: Callable[[], Any]) -> None:
    _, path = invite("reader")
    client = browser()
    client.post(path, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    assert client.get(path).status_code == 410
    assert client.post(path, {"new_password1": PASSWORD + "x", "new_password2": PASSWORD + "x"}).status_code == 410


def test_a_newer_link_ends_the_one_before_and_the_password(browser: Callable[[], Any], make: Callable[..., Any]) -> None:
    from gravamen.desk import accounts

    officer = make()
    first = urlsplit(accounts.link(officer, "a test")).path
    second = urlsplit(accounts.link(officer, "a test")).path
    client = browser()
    assert client.get(first).status_code == 410
    assert client.get(second).status_code == 200
    assert client.post("/accounts/login/", {"login": officer.email, "password": PASSWORD}).status_code == 200


def test_a_link_is_over_after_a_day(browser: Callable[[], Any], settings_with: Callable[..., Any]) -> None:
    _, path = invite("reader")
    with settings_with(PASSWORD_RESET_TIMEOUT=-1):
        assert browser().get(path).status_code == 410


@pytest.mark.parametrize("path", ["/invitation/1/x-y/", "/invitation/zzzzzzzzzzzzzzzz/x-y/"], ids=["guessed", "no number"])
def test_a_guessed_link_is_nothing(browser: Callable[[], Any], path: str) -> None:
    assert browser().get(path).status_code == 410


@pytest.mark.parametrize("weak", ["short", "long words " * 12, "passwordpassword"[:8], "one@example.org", "123456789012"])
def test_a_weak_password_is_refused(browser: Callable[[], Any], weak: str) -> None:
    _, path = invite("reader")
    answer = browser().post(path, {"new_password1": weak, "new_password2": weak})
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()


def test_a_reader_needs_no_second_factor(make: Callable[..., Any], enter: Callable[..., Any]) -> None:
    assert enter(make("reader")).get("/inbox/").status_code == 200


def test_passwords_are_hashed_by_argon2(make: Callable[..., Any]) -> None:
    assert make().password.startswith("argon2$argon2id$")


def test_a_second_factor_is_asked_for_and_a_wrong_one_logged(
    with_second: Callable[..., Any], browser: Callable[[], Any]
) -> None:
    officer, client = with_second("verifier"), browser()
    client.post("/accounts/login/", {"login": officer.email, "password": PASSWORD})
    assert client.get("/inbox/").headers["Location"].startswith("/accounts/login/")  # not in yet
    assert client.post("/accounts/second/ask/", {"code": "000000"}).status_code == 200
    assert events()[-1] == "second refused"
    assert client.post("/accounts/second/ask/", {"code": code_of(officer)}).headers["Location"] == "/inbox/"


def test_the_secret_of_an_app_lies_encrypted(with_second: Callable[..., Any]) -> None:
    import base64

    from allauth.mfa.models import Authenticator

    with_second("verifier")
    kept = base64.b64decode(Authenticator.objects.get(type="totp").data["secret"])
    assert kept.startswith(b"age-encryption.org/v1")


def test_wrong_passwords_are_slowed_down_and_logged(make: Callable[..., Any], browser: Callable[[], Any]) -> None:
    from gravamen.desk.models import AccountEvent

    officer, client = make(), browser()
    for _ in range(5):
        client.post("/accounts/login/", {"login": officer.email, "password": "wrong, but long enough"})
    answer = client.post("/accounts/login/", {"login": officer.email, "password": PASSWORD})
    assert answer.status_code == 200  # the right one waits too
    assert events().count("refused") == 5
    assert events()[-1] == "slowed"
    assert set(AccountEvent.objects.filter(what="refused").values_list("officer", "address")) == {
        ("The reader <reader@example.org>", "127.0.0.1")
    }


def test_an_address_that_is_nobodys_is_not_written_down(browser: Callable[[], Any]) -> None:
    from gravamen.desk.models import AccountEvent

    browser().post("/accounts/login/", {"login": "my-password-by-mistake@example.org", "password": PASSWORD})
    assert AccountEvent.objects.get(what="refused").officer == ""


def test_who_has_an_account_cannot_be_told(make: Callable[..., Any], browser: Callable[[], Any]) -> None:
    officer = make()

    def said(address: str) -> str:
        page: str = (
            browser().post("/accounts/login/", {"login": address, "password": "wrong, but long enough"}).content.decode()
        )
        start = page.index("errorlist")
        return page[start : page.index("</ul>", start)]

    assert said(officer.email) == said("nobody@example.org")


@pytest.mark.parametrize(
    "path",
    ["/accounts/signup/", "/accounts/password/reset/", "/accounts/email/", "/accounts/none/", "/accounts/login/code/"],
)
def test_nobody_makes_an_account_or_gets_a_mail(browser: Callable[[], Any], path: str) -> None:
    from gravamen.desk.models import Officer

    client = browser()
    answer = client.post(path, {"email": "one@example.org", "password1": PASSWORD, "password2": PASSWORD})
    assert answer.status_code in (302, 404)
    assert not Officer.objects.exists()


def test_a_session_gets_a_new_name_at_log_in(make: Callable[..., Any], browser: Callable[[], Any]) -> None:
    officer, client = make(), browser()
    client.get("/accounts/login/")
    client.session.save()
    before = client.session.session_key
    client.post("/accounts/login/", {"login": officer.email, "password": PASSWORD})
    assert client.session.session_key != before


def test_cookies_are_for_this_host_over_https_alone(make: Callable[..., Any], enter: Callable[..., Any]) -> None:
    client = enter(make())
    client.get("/inbox/")
    for name in ("__Host-gravamen", "__Host-gravamen_csrf"):
        cookie = client.cookies[name]
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["domain"]) == (True, True, "Strict", "")


def test_an_idle_session_ends_whatever_is_asked(make: Callable[..., Any], enter: Callable[..., Any]) -> None:
    client = enter(make())
    assert client.get("/inbox/").status_code == 200
    session = client.session
    session["seen"] -= 16 * 60
    session.save()
    assert client.get("/inbox/").headers["Location"].startswith("/accounts/login/")
    assert client.get("/inbox/").status_code == 302


def test_sessions_are_listed_and_ended(make: Callable[..., Any], enter: Callable[..., Any]) -> None:
    officer = make()
    here, there, third = enter(officer), enter(officer), enter(officer)
    page = here.get("/account/").content.decode().partition('id="events"')[0]
    assert page.count('<td class="nowrap">') == 3
    from allauth.usersessions.models import UserSession

    number = UserSession.objects.get(session_key=there.session.session_key).pk
    here.post(f"/account/sessions/{number}/end/")
    assert there.get("/inbox/").status_code == 302
    assert third.get("/inbox/").status_code == 200
    here.post("/account/sessions/others/end/")
    assert third.get("/inbox/").status_code == 302
    assert here.get("/inbox/").status_code == 200


def test_nobody_ends_the_session_of_another(make: Callable[..., Any], enter: Callable[..., Any]) -> None:
    from allauth.usersessions.models import UserSession

    mine, other = enter(make()), enter(make(email="two@example.org"))
    number = UserSession.objects.get(session_key=other.session.session_key).pk
    mine.post(f"/account/sessions/{number}/end/")
    assert other.get("/inbox/").status_code == 200


def test_a_changed_password_keeps_this_session_and_is_logged(make: Callable[..., Any], enter: Callable[..., Any]) -> None:
    officer = make()
    here, there = enter(officer), enter(officer)
    new = "other words that nobody would guess"
    answer = here.post("/accounts/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert answer.status_code == 302
    assert here.get("/inbox/").status_code == 200
    assert there.get("/inbox/").status_code == 302  # Django ends sessions of another password
    assert "password" in events()


def test_the_last_second_factor_stays_where_the_role_asks_for_it(
    with_second: Callable[..., Any], enter: Callable[..., Any]
) -> None:
    from allauth.mfa.models import Authenticator

    officer = with_second("documenter")
    client = enter(officer)
    client.post("/accounts/second/again/", {"code": code_of(officer)})
    client.post("/accounts/second/app/remove/")
    assert Authenticator.objects.filter(user=officer, type="totp").exists()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1"])
def test_another_host_is_refused(browser: Callable[[], Any], host: str) -> None:
    assert browser().get("/accounts/login/", HTTP_HOST=host).status_code == 400


def test_plain_http_is_led_to_https(browser: Callable[[], Any]) -> None:
    answer = browser().get("/accounts/login/", HTTP_X_FORWARDED_PROTO="http")
    assert answer.status_code == 301
    assert answer.headers["Location"] == f"https://{HOST}/accounts/login/"


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar"])
def test_the_way_in_speaks_the_language_chosen(browser: Callable[[], Any], language: str) -> None:
    client = browser()
    client.post("/language/", {"language": language, "next": "/accounts/login/"})
    assert f'<html lang="{language}"' in client.get("/accounts/login/").content.decode()
