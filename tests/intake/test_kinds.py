"""What kind a file is: by its content, whatever it is called."""

from __future__ import annotations

import pytest

from gravamen.intake import kinds
from gravamen.intake.errors import Damaged, IntakeError, PasswordProtected, UnknownFormat

from . import making
from .making import RAID

HEADERS = b"From: a1@union.example\nSubject: Raid\n"

KNOWN = [
    pytest.param(RAID.encode(), "a.txt", kinds.TXT, id="text"),
    pytest.param(RAID.encode(), "a", kinds.TXT, id="text without an ending"),
    pytest.param(RAID.encode(), "a.MD", kinds.MARKDOWN, id="Markdown, capitals in the ending"),
    pytest.param(making.raw_pdf(), "a", kinds.PDF, id="PDF"),
    pytest.param(b"\xef\xbb\xbf\r\n" + making.raw_pdf(), "a", kinds.PDF, id="PDF after a mark and a blank line"),
    pytest.param(b"HTTP junk before it\n" + making.raw_pdf(), "a", kinds.PDF, id="PDF after junk"),
    pytest.param(b"A file that begins with %PDF- is a PDF.", "a.txt", kinds.TXT, id="text about PDF"),
    pytest.param(making.zip_of({"a.pdf": making.raw_pdf()}, packed=False), "a", kinds.ZIP, id="ZIP with a PDF as it is"),
    pytest.param(making.docx_of(RAID), "a", kinds.DOCX, id="DOCX"),
    pytest.param(making.zip_of({"word/document2.xml": b"<a/>"}), "a.docx", kinds.DOCX, id="DOCX of a server"),
    pytest.param(making.odt_of(""), "a", kinds.ODT, id="ODT"),
    pytest.param(making.zip_of({}), "a", kinds.ZIP, id="empty ZIP"),
    pytest.param(making.msg_of(), "a", kinds.MSG, id="MSG"),
    pytest.param(making.mail_of(), "a", kinds.EML, id="EML"),
    pytest.param(b"\xef\xbb\xbf" + making.mail_of(), "a.eml", kinds.EML, id="EML after a mark"),
    pytest.param(b"\r\n" + making.mail_of(), "a.eml", kinds.EML, id="EML after a blank line"),
    pytest.param(making.mail_of(), "a.txt", kinds.EML, id="EML called .txt"),
    pytest.param(b"From a1 Tue Feb 16 18:30:00 2021\n" + making.mail_of(), "a", kinds.MBOX, id="MBOX"),
    pytest.param(HEADERS + b"\n" + RAID.encode(), "a.eml", kinds.EML, id="EML with two headers"),
    pytest.param(HEADERS + b"Place: Minsk\n\n" + RAID.encode(), "a.txt", kinds.TXT, id="a memorandum with a head"),
    pytest.param(HEADERS + RAID.encode(), "a", kinds.TXT, id="words right after the head"),
    pytest.param(b"From the union: we were raided.\n" + RAID.encode(), "a", kinds.TXT, id="text that begins with From"),
    pytest.param(b"MZ is short for our union.", "a.txt", kinds.TXT, id="text that begins like a program"),
    pytest.param("BMZ: забастовка.".encode(), "a.txt", kinds.TXT, id="text that begins like a picture"),
    pytest.param(b"<!DOCTYPE html><p>x", "a", kinds.HTML, id="HTML"),
    pytest.param(b'<?xml version="1.0"?>\n<!DOCTYPE html>\n<html/>', "a", kinds.HTML, id="XHTML"),
    pytest.param(b"<!-- saved -->\n<HTML><p>x", "a", kinds.HTML, id="HTML after a comment"),
    pytest.param(b"<p>x</p>", "a.htm", kinds.HTML, id="a piece of HTML, by its ending"),
    pytest.param(b"<p>x</p>", "a.txt", kinds.TXT, id="the same called .txt"),
    pytest.param(making.picture_of("", "PNG"), "a", "image/png", id="PNG"),
    pytest.param(making.picture_of("", "JPEG"), "a", "image/jpeg", id="JPEG"),
    pytest.param(making.picture_of("", "TIFF"), "a", "image/tiff", id="TIFF"),
    pytest.param(making.picture_of("", "WEBP"), "a", "image/webp", id="WebP"),
]


