"""`gravamen audit`: whether the record is as it was written, and what was written."""

from __future__ import annotations

import argparse
import sys

from gravamen.cli.record import home_arguments, open_house, services
from gravamen.errors import GravamenError


class NoNumber(GravamenError):
    """A number where none has a meaning."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what",
        choices=("verify", "log", "undo", "index"),
        help="check the chain; list it; take a change back; make the indexes anew",
    )
    parser.add_argument("number", nargs="?", type=int, help="undo: the entry to take back; the last one if not given")
    parser.add_argument(
        "--hashes", action="store_true", help="log: with the hash of each entry, to compare with a note on paper"
    )
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    if options.number is not None and options.what != "undo":
        raise NoNumber(f"audit {options.what} takes no number.", "It always checks or lists the whole chain.")
    house = open_house(options)
    if options.what == "undo":
        from gravamen.casebook.models import Entry

        number = options.number
        if number is None:
            last = Entry.objects.order_by("-number").first()
            number = last.number if last else 0
        entry = services(house, options).undo(number)
        print(f"{entry.number}  {entry.action}: {entry.subject}")
        return 0
    if options.what == "log":
        from gravamen.casebook.models import Entry

        for entry in Entry.objects.order_by("number").iterator():
            mark = f"{entry.hash}  " if options.hashes else ""
            print(
                f"{mark}{entry.number:>5}  {entry.at[:16].replace('T', ' ')}  {entry.officer}: {entry.action} {entry.subject}"
            )
        return 0
    if options.what == "index":
        return index()
    from gravamen.casebook.audit import verify

    verdict = verify(house.originals, house.anchor, house.keyring)
    for fault in verdict.faults:
        print(f"gravamen: {fault}", file=sys.stderr)
    if verdict.faults:
        return 1
    print(f"The record is as it was written: {verdict.entries} entries, {verdict.rows} rows, {verdict.originals} originals.")
    print(f"Last entry: {verdict.last}")
    return 0


def index() -> int:
    """Make anew what search and histories go by: both are made from rows that the chain vouches for."""
    from django.db import transaction

    from gravamen.casebook import indexes

    with transaction.atomic():
        indexes.build()
    print("Search and histories are made anew.")
    return 0
