"""Questions answered, and the agenda, in a real browser: by keys, with the way back, and a message that is copied."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.usefixtures("reviewed")
def test_a_question_is_answered_and_taken_back_by_a_key(page: Any, address: str) -> None:
    from gravamen.casebook.models import Act, Particular

    raid = Act.objects.filter(type="search_raid").order_by("pk").first()
    assert raid is not None
    page.goto(f"{address}cases/belarus-2021/ask/")
    page.click(f"section[aria-labelledby='part-{raid.pk}'] summary")
    page.click(f"a[href*='/acts/{raid.pk}/asked/warrant/']")
    page.select_option("#answer-answer", "no")
    page.fill("#answer-told_by", "the chair, by telephone")
    page.click("button.first:has-text('Keep the answer')")
    page.wait_for_selector(".notice")
    assert "/ask/" in page.url
    assert page.locator(f"a[href*='/acts/{raid.pk}/asked/warrant/']").count() == 0
    page.keyboard.press("u")
    page.wait_for_selector("text=Taken back.")
    assert not Particular.objects.exists()


@pytest.mark.usefixtures("reviewed")
def test_what_was_typed_survives(page: Any, address: str) -> None:
    page.goto(f"{address}cases/belarus-2021/asked/union/")
    page.fill("#answer-text", "about 300 members")
    page.wait_for_timeout(1500)  # what is typed is kept once the hands rest
    page.goto(f"{address}cases/belarus-2021/asked/union/")
    assert page.input_value("#answer-text") == "about 300 members"


@pytest.mark.usefixtures("reviewed")
def test_the_message_is_copied_and_the_agenda_is_a_key_away(page: Any, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}cases/belarus-2021/ask/")
    page.click("[data-copies]")
    page.wait_for_selector("[data-copies] >> text=Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("Dear colleagues")
    page.keyboard.press("g")
    page.keyboard.press("d")
    page.wait_for_url("**/agenda/")
