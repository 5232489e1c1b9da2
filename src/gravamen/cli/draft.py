"""`gravamen draft CASE -o DIR`: a letter from the case's verified acts, as PDF, DOCX and an e-mail ready to send."""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import sys
from pathlib import Path

from gravamen.cli.days import day
from gravamen.cli.letters import write
from gravamen.cli.record import home_arguments, open_house, services
from gravamen.errors import GravamenError
from gravamen.terms import Use


class NothingVerified(GravamenError):
    """The case has no act that a person has verified."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help="the case's key")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="DIR", help="the folder for the letter")
    parser.add_argument("--date", type=day, metavar="DAY", help="the letter's date; today if not given")
    parser.add_argument("--email", metavar="ADDRESS", help="the addressee's e-mail address")
    parser.add_argument("--use", choices=list(Use), help="for whom it is: each person as far as they agreed; ilo if not given")
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    house = open_house(options)
    record = services(house, options)
    from gravamen.casebook import letters, queries
    from gravamen.casebook.consents import hidden_in
    from gravamen.drafting.renderings.files import files as rendered
    from gravamen.drafting.scanning import must_not_name

    case = queries.case(options.case)
    row = letters.working(case)
    if row is not None and options.date:
        row.dated = options.date
    written_on = row.dated if row is not None else options.date or datetime.date.today()
    use = Use(options.use) if options.use else None
    written = letters.letter(case, row, written_on, email=options.email, use=use)
    if not written.brief.acts:
        raise NothingVerified(f"Nothing in the case {case.key} is verified yet.", f"Review it: gravamen review {case.key}")
    document = dataclasses.replace(written.document, mark="")  # a draft to sign on paper is not approved at the desk
    files = rendered(document, written_on, letters.stem(case, written_on))
    must_not_name(files, hidden_in(case, written.use, written_on))
    for path in write(files, options.output):
        print(path)
    if row is not None:
        print(f"It reads as it is being written at the desk ({row}).", file=sys.stderr)
    to = document.addressee
    record.note_intervention(case, f"{to.name}, {to.role}", written_on, files, written.told)
    return 0
