"""DOCX: headers, paragraphs, lists and tables in the order of the document, footers, then its notes."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from gravamen.intake import office
from gravamen.intake.errors import Damaged
from gravamen.intake.models import Limits
from gravamen.said import said
from gravamen.text import Text

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What wraps paragraphs, rows or cells without being text itself: content controls, insertions that await approval.
_WRAPPERS = {f"{_WORD}{one}" for one in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
# Struck out, properties, instructions to Word, and the second form of a text box for old programs.
_UNREAD = {f"{_WORD}{one}" for one in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "sdtPr", "rt")} | {_FALLBACK}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LETTERS = {f"{_WORD}{one}": sign for one, sign in _SIGNS.items()}
_NOTES = ("/footnotes", "/endnotes")  # ends of relationship types


def read_docx(content: bytes, name: str, limits: Limits) -> Text:
    """Headers first, then the body, footers, and foot- and endnotes; list items with a dash, cells with a tab between.

    Tracked changes are read as if approved: what was inserted is there, what was struck out is not.

    Raises:
        Damaged: the file cannot be opened.
        PasswordProtected: it opens only with a password.
        TooLarge: it unpacks to more than a report does.
    """
    import docx

    office.check(content, name, limits)
    try:
        document = docx.Document(BytesIO(content))
        lines: list[str] = []
        for head in _heads(document, "header"):
            _block(head, lines, document)
        _block(document.element.body, lines, document)
        for foot in _heads(document, "footer"):
            _block(foot, lines, document)
        for note in _notes(document):
            _block(note, lines, document)
    except Exception as error:  # the library raises what damaged parts make it stumble over
        raise Damaged(
            said("{name} cannot be opened as a DOCX file ({error}).", name=name, error=type(error).__name__),
            said("Ask for it again, or as PDF."),
        ) from None
    return Text.plain("\n".join(lines).strip("\n"))


def _heads(document: Any, which: str) -> Iterator[Any]:
    """The headers or footers that are shown on some page, each once."""
    odd_and_even = document.settings.odd_and_even_pages_header_footer
    for section in document.sections:
        shown = [f"first_page_{which}"] if section.different_first_page_header_footer else []
        shown += [which] + ([f"even_page_{which}"] if odd_and_even else [])
        for one in shown:
            head = getattr(section, one)
            if not head.is_linked_to_previous:
                yield head.part.element


def _notes(document: Any) -> Iterator[Any]:
    from docx.oxml import parse_xml

    for ending in _NOTES:
        for relation in document.part.rels.values():
            if relation.is_external or not relation.reltype.endswith(ending):
                continue
            for note in parse_xml(relation.target_part.blob):
                if note.get(f"{_WORD}type") in (None, "normal"):  # the others are the rules that part notes from text
                    yield note


def _block(container: Any, lines: list[str], document: Any) -> None:
    for child in _within(container):
        if child.tag == f"{_WORD}p":
            boxes: list[Any] = []
            lines.append(_line(child, "".join(_words(child, boxes)), document))
            for box in boxes:
                _block(box, lines, document)
        elif child.tag == f"{_WORD}tbl":
            lines.extend(_rows(child, document))
            lines.append("")


def _within(container: Any) -> Iterator[Any]:
    for child in container:
        if child.tag in _WRAPPERS:
            yield from _within(child)
        else:
            yield child


def _line(paragraph: Any, words: str, document: Any) -> str:
    """A paragraph's words, with a dash where it is an item of a list, else with a blank line after it."""
    from docx.text.paragraph import Paragraph

    if not words.strip():
        return words
    style = Paragraph(paragraph, document).style
    listed = style is not None and (style.name or "").lower().startswith("list")
    numbered = paragraph.pPr is not None and paragraph.pPr.numPr is not None
    if listed or numbered:
        return f"- {words}"
    return words if words.endswith("\n") else words + "\n"


def _rows(table: Any, document: Any) -> list[str]:
    rows = []
    for row in _within(table):
        if row.tag != f"{_WORD}tr" or row.find(f"{_WORD}trPr/{_WORD}del") is not None:
            continue
        cells = []
        for cell in _within(row):
            if cell.tag == f"{_WORD}tc":
                lines: list[str] = []
                _block(cell, lines, document)
                cells.append(" ".join(" ".join(lines).split()))
        rows.append("\t".join(cells))
    return rows


def _words(element: Any, boxes: list[Any]) -> Iterator[str]:
    for child in element:
        if child.tag in (f"{_WORD}t", f"{_MATH}t"):
            yield child.text or ""
        elif child.tag in _LETTERS:
            yield _LETTERS[child.tag]
        elif child.tag == f"{_WORD}txbxContent":
            boxes.append(child)
        elif child.tag not in _UNREAD:
            yield from _words(child, boxes)
