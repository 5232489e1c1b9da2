"""PDF: the text layer, letter by letter, each where a reader sees it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL.Image import Image

from gravamen.intake.errors import Damaged, PasswordProtected, TooLarge
from gravamen.intake.models import Limits
from gravamen.intake.pages import Line, Sheet, bind
from gravamen.intake.pdf import read_pdf
from gravamen.text import Passage, Text

from . import making
from .making import RAID, RAID_RU

NARROW = '#set page(width: 220pt, height: 300pt, margin: 20pt)\n#set text(lang: "en")\n'


def no_scans(pictures: Iterable[tuple[int, Image]], total: int) -> dict[int, Sheet]:
    raise AssertionError("a page with text was taken for a scan")


def read(content: bytes) -> Text:
    return bind(read_pdf(content, "a.pdf", Limits(), no_scans))


@pytest.mark.parametrize(
    ("source", "characters"),
    [
        pytest.param(RAID, RAID[:41], id="a line"),
        pytest.param(f'#set text(lang: "ru")\n{RAID_RU}', RAID_RU[:20], id="Russian"),
        pytest.param("The office\\ was raided", "The office\nwas raided", id="two lines"),
        pytest.param("one\n\n#v(20pt)two", "one\n\ntwo", id="two paragraphs"),
        pytest.param("one#pagebreak()two", "one\ftwo", id="two pages"),
        pytest.param(
            '#text(font: "Libertinus Serif")[office, effect, affliction]', "office, effect, affliction", id="ligatures"
        ),
        pytest.param("$bold(A) bold(B)$ end", "\U0001d468", id="letters outside of the basic plane"),
    ],
)
def test_the_text_layer_is_read(source: str, characters: str) -> None:
    said = read(making.pdf_of(source)).characters
    assert characters in said
    assert not any("\ud800" <= letter <= "\udfff" for letter in said)


def test_a_hyphen_at_a_lines_end_stays_and_the_line_ends() -> None:
    source = (
        NARROW.replace("220pt", "120pt")
        + "#set text(hyphenate: true)\n internationalisation representatives demonstration extraordinary"
    )
    said = read(making.pdf_of(source)).characters
    assert "-\n" in said
    assert said.replace("-\n", "").replace("\n", " ") == "internationalisation representatives demonstration extraordinary"


def test_offsets_lead_to_the_place_on_the_page() -> None:
    text = read(
        making.pdf_of("First page.", "#place(top + left, dx: 100pt, dy: 200pt)[raided]", source="#set page(margin: 0pt)\n")
    )
    start = text.characters.index("raided")
    [(page, box)] = text.boxes(Passage(start, start + 6))
    assert page.number == 2
    assert (round(page.width), round(page.height)) == (595, 842)
    assert box.left == pytest.approx(100, abs=2)
    assert box.top == pytest.approx(200, abs=6)
    assert 20 < box.right - box.left < 45


# The words stand at (150, 400) from the lower left of the sheet, which is 595 by 842 points; then the sheet is turned.
TURNED = [
    pytest.param("0 0 595 842", "", (150, 442), (595, 842), id="upright"),
    pytest.param("100 50 695 892", "", (50, 492), (595, 842), id="a sheet that begins elsewhere"),
    pytest.param("0 0 595 842", "/CropBox [100 100 500 800]", (50, 400), (400, 700), id="cropped"),
    pytest.param("0 0 595 842", "/Rotate 90", (400, 150), (842, 595), id="turned right"),
    pytest.param("0 0 595 842", "/Rotate 180", (445, 400), (595, 842), id="upside down"),
    pytest.param("0 0 595 842", "/Rotate 270", (442, 445), (842, 595), id="turned left"),
    pytest.param("100 50 695 892", "/Rotate 90", (350, 50), (842, 595), id="elsewhere and turned"),
]


@pytest.mark.parametrize(("media_box", "more", "at", "size"), TURNED)
def test_places_are_those_that_a_reader_sees(
    media_box: str, more: str, at: tuple[float, float], size: tuple[float, float]
) -> None:
    text = read(making.raw_pdf(media_box=media_box, more=more))
    [page] = text.pages
    assert (page.width, page.height) == size
    first = page.box(0)
    assert first is not None
    assert min(abs(first.left - at[0]), abs(first.right - at[0])) < 3
    assert min(abs(first.top - at[1]), abs(first.bottom - at[1])) < 3
    for offset in range(page.start, page.end):
        box = page.box(offset)
        assert box is not None
        assert 0 <= box.left <= box.right <= page.width
        assert 0 <= box.top <= box.bottom <= page.height


def kept(given: list[tuple[int, tuple[int, int]]]) -> object:
    """In place of OCR: notes what it is given, and gives each page a word."""

    def recognise(pictures: Iterable[tuple[int, Image]], total: int) -> dict[int, Sheet]:
        found = {}
        for index, picture in pictures:
            given.append((index, picture.size))
            line = Line()
            for letter in f"scan{index}":
                line.add(letter, 0, 0, 1, 1)
            found[index] = Sheet(1, 1, [line])
        assert len(found) == total
        return found

    return recognise


def test_pages_without_a_text_layer_go_to_ocr() -> None:
    scan = making.scan_of(making.png_of("one"), making.png_of("two"))
    given: list[tuple[int, tuple[int, int]]] = []
    sheets = read_pdf(scan, "a.pdf", Limits(), kept(given))  # type: ignore[arg-type]
    assert bind(sheets).characters == "scan0\fscan1"
    assert [index for index, _ in given] == [0, 1]
    assert given[0][1] == pytest.approx((1748, 827), abs=4)  # 148 by 70 millimetres at 300 dots an inch


def test_a_vast_page_is_not_drawn_at_full_size() -> None:
    picture = making.picture_of("", "JPEG", (100, 100))
    import io

    from PIL import Image as Pictures

    out = io.BytesIO()
    Pictures.open(io.BytesIO(picture)).save(out, "PDF", resolution=0.5)
    given: list[tuple[int, tuple[int, int]]] = []
    read_pdf(out.getvalue(), "a.pdf", Limits(pixels=1_000_000), kept(given))  # type: ignore[arg-type]
    width, height = given[0][1]
    assert width * height <= 1_010_000


BAD = [
    pytest.param(making.raw_pdf()[:150], Limits(), Damaged, "breaks off", id="cut off"),
    pytest.param(b"%PDF-1.7\n" + bytes(500), Limits(), Damaged, "breaks off", id="a head and zeros"),
    pytest.param(making.locked_pdf(), Limits(), PasswordProtected, "password", id="locked"),
    pytest.param(making.raw_pdf(pages=10_000), Limits(), TooLarge, "10,000 pages", id="10,000 pages"),
    pytest.param(making.raw_pdf(pages=3), Limits(pages=2), TooLarge, "3 pages", id="a page too many"),
    pytest.param(making.raw_pdf(pages=0), Limits(), Damaged, "a.pdf", id="no pages"),
    pytest.param(
        making.raw_pdf().replace(b"/Type /Page ", b"/Type /Pig_ "), Limits(), Damaged, "page 1", id="a page that is none"
    ),
]


@pytest.mark.parametrize(("content", "limits", "error", "said"), BAD)
def test_a_bad_document_is_refused(content: bytes, limits: Limits, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said) as caught:
        read_pdf(content, "a.pdf", limits, no_scans)
    assert len(str(caught.value).splitlines()) == 1


def test_a_file_without_pages_is_not_taken_for_a_locked_one() -> None:
    for _ in range(2):
        with pytest.raises(PasswordProtected):
            read(making.locked_pdf())
        with pytest.raises(Damaged):
            read(making.raw_pdf(pages=0))


SPACED = "#set par(leading: {}em, spacing: {}em)\n" + "\n\n".join("The police came. " * 9 for _ in range(3))


@pytest.mark.parametrize(("leading", "spacing"), [(0.5, 1.2), (0.65, 1.2), (1.0, 2.0), (1.6, 2.6)])
def test_paragraphs_are_parted_and_lines_are_not(leading: float, spacing: float) -> None:
    said = read(making.pdf_of(NARROW + SPACED.format(leading, spacing))).characters
    paragraphs = [one for page in said.split("\f") for one in page.split("\n\n")]
    assert len(paragraphs) <= 3 + said.count("\f")
    assert sum(one.startswith("The police came.") for one in paragraphs) >= 3


words = st.lists(
    st.text(alphabet="abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщэюяąćęłńóśźż", min_size=2, max_size=12),
    min_size=3,
    max_size=30,
)


@settings(max_examples=15, derandomize=True)
@given(words)
def test_words_come_back_to_the_letter_with_their_places(said: list[str]) -> None:
    text = read(making.pdf_of(NARROW + "#set text(hyphenate: false)\n" + " ".join(said)))
    assert text.characters.split() == said
    start = 0
    for word in said:
        start = text.characters.index(word, start)
        boxes = [text.pages[0].box(at) for at in range(start, start + len(word))]
        assert [one.left for one in boxes if one] == sorted(one.left for one in boxes if one)
        assert all(one and one.right > one.left and one.bottom > one.top for one in boxes)
        start += len(word)


SAMPLE = Path(__file__).parents[2].parent / "shared" / "samples" / "letter.pdf"


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the samples are not beside the repository")
def test_the_letter_of_2021_is_read() -> None:
    text = read(SAMPLE.read_bytes())
    assert "IndustriALL Global Union calls on the ILO" in text.characters
    assert len(text.pages) > 1
