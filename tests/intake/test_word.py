"""DOCX: all that Word shows, in the order of the document."""

from __future__ import annotations

from collections.abc import Callable

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from gravamen.intake.errors import Bomb, Damaged, PasswordProtected, TooLarge
from gravamen.intake.models import Limits
from gravamen.intake.word import read_docx
from gravamen.text import Passage

from . import making
from .making import RAID, RAID_RU

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(content: bytes) -> str:
    return read_docx(content, "a.docx", Limits()).characters


def of_markup(*blocks: str) -> bytes:
    """A document of blocks as Word writes them; `w` is bound."""
    document = docx.Document()
    for block in blocks:
        document.element.body.insert_element_before(parse_xml(block.replace(">", f" {W}>", 1)), "w:sectPr")
    return making.saved(document)


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


MARKUP = [
    pytest.param([f"<w:p>{run('one ')}{run('word')}</w:p>"], "one word", id="runs"),
    pytest.param([f"<w:p>{run('one')}</w:p>", f"<w:p>{run('two')}</w:p>"], "one\n\ntwo", id="paragraphs"),
    pytest.param(["<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>"], "a\tb\nc", id="tab and break"),
    pytest.param(
        ["<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"], "a", id="a tab stop is no tab"
    ),
    pytest.param(["<w:p><w:r><w:t>re</w:t><w:noBreakHyphen/><w:t>do</w:t></w:r></w:p>"], "re-do", id="a hyphen that holds"),
    pytest.param(
        [f"<w:p>{run('They were ')}<w:ins>{run('not ')}</w:ins>{run('released')}</w:p>"],
        "They were not released",
        id="inserted",
    ),
    pytest.param(
        [f"<w:p>{run('They were ')}<w:del><w:r><w:delText>not </w:delText></w:r></w:del>{run('released')}</w:p>"],
        "They were released",
        id="struck out",
    ),
    pytest.param([f"<w:sdt><w:sdtContent><w:p>{run('one')}</w:p></w:sdtContent></w:sdt>"], "one", id="a field of a form"),
    pytest.param(
        [f"<w:p>{run('Name: ')}<w:sdt><w:sdtContent>{run('Person A1')}</w:sdtContent></w:sdt></w:p>"],
        "Name: Person A1",
        id="a field in a line",
    ),
    pytest.param([f"<w:p><w:hyperlink>{run('a link')}</w:hyperlink></w:p>"], "a link", id="a link"),
    pytest.param(
        [f"<w:p>{run('around')}<w:r><w:pict><w:txbxContent><w:p>{run('boxed')}</w:p></w:txbxContent></w:pict></w:r></w:p>"],
        "around\n\nboxed",
        id="a box of text",
    ),
    pytest.param(
        ["<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", f"<w:p>{run('a')}</w:p>"], "a", id="no instructions"
    ),
]


@pytest.mark.parametrize(("blocks", "characters"), MARKUP)
def test_what_word_shows_is_read(blocks: list[str], characters: str) -> None:
    assert read(of_markup(*blocks)) == characters


def with_heads() -> bytes:
    document = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Letterhead"
    section.header.paragraphs[0].text = "Page head"
    section.even_page_header.paragraphs[0].text = "Never shown"
    section.footer.paragraphs[0].text = "Page foot"
    document.add_paragraph("Body")
    return making.saved(document)


def with_lists() -> bytes:
    document = docx.Document()
    document.add_heading("Raids", 1)
    document.add_paragraph("one", style="List Bullet")
    document.add_paragraph("two", style="List Number")
    document.add_paragraph("After")
    return making.saved(document)


