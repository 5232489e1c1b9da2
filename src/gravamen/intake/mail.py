"""E-mails: EML, MBOX and Outlook's MSG — the head's lines, the body, and the attachments as files of their own.

In: bytes. Out: a `Letter`: text, subject, sender, day of sending, and attachments as (name, bytes).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from io import BytesIO

from gravamen.intake.encodings import decode
from gravamen.intake.errors import Damaged, IntakeError, TooLarge
from gravamen.intake.models import Limits
from gravamen.intake.web import visible

_HEAD = ("From", "To", "Cc", "Subject", "Date")


@dataclass(slots=True)
class Letter:
    body: str
    subject: str | None = None
    sender: str | None = None
    sent: datetime.date | None = None
    attachments: list[tuple[str, bytes]] = field(default_factory=list)


def read_eml(content: bytes, name: str, limits: Limits) -> Letter:
    """One e-mail. The plain text is taken where there is one, else the HTML's visible text.

    Raises:
        Damaged: it cannot be read as an e-mail.
        TooLarge: it has more attachments than a report does.
    """
    try:
        message = message_from_bytes(content, policy=policy.default)
        return _letter(message, name, limits)
    except IntakeError:
        raise
    except Exception as error:  # the parser of the standard library lets through whatever a broken header raises
        raise Damaged(f"{name} cannot be read as an e-mail ({type(error).__name__}).", "Ask for it again, as PDF.") from None


def _letter(message: EmailMessage, name: str, limits: Limits) -> Letter:
    letter = Letter("")
    letter.subject = _header(message, "Subject")
    letter.sender = _header(message, "From")
    letter.sent = _sent(message)
    plain: list[str] = []
    rich: list[str] = []
    for part in message.walk():
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            continue
        if any(part is inner for other in letter_parts(message) for inner in other.walk() if inner is not other):
            continue
        disposition = part.get_content_disposition()
        kind = part.get_content_type()
        file_name = _file_name(part)
        if disposition == "attachment" or file_name or kind == "message/rfc822" or not kind.startswith("text/"):
            if (
                part.get("Content-ID")
                and disposition != "attachment"
                and kind.startswith("image/")
                and len(_payload(part)) < 20_000
            ):
                continue  # a logo within the page
            letter.attachments.append((file_name or _default_name(kind, len(letter.attachments) + 1), _payload(part)))
            if len(letter.attachments) > limits.attachments:
                raise TooLarge(
                    f"{name} has more than {limits.attachments} attachments.", "Save those that matter and take them in."
                )
        elif kind == "text/html":
            rich.append(_words(part, name))
        elif kind == "text/plain":
            plain.append(_words(part, name))
    body = "\n".join(piece.strip("\n") for piece in plain if piece.strip())
    if not body:
        body = "\n".join(visible(piece) for piece in rich)
    head = "\n".join(f"{field}: {value}" for field in _HEAD if (value := _header(message, field)))
    letter.body = f"{head}\n\n{body}" if head else body
    return letter


def letter_parts(message: EmailMessage) -> list[EmailMessage]:
    """E-mails that are attached whole; what is in them belongs to them."""
    return [part for part in message.walk() if part.get_content_type() == "message/rfc822"]


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
    except Exception:  # a header so broken that the parser gives up
        return None
    if value is None:
        return None
    return " ".join(str(value).split()) or None


def _sent(message: EmailMessage) -> datetime.date | None:
    value = _header(message, "Date")
    if value is None:
        return None
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError):
        return None


def _file_name(part: EmailMessage) -> str | None:
    try:
        return part.get_filename()
    except Exception:  # the same of the name
        return None


def _payload(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        return inner[0].as_bytes() if isinstance(inner, list) and inner else b""  # type: ignore[union-attr]
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _words(part: EmailMessage, name: str) -> str:
    data = _payload(part)
    charset = part.get_content_charset()
    if charset:
        try:
            return data.decode(charset).replace("\r\n", "\n")
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, name)[0] if data else ""


def _default_name(kind: str, number: int) -> str:
    endings = {"message/rfc822": ".eml", "application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg"}
    return f"attachment-{number}{endings.get(kind, '')}"


def split_mbox(content: bytes, name: str, limits: Limits) -> list[tuple[str, bytes]]:
    """The e-mails of an mbox file, each as an EML of its own.

    Raises:
        TooLarge: there are more than a single intake should take.
    """
    letters: list[bytes] = []
    current: list[bytes] = []
    blank = True
    for line in content.splitlines(keepends=True):
        if blank and line.startswith(b"From "):
            if current:
                letters.append(b"".join(current))
            current = []
        elif line.startswith(b">") and line.lstrip(b">").startswith(b"From "):
            current.append(line[1:])
        else:
            current.append(line)
        blank = not line.strip()
    if current:
        letters.append(b"".join(current))
    if len(letters) > limits.attachments * 10:
        raise TooLarge(f"{name} holds {len(letters):,} e-mails.", "Split the mailbox, or export the ones that matter.")
    return [(f"{number:04}.eml", letter) for number, letter in enumerate(letters, 1)]


def read_msg(content: bytes, name: str, limits: Limits) -> Letter:
    """One message of Outlook.

    Raises:
        Damaged: it cannot be opened.
        TooLarge: it has more attachments than a report does.
    """
    from oxmsg import Message

    try:
        message = Message.load(BytesIO(content))
        headers = message.message_headers
        letter = Letter("", subject=message.subject, sender=message.sender)
        if message.sent_date is not None:
            letter.sent = message.sent_date.date()
        body = message.body or (visible(message.html_body) if message.html_body else "")
        rows = {
            "From": message.sender,
            "To": headers.get("To") or ", ".join(one.email_address for one in message.recipients),
            "Subject": message.subject,
            "Date": headers.get("Date") or (letter.sent.isoformat() if letter.sent else None),
        }
        head = "\n".join(f"{field}: {' '.join(value.split())}" for field, value in rows.items() if value)
        letter.body = f"{head}\n\n{body.replace(chr(13), '')}"
        for number, one in enumerate(message.attachments, 1):
            if one.file_bytes:
                letter.attachments.append((one.file_name or f"attachment-{number}", one.file_bytes))
    except Exception as error:  # the library raises what the file's tables make it stumble over
        raise Damaged(
            f"{name} cannot be opened as an Outlook message ({type(error).__name__}).", "Ask for it as EML or PDF."
        ) from None
    if len(letter.attachments) > limits.attachments:
        raise TooLarge(f"{name} has more than {limits.attachments} attachments.", "Save those that matter and take them in.")
    return letter
