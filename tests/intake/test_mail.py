"""E-mails: the words that were written, and the files that came with them."""

from __future__ import annotations

import base64
import datetime
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.intake.errors import TooLarge
from gravamen.intake.mail import Letter, read_eml, split_mbox
from gravamen.intake.models import Limits

from . import making
from .making import RAID, RAID_RU

HEAD = """\
From: Person A1 <a1@union.example>
To: Office B2 <b2@federation.example>
Subject: Raid
Date: Tue, 16 Feb 2021 18:30:00 +0300
"""
LINE = "From a1@union.example Tue Feb 16 18:30:00 2021\n"
FILE = "Content-Type: application/pdf\n\nx"
NOISE = bytes(range(1, 32)) * 9  # controls only


def read(content: bytes | str) -> Letter:
    return read_eml(content if isinstance(content, bytes) else content.encode(), "a.eml", Limits())


def body(content: bytes | str) -> str:
    return read(content).body.split("\n\n", 1)[1].strip("\n")


def parts(kind: str, *inner: str) -> str:
    """A multipart message as it stands in a file; each part brings its own headers."""
    edge = f"edge-{sum(map(len, inner))}"  # not that of an inner message, which is shorter
    return (
        f"Content-Type: multipart/{kind}; boundary={edge}\n\n"
        + "".join(f"--{edge}\n{one}\n" for one in inner)
        + f"--{edge}--\n"
    )


PLAIN = "Content-Type: text/plain; charset=utf-8\n\n"
HTML = "Content-Type: text/html; charset=utf-8\n\n"
PICTURE = "Content-Type: image/png\nContent-ID: <logo>\nContent-Transfer-Encoding: base64\n\n{}"
LOGO = PICTURE.format(base64.b64encode(b"x" * 100).decode())
PHOTO = PICTURE.format(base64.encodebytes(b"x" * 30_000).decode())

BODIES = [
    pytest.param(HEAD + "\nwords\n", "words", id="no type"),
    pytest.param(HEAD + PLAIN + "words", "words", id="plain"),
    pytest.param(HEAD + HTML + "<p>one</p><p>two</p>", "one\n\ntwo", id="HTML alone"),
    pytest.param(HEAD + parts("alternative", PLAIN + "plain", HTML + "<p>rich</p>"), "plain", id="both: the plain one"),
    pytest.param(HEAD + parts("alternative", PLAIN + " ", HTML + "<p>rich</p>"), "rich", id="both, the plain one empty"),
    pytest.param(
        HEAD + parts("mixed", PLAIN + "words", HTML + "<p>Sent on the way</p>"),
        "words\n\nSent on the way",
        id="one after the other",
    ),
    pytest.param(
        HEAD + parts("alternative", PLAIN + "plain", parts("related", HTML + "<p>rich</p>", LOGO)),
        "plain",
        id="with a page and its logo",
    ),
    pytest.param(HEAD + parts("related", HTML + "<p>rich</p>", LOGO), "rich", id="a page and its logo"),
    pytest.param(HEAD + "Content-Type: text/plain; charset=no-such\n\nwords", "words", id="a table that there is not"),
    pytest.param(HEAD + f"Content-Type: text/plain; charset=us-ascii\n\n{RAID_RU}", RAID_RU, id="a table that is wrong"),
    pytest.param(
        HEAD + "Content-Type: text/plain; charset=idna\n\n\u0430" + "a" * 99,
        "\u0430" + "a" * 99,
        id="a table for names of hosts",
    ),
    pytest.param(
        HEAD.encode()
        + b"Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: base64\n\n"
        + base64.b64encode(RAID_RU.encode("koi8-r")),
        RAID_RU,
        id="Russian, KOI8-R",
    ),
    pytest.param(HEAD.encode() + b"\n" + RAID_RU.encode("cp1251"), RAID_RU, id="Russian, Windows, unsaid"),
    pytest.param("\ufeff" + HEAD + "\nwords", "words", id="after a mark"),
    pytest.param("\r\n" + HEAD + "\nwords", "words", id="after a blank line"),
    pytest.param((HEAD + "\none\ntwo").replace("\n", "\r\n"), "one\ntwo", id="line ends of the network"),
]


@pytest.mark.parametrize(("content", "said"), BODIES)
def test_the_words_are_read(content: bytes | str, said: str) -> None:
    assert body(content) == said


