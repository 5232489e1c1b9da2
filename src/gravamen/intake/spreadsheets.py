"""Spreadsheets: a workbook as text, a line a row; and the text of one as cells that know where they stand.

In: the bytes of an XLSX file, or the text of a report that is a table (CSV, or what a workbook became). Out: a `Text`; sheets
of cells, each with its offsets, so that a value taken from a cell can cite it. A workbook's page is a sheet: its first line is
the sheet's name, the lines after it are the sheet's rows, with a tab between two cells.
"""

from __future__ import annotations

import datetime
import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from gravamen.intake import kinds
from gravamen.intake.errors import Damaged, EmptyFile, TooLarge
from gravamen.intake.models import Limits
from gravamen.intake.office import check
from gravamen.said import said
from gravamen.text import Page, Text

TABLES = frozenset({kinds.CSV, kinds.XLSX})
_CELLS = 5_000_000  # of one sheet: the reader keeps empty ones between two full ones too
_DELIMITERS = ",;\t|"
_SAMPLE = 50_000  # characters that tell a table's delimiter
_PLACE = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
_BREAKS = re.compile(r"[\t\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, and where in the report's text it stands (the end is exclusive)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: `rows[0]` is row 1. Rows end at their last cell, and need not be of one length."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)


def address(row: int, column: int) -> str:
    """A cell as people name it: row 17 and column 3, both from 1, are "C17"."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def read_xlsx(content: bytes, name: str, limits: Limits) -> Text:
    """A workbook's sheets as text.

    Raises:
        Damaged, PasswordProtected, TooLarge, Bomb, EmptyFile.
    """
    check(content, name, limits)
    _refuse_wide(content, name)
    import python_calamine

    try:
        with python_calamine.load_workbook(BytesIO(content)) as book:
            sheets = [(title, book.get_sheet_by_name(title).to_python(skip_empty_area=False)) for title in book.sheet_names]
    except Exception:  # the reader raises what a damaged part makes it stumble over
        raise Damaged(
            said("{name} is damaged: its sheets cannot be read.", name=name), said("Save it anew, or as CSV, and take that in.")
        ) from None
    parts: list[str] = []
    pages: list[Page] = []
    at = 0
    for title, rows in sheets:
        lines = ["\t".join(_written(cell) for cell in row).rstrip("\t") for row in rows]
        while lines and not lines[-1]:
            lines.pop()
        if lines:
            part = "\n".join((_one_line(title), *lines, ""))
            pages.append(Page(len(pages) + 1, at, at + len(part)))
            parts.append(part)
            at += len(part)
    if not pages:
        raise EmptyFile(
            said("{name} has no cell with anything in it.", name=name), said("Ask the sender for the table itself.")
        )
    return Text("".join(parts), tuple(pages))


def sheets_of(characters: str, pages: Sequence[tuple[int, int]], media_type: str) -> tuple[Sheet, ...]:
    """The sheets of a report that is a table; `pages` are the begin and the end of each of its pages."""
    if media_type != kinds.XLSX:
        return (Sheet("", _separated(characters, delimiter_of(characters))),)
    return tuple(_sheet(characters, start, end) for start, end in pages)


def delimiter_of(characters: str) -> str:
    """What stands between the cells of a CSV: the sign that cuts most lines into the same number of parts."""
    sample = characters[:_SAMPLE]
    best, worth = ",", 0.0
    for sign in _DELIMITERS:
        widths = [len(row) for row in _separated(sample, sign) if row][:200]
        if not widths:
            continue
        width, often = max(Counter(widths).items(), key=lambda one: (one[1], one[0]))
        found = (often / len(widths)) * min(width - 1, 10)
        if found > worth:
            best, worth = sign, found
    return best


def _separated(characters: str, sign: str) -> tuple[tuple[Cell, ...], ...]:
    """The records of a CSV as RFC 4180 has them: a cell in quotes may hold anything, a quote in it is doubled."""
    mark = re.escape(sign)
    cell = re.compile(rf'[ ]*"((?:[^"]|"")*)"[ ]*(?={mark}|\n|\Z)|([^{mark}\n]*)')
    rows: list[tuple[Cell, ...]] = []
    row: list[Cell] = []
    at, end = 0, len(characters)
    while at < end or row:
        found = cell.match(characters, at)
        if found is None:  # the second part of the pattern matches anywhere
            break
        group = 1 if found[1] is not None else 2
        start, stop = found.span(group)
        text = found[1].replace('""', '"') if group == 1 else found[2]
        bare = text.strip()
        if group == 2 and bare:
            start += len(text) - len(text.lstrip())
            stop = start + len(bare)
        row.append(Cell(bare, start, stop))
        at = found.end()
        if at < end and characters[at] == sign:
            at += 1
            continue
        while row and not row[-1].text:
            row.pop()
        rows.append(tuple(row))
        row = []
        at += 1
    while rows and not rows[-1]:
        rows.pop()
    return tuple(rows)


def _sheet(characters: str, start: int, end: int) -> Sheet:
    title, _, rest = characters[start:end].partition("\n")
    at = start + len(title) + 1
    rows = []
    for line in rest.split("\n"):
        row = []
        for text in line.split("\t"):
            bare = text.strip()
            begin = at + (len(text) - len(text.lstrip()) if bare else 0)
            row.append(Cell(bare, begin, begin + len(bare)))
            at += len(text) + 1
        while row and not row[-1].text:
            row.pop()
        rows.append(tuple(row))
    while rows and not rows[-1]:
        rows.pop()
    return Sheet(title, tuple(rows))


def _written(value: Any) -> str:
    """A cell's value as its text says it: dates as ISO 8601, whole numbers without a point."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return _one_line(str(value))


def _one_line(text: str) -> str:
    return _BREAKS.sub(" ", text).replace("\x00", "\ufffd").strip()


def _refuse_wide(content: bytes, name: str) -> None:
    """A cell far out makes the reader keep all that lies between: such a sheet is refused before it is opened."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for member in archive.namelist():
                if not member.startswith("xl/worksheets/") or not member.endswith(".xml"):
                    continue
                wide = deep = 0
                for found in _PLACE.finditer(archive.read(member)):
                    wide, deep = max(wide, _number(found[1])), max(deep, int(found[2]))
                if wide * deep > _CELLS:
                    raise TooLarge(
                        said(
                            "{name} has a sheet of {deep} rows and {wide} columns.",
                            name=name,
                            deep=f"{deep:,}",
                            wide=f"{wide:,}",
                        ),
                        said("Keep the rows that are meant."),
                    )
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError):
        raise Damaged(
            said("{name} is damaged: its sheets cannot be read.", name=name), said("Save it anew, or as CSV.")
        ) from None


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
