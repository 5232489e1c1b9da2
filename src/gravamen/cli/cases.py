"""The cases that a verb works on: the one that is named, else all, each with what follow-up makes of it.

In: the options of a verb, with the record open, and a day. Out: cases with their brief and their detentions.
"""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gravamen.cli.days import day
from gravamen.terms import Use

if TYPE_CHECKING:
    from gravamen.casebook.models import Case
    from gravamen.drafting.facts import Brief
    from gravamen.followup.detentions import Folded


@dataclass(frozen=True, slots=True)
class Followed:
    case: Case
    brief: Brief
    folded: Folded


def case_arguments(parser: argparse.ArgumentParser) -> None:
    """`CASE`, `--on`."""
    parser.add_argument("case", nargs="?", metavar="CASE", help="the case's key; all cases where none is given")
    parser.add_argument("--on", type=day, metavar="DAY", help="as it stands at the end of a day; today if not given")


def followed(options: argparse.Namespace, on: datetime.date, use: Use | None = Use.ILO) -> Iterator[Followed]:
    """The cases that the options name; the record is open. `use`: for whom it is; None: for the house."""
    from gravamen.casebook import queries
    from gravamen.casebook.brief import brief
    from gravamen.casebook.models import Case
    from gravamen.followup.folding import fold

    cases = [queries.case(options.case)] if options.case else list(Case.objects.order_by("key"))
    for case in cases:
        facts = brief(case, on, use=use)
        yield Followed(case, facts, fold(facts.acts, facts.circumstances, facts.country))


def notices(one: Followed) -> list[str]:
    """What does not fit, a line each, with the name of whom it is about."""
    names = {person.id: person.name for person in one.brief.persons}
    return [f"{names[found.person]}: {found.text}" if found.person in names else found.text for found in one.folded.notices]
