"""Sending: exact bytes to a server, and what it said of them.

In: a message as it was approved, its day and hour, a server. Out: the bytes that go out, and a `Delivery`. Nothing is
sent twice: who sends sees what happened, and decides.
"""

from __future__ import annotations

import datetime
import re
import smtplib
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import SMTP
from email.utils import format_datetime, getaddresses

from gravamen.post.servers import NotLetIn, NotReached, PostError, Server
from gravamen.said import said

_TIMEOUT = 60.0  # seconds without a word of the server


class NobodyToSendTo(PostError):
    """The message names no address."""


class NotSent(PostError):
    """The server took the message for nobody."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a server said: to whom it will deliver, whom it refused and why. Delivered it is not yet: bounces come later."""

    message_id: str
    accepted: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]  # address, reason


def ready(eml: bytes, at: datetime.datetime, *, reply_to: str = "", copies: Sequence[str] = ()) -> bytes:
    """The message as it goes out: no draft any more, with its real date, and where answers go.

    Only these lines of the head are changed: what was approved stays as it is, to the byte.
    """
    head, blank, body = eml.partition(b"\r\n\r\n")
    lines = re.split(rb"\r\n(?![ \t])", head)
    dropped = (b"x-unsent:", b"date:", b"reply-to:", b"cc:")
    kept = [line for line in lines if not line.lower().startswith(dropped)]
    kept.append(b"Date: " + format_datetime(at).encode("ascii"))
    if reply_to:
        kept.append(b"Reply-To: " + _address(reply_to))
    if copies:
        kept.append(b"Cc: " + b", ".join(_address(one) for one in copies))
    return b"\r\n".join(kept) + blank + body


def send(message: bytes, server: Server) -> Delivery:
    """Give a message to a server, for all whom its head names.

    Raises:
        NobodyToSendTo: it names nobody.
        NotEncrypted: the way to the server would be open to all who carry it.
        NotReached, NotLetIn: the server cannot be spoken with.
        NotSent: it refused every address, or the message.
    """
    head = message_from_bytes(message, policy=SMTP)
    named = [str(value) for field in ("To", "Cc") for value in head.get_all(field, [])]
    to = tuple(dict.fromkeys(address for _, address in getaddresses(named) if "@" in address))
    if not to:
        raise NobodyToSendTo(said("The message names no address."), said("Give the addressee's e-mail address."))
    _, sender = getaddresses([str(head.get("From", ""))])[0]
    with _spoken_with(server) as smtp:
        try:
            refused = smtp.sendmail(sender, to, message)
        except smtplib.SMTPRecipientsRefused as error:
            answers = "; ".join(f"{address}: {_said(reason)}" for address, reason in error.recipients.items())
            raise NotSent(
                said("{server} refused every address: {answers}.", server=server, answers=answers), said("Check the addresses.")
            ) from None
        except smtplib.SMTPResponseException as error:
            reason = _said((error.smtp_code, error.smtp_error))
            raise NotSent(
                said("{server} refused the message: {reason}.", server=server, reason=reason),
                said("Ask who looks after the mail server."),
            ) from None
    return Delivery(
        str(head.get("Message-ID", "")),
        tuple(address for address in to if address not in refused),
        tuple((address, _said(reason)) for address, reason in refused.items()),
    )


@contextmanager
def _spoken_with(server: Server) -> Iterator[smtplib.SMTP]:
    server.must_be_encrypted()
    try:
        if server.security == "tls":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=_TIMEOUT, context=server.context())
        else:
            smtp = smtplib.SMTP(server.host, server.port, timeout=_TIMEOUT)
        with smtp:
            if server.security == "starttls":
                smtp.starttls(context=server.context())
            if server.user:
                smtp.login(server.user, server.password)
            yield smtp
    except smtplib.SMTPAuthenticationError:
        raise NotLetIn(
            said("{server} does not take the user's name and password.", server=server), said("Check both.")
        ) from None
    except smtplib.SMTPNotSupportedError as error:
        raise NotReached(
            said("{server} cannot do what is needed: {error}", server=server, error=str(error)),
            said("Try another port or security."),
        ) from None
    except (OSError, socket.gaierror, smtplib.SMTPException) as error:
        raise NotReached(
            said("{server} does not answer: {reason}.", server=server, reason=_reason(error)),
            said("Check its name, its port and the network."),
        ) from None


def _address(written: str) -> bytes:
    """An address as a head bears it; a line break in it would write lines of its own.

    Raises:
        NobodyToSendTo: it is no address.
    """
    if re.search(r"[\r\n]", written) or "@" not in written or not written.isascii():
        raise NobodyToSendTo(said("“{written}” is no e-mail address.", written=written[:60]), said("Write it as name@host."))
    return written.strip().encode("ascii")


def _said(answer: tuple[int, bytes | str]) -> str:
    code, words = answer
    return f"{code} {words.decode('utf-8', 'replace') if isinstance(words, bytes) else words}"


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).rstrip(".")
