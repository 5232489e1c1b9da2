"""`gravamen review CASE`: decide on what is proposed, one by one at the terminal, or from a recorded review.

Each decision is kept at once: whoever stops in the middle goes on there the next time.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gravamen.cli.files import NoFile
from gravamen.cli.record import NobodyToAsk, home_arguments, open_house, services
from gravamen.cli.show import UnclearThing
from gravamen.errors import GravamenError

if TYPE_CHECKING:
    from rich.console import Console

    from gravamen.casebook.models import Case, Proposal
    from gravamen.casebook.services import Record
    from gravamen.casebook.who import Candidate

_AROUND = 200  # characters shown on either side of a passage
_KEYS = "[a]ccept  [c]orrect  [m]erge  [n]ot  [r]efuse  [s]kip  [u]ndo  [q]uit"
_HELP = """  a   accept: it enters the record as it is shown
  c   correct, then accept: field=value, one a line, an empty line ends
      (date=2021-02-16, victims=Name; REP; workers)
  m   merge: it says again what the record has; give its number (A3, P1, O2)
  n   not the same: a person or organisation that it may be is another; it is not offered again
  r   refuse: it is kept as refused, and never proposed again
  s   skip: decide later
  u   undo the last decision
  q   stop; all that was decided is kept"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help="the case's key")
    parser.add_argument("--apply", type=Path, metavar="FILE", help="a recorded review (TOML) to apply")
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    house = open_house(options)
    record = services(house, options)
    from gravamen.casebook import queries

    case = queries.case(options.case)
    if options.apply is not None:
        from gravamen.casebook.recorded import apply

        try:
            review = options.apply.read_text("utf-8")
        except OSError as error:
            raise NoFile(f"{options.apply} cannot be read: {error.strerror}.", "Check the path.") from None
        except UnicodeDecodeError:
            raise NoFile(f"{options.apply} is not text in UTF-8.", "Save it as UTF-8.") from None
        done = apply(record, case, review)
        print(
            f"{done.accepted} accepted, {done.corrected} corrected, {done.merged} merged, {done.refused} refused,"
            f" {done.added} added, {done.stood} stood already, {done.waiting} waiting for their report to be read."
        )
        return 0
    if not sys.stdin.isatty():
        raise NobodyToAsk("There is no terminal to ask on.", "Give a recorded review: --apply FILE")
    return _ask(record, case)


def _ask(record: Record, case: Case) -> int:
    from rich.console import Console

    from gravamen.casebook import queries

    console = Console()
    waiting = list(queries.proposals(case, state="open"))
    undo: list[tuple[int, int]] = []  # entries of the chain, each with the place where it was decided
    at = 0
    while at < len(waiting):
        proposal = waiting[at]
        proposal.refresh_from_db()
        if proposal.state != "open":
            at += 1
            continue
        _show(console, proposal, at + 1, len(waiting))
        candidates = _candidates(console, proposal)
        try:
            answer = console.input(f"{_KEYS.replace('[', chr(92) + '[')} ? ").strip().lower()
        except EOFError:
            answer = "q"
        try:
            if answer == "q":
                break
            if answer == "s":
                at += 1
            elif answer == "u":
                if undo:
                    entry, at = undo.pop()
                    record.undo(entry)
                else:
                    console.print("Nothing was decided yet.")
            elif answer == "n" and candidates:
                _set_apart(record, proposal, candidates, console)
                undo.append((_last_entry(), at))
            elif answer in ("a", "c", "m", "r"):
                _decide(record, case, proposal, answer, console, candidates)
                undo.append((_last_entry(), at))
                at += 1
            else:
                console.print(_HELP, markup=False)
        except GravamenError as error:
            console.print(f"{error}", style="red", markup=False)
    left = queries.proposals(case, state="open").count()
    console.print(f"{left} left to decide." if left else "All is decided.")
    return 0


