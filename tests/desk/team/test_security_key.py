"""A security key, in a real browser with a key of its own: added, then asked for at log-in, under our pages' strict policy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from .conftest import PASSWORD, add_a_key


@pytest.fixture
def officer(make: Callable[..., Any]) -> Any:
    return make("verifier")


def test_a_security_key_lets_in(
    officer: Any, page: Any, address: str
) -> None:  # the officer first: no database beside the page
    add_a_key(page)

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
