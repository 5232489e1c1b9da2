"""`gravamen draft CASE -o DIR`: a letter, a complaint or another document from the case's verified acts.

Out: a PDF, a DOCX and an e-mail ready to send, and a line for each thing that a person must see to before.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gravamen.cli.days import day
from gravamen.cli.letters import files_of, lacking, write
from gravamen.cli.record import home_arguments, open_house, services
from gravamen.errors import GravamenError
from gravamen.terms import Use

if TYPE_CHECKING:
    from gravamen.drafting.documents.parts import Matter

_LANGUAGES = ("en", "fr", "es")
_DOCUMENTS = (
    "letter",
    "complaint",
    "additional-information",
    "observations",
    "representation",
    "government-letter",
    "alert",
    "press-statement",
    "model-letter",
)


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
    parser.add_argument("--document", choices=_DOCUMENTS, default="letter", help="what to write; the letter if not given")
    parser.add_argument("--language", choices=_LANGUAGES, default="en", help="in which language; English if not given")
    parser.add_argument("--case-number", metavar="NUMBER", help="of the pending case that additional information joins")
    parser.add_argument("--to", metavar="WORDS", help="to whom a letter to a government goes: name; office; body")
    parser.add_argument("--conciliation", choices=("yes", "no"), help="whether a complaint asks for voluntary conciliation")
    parser.add_argument("--tripartite", metavar="WORDS", help="national tripartite bodies; “none” where none is known")
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    house = open_house(options)
    record = services(house, options)
    from gravamen.casebook import letters, queries
    from gravamen.casebook.consents import hidden_in
    from gravamen.drafting.documents.composing import compose
    from gravamen.drafting.documents.kinds import kind
    from gravamen.drafting.renderings.files import files as rendered
    from gravamen.drafting.scanning import must_not_name

    case = queries.case(options.case)
    plain = (options.document, options.language) == ("letter", "en")  # the letter that the desk writes
    row = letters.working(case) if plain else None
    if row is not None and options.date:
        row.dated = options.date
    written_on = row.dated if row is not None else options.date or datetime.date.today()
    use = Use(options.use) if options.use else None if plain else kind(options.document).use
    written = letters.letter(case, row, written_on, email=options.email, use=use)
    if not written.brief.acts:
        raise NothingVerified(f"Nothing in the case {case.key} is verified yet.", f"Review it: gravamen review {case.key}")
    if plain:
        document = dataclasses.replace(written.document, mark="")  # a draft to sign on paper is not approved at the desk
        files = rendered(document, written_on, letters.stem(case, written_on))
    else:
        document = compose(written.brief, options.document, options.language, _matter(options))
        files = files_of(document, written.brief, options.document)
    must_not_name(files, hidden_in(case, written.use, written_on))
    for path in write(files, options.output):
        print(path)
    if plain and row is not None:
        print(f"It reads as it is being written at the desk ({row}).", file=sys.stderr)
    for line in lacking(document, options.language):
        print(f"To be seen to: {line}", file=sys.stderr)
    to = ", ".join(one for one in (document.addressee.name, document.addressee.role) if one)
    told = written.told if plain else [int(one.id[1:]) for one in written.brief.acts]
    record.note_intervention(case, to, written_on, files, told, type=options.document)
    return 0


def _matter(options: argparse.Namespace) -> Matter:
    from gravamen.drafting.documents.parts import Matter
    from gravamen.drafting.facts import Addressee

    to = None
    if options.to:
        name, role, body = ([part.strip() for part in options.to.split(";")] + ["", ""])[:3]
        to = Addressee(name, role, body, "", options.email)
    wanted = None if options.conciliation is None else options.conciliation == "yes"
    tripartite = "" if options.tripartite == "none" else options.tripartite
    return Matter(case_number=options.case_number, to=to, conciliation=wanted, tripartite=tripartite)
