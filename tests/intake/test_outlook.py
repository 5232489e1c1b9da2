"""Messages of Outlook: the same as an e-mail."""

from __future__ import annotations

import datetime

import pytest

from gravamen.intake.errors import Damaged, TooLarge
from gravamen.intake.models import Limits
from gravamen.intake.outlook import read_msg

from . import making
from .making import RAID, RAID_RU


def test_head_words_and_files_are_read() -> None:
    letter = read_msg(making.msg_of(RAID_RU, attachments=(("Отчёт.pdf", b"%PDF"), ("b.txt", b"x" * 9000))), "a.msg", Limits())
    assert letter.subject == "Raid on the office"
    assert letter.sender == '"Person A1" <a1@union.example>'
    assert letter.sent == datetime.date(2021, 2, 16)
    assert letter.body.endswith(f"\n\n{RAID_RU}")
    assert letter.attachments == [("Отчёт.pdf", b"%PDF"), ("b.txt", b"x" * 9000)]
    assert letter.notes == []


def test_the_headers_of_the_way_are_taken_where_there_are_some() -> None:
    lines = (
        "From: Person A1 <a1@union.example>",
        "To: Office B2 <b2@federation.example>",
        "Date: Tue, 16 Feb 2021 18:30:00 +0300",
    )
    headers = "\r\n".join((*lines, "", ""))
    letter = read_msg(making.msg_of(headers=headers), "a.msg", Limits())
    assert letter.body.split("\n")[:4] == [
        "From: Person A1 <a1@union.example>",
        "To: Office B2 <b2@federation.example>",
        "Subject: Raid on the office",
        "Date: Tue, 16 Feb 2021 18:30:00 +0300",
    ]


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        pytest.param(f"<html><p>{RAID_RU}</p></html>", "utf-8", id="UTF-8"),
        pytest.param(f"<html><meta charset=windows-1251><p>{RAID_RU}</p></html>", "cp1251", id="Windows"),
    ],
)
def test_a_message_of_html_alone_is_read(page: str, encoding: str) -> None:
    assert read_msg(making.msg_of("", html=page.encode(encoding)), "a.msg", Limits()).body.endswith(f"\n\n{RAID_RU}")


def test_what_is_attached_and_no_file_is_noted() -> None:
    letter = read_msg(making.msg_of(attachments=(("Forwarded", None), ("a.txt", b"x"))), "a.msg", Limits())
    assert letter.attachments == [("a.txt", b"x")]
    assert letter.notes == ["Not read: Forwarded is no file. Open the message, save it as EML or PDF and take that in."]


WHOLE = making.msg_of(RAID * 100, attachments=(("a.txt", b"x" * 9000),))
BAD = [
    pytest.param(WHOLE[: len(WHOLE) // 2], Limits(), Damaged, "damaged", id="cut off"),
    pytest.param(WHOLE[:512] + bytes(len(WHOLE)), Limits(), Damaged, "damaged", id="a head and zeros"),
    pytest.param(making.compound({"other": b"x"}), Limits(), Damaged, "damaged", id="no message"),
    pytest.param(
        making.msg_of(attachments=(("a.txt", b"x"),) * 3), Limits(attachments=2), TooLarge, "3 attachments", id="too many"
    ),
]


@pytest.mark.parametrize(("content", "limits", "error", "said"), BAD)
def test_a_bad_message_is_refused(content: bytes, limits: Limits, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said) as caught:
        read_msg(content, "a.msg", limits)
    assert len(str(caught.value).splitlines()) == 1
