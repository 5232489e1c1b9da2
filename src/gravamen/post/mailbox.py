"""A mailbox, read only: messages that came since the last time, as they lie there.

In: a server, a folder of it and how far it was read. Out: messages with their bytes, oldest first. The folder is opened with
EXAMINE and messages are looked at with PEEK (RFC 3501): nothing on the server changes, not even what is marked as read.
"""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from gravamen.post.servers import NotLetIn, NotReached, PostError, Server
from gravamen.said import said

_TIMEOUT = 60.0  # seconds without a word of the server
_LARGEST = 100 * 2**20  # bytes of a message; a larger one is passed over and named


class NoSuchFolder(PostError):
    """The mailbox has no folder of that name."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a folder was read: the last message's number, within the numbering that the server names `validity`."""

    validity: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `content` is None for one that is too large; `mark` is how far the folder is read with it."""

    mark: Mark
    content: bytes | None
    size: int


def fetch(server: Server, after: Mark, folder: str = "INBOX") -> Iterator[Message]:
    """The messages that came after a mark. Where the server has numbered the folder anew, all of them.

    Raises:
        NotEncrypted, NotReached, NotLetIn, NoSuchFolder.
    """
    with _spoken_with(server) as imap:
        status, _ = imap.select(_quoted(folder), readonly=True)
        if status != "OK":
            raise NoSuchFolder(
                said("The mailbox has no folder “{folder}”.", folder=folder), said("Check its name; the first is INBOX.")
            )
        _, validities = imap.response("UIDVALIDITY")
        validity = int(validities[0] or 0) if validities and validities[0] else 0
        last = after.last if validity == after.validity else 0
        _, found = imap.uid("SEARCH", f"UID {last + 1}:*")
        numbers = sorted(int(number) for number in (found[0] or b"").split() if int(number) > last)
        for number in numbers:
            size = _size(imap, number)
            content = _content(imap, number) if size <= _LARGEST else None
            yield Message(Mark(validity, number), content, size)


@contextmanager
def _spoken_with(server: Server) -> Iterator[imaplib.IMAP4]:
    server.must_be_encrypted()
    try:
        if server.security == "tls":
            imap: imaplib.IMAP4 = imaplib.IMAP4_SSL(server.host, server.port, ssl_context=server.context(), timeout=_TIMEOUT)
        else:
            imap = imaplib.IMAP4(server.host, server.port, timeout=_TIMEOUT)
        with imap:
            if server.security == "starttls":
                imap.starttls(server.context())
            try:
                imap.login(server.user, server.password)
            except imaplib.IMAP4.error:
                raise NotLetIn(
                    said("{server} does not take the user's name and password.", server=server), said("Check both.")
                ) from None
            yield imap
    except (OSError, ssl.SSLError, imaplib.IMAP4.error) as error:
        reason = (getattr(error, "strerror", None) or str(error)).rstrip(".")
        raise NotReached(
            said("{server} does not answer: {reason}.", server=server, reason=reason),
            said("Check its name, its port and the network."),
        ) from None


def _size(imap: imaplib.IMAP4, number: int) -> int:
    _, said = imap.uid("FETCH", str(number), "(RFC822.SIZE)")
    size = re.search(rb"RFC822\.SIZE (\d+)", said[0]) if said and isinstance(said[0], bytes) else None
    return int(size[1]) if size else 0


def _content(imap: imaplib.IMAP4, number: int) -> bytes | None:
    _, said = imap.uid("FETCH", str(number), "(BODY.PEEK[])")
    return next((one[1] for one in said if isinstance(one, tuple)), None)


def _quoted(folder: str) -> str:
    """A folder's name as a quoted string of IMAP.

    Raises:
        NoSuchFolder: a name that no folder can have here.
    """
    if not folder.isascii() or re.search(r"[\x00-\x1f\x7f]", folder):
        raise NoSuchFolder(
            said("“{folder}” cannot be a folder's name.", folder=folder), said("Name it as the server does (modified UTF-7).")
        )
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
