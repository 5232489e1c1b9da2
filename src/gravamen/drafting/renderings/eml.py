"""E-mail: the letter as body, PDF and DOCX attached, ready to be opened as a draft and sent."""

from __future__ import annotations

import datetime
import hashlib
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from gravamen.drafting.document import Document
from gravamen.drafting.renderings.plain import mark, plain

# A subject folded over two lines comes out of some mail programs with a blank too many: RFC 5322 allows lines of 998.
_WHOLE_LINES = SMTP.clone(max_line_length=998)


def eml(document: Document, pdf: bytes, docx: bytes, written_on: datetime.date, stem: str) -> bytes:
    """An RFC 5322 message. `stem` names the attachments. Same input, same bytes."""
    message = EmailMessage(policy=SMTP)
    profile, addressee = document.profile, document.addressee
    if profile.email:
        message["From"] = profile.email
    if addressee.email:
        message["To"] = addressee.email
    subject = f"[{mark(document)}] {document.subject}" if mark(document) else document.subject
    message["Subject"] = subject
    message["Date"] = format_datetime(datetime.datetime.combine(written_on, datetime.time(9), datetime.UTC))
    digest = hashlib.sha256(pdf + docx).hexdigest()
    domain = profile.email.rpartition("@")[2] if profile.email else "localhost"
    message["Message-ID"] = f"<{digest[:32]}@{domain}>"
    message["X-Unsent"] = "1"
    message.set_content(plain(document), cte="quoted-printable")
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=f"{stem}.pdf")
    message.add_attachment(
        docx,
        maintype="application",
        subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
        filename=f"{stem}.docx",
    )
    message.set_boundary(f"=_{digest[32:56]}")
    return message.as_bytes(policy=_WHOLE_LINES)