def with_table(*, merged: bool = False) -> bytes:
    document = docx.Document()
    document.add_paragraph("Before")
    table = document.add_table(2, 2)
    for at, cell in enumerate(("Person A1", "Minsk", "Person A2", "Brest")):
        table.cell(at // 2, at % 2).text = cell
    if merged:
        table.cell(0, 1).merge(table.cell(1, 1))
    table.cell(0, 0).add_paragraph("officer")
    document.add_paragraph("After")
    return making.saved(document)


def with_footnote() -> bytes:
    notes = f"""<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p>{run("rule")}</w:p></w:footnote>
        <w:footnote w:id="1"><w:p>{run("As the lawyer says.")}</w:p></w:footnote></w:footnotes>"""
    content = making.docx_of("They were released.")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    return making.zip_edited(
        making.zip_with(content, {"word/footnotes.xml": notes.encode()}),
        {
            "[Content_Types].xml": (
                b"</Types>",
                f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode(),
            ),
            "word/_rels/document.xml.rels": (
                b"</Relationships>",
                f'<Relationship Id="rId99" Type="{relation}" Target="footnotes.xml"/></Relationships>'.encode(),
            ),
        },
    )


SHAPES = [
    pytest.param(with_heads, "Letterhead\n\nPage head\n\nBody\n\nPage foot", id="heads and feet"),
    pytest.param(with_lists, "Raids\n\n- one\n- two\nAfter", id="lists"),
    pytest.param(with_table, "Before\n\nPerson A1 officer\tMinsk\nPerson A2\tBrest\n\nAfter", id="a table"),
    pytest.param(
        lambda: with_table(merged=True),
        "Before\n\nPerson A1 officer\tMinsk Brest\nPerson A2\t\n\nAfter",
        id="merged cells, once",
    ),
    pytest.param(with_footnote, "They were released.\n\nAs the lawyer says.", id="a footnote"),
    pytest.param(lambda: making.docx_of(RAID_RU), RAID_RU, id="Russian"),
]


@pytest.mark.parametrize(("content", "characters"), SHAPES)
def test_a_document_is_read_in_its_order(content: Callable[[], bytes], characters: str) -> None:
    assert read(content()) == characters


LAUGHS = b"""<!DOCTYPE a [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>"""
BAD = [
    pytest.param(making.docx_of(RAID)[:3000], {}, Damaged, "without its end", id="cut off"),
    pytest.param(making.zip_with(making.docx_of(RAID), {"word/document.xml": b"<a"}), {}, Damaged, "DOCX", id="broken markup"),
    pytest.param(
        making.zip_with(making.docx_of(RAID), {"word/document.xml": LAUGHS}), {}, Damaged, "DOCX", id="not a document"
    ),
    pytest.param(making.zip_of({"word/document.xml": b"<a/>"}), {}, Damaged, "DOCX", id="a document alone"),
    pytest.param(making.locked_zip({"word/document.xml": b"<a/>"}), {}, PasswordProtected, "password", id="locked as a ZIP"),
    pytest.param(making.zip_with(making.docx_of(), {"a": bytes(20_000_000)}), {}, Bomb, "ZIP bomb", id="a bomb"),
    pytest.param(
        making.zip_with(making.docx_of(), {"a": bytes(99)}), {"unpacked": 98}, Bomb, "unpacks to", id="too much in all"
    ),
    pytest.param(
        making.zip_with(making.docx_of(), {"word/a.xml": b"<a>" + bytes(11_000_000)}),
        {"characters": 100, "ratio": 9999},
        TooLarge,
        "text and layout",
        id="too much text",
    ),
]


@pytest.mark.parametrize(("content", "bounds", "error", "said"), BAD)
def test_a_bad_document_is_refused(content: bytes, bounds: dict[str, int], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said) as caught:
        read_docx(content, "a.docx", Limits(**bounds))
    assert len(str(caught.value).splitlines()) == 1


words = st.text(alphabet=st.characters(categories=("L", "N", "P")), min_size=1, max_size=30)


@settings(max_examples=20)
@given(st.lists(words, min_size=1, max_size=6), st.data())
def test_offsets_lead_back_to_the_same_characters(paragraphs: list[str], data: st.DataObject) -> None:
    text = read_docx(making.docx_of(*paragraphs), "a.docx", Limits())
    assert text.characters == "\n\n".join(paragraphs)
    at = data.draw(st.integers(0, len(paragraphs) - 1))
    start = sum(len(one) + 2 for one in paragraphs[:at])
    assert text.quote(Passage(start, start + len(paragraphs[at]))) == paragraphs[at]
