"""A team's desk: a record in PostgreSQL, accounts, HTTPS. `tests/desk/test_team.py` runs these with a server of their own."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

HOST = "desk.example.org"
PASSWORD = "five words nobody would guess"
NOON = datetime.datetime(2021, 3, 1, 12, tzinfo=datetime.UTC)
_KEPT = ("django_migrations", "django_content_type", "auth_permission")


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A record behind an open door; made once, for its tables take seconds."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "gravamen.desk.settings"
    from gravamen.casebook import house as houses
    from gravamen.desk.door import door

    folder: Path = tmp_path_factory.mktemp("team")
    made = houses.make(folder / "record", key_file=folder / "key")
    door.lead_to(folder / "record", folder / "key")
    door.open_itself()
    yield made
    from django.db import connections

    connections.close_all()


@pytest.fixture
def house(opened: Any) -> Any:
    """The same, emptied."""
    from django.core.cache import cache
    from django.db import connection

    cache.clear()
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names() if name not in _KEPT]
        cursor.execute("SET session_replication_role = replica")  # the chain's tables refuse it otherwise, as they should
        cursor.execute(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY CASCADE")
        cursor.execute("SET session_replication_role = DEFAULT")
    (opened.folder / "anchor").unlink(missing_ok=True)
    from gravamen.desk import preferences

    preferences._known.clear()
    return opened


@pytest.fixture
def browser(house: Any) -> Callable[[], Any]:
    """A new browser, as the proxy passes its requests on."""
    from django.test import Client

    return lambda: Client(SERVER_NAME=HOST, HTTP_X_FORWARDED_PROTO="https")


@pytest.fixture
def make(house: Any) -> Callable[..., Any]:
    """An officer with a password."""

    def made(role: str = "reader", name: str = "", email: str = "") -> Any:
        from gravamen.desk import accounts

        officer = accounts.make(email or f"{role}@example.org", name or f"The {role}", role, "a test")
        officer.set_password(PASSWORD)
        officer.save()
        return officer

    return made


@pytest.fixture
def enter(browser: Callable[[], Any]) -> Callable[[Any], Any]:
    """A browser in which an officer has logged in, as a person does: password, then the app's code where one is set up."""

    def entered(officer: Any) -> Any:
        client = browser()
        answer = client.post("/accounts/login/", {"login": officer.email, "password": PASSWORD})
        if answer.headers.get("Location") == "/accounts/second/ask/":
            client.post("/accounts/second/ask/", {"code": code_of(officer)})
        return client

    return entered


@pytest.fixture
def with_second(make: Callable[..., Any]) -> Callable[..., Any]:
    """An officer with a password and an app with codes."""

    def made(role: str, **more: str) -> Any:
        from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

        officer = make(role, **more)
        TOTP.activate(officer, generate_totp_secret())
        return officer

    return made


def code_of(officer: Any) -> str:
    """What the officer's app shows now."""
    from allauth.mfa.models import Authenticator
    from allauth.mfa.utils import decrypt

    return code(decrypt(Authenticator.objects.get(user=officer, type="totp").data["secret"]))


def code(secret: str) -> str:
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
    from django.core.cache import cache

    cache.clear()  # a code works once; tests do not wait for the next
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def secret_in(page: str) -> str:
    found = re.search(r'<code dir="ltr">([A-Z2-7]{32})</code>', page)
    assert found, page
    return found[1]


@pytest.fixture
def settings_with(house: Any) -> Callable[..., Any]:
    from django.test import override_settings

    return override_settings


@pytest.fixture
def address(house: Any) -> Iterator[str]:
    """The desk on localhost, which browsers hold for as safe as HTTPS; the proxy's word for it is put in here."""
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application
    from django.test import override_settings
    from waitress.server import create_server

    application = get_wsgi_application()

    def proxied(environ: dict[str, Any], start: Any) -> Any:
        return application({**environ, "HTTP_X_FORWARDED_PROTO": "https"}, start)

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    host = f"localhost:{port}"
    with override_settings(
        ALLOWED_HOSTS=["localhost"],
        CSRF_TRUSTED_ORIGINS=[f"http://{host}"],
        SESSION_COOKIE_SECURE=False,
        SESSION_COOKIE_NAME="gravamen",
        CSRF_COOKIE_SECURE=False,
        CSRF_COOKIE_NAME="gravamen_csrf",
        MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN=True,
    ):
        assert settings.TEAM
        server: Any = create_server(proxied, host="127.0.0.1", port=port, threads=4, ident=None)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        yield f"http://{host}/"
        server.close()
        thread.join(10)


@pytest.fixture
def page(address: str) -> Iterator[Any]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("there is no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        opened = chromium.new_page(locale="en-GB")
        opened.faults = []
        opened.on("console", lambda said: opened.faults.append(said.text) if said.type == "error" else None)
        opened.on("pageerror", lambda error: opened.faults.append(str(error)))
        yield opened
        chromium.close()


def add_a_key(page: Any) -> None:
    """A security key of the browser's own."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {"protocol": "ctap2", "transport": "usb", "hasUserVerification": True, "isUserVerified": True}},
    )
