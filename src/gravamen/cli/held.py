"""`gravamen held`: who is held, since when, under which term, until when; never free before somebody reports it."""

from __future__ import annotations

import argparse
import datetime
import sys
from typing import TYPE_CHECKING

from gravamen.cli.cases import case_arguments, followed, notices
from gravamen.cli.record import home_arguments, open_house

if TYPE_CHECKING:
    from gravamen.followup.held import Row


def arguments(parser: argparse.ArgumentParser) -> None:
    case_arguments(parser)
    parser.add_argument("--csv", action="store_true", help="as CSV, for a spreadsheet")
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    open_house(options)
    from gravamen.cli.list import table
    from gravamen.followup.held import COLUMNS, as_csv, held

    on = options.on or datetime.date.today()
    rows: list[Row] = []
    unclear: list[str] = []
    for one in followed(options, on):
        rows.extend(held(one.case.key, one.brief, one.folded, on))
        unclear.extend(notices(one))
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


def _shown(column: str, cells: list[str], options: argparse.Namespace) -> bool:
    """A column that says nothing takes no room on the terminal."""
    return options.case is None if column == "case" else any(cell != "–" for cell in cells)