HEADERS = [
    pytest.param(b"Subject: Raid", "Raid", id="plain"),
    pytest.param(b"Subject: a\r\n very long\r\n line", "a very long line", id="folded"),
    pytest.param(b"Subject: =?utf-8?B?" + base64.b64encode("Обыск".encode()) + b"?=", "Обыск", id="UTF-8"),
    pytest.param(b"Subject: =?windows-1251?Q?=CE=E1=FB=F1=EA?=", "Обыск", id="Windows"),
    pytest.param(b"Subject: =?koi8-r?B?" + base64.b64encode("Обыск".encode("koi8-r")) + b"?=", "Обыск", id="KOI8-R"),
    pytest.param("Subject: Обыск".encode(), "Обыск", id="UTF-8, raw"),
    pytest.param("Subject: Обыск в офисе".encode("cp1251"), "Обыск в офисе", id="Windows, raw"),
    pytest.param(b"Subject: =?no-such?B?QUJD?=", "=?no-such?B?QUJD?=", id="a table that there is not"),
    pytest.param(b"Subject:", None, id="empty"),
    pytest.param(b"X-Other: x", None, id="none"),
]


@pytest.mark.parametrize(("header", "subject"), HEADERS)
def test_the_subject_is_read(header: bytes, subject: str | None) -> None:
    found = read(b"From: a1@union.example\r\n" + header + b"\r\n\r\nwords").subject
    assert found == subject or (subject and subject.startswith("=?") and found)


@pytest.mark.parametrize(
    ("date", "day"),
    [
        pytest.param("Tue, 16 Feb 2021 18:30:00 +0300", datetime.date(2021, 2, 16), id="in order"),
        pytest.param("Tue, 16 Feb 2021 23:30:00 -0500", datetime.date(2021, 2, 16), id="the sender's day"),
        pytest.param("16 Feb 2021 18:30", datetime.date(2021, 2, 16), id="without day and zone"),
        pytest.param("yesterday", None, id="no date"),
        pytest.param("Tue, 99 Feb 2021 18:30:00 +0300", None, id="no day of the calendar"),
        pytest.param("Tue, 16 Feb 99999999999999999999 18:30:00 +0300", None, id="no year"),
    ],
)
def test_the_day_of_sending_is_read(date: str, day: datetime.date | None) -> None:
    assert read(f"From: a1@union.example\nDate: {date}\n\nwords").sent == day


def test_the_head_stands_before_the_words() -> None:
    letter = read(HEAD + "Cc: Person A3 <a3@union.example>\nX-Mailer: x\n\nwords")
    assert letter.sender == "Person A1 <a1@union.example>"
    assert letter.body.split("\n") == [
        "From: Person A1 <a1@union.example>",
        "To: Office B2 <b2@federation.example>",
        "Cc: Person A3 <a3@union.example>",
        "Subject: Raid",
        "Date: Tue, 16 Feb 2021 18:30:00 +0300",
        "",
        "words",
    ]


FILES = [
    pytest.param(making.mail_of(attachments=(("a.pdf", b"%PDF"),)), [("a.pdf", b"%PDF")], id="a file"),
    pytest.param(making.mail_of(attachments=(("Отчёт.pdf", b"x"),)), [("Отчёт.pdf", b"x")], id="a Russian name"),
    pytest.param(
        HEAD + parts("mixed", PLAIN + "w", 'Content-Type: text/plain; name="=?utf-8?B?0JAudHh0?="\n\nx'),
        [("А.txt", b"x")],
        id="a name in the old way",
    ),
    pytest.param(
        HEAD + parts("mixed", PLAIN + "w", "Content-Disposition: inline; filename=a.txt\n\nx"),
        [("a.txt", b"x")],
        id="a file shown inline",
    ),
    pytest.param(HEAD + parts("mixed", PLAIN + "w", FILE), [("attachment-1.pdf", b"x")], id="a file without a name"),
    pytest.param(
        HEAD + parts("mixed", PLAIN + "w", "Content-Type: text/calendar\n\nx"),
        [("attachment-1.ics", b"x")],
        id="an appointment",
    ),
    pytest.param(
        HEAD + parts("related", HTML + "w", PHOTO), [("attachment-1.png", b"x" * 30_000)], id="a photograph in the page"
    ),
    pytest.param(
        HEAD + parts("alternative", PLAIN + "w", parts("mixed", HTML + "w", FILE)),
        [("attachment-1.pdf", b"x")],
        id="a file in a form that is not taken",
    ),
    pytest.param(HEAD + FILE, [("attachment-1.pdf", b"x")], id="nothing but a file"),
    pytest.param(
        HEAD + "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + base64.b64encode(NOISE).decode(),
        [("attachment-1", NOISE)],
        id="text that is none",
    ),
]


