"""`gravamen doors CASE`: where the case can be taken, what is closed and why, what makes it urgent, what each act is in law.

What it says are proposals with their sources; what a legal officer decided on them stands beside each.
"""

from __future__ import annotations

import argparse
import datetime
from typing import TYPE_CHECKING

from gravamen.cli.days import day
from gravamen.cli.gaps import NothingVerified
from gravamen.cli.notes import Notes, line
from gravamen.cli.record import home_arguments, open_house

if TYPE_CHECKING:
    from rich.console import Console

    from gravamen.standards.doors import Door, Item
    from gravamen.standards.models import ActFacts, CaseFacts
    from gravamen.standards.qualification import Qualification
    from gravamen.standards.weighing import Weighed

SENDERS = ("national", "consultative", "affiliates", "other")  # as gravamen.standards.models.Sender, which loads late


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help="the case's key")
    parser.add_argument(
        "--sender",
        choices=SENDERS,
        metavar="KIND",
        help="who writes: national (an organization directly interested), consultative (an international one with consultative "
        "status), affiliates (another international one whose affiliates are hit), other",
    )
    parser.add_argument("--date", type=day, metavar="DAY", help="the day on which it would be sent; today if not given")
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    from gravamen.standards.models import Sender

    open_house(options)
    from gravamen.casebook import queries
    from gravamen.casebook.legal import case_facts

    case = queries.case(options.case)
    on = options.date or datetime.date.today()
    facts = case_facts(case, on, Sender(options.sender) if options.sender else None)
    if not facts.acts:
        raise NothingVerified(f"Nothing in the case {case.key} is verified yet.", f"Review it: gravamen review {case.key}")
    from rich.console import Console

    console, notes = Console(), Notes()
    _doors(console, notes, facts)
    _urgency(console, notes, facts)
    _earlier(console, notes, facts)
    _acts(console, notes, facts)
    notes.show(console, "SOURCES")
    return 0


def _doors(console: Console, notes: Notes, facts: CaseFacts) -> None:
    from gravamen.standards.doors import State, doors

    found = doors(facts)
    for state in State:
        shown = [one for one in found if one.state is state]
        if shown:
            line(console, state.value.upper(), style="bold")
        for one in shown:
            line(console, one.name, 2, "bold")
            for reason in one.reasons:
                line(console, f"{reason.words} {notes.number(reason.source)}", 4)
            if state is not State.CLOSED:
                _door(console, notes, one)
            console.print()


def _door(console: Console, notes: Notes, one: Door) -> None:
    line(console, f"against: {one.against}", 4)
    line(console, f"address: {one.address}", 4)
    line(console, f"clock: {one.clock}", 4)
    line(console, f"urgency: {one.urgency}", 4)
    line(console, f"outcome: {one.outcome}", 4)
    _items(console, notes, "it must contain:", one.contents)
    _items(console, notes, "its stages:", one.stages)
    if one.warning:
        line(console, f"mind: {one.warning}", 4, "bold")


def _items(console: Console, notes: Notes, title: str, items: tuple[Item, ...]) -> None:
    line(console, title, 4)
    for item in items:
        where = notes.number(item.source) if item.seen else "(recalled: look it up)"
        line(console, f"- {item.what} {where}", 6)


def _urgency(console: Console, notes: Notes, facts: CaseFacts) -> None:
    from gravamen.standards.doors import urgency

    line(console, "URGENCY", style="bold")
    found = urgency(facts)
    if not found:
        line(console, "no act of the case shows one of the four grounds", 2)
    for one in found:
        line(console, f"{one.ground} {notes.number(one.source)}: {one.because}", 2)
        line(console, f"shown by {', '.join((*one.acts, *one.words))}", 4)
    console.print()


def _earlier(console: Console, notes: Notes, facts: CaseFacts) -> None:
    from gravamen.standards.citing import earlier

    found = earlier(facts.country, facts.on)
    line(console, f"SAID ON THIS STATE BEFORE {facts.on}", style="bold")
    if not found:
        line(console, "nothing in the files, which are not whole", 2)
    for one in found:
        line(console, f"{one.text} {notes.number(one.source)}", 2)
    console.print()


def _acts(console: Console, notes: Notes, facts: CaseFacts) -> None:
    """What the acts are in law, those that are the same together."""
    from gravamen.casebook.legal import decisions
    from gravamen.standards.qualification import qualify
    from gravamen.standards.weighing import weighed

    decided = decisions([int(act.id[1:]) for act in facts.acts])
    together: dict[tuple[object, ...], list[ActFacts]] = {}
    told: dict[tuple[object, ...], tuple[Qualification, tuple[Weighed, ...]]] = {}
    for act in facts.acts:
        one = qualify(act, facts.country, facts.on)
        found = weighed(one, facts.country, facts.on, decided.get(int(act.id[1:]), {}))
        key: tuple[object, ...] = (act.type, found, act.officers_hit and bool(one.classes.ituc_leader))
        together.setdefault(key, []).append(act)
        told.setdefault(key, (one, found))
    line(console, "WHAT THE ACTS ARE IN LAW", style="bold")
    for key, acts in together.items():
        _qualified(console, notes, *told[key], acts)


def _weighed(console: Console, notes: Notes, one: Weighed) -> None:
    """An article or a principle, and what an officer decided of it."""
    if one.kind == "article":
        recalled = "" if one.printable else " (recalled: look it up before it is printed)"
        why = f"{one.because or one.words} ({one.state}{f' {notes.number(one.source)}' if one.source else ''})"
        line(console, f"{one.title}{recalled}: {why}", 4)
    else:
        line(console, one.words, 4)
    if one.decided is not None:
        who = ", ".join(part for part in (one.decided.by, one.decided.on) if part)
        reason = f": {one.decided.reason}" if one.decided.reason else ""
        line(console, f"{one.decided.decision}{f' ({who})' if who else ''}{reason}", 6, "bold")
    for reference in one.references:
        line(console, f"{reference.text} {notes.number(reference.source)}", 6, "dim")


def _qualified(console: Console, notes: Notes, one: Qualification, found: tuple[Weighed, ...], acts: list[ActFacts]) -> None:
    from gravamen.standards.asking import type_name
    from gravamen.standards.classes import SDG

    line(console, f"{type_name(one.act.type)}: {', '.join(act.id for act in acts)}", 2, "bold")
    for row in found:
        _weighed(console, notes, row)
    for reference in one.ranges:
        line(console, f"on acts of this type: {reference.text} {notes.number(reference.source)}", 4)
    if one.withheld:
        line(console, f"not printed, for want of a source or of the day: {len(one.withheld)} more", 4, "dim")
    ituc = (*one.classes.ituc, *(one.classes.ituc_leader if one.act.officers_hit else ()))
    parts = (
        f"ITUC {', '.join(map(str, ituc)) or 'none'}",
        f"SDG 16.10.1 {SDG[one.classes.sdg] if one.classes.sdg else 'none'}",
        f"HURIDOCS {', '.join(one.classes.huridocs)}",
        one.classes.note,
    )
    line(console, "; ".join(part for part in parts if part), 4, "dim")
    console.print()
