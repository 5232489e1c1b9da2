"""What a message that came in is to us."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.post import read_reply

ANSWER = b"""From: "Office" <office@ilo.example>
Subject: =?utf-8?q?Votre_communication_re=C3=A7ue?=
In-Reply-To: <made-1@generated.example>
References: <older@generated.example> <made-1@generated.example>

We have received your communication.
"""
BOUNCE = b"""From: MAILER-DAEMON@mx.example
Subject: Undelivered
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; office@ilo.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 no such
 mailbox

Final-Recipient: rfc822; slow@ilo.example
Action: delayed
Status: 4.4.1
--b
Content-Type: message/rfc822

From: union@generated.example
Message-ID: <made-1@generated.example>
Subject: A made-up letter

Words.
--b--
"""


def test_an_answer_names_the_letter_it_answers() -> None:
    said = read_reply(ANSWER)
    assert said.names == ("<made-1@generated.example>", "<older@generated.example>")
    assert (said.sender, said.subject, said.automatic, said.bounces) == (
        "office@ilo.example",
        "Votre communication reçue",
        False,
        (),
    )


def test_a_returned_letter_tells_which_address_failed() -> None:
    said = read_reply(BOUNCE)
    assert said.names == ("<made-1@generated.example>",)
    assert said.automatic
    (bounce,) = said.bounces
    assert (bounce.address, bounce.status, bounce.reason) == ("office@ilo.example", "5.1.1", "550 no such mailbox")


@pytest.mark.parametrize(
    ("head", "automatic"),
    [(b"Auto-Submitted: auto-replied\n", True), (b"Auto-Submitted: no\n", False), (b"", False)],
    ids=["an absence note", "said not to be", "nothing said"],
)
def test_what_no_person_wrote(head: bytes, automatic: bool) -> None:
    assert read_reply(head + ANSWER).automatic is automatic


@given(st.binary(max_size=400))
def test_anything_gives_a_reply(content: bytes) -> None:
    assert read_reply(content).sender is not None
    assert read_reply(ANSWER[:60] + content).names is not None
