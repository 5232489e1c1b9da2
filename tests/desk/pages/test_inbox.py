"""The inbox: files in by a form or one by one, what becomes of them in the background, what waits."""

from __future__ import annotations

import datetime
import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gravamen.desk import background
from gravamen.desk.door import door

RAID = "On 16 February 2021 the police raided the office of the Generated Union in Testville and seized two laptops."
LONG = f"{RAID} The chairman was taken to the station and let go the same evening, without his telephone. " * 3


def sent(name: str, content: bytes | str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


@pytest.fixture
def empty_case(record: Any) -> Any:
    return record.open_case("made-2021", "Made up", "BY")


@pytest.fixture
def give(client: Client, empty_case: Any) -> Callable[..., Any]:
    def given(*files: SimpleUploadedFile, **fields: Any) -> Any:
        return client.post("/inbox/give/", {"case": "made-2021", "files": list(files), **fields})

    return given


def test_files_given_in_are_kept_and_read_in_the_background(client: Client, give: Callable[..., Any]) -> None:
    from gravamen.casebook.models import Proposal, Report

    assert give(sent("raid.txt", RAID), source="Union A").status_code == 302
    said = client.get("/inbox/").content.decode()
    assert "waits its turn" in said
    assert not Report.objects.exists()
    background.work_off()
    said = client.get("/inbox/").content.decode()
    assert f"{Proposal.objects.count()} proposals" in said
    assert "To decide" in said
    assert "Union A" in said
    assert "English" in said


def test_what_waits_is_encrypted_on_the_disk_and_gone_when_it_is_done(give: Callable[..., Any], house: Any) -> None:
    give(sent("raid.txt", RAID))
    kept = [path for path in (house.folder / "arriving").rglob("*") if path.is_file()]
    assert len(kept) == 1
    assert b"police" not in kept[0].read_bytes()
    background.work_off()
    assert not [path for path in (house.folder / "arriving").rglob("*") if path.is_file()]


def test_a_pasted_text_is_a_report(client: Client, give: Callable[..., Any]) -> None:
    from gravamen.casebook.models import Report

    give(text=RAID)
    background.work_off()
    assert Report.objects.get().title.startswith("Pasted text, ")


def test_a_new_case_is_made_on_the_way(client: Client, house: Any) -> None:
    from gravamen.casebook.models import Case

    answer = client.post("/inbox/give/", {"case": "new", "title": "Raids", "country": "belarus", "text": RAID})
    assert answer.status_code == 302
    made = Case.objects.get()
    assert (made.title, made.country) == ("Raids", "BY")
    assert made.key == f"belarus-{datetime.datetime.now(datetime.UTC).year}"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        pytest.param({"case": "new", "title": "", "country": "Belarus"}, "Say what the new case is called", id="no title"),
        pytest.param({"case": "new", "title": "x", "country": "Atlantis"}, "No country has that name", id="no country"),
        pytest.param({"case": "new", "title": "x", "country": "BY", "key": "Ä b"}, "small letters", id="bad key"),
        pytest.param({"case": "new", "title": "x", "country": "BY", "key": "made-2021"}, "already", id="taken key"),
        pytest.param({"case": "made-2021", "received": "2999-01-01"}, "has not come yet", id="a day to come"),
        pytest.param({"case": "made-2021", "received": "31.02.2021"}, "valid date", id="no day"),
        pytest.param({"case": "made-2021", "text": "  "}, "Choose a file", id="nothing given"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(
    client: Client, empty_case: Any, fields: dict[str, str], said: str
) -> None:
    answer = client.post("/inbox/give/", {"text": "Kept words", "source": "Union A", **fields})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert said in shown
    assert 'value="Union A"' in shown
    assert "Kept words" in shown or fields.get("text") == "  "


def test_the_same_file_again_is_said_with_the_day_it_came_first(client: Client, give: Callable[..., Any]) -> None:
    give(sent("raid.txt", RAID), received="2021-02-18")
    give(sent("again.txt", RAID))
    background.work_off()
    assert "The same file as R1, received on 18 February 2021" in client.get("/inbox/").content.decode().replace(
        "Feb. 18, 2021", "18 February 2021"
    )


def test_nearly_the_same_text_in_another_file_is_shown(client: Client, give: Callable[..., Any]) -> None:
    give(sent("one.txt", LONG), sent("two.html", f"<html><body><p>{LONG}</p><p>Page 1</p></body></html>"))
    background.work_off()
    assert "Says nearly the same as" in client.get("/inbox/").content.decode()


def test_a_refused_file_says_why_and_stops_no_other(client: Client, give: Callable[..., Any]) -> None:
    from gravamen.casebook.models import Report

    give(sent("empty.txt", "  "), sent("program.pdf", b"\x7fELF\x02\x01\x01" + bytes(200)), sent("raid.txt", RAID))
    background.work_off()
    said = client.get("/inbox/").content.decode()
    assert "empty.txt is empty. Ask the sender to send it again." in said
    assert "program.pdf is a program" in said
    assert Report.objects.count() == 1


def test_what_a_file_holds_stands_under_it(client: Client, give: Callable[..., Any]) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.txt", RAID)
        archive.writestr("two.txt", LONG)
    give(sent("both.zip", packed.getvalue()))
    background.work_off()
    said = client.get("/inbox/").content.decode()
    assert said.count('<li class="part">') == 2


def test_the_rest_can_be_left_out(client: Client, give: Callable[..., Any], house: Any) -> None:
    from gravamen.casebook.models import Report
    from gravamen.desk.models import Intake

    give(sent("one.txt", RAID), sent("two.txt", LONG))
    client.post(f"/inbox/{Intake.objects.get().pk}/cancel/")
    background.work_off()
    assert not Report.objects.exists()
    assert "left out" in client.get("/inbox/").content.decode()
    assert not [path for path in (house.folder / "arriving").rglob("*") if path.is_file()]


def test_one_by_one_as_a_browser_sends_them(client: Client, empty_case: Any) -> None:
    from gravamen.casebook.models import Receipt

    begun = client.post("/inbox/begin/", {"case": "made-2021", "files": "1", "source": "Union B"})
    number = begun.json()["number"]
    assert client.post(f"/inbox/{number}/file/", {"file": sent("raid.txt", RAID)}).status_code == 204
    assert client.post(f"/inbox/{number}/file/", {}).status_code == 422
    background.work_off()
    assert Receipt.objects.get().source == "Union B"


def test_news_come_only_when_something_changed(client: Client, give: Callable[..., Any]) -> None:
    give(sent("raid.txt", RAID))
    first = client.get("/inbox/news/", headers={"HX-Request": "true"})
    known = first.content.decode().split("known=")[1].split('"')[0]
    assert client.get(f"/inbox/news/?known={known}").status_code == 204
    background.work_off()
    assert "proposals" in client.get(f"/inbox/news/?known={known}").content.decode()


@pytest.mark.parametrize("state", ["waiting", "reading", "kept"])
def test_what_was_interrupted_is_taken_up_and_nothing_twice(give: Callable[..., Any], state: str) -> None:
    """The power goes at each place where a file can stand; the queue is lost with it."""
    from gravamen.casebook.models import Proposal, Receipt
    from gravamen.desk import arriving
    from gravamen.desk.models import IntakeFile

    give(sent("raid.txt", RAID))
    file = IntakeFile.objects.get()
    if state == "kept":
        arriving._keep(file)
    else:
        IntakeFile.objects.update(state=state)
    background.take_up()
    background.work_off()
    assert IntakeFile.objects.get().state == "done"
    assert Receipt.objects.count() == 1
    assert Proposal.objects.exists()


def test_work_pauses_when_the_record_is_locked_and_goes_on_when_it_opens(give: Callable[..., Any], tmp_path: Path) -> None:
    from gravamen.casebook.errors import Locked
    from gravamen.desk.models import IntakeFile

    give(sent("raid.txt", RAID))
    door.lock()
    with pytest.raises(Locked):
        background.work_off()
    door.open_itself()
    background.take_up()
    background.work_off()
    assert IntakeFile.objects.get().state == "done"


def test_the_thread_works_while_the_record_is_open(give: Callable[..., Any]) -> None:
    from gravamen.desk import arriving
    from gravamen.desk.models import Intake, IntakeFile

    def file(name: str) -> None:
        arriving.arrive(Intake.objects.latest("pk"), name, RAID.encode())

    give(sent("zero.txt", LONG))
    end = background.begin()
    try:
        for name in ("one.txt", "two.txt"):
            file(name)
            for _ in range(600):
                if not IntakeFile.objects.exclude(state="done").exists():
                    break
                time.sleep(0.05)
            assert [(one.state, one.what) for one in IntakeFile.objects.filter(name=name)] == [("done", "")]
            door.lock()
            background.wake()
            door.open_itself()
    finally:
        end()


def test_a_report_that_waited_is_read_again(client: Client, record: Any, empty_case: Any, monkeypatch: Any) -> None:
    import dataclasses

    from gravamen.casebook.models import Report
    from gravamen.intake import receive

    whole = receive(RAID.encode(), "scan.txt")
    record.take_in(empty_case, dataclasses.replace(whole, text=None, waiting="It waits for Tesseract. Install it."))
    said = client.get("/inbox/").content.decode()
    assert "It waits for Tesseract" in said
    client.post("/inbox/again/1/")
    background.work_off()
    assert Report.objects.get().text == RAID
    assert Report.objects.get().proposals.exists()
    assert Report.objects.get().receipts.count() == 1


def test_a_reader_gives_nothing_in(log_in: Callable[..., Client], empty_case: Any) -> None:
    from gravamen.desk.models import Intake

    reader = log_in("reader", "Reader Two")
    assert "Choose files" not in reader.get("/inbox/").content.decode()
    for address in ("/inbox/give/", "/inbox/begin/"):
        reader.post(address, {"case": "made-2021", "text": RAID})
    assert not Intake.objects.exists()


def test_queries_do_not_grow_with_the_rows(client: Client, give: Callable[..., Any]) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get("/inbox/")
        return len(seen)

    give(sent("0.txt", RAID))
    background.work_off()
    few = count()
    for at in range(5):
        give(*(sent(f"{at}-{number}.txt", f"{RAID} No. {at}{number}.") for number in range(4)))
    background.work_off()
    assert count() <= few


def test_a_folder_dropped_and_a_text_pasted_in_the_browser(page: Any, address: str, empty_case: Any, tmp_path: Path) -> None:
    (tmp_path / "raid.txt").write_text(RAID)
    page.goto(f"{address}inbox/")
    page.set_input_files("#files", str(tmp_path / "raid.txt"))
    assert page.locator("#chosen").inner_text().startswith("raid.txt")
    page.locator("summary", has_text="Or paste a text").click()
    page.fill("[name=text]", LONG)
    page.fill("[name=source]", "Union C")
    page.get_by_role("button", name="Take in").click()
    page.get_by_text("waits its turn").first.wait_for()
    page.wait_for_function("document.activeElement.id === 'work-title'")
    background.work_off()
    page.locator("#work .chip.good").first.wait_for()
    assert page.evaluate("document.activeElement.id") == "work-title", "kept while the list comes anew"
    page.locator("#decide table tbody tr").nth(1).wait_for()
    assert page.locator("#work").get_by_text("raid.txt").count() == 1
