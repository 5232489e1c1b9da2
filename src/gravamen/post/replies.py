"""What a message that came in is to us: an answer to a letter of ours, word that one could not be delivered, or neither.

In: a message's bytes. Out: which of our messages it names, and for a delivery status notification (RFC 3464) which address
failed and why. Whose case it belongs to is found by these; a person decides where it stays unclear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

_ID = re.compile(r"<[^<>\s]+>")


@dataclass(frozen=True, slots=True)
class Bounce:
    """An address to which a message could not be delivered."""

    address: str
    status: str  # "5.1.1" (RFC 3463); empty where it is not said
    reason: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A message that came in. `names` are the Message-IDs that it answers or returns, the likeliest first."""

    sender: str
    subject: str
    names: tuple[str, ...]
    automatic: bool  # an acknowledgement that no person wrote (RFC 3834)
    bounces: tuple[Bounce, ...]


def read_reply(content: bytes) -> Reply:
    """Read a message's head, and its parts where it returns one of ours. Damaged messages give what can be read of them."""
    message = message_from_bytes(content, policy=default)
    names: list[str] = []
    for field in ("In-Reply-To", "References"):
        found = _ID.findall(_text(message, field))
        names.extend(reversed(found) if field == "References" else found)
    bounces: list[Bounce] = []
    if message.get_content_type() == "multipart/report":
        for part in message.walk():
            if part.get_content_type() == "message/delivery-status":
                bounces.extend(_bounces(part))
            elif part.get_content_type() in ("message/rfc822", "text/rfc822-headers"):
                names.extend(_ID.findall(_returned(part)))
    automatic = _text(message, "Auto-Submitted").lower() not in ("", "no") or bool(bounces)
    _, sender = parseaddr(_text(message, "From"))
    return Reply(sender, _text(message, "Subject"), tuple(dict.fromkeys(names)), automatic, tuple(bounces))


def _bounces(part: object) -> list[Bounce]:
    """The addresses of a delivery status that failed for good; delays are no failures."""
    found = []
    payload = part.get_payload()  # type: ignore[attr-defined]
    for group in payload if isinstance(payload, list) else []:
        if str(group.get("Action", "")).strip().lower() != "failed":
            continue
        address = str(group.get("Final-Recipient", "")).partition(";")[2].strip()
        reason = str(group.get("Diagnostic-Code", "")).partition(";")[2].strip()
        found.append(Bounce(address, str(group.get("Status", "")).strip(), " ".join(reason.split())))
    return found


def _returned(part: object) -> str:
    """The Message-ID line of a message that came back."""
    words = part.as_bytes().decode("utf-8", "replace")  # type: ignore[attr-defined]
    found = re.search(r"^Message-ID:\s*(<[^<>\s]+>)", words, re.IGNORECASE | re.MULTILINE)
    return found[1] if found else ""


def _text(message: EmailMessage, field: str) -> str:
    try:
        return str(message.get(field, "") or "")
    except (ValueError, IndexError, AttributeError):  # a head that the parser stumbles over
        return ""
