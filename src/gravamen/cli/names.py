"""`gravamen names`: are two names of one bearer, who in the register has a name, who is there twice."""

from __future__ import annotations

import argparse
import sys


def arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    verbs.add_parser("score", help="read pairs of names, a line of JSON each, and write how likely each is of one bearer")


def run(options: argparse.Namespace) -> int:
    return score()


def score() -> int:
    """A probability a line, as lines come in."""
    from gravamen.names.pairs import scores

    write = sys.stdout.write
    for probability in scores(sys.stdin):
        write(f"{probability:.4f}\n")
    return 0
