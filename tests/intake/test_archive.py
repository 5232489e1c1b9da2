"""ZIP archives: what is in them, whatever they say of themselves."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from gravamen.intake.archive import Allowance, unpack
from gravamen.intake.errors import Bomb, Damaged, PasswordProtected, TooLarge
from gravamen.intake.models import Limits

from . import making

BOMB = making.zip_of({"zeros": bytes(5_000_000)})


@pytest.mark.parametrize(
    ("member", "name"),
    [
        pytest.param("../../x.txt", "x.txt", id="out of the folder"),
        pytest.param("/etc/x.txt", "x.txt", id="from the root"),
        pytest.param("..\\..\\x.txt", "x.txt", id="with the slashes of Windows"),
        pytest.param("a/b/x.txt", "x.txt", id="in folders"),
        pytest.param("Отчёт.txt", "Отчёт.txt", id="Cyrillic, UTF-8"),
        pytest.param("a\nb.txt", "a b.txt", id="with a line break"),
    ],
)
def test_a_member_has_a_plain_name(member: str, name: str) -> None:
    assert unpack(making.zip_of({member: b"words"}), "a.zip", Limits()) == [(name, b"words")]


def test_names_of_russian_windows_are_read() -> None:
    content = making.zip_of({"MMMMM.txt": b"words"}).replace(b"MMMMM", "Отчет".encode("cp866"))
    assert unpack(content, "a.zip", Limits()) == [("Отчет.txt", b"words")]


def test_folders_and_leavings_of_systems_are_left_out() -> None:
    content = making.zip_of(
        {"a/": b"", "a/x.txt": b"words", "__MACOSX/a/._x.txt": b"x", "a/.DS_Store": b"x", "Thumbs.db": b"x"}
    )
    assert unpack(content, "a.zip", Limits()) == [("x.txt", b"words")]


def lying() -> bytes:
    """A bomb whose table says that it holds ten bytes."""
    content = bytearray(BOMB)
    at = content.find(b"PK\x01\x02")
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(content)


def overlapping() -> bytes:
    """Two entries of the table that lead to the same bytes: how a small file holds petabytes (Fifield 2019)."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", bytes(900_000))
        archive.writestr("b", bytes(900_000))
        archive.infolist()[1].header_offset = 0
        archive.infolist()[1].filename = "a"
    return out.getvalue()


BAD = [
    pytest.param(BOMB, Limits(), Bomb, "ZIP bomb", id="a bomb"),
    pytest.param(lying(), Limits(), (Bomb, Damaged), "a.zip", id="a bomb that says it is small"),
    pytest.param(overlapping(), Limits(unpacked=1_000_000), (Bomb, Damaged), "a.zip", id="entries over one another"),
    pytest.param(making.zip_of({"a": bytes(9), "b": bytes(9)}), Limits(unpacked=10), Bomb, "ZIP bomb", id="too much in all"),
    pytest.param(making.zip_of({f"{n}": b"" for n in range(4)}), Limits(attachments=3), TooLarge, "4 files", id="too many"),
    pytest.param(making.locked_zip({"a": b"words"}), Limits(), PasswordProtected, "password", id="locked"),
    pytest.param(making.zip_of({"a": b"words"})[:40], Limits(), Damaged, "breaks off", id="cut off"),
    pytest.param(
        making.zip_of({"a": b"words" * 99}).replace(b"PK\x03\x04", b"PK\x03\x05"), Limits(), Damaged, "damaged", id="no head"
    ),
]


@pytest.mark.parametrize(("content", "limits", "error", "said"), BAD)
def test_a_bad_archive_is_refused(
    content: bytes, limits: Limits, error: type[Exception] | tuple[type[Exception], ...], said: str
) -> None:
    with pytest.raises(error, match=said) as caught:
        unpack(content, "a.zip", limits)
    assert len(str(caught.value).splitlines()) == 1


def test_archives_share_what_may_be_unpacked() -> None:
    left = Allowance(bytes=25, files=10)
    archive = making.zip_of({"a": bytes(10)})
    unpack(archive, "a.zip", Limits(), left)
    unpack(archive, "b.zip", Limits(), left)
    with pytest.raises(Bomb, match=r"c\.zip"):
        unpack(archive, "c.zip", Limits(), left)