@pytest.mark.parametrize(("content", "name", "kind"), KNOWN)
def test_a_kind_is_known_by_its_content(content: bytes, name: str, kind: str) -> None:
    assert kinds.kind_of(content, name) == kind


SHEET = making.zip_of({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"})
UNREAD = [
    pytest.param(b"MZ\x90\x00\x03", "a.pdf", UnknownFormat, "is a program", id="EXE called .pdf"),
    pytest.param(b"\x7fELF\x02", "a", UnknownFormat, "is a program", id="ELF"),
    pytest.param(b"L\x00\x00\x00\x01\x14\x02\x00", "report.pdf.lnk", UnknownFormat, "is a program", id="a shortcut of Windows"),
    pytest.param(b"{\\rtf1\\ansi", "a.doc", UnknownFormat, "DOCX or PDF", id="RTF"),
    pytest.param(b"Rar!\x1a\x07\x00", "a.rar", UnknownFormat, "no ZIP", id="RAR"),
    pytest.param(b"7z\xbc\xaf\x27\x1c", "a.zip", UnknownFormat, "no ZIP", id="7z called .zip"),
    pytest.param(b"GIF89a", "a.gif", UnknownFormat, "PNG or JPEG", id="GIF"),
    pytest.param(b"\x00\x00\x00\x18ftypheic", "a.heic", UnknownFormat, "JPEG", id="photograph of a telephone"),
    pytest.param(b"\x00\x00\x00\x18ftypmp42", "a.mp4", UnknownFormat, "recording", id="film"),
    pytest.param(b"OggS\x00", "a.ogg", UnknownFormat, "recording", id="voice message"),
    pytest.param(SHEET, "a.ods", UnknownFormat, "without a text", id="spreadsheet"),
    pytest.param(making.zip_of({"a.xml": b""}), "a.docx", UnknownFormat, "without a text", id="ZIP called .docx"),
    pytest.param(making.compound({"WordDocument": bytes(99)}), "a.doc", UnknownFormat, "before 2007", id="DOC"),
    pytest.param(making.msg_of()[:900], "a.msg", Damaged, "breaks off", id="the beginning of an MSG"),
    pytest.param(making.locked_docx(), "a.docx", PasswordProtected, "password", id="locked DOCX"),
    pytest.param(b"-----BEGIN PGP MESSAGE-----\n", "a.asc", PasswordProtected, "Decrypt", id="PGP"),
    pytest.param(b"age-encryption.org/v1\n", "a.age", PasswordProtected, "Decrypt", id="age"),
    pytest.param(b"PK\x03\x04" + bytes(60), "a.docx", Damaged, "breaks off", id="the beginning of a ZIP"),
]


@pytest.mark.parametrize(("content", "name", "error", "said"), UNREAD)
def test_what_is_not_read_is_named(content: bytes, name: str, error: type[IntakeError], said: str) -> None:
    with pytest.raises(error, match=said) as caught:
        kinds.kind_of(content, name)
    assert str(caught.value).startswith(f"{name} ")


@pytest.mark.parametrize(
    ("name", "kind", "noted"),
    [
        pytest.param("a.docx", kinds.PDF, True, id="another kind"),
        pytest.param("a.doc", kinds.DOCX, True, id="an old ending"),
        pytest.param("a.pdf", kinds.PDF, False, id="what it says"),
        pytest.param("a.md", kinds.TXT, False, id="text and Markdown are one"),
        pytest.param("a.xyz", kinds.PDF, False, id="an ending that promises nothing"),
        pytest.param("a", kinds.PDF, False, id="no ending"),
    ],
)
def test_a_name_that_promises_another_kind_is_noted(name: str, kind: str, noted: bool) -> None:
    assert bool(kinds.note_on_name(name, kind)) is noted
