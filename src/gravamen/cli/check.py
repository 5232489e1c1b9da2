"""`gravamen check CASE`: what is missing in the case's letter, or does not hold, before it is sent."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from gravamen.cli.days import day
from gravamen.cli.draft import DOCUMENTS, LANGUAGES, NothingVerified
from gravamen.cli.list import table
from gravamen.cli.record import home_arguments, open_house

if TYPE_CHECKING:
    from gravamen.drafting.checks import Finding


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help="the case's key")
    parser.add_argument("--date", type=day, metavar="DAY", help="the letter's date; that of the letter being written, or today")
    parser.add_argument("--document", choices=DOCUMENTS, default="letter", help="which document; the letter if not given")
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="in which language; English if not given")
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Status 1 where an error stands: the letter is not to be approved without a reason."""
    open_house(options)
    from gravamen.casebook import letters, queries
    from gravamen.drafting.renderings.pdf import pdf
    from gravamen.drafting.renderings.pictures import pages

    case = queries.case(options.case)
    row = letters.working(case, options.document, options.language)
    if row is not None and options.date:
        row.dated = options.date
    day = options.date or datetime.date.today()
    written = letters.letter(case, row, day, kind=options.document, language=options.language)
    if not written.brief.acts and options.document != "changes":
        raise NothingVerified(f"Nothing in the case {case.key} is verified yet.", f"Review it: gravamen review {case.key}")
    found = letters.findings(case, written, pages=pages(pdf(written.document))[1])
    name = options.document.replace("-", " ")
    what = f"The {name} {row}, as it is being written" if row is not None else f"The {name} as the record gives it"
    print(f"{what}, dated {written.brief.written_on}: {_count(found, 'error')}, {_count(found, 'warning')}.")
    for level, ones in groupby(found, key=lambda one: one.level):
        table((level, "where", "the rule"), [(one.text, one.where or "–", one.source) for one in ones])
    return int(any(one.level == "error" for one in found))


def _count(found: Sequence[Finding], level: str) -> str:
    number = sum(one.level == level for one in found)
    return f"{number} {level}{'s' if number != 1 else ''}"
