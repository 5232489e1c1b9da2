"""Importing a table: columns named and remembered, cells checked, rows in and out again in the background."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gravamen.desk import background

REST = "Testville;strike;Works B;the police\n"
HEAD = "Name;Violation;Date;Place;Reason;Employer;Perpetrator\n"
GOOD = HEAD + "".join(f"Testov Generated-{chr(65 + n)};arrest;{n + 1}.02.2021;{REST}" for n in range(20))
BAD = GOOD.replace("17.02.2021", "31.02.2021").replace("Testov Generated-C;arrest", "Testov Generated-C;abducted")


@pytest.fixture
def empty_case(record: Any) -> Any:
    return record.open_case("made-2021", "Made up", "BY")


@pytest.fixture
def begun(client: Client, empty_case: Any) -> Callable[[str], str]:
    """A table given in; returns its address."""

    def given(written: str) -> str:
        sent = SimpleUploadedFile("table.csv", written.encode())
        answer = client.post("/import/", {"case": "made-2021", "file": sent})
        assert answer.status_code == 302, answer.content.decode()
        return str(answer.headers["Location"]).removesuffix("columns/")

    return given


def test_a_table_goes_in_and_out_again(client: Client, begun: Callable[[str], str], house: Any) -> None:
    from gravamen.casebook.audit import verify
    from gravamen.casebook.models import Act, Person

    at = begun(GOOD)
    shown = client.get(f"{at}columns/").content.decode()
    assert "Testov Generated-A" in shown
    assert "1 February 2021" in shown.replace("Feb. 1, 2021", "1 February 2021")
    client.post(f"{at}columns/", {"check": "1"})
    assert "20 rows can enter" in client.get(at).content.decode()
    client.post(f"{at}enter/", {"mode": "whole"})
    assert "Waits its turn" in client.get(at).content.decode()
    background.work_off()
    assert "20 of 20 rows are in" in client.get(at).content.decode()
    assert (Act.objects.count(), Person.objects.count()) == (20, 20)
    assert Act.objects.filter(awaits=True).count() == 20
    client.post(f"{at}back/")
    background.work_off()
    assert "Taken back" in client.get(at).content.decode()
    assert (Act.objects.count(), Person.objects.count()) == (0, 0)
    assert verify(house.originals, house.anchor, house.keyring).faults == ()


def test_every_wrong_cell_is_listed_and_all_or_nothing_means_it(client: Client, begun: Callable[[str], str]) -> None:
    from gravamen.casebook.models import Act

    at = begun(BAD)
    client.post(f"{at}columns/", {"check": "1"})
    shown = client.get(at).content.decode()
    assert '<th scope="row">C18</th>' in shown
    assert "“31.02.2021” names no day of the calendar." in shown
    assert '<th scope="row">B4</th>' in shown
    answer = client.post(f"{at}enter/", {"mode": "whole"})
    assert answer.status_code == 422
    assert "Mend the cells" in answer.content.decode()
    background.work_off()
    assert not Act.objects.exists()
    listed = client.get(f"{at}faults/").content.decode()
    assert 'C18,“31.02.2021” names no day of the calendar.,"Check year, month and day."' in listed


def test_or_the_wrong_rows_are_left_out_and_listed(client: Client, begun: Callable[[str], str]) -> None:
    from gravamen.casebook.models import Act

    at = begun(BAD)
    client.post(f"{at}columns/", {"check": "1"})
    client.post(f"{at}enter/", {"mode": "skip"})
    background.work_off()
    assert Act.objects.count() == 18
    shown = client.get(at).content.decode()
    assert "What did not enter" in shown
    assert "C18" in shown


def test_columns_and_words_are_named_by_hand_and_remembered(client: Client, begun: Callable[[str], str]) -> None:
    at = begun(BAD.replace("Reason", "Foo"))
    shown = client.get(f"{at}columns/").content.decode()
    assert "mean:type:abducted" in shown
    said = {"column-4": "ground", "mean:type:abducted": "enforced_disappearance"}
    shown = client.post(f"{at}preview/", said).content.decode()
    assert "Enforced disappearance" in shown
    client.post(f"{at}columns/", {**said, "check": "1"})
    assert ">B4<" not in client.get(at).content.decode()
    again = begun(BAD.replace("Reason", "Foo").replace("strike", "a strike"))
    client.post(f"{again}columns/", {"check": "1"})
    assert ">B4<" not in client.get(again).content.decode()
    from gravamen.desk.models import Import

    assert Import.objects.latest("pk").mapping["columns"][4] == "ground"


def test_a_table_without_names_or_acts_is_not_checked(client: Client, begun: Callable[[str], str]) -> None:
    at = begun(GOOD)
    answer = client.post(f"{at}columns/", {"column-0": "", "column-1": "", "check": "1"})
    assert answer.status_code == 422
    assert "Say which column has the names" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("letter.txt", b"A letter and no table.", "is no table", id="a letter"),
        pytest.param("table.csv", b" ", "is empty", id="nothing in it"),
        pytest.param("table.xlsx", b"PK\x03\x04 broken", "breaks off", id="a broken workbook"),
    ],
)
def test_what_is_no_table_is_said(client: Client, empty_case: Any, name: str, content: bytes, said: str) -> None:
    answer = client.post("/import/", {"case": "made-2021", "file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_table_from_the_inbox_is_no_text_to_read_but_offered_for_import(client: Client, empty_case: Any) -> None:
    from gravamen.casebook.models import Proposal

    client.post("/inbox/give/", {"case": "made-2021", "files": [SimpleUploadedFile("t.csv", GOOD.encode())]})
    background.work_off()
    assert not Proposal.objects.exists()
    assert "Import its rows" in client.get("/inbox/").content.decode()
    answer = client.post("/import/", {"report": "1"})
    assert answer.headers["Location"].endswith("/columns/")


def test_it_goes_on_after_its_last_batch(client: Client, begun: Callable[[str], str], monkeypatch: Any) -> None:
    """The power goes after the second batch; the queue is lost with it."""
    from gravamen.casebook.models import Act
    from gravamen.desk import tabling
    from gravamen.desk.models import Import

    monkeypatch.setattr(tabling, "BATCH", 6)
    at = begun(GOOD)
    client.post(f"{at}columns/", {"check": "1"})
    client.post(f"{at}enter/", {"mode": "whole"})
    held = tabling.record_of
    calls: list[int] = []

    def failing(officer: Any) -> Any:
        calls.append(1)
        if len(calls) == 3:
            from gravamen.casebook.errors import Locked

            raise Locked("The record is locked.", "")
        return held(officer)

    monkeypatch.setattr(tabling, "record_of", failing)
    background.work_off()
    assert Act.objects.count() == 12
    background.take_up()
    background.work_off()
    assert Act.objects.count() == 20
    assert Import.objects.get().entered == 20
    assert Import.objects.get().state == "done"


def test_who_wants_all_or_nothing_and_stops_has_nothing(client: Client, begun: Callable[[str], str], monkeypatch: Any) -> None:
    from gravamen.casebook.models import Act
    from gravamen.desk import tabling
    from gravamen.desk.models import Import

    monkeypatch.setattr(tabling, "BATCH", 6)
    at = begun(GOOD)
    client.post(f"{at}columns/", {"check": "1"})
    client.post(f"{at}enter/", {"mode": "whole"})
    held = tabling.record_of

    def stopping(officer: Any) -> Any:
        client.post(f"{at}stop/")
        return held(officer)

    monkeypatch.setattr(tabling, "record_of", stopping)
    background.work_off()
    assert not Act.objects.exists()
    assert Import.objects.get().state == "taken back"


def test_a_reader_imports_nothing(log_in: Callable[..., Client], begun: Callable[[str], str]) -> None:
    from gravamen.desk.models import Import

    at = begun(GOOD)
    reader = log_in("reader", "Reader Two")
    for way in ("columns/", "enter/", "stop/", "back/"):
        reader.post(f"{at}{way}", {"check": "1", "mode": "whole"})
    assert Import.objects.get().state == "columns"


def test_queries_do_not_grow_with_the_rows(client: Client, begun: Callable[[str], str]) -> None:
    def count(at: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(f"{at}columns/")
        return len(seen)

    few = count(begun(GOOD))
    many = HEAD + "".join(f"Testov Generated-{n}x;abduction {n};1.02.2021;{REST}" for n in range(400))
    assert count(begun(many)) <= few


def test_in_the_browser_the_preview_follows_the_columns(page: Any, address: str, empty_case: Any, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(BAD)
    page.goto(f"{address}import/")
    page.set_input_files("#file", str(tmp_path / "table.csv"))
    page.get_by_role("button", name="Go on to the columns").click()
    page.get_by_label("abducted").select_option("enforced_disappearance")
    page.locator("#preview .chip", has_text="Enforced disappearance").wait_for()
    page.get_by_role("button", name="Check all rows").click()
    page.get_by_text("C18").wait_for()
    page.get_by_label("Skip them").check()
    page.get_by_role("button", name="Import", exact=False).last.click()
    page.locator("#progress").wait_for()
    background.work_off()
    page.get_by_text("19 of 19 rows are in").wait_for()
