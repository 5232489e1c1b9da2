"""ZIP archives: their members as files of their own. Nothing is written, so a member's path can do no harm."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import PurePosixPath

from gravamen.intake.errors import Damaged, PasswordProtected, TooLarge
from gravamen.intake.models import Limits

_LEFT_OUT = ("__MACOSX/", ".DS_Store", "Thumbs.db")
_BUFFER = 1 << 16


def unpack(content: bytes, name: str, limits: Limits) -> list[tuple[str, bytes]]:
    """The members of an archive as (name, bytes).

    Sizes that the archive states are not believed: what comes out is counted.

    Raises:
        PasswordProtected, Damaged, TooLarge: as they say.
    """
    found: list[tuple[str, bytes]] = []
    total = 0
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = [one for one in archive.infolist() if not one.is_dir() and not any(x in one.filename for x in _LEFT_OUT)]
            if len(members) > limits.attachments:
                raise TooLarge(f"{name} holds {len(members):,} files; an archive may hold {limits.attachments}.", "Split it.")
            for member in members:
                if member.flag_bits & 1:
                    raise PasswordProtected(
                        f"{name} is protected by a password.", "Ask the sender for the password or an open copy."
                    )
                data = bytearray()
                with archive.open(member) as stream:
                    while piece := stream.read(_BUFFER):
                        data += piece
                        if total + len(data) > limits.unpacked or (
                            len(data) > 1_000_000 and len(data) > limits.ratio * max(1, member.compress_size)
                        ):
                            raise TooLarge(
                                f"{name} unpacks without end; it looks like a ZIP bomb.", "Ask the sender what it is."
                            )
                total += len(data)
                found.append((PurePosixPath(_member_name(member)).name or "file", bytes(data)))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise Damaged(f"{name} breaks off or is damaged: it cannot be unpacked.", "Ask for it again.") from None
    except Exception as error:  # zlib.error and its kin have no common base
        if isinstance(error, (TooLarge, PasswordProtected)):
            raise
        raise Damaged(f"{name} is damaged: a file in it cannot be unpacked.", "Ask for it again.") from None
    return found


def _member_name(member: zipfile.ZipInfo) -> str:
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        pass
    try:
        return member.filename.encode("cp437").decode("cp866")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return member.filename
