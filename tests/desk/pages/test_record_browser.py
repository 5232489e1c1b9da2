"""The record's pages in a real browser: keys, filters that stay out of the address, a value corrected in its place; axe."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.usefixtures("reviewed")
def test_from_a_list_to_a_corrected_value_and_back(page: Any, address: str) -> None:
    from gravamen.casebook.models import Act

    page.goto(f"{address}acts/")
    page.select_option("[name=type]", "search_raid")
    page.press("[name=words]", "Enter")
    page.wait_for_url("**/acts/?type=search_raid")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('[data-row]') === document.querySelectorAll('[data-row]')[1]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#label-place")
    number = int(page.url.rstrip("/").rsplit("/", 1)[1])
    before = Act.objects.get(pk=number).place
    page.click("#field-place .actions a")
    page.fill("#correct-place [name=value]", "the kitchen")
    page.click("#correct-place button.first")
    page.wait_for_selector(".notice")
    assert Act.objects.get(pk=number).place == "the kitchen"
    page.wait_for_selector(".history del")
    assert "the kitchen" in page.locator(".history > li").first.locator("ins").all_inner_texts()
    page.keyboard.press("u")
    page.wait_for_selector("text=Taken back.")
    assert Act.objects.get(pk=number).place == before


@pytest.mark.usefixtures("reviewed")
def test_no_page_has_a_fault_that_axe_knows(page: Any, address: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    faults = []
    for path in ("acts/?type=search_raid", "persons/?sex=male", "reports/", "acts/14/", "persons/5/", "organisations/4/",
                 "acts/14/correct/victims/", "doubles/", "search/?q=raid", "history/act/14/"):  # fmt: skip
        page.goto(f"{address}{path}")
        page.wait_for_load_state("networkidle")
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        faults += [f"{path}: {one['id']} {one['nodes'][0]['target']}" for one in found.response["violations"]]
        for width in (390,):
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                faults.append(f"{path}: {wide} wide on a phone")
            page.set_viewport_size({"width": 1366, "height": 850})
    assert not faults, "\n".join(faults)
