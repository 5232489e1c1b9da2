"""`gravamen packs`: the languages that are read, and whether a pack holds together."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gravamen.errors import GravamenError


class NoPacks(GravamenError):
    """A folder of packs that is none."""


def arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="what", metavar="WHAT")
    verbs.add_parser("list", help="the languages that are read, and how much each pack knows")
    check = verbs.add_parser("check", help="whether packs hold together, and read their own examples as they should")
    check.add_argument("languages", nargs="*", metavar="LANGUAGE", help="BCP 47 tags; all packs where none is named")


def run(options: argparse.Namespace) -> int:
    return check(options.languages) if options.what == "check" else show()


def use_own(folder: Path) -> None:
    """Read with the packs of a folder before those that are shipped.

    Raises:
        NoPacks: it is no folder.
    """
    from gravamen.reading.pack import use_packs

    if not folder.is_dir():
        raise NoPacks(f"GRAVAMEN_PACKS names {folder}, which is no folder.", "Name one with LANGUAGE/pack.toml in it.")
    use_packs(folder)


def show() -> int:
    """A line for each language: its name, its grammar, how many words, rules and examples."""
    from rich.console import Console
    from rich.table import Table

    from gravamen.reading.checking import described
    from gravamen.reading.pack import pack_languages

    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("", "language", "grammar", "words", "rules", "examples", "from"):
        table.add_column(column, justify="right" if column in ("words", "rules", "examples") else "left")
    for language in pack_languages():
        one = described(language)
        table.add_row(language, one.name, one.grammar, f"{one.words:,}", str(one.rules), str(one.examples), one.place)
    Console(highlight=False).print(table)
    return 0


def check(languages: list[str]) -> int:
    """What is wrong in each pack, a line each; status 1 where something is."""
    from gravamen.reading import checking
    from gravamen.reading.pack import pack_languages

    wrong = 0
    for language in languages or pack_languages():
        problems = checking.check(language)
        wrong += len(problems)
        for problem in problems:
            print(f"{language}/{problem}", file=sys.stderr)
        if not problems:
            print(f"{language}: sound.")
    return 1 if wrong else 0
