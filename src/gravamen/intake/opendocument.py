"""ODT: paragraphs, lists and tables in the order of the document, then its notes."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from gravamen.intake import office
from gravamen.intake.errors import Damaged
from gravamen.intake.models import Limits
from gravamen.said import said
from gravamen.text import Text

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TEXT, _TABLE, _DRAW = (f"{{{_SPACE}{one}:1.0}}" for one in ("office", "text", "table", "drawing"))
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_UNREAD = {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note-citation", f"{_TEXT}ruby-text"}
_MOST_SPACES = 200  # in a row; more is no text


def read_odt(content: bytes, name: str, limits: Limits) -> Text:
    """List items with a dash, cells with a tab between. What tracked changes have struck out is left out.

    Raises:
        Damaged: the file cannot be opened.
        PasswordProtected: it opens only with a password.
        TooLarge: it unpacks to more than a report does.
    """
    from lxml import etree

    office.check(content, name, limits)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            data = archive.read("content.xml")
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except Exception as error:  # zipfile, zlib and the parser raise what damaged bytes make them stumble over
        raise Damaged(
            said("{name} cannot be opened as an ODT file ({error}).", name=name, error=type(error).__name__),
            said("Ask for it again, or as PDF."),
        ) from None
    lines: list[str] = []
    notes: list[Any] = []
    body = root.find(f".//{_OFFICE}text")
    if body is not None:
        _block(body, lines, notes, listed=False)
    for note in notes:  # grows where a note has a note
        _block(note, lines, notes, listed=False)
    return Text.plain("\n".join(lines).strip("\n"))


def _block(element: Any, lines: list[str], notes: list[Any], *, listed: bool) -> None:
    for child in element:
        if child.tag in _PARAGRAPHS:
            words = _words(child, notes)
            lines.append(f"- {words}" if listed and words.strip() else words + ("\n" if words.strip() else ""))
        elif child.tag == f"{_TABLE}table":
            for row in child.iter(f"{_TABLE}table-row"):
                lines.append("\t".join(_cell(cell, notes) for cell in row.findall(f"{_TABLE}table-cell")))
            lines.append("")
        elif isinstance(child.tag, str) and child.tag not in _UNREAD:
            _block(child, lines, notes, listed=listed or child.tag == f"{_TEXT}list")


def _cell(cell: Any, notes: list[Any]) -> str:
    lines: list[str] = []
    _block(cell, lines, notes, listed=False)
    return " ".join(" ".join(lines).split())


def _words(element: Any, notes: list[Any]) -> str:
    pieces = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            pieces.append(" " * min(int(count), _MOST_SPACES) if count.isdecimal() else " ")
        elif child.tag == f"{_TEXT}tab":
            pieces.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            pieces.append("\n")
        elif child.tag == f"{_TEXT}note":
            notes.extend(child.findall(f"{_TEXT}note-body"))
        elif child.tag == f"{_DRAW}text-box":
            lines: list[str] = []
            _block(child, lines, notes, listed=False)
            pieces.append("\n" + "\n".join(lines).strip("\n") + "\n")
        elif isinstance(child.tag, str) and child.tag not in _UNREAD:
            pieces.append(_words(child, notes))
        pieces.append(child.tail or "")
    return "".join(pieces)
