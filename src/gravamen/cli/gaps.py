"""`gravamen gaps CASE`: what the ILO's Committee will ask and the record does not say, and a message that asks the union.

Nothing is sent: the message is for a person to look at, to change and to send in a safe way. With `--answer` an answer is kept,
with the words of a report that say it, or with who told it.
"""

from __future__ import annotations

import argparse
import datetime
from typing import TYPE_CHECKING

from gravamen.cli.consent import number
from gravamen.cli.notes import Notes, line
from gravamen.cli.record import home_arguments, open_house, services
from gravamen.errors import GravamenError

if TYPE_CHECKING:
    from gravamen.casebook.models import Case
    from gravamen.casebook.services import Record
    from gravamen.standards.questions import Gaps, Question


class NothingVerified(GravamenError):
    """The case has no act that a person has verified."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help="the case's key")
    parser.add_argument(
        "--language", default="en", metavar="CODE", help="the message's language: ar, en, es, fr, ru (default: en)"
    )
    parser.add_argument("--names", action="store_true", help="write the names of persons into the message")
    parser.add_argument("--message", action="store_true", help="print the message alone")
    parser.add_argument("--answer", metavar="QUESTION", help="answer a question: warrant, inventory, office, home …")
    parser.add_argument(
        "--act", metavar="ACT", help="with --answer: A7, the act that it is about; none for the case as a whole"
    )
    parser.add_argument("--person", metavar="PERSON", help="with --answer: P3, of whom, where the act was done to several")
    parser.add_argument("--says", default="", metavar="WORD", help="with --answer: yes, no, partly, not known; or a door")
    parser.add_argument("--text", default="", metavar="WORDS", help="with --answer: the answer in words")
    parser.add_argument("--day", default="", metavar="DAY", help="with --answer: when it was so (EDTF)")
    parser.add_argument("--report", metavar="NAME", help="with --answer: the report that says it, by its file name")
    parser.add_argument("--quote", default="", metavar="WORDS", help="with --answer: the words of the report that say it")
    parser.add_argument("--told-by", default="", metavar="WHO", help="with --answer: who told it, where no report does")
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    from gravamen.standards.asking import message
    from gravamen.standards.questions import gaps

    house = open_house(options)
    from gravamen.casebook import queries
    from gravamen.casebook.legal import case_facts

    case = queries.case(options.case)
    if options.answer:
        return _answer(services(house, options), case, options)
    facts = case_facts(case, datetime.date.today())
    if not facts.acts:
        raise NothingVerified(f"Nothing in the case {case.key} is verified yet.", f"Review it: gravamen review {case.key}")
    found = gaps(facts)
    written = message(found, options.language, persons=options.names)
    if not options.message:
        _show(found)
    print(f"{written.subject}\n\n{written.text}", end="")
    return 0


def _answer(record: Record, case: Case, options: argparse.Namespace) -> int:
    from gravamen.casebook import queries

    made = record.answer(
        case,
        options.answer,
        act=number(options.act, "A") if options.act else None,
        person=number(options.person, "P") if options.person else None,
        answer=options.says,
        text=options.text,
        date=options.day,
        told_by=options.told_by,
        report=queries.report_named(case, options.report) if options.report else None,
        quote=options.quote,
    )
    said = ": ".join(part for part in (made.answer, made.text) if part)
    print(f"{made.act or case.key}  {made.question}: {said}")
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
