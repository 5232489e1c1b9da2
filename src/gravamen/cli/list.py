"""`gravamen list`: the cases of a record; of one case its reports, acts, persons, letters, or what is proposed."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gravamen.cli.record import home_arguments, open_house

if TYPE_CHECKING:
    from gravamen.casebook.models import Act, Case


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", nargs="?", metavar="CASE", help="the case's key; all cases where none is given")
    parser.add_argument("--proposals", action="store_true", help="what waits for a decision")
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    open_house(options)
    from gravamen.casebook import queries
    from gravamen.casebook.models import Case

    if options.case is None and options.proposals:
        for one in Case.objects.order_by("key"):
            _proposals(one)
        return 0
    if options.case is None:
        rows = []
        for one in Case.objects.order_by("key"):
            open_ones = queries.proposals(one, state="open").count()
            rows.append((one.key, one.country, one.title, one.receipts.count(), one.acts.count(), open_ones))
        table(("case", "country", "title", "receipts", "acts", "to decide"), rows)
        return 0
    case = queries.case(options.case)
    if options.proposals:
        _proposals(case)
        return 0
    receipts = case.receipts.order_by("pk").select_related("report")
    table(
        ("report", "name", "received", "language", "SHA-256"),
        [
            (str(one.report), one.name, one.received, one.report.language or "–", one.report.sha256[:12] + "…")
            for one in receipts
        ],
    )
    acts = case.acts.order_by("pk").prefetch_related("involvements__person", "involvements__organisation")
    table(
        ("act", "date", "type", "to whom", "by whom"),
        [
            (str(one), one.date or "–", one.type.replace("_", " "), *(parties(one, role) for role in ("victim", "perpetrator")))
            for one in acts
        ],
    )
    letters = case.interventions.order_by("pk")
    if letters:
        table(("letter", "dated", "to", "status"), [(str(one), one.dated, one.addressee, one.status) for one in letters])
    return 0


def _proposals(case: Case) -> None:
    from gravamen.casebook import queries

    found = queries.proposals(case, state="open")
    table(
        ("no.", "report", "kind", "proposed", "in the report's words"),
        [(str(one), str(one.report), one.kind, said(one.content), " ".join(one.quote.split())) for one in found],
    )


def parties(act: Act, role: str) -> str:
    """Who is involved in an act in a role, by name."""
    named = []
    for one in act.involvements.all():
        if one.role == role:
            named.append(one.person.name if one.person else one.organisation.name if one.organisation else one.group)
    return ", ".join(named) or "–"


def said(content: dict[str, object]) -> str:
    """A proposal in a few words."""
    name = content.get("name") or str(content.get("type") or content.get("text") or "").replace("_", " ")
    more = content.get("role") or content.get("acronym") or content.get("date")
    return f"{name} ({more})" if more else str(name)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A plain table for the terminal; long cells are folded, never cut."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = Table(box=None, pad_edge=False, header_style="dim")
    for column in columns:
        shown.add_column(column, overflow="fold")
    for row in rows:
        shown.add_row(*(Text(str(cell)) for cell in row))
    console = Console()
    console.print(shown)
    console.print()
