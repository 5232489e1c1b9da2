"""`gravamen held`: who is held, since when, under which term, until when; never free before somebody reports it."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gravamen.cli.cases import case_arguments, followed, notices
from gravamen.cli.files import NoFile
from gravamen.cli.record import home_arguments, open_house, services
from gravamen.custody.errors import CannotWrite
from gravamen.custody.files import write_whole
from gravamen.errors import GravamenError
from gravamen.terms import Use

if TYPE_CHECKING:
    from gravamen.drafting.renderings.lists import Listed
    from gravamen.followup.held import Row

_INTERNAL = "internal"
_WIDTHS = (0.8, 1.4, 1.1, 0.8, 0.5, 1.2, 1.2, 1.2, 0.9, 0.8, 0.8)


class ForWhom(GravamenError):
    """A list is to be taken away, and nobody said for whom."""


def arguments(parser: argparse.ArgumentParser) -> None:
    case_arguments(parser)
    parser.add_argument("--csv", action="store_true", help="as CSV, for a spreadsheet")
    parser.add_argument("--pdf", type=Path, metavar="FILE", help="on paper, as PDF")
    parser.add_argument("--xlsx", type=Path, metavar="FILE", help="as a spreadsheet")
    parser.add_argument(
        "--use",
        choices=[_INTERNAL, *Use],
        help="for whom a file is: each person as far as they agreed to; internal names all, for nobody outside of the house",
    )
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    house = open_house(options)
    from gravamen.cli.list import table
    from gravamen.followup.held import COLUMNS, as_csv, held

    taken = options.csv or options.pdf or options.xlsx
    if taken and not options.use:
        raise ForWhom("For whom is the list? It names persons.", f"Say so: --use {_INTERNAL}, {', '.join(Use)}")
    on = options.on or datetime.date.today()
    use = Use.ILO if not options.use else None if options.use == _INTERNAL else Use(options.use)
    rows: list[Row] = []
    unclear: list[str] = []
    for one in followed(options, on, use):
        rows.extend(held(one.case.key, one.brief, one.folded, on))
        unclear.extend(notices(one))
    if taken:
        services(house, options).note_export(f"held, {on}, {options.use}: {len(rows)} rows")
        _files(options, rows, on)
        if options.csv:
            sys.stdout.write(as_csv(rows))
        for line in unclear:
            print(f"to look at: {line}", file=sys.stderr)
        return 0
    if not rows:
        print(f"Nobody is known to have been held by {on}.")
    else:
        told = [row.cells() for row in rows]
        shown = [at for at, name in enumerate(COLUMNS) if _shown(name, [cells[at] for cells in told], options)]
        table([COLUMNS[at] for at in shown], ([cells[at] for at in shown] for cells in told))
    for why in dict.fromkeys(row.why for row in rows if row.assumed and row.expected_end):
        print(f"assumed: counted {why}")
    for line in unclear:
        print(f"to look at: {line}")
    return 0


def _files(options: argparse.Namespace, rows: list[Row], on: datetime.date) -> None:
    from gravamen.drafting.renderings.lists import pdf_of, xlsx_of

    for path, made in ((options.pdf, pdf_of), (options.xlsx, xlsx_of)):
        if path is None:
            continue
        try:
            write_whole(path, made(_listed(options.use, rows, on)))
        except CannotWrite as error:
            raise NoFile(f"{path} cannot be written.", f"{error.what} Choose another file.") from error
        print(path, file=sys.stderr)


def _listed(use: str, rows: list[Row], on: datetime.date) -> Listed:
    from gravamen.drafting.renderings.lists import Listed
    from gravamen.followup.held import COLUMNS

    whom = "Internal: all are named; for nobody outside of the house." if use == _INTERNAL else f"For: {use}."
    assumed = [f"Assumed: counted {why}." for why in dict.fromkeys(row.why for row in rows if row.assumed and row.expected_end)]
    free = "Nobody is free because a term is over: without a report of the release it is not confirmed."
    return Listed(f"Who is held, {on}", COLUMNS, [row.cells() for row in rows], (whom, free, *assumed), _WIDTHS)


def _shown(column: str, cells: list[str], options: argparse.Namespace) -> bool:
    """A column that says nothing takes no room on the terminal."""
    return options.case is None if column == "case" else any(cell != "–" for cell in cells)
