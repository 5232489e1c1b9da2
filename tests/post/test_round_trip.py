"""The whole way of the post on loopback: a letter approved, sent, received, answered, filed under its case."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gravamen.post import Server, send
from gravamen.post.sending import NotSent

NOW = datetime.datetime(2021, 3, 1, 12, tzinfo=datetime.UTC)
REPORT = "The police raided the office of the Generated Union of Testers (GUT) on 3 May 2020.\n"
ANSWER = (
    "From: Office <office@ilo.example>\r\nTo: answers@global.example\r\nSubject: Your communication\r\n"
    "In-Reply-To: {id}\r\nMessage-ID: <{number}@ilo.example>\r\nDate: Tue, 02 Mar 2021 09:00:00 +0000\r\n\r\n{words}\r\n"
)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Any]:
    from django.db import connections

    from gravamen.casebook import house as houses

    yield houses.make(tmp_path / "record", key_file=tmp_path / "key")
    connections.close_all()


@pytest.fixture
def record(house: Any) -> Any:
    from gravamen.casebook.services import Record

    return Record(house, "Signatory One", lambda: NOW)


@pytest.fixture
def approved(record: Any) -> Any:
    """A letter that a signatory answers for."""
    from gravamen.casebook import letters, queries
    from gravamen.intake import receive
    from gravamen.reading import read

    record.set_profile({"name": "Generated Global Union", "signatory": "Generated Secretary", "email": "office@global.example"})
    case = record.open_case("made", "A made case", "BY")
    report = record.take_in(case, receive(REPORT.encode(), "report.txt"))[0].report
    record.propose(report, read(queries.text_of(report), language="en"), "test")
    for one in queries.proposals(case, state="open").filter(kind="act"):
        record.accept(case, one.pk)
    row = record.begin_letter(case)
    head = {"email": "office@ilo.example"}
    record.address(row.pk, head, NOW.date(), {"dated": row.dated.isoformat()})
    written = letters.letter(case, letters.one(row.pk), NOW.date())
    return record.approve(row.pk, written.digest, reason="a test")


def delivered(mail: Path, content: str | bytes, number: int) -> None:
    path = mail / "new" / f"{1_700_000_000 + number}.round{number}.host"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    if os.geteuid() == 0:
        shutil.chown(path, "nobody")


def test_sent_received_answered_and_filed(
    record: Any, house: Any, approved: Any, smtp: tuple[Server, Any], imap: tuple[Server, Path]
) -> None:
    from gravamen.casebook.audit import verify
    from gravamen.casebook.filing import fetch_and_file
    from gravamen.casebook.models import Answer, Entry

    out, kept = smtp
    box, mail = imap
    for one in (*(mail / "new").iterdir(), *(mail / "cur").iterdir()):
        one.unlink()
    record.set_server("smtp", without_password(out), "", reply_to="answers@global.example")
    record.set_server("imap", without_password(box), box.password)

    row = record.send_letter(approved.pk, lambda message: send(message, out))
    ((to, content),) = kept.messages
    assert (row.state, to) == ("sent", ["office@ilo.example"])
    assert hashlib.sha256(content).hexdigest() == row.sha256
    assert house.originals.read(row.sha256) == content
    assert b"Reply-To: answers@global.example" in content
    assert b"X-Unsent" not in content

    delivered(mail, ANSWER.format(id=row.message_id, number=1, words="We have received it."), 1)
    delivered(mail, ANSWER.format(id="<another@letter.example>", number=2, words="Something else."), 2)
    first, second = list(fetch_and_file(record, NOW.date(), None))
    assert first.receipts[0].case == approved.case
    assert Answer.objects.get().delivery == row
    assert (second.receipts, second.why) != ((), "")
    assert second.receipts == ()

    other = record.open_case("others", "Whatever comes", "BY")
    (again,) = list(fetch_and_file(record, NOW.date(), other))
    assert again.receipts[0].case == other
    assert list(fetch_and_file(record, NOW.date(), other)) == []

    assert verify(house.originals, house.anchor, house.keyring).faults == ()
    assert all(box.password not in changes for changes in Entry.objects.values_list("changes", flat=True))


def test_word_of_a_failed_delivery_stands_at_the_letter(
    record: Any, approved: Any, smtp: tuple[Server, Any], imap: tuple[Server, Path]
) -> None:
    from gravamen.casebook.filing import fetch_and_file

    from .test_replies import BOUNCE

    box, mail = imap
    for one in (*(mail / "new").iterdir(), *(mail / "cur").iterdir()):
        one.unlink()
    record.set_server("imap", without_password(box), box.password)
    row = record.send_letter(approved.pk, lambda message: send(message, smtp[0]))
    delivered(mail, BOUNCE.replace(b"<made-1@generated.example>", row.message_id.encode()), 3)
    (filed,) = list(fetch_and_file(record, NOW.date(), None))
    assert filed.receipts[0].case == approved.case
    row.refresh_from_db()
    assert row.refused == [["office@ilo.example", "550 no such mailbox"]]


def test_a_letter_is_sent_once_and_only_when_approved(record: Any, approved: Any, smtp: tuple[Server, Any]) -> None:
    from gravamen.casebook.errors import AlreadyDecided
    from gravamen.casebook.models import Delivery

    out, kept = smtp
    kept.refuses = {"office@ilo.example"}
    with pytest.raises(NotSent):
        record.send_letter(approved.pk, lambda message: send(message, out))
    kept.refuses = set()
    record.send_letter(approved.pk, lambda message: send(message, out))
    with pytest.raises(AlreadyDecided, match="given to the post already"):
        record.send_letter(approved.pk, lambda message: send(message, out))
    assert list(Delivery.objects.order_by("pk").values_list("state", flat=True)) == ["failed", "sent"]
    assert len(kept.messages) == 1
    draft = record.begin_letter(record.open_case("second", "Another", "BY"))
    with pytest.raises(AlreadyDecided, match="not approved"):
        record.send_letter(draft.pk, lambda message: send(message, out))


def test_a_sending_that_was_cut_off_is_not_done_twice(record: Any, approved: Any, smtp: tuple[Server, Any]) -> None:
    from gravamen.casebook.errors import AlreadyDecided
    from gravamen.casebook.models import Delivery

    def cut_off(message: bytes) -> Any:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        record.send_letter(approved.pk, cut_off)
    row = Delivery.objects.get()
    assert row.state == "sending"
    with pytest.raises(AlreadyDecided):
        record.send_letter(approved.pk, lambda message: send(message, smtp[0]))
    record.settle(row.pk, sent=False)
    assert record.send_letter(approved.pk, lambda message: send(message, smtp[0])).state == "sent"


def test_only_a_signatory_sends(house: Any, approved: Any) -> None:
    from gravamen.casebook.errors import NotAllowed
    from gravamen.casebook.roles import Role
    from gravamen.casebook.services import Record

    with pytest.raises(NotAllowed):
        Record(house, "Verifier", lambda: NOW, Role.VERIFIER).send_letter(approved.pk, lambda message: None)


def without_password(server: Server) -> dict[str, Any]:
    return {name: value for name, value in dataclasses.asdict(server).items() if name != "password"}


def test_what_came_back_ends_the_wait_for_an_answer(record: Any, approved: Any, smtp: tuple[Server, Any]) -> None:
    from gravamen.casebook.correspondence import letters
    from gravamen.intake import receive
    from gravamen.post import Mark, read_reply

    row = record.send_letter(approved.pk, lambda message: send(message, smtp[0]))
    (before,) = letters(approved.case)
    assert (before.sent, before.replies) == (NOW.date(), ())
    message = ANSWER.format(id=row.message_id, number=5, words="We have received it.").encode()
    record.file_message(receive(message, "answer.eml"), read_reply(message), Mark(1, 5), datetime.date(2021, 3, 2))
    (after,) = letters(approved.case)
    assert [str(one) for one in after.replies] == ["2021-03-02"]
