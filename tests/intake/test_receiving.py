"""Taking a file in: each kind gives its words, each bad file one clear line."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gravamen.errors import GravamenError
from gravamen.intake import receive
from gravamen.intake.errors import Damaged, EmptyFile, IntakeError, PasswordProtected, TooLarge, UnknownFormat
from gravamen.intake.models import Limits, Report
from gravamen.text import Passage

from . import making
from .making import RAID

BOMB = making.zip_of({"zeros.txt": bytes(20_000_000)})


def refusal(content: bytes, name: str, limits: Limits | None = None) -> GravamenError:
    """The error that a file is refused with: one line that a person can act on."""
    with pytest.raises(IntakeError) as caught:
        receive(content, name, limits=limits)
    line = str(caught.value)
    assert line.splitlines() == [line]
    assert len(line) < 400
    assert caught.value.what.endswith(".")
    assert caught.value.remedy.endswith(".")
    return caught.value


GOOD: dict[str, Callable[[], bytes]] = {
    "report.txt": lambda: RAID.encode(),
    "report.md": lambda: f"# Report\n\n{RAID}".encode(),
    "report.html": lambda: f"<html><body><p>{RAID}</p></body></html>".encode(),
    "report.pdf": lambda: making.pdf_of(RAID),
    "report.docx": lambda: making.docx_of(RAID),
    "report.odt": lambda: making.odt_of(f"<text:p>{RAID}</text:p>"),
    "report.eml": making.mail_of,
    "report.msg": making.msg_of,
    "report.mbox": lambda: b"From a1@union.example Tue Feb 16 18:30:00 2021\n" + making.mail_of(),
    "report.zip": lambda: making.zip_of({"inner.txt": RAID.encode()}),
}


@pytest.mark.parametrize("name", GOOD)
def test_each_kind_gives_its_words(name: str) -> None:
    content = GOOD[name]()
    report = receive(content, name)
    said = " ".join(" ".join(one.text.characters.split()) for one in report.all() if one.text is not None)
    assert RAID in said
    assert report.content == content
    assert report.sha256 == hashlib.sha256(content).hexdigest()
    assert report.notes == ()
    assert {one.language for one in report.all() if one.text is not None} == {"en"}


def bad(name: str, content: Callable[[], bytes], error: type[IntakeError], *words: str, **limits: int) -> object:
    return pytest.param(name, content, error, words, Limits(**limits), id=name.replace(".", "-"))


def truncated(content: bytes) -> bytes:
    return content[: len(content) // 2]


BAD = [
    bad("truncated.pdf", lambda: truncated(making.raw_pdf())[:200], Damaged, "breaks off", "again"),
    bad("head-only.pdf", lambda: b"%PDF-1.7\n", Damaged, "breaks off"),
    bad("locked.pdf", making.locked_pdf, PasswordProtected, "password", "open copy"),
    bad("locked.docx", making.locked_docx, PasswordProtected, "password", "open copy"),
    bad("locked.zip", lambda: making.locked_zip({"a.txt": RAID.encode()}), PasswordProtected, "password", "open copy"),
    bad("truncated.docx", lambda: truncated(making.docx_of(RAID)), Damaged, "breaks off"),
    bad("truncated.zip", lambda: truncated(making.zip_of({"a.txt": RAID.encode()})), Damaged, "breaks off"),
    bad("truncated.png", lambda: truncated(making.png_of(RAID)), Damaged, "breaks off"),
    bad("truncated.msg", lambda: truncated(making.msg_of()), Damaged, "damaged"),
    bad("bomb.zip", lambda: BOMB, TooLarge, "ZIP bomb"),
    bad("nested.zip", lambda: making.zip_of({"inner.zip": BOMB}), TooLarge, "ZIP bomb", "inner.zip", "nested.zip"),
    bad(
        "nested-fan.zip",  # each layer keeps within bounds, all together do not
        lambda: making.zip_of({f"{n}.zip": making.zip_of({f"{m}.txt": bytes(900_000) for m in range(5)}) for n in range(5)}),
        TooLarge,
        "ZIP bomb",
        unpacked=10_000_000,
    ),
    bad("bomb.docx", lambda: making.zip_with(making.docx_of(RAID), {"word/a.xml": bytes(20_000_000)}), TooLarge, "ZIP bomb"),
    bad("bomb.odt", lambda: making.odt_of("", members={"a.xml": bytes(20_000_000)}), TooLarge, "ZIP bomb"),
    bad("empty.txt", lambda: b"", EmptyFile, "is empty", "again"),
    bad("zeros.pdf", lambda: bytes(5000), EmptyFile, "is empty"),
    bad("blanks.txt", lambda: b" \r\n\t\n", EmptyFile, "is empty"),
    bad("empty.docx", making.docx_of, EmptyFile, "no text"),
    bad("empty.zip", lambda: making.zip_of({}), EmptyFile, "holds nothing"),
    bad("blank-page.pdf", lambda: making.pdf_of(""), EmptyFile, "no text"),
    bad("program.pdf", lambda: b"MZ\x90\x00" + bytes(range(256)) * 20, UnknownFormat, "program", "Do not open"),
    bad("program.docx", lambda: b"\x7fELF\x02\x01\x01" + bytes(200), UnknownFormat, "program"),
    bad("noise.txt", lambda: bytes(range(256)) * 20, UnknownFormat, "no text", "PDF, DOCX"),
    bad(
        "sheet.xlsx",
        lambda: making.zip_of({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}),
        Damaged,
        "cannot be read",
        "CSV",
    ),
    bad("old.doc", lambda: making.compound({"WordDocument": bytes(5000)}), UnknownFormat, "before 2007"),
    bad("long.pdf", lambda: making.raw_pdf(pages=10_000), TooLarge, "10,000 pages", "2,000", "Split"),
    bad("heavy.eml", lambda: making.mail_of(attachments=(("a.txt", b"words"),) * 500), TooLarge, "500 attachments", "200"),
    bad("heavy.msg", lambda: making.msg_of(attachments=(("a.txt", b"words"),) * 500), TooLarge, "500 attachments"),
    bad("many.zip", lambda: making.zip_of({f"{n}.txt": b"words" for n in range(500)}), TooLarge, "500 files", "200"),
    bad("large.txt", lambda: b"words " * 200, TooLarge, "1,200 bytes", "1,000", bytes=1000),
    bad("wordy.txt", lambda: b"words " * 200, TooLarge, "1,200 characters", characters=1000),
    bad("vast.png", lambda: making.picture_of("", "PNG"), TooLarge, "1,600 by 300", pixels=100_000),
]


@pytest.mark.parametrize(("name", "content", "error", "words", "limits"), BAD)
def test_a_bad_file_gets_one_clear_line(
    name: str, content: Callable[[], bytes], error: type[IntakeError], words: tuple[str, ...], limits: Limits
) -> None:
    refused = refusal(content(), name, limits)
    assert type(refused) is error or isinstance(refused, error)
    assert name in str(refused)
    assert [word for word in words if word not in str(refused)] == []


MISNAMED = [
    pytest.param("report.docx", lambda: making.pdf_of(RAID), "application/pdf", id="PDF called .docx"),
    pytest.param("report.txt", lambda: making.docx_of(RAID), "wordprocessingml", id="DOCX called .txt"),
    pytest.param("report.pdf", lambda: f"<html><body>{RAID}</body></html>".encode(), "text/html", id="HTML called .pdf"),
    pytest.param("report.doc", lambda: making.docx_of(RAID), "wordprocessingml", id="DOCX called .doc"),
    pytest.param("report.zip", lambda: making.pdf_of(RAID), "application/pdf", id="PDF called .zip"),
    pytest.param("report.pdf", lambda: RAID.encode(), "text/plain", id="text called .pdf"),
]


@pytest.mark.parametrize(("name", "content", "kind"), MISNAMED)
def test_a_wrong_extension_is_noted_and_the_content_read(name: str, content: Callable[[], bytes], kind: str) -> None:
    report = receive(content(), name)
    assert report.text is not None
    assert RAID in " ".join(report.text.characters.split())
    assert kind in report.media_type
    assert [name in note and kind in note for note in report.notes] == [True]


def test_parts_know_the_containers_they_came_through() -> None:
    inner = making.mail_of(attachments=(("note.txt", b"Three workers were dismissed."),))
    report = receive(making.zip_of({"mail.eml": inner}), "all.zip")
    assert [(one.name, one.path) for one in report.all()] == [
        ("all.zip", ()),
        ("mail.eml", ("all.zip",)),
        ("note.txt", ("all.zip", "mail.eml")),
    ]


def test_a_mailbox_gives_each_email_with_its_files() -> None:
    one, two = (making.mail_of(subject=subject, attachments=(("a.txt", b"words"),)) for subject in ("One", "Two"))
    line = b"From a1@union.example Tue Feb 16 18:30:00 2021\n"
    report = receive(line + one + b"\n" + line + two, "box.mbox")
    assert [part.subject for part in report.parts] == ["One", "Two"]
    assert [(part.name, part.path) for part in report.parts[1].parts] == [("a.txt", ("box.mbox", "0002.eml"))]


def test_intake_loads_nothing_heavy_before_it_is_used() -> None:
    heavy = "{'docx', 'lxml', 'PIL', 'pypdfium2', 'oxmsg', 'django'}"
    code = f"import sys, gravamen.intake.receiving; print({heavy} & set(sys.modules) or 'light')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "light"


@pytest.mark.parametrize(
    ("attached", "said"),
    [
        pytest.param(("a.pdf", making.locked_pdf()), "a.pdf is protected by a password", id="a locked PDF"),
        pytest.param(("a.txt", b""), "a.txt is empty", id="an empty file"),
        pytest.param(("a.exe", b"MZ\x90\x00" + bytes(200)), "a.exe is a program", id="a program"),
        pytest.param(("a.pdf", making.raw_pdf(pages=30)), "a.pdf has 30 pages", id="a document too long"),
        pytest.param(("a.zip", making.zip_of({"b.txt": b""})), "b.txt is empty", id="an archive with nothing in it"),
    ],
)
def test_an_attachment_that_cannot_be_read_does_not_cost_the_mail(attached: tuple[str, bytes], said: str) -> None:
    content = making.mail_of(attachments=(attached, ("b.txt", b"Three workers were dismissed.")))
    report = receive(content, "report.eml", limits=Limits(pages=20))
    assert report.text is not None
    assert RAID in report.text.characters
    assert [part.name for part in report.parts] == ["b.txt"]
    assert len(report.notes) == 1
    assert report.notes[0].startswith("Not read: ")
    assert said in report.notes[0]
    assert report.notes[0].splitlines() == [report.notes[0]]


def packed(depth: int) -> bytes:
    content = RAID.encode()
    for level in range(depth):
        content = making.zip_of({f"level-{level}.zip" if level else "report.txt": content})
    return content


def test_archives_in_archives_are_unpacked_to_a_depth() -> None:
    assert [one.text.characters for one in receive(packed(4), "all.zip").all() if one.text is not None] == [RAID]
    refused = refusal(packed(6), "all.zip")
    assert isinstance(refused, TooLarge)
    assert "deep" in str(refused)


def test_a_name_cannot_break_the_line_or_lead_elsewhere() -> None:
    assert receive(RAID.encode(), "../../etc/x\n\u202egpj.txt").name == "x gpj.txt"
    assert "\n" not in str(refusal(b"", "a\nb\r\nc\u2028d.txt"))


def test_nothing_of_an_archive_reaches_the_disk(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(str(tmp_path))
    report = receive(making.zip_of({"../../x.txt": RAID.encode(), "/abs/y.txt": RAID.encode()}), "all.zip")
    assert [part.name for part in report.parts] == ["x.txt", "y.txt"]
    assert list(tmp_path.parent.rglob("?.txt")) == []  # type: ignore[attr-defined]


def test_a_scan_waits_where_there_is_no_tesseract(no_tesseract: None) -> None:
    report = receive(making.png_of(RAID), "scan.png")
    assert report.text is None
    assert report.waiting.startswith("waiting for OCR: ")
    assert "apt-get install tesseract-ocr" in report.waiting
    assert report.waiting.splitlines() == [report.waiting]


def test_a_broken_scan_is_refused_even_where_there_is_no_tesseract(no_tesseract: None) -> None:
    assert isinstance(refusal(truncated(making.png_of(RAID)), "scan.png"), Damaged)


def holds_together(report: Report) -> None:
    for one in report.all():
        if one.text is None:
            continue
        text = one.text
        text.characters.encode()  # no lone surrogates
        assert "".join(text.quote(Passage(page.start, page.end)) for page in text.pages) == text.characters
        for page in text.pages:
            assert len(page.places) in (0, 4 * (page.end - page.start))


SEEDS = {name: make() for name, make in GOOD.items()}


def read_or_refused(content: bytes, name: str) -> Report | None:
    """The report, sound in itself, or None where the file is refused with one line. Anything else is a bug."""
    try:
        report = receive(content, name)
    except IntakeError as error:
        line = str(error)
    else:
        holds_together(report)
        assert report.content == content
        return report
    assert line.splitlines() == [line]
    return None


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(
    name=st.sampled_from(sorted(SEEDS)),
    cut=st.floats(0.2, 1.0),
    wounds=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8),
)
def test_a_damaged_file_is_read_or_refused_with_one_line(name: str, cut: float, wounds: list[tuple[float, int]]) -> None:
    content = bytearray(SEEDS[name])
    for place, byte in wounds:
        content[int(place * len(content))] = byte
    read_or_refused(bytes(content[: int(cut * len(content))]), name)


@settings(max_examples=200, derandomize=True)
@given(content=st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode)), name=st.text(max_size=40))
def test_any_bytes_are_read_or_refused_with_one_line(content: bytes, name: str) -> None:
    read_or_refused(content, name)
