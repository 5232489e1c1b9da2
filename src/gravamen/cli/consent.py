"""`gravamen consent`: what persons agreed to have shown of them, for whom; note it, withdraw it, list it."""

from __future__ import annotations

import argparse
import datetime
import re

from gravamen.cli.days import day
from gravamen.cli.list import table
from gravamen.cli.record import home_arguments, open_house, services
from gravamen.cli.show import UnclearThing
from gravamen.terms import Shown, Use


def arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    note = verbs.add_parser("note", help="note what a person agreed to")
    note.add_argument("person", metavar="PERSON", help="P3: a person of the register")
    note.add_argument("--use", required=True, choices=list(Use), help="for whom")
    note.add_argument("--shown", required=True, choices=list(Shown), help="how much of them")
    note.add_argument("--by", required=True, metavar="WHO", help="who said so: “she herself”, “her lawyer”")
    note.add_argument("--how", required=True, metavar="WORDS", help="“by telephone”, “in writing”")
    note.add_argument("--on", type=day, metavar="DAY", help="when; today if not given")
    note.add_argument("--risk", default="", metavar="WORDS", help="what they risk")
    home_arguments(note)
    withdraw = verbs.add_parser("withdraw", help="a consent is withdrawn")
    withdraw.add_argument("consent", metavar="CONSENT", help="S4: a consent, as the list shows it")
    withdraw.add_argument("--on", type=day, metavar="DAY", help="when; today if not given")
    home_arguments(withdraw)
    listed = verbs.add_parser("list", help="who agreed to what, and who was not asked")
    listed.add_argument("case", metavar="CASE", help="the case's key")
    listed.add_argument("--on", type=day, metavar="DAY", help="as of that day; today if not given")
    home_arguments(listed)


def run(options: argparse.Namespace) -> int:
    house = open_house(options)
    record = services(house, options)
    today = options.on or datetime.date.today()
    if options.what == "note":
        person = number(options.person, "P")
        said = {"agreed_by": options.by, "how": options.how, "risk": options.risk}
        made = record.consent(person, Use(options.use), Shown(options.shown), given=today, **said)
        print(f"{made}  P{person}, {options.use}: {options.shown}")
    elif options.what == "withdraw":
        row = record.withdraw(number(options.consent, "S"), today)
        print(f"{row}  {row.person}, {row.use}: withdrawn on {today.isoformat()}")
    else:
        _list(options.case, today)
    return 0


def _list(key: str, today: datetime.date) -> None:
    from gravamen.casebook import queries
    from gravamen.casebook.consents import UNASKED, answers, named_in

    persons = list(named_in(queries.case(key)).order_by("pk"))
    given = {use: answers([one.pk for one in persons], use, today) for use in Use}
    rows = []
    for one in persons:
        cells = [
            f"{given[use][one.pk].shown} ({given[use][one.pk]})" if one.pk in given[use] else f"not asked: {UNASKED[use]}"
            for use in Use
        ]
        rows.append((str(one), one.name, *cells))
    table(("person", "name", *Use), rows)


def number(written: str, letter: str) -> int:
    """The number of an entry that is written as P3, S4.

    Raises:
        UnclearThing: it is not.
    """
    match = re.fullmatch(rf"{letter}(\d+)", written.strip(), re.IGNORECASE)
    if match is None:
        raise UnclearThing(f"“{written}” is not what is asked for.", f"Write {letter} and its number: gravamen list")
    return int(match[1])
