"""The ways into a team's desk, in every language, in a real browser: no violation of WCAG 2.2 AA that axe finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.desk.test_accessibility import LANGUAGES, faults_of

from .conftest import PASSWORD, add_a_key


@pytest.fixture
def officer(make: Callable[..., Any]) -> Any:
    return make("verifier")


@pytest.fixture
def look(page: Any, address: str) -> Callable[[str], list[str]]:
    """What is found on the page that is open, in each language."""
    from axe_playwright_python.sync_playwright import Axe

    script = Axe().axe_script
    page.emulate_media(reduced_motion="reduce")  # a notice that fades away has no contrast for a while

    def looked(path: str) -> list[str]:
        found = []
        for language, theme in LANGUAGES.items():
            cookies = (("language", language), ("theme", theme))
            page.context.add_cookies([{"name": f"gravamen_{name}", "value": value, "url": address} for name, value in cookies])
            page.goto(address + path)
            page.evaluate(script)
            found += [f"{page.url} ({language}, {theme}): {one}" for one in faults_of(page)]
        return found

    return looked


def test_no_way_in_shuts_anybody_out(officer: Any, page: Any, address: str, look: Callable[[str], list[str]]) -> None:
    add_a_key(page)
    faults = [*look("accounts/login/"), *look("invitation/1/wrong/"), *look("accounts/closed/")]
    page.goto(f"{address}accounts/login/")
    page.fill("[name=login]", officer.email)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/accounts/second/**")
    for path in ("accounts/second/", "accounts/second/app/add/", "accounts/second/keys/add/", "accounts/password/"):
        faults += look(path)
    page.goto(f"{address}accounts/second/keys/add/")
    page.click("#add-key")
    page.wait_for_url("**/accounts/second/codes/")
    for path in ("accounts/second/codes/", "accounts/second/codes/new/", "accounts/second/keys/", "account/"):
        faults += look(path)
    page.click(".top [data-panic] button")
    page.wait_for_url("**/accounts/login/**")
    page.fill("[name=login]", officer.email)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/accounts/second/ask/**")
    faults += look("accounts/second/ask/")
    assert not faults, "\n".join(faults)
