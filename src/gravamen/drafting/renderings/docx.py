"""DOCX: the letter with named styles, page numbers, and notes that lead to Annex C."""

from __future__ import annotations

import datetime
import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from gravamen.drafting.document import Block, Document, Enumeration, Heading, Paragraph, Sentence, Table
from gravamen.drafting.framed import FROM_THE_RIGHT, framed
from gravamen.drafting.notes import runs
from gravamen.drafting.renderings.plain import mark

if TYPE_CHECKING:
    from docx.document import Document as Docx

_FONT = "Times New Roman"
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def docx(document: Document, written_on: datetime.date) -> bytes:
    """The letter with its annexes. The same document and day give the same bytes."""
    import docx as library
    from docx.shared import Mm, Pt

    out: Docx = library.Document()
    said = framed(document.language).phrase
    _styles(out)
    section = out.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(26)
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)
    _properties(out, document, written_on)
    if mark(document):
        section.header.paragraphs[0].text = mark(document).upper()
        section.header.paragraphs[0].style = "Mark"
    _page_number(section.footer.paragraphs[0], said("form.page", page="PAGE", pages="NUMPAGES"))

    out.add_paragraph(document.profile.name, style="Letterhead")
    for line in (*document.profile.address, *document.profile.contact, *document.profile.officers):
        out.add_paragraph(line, style="Letterhead Small")
    out.add_paragraph(document.place_and_date, style="Date Line")
    addressee = document.addressee
    for line in (addressee.name, addressee.role, addressee.body):
        if line:
            out.add_paragraph(line, style="Address")
    if document.channel:
        out.add_paragraph(document.channel, style="Body Text")
    out.add_paragraph(document.subject, style="Subject Line")
    if document.salutation.text:
        out.add_paragraph(document.salutation.text, style="Body Text")
    for block in document.body:
        _block(out, block)
    closing = out.add_paragraph(style="Body Text")
    closing.paragraph_format.keep_with_next = True
    _sentences(closing, document.closing)
    out.add_paragraph(document.valediction, style="Body Text").paragraph_format.keep_with_next = True
    if document.status == "verified":
        out.add_paragraph(style="Body Text").paragraph_format.space_after = Pt(30)
        for line in (document.profile.signatory, document.profile.signatory_role):
            out.add_paragraph(line, style="Address")
    for at, annex in enumerate(document.annexes):
        heading = out.add_paragraph(said("form.annex", letter=annex.letter, title=annex.title), style="Heading 1")
        heading.paragraph_format.page_break_before = at == 0
        for block in annex.blocks:
            _block(out, block)
    if document.language in FROM_THE_RIGHT:
        _turned(out)
    data = BytesIO()
    out.save(data)
    return _timeless(data.getvalue())


def _turned(out: Docx) -> None:
    """Paragraphs from right to left; the program aligns them by that, and names in Latin letters keep their own way."""
    from docx.oxml import OxmlElement

    for paragraph in (*out.paragraphs, *out.sections[0].header.paragraphs, *out.sections[0].footer.paragraphs):
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for run in paragraph.runs:
            run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))


