"""`gravamen audit verify` and `gravamen audit log`: whether the record is as it was written, and what was written."""

from __future__ import annotations

import argparse
import sys

from gravamen.cli.record import home_arguments, open_house, services


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("verify", "log", "undo"), help="check the chain; list it; take a change back")
    parser.add_argument("number", nargs="?", type=int, help="undo: the entry to take back; the last one if not given")
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    house = open_house(options)
    if options.what == "undo":
        from gravamen.casebook.models import Entry

        last = Entry.objects.order_by("-number").first()
        entry = services(house, options).undo(options.number or (last.number if last else 0))
        print(f"{entry.number}  {entry.action}: {entry.subject}")
        return 0
    if options.what == "log":
        from gravamen.casebook.models import Entry

        for entry in Entry.objects.order_by("number").iterator():
            print(f"{entry.number:>5}  {entry.at[:16].replace('T', ' ')}  {entry.officer}: {entry.action} {entry.subject}")
        return 0
    from gravamen.casebook.audit import verify

    verdict = verify(house.originals, house.anchor, house.keyring)
    for fault in verdict.faults:
        print(f"gravamen: {fault}", file=sys.stderr)
    if verdict.faults:
        return 1
    print(f"The record is as it was written: {verdict.entries} entries, {verdict.rows} rows, {verdict.originals} originals.")
    print(f"Last entry: {verdict.last}")
    return 0
