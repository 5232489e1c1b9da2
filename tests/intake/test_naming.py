"""Names from archives and e-mails: one line, leading nowhere."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gravamen.intake.naming import plain_name


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        pytest.param("report.pdf", "report.pdf", id="a plain name"),
        pytest.param("../../x", "x", id="a path out of the folder"),
        pytest.param("/etc/passwd", "passwd", id="a path from the root"),
        pytest.param("..\\..\\x.txt", "x.txt", id="a path of Windows"),
        pytest.param("C:\\temp\\x.txt", "x.txt", id="a path from a drive"),
        pytest.param("..", "file", id="the folder above"),
        pytest.param("folder/..", "folder", id="nothing after a folder"),
        pytest.param("", "file", id="nothing"),
        pytest.param("a\nb\tc.txt", "a b c.txt", id="line breaks"),
        pytest.param("report\u202efdp.exe", "report fdp.exe", id="letters turned round"),
        pytest.param("a\x00.txt", "a .txt", id="a zero"),
        pytest.param("\udcff.txt", ".txt", id="half a character"),
        pytest.param("Отчёт – Брест.docx", "Отчёт – Брест.docx", id="Cyrillic"),
        pytest.param("می\u200cخواهم.txt", "می\u200cخواهم.txt", id="Persian keeps its joiners"),
    ],
)
def test_a_name_is_one_plain_line(given_name: str, name: str) -> None:
    assert plain_name(given_name) == name


def test_a_long_name_keeps_its_ending() -> None:
    assert len(plain_name("a" * 5000 + ".pdf")) <= 120
    assert plain_name("a" * 5000 + ".pdf").endswith("….pdf")
    assert len(plain_name("a" * 5000)) <= 120


@example("\xa0")  # a space to split(), none to strip(" ")
@given(st.text())
def test_any_name_is_one_line_without_folders(given_name: str) -> None:
    name = plain_name(given_name)
    assert name.splitlines() == [name]
    assert not set("/\\") & set(name)
    assert name.strip(" .")
    assert len(name) <= 120
    assert plain_name(name) == name
