"""A security key, in a real browser with a key of its own: added, then asked for at log-in, under our pages' strict policy."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from .conftest import PASSWORD


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


@pytest.fixture
def officer(make: Callable[..., Any]) -> Any:
    return make("verifier")


def test_a_security_key_lets_in(
    officer: Any, page: Any, address: str
) -> None:  # the officer first: no database beside the page
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {"protocol": "ctap2", "transport": "usb", "hasUserVerification": True, "isUserVerified": True}},
    )

    def log_in() -> None:
        page.goto(f"{address}accounts/login/")
        page.fill("[name=login]", officer.email)
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_load_state()

    log_in()
    page.wait_for_url("**/accounts/second/**")
    page.goto(f"{address}accounts/second/keys/add/")
    page.click("#add-key")
    page.wait_for_url("**/accounts/second/codes/")
    page.click(".top [data-panic] button")
    page.wait_for_url("**/accounts/login/**")
    log_in()
    page.wait_for_url("**/accounts/second/ask/**")
    page.click("#use-key")
    page.wait_for_url("**/inbox/")
    assert not page.faults, page.faults
