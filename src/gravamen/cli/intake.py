"""`gravamen intake FILE…`: keep reports in a case and read them; what they propose waits for a review."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gravamen.cli.days import day
from gravamen.cli.files import take
from gravamen.cli.record import home_arguments, open_house, services
from gravamen.errors import GravamenError


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="reports in any format that intake takes")
    parser.add_argument("--case", required=True, metavar="KEY", help="the case they belong to; a new one needs --country")
    parser.add_argument("--country", metavar="CODE", help="the country of a new case (ISO 3166, two letters: BY)")
    parser.add_argument("--title", metavar="WORDS", help="what a new case is called")
    parser.add_argument("--source", default="", metavar="NAME", help="who sent the reports")
    parser.add_argument("--received", type=day, metavar="DAY", help="when they came; today if not given")
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    house = open_house(options)
    record = services(house, options)
    from gravamen import __version__
    from gravamen.casebook import queries
    from gravamen.reading import read

    if options.country:
        case = record.open_case(options.case, options.title or options.case, options.country)
    else:
        case = queries.case(options.case)
    refused = 0
    for path in options.files:
        try:
            received = take(path)
        except GravamenError as error:
            refused += 1
            print(f"gravamen: {error}", file=sys.stderr)
            continue
        for receipt in record.take_in(case, received, on=options.received, source=options.source):
            report = receipt.report
            again = report.receipts.count() > 1
            if report.text is None:
                said = report.waiting or "kept; what it holds follows"
            elif report.proposals.exists():
                said = "kept already; a second receipt is noted" if again else "kept"
            else:
                text = queries.text_of(report)
                reading = read(text, language=report.language or None, sent=report.dated)
                count = record.propose(report, reading, __version__)
                said = f"{count} proposals" if count else "kept; nothing is proposed"
            print(f"{report}  {receipt.name}: {said}")
            for line in receipt.remarks.splitlines():
                print(f"    {line}", file=sys.stderr)
    return 1 if refused else 0
