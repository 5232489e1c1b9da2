"""The post at the desk: servers named, a letter sent over a real server on loopback, failures shown, answers filed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.desk.pages.test_letters import LETTER, seen
from tests.post.conftest import Kept, imap, smtp
from tests.post.test_round_trip import ANSWER, delivered

__all__ = ["imap", "smtp"]
TO = "dg@ilo.example"


@pytest.fixture
def approved(client: Client, record: Any, reviewed: Any) -> Any:
    """A letter of the demonstration case that a signatory answers for, with an address to send it to."""
    from gravamen.casebook.models import Intervention, Profile

    content = {**Profile.objects.get().content, "email": "office@global.example"}
    record.set_profile(content)
    row = record.begin_letter(reviewed)
    record.address(row.pk, {"email": TO}, row.dated, {"dated": row.dated.isoformat()})
    client.post(f"{LETTER}approve/", {"seen": seen(client), "reason": "a test"})
    return Intervention.objects.get(status="approved")


@pytest.fixture
def named(client: Client, smtp: tuple[Any, Kept]) -> Kept:
    server, kept = smtp
    given = {
        "server": "smtp",
        "host": server.host,
        "port": server.port,
        "security": "none",
        "reply_to": "answers@global.example",
    }
    assert client.post("/post-office/", given).status_code == 302
    return kept


def test_servers_are_named_and_a_password_is_not_shown(client: Client, reviewed: Any) -> None:
    from gravamen.casebook.models import Entry
    from gravamen.casebook.services.posting import post_office

    given = {"server": "imap", "host": "mail.example", "security": "tls", "user": "us", "password": "made up for a test"}
    client.post("/post-office/", given)
    said = client.get("/post-office/").content.decode()
    assert "a password is kept" in said
    assert "made up for a test" not in said
    assert all("made up for a test" not in changes for changes in Entry.objects.values_list("changes", flat=True))
    assert post_office().servers["imap"]["port"] == 993
    client.post("/post-office/", {**given, "password": ""})
    assert post_office().passwords["imap"] == "made up for a test"
    client.post("/post-office/", {**given, "password": "", "host": "elsewhere.example"})
    assert post_office().passwords["imap"] == "", "a password goes to no other server than it was given for"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        pytest.param({"host": "mail.example", "security": "none", "port": "25"}, "encrypt", id="open to all on the way"),
        pytest.param({"host": "", "security": "tls"}, "This field is required", id="no server"),
        pytest.param({"host": "mail.example", "security": "tls", "port": "99999"}, "65535", id="no such port"),
        pytest.param({"host": "mail.example", "security": "tls", "reply_to": "nobody"}, "valid email", id="no address"),
    ],
)
def test_bad_input_is_said_at_its_field(client: Client, reviewed: Any, given: dict[str, str], wanted: str) -> None:
    answer = client.post("/post-office/", {"server": "smtp", **given})
    assert answer.status_code == 422
    assert wanted in answer.content.decode()


def test_only_an_administrator_names_servers_and_only_a_signatory_sends(log_in: Callable[..., Client], approved: Any) -> None:
    assert log_in("signatory", "Signatory One").get("/post-office/").status_code == 403
    assert log_in("verifier", "Officer Two").post(f"/cases/belarus-2021/letters/{approved.pk}/send/").status_code == 403


def test_the_letter_is_shown_then_sent_and_the_bytes_are_kept(client: Client, approved: Any, named: Kept) -> None:
    page = f"/cases/belarus-2021/letters/{approved.pk}/"
    said = client.get(f"{page}send/").content.decode()
    for shown in (TO, "office@global.example", "answers@global.example", ".pdf", ".docx", "Urgent intervention requested"):
        assert shown in said
    answer = client.post(f"{page}send/", {"copies": "a@other.example, b@other.example"}, follow=True).content.decode()
    ((to, content),) = named.messages
    assert to == [TO, "a@other.example", "b@other.example"]
    digest = hashlib.sha256(content).hexdigest()
    assert digest in answer
    assert "given to the server" in answer
    assert "/undo/" not in re.sub(r"(?s)<footer.*", "", answer.split('id="notices"')[1].split("</div>")[0])
    delivery = approved.deliveries.get()
    assert client.get(f"{page}sent/{delivery.pk}/").content == content
    assert "Send …" not in answer
    again = client.post(f"{page}send/", {"copies": ""}, headers={"Referer": f"http://127.0.0.1{page}"}, follow=True)
    assert "given to the post already" in again.content.decode()
    assert len(named.messages) == 1


def test_what_has_left_the_house_is_not_undone(client: Client, approved: Any, named: Kept) -> None:
    from gravamen.casebook.models import Delivery, Entry

    client.post(f"/cases/belarus-2021/letters/{approved.pk}/send/", {"copies": ""})
    last = Entry.objects.filter(action="send").latest("number")
    answer = client.post(f"/undo/{last.number}/", headers={"Referer": "http://127.0.0.1/"})
    assert answer.status_code in (302, 409)
    assert Delivery.objects.get().state == "sent"


def test_a_refusal_is_shown_and_the_letter_may_be_sent_again(client: Client, approved: Any, named: Kept) -> None:
    page = f"/cases/belarus-2021/letters/{approved.pk}/"
    named.refuses = {TO}
    client.post(f"{page}send/", {"copies": ""})
    said = client.get(page).content.decode()
    assert "not sent" in said
    assert "no such mailbox" in said
    assert "Send …" in said
    assert client.post(f"{page}send/", {"copies": "nobody"}).status_code == 422


def test_a_sending_that_was_cut_off_is_settled_by_a_signatory(client: Client, record: Any, approved: Any) -> None:
    def cut_off(message: bytes) -> Any:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        record.send_letter(approved.pk, cut_off)
    page = f"/cases/belarus-2021/letters/{approved.pk}/"
    assert "The sending was cut off" in client.get(page).content.decode()
    client.post(f"{page}settle/", {"delivery": approved.deliveries.get().pk, "became": "failed"})
    assert "not sent" in client.get(page).content.decode()


def test_an_answer_is_filed_under_the_case_and_shown_there(
    client: Client, approved: Any, named: Kept, imap: tuple[Any, Any]
) -> None:
    box, mail = imap
    for one in (*(mail / "new").iterdir(), *(mail / "cur").iterdir()):
        one.unlink()
    client.post(f"/cases/belarus-2021/letters/{approved.pk}/send/", {"copies": ""})
    given = {
        "server": "imap",
        "host": box.host,
        "port": box.port,
        "security": "none",
        "user": box.user,
        "password": box.password,
    }
    client.post("/post-office/", given)
    delivered(mail, ANSWER.format(id=approved.deliveries.get().message_id, number=1, words="We have received it."), 1)
    said = client.post("/post/fetch/", {"case": "belarus-2021"}, follow=True).content.decode()
    assert "1 message is taken in" in said
    assert "Your communication" in client.get("/cases/belarus-2021/").content.decode()
    assert "Your communication" in client.get(f"/cases/belarus-2021/letters/{approved.pk}/").content.decode()
    delivered(mail, ANSWER.format(id="<another@letter.example>", number=2, words="Something else."), 2)
    said = client.post("/post/fetch/", {"case": "belarus-2021"}, follow=True).content.decode()
    assert "Not taken in" in said
    said = client.post("/post/fetch/", {"case": "belarus-2021", "all": "1"}, follow=True).content.decode()
    assert "1 message is taken in" in said


def test_without_a_mailbox_it_is_said_what_to_do(client: Client, reviewed: Any) -> None:
    answer = client.post("/post/fetch/", {"case": "belarus-2021"})
    assert answer.status_code in (302, 409)


def test_what_has_changed_is_begun_from_the_letter(client: Client, record: Any, approved: Any) -> None:
    from gravamen.casebook.models import Intervention, Report

    report = Report.objects.order_by("pk").first()
    quote = str(report.text)[:60].strip()  # type: ignore[union-attr]
    record.add(
        approved.case, report, "act", quote, {"type": "seizure", "date": "2021-03-05", "victims": [{"person": "Testo New"}]}
    )
    answer = client.post(f"/cases/belarus-2021/letters/{approved.pk}/changes/", follow=True)
    said = answer.content.decode()
    assert "I refer to our letter of" in said
    assert "(No. 2" in said
    row = Intervention.objects.get(type="changes")
    assert (row.matter, row.language) == ({"since": approved.pk}, "en")
    assert "Testo New" in said
    assert "searched the office" not in said, "what the letter told already is not told again"


def test_by_the_keys_a_letter_is_sent_and_seen_to_be(page: Any, address: str, approved: Any, named: Kept) -> None:
    page.goto(f"{address}cases/belarus-2021/letters/{approved.pk}/")
    page.wait_for_selector("img.page")
    page.keyboard.press("s")
    page.wait_for_selector("h1:has-text('Send letter')")
    assert page.locator("dl.facts").inner_text().count(TO) == 1
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    page.focus("button.first")
    page.keyboard.press("Enter")
    page.wait_for_selector("#post .chip.good")
    assert "cannot be called back" in asked[0]
    assert len(named.messages) == 1


def test_queries_do_not_grow_with_what_was_sent_and_came_back(client: Client, record: Any, approved: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from gravamen.casebook.models import Answer, Delivery, Report

    pages = (f"/cases/belarus-2021/letters/{approved.pk}/", "/cases/belarus-2021/")

    def count() -> list[int]:
        found = []
        for one in pages:
            client.get(one)
            with CaptureQueriesContext(connection) as asked:
                client.get(one)
            found.append(len(asked))
        return found

    def one_more(report: Any) -> None:
        row = Delivery.objects.create(
            intervention=approved, at=approved.approved_on, sent_by="A", sha256="0" * 64, message_id="<a@b>", state="sent"
        )
        Answer.objects.create(report=report, delivery=row)

    reports = list(Report.objects.order_by("pk"))
    one_more(reports[0])
    few = count()
    for report in reports[1:]:
        one_more(report)
    assert count() == few
