"""`gravamen names`: are two names of one bearer, who in the register has a name, who is there twice.

`score` and `explain` need no record. `find`, `candidates` and `duplicates` look into it; `unite`, `split` and `apart` write
what a person decided, each as one change that `gravamen audit undo` takes back.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
from itertools import islice
from typing import TYPE_CHECKING

from gravamen.cli.record import home_arguments, open_house, services
from gravamen.cli.show import UnclearThing

if TYPE_CHECKING:
    from gravamen.casebook.services import Record
    from gravamen.casebook.who import Candidate
    from gravamen.names.named import Kind


def arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    verbs.add_parser("score", help="read pairs of names, a line of JSON each, and write how likely each is of one bearer")
    explain = verbs.add_parser("explain", help="say how likely two names are of one bearer, and why")
    explain.add_argument("one", metavar="A", help="a name, in any script")
    explain.add_argument("two", metavar="B", help="another")
    explain.add_argument("--organisations", action="store_true", help="they are names of organisations")
    find = verbs.add_parser("find", help="who in the register has a name, whatever the script")
    find.add_argument("name", metavar="NAME")
    find.add_argument("--country", default="", metavar="CODE", help="the country of the person sought: BY")
    find.add_argument("--born", default="", metavar="DATE", help="a year, a month or a day, as EDTF")
    find.add_argument("--most", type=int, default=10, metavar="NUMBER", help="how many at most (default: 10)")
    candidates = verbs.add_parser("candidates", help="who in the register a case's proposed names may be")
    candidates.add_argument("case", metavar="CASE", help="the case's key")
    duplicates = verbs.add_parser("duplicates", help="entries that are likely the same, in order of gain")
    duplicates.add_argument("--least", type=float, metavar="PROBABILITY", help="how likely at least (default: 0.5)")
    duplicates.add_argument("--most", type=int, default=50, metavar="NUMBER", help="how many at most (default: 50)")
    unite = verbs.add_parser("unite", help="make two entries one; all that is known of both is kept")
    unite.add_argument("keep", metavar="KEEP", help="P3 or O2: the entry that stays")
    unite.add_argument("gone", metavar="GONE", help="the entry that goes into it")
    split = verbs.add_parser("split", help="give some names of an entry to a new one")
    split.add_argument("entry", metavar="ENTRY", help="P3 or O2")
    split.add_argument("--names", nargs="+", required=True, metavar="NAME", help="the names that are the other's")
    split.add_argument("--acts", nargs="*", default=[], metavar="ACT", help="acts that are the other's: A1 A4")
    apart = verbs.add_parser("apart", help="say that two are not the same; they are not proposed again")
    apart.add_argument("one", metavar="ENTRY", help="P3 or O2")
    apart.add_argument("other", metavar="OTHER", help="another entry, or a proposal: P5, #12")
    for verb in (unite, split, apart):
        verb.add_argument("--why", default="", metavar="WORDS", help="kept with the decision")
    index = verbs.add_parser("index", help="make the index of names anew")
    for verb in (find, candidates, duplicates, unite, split, apart, index):
        home_arguments(verb)


def run(options: argparse.Namespace) -> int:
    if options.what == "score":
        return score()
    if options.what == "explain":
        return explain(options.one, options.two, organisations=options.organisations)
    house = open_house(options)
    if options.what == "find":
        return find(options)
    if options.what == "candidates":
        return candidates(options.case)
    if options.what == "duplicates":
        return duplicates(options.least, options.most)
    if options.what == "index":
        return index()
    return decide(options, services(house, options))


def score() -> int:
    """A probability a line, as lines come in."""
    collecting = gc.isenabled()
    gc.disable()  # nothing made here holds itself, and looking for what does takes a fifth of the time
    from gravamen.names.pairs import AT_ONCE, scores

    try:
        told = scores(sys.stdin)
        while lot := list(islice(told, AT_ONCE)):
            sys.stdout.write("".join(f"{probability:.4f}\n" for probability in lot))
    finally:
        if collecting:
            gc.enable()
    return 0


def explain(one: str, two: str, *, organisations: bool) -> int:
    """How likely two names are of one bearer, and a line for each reason."""
    from gravamen.names.comparison import THRESHOLD
    from gravamen.names.named import Kind, Named
    from gravamen.names.reasons import explain as reasons_for

    kind = Kind.ORGANISATION if organisations else Kind.PERSON
    found = reasons_for(Named(one, kind), Named(two, kind))
    print(f"{found.probability:.2f}  {'likely one' if found.probability >= THRESHOLD else 'likely two'}")
    for reason in found.reasons:
        print(f"  {reason}")
    return 0


def find(options: argparse.Namespace) -> int:
    from gravamen.casebook import who
    from gravamen.names.named import Kind, Named

    found = [
        one
        for kind in Kind
        for one in who.find(Named(options.name, kind, born=options.born, country=options.country), options.most)
    ]
    if not found:
        print(f"Nobody in the register is likely “{options.name}”.")
        return 0
    _tell(sorted(found, key=lambda one: -one.probability)[: options.most])
    return 0


def candidates(key: str) -> int:
    """For each proposed person and organisation that waits for a decision, who it may be."""
    from gravamen.casebook import queries, who

    waiting = queries.proposals(queries.case(key), state="open").filter(kind__in=("person", "organisation"))
    for proposal in waiting:
        found = who.proposed(proposal)
        print(f"{proposal}  {proposal.content['name']}" + ("" if found else ": new, as far as the register knows"))
        _tell(found, indent="    ")
    return 0


def duplicates(least: float | None, most: int) -> int:
    from rich.console import Console
    from rich.progress import Progress

    from gravamen.casebook import who
    from gravamen.names.comparison import THRESHOLD
    from gravamen.names.named import Kind
    from gravamen.names.reasons import explain as reasons_for

    found = []
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        for kind in Kind:
            task = bar.add_task(f"comparing {kind}s", total=None)
            found += who.register_doubles(
                kind,
                least=THRESHOLD if least is None else least,
                workers=os.cpu_count() or 1,
                progress=lambda done, total, task=task: bar.update(task, completed=done, total=total),  # type: ignore[misc]
            )
    if not found:
        print("Nobody is in the register twice, as far as the names tell.")
        return 0
    for one in sorted(found, key=lambda double: -double.gain)[:most]:
        letter = "P" if one.kind is Kind.PERSON else "O"
        print(f"{one.probability:.2f}  {letter}{one.keep} {one.kept.name}  =  {letter}{one.gone} {one.lost.name}")
        print(f"      {reasons_for(one.kept, one.lost)}")
        print(f"      gravamen names unite {letter}{one.keep} {letter}{one.gone}")
    return 0


def index() -> int:
    from django.db import transaction

    from gravamen.casebook import name_index

    with transaction.atomic():
        count = name_index.build()
    print(f"{count:,} names are in the index.")
    return 0


def decide(options: argparse.Namespace, record: Record) -> int:
    """Write what a person decided of two entries."""
    if options.what == "unite":
        kind, keep = _entry(options.keep)
        other_kind, gone = _entry(options.gone)
        _same_kind(kind, other_kind)
        record.unite(kind, keep, gone, remark=options.why)
        print(f"{options.gone.upper()} is in {options.keep.upper()} now. To take it back: gravamen audit undo")
    elif options.what == "split":
        kind, number = _entry(options.entry)
        acts = [int(act[1:]) for act in options.acts if re.fullmatch(r"[Aa]\d+", act)]
        new = record.split(kind, number, options.names, acts, remark=options.why)
        print(f"{', '.join(options.names)}: now {options.entry[0].upper()}{new}.")
    else:
        kind, number = _entry(options.one)
        if options.other.startswith("#") and options.other[1:].isdigit():
            record.set_apart(kind, number, proposal=int(options.other[1:]), remark=options.why)
        else:
            other_kind, other = _entry(options.other)
            _same_kind(kind, other_kind)
            record.set_apart(kind, number, other=other, remark=options.why)
        print(f"{options.one} and {options.other} are not the same: kept.")
    return 0


def _tell(found: list[Candidate], indent: str = "") -> None:
    from gravamen.names.reasons import explain as reasons_for

    for one in found:
        print(f"{indent}{one.probability:.2f}  {one}  {one.known.name}")
        print(f"{indent}      {reasons_for(one.sought, one.known)}")


def _entry(written: str) -> tuple[Kind, int]:
    """The kind and the number of "P3" or "O2".

    Raises:
        UnclearThing: it is neither.
    """
    from gravamen.names.named import Kind

    match = re.fullmatch(r"([PO])(\d+)", written.strip().upper())
    if match is None:
        raise UnclearThing(f"“{written}” is no person or organisation of the record.", "Write P3 or O2: gravamen list")
    return (Kind.PERSON if match[1] == "P" else Kind.ORGANISATION), int(match[2])


def _same_kind(one: Kind, two: Kind) -> None:
    if one is not two:
        raise UnclearThing("A person and an organisation are not the same.", "Name two persons, or two organisations.")
