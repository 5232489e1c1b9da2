"""Every page in every language, in a real browser: no violation of WCAG 2.2 AA that axe finds, no page wider than a phone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.desk.addresses import NOT_PAGES, filled, patterns

from gravamen import __version__
from gravamen.intake import receive
from gravamen.reading import read

STANDARDS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}
FINDS = "(options) => axe.run(document, options).then((found) => found.violations)"
LANGUAGES = {
    "en": "light",
    "fr": "dark",
    "es": "light",
    "ru": "dark",
    "ar": "light",
}  # both are looked at, not each in each language
PHONE = 390
TOLD = b"On 3 February 2021 the police detained Igor Povarov at the factory. On 5 February 2021 he was fined.\n"
TABLE = (
    "Name;Violation;Date;Place\nTestov Generated-A;arrest;1.02.2021;Testville\nTestov Generated-B;arrest;31.02.2021;Testville\n"
)


@pytest.fixture
def everything(reviewed: Any, record: Any, client: Any) -> Any:
    """The demonstration case, and what it has not: a report to decide on, an approved letter, a table being imported."""
    from gravamen.casebook import queries

    report = record.take_in(reviewed, receive(TOLD, "told.txt"), on="2021-02-08", source="REP", title="Told at the gate")[
        0
    ].report
    record.propose(report, read(queries.text_of(report), language="en"), __version__)
    letter = f"/cases/{reviewed.key}/letter/"
    client.get(letter)
    side = client.get(f"{letter}side/", headers={"HX-Request": "true"}).content.decode()
    seen = re.findall(r'name="seen" value="(\w{64})"', side)
    client.post(f"{letter}approve/", {"seen": seen[0], "reason": "Told by the chair."})
    begun = client.post("/import/", {"case": reviewed.key, "file": SimpleUploadedFile("table.csv", TABLE.encode())})
    client.post(begun.headers["Location"], {"check": "1"})
    return reviewed


def pages(case: Any, client: Any) -> list[str]:
    """What a browser can open: answered with a whole page of HTML; not what is fetched into a page, nor a file."""
    found = []
    for name, route in patterns():
        address = filled(route, case)
        if name in NOT_PAGES or name.endswith("_news") or address is None:
            continue
        answer = client.get(address)
        if answer.status_code == 200 and not answer.streaming and b"<html" in answer.content:
            found.append(address)
    return found


def faults_of(page: Any) -> list[str]:
    """What axe finds in the page that is open, and whether a phone would have to scroll sideways."""
    faults = [
        f"{one['id']}: {one['help']}: " + "; ".join(f"{node['target']} {node['html'][:120]}" for node in one["nodes"][:3])
        for one in page.evaluate(FINDS, STANDARDS)
    ]
    page.set_viewport_size({"width": PHONE, "height": 844})
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 1366, "height": 850})
    return faults if wide <= PHONE else [*faults, f"{wide} wide on a phone"]


def test_no_page_shuts_anybody_out(everything: Any, page: Any, address: str, client: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    script = Axe().axe_script
    walked = pages(everything, client)
    assert len(walked) > 25, walked
    faults = []
    for language, theme in LANGUAGES.items():
        page.context.add_cookies(
            [
                {"name": f"gravamen_{name}", "value": value, "url": address}
                for name, value in (("language", language), ("theme", theme))
            ]
        )
        for path in walked:
            page.goto(address.rstrip("/") + path)
            page.wait_for_selector(".htmx-request", state="detached")  # what is fetched into the page is looked at, too
            page.evaluate(script)
            faults += [f"{path} ({language}, {theme}): {one}" for one in faults_of(page)]
    assert not faults, "\n".join(faults)
