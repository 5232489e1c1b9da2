"""`gravamen draft CASE -o DIR`: a letter from the case's verified acts, as PDF, DOCX and an e-mail ready to send."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from gravamen.cli.days import day
from gravamen.cli.letters import render, write
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
    parser.add_argument("--use", choices=list(Use), default=Use.ILO, help="for whom it is: each person as far as they agreed")
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    house = open_house(options)
    record = services(house, options)
    from gravamen.casebook import queries
    from gravamen.casebook.brief import brief
    from gravamen.casebook.consents import hidden_in
    from gravamen.drafting.scanning import must_not_name

    case = queries.case(options.case)
    written_on = options.date or datetime.date.today()
    use = Use(options.use)
    facts = brief(case, written_on, email=options.email, use=use)
    if not facts.acts:
        raise NothingVerified(f"Nothing in the case {case.key} is verified yet.", f"Review it: gravamen review {case.key}")
    files = render(facts)
    must_not_name(files, hidden_in(case, use, written_on))
    for path in write(files, options.output):
        print(path)
    acts = [int(one.id[1:]) for one in facts.acts]
    record.note_intervention(case, f"{facts.addressee.name}, {facts.addressee.role}", written_on, files, acts)
    return 0
