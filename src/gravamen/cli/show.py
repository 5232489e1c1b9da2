"""`gravamen show THING`: an act, a person, a circumstance, a report or a proposal, each value with the words that say it."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from gravamen.cli.record import home_arguments, open_house
from gravamen.errors import GravamenError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gravamen.casebook.models import Act, Circumstance, Organisation, Person, Report, Value


class UnclearThing(GravamenError):
    """A number without the letter that says of what."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "thing",
        metavar="THING",
        help="A12 (an act), P3 (a person), O2 (an organisation), C4 (a circumstance), R1 (a report), #7 (a proposal)",
    )
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    match = re.fullmatch(r"([APOCR#])(\d+)", options.thing, re.IGNORECASE)
    if match is None:
        raise UnclearThing(f"“{options.thing}” is nothing that the record has.", "Write A12, P3, O2, C4, R1 or #7.")
    open_house(options)
    from gravamen.casebook import queries
    from gravamen.casebook.models import Circumstance, Organisation, Person, Report

    kind, number = match[1].upper(), int(match[2])
    if kind == "A":
        _act(queries.act(number))
    elif kind == "#":
        proposal = queries.proposal(number)
        print(f"{proposal}  {proposal.kind}, {proposal.state}; read by rule {proposal.rule or '–'}")
        print(f"“{' '.join(proposal.quote.split())}”  ({proposal.report}, characters {proposal.start} to {proposal.end})")
        for field, value in proposal.content.items():
            if field != "passages" and value not in (None, "", []):
                print(f"  {field}: {value}")
    elif kind == "C":
        _circumstance(queries.thing(Circumstance, number))
    elif kind == "R":
        _report(queries.thing(Report, number))
    elif kind == "P":
        _person(queries.thing(Person, number))
    else:
        body = queries.thing(Organisation, number)
        _party(body, body.kind)
    return 0


def _act(act: Act) -> None:
    from gravamen.casebook.asked import of_act
    from gravamen.cli.list import parties

    print(f"{act}  {act.type.replace('_', ' ')}, {act.date or 'no date'}: {parties(act, 'victim')}")
    _values(act.values.order_by("pk"))
    for question, answers in of_act(act).items():
        for one in answers:
            said = ": ".join(part for part in (one.answer, one.text) if part)
            whose = f" of {one.name}" if one.name else ""
            told = (
                ""
                if one.passages
                else f" (no report says it; {f'told by {one.told_by}' if one.told_by else 'said by the officer'})"
            )
            print(f"  asked, {question}{whose}: {said}{told}; verified by {one.verified_by}, {one.verified_on}")
            for at in one.passages:
                page = f", p. {at.page}" if at.page else ""
                print(f"      R{at.report}{page}: “{' '.join(at.quote.split())}”")


def _circumstance(row: Circumstance) -> None:
    of = [str(one) for one in (row.person, row.about, row.letter) if one is not None]
    print(f"{row}  {row.kind or 'circumstance'}, {row.date or 'no date'}" + (f": of {', '.join(of)}" if of else ""))
    for said in (row.text, f"place: {row.place}" if row.place else ""):
        if said:
            print(f"  {said}")
    _values(row.values.order_by("pk"))


def _person(row: Person) -> None:
    said = [row.sex or "sex not said"]
    for one in row.affiliations.order_by("pk").select_related("organisation"):
        term = f"{one.since or '…'} to {one.until or '…'}" if one.since or one.until else ""
        said.append(", ".join(part for part in (one.role, one.organisation.name if one.organisation else "", term) if part))
    _party(row, "; ".join(part for part in said if part))


def _party(row: Person | Organisation, what: str) -> None:
    names = ", ".join(one.text for one in row.names.order_by("pk"))
    print(f"{row}  {row.name}; {what}; names: {names}")
    _values(row.values.order_by("pk"))
    for one in row.involvements.order_by("act_id").select_related("act"):
        print(f"  {one.role} of {one.act}: {one.act.type.replace('_', ' ')}, {one.act.date or 'no date'}")


def _report(row: Report) -> None:
    print(f"{row}  {row.title}; {row.media_type}, {row.size:,} bytes, language {row.language or 'not known'}")
    print(f"SHA-256 {row.sha256}")
    for one in row.receipts.order_by("pk"):
        via = f" in {one.within}" if one.within else ""
        print(f"  received {one.received}{via} as {one.name}, from {one.source or 'not said'}, entered by {one.entered_by}")
    print(f"\n{row.text}" if row.text is not None else f"  waiting: {row.waiting}")


def _values(values: Iterable[Value]) -> None:
    for value in values:
        otherwise = "" if value.held else " (says otherwise)"
        print(f"  {value.field}: {value.text}{otherwise}; verified by {value.verified_by}, {value.verified_on:%Y-%m-%d}")
        for citation in value.citations.select_related("passage"):
            at = citation.passage
            page = f", p. {at.page}" if at.page else ""
            print(f"      R{at.report_id}{page}: “{' '.join(at.quote.split())}”")
