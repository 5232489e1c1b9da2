"""The e-mail: a draft that a mail program opens, with both files attached as they are."""

from __future__ import annotations

import datetime
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from gravamen.drafting.letter import draft
from gravamen.drafting.renderings.eml import eml
from gravamen.drafting.renderings.plain import plain

from ..letters import LETTERS

DAY = datetime.date(2024, 5, 6)
PDF, DOCX = b"%PDF-1.7\r\n\x00\xff bytes\n" * 50, b"PK\x03\x04\x00\r\n\xfe" * 50


def opened(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def test_it_opens_as_a_draft_with_both_files_byte_for_byte() -> None:
    document = draft(LETTERS["killing-in-colombia"]())
    message = opened(eml(document, PDF, DOCX, DAY, "letter-co"))
    assert message["X-Unsent"] == "1"
    assert (message["From"], message["To"]) == ("office@global.example", "head@ilo.example")
    assert message["Subject"] == "Urgent intervention requested: violations of trade union rights in Colombia"
    assert message["Date"].datetime.date() == DAY
    attached = {one.get_filename(): one.get_content() for one in message.iter_attachments()}
    assert attached == {"letter-co.pdf": PDF, "letter-co.docx": DOCX}
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == plain(document)


def test_the_subject_of_a_draft_says_so() -> None:
    document = draft(LETTERS["one-arrest-in-iran"]())
    message = opened(eml(document, PDF, DOCX, DAY, "letter"))
    assert message["Subject"].startswith("[Proposed, not verified] ")


def test_without_addresses() -> None:
    document = draft(LETTERS["one-arrest-in-iran"]())
    nobody = replace(
        document,
        profile=replace(document.profile, email=None),
        addressee=replace(document.addressee, email=None),
    )
    message = opened(eml(nobody, PDF, DOCX, DAY, "letter"))
    assert message["From"] is None
    assert message["To"] is None


def test_the_same_letter_gives_the_same_bytes() -> None:
    document = draft(LETTERS["killing-in-colombia"]())
    assert eml(document, PDF, DOCX, DAY, "a") == eml(document, PDF, DOCX, DAY, "a")


def test_lines_are_no_longer_than_mail_allows() -> None:
    document = draft(LETTERS["factory-in-bangladesh"]())
    assert max(map(len, eml(document, PDF, DOCX, DAY, "letter").splitlines())) <= 998  # RFC 5322, 2.1.1


def test_a_country_with_an_accent_stands_in_the_subject_as_it_is() -> None:
    document = draft(LETTERS["dismissals-in-turkey"]())
    message = opened(eml(document, PDF, DOCX, DAY, "letter"))
    assert message["Subject"] == "Urgent intervention requested: violations of trade union rights in Türkiye"
    body = eml(document, PDF, DOCX, DAY, "letter").partition(b"\r\n\r\n")[2]
    encoded = [line for line in body.splitlines() if not line.startswith(b"Content-")]
    assert max(map(len, encoded)) <= 78  # quoted-printable and base64: RFC 2045, 6.7 and 6.8
