"""`gravamen agenda`: what is due, and what has changed since a day; on the terminal, or as a calendar file."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gravamen.cli.cases import Followed, case_arguments, followed, notices
from gravamen.cli.days import day
from gravamen.cli.files import NoFile
from gravamen.cli.record import home_arguments, open_house
from gravamen.custody.errors import CannotWrite
from gravamen.custody.files import write_whole

if TYPE_CHECKING:
    from gravamen.drafting.facts import Brief
    from gravamen.followup.agenda import Item


def arguments(parser: argparse.ArgumentParser) -> None:
    case_arguments(parser)
    parser.add_argument("--since", type=day, metavar="DAY", help="first what the record has learnt after that day")
    parser.add_argument("--ics", type=Path, metavar="FILE", help="write it as a calendar file (iCalendar) too; not encrypted")
    parser.add_argument("--names", action="store_true", help="with --ics: name persons in the calendar")
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    open_house(options)
    from gravamen.casebook.correspondence import letters
    from gravamen.followup.agenda import agenda

    on = options.on or datetime.date.today()
    items: list[Item] = []
    unclear: list[str] = []
    for one in followed(options, on):
        if options.since is not None:
            _tell_changes(one, options.since, on)
        items.extend(agenda(one.case.key, one.brief, one.folded, letters(one.case), on))
        unclear.extend(notices(one))
    items.sort(key=lambda item: (item.when.latest, item.when.earliest, item.id))
    several = options.case is None
    _show(f"due by {on}", [item for item in items if item.overdue(on)], several)
    _show("ahead", [item for item in items if not item.overdue(on) and item.kind != "door"], several)
    _show("doors", [item for item in items if not item.overdue(on) and item.kind == "door"], several)
    for line in unclear:
        print(f"to look at: {line}")
    if options.ics is not None:
        _write(options.ics, items, options.names)
    return 0


def _show(heading: str, items: Sequence[Item], several: bool) -> None:
    """A table; what is due for several cases alike, as a door is, stands once."""
    from gravamen.cli.list import table

    cases: dict[tuple[str, str, str], list[str]] = {}
    for item in items:
        cases.setdefault((str(item.when), f"{item.what}.", _why(item)), []).append(item.case)
    if cases:
        columns = (heading, *(("case",) if several else ()), "what", "why")
        table(columns, ((when, *((", ".join(of),) if several else ()), what, why) for (when, what, why), of in cases.items()))


def _why(item: Item) -> str:
    """Why it is due then, and what that rests on."""
    rests_on = ["our own practice"] if item.basis == "practice" else []
    if item.source:
        rests_on.append(item.source)
    return f"{item.why} ({'; '.join(rests_on)})" if rests_on else item.why


def _tell_changes(one: Followed, since: datetime.date, on: datetime.date) -> None:
    from gravamen.followup.changes import changes, sentences

    found = changes(_known(one, since, on), one.brief)
    print(f"{one.case.key}, new after {since}:" if found else f"{one.case.key}: nothing new after {since}.")
    counted = (
        ("new acts", found.acts),
        ("acts withdrawn", found.withdrawn),
        ("values corrected", found.corrected),
        ("acts told by another report too", found.supported),
        ("new circumstances", found.circumstances),
        ("new persons", found.persons),
        ("persons withdrawn", found.persons_withdrawn),
    )
    for what, rows in counted:
        if rows:
            print(f"  {len(rows)} {what}")
    for told in sentences(found, one.brief):
        print(f"  {told.text} ({', '.join(told.rests_on)})")
    print()


def _known(one: Followed, since: datetime.date, on: datetime.date) -> Brief:
    """The case as the record knew it at the end of a day; empty where it did not know it yet."""
    from gravamen.casebook.as_of import last_entry
    from gravamen.casebook.known import known

    then = known(one.case, last_entry(since), on)
    if then is not None:
        return then
    return replace(one.brief, acts=(), circumstances=(), persons=(), organisations=(), sources=(), standards=())


def _write(path: Path, items: Sequence[Item], names: bool) -> None:
    from gravamen.followup.ics import ics

    try:
        write_whole(path, ics(items, datetime.datetime.now(datetime.UTC), names=names))
    except CannotWrite as error:
        raise NoFile(f"{path} cannot be written.", f"{error.what} Choose another file.") from error
    print(path)
