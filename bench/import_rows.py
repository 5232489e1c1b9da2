"""Importing a table: rows a second from a spreadsheet into the record, with every value citing its cell.

`python bench/import_rows.py [ROWS]`. Each row brings a person with a name, a role and a union, and an act with a date, a place
and who did it. Measured is the whole way: bytes to text, text to cells, cells to checked rows, rows into the record in batches
with their entries in the audit chain. The names are generator-made.
"""

from __future__ import annotations

import datetime
import io
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from timing import machine, table

ROWS = 10_000
_HEADERS = ("Name", "Position", "Union", "Sex", "Violation", "Date", "Place", "Employer", "Reason")
_TYPES = ("arrest", "dismissal", "search", "fine", "interrogation")
_SOUNDS = ("ba", "ko", "ri", "ma", "tu", "ve", "no", "sha", "li", "ge", "zo", "pra", "du", "mi", "ye", "ka", "so", "ten")


def name(number: int) -> str:
    """ "Testov Bakori Generated": as many as are asked for, all different, none of them anybody's."""
    words = []
    for _ in range(4):
        number, at = divmod(number, len(_SOUNDS))
        words.append(_SOUNDS[at])
    return f"{''.join(words[:2]).title()}ov {''.join(words[2:]).title()}-Generated"


def cells(count: int) -> list[tuple[str, ...]]:
    day = datetime.date(2021, 1, 1)
    return [
        (
            name(at),
            "member",
            f"Generated Union {chr(65 + at % 26)}",
            "f" if at % 3 else "m",
            _TYPES[at % len(_TYPES)],
            (day + datetime.timedelta(days=at % 700)).strftime("%d.%m.%Y"),
            f"Testville {at % 90}",
            f"Generated Works {chr(65 + at % 20)}",
            "took part in a strike",
        )
        for at in range(count)
    ]


def as_csv(count: int) -> bytes:
    return "\n".join(";".join(row) for row in (_HEADERS, *cells(count))).encode()


def as_xlsx(count: int) -> bytes:
    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet("Persons")
        for number, row in enumerate((_HEADERS, *cells(count))):
            sheet.write_row(number, 0, row)
    return made.getvalue()


def measured(label: str, content: bytes, file: str, folder: Path) -> list[tuple[str, str, str, str]]:
    from gravamen.casebook import house as houses
    from gravamen.intake import receive

    home = houses.make(folder / "record", key_file=folder / "key")
    from gravamen.casebook.audit import verify
    from gravamen.casebook.importing import columns
    from gravamen.casebook.importing.rows import read_rows
    from gravamen.casebook.models import Act, Entry, Person
    from gravamen.casebook.services import Record
    from gravamen.casebook.services.importing import BATCH, BREATH, IMPORT, Known
    from gravamen.intake.spreadsheets import sheets_of

    record = Record(home, "bench", lambda: datetime.datetime(2021, 3, 1, tzinfo=datetime.UTC))
    case = record.open_case("bench", "Bench", "BY")
    taken: list[tuple[str, float, float]] = []

    def timed(step: str, work: Callable[[], object]) -> object:
        began, worked = time.perf_counter(), time.process_time()
        done = work()
        taken.append((step, time.perf_counter() - began, time.process_time() - worked))
        return done

    report = timed("take the file in", lambda: record.take_in(case, receive(content, file))[0].report)

    def read() -> tuple[object, object]:
        sheet = sheets_of(report.text, [tuple(page[1:3]) for page in report.pages], report.media_type)[0]
        mapping = columns.Mapping(columns.guessed([cell.text for cell in sheet.rows[0]]))
        return read_rows(sheet, mapping)

    rows, faults = timed("find the cells and check the rows", read)
    assert not faults, faults[:3]

    def enter() -> None:
        known = Known()
        for first in range(0, len(rows), BATCH):
            record.enter_rows(case, report, rows[first : first + BATCH], known=known)
            time.sleep(BREATH)  # as the desk does

    timed("enter them", enter)
    total, work = sum(seconds for _, seconds, _ in taken), sum(cpu for _, _, cpu in taken)
    assert (Act.objects.count(), Person.objects.count()) == (len(rows), len(rows))
    last = Entry.objects.filter(action=IMPORT).latest("number").number
    began = time.perf_counter()
    verdict = verify(home.originals, home.anchor, home.keyring)
    checked = time.perf_counter() - began
    assert not verdict.faults, verdict.faults[:3]
    began = time.perf_counter()
    record.undo(last)
    undone = time.perf_counter() - began
    size = sum(path.stat().st_size for path in (folder / "record").glob("record.db*")) / 2**20
    found = [
        (f"{label}: {step}", f"{seconds:.2f} s", f"{cpu:.2f} s", f"{len(rows) / seconds:,.0f}") for step, seconds, cpu in taken
    ]
    return [
        *found,
        (f"{label}: all of it", f"{total:.2f} s", f"{work:.2f} s", f"{len(rows) / total:,.0f}"),
        (f"{label}: check the chain and its {verdict.rows:,} rows", f"{checked:.2f} s", "", ""),
        (f"{label}: take the last {BATCH} rows back", f"{undone:.2f} s", "", f"{BATCH / undone:,.0f}"),
        (f"{label}: the database", f"{size:.0f} MiB", "", ""),
    ]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    print(f"Import of a table of {count:,} persons and acts: {machine()}; one run each.")
    rows: list[tuple[str, str, str, str]] = []
    for label, content, file in (("CSV", as_csv(count), "persons.csv"), ("XLSX", as_xlsx(count), "persons.xlsx")):
        with tempfile.TemporaryDirectory() as folder:
            rows += measured(label, content, file, Path(folder))
    table("Import", ("step", "time", "of a core", "rows a second"), rows)


if __name__ == "__main__":
    main()