def _styles(out: Docx) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    styles = out.styles
    normal: Any = styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(11)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    body: Any = styles["Body Text"]
    body.paragraph_format.space_after = Pt(8)
    for name, size, after, bold in (
        ("Letterhead", 15, 2, True),
        ("Letterhead Small", 9, 0, False),
        ("Date Line", 11, 10, False),
        ("Address", 11, 0, False),
        ("Subject Line", 12, 10, True),
        ("Mark", 9, 0, True),
        ("Table Text", 9, 0, False),
        ("Hash", 7, 0, False),
    ):
        style: Any = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.size, style.font.bold = Pt(size), bold
        style.paragraph_format.space_after = Pt(after)
    styles["Date Line"].paragraph_format.space_before = Pt(14)
    styles["Date Line"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    styles["Subject Line"].paragraph_format.space_before = Pt(12)
    styles["Mark"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    styles["Mark"].font.color.rgb = RGBColor(0xA0, 0x20, 0x20)
    styles["Hash"].font.name = "Courier New"
    for name, size in (("Heading 1", 13), ("Heading 2", 11)):
        heading: Any = styles[name]
        heading.font.name, heading.font.size, heading.font.bold = _FONT, Pt(size), True
        heading.font.color.rgb = RGBColor(0, 0, 0)
        heading.element.rPr.rFonts.set(qn("w:asciiTheme"), _FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            heading.element.rPr.rFonts.attrib.pop(qn(theme), None)
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(12), Pt(6)


def _properties(out: Docx, document: Document, written_on: datetime.date) -> None:
    when = datetime.datetime.combine(written_on, datetime.time())
    core = out.core_properties
    core.title, core.author, core.language = document.subject, document.profile.name, document.language
    core.created = core.modified = when
    core.last_modified_by, core.comments, core.revision = document.profile.name, "", 1


def _block(out: Docx, block: Block) -> None:
    if isinstance(block, Heading):
        out.add_paragraph(block.text, style="Heading 2")
    elif isinstance(block, Paragraph):
        paragraph = out.add_paragraph(style="Body Text")
        paragraph.paragraph_format.keep_with_next = block.sentences[-1].text.endswith(":")  # what opens a list
        _sentences(paragraph, block.sentences)
    elif isinstance(block, Enumeration):
        items = [out.add_paragraph(style="List Number") for _ in block.items]
        for paragraph, item in zip(items, block.items, strict=True):
            _sentences(paragraph, (item,))
        if block.start == 1:
            _begun_anew(out, items)
        else:
            _gone_on(out, items)
    else:
        _table(out, block)


def _begun_anew(out: Docx, items: list[Any]) -> None:
    """A list that begins at 1 again, where one came before: else the numbers of the style go on."""
    if not _numbered_before(out, items):
        return
    numbering = out.part.numbering_part.numbering_definitions._numbering
    style: Any = out.styles["List Number"]
    abstract = numbering.num_having_numId(style.element.pPr.numPr.numId.val).abstractNumId.val
    number = numbering.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    for item in items:
        item._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number.numId


def _gone_on(out: Docx, items: list[Any]) -> None:
    """A list that goes on from the one before, under the number that this one has."""
    before = _numbered_before(out, items)
    own = before[-1]._p.pPr.numPr if before else None
    if own is not None:
        for item in items:
            item._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = own.numId.val


def _numbered_before(out: Docx, items: list[Any]) -> list[Any]:
    ours = {id(item._p) for item in items}
    return [one for one in out.paragraphs if one.style.name == "List Number" and id(one._p) not in ours]  # type: ignore[union-attr]


def _sentences(paragraph: Any, sentences: tuple[Sentence, ...]) -> None:
    for at, sentence in enumerate(sentences):
        paragraph.add_run((" " if at else "") + sentence.text)
        _notes(paragraph, sentence)


def _notes(paragraph: Any, sentence: Sentence) -> None:
    """The numbers, each a link to its row in Annex C."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for at, (number, last) in enumerate(runs(sentence.notes)):
        if at:
            paragraph.add_run(",").font.superscript = True
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), f"note_{number}")
        run = paragraph.add_run(str(number) if number == last else f"{number}–{last}")
        run.font.superscript = True
        link.append(run._r)
        paragraph._p.append(link)


def _table(out: Docx, block: Table) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    table = out.add_table(rows=1, cols=len(block.columns), style="Table Grid")
    table.autofit = False
    for cell, title in zip(table.rows[0].cells, block.columns, strict=True):
        cell.paragraphs[0].style = "Table Text"
        cell.paragraphs[0].add_run(title).bold = True
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    for row in block.rows:
        cells = table.add_row().cells
        for column, (cell, sentence) in enumerate(zip(cells, row, strict=True)):
            paragraph = cell.paragraphs[0]
            hashed = len(sentence.text) == 64 and not sentence.text.strip("0123456789abcdef")
            paragraph.style = "Hash" if hashed else "Table Text"
            if block.numbered and column == 0:
                _bookmark(paragraph, sentence.text)
            _sentences(paragraph, (sentence,))
    for row_of_table in table.rows:
        for cell, width in zip(row_of_table.cells, block.widths, strict=False):
            cell.width = Mm(158 * width)
    out.add_paragraph(style="Table Text")


def _bookmark(paragraph: Any, number: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), number)
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), f"note_{number}")
        paragraph._p.append(mark)


def _page_number(paragraph: Any, words: str) -> None:
    """The foot of a page; PAGE and NUMPAGES in its words are fields that the program fills in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.style = "Letterhead Small"
    for part in re.split(r"(\bPAGE\b|\bNUMPAGES\b)", words):
        if part in ("PAGE", "NUMPAGES"):
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), part)
            paragraph._p.append(field)
        elif part:
            paragraph.add_run(part)


def _timeless(content: bytes) -> bytes:
    """The same archive without the times at which its members were written."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _ZIP_TIME), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
