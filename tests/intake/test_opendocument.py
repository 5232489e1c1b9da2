"""ODT: all that a writer's program shows, in the order of the document."""

from __future__ import annotations

import pytest

from gravamen.intake.errors import Bomb, Damaged, PasswordProtected
from gravamen.intake.models import Limits
from gravamen.intake.opendocument import read_odt

from . import making
from .making import RAID_RU

CELL = "<table:table-cell>{}</table:table-cell>"
SHOWN = [
    pytest.param("<text:h>Raids</text:h><text:p>one</text:p>", "Raids\n\none", id="heading and paragraph"),
    pytest.param(f"<text:p>{RAID_RU}</text:p>", RAID_RU, id="Russian"),
    pytest.param("<text:p>a <text:span>bold <text:span>word</text:span></text:span>.</text:p>", "a bold word.", id="spans"),
    pytest.param('<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p>', "a   b\tc\nd", id="blanks"),
    pytest.param('<text:p>a<text:s text:c="x"/>b</text:p>', "a b", id="a number that is none"),
    pytest.param('<text:p>a<text:s text:c="999999999"/>b</text:p>', "a" + " " * 200 + "b", id="a number without bounds"),
    pytest.param(
        "<text:list><text:list-item><text:p>one</text:p></text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>",
        "- one\n- two",
        id="a list",
    ),
    pytest.param(
        f"<table:table><table:table-row>{CELL.format('<text:p>a</text:p><text:p>b</text:p>')}{CELL.format('<text:p>c</text:p>')}"
        f"</table:table-row></table:table><text:p>after</text:p>",
        "a b\tc\n\nafter",
        id="a table with two paragraphs in a cell",
    ),
    pytest.param(
        "<text:tracked-changes><text:changed-region><text:p>old</text:p></text:changed-region></text:tracked-changes><text:p>new</text:p>",
        "new",
        id="struck out",
    ),
    pytest.param("<text:p>a<office:annotation><text:p>remark</text:p></office:annotation>b</text:p>", "ab", id="no remarks"),
    pytest.param(
        "<text:p>Released<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>On bail.</text:p></text:note-body></text:note>.</text:p><text:p>Next.</text:p>",
        "Released.\n\nNext.\n\nOn bail.",
        id="a note, after the text",
    ),
    pytest.param(
        "<text:p>around<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame></text:p>",
        "around\nboxed",
        id="a box of text",
    ),
    pytest.param("<text:section><text:p>one</text:p></text:section>", "one", id="a section"),
]


@pytest.mark.parametrize(("body", "characters"), SHOWN)
def test_what_is_shown_is_read(body: str, characters: str) -> None:
    assert read_odt(making.odt_of(body), "a.odt", Limits()).characters.strip("\n") == characters


LOCKED = b'<manifest:manifest><manifest:encryption-data manifest:checksum="x"/></manifest:manifest>'
BAD = [
    pytest.param(making.odt_of("")[:200], Damaged, "without its end", id="cut off"),
    pytest.param(making.zip_with(making.odt_of(""), {"content.xml": b"<a"}), Damaged, "ODT", id="broken markup"),
    pytest.param(making.zip_of({"mimetype": b"x"}), Damaged, "ODT", id="without content"),
    pytest.param(
        making.odt_of("", members={"META-INF/manifest.xml": LOCKED, "content.xml": bytes(range(99))}),
        PasswordProtected,
        "password",
        id="locked",
    ),
    pytest.param(making.odt_of("", members={"a": bytes(20_000_000)}), Bomb, "ZIP bomb", id="a bomb"),
]


@pytest.mark.parametrize(("content", "error", "said"), BAD)
def test_a_bad_document_is_refused(content: bytes, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said) as caught:
        read_odt(content, "a.odt", Limits())
    assert len(str(caught.value).splitlines()) == 1


def test_entities_are_not_unfolded() -> None:
    content = making.odt_of("<text:p>a&e;b</text:p>")
    declared = b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><office:document-content'
    content = making.zip_edited(content, {"content.xml": (b"<office:document-content", declared)})
    assert len(read_odt(content, "a.odt", Limits()).characters) <= 5