@pytest.mark.parametrize(("content", "files"), FILES)
def test_files_are_kept_as_they_came(content: bytes | str, files: list[tuple[str, bytes]]) -> None:
    assert read(content).attachments == files


def test_an_email_in_an_email_is_a_file_of_its_own() -> None:
    inner = HEAD + parts("mixed", PLAIN + "inner words", FILE)
    letter = read(HEAD + parts("mixed", PLAIN + "outer words", f"Content-Type: message/rfc822\n\n{inner}"))
    assert "inner words" not in letter.body
    [(name, content)] = letter.attachments
    assert name == "attachment-1.eml"
    assert body(content) == "inner words"
    assert read(content).attachments == [("attachment-1.pdf", b"x")]


def test_an_email_packed_as_base64_is_unpacked() -> None:
    packed = base64.encodebytes((HEAD + "\ninner words").encode()).decode()
    letter = read(
        HEAD + parts("mixed", PLAIN + "w", f"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n{packed}")
    )
    assert body(letter.attachments[0][1]) == "inner words"


def test_an_email_of_500_attachments_is_refused() -> None:
    with pytest.raises(TooLarge, match=r"^a\.eml has 500 attachments; an e-mail may have 200\. Save those"):
        read(making.mail_of(attachments=(("a.txt", b"x"),) * 500))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(HEAD + "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nwords", id="no end"),
        pytest.param(HEAD + "Content-Type: multipart/mixed\n\nwords", id="no edge"),
        pytest.param(HEAD + 'Content-Type: text/plain; charset="\n\nwords', id="half a word in quotes"),
        pytest.param(
            HEAD + "Content-Type: ;;;\nContent-Transfer-Encoding: x\nContent-Disposition: ;=\n\nwords", id="headers of nothing"
        ),
        pytest.param(HEAD + "Cc: <<<,,>>> (\n\nwords", id="a broken address"),
    ],
)
def test_a_broken_email_keeps_its_words(content: str) -> None:
    letter = read(content)
    assert "words" in letter.body or letter.attachments == [("attachment-1", b"words")]


MBOX = [
    pytest.param(LINE + HEAD + "\none\n\n" + LINE + HEAD + "\ntwo\n", ["one", "two"], id="two"),
    pytest.param("From - x\r\n" + HEAD + "\r\none", ["one"], id="one"),
    pytest.param(
        "From a1 x\n" + HEAD + "\none\n\n>From the union.\n>>From all.\n",
        ["one\n\nFrom the union.\n>From all."],
        id="marked lines",
    ),
    pytest.param(
        "From a1 x\n" + HEAD + "\none\n\nFrom the office\nall was taken.\n",
        ["one\n\nFrom the office\nall was taken."],
        id="a line not marked",
    ),
    pytest.param("From a1 x\n" + HEAD + "\none\nFrom b: c\n", ["one\nFrom b: c"], id="no blank line before it"),
]


@pytest.mark.parametrize(("content", "said"), MBOX)
def test_a_mailbox_has_its_emails(content: str, said: list[str]) -> None:
    letters = split_mbox(content.encode(), "a.mbox", Limits())
    assert [body(letter) for _, letter in letters] == said
    assert [name for name, _ in letters] == [f"{number:04}.eml" for number in range(1, len(said) + 1)]


def test_a_mailbox_of_too_many_emails_is_refused() -> None:
    content = ("From a1 x\n" + HEAD + "\none\n\n").encode() * 21
    with pytest.raises(TooLarge, match=r"^a\.mbox holds 21 e-mails; a mailbox may hold 20\. Split it"):
        split_mbox(content, "a.mbox", Limits(attachments=2))


words = st.text(alphabet=st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=300)


@given(words, st.binary(max_size=200))
def test_words_and_files_come_back_as_they_were_sent(said: str, content: bytes) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a1@union.example", RAID
    message.set_content(f"words {said}", charset="utf-8")
    message.add_attachment(content, maintype="application", subtype="octet-stream", filename="a.bin")
    letter = read(message.as_bytes(policy=SMTP))
    assert letter.body == f"From: a1@union.example\nSubject: {RAID}\n\nwords {said}"
    assert letter.attachments == [("a.bin", content)]
