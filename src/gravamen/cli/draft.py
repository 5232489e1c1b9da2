"""`gravamen draft CASE -o DIR`: a letter, a complaint or another document from the case's verified acts.

Out: a PDF, a DOCX and an e-mail ready to send, and a line for each thing that a person must see to before.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import re
import sys
from pathlib import Path

from gravamen.cli.days import day
from gravamen.cli.letters import lacking, write
from gravamen.cli.record import home_arguments, open_house, services
from gravamen.errors import GravamenError
from gravamen.terms import Use

LANGUAGES = ("en", "fr", "es", "ru", "ar")  # in the last two the questions to a union alone
DOCUMENTS = (
    "letter",
    "complaint",
    "additional-information",
    "observations",
    "representation",
    "government-letter",
    "alert",
    "press-statement",
    "model-letter",
    "changes",
    "questions",
)


class NoEarlierDay(GravamenError):
    """What was given for a letter or a day is neither."""


class NothingVerified(GravamenError):
    """The case has no act that a person has verified."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help="the case's key")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="DIR", help="the folder for the letter")
    parser.add_argument("--date", type=day, metavar="DAY", help="the letter's date; today if not given")
    parser.add_argument("--email", metavar="ADDRESS", help="the addressee's e-mail address")
    parser.add_argument(
        "--use", choices=list(Use), help="for whom it is: each person as far as they agreed; the document's own if not given"
    )
    parser.add_argument("--document", choices=DOCUMENTS, default="letter", help="what to write; the letter if not given")
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="in which language; English if not given")
    parser.add_argument("--case-number", metavar="NUMBER", help="of the pending case that additional information joins")
    parser.add_argument("--to", metavar="WORDS", help="to whom a letter to a government goes: name; office; body")
    parser.add_argument("--conciliation", choices=("yes", "no"), help="whether a complaint asks for voluntary conciliation")
    parser.add_argument("--tripartite", metavar="WORDS", help="national tripartite bodies; “none” where none is known")
    parser.add_argument(
        "--since", metavar="LETTER|DAY", help="for changes: I3, or a day; since the last letter that went out if not given"
    )
    parser.add_argument("--names", action="store_true", help="with questions: name the persons who agreed to it")
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    house = open_house(options)
    record = services(house, options)
    from gravamen.casebook import letters, queries
    from gravamen.casebook.consents import hidden_in
    from gravamen.casebook.models import Intervention
    from gravamen.drafting.renderings.files import files as rendered
    from gravamen.drafting.scanning import must_not_name

    case = queries.case(options.case)
    at_the_desk = letters.working(case, options.document, options.language)
    row = at_the_desk or Intervention(
        case=case, dated=options.date or datetime.date.today(), type=options.document, language=options.language
    )
    row.dated = options.date or row.dated
    row.matter = {**row.matter, **_matter(options)}
    row.edits = {**row.edits, "head": {**row.edits.get("head", {}), **_head(options)}}
    use = Use(options.use) if options.use else None
    written = letters.letter(case, row, row.dated, email=options.email, use=use)
    if not written.brief.acts and options.document != "changes":
        raise NothingVerified(f"Nothing in the case {case.key} is verified yet.", f"Review it: gravamen review {case.key}")
    document = dataclasses.replace(written.document, mark="")  # a draft to sign on paper is not approved at the desk
    files = rendered(document, row.dated, letters.stem(case, row.dated, kind=options.document, language=options.language))
    must_not_name(files, hidden_in(case, written.use, row.dated))
    for path in write(files, options.output):
        print(path)
    if at_the_desk is not None:
        print(f"It reads as it is being written at the desk ({row}).", file=sys.stderr)
    for line in lacking(document, options.language):
        print(f"To be seen to: {line}", file=sys.stderr)
    to = ", ".join(one for one in (document.addressee.name, document.addressee.role) if one)
    record.note_intervention(case, to, row.dated, files, written.told, type=options.document, language=options.language)
    return 0


def _matter(options: argparse.Namespace) -> dict[str, object]:
    """What the document asks for beside the facts, as far as it was said."""
    found: dict[str, object] = {}
    if options.case_number is not None:
        found["case_number"] = options.case_number
    if options.conciliation is not None:
        found["conciliation"] = options.conciliation == "yes"
    if options.tripartite is not None:
        found["tripartite"] = "" if options.tripartite == "none" else options.tripartite
    if options.names:
        found["names"] = True
    if options.since is not None:
        letter = re.fullmatch(r"I(\d+)", options.since.strip(), re.IGNORECASE)
        found |= {"since": int(letter[1])} if letter else {"since": None, "day": _day(options.since)}
    return found


def _day(written: str) -> str:
    try:
        return day(written).isoformat()
    except argparse.ArgumentTypeError:
        raise NoEarlierDay(f"“{written}” is neither a letter nor a day.", "Write I3, or 2021-03-01.") from None


def _head(options: argparse.Namespace) -> dict[str, str]:
    """To whom it goes, where that was said."""
    if not options.to:
        return {}
    parts = [part.strip() for part in options.to.split(";")]
    return {name: part for name, part in zip(("name", "role", "body"), parts, strict=False) if part}
