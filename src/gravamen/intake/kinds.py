"""What kind of file it is, by its content; the name is only a hint.

In: bytes and a name. Out: a media type, and a note where the name says something else.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import PurePath

from gravamen.intake.errors import Damaged, PasswordProtected, UnknownFormat

TXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
EML = "message/rfc822"
MBOX = "application/mbox"
MSG = "application/vnd.ms-outlook"
ZIP = "application/zip"
PICTURES = {"image/png", "image/jpeg", "image/tiff", "image/webp"}

_BY_NAME = {
    ".txt": TXT, ".md": MARKDOWN, ".markdown": MARKDOWN, ".html": HTML, ".htm": HTML, ".pdf": PDF, ".docx": DOCX, ".odt": ODT,
    ".eml": EML, ".mbox": MBOX, ".msg": MSG, ".zip": ZIP, ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
    ".tif": "image/tiff", ".tiff": "image/tiff", ".webp": "image/webp",
}  # fmt: skip
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]")
_MAIL_HEADERS = (b"from:", b"to:", b"subject:", b"date:", b"message-id:", b"received:", b"mime-version:", b"return-path:")


def kind_of(content: bytes, name: str) -> str:
    """The media type of a file.

    Raises:
        UnknownFormat: it is of no kind that can be read.
        PasswordProtected: an office file that opens only with a password.
    """
    head = content[:4096]
    if head.lstrip()[:5] == b"%PDF-" or b"%PDF-" in content[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _zip_kind(content, name)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound_kind(content, name)
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head[:4] in (b"II*\x00", b"MM\x00*"):
        return "image/tiff"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head.startswith(_PROGRAMS):
        raise UnknownFormat(f"{name} is a program, not a report.", "Do not open it; ask the sender what it is.")
    if head.startswith(b"From ") and b"\n" in head and _mail_headers(head.split(b"\n", 1)[1]) >= 2:
        return MBOX
    if _mail_headers(head) >= 2:
        return EML
    stripped = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if stripped.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (
        suffix(name) in (".html", ".htm") and b"<" in stripped
    ):
        return HTML
    return MARKDOWN if suffix(name) in (".md", ".markdown") else TXT


def note_on_name(name: str, media_type: str) -> tuple[str, ...]:
    """A note where the name promises another kind than the content is."""
    promised = _BY_NAME.get(suffix(name))
    if promised is None or promised == media_type or {promised, media_type} <= {TXT, MARKDOWN}:
        return ()
    return (f"The name {name} promises {promised}, the content is {media_type}; it was read by its content.",)


def suffix(name: str) -> str:
    return PurePath(name).suffix.lower()


def _mail_headers(head: bytes) -> int:
    found = 0
    for line in head.splitlines()[:40]:
        if not line.strip():
            break
        if line[:1] in (b" ", b"\t"):
            continue
        if not _HEADER.match(line):
            return 0
        found += line.lower().startswith(_MAIL_HEADERS)
    return found


def _zip_kind(content: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = set(archive.namelist())
            if "mimetype" in members and archive.getinfo("mimetype").file_size < 200:
                declared = archive.read("mimetype").decode("ascii", "replace").strip()
                if declared.startswith("application/vnd.oasis.opendocument.text"):
                    return ODT
            if "word/document.xml" in members:
                return DOCX
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError, RuntimeError):
        raise Damaged(f"{name} breaks off: it is an archive or office file without its end.", "Ask for it again.") from None
    if suffix(name) == ".docx" or "[Content_Types].xml" in members:
        raise UnknownFormat(f"{name} is an office file without a text document in it.", "Save it as DOCX or PDF and send that.")
    return ZIP


def _compound_kind(content: bytes, name: str) -> str:
    if "__properties_version1.0".encode("utf-16-le") in content or "__nameid_version1.0".encode("utf-16-le") in content:
        return MSG
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise PasswordProtected(f"{name} is protected by a password.", "Ask the sender for the password or an open copy.")
    raise UnknownFormat(f"{name} is an old office file (before 2007).", "Save it as DOCX or PDF and take that in.")
