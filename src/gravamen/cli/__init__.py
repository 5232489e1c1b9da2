"""The `gravamen` command: one module a verb, each loaded only when its verb is called.

A verb's module has `HELP`, `arguments(parser)` and `run(options) -> int`. An error of ours is one line on standard error and
status 1; a wrong call is status 2; a traceback is a bug.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from gravamen import __version__
from gravamen.errors import GravamenError

# verb -> what it does, in one line; the module of the same name does it
VERBS = {
    "init": "make a record, encrypted under a passphrase or a key file",
    "profile": "show or say who writes the letters",
    "intake": "keep reports in a case and read them",
    "read": "read files and show what they propose",
    "packs": "list the languages that are read, or check a language's pack",
    "review": "decide on what is proposed, one by one or from a recorded review",
    "list": "list cases, or a case's reports, acts and proposals",
    "show": "show an act, a person, an organisation, a circumstance, a report or a proposal with its passages",
    "gaps": "say what the ILO will ask and the record does not tell, and write a message that asks the union",
    "doors": "say where a case can be taken, what is closed and why, and what makes it urgent",
    "consent": "note what persons agreed to have shown of them, for whom; list it",
    "check": "list what is missing in a case's letter, or does not hold, before it is sent",
    "draft": "write a letter, a complaint or another document from a case's verified acts",
    "word": "list what a language lacks of a case's phrases, or keep a file that words them",
    "appeal": "write a draft letter straight from reports; nothing in it is verified",
    "post": "send an approved letter, fetch answers and file them under their case",
    "held": "list who is held: since when, under what, until when, and whether a release is reported",
    "agenda": "list what is due: terms that end, answers that do not come, doors that open",
    "audit": "check that the record is as it was written; list or take back changes",
    "keys": "change the passphrase, or add a second way into the record",
    "names": "compare names across scripts; find who is who in the register, and who is there twice",
    "desk": "open the record in a browser, on this machine alone",
    "officers": "make and close the accounts of a team's desk",
    "demo": "do the whole way on the demonstration case",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. `arguments` are those of the process where none are given."""
    words = [*(sys.argv[1:] if arguments is None else arguments)]  # not list(): a verb's module bears that name here
    parser = argparse.ArgumentParser(
        prog="gravamen",
        description="From a union's report to a sourced appeal, and on until the release.",
        epilog="gravamen VERB --help tells more of each.",
    )
    parser.add_argument("--version", action="version", version=f"gravamen {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    chosen = next((word for word in words if word in VERBS), None)
    for verb, help_text in VERBS.items():
        inner = verbs.add_parser(verb, help=help_text, description=help_text[0].upper() + help_text[1:] + ".")
        if verb == chosen:
            module = import_module(f"gravamen.cli.{verb}")
            module.arguments(inner)
            inner.set_defaults(run=module.run)
    options = parser.parse_args(words)
    try:
        if os.environ.get("GRAVAMEN_PACKS"):
            from gravamen.cli.packs import use_own

            use_own(Path(os.environ["GRAVAMEN_PACKS"]))
        status: int = options.run(options)
    except GravamenError as error:
        print(f"gravamen: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("gravamen: stopped; what was finished is kept.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our output went away: `gravamen list | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status
