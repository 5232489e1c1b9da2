"""Messages of Outlook (MSG): the same as an e-mail, out of a compound file.

In: bytes. Out: a `Letter`. Properties are those of [MS-OXPROPS]; the file's form is [MS-OXMSG].
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from gravamen.intake.encodings import plain_lines
from gravamen.intake.errors import Damaged, IntakeError
from gravamen.intake.mail import Letter, check_attachments, with_head
from gravamen.intake.models import Limits
from gravamen.intake.web import read_html, visible
from gravamen.said import said

if TYPE_CHECKING:
    from oxmsg import Message

_HTML = 0x1013  # PidTagHtml
_RTF = 0x1009  # PidTagRtfCompressed


def read_msg(content: bytes, name: str, limits: Limits) -> Letter:
    """One message of Outlook.

    Raises:
        Damaged: it cannot be opened.
        TooLarge: it has more attachments than a report does.
    """
    from oxmsg import Message

    try:
        message = Message.load(BytesIO(content))
        headers = {key.lower(): plain_lines(str(value)) for key, value in message.message_headers.items()}
        sender = _line(message.sender)
        letter = Letter("", _line(message.subject), sender)
        if message.sent_date is not None:
            letter.sent = message.sent_date.date()
        body = _body(message, name)
        if not body and message.properties.binary_prop_value(_RTF):
            letter.notes.append("The words of the message are kept as RTF only. Save it as EML or PDF and take that in.")
        rows = [
            ("From", sender),
            ("To", _line(headers.get("to") or ", ".join(filter(None, (one.email_address for one in message.recipients))))),
            ("Cc", _line(headers.get("cc"))),
            ("Subject", letter.subject),
            ("Date", _line(headers.get("date") or (letter.sent.isoformat() if letter.sent else None))),
        ]
        letter.body = with_head(rows, body)
        for number, one in enumerate(message.attachments, 1):
            file_name = _line(one.file_name) or f"attachment-{number}"
            if one.file_bytes is not None:
                letter.attachments.append((file_name, one.file_bytes))
            else:  # another message of Outlook, or a link
                letter.notes.append(
                    f"Not read: {file_name} is no file. Open the message, save it as EML or PDF and take that in."
                )
    except IntakeError:
        raise
    except Exception as error:  # the library raises what the file's tables make it stumble over
        raise Damaged(
            said(
                "{name} is damaged: it cannot be opened as an Outlook message ({error}).", name=name, error=type(error).__name__
            ),
            said("Ask for it as EML or PDF."),
        ) from None
    check_attachments(letter, name, limits)
    return letter


def _body(message: Message, name: str) -> str:
    if message.body and message.body.strip():
        return plain_lines(message.body).strip("\n")
    page = message.properties.binary_prop_value(_HTML)
    if page:
        return read_html(page, name)[0].characters
    return visible(message.html_body) if message.html_body else ""


def _line(value: str | None) -> str | None:
    return " ".join(plain_lines(value).split()) or None if value else None
