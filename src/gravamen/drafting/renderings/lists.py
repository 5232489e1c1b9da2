"""A list as a file to take away: CSV, XLSX, PDF.

In: a title, what is to be said of the list, columns, rows of words. Out: bytes. Words that a spreadsheet would take for a
formula are made harmless in CSV; in XLSX every cell is text.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from gravamen.drafting.renderings.pdf import NotSet
from gravamen.said import said

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_CELL = 32_000  # XLSX holds 32,767 characters
_LONGEST_NAME = 31  # of a sheet
_WIDE = 22  # of a column, in characters


@dataclass(frozen=True, slots=True)
class Listed:
    """`notes` stand above the rows on paper and below them in XLSX: for whom it is, of which day, what was assumed."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()
    widths: Sequence[float] = ()  # shares of the line on paper; alike where not given
    language: str = "en"
    right_to_left: bool = False
    page: str = "{page}/{pages}"  # how a page is numbered


def harmless(text: str) -> str:
    """A cell that no spreadsheet runs: what begins like a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_of(columns: Iterable[str], rows: Iterable[Sequence[str]]) -> bytes:
    """With a byte order mark: without it, Excel takes Cyrillic for something else."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([harmless(cell) for cell in columns])
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return written.getvalue().encode("utf-8-sig")


def xlsx_of(listed: Listed) -> bytes:
    """Every cell is text, never a formula or a link; nothing is written to the disk on the way."""
    import xlsxwriter

    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book: Any = xlsxwriter.Workbook(written, options)
    sheet = book.add_worksheet("".join(" " if one in "[]:*?/\\" else one for one in listed.title)[:_LONGEST_NAME])
    bold = book.add_format({"bold": True})
    if listed.right_to_left:
        sheet.right_to_left()
    last = 0
    for last, row in enumerate((listed.columns, *listed.rows)):
        for place, cell in enumerate(row):
            sheet.write_string(last, place, cell[:_LONGEST_CELL], *([bold] if last == 0 else []))
    for at, note in enumerate(listed.notes, last + 2):
        sheet.write_string(at, 0, note[:_LONGEST_CELL])
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, max(0, len(listed.columns) - 1), _WIDE)
    book.close()
    return written.getvalue()


def pdf_of(listed: Listed) -> bytes:
    """On sheets of A4 across, the columns' names on each. The same list gives the same bytes.

    Raises:
        NotSet: the typesetter failed.
    """
    import typst

    template = (resources.files("gravamen.drafting.renderings") / "list.typ").read_bytes()
    data = {
        "title": listed.title,
        "notes": list(listed.notes),
        "columns": list(listed.columns),
        "rows": [list(row) for row in listed.rows],
        "widths": list(listed.widths or [1.0] * len(listed.columns)),
        "language": listed.language,
        "right_to_left": listed.right_to_left,
        "page": listed.page.replace("{pages}", "{page}").split("{page}"),
    }
    try:
        compiled = typst.compile(
            template,
            format="pdf",
            sys_inputs={"list": json.dumps(data, ensure_ascii=False)},
            ignore_system_fonts=True,
            timestamp=0,
        )
    except RuntimeError as error:
        raise NotSet(
            said("The list could not be set: {reason}.", reason=str(error).splitlines()[0]), said("Please report this.")
        ) from None
    if not isinstance(compiled, bytes):
        raise NotSet(said("The list could not be set: the typesetter gave no pages."), said("Please report this."))
    return compiled
