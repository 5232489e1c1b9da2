"""`gravamen gaps CASE`: what the ILO's Committee will ask and the record does not say, and a message that asks the union.

Nothing is written and nothing is sent: the message is for a person to look at, to change and to send in a safe way.
"""

from __future__ import annotations

import argparse
import datetime
from typing import TYPE_CHECKING

from gravamen.cli.notes import Notes, line
from gravamen.cli.record import home_arguments, open_house
from gravamen.errors import GravamenError

if TYPE_CHECKING:
    from gravamen.standards.questions import Gaps, Question


class NothingVerified(GravamenError):
    """The case has no act that a person has verified."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help="the case's key")
    parser.add_argument("--language", default="en", metavar="CODE", help="the message's language: en, es, fr, ru (default: en)")
    parser.add_argument("--names", action="store_true", help="write the names of persons into the message")
    parser.add_argument("--message", action="store_true", help="print the message alone")
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    from gravamen.standards.asking import message
    from gravamen.standards.questions import gaps

    open_house(options)
    from gravamen.casebook import queries
    from gravamen.casebook.legal import case_facts

    case = queries.case(options.case)
    facts = case_facts(case, datetime.date.today())
    if not facts.acts:
        raise NothingVerified(f"Nothing in the case {case.key} is verified yet.", f"Review it: gravamen review {case.key}")
    found = gaps(facts)
    written = message(found, options.language, persons=options.names)
    if not options.message:
        _show(found)
    print(f"{written.subject}\n\n{written.text}", end="")
    return 0


def _show(found: tuple[Gaps, ...]) -> None:
    from rich.console import Console

    console = Console()
    notes = Notes()
    for one in found:
        line(console, _heading(one), style="bold")
        for question in one.open:
            line(console, f"missing  {question.asks} {notes.number(_note(question))}", 2)
        for mention in one.mentioned:
            line(console, f"look     {mention.question.asks} {notes.number(_note(mention.question))}", 2)
            line(console, f"{mention.where}: “{mention.words}”", 11, "dim")
        console.print()
    notes.show(console, "Who asked")


def _heading(one: Gaps) -> str:
    from gravamen.standards.asking import type_name

    if one.act is None:
        return "The case as a whole"
    names = ", ".join(hit.name for hit in one.act.victims) or "nobody named"
    return f"{one.act.id}  {type_name(one.act.type)}, {one.act.date or 'no date'}: {names}"


def _note(question: Question) -> str:
    asked = "; ".join(case.name for case in question.cases)
    return f"{'; '.join(part for part in (asked, question.guide) if part)}: {question.because}"
