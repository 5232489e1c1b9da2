"""Administration on one officer's desk: account, settings, logs, chain, who writes. A team's accounts: tests/desk/team."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.desk.conftest import PASSPHRASE, browser

from gravamen.desk.door import door


def test_the_name_is_changed(client: Client) -> None:
    client.post("/account/", {"name": "  Somebody   Else "})
    assert "Somebody Else" in client.get("/account/").content.decode()


def test_a_name_of_nothing_is_said_at_its_field(client: Client) -> None:
    assert 'id="id_name_error"' in client.post("/account/", {"name": " "}).content.decode()


NEW = "other words that nobody would guess"


def test_the_passphrase_is_changed_by_whoever_knows_it(house: Any) -> None:
    door.lead_to(house.folder)
    client = browser()
    client.post("/unlock/", {"passphrase": PASSPHRASE})
    client.post("/welcome/", {"name": "Officer One"})
    answer = client.post("/account/passphrase/", {"old": PASSPHRASE, "new": NEW, "again": NEW})
    assert answer.headers["Location"] == "/account/"
    client.post("/lock/")
    assert "does not open" in client.post("/unlock/", {"passphrase": PASSPHRASE}).content.decode()
    client.post("/unlock/", {"passphrase": NEW})
    assert door.is_open


def last_check() -> Any:
    from gravamen.desk import verification

    return verification.last()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"old": "another one altogether", "new": NEW, "again": NEW}, "id_old_error"),
        ({"old": PASSPHRASE, "new": "short", "again": "short"}, "id_new_error"),
        ({"old": PASSPHRASE, "new": NEW, "again": NEW + "x"}, "id_again_error"),
    ],
    ids=["wrong", "weak", "not the same"],
)
def test_a_passphrase_that_cannot_be_is_said_at_its_field(client: Client, given: dict[str, str], field: str) -> None:
    assert f'id="{field}"' in client.post("/account/passphrase/", given).content.decode()
    assert NEW not in client.post("/account/passphrase/", given).content.decode()


def test_the_log_of_reading_shows_what_was_searched_in_any_script(client: Client) -> None:
    client.get("/search/", {"q": "Павараў"})
    assert "Павараў" in client.get("/log/").content.decode()
    assert client.get("/log/", {"about": "Павараў"}).content.decode().count("/search/?q=") == 1
    assert "/search/?q=" not in client.get("/log/", {"page_name": "inbox"}).content.decode()


def test_filters_that_cannot_be_read_are_said_at_their_field(client: Client) -> None:
    assert "errorlist" in client.get("/log/", {"since": "yesterday"}).content.decode()


def rows(answer: Any) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_an_export_is_a_read_and_stands_in_the_log(client: Client) -> None:
    from gravamen.desk.models import Access

    found = rows(client.get("/log/reading.csv"))
    assert found[0] == ["at", "officer", "page", "address"]
    assert Access.objects.filter(page="log_csv").exists()


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("+41 22", "'+41 22"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("plain = text", "plain = text"),
    ],
)
def test_no_cell_is_a_formula(house: Any, value: str, kept: str) -> None:
    from gravamen.desk.pages.administration.logs import cell

    assert cell(value) == kept


def test_a_formula_that_was_searched_for_is_none_in_the_export(log_in: Callable[..., Client]) -> None:
    client = log_in("administrator", "=HYPERLINK(1)")
    client.get("/inbox/")
    assert any(row[1].startswith("'=HYPERLINK") for row in rows(client.get("/log/reading.csv")))


def test_the_token_that_opens_is_in_no_log_and_on_no_page(house: Any) -> None:
    from gravamen.desk.accounts import key_holder
    from gravamen.desk.models import Access

    key_holder("Officer One")
    client = browser()
    client.get(f"/unlock/?token={door.token}&next=/inbox/")
    client.get(f"/inbox/?token={door.token}")
    page = client.get("/log/")
    assert [one.subject for one in Access.objects.order_by("pk")] == ["/inbox/", "/log/"]
    assert door.token not in page.content.decode()
    assert page.headers["Referrer-Policy"] == "same-origin"


def test_what_is_noted_of_accounts_is_one_line(house: Any) -> None:
    from gravamen.desk.account_log import note
    from gravamen.desk.models import AccountEvent

    note("role", None, by="A\r\n2021-03-01 B: made", remark="x\u2028y\x1b[31m")
    seen = AccountEvent.objects.get()
    assert (seen.by, seen.remark) == ("A  2021-03-01 B: made", "x y [31m")


def test_log_ins_are_listed(client: Client, house: Any) -> None:
    again = browser()
    again.get(f"/unlock/?token={door.token}")
    assert "Logged in" in client.get("/log/accounts/").content.decode()
    assert rows(client.get("/log/accounts/accounts.csv"))[0][:3] == ["at", "what", "officer"]


def test_the_chain_is_listed_and_searched(client: Client, reviewed: Any) -> None:
    page = client.get("/log/chain/", {"action": "open case"}).content.decode()
    assert "belarus-2021" in page
    assert page.count('<td class="number">') == 1


def test_the_whole_record_is_checked_from_the_desk(client: Client, reviewed: Any) -> None:
    client.post("/log/chain/verify/")
    check = last_check()
    assert check is not None
    assert check.ended.wait(60)
    assert check.verdict is not None
    assert check.verdict.faults == ()
    page = client.get("/log/chain/progress/").content.decode()
    assert "As it was written" in page
    assert "hx-get" not in page  # it is asked for no more


def test_a_check_finds_what_was_changed_behind_the_record(client: Client, reviewed: Any) -> None:
    from gravamen.casebook.models import Act

    Act.objects.filter(pk=1).update(place="Elsewhere")
    client.post("/log/chain/verify/")
    check = last_check()
    assert check is not None
    assert check.ended.wait(60)
    assert "was changed without an entry (place)" in client.get("/log/chain/").content.decode()


def test_a_check_of_an_earlier_opening_is_not_shown(client: Client, case: Any) -> None:
    client.post("/log/chain/verify/")
    check = last_check()
    assert check is not None
    check.ended.wait(60)
    door.lock()
    door.open_itself()
    assert last_check() is None


def test_who_writes_is_one_change_that_can_be_taken_back(client: Client, case: Any) -> None:
    from gravamen.casebook.brief import profile

    given = {"name": "Union A", "address": "A street 1\n\n Generated \n", "signatory": "Person 17"}
    assert client.post("/letterhead/", given).headers["Location"] == "/letterhead/"
    assert (profile().name, profile().address) == ("Union A", ("A street 1", "Generated"))
    page = client.get("/letterhead/").content.decode()
    assert "A street 1\nGenerated" in page
    number = page.partition("/undo/")[2].partition("/")[0]
    client.post(f"/undo/{number}/")
    assert profile().name != "Union A"


def test_who_writes_has_a_name(client: Client) -> None:
    page = client.post("/letterhead/", {"name": "", "city": "Geneva"}).content.decode()
    assert 'id="id_name_error"' in page
    assert "Geneva" in page


def test_administration_is_the_administrators(log_in: Callable[..., Client]) -> None:
    for role in ("reader", "documenter", "verifier", "signatory"):
        client = log_in(role, "Officer Two")
        for page in ("/officers/", "/log/", "/log/accounts/", "/log/chain/", "/log/chain/progress/", "/letterhead/"):
            assert client.get(page).status_code == 403, f"{role}: {page}"


def test_the_minutes_are_kept_and_used(client: Client) -> None:
    from gravamen.desk import preferences

    client.post("/officers/desk/", {"idle": "7"})
    assert preferences.idle_minutes() == 7
    assert 'value="7"' in client.get("/officers/").content.decode()


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/signup/", "/accounts/second/", "/invitation/1/a-b/"])
def test_one_officers_desk_has_no_log_in(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_administration_in_a_browser(page: Any, address: str) -> None:
    page.goto(f"{address}log/chain/")
    page.click("button[data-key=v]")
    page.wait_for_selector("#check .chip")
    assert "As it was written" in page.inner_text("#check")
