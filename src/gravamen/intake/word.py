"""DOCX and ODT: paragraphs, lists and tables in the order of the document."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from gravamen.intake.errors import Damaged, TooLarge
from gravamen.intake.models import Limits
from gravamen.text import Text

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"


def read_docx(content: bytes, name: str, limits: Limits) -> Text:
    """Headers first, then the body, then footers; list items with a dash, cells with a tab between.

    Raises:
        Damaged: the file cannot be opened.
        TooLarge: it unpacks to more than a report does.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    _check(content, name, limits)
    try:
        document = docx.Document(BytesIO(content))
        lines: list[str] = []

        def add(container: Any) -> None:
            for item in container.iter_inner_content():
                if isinstance(item, Paragraph):
                    lines.append(_docx_line(item))
                elif isinstance(item, Table):
                    lines.extend(_docx_rows(item))

        heads = [section.header for section in document.sections if not section.header.is_linked_to_previous]
        for head in heads:
            add(head)
        add(document)
        for foot in [section.footer for section in document.sections if not section.footer.is_linked_to_previous]:
            add(foot)
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, AttributeError, IndexError, SyntaxError) as error:
        raise Damaged(
            f"{name} cannot be opened as a DOCX file ({type(error).__name__}).", "Ask for it again, or as PDF."
        ) from None
    return Text.plain("\n".join(lines).strip("\n"))


def _docx_line(paragraph: Any) -> str:
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    numbered = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
    text: str = paragraph.text.replace("\r", "")
    if text.strip() and (style.startswith("list") or numbered):
        return f"- {text}"
    if text.strip() and not text.endswith("\n"):
        return text + "\n"
    return text


def _docx_rows(table: Any) -> list[str]:
    rows = []
    for row in table.rows:
        cells: list[str] = []
        seen = None
        for cell in row.cells:
            if cell._tc is seen:
                continue
            seen = cell._tc
            cells.append(" ".join(cell.text.split()))
        rows.append("\t".join(cells))
    return [*rows, ""]


def read_odt(content: bytes, name: str, limits: Limits) -> Text:
    """The same of an OpenDocument text.

    Raises:
        Damaged: the file cannot be opened.
        TooLarge: it unpacks to more than a report does.
    """
    from lxml import etree

    _check(content, name, limits)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            data = archive.read("content.xml")
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except (KeyError, zipfile.BadZipFile, etree.XMLSyntaxError, RuntimeError, NotImplementedError):
        raise Damaged(f"{name} cannot be opened as an ODT file.", "Ask for it again, or as PDF.") from None
    body = root.find(f".//{{{_OFFICE}}}text")
    lines: list[str] = []
    if body is not None:
        _odt_block(body, lines, listed=False)
    return Text.plain("\n".join(lines).strip("\n"))


def _odt_block(element: Any, lines: list[str], *, listed: bool) -> None:
    for child in element:
        if child.tag in (f"{{{_TEXT}}}p", f"{{{_TEXT}}}h"):
            text = _odt_words(child)
            lines.append(f"- {text}" if listed and text.strip() else text + ("\n" if text.strip() else ""))
        elif child.tag == f"{{{_TABLE}}}table":
            for row in child.iter(f"{{{_TABLE}}}table-row"):
                cells = row.findall(f"{{{_TABLE}}}table-cell")
                lines.append("\t".join(" ".join(_odt_words(cell).split()) for cell in cells))
            lines.append("")
        elif isinstance(child.tag, str) and "tracked-changes" not in child.tag:
            _odt_block(child, lines, listed=listed or child.tag == f"{{{_TEXT}}}list")


def _odt_words(element: Any) -> str:
    pieces = [element.text or ""]
    for child in element:
        if child.tag == f"{{{_TEXT}}}s":
            pieces.append(" " * int(child.get(f"{{{_TEXT}}}c", "1")[:3]))
        elif child.tag == f"{{{_TEXT}}}tab":
            pieces.append("\t")
        elif child.tag == f"{{{_TEXT}}}line-break":
            pieces.append("\n")
        elif isinstance(child.tag, str) and not child.tag.endswith("}annotation"):
            pieces.append(_odt_words(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _check(content: bytes, name: str, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            total = sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile:
        raise Damaged(f"{name} breaks off: it is an office file without its end.", "Ask for it again.") from None
    if total > limits.unpacked or (total > 10_000_000 and total > limits.ratio * len(content)):
        raise TooLarge(f"{name} unpacks to {total:,} bytes; it looks like a ZIP bomb.", "Ask the sender what it is.")
