"""ZIP archives: their members as files of their own. Nothing is written, so a member's path can do no harm."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO

from gravamen.intake.errors import Bomb, Damaged, IntakeError, PasswordProtected, TooLarge
from gravamen.intake.models import Limits
from gravamen.intake.naming import plain_name
from gravamen.said import said

_LEFT_OUT = ("__MACOSX/", ".DS_Store", "Thumbs.db")
_BUFFER = 1 << 16
_SMALL = 1_000_000  # bytes: below, a member may pack as well as it likes
_ENCRYPTED = 0x1  # APPNOTE.TXT 4.4.4, bit 0
_UTF8 = 0x800  # the same, bit 11


@dataclass(slots=True)
class Allowance:
    """What one intake may still unpack. All containers in a file share it: many small bombs are one."""

    bytes: int
    files: int

    def take(self, *, bytes: int = 0, files: int = 0) -> bool:
        """Whether there was enough left."""
        self.bytes -= bytes
        self.files -= files
        return self.bytes >= 0 and self.files >= 0


def allowance_of(limits: Limits) -> Allowance:
    return Allowance(limits.unpacked, limits.files)


def unpack(content: bytes, name: str, limits: Limits, allowance: Allowance | None = None) -> list[tuple[str, bytes]]:
    """The members of an archive as (name, bytes).

    Sizes that the archive states are not believed: what comes out is counted.

    Raises:
        PasswordProtected, Damaged, TooLarge, Bomb: as they say.
    """
    left = allowance or allowance_of(limits)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = [one for one in archive.infolist() if not one.is_dir() and not any(x in one.filename for x in _LEFT_OUT)]
            if len(members) > limits.attachments:
                raise TooLarge(
                    said(
                        "{name} holds {count} files; an archive may hold {most}.",
                        name=name,
                        count=f"{len(members):,}",
                        most=f"{limits.attachments:,}",
                    ),
                    said("Unpack it and take in the files that matter."),
                )
            if any(member.flag_bits & _ENCRYPTED for member in members):
                raise PasswordProtected(
                    said("{name} is protected by a password.", name=name),
                    said("Ask the sender for the password or an open copy."),
                )
            return [(plain_name(_member_name(member)), _member(archive, member, name, limits, left)) for member in members]
    except IntakeError:
        raise
    except Exception:  # zipfile, zlib, lzma and struct raise what a damaged table makes them stumble over
        raise Damaged(
            said("{name} breaks off or is damaged: it cannot be unpacked.", name=name), said("Ask for it again.")
        ) from None


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, limits: Limits, left: Allowance) -> bytes:
    data = bytearray()
    with archive.open(member) as stream:
        while piece := stream.read(_BUFFER):
            data += piece
            too_dense = len(data) > _SMALL and len(data) > limits.ratio * max(1, member.compress_size)
            if not left.take(bytes=len(piece)) or too_dense:
                raise Bomb(
                    said("{name} unpacks without end; it looks like a ZIP bomb.", name=name), said("Ask the sender what it is.")
                )
    return bytes(data)


def _member_name(member: zipfile.ZipInfo) -> str:
    """A member's name: UTF-8 where the archive says so or the bytes are, else cp866, which Russian Windows writes."""
    if member.flag_bits & _UTF8:
        return member.filename
    for encoding in ("utf-8", "cp866"):
        try:
            return member.filename.encode("cp437").decode(encoding)
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return member.filename
