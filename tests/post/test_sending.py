"""Exact bytes to a real server, and what it said of them."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from gravamen.post import Server, ready, send
from gravamen.post.sending import NobodyToSendTo, NotSent
from gravamen.post.servers import NotEncrypted, NotReached

from .conftest import free_port

AT = datetime.datetime(2021, 3, 1, 9, 30, tzinfo=datetime.UTC)
LETTER = (
    b"From: union@generated.example\r\nTo: office@ilo.example\r\nSubject: A made-up letter\r\n"
    b"Date: Mon, 01 Mar 2021 09:00:00 +0000\r\n"
    b"Message-ID: <made-1@generated.example>\r\nX-Unsent: 1\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n\r\nDear Sir,\r\n.\r\nend\r\n"
)


def test_what_goes_out_is_what_was_approved_but_for_its_head() -> None:
    out = ready(LETTER, AT, reply_to="answers@generated.example", copies=["copy@generated.example"])
    head, _, body = out.partition(b"\r\n\r\n")
    assert body == LETTER.partition(b"\r\n\r\n")[2]
    assert b"X-Unsent" not in head
    assert b"Date: Mon, 01 Mar 2021 09:30:00 +0000" in head
    assert b"Reply-To: answers@generated.example" in head
    assert head.count(b"Date:") == 1
    assert ready(out, AT, reply_to="answers@generated.example", copies=["copy@generated.example"]) == out


def test_the_server_gets_the_bytes_and_says_for_whom(smtp: tuple[Server, Any]) -> None:
    server, kept = smtp
    out = ready(LETTER, AT, copies=["copy@generated.example"])
    said = send(out, server)
    assert said.accepted == ("office@ilo.example", "copy@generated.example")
    assert said.refused == ()
    assert said.message_id == "<made-1@generated.example>"
    ((to, content),) = kept.messages
    assert to == ["office@ilo.example", "copy@generated.example"]
    assert content == out


def test_one_refused_address_does_not_hold_up_the_others(smtp: tuple[Server, Any]) -> None:
    server, kept = smtp
    kept.refuses = {"copy@generated.example"}
    said = send(ready(LETTER, AT, copies=["copy@generated.example"]), server)
    assert said.accepted == ("office@ilo.example",)
    assert said.refused == (("copy@generated.example", "550 5.1.1 no such mailbox"),)


def test_all_refused_is_not_sent(smtp: tuple[Server, Any]) -> None:
    server, kept = smtp
    kept.refuses = {"office@ilo.example"}
    with pytest.raises(NotSent, match="no such mailbox"):
        send(LETTER, server)
    assert kept.messages == []


def test_a_server_that_is_not_there_is_one_clear_line() -> None:
    port = free_port()
    with pytest.raises(NotReached, match="does not answer"):
        send(LETTER, Server("127.0.0.1", port, security="none"))


def test_nothing_is_sent_over_an_open_way() -> None:
    with pytest.raises(NotEncrypted, match="not be encrypted"):
        send(LETTER, Server("mail.example", 25, security="none"))


def test_a_server_without_a_certificate_of_ours_is_not_trusted(smtp: tuple[Server, Any]) -> None:
    server, kept = smtp
    with pytest.raises(NotReached):
        send(LETTER, Server(server.host, server.port, security="tls"))
    with pytest.raises(NotReached):
        send(LETTER, Server(server.host, server.port, security="starttls"))
    assert kept.messages == []


@pytest.mark.parametrize(
    "address", ["a@b.example\r\nBcc: x@y.example", "nobody", "имя@пример.рф"], ids=["a second line", "no address", "not ASCII"]
)
def test_an_address_writes_no_lines_of_its_own(address: str) -> None:
    with pytest.raises(NobodyToSendTo):
        ready(LETTER, AT, reply_to=address)


def test_a_letter_to_nobody(smtp: tuple[Server, Any]) -> None:
    with pytest.raises(NobodyToSendTo, match="no address"):
        send(LETTER.replace(b"To: office@ilo.example\r\n", b""), smtp[0])


def test_the_password_is_not_shown() -> None:
    assert "secret" not in repr(Server("h", 1, "u", "secret"))
