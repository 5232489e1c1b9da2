"""E-mails as EML and MBOX: the head's lines, the body, and the attachments as files of their own.

In: bytes. Out: a `Letter`: text, subject, sender, day of sending, and attachments as (name, bytes).
"""

from __future__ import annotations

import base64
import binascii
import datetime
import re
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parsedate_to_datetime

from gravamen.intake.encodings import decode, plain_lines
from gravamen.intake.errors import Damaged, IntakeError, TooLarge, UnknownFormat
from gravamen.intake.models import Limits
from gravamen.intake.web import visible
from gravamen.said import said

HEAD = ("From", "To", "Cc", "Subject", "Date")
_INNER = "message/rfc822"
_LOGO = 20_000  # bytes: a smaller picture that the page itself shows is decoration
_ENDINGS = {_INNER: ".eml", "application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg", "text/calendar": ".ics"}
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:(?:[ \t]|\r?\n)")
_LETTERS = 10  # of an mbox, for each attachment that an e-mail may have


@dataclass(slots=True)
class Letter:
    body: str
    subject: str | None = None
    sender: str | None = None
    sent: datetime.date | None = None
    attachments: list[tuple[str, bytes]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_eml(content: bytes, name: str, limits: Limits) -> Letter:
    """One e-mail. Of several forms of the same words the plain text is taken, else what the HTML shows.

    Raises:
        Damaged: it cannot be read as an e-mail.
        TooLarge: it has more attachments than a report does.
    """
    try:
        message = message_from_bytes(content.lstrip(b"\xef\xbb\xbf\r\n"), policy=policy.default)
        letter = Letter("", _header(message, "Subject", name), _header(message, "From", name), _sent(message, name))
        body = _words(message, letter, name)
        rows = [(row, _header(message, row, name)) for row in HEAD]
    except IntakeError:
        raise
    except Exception as error:  # the parser of the standard library lets through whatever a broken header raises
        raise Damaged(
            said("{name} cannot be read as an e-mail ({error}).", name=name, error=type(error).__name__),
            said("Ask for it again, as PDF."),
        ) from None
    check_attachments(letter, name, limits)
    letter.body = with_head(rows, body)
    return letter


def with_head(rows: list[tuple[str, str | None]], body: str) -> str:
    """The lines of the head that say something, a blank line, the body."""
    head = "\n".join(f"{row}: {value}" for row, value in rows if value)
    return f"{head}\n\n{body}" if head else body


def check_attachments(letter: Letter, name: str, limits: Limits) -> None:
    count = len(letter.attachments)
    if count > limits.attachments:
        raise TooLarge(
            said(
                "{name} has {count} attachments; an e-mail may have {most}.",
                name=name,
                count=f"{count:,}",
                most=f"{limits.attachments:,}",
            ),
            said("Save those that matter and take them in."),
        )


def _words(part: Message, letter: Letter, name: str) -> str:
    """The words of a part and of the parts in it; files among them go to the letter's attachments."""
    kind = part.get_content_type()
    if kind != _INNER and part.is_multipart():
        inner = [(one, _words(one, letter, name)) for one in part.get_payload() if isinstance(one, Message)]
        said = [(one, words) for one, words in inner if words.strip()]
        if kind == "multipart/alternative":
            plain = [words for one, words in said if one.get_content_type() == "text/plain"]
            return next(iter(plain or [words for _, words in said]), "")
        return "\n\n".join(words for _, words in said)
    disposition = part.get_content_disposition()
    file_name = _file_name(part)
    data = _payload(part)
    if disposition != "attachment" and not file_name and kind in ("text/plain", "text/html"):
        try:
            words = _decoded(part, data, name)
        except UnknownFormat:
            letter.attachments.append((_default_name(kind, letter), data))
            return ""
        return visible(words) if kind == "text/html" else words.strip("\n")
    shown = part.get("Content-ID") is not None and disposition != "attachment" and kind.startswith("image/")
    if not (shown and len(data) < _LOGO):
        letter.attachments.append((file_name or _default_name(kind, letter), data))
    return ""


def _header(message: Message, row: str, name: str) -> str | None:
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == row.lower()), None)
    if raw is None:
        return None
    if any("\udc80" <= letter <= "\udcff" for letter in raw):  # bytes that no header may hold; many do
        value = decode(raw.encode("utf-8", "surrogateescape"), name)[0]
    else:
        try:
            value = str(message.get(row))
        except Exception:  # a header so broken that the parser gives up: better as it stands than not at all
            value = raw
    return " ".join(plain_lines(value).split()) or None


def _sent(message: Message, name: str) -> datetime.date | None:
    value = _header(message, "Date", name)
    if value is None:
        return None
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _file_name(part: Message) -> str | None:
    try:
        return part.get_filename()
    except Exception:  # a header so broken that the parser gives up: the part gets a number for a name
        return None


def _payload(part: Message) -> bytes:
    if part.get_content_type() != _INNER:
        data = part.get_payload(decode=True)
        return data if isinstance(data, bytes) else b""
    inner = part.get_payload()
    if not (isinstance(inner, list) and inner and isinstance(inner[0], Message)):
        return b""
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64" and not inner[0].keys():
        try:  # RFC 2046, 5.2.1 forbids it; some programs do it
            return base64.b64decode(str(inner[0].get_payload()))
        except (binascii.Error, ValueError):
            pass
    return bytes(inner[0].as_bytes(policy=policy.default.clone(refold_source="none")))


def _decoded(part: Message, data: bytes, name: str) -> str:
    charset = part.get_content_charset()
    if charset:
        try:
            return plain_lines(data.decode(charset))
        except (LookupError, ValueError):  # no such table, or not what the bytes are
            pass
    return decode(data, name)[0]


def _default_name(kind: str, letter: Letter) -> str:
    return f"attachment-{len(letter.attachments) + 1}{_ENDINGS.get(kind, '')}"


def split_mbox(content: bytes, name: str, limits: Limits) -> list[tuple[str, bytes]]:
    """The e-mails of an mbox file, each as an EML of its own.

    A line that begins with "From " parts two e-mails where a blank line stands before it and a header after it: not all
    programs mark such lines within a body.

    Raises:
        TooLarge: there are more than a single intake should take.
    """
    lines = content.splitlines(keepends=True)
    letters: list[list[bytes]] = []
    for at, line in enumerate(lines):
        blank = at == 0 or not lines[at - 1].strip()
        if blank and line.startswith(b"From ") and (at + 1 < len(lines) and _HEADER.match(lines[at + 1])):
            letters.append([])
        elif line.startswith(b">") and line.lstrip(b">").startswith(b"From "):
            letters[-1].append(line[1:])
        elif letters:
            letters[-1].append(line)
    most = limits.attachments * _LETTERS
    if len(letters) > most:
        raise TooLarge(
            said(
                "{name} holds {count} e-mails; a mailbox may hold {most}.",
                name=name,
                count=f"{len(letters):,}",
                most=f"{most:,}",
            ),
            said("Split it, or export the e-mails that matter."),
        )
    return [(f"{number:04}.eml", b"".join(letter)) for number, letter in enumerate(letters, 1)]
