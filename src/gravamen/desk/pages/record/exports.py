"""A list as a file to take away: CSV or XLSX, the rows that the filters leave, the columns that are shown.

In: a list's address with its filters. Out: a file. Words that a spreadsheet would take for a formula are made harmless. Who
took what stands in the log of access, as every page does.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from gravamen.desk.pages.record.acts import ACTS
from gravamen.desk.pages.record.listing import Column, Listing, columns, in_full
from gravamen.desk.pages.record.organisations import ORGANISATIONS
from gravamen.desk.pages.record.persons import PERSONS
from gravamen.desk.pages.record.reports import REPORTS

_LISTINGS = {one.noun: one for one in (ACTS, PERSONS, ORGANISATIONS, REPORTS)}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_CELL = 32_000  # XLSX holds 32,767 characters
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export(request: HttpRequest, noun: str, form: str) -> HttpResponse:
    listing = _LISTINGS.get(noun)
    if listing is None or form not in ("csv", "xlsx"):
        raise Http404
    shown = columns(request, listing)
    rows = _rows(request, listing, shown)
    content, kind = (_csv(rows), "text/csv; charset=utf-8") if form == "csv" else (_xlsx(rows, noun), _XLSX)
    return HttpResponse(content, kind, headers={"Content-Disposition": f'attachment; filename="{noun}.{form}"'})


def harmless(text: str) -> str:
    """A cell that no spreadsheet runs: what begins like a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _rows(request: HttpRequest, listing: Listing, shown: list[Column]) -> Iterator[list[str]]:
    yield ["#", *(str(one.label) for one in shown)]
    for row in in_full(request, listing):
        yield [str(row), *(one.text(row) for one in shown)]


def _csv(rows: Iterator[list[str]]) -> bytes:
    """With a byte order mark: without it, Excel takes Cyrillic for something else."""
    written = io.StringIO()
    writer = csv.writer(written)
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return written.getvalue().encode("utf-8-sig")


def _xlsx(rows: Iterator[list[str]], title: str) -> bytes:
    """Every cell is text, never a formula or a link; nothing is written to the disk on the way."""
    import xlsxwriter

    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book: Any = xlsxwriter.Workbook(written, options)
    sheet = book.add_worksheet(title)
    bold = book.add_format({"bold": True})
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            sheet.write_string(at, place, cell[:_LONGEST_CELL], *([bold] if at == 0 else []))
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 30, 22)
    book.close()
    return written.getvalue()
