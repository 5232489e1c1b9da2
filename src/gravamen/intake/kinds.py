"""What kind of file it is, by its content; the name is only a hint.

In: bytes and a name. Out: a media type, and a note where the name says something else.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import PurePath

from gravamen.intake.errors import Damaged, PasswordProtected, UnknownFormat
from gravamen.said import said

TXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
EML = "message/rfc822"
MBOX = "application/mbox"
MSG = "application/vnd.ms-outlook"
ZIP = "application/zip"
PICTURES = {"image/png", "image/jpeg", "image/tiff", "image/webp"}

_BY_NAME = {
    ".txt": TXT, ".csv": CSV, ".tsv": CSV, ".xlsx": XLSX, ".md": MARKDOWN, ".markdown": MARKDOWN, ".html": HTML, ".htm": HTML,
    ".pdf": PDF, ".docx": DOCX, ".odt": ODT,
    ".eml": EML, ".mbox": MBOX, ".msg": MSG, ".zip": ZIP, ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
    ".doc": "application/msword", ".tif": "image/tiff", ".tiff": "image/tiff", ".webp": "image/webp",
}  # fmt: skip
_PROGRAMS = (b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"L\x00\x00\x00\x01\x14\x02\x00")
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00")
_SEALED = (b"-----BEGIN PGP MESSAGE-----", b"age-encryption.org/v1", b"-----BEGIN AGE ENCRYPTED FILE-----")
_RECORDINGS = (b"OggS", b"ID3", b"\x1aE\xdf\xa3", b"fLaC", b"#!AMR")
_PHOTOS = {b"heic", b"heix", b"mif1", b"msf1", b"avif"}  # brands of ISO/IEC 14496-12
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:(?:[ \t]|$)")
# What people write over a memorandum, and what only a mail program writes.
_WRITTEN = (b"from:", b"to:", b"subject:", b"date:")
_MACHINE = (b"message-id:", b"received:", b"mime-version:", b"return-path:", b"content-type:", b"delivered-to:", b"x-mailer:")
_PAGE = re.compile(rb"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.DOTALL | re.IGNORECASE)


def kind_of(content: bytes, name: str) -> str:
    """The media type of a file.

    Raises:
        UnknownFormat: it is of no kind that can be read.
        PasswordProtected: an office file that opens only with a password, or an encrypted message.
        Damaged: an office file or archive without its end.
    """
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        return PDF
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(content, name)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound_kind(content, name)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content[:4] in (b"II*\x00", b"MM\x00*"):
        return "image/tiff"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    _refuse_unread(content, name)
    if head.startswith(b"From ") and b"\n" in head and _is_mail(head.split(b"\n", 1)[1], name):
        return MBOX
    if _is_mail(head, name):
        return EML
    if b"%PDF-" in content[:1024] and b"endobj" in content:  # ISO 32000-1, note 13 of Annex H: the mark may stand later
        return PDF
    if _PAGE.match(head) or (suffix(name) in (".html", ".htm") and b"<" in head):
        return HTML
    if suffix(name) in (".csv", ".tsv"):
        return CSV
    return MARKDOWN if suffix(name) in (".md", ".markdown") else TXT


def _refuse_unread(content: bytes, name: str) -> None:
    """Kinds that are known by their first bytes, and not read: each with what helps."""
    if content.startswith(_PROGRAMS) or (content.startswith(b"MZ") and b"\x00" in content[:256]):
        raise UnknownFormat(
            said("{name} is a program, not a report.", name=name), said("Do not open it; ask the sender what it is.")
        )
    if content.lstrip().startswith(_SEALED):
        raise PasswordProtected(
            said("{name} is encrypted.", name=name), said("Decrypt it with your key and take in what comes out.")
        )
    if content.startswith(_ARCHIVES):
        raise UnknownFormat(
            said("{name} is an archive, but no ZIP.", name=name), said("Unpack it and take in the files in it.")
        )
    if content.startswith(b"{\\rtf"):
        raise UnknownFormat(said("{name} is an RTF document.", name=name), said("Save it as DOCX or PDF and take that in."))
    if content.startswith((b"GIF87a", b"GIF89a")) or (content.startswith(b"BM") and b"\x00\x00" in content[:20]):
        raise UnknownFormat(
            said("{name} is a picture of a kind that is not read.", name=name), said("Save it as PNG or JPEG and take that in.")
        )
    if content[4:8] == b"ftyp" and content[8:12] in _PHOTOS:
        raise UnknownFormat(
            said("{name} is a photograph of a kind that is not read.", name=name), said("Save it as JPEG and take that in.")
        )
    if content[4:8] == b"ftyp" or content.startswith(_RECORDINGS) or content[8:12] in (b"WAVE", b"AVI "):
        raise UnknownFormat(
            said("{name} is a recording of sound or film.", name=name), said("Write down what is said in it and take that in.")
        )


def note_on_name(name: str, media_type: str) -> tuple[str, ...]:
    """A note where the name promises another kind than the content is."""
    promised = _BY_NAME.get(suffix(name))
    if promised is None or promised == media_type or {promised, media_type} <= {TXT, MARKDOWN, CSV}:
        return ()
    return (f"The name {name} promises {promised}, the content is {media_type}; it was read by its content.",)


def suffix(name: str) -> str:
    return PurePath(name).suffix.lower()


def _is_mail(head: bytes, name: str) -> bool:
    """Whether headers of an e-mail stand first.

    A text file may be a memorandum that opens with "To:" and "Date:"; read as an e-mail it would lose its other lines.
    """
    written = machine = 0
    for line in head.splitlines()[:60]:
        if not line.strip():
            break
        if line[:1] in (b" ", b"\t"):
            continue
        if not _HEADER.match(line):
            return False
        written += line.lower().startswith(_WRITTEN)
        machine += line.lower().startswith(_MACHINE)
    if suffix(name) in (".txt", ".csv", ".tsv", ".md", ".markdown"):
        return machine > 0 and written > 0
    return written + machine >= 2


def _zip_kind(content: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = set(archive.namelist())
            declared = ""
            if "mimetype" in members and archive.getinfo("mimetype").file_size < 200:
                declared = archive.read("mimetype").decode("ascii", "replace").strip()
    except Exception:  # zipfile, zlib and struct raise what a damaged table makes them stumble over
        raise Damaged(
            said("{name} breaks off: it is an archive or office file without its end.", name=name), said("Ask for it again.")
        ) from None
    if declared.startswith("application/vnd.oasis.opendocument.text"):
        return ODT
    if any(re.fullmatch(r"word/document\d*\.xml", member) for member in members):
        return DOCX
    if "xl/workbook.xml" in members:
        return XLSX
    if suffix(name) == ".docx" or "[Content_Types].xml" in members or declared.startswith("application/vnd.oasis.opendocument"):
        raise UnknownFormat(
            said("{name} is an office file without a text document in it.", name=name),
            said("Save it as DOCX or PDF and send that."),
        )
    return ZIP


def _compound_kind(content: bytes, name: str) -> str:
    if any(one.encode("utf-16-le") in content for one in ("__properties_version1.0", "__nameid_version1.0")):
        return MSG
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise PasswordProtected(
            said("{name} is protected by a password.", name=name), said("Ask the sender for the password or an open copy.")
        )
    if suffix(name) in (".msg", ".docx"):
        raise Damaged(
            said("{name} is damaged: it breaks off before its table of contents.", name=name), said("Ask for it again.")
        )
    raise UnknownFormat(
        said("{name} is an old office file (before 2007).", name=name), said("Save it as DOCX or PDF and take that in.")
    )
