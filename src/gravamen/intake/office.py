"""Office files are ZIP archives: what is looked at before one is opened.

In: bytes. Out: nothing, or the reason for refusing them.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

from gravamen.intake.errors import Bomb, Damaged, PasswordProtected, TooLarge
from gravamen.intake.models import Limits
from gravamen.said import said

_SMALL = 10_000_000  # bytes: below, a file may pack as well as it likes
_MARKUP = 5  # bytes of XML that a character of text may cost
_ENCRYPTED = 0x1  # APPNOTE.TXT 4.4.4, bit 0


def check(content: bytes, name: str, limits: Limits) -> None:
    """Refuse what cannot be opened safely. The sizes it states can be believed here: no reader unpacks more than it states.

    Raises:
        Damaged, PasswordProtected, TooLarge, Bomb: as they say.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            manifest = archive.read("META-INF/manifest.xml") if _has_manifest(members) else b""
    except Exception:  # zipfile, zlib and struct raise what a damaged table makes them stumble over
        raise Damaged(
            said("{name} breaks off: it is an office file without its end.", name=name), said("Ask for it again.")
        ) from None
    # An OpenDocument file with a password says so in its manifest: ODF 1.3, part 2, 3.4.
    if any(one.flag_bits & _ENCRYPTED for one in members) or b"encryption-data" in manifest:
        raise PasswordProtected(
            said("{name} is protected by a password.", name=name), said("Ask the sender for the password or an open copy.")
        )
    total = sum(one.file_size for one in members)
    if total > limits.unpacked or (total > _SMALL and total > limits.ratio * len(content)):
        raise Bomb(
            said("{name} unpacks to {total} bytes; it looks like a ZIP bomb.", name=name, total=f"{total:,}"),
            said("Ask the sender what it is."),
        )
    markup = sum(one.file_size for one in members if one.filename.endswith((".xml", ".rels")))
    if markup > max(_SMALL, _MARKUP * limits.characters):
        raise TooLarge(
            said("{name} holds {markup} bytes of text and layout.", name=name, markup=f"{markup:,}"),
            said("Split it and take in what matters."),
        )


def _has_manifest(members: list[zipfile.ZipInfo]) -> bool:
    return any(
        one.filename == "META-INF/manifest.xml" and one.file_size < _SMALL and not one.flag_bits & _ENCRYPTED for one in members
    )
