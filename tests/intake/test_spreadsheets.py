"""Spreadsheets as text, and text as cells that know where they stand."""

from __future__ import annotations

import datetime
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.intake import receive
from gravamen.intake.errors import IntakeError
from gravamen.intake.spreadsheets import address, delimiter_of, sheets_of


def xlsx(**sheets: list[list[Any]]) -> bytes:
    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"default_date_format": "dd.mm.yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is not None:
                        sheet.write(number, column, value)
    return made.getvalue()


def cells_of(content: bytes, name: str) -> list[list[list[str]]]:
    report = receive(content, name)
    assert report.text is not None
    pages = [(page.start, page.end) for page in report.text.pages]
    found = sheets_of(report.text.characters, pages, report.media_type)
    for sheet in found:
        for row in sheet.rows:
            for cell in row:
                assert report.text.characters[cell.start : cell.end].replace('""', '"') == cell.text
    return [[[cell.text for cell in row] for row in sheet.rows] for sheet in found]


@pytest.mark.parametrize(
    ("written", "rows"),
    [
        pytest.param("a,b\n1,2\n", [["a", "b"], ["1", "2"]], id="commas"),
        pytest.param("a;b\n1,5;2\n2,5;3", [["a", "b"], ["1,5", "2"], ["2,5", "3"]], id="semicolons, with commas in numbers"),
        pytest.param("a\tb\r\n1\t2\r\n", [["a", "b"], ["1", "2"]], id="tabs, lines of Windows"),
        pytest.param('a,b\n"x, y","say ""no"""\n', [["a", "b"], ["x, y", 'say "no"']], id="quotes"),
        pytest.param('a,b\n"two\nlines",2\n3,4\n', [["a", "b"], ["two\nlines", "2"], ["3", "4"]], id="a line break in a cell"),
        pytest.param("a,b\n\n1,\n,2\n", [["a", "b"], [], ["1"], ["", "2"]], id="empty lines and cells keep their rows"),
        pytest.param('a,b\n"open,2\n', [["a", "b"], ['"open', "2"]], id="a quote that is never closed"),
        pytest.param(" a , b \n 1 , 2 \n", [["a", "b"], ["1", "2"]], id="blanks around"),
    ],
)
def test_a_csv_is_read_as_people_write_them(written: str, rows: list[list[str]]) -> None:
    assert cells_of(written.encode(), "a.csv") == [rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_in_any_encoding(encoding: str) -> None:
    written = "Имя;Нарушение;Дата\n" + "Тестов Пример;задержание;16.02.2021\n" * 20
    assert cells_of(written.encode(encoding), "a.csv")[0][1] == ["Тестов Пример", "задержание", "16.02.2021"]


def test_a_workbook_has_a_page_for_each_sheet_and_dates_as_dates() -> None:
    day = datetime.date(2021, 2, 16)
    found = cells_of(xlsx(One=[["Name", "Date"], [None, None], ["Person 1", day]], Two=[["x", 25.0, True]]), "a.xlsx")
    assert found == [[["Name", "Date"], [], ["Person 1", "2021-02-16"]], [["x", "25", "TRUE"]]]


def test_a_cell_far_out_is_refused_before_the_memory_is_full() -> None:
    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "b")
    with pytest.raises(IntakeError, match="1,048,576 rows"):
        receive(made.getvalue(), "far.xlsx")


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(IntakeError, match="no cell"):
        receive(xlsx(One=[]), "empty.xlsx")


@pytest.mark.parametrize(("row", "column", "named"), [(17, 3, "C17"), (1, 26, "Z1"), (1, 27, "AA1"), (9, 703, "AAA9")])
def test_cells_are_named_as_people_name_them(row: int, column: int, named: str) -> None:
    assert address(row, column) == named


_WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), min_size=1, max_size=8)


@given(st.lists(st.lists(_WORDS, min_size=2, max_size=5), min_size=2, max_size=8), st.sampled_from(",;\t"))
def test_what_was_written_with_quotes_comes_back(rows: list[list[str]], sign: str) -> None:
    import csv

    out = io.StringIO()
    csv.writer(out, delimiter=sign, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    from gravamen.intake.spreadsheets import _separated

    found = _separated(out.getvalue(), sign)
    assert [[cell.text for cell in row] for row in found] == rows


def test_the_delimiter_is_what_cuts_all_lines_alike() -> None:
    assert delimiter_of("a;b;c\n1,5;2;3\n4;5,5;6\n") == ";"
