"""What intake makes of a file: the original, and its text with a place for every character.

In: nothing. Out: `Report`, the value that the rest of the system takes in, and `Limits`, how much a single file may ask for.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from gravamen.text import Text


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a thing may be before it is refused. Generous for real reports, small against attacks."""

    bytes: int = 200 * 1024 * 1024  # of one file
    characters: int = 20_000_000  # of one text
    pages: int = 2_000  # of one document; a longer one is split by a person
    attachments: int = 200  # of one e-mail or archive
    files: int = 10_000  # of all that one file holds, on all levels
    unpacked: int = 500 * 1024 * 1024  # of all that the archives in one file hold, on all levels
    ratio: int = 200  # unpacked to packed, of one member: text packs to a twentieth, a bomb to a thousandth
    depth: int = 4  # an archive in an e-mail in an archive …
    pixels: int = 120_000_000  # of one picture: A3 at 600 dots an inch


@dataclass(frozen=True, slots=True)
class Report:
    """One document as it came: its bytes, unchanged, and what could be read of them.

    `text` is None while the report waits; `waiting` then says for what, with the command that helps. `path` names the
    containers it came through, outermost first. `parts` are attachments and members, reports of their own.
    """

    name: str
    content: bytes = field(repr=False)
    sha256: str
    media_type: str
    text: Text | None = field(default=None, repr=False)
    language: str | None = None  # BCP 47
    encoding: str | None = None
    waiting: str = ""
    subject: str | None = None
    sender: str | None = None
    sent: datetime.date | None = None
    path: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    parts: tuple[Report, ...] = ()

    def all(self) -> tuple[Report, ...]:
        """The report and all that it holds, outermost first."""
        return (self, *(inner for part in self.parts for inner in part.all()))
