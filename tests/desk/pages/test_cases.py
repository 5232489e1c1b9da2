"""Cases: the list, a new one, what a case gathers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries(client: Client, address: str) -> int:
    client.get(address)  # what is made once is made
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_the_list_is_empty_at_first(client: Client) -> None:
    said = client.get("/cases/").content.decode()
    assert "No case yet" in said
    assert "Open the case" in said


def test_a_case_is_opened_with_a_key_from_country_and_year(client: Client) -> None:
    from gravamen.casebook.models import Case
    from gravamen.desk import words

    answer = client.post("/cases/", {"title": "Raids in the capital", "country": "BY", "key": ""})
    key = f"belarus-{words.today().year}"
    assert answer.headers["Location"] == f"/cases/{key}/"
    assert (Case.objects.get().title, Case.objects.get().country) == ("Raids in the capital", "BY")
    client.post("/cases/", {"title": "Another", "country": "BY"})
    assert Case.objects.filter(key=f"{key}-2").exists()


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        pytest.param({"title": "", "country": "BY"}, "This field is required", id="no title"),
        pytest.param({"title": "A", "country": "XX"}, "Select a valid choice", id="no country of that code"),
        pytest.param({"title": "A", "country": "BY", "key": "two words"}, "letters, numbers", id="no key"),
        pytest.param({"title": "A", "country": "BY", "key": "belarus-2021"}, "of this key already", id="a key that is taken"),
    ],
)
def test_bad_input_is_said_at_its_field_and_nothing_is_lost(
    client: Client, case: Any, given: dict[str, str], wanted: str
) -> None:
    answer = client.post("/cases/", given)
    said = answer.content.decode()
    assert wanted in said
    assert f'value="{given["title"]}"' in said or not given["title"]


def test_a_case_gathers_what_belongs_to_it(client: Client, reviewed: Any) -> None:
    said = client.get("/cases/belarus-2021/").content.decode()
    for wanted in ("Vladimir Maley", "Search or raid", "E-mail of REP on the raids", "All three had joined", "/letter/"):
        assert wanted in said
    listed = client.get("/cases/").content.decode()
    assert "Belarus: raids, arrests" in listed


def test_what_waits_for_a_verifier_is_marked(client: Client, house: Any, reviewed: Any) -> None:
    from tests.desk.conftest import NOON

    from gravamen.casebook.models import Report
    from gravamen.casebook.roles import Role
    from gravamen.casebook.services import Record

    record = Record(house, "Documenter", lambda: NOON, Role.DOCUMENTER)
    report = Report.objects.order_by("pk").first()
    record.correct_act(1, report, {"place": "Zhlobin"})  # type: ignore[arg-type]
    assert "not verified" in client.get("/cases/belarus-2021/").content.decode()
    missing = client.get("/cases/belarus-2021/missing/").content.decode().replace("\xa0", " ")
    assert "A1 (threat of dismissal, since August 2020) is not verified." in missing


def test_the_title_is_changed_and_taken_back(client: Client, case: Any, record: Any) -> None:
    from gravamen.casebook.models import Entry

    client.post("/cases/belarus-2021/title/", {"title": "Belarus, winter 2021"})
    case.refresh_from_db()
    assert case.title == "Belarus, winter 2021"
    record.undo(Entry.objects.latest("number").number)
    case.refresh_from_db()
    assert case.title != "Belarus, winter 2021"


def test_a_reader_sees_no_buttons_and_is_refused(log_in: Callable[..., Client], case: Any) -> None:
    reads = log_in("reader")
    said = reads.get("/cases/belarus-2021/").content.decode()
    assert "Change the title" not in said
    assert "Open the case" not in reads.get("/cases/").content.decode()
    assert reads.post("/cases/", {"title": "A", "country": "BY"}).status_code == 403
    assert reads.post("/cases/belarus-2021/title/", {"title": "A"}).status_code == 403


def test_no_such_case(client: Client, case: Any) -> None:
    answer = client.get("/cases/nowhere/")
    assert answer.status_code == 409
    assert "There is no case" in answer.content.decode()


def test_queries_do_not_grow_with_rows(client: Client, record: Any, reviewed: Any) -> None:
    from gravamen.casebook.models import Report

    few, few_cases = queries(client, "/cases/belarus-2021/"), queries(client, "/cases/")
    report = Report.objects.order_by("pk").first()
    quote = str(report.text)[:60].strip()  # type: ignore[union-attr]
    for number in range(12):
        record.add(reviewed, report, "act", quote, {"type": "seizure", "victims": [{"person": f"Testo Generated-{number:02}"}]})
        record.open_case(f"made-{number}", "Made", "BY")
    assert queries(client, "/cases/belarus-2021/") <= few
    assert queries(client, "/cases/") <= few_cases
