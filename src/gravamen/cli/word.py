"""`gravamen word CASE`: the phrases of a case that a language still lacks, as a file to fill in; `--file` keeps a filled one.

What is printed are the record's phrases, so that whoever words them sees nothing else.
"""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gravamen.cli.files import NoFile
from gravamen.cli.record import home_arguments, open_house, services

if TYPE_CHECKING:
    from gravamen.drafting.document import Lack

_LANGUAGES = ("fr", "es", "en")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help="the case's key")
    parser.add_argument(
        "--language", choices=_LANGUAGES, default="fr", help="the language that lacks them; French if not given"
    )
    parser.add_argument("--file", type=Path, metavar="FILE", help="keep the wordings of a filled file (TOML)")
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    record = services(open_house(options), options)
    from gravamen.casebook import queries
    from gravamen.casebook.brief import brief
    from gravamen.casebook.worded import keep
    from gravamen.drafting.tongues import tongue
    from gravamen.drafting.wording import in_language

    case = queries.case(options.case)
    if options.file is not None:
        count = keep(record, case, _read(options.file))
        print(f"{count} phrase{'s' if count != 1 else ''} kept.")
        return 0
    _, lacks = in_language(brief(case, datetime.date.today()), tongue(options.language))
    rows = dict.fromkeys((one.field, one.phrase) for one in _wordings(lacks))
    for field, phrase in rows:
        print(f'[[wording]]\nfield = {_quoted(field)}\nof = {_quoted(phrase)}\n{options.language} = ""\n')
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NoFile(f"{path} cannot be read.", "Give a text file in UTF-8.") from error


def _wordings(lacks: tuple[tuple[str, Lack], ...]) -> list[Lack]:
    return [one for _, one in lacks if one.kind == "wording"]


def _quoted(text: str) -> str:
    """A TOML string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