def _candidates(console: Console, proposal: Proposal) -> list[Candidate]:
    """Who in the register a proposed name may be, shown with the reasons, the likeliest first."""
    from rich.text import Text

    from gravamen.casebook import who
    from gravamen.names.reasons import explain

    found = who.proposed(proposal)
    for one in found:
        console.print(
            Text(f"  may be {one} {one.known.name}, {one.probability:.0%}: {explain(one.sought, one.known)}", style="cyan")
        )
    return found


def _set_apart(record: Record, proposal: Proposal, candidates: list[Candidate], console: Console) -> None:
    said = console.input(f"Who is it not (empty: {candidates[0]})? ").strip()
    number = _number(said, proposal.kind) if said else candidates[0].number
    record.set_apart(candidates[0].kind, number, proposal=proposal.pk)


def _decide(record: Record, case: Case, proposal: Proposal, answer: str, console: Console, candidates: list[Candidate]) -> None:
    if answer == "a":
        record.accept(case, proposal.pk)
    elif answer == "c":
        record.accept(case, proposal.pk, _corrections(console))
    elif answer == "r":
        record.refuse(proposal.pk, remark=console.input("Why (may be empty)? ").strip())
    else:
        likeliest = f"; empty: {candidates[0]}" if candidates else ""
        said = console.input(f"Into which (A3, P1, O2{likeliest})? ").strip()
        number = candidates[0].number if candidates and not said else _number(said, proposal.kind)
        record.merge(proposal.pk, number)


def _number(written: str, kind: str) -> int:
    """The number of "A3", where the letter is that of the kind.

    Raises:
        UnclearThing: it is not.
    """
    letter = {"act": "A", "person": "P", "organisation": "O"}.get(kind, "A")
    match = re.fullmatch(rf"{letter}?(\d+)", written.strip().upper())
    if match is None:
        raise UnclearThing(f"“{written.strip()}” is no {kind} of the record.", f"Write {letter} and its number: gravamen list")
    return int(match[1])


def _parties(written: str) -> list[dict[str, str]]:
    """Names with ";" between them: persons and organisations of the record, else groups in words."""
    from gravamen.casebook import queries

    found = []
    for name in (part.strip() for part in written.split(";")):
        if name:
            known = "person" if queries.person_named(name) else "organisation" if queries.organisation_named(name) else "group"
            found.append({known: name})
    return found


def _corrections(console: Console) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    while line := console.input("field=value: ").strip():
        field, equals, value = line.partition("=")
        if not equals:
            console.print("Write it as field=value; an empty line ends.")
            continue
        field, value = field.strip(), value.strip()
        if field in ("victims", "perpetrators"):
            changes[field] = _parties(value)
        elif field in ("victim_count", "penalty_days") and value.isdigit():
            changes[field] = int(value)
        else:
            changes[field] = value
    return changes


def _last_entry() -> int:
    from gravamen.casebook.models import Entry

    return Entry.objects.latest("number").number


def _show(console: Console, proposal: Proposal, number: int, count: int) -> None:
    """The proposal, and its passage where it stands in the report."""
    from rich.text import Text

    from gravamen.cli.list import said

    console.rule(f"{number} of {count}: {proposal.kind} {proposal}")
    characters = proposal.report.text or ""
    before = characters[max(0, proposal.start - _AROUND) : proposal.start]
    after = characters[proposal.end : proposal.end + _AROUND]
    shown = Text(before, style="dim")
    shown.append(characters[proposal.start : proposal.end], style="bold black on yellow")
    shown.append(after, style="dim")
    console.print(shown)
    console.print(Text(said(proposal.content), style="bold"))
    for field, value in proposal.content.items():
        if field in ("passages", "type", "name") or value in (None, "", []):
            continue
        if isinstance(value, list):
            value = ", ".join(str(one.get("person") or one.get("organisation") or one.get("group")) for one in value)
        console.print(Text(f"  {field.replace('_', ' ')}: {value}"))
