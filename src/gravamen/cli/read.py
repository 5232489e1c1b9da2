"""`gravamen read FILE…`: what the reader proposes, as a table for the eye or as JSON."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from pathlib import Path
from typing import Any

from gravamen.cli.days import day
from gravamen.cli.files import take
from gravamen.cli.letters import write
from gravamen.errors import GravamenError
from gravamen.intake.models import Report
from gravamen.reading import read
from gravamen.reading.annotation import as_annotation

_STYLES = {  # of the parts that words of an act play
    "trigger": "bold black on yellow",
    "victims": "green",
    "perpetrators": "red",
    "date": "cyan",
    "place": "magenta",
    "penalty": "bright_red",
    "legal_basis": "blue",
    "object": "yellow",
    "ground": "bright_black",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="reports in any format that intake takes")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument(
        "--json", action="store_true", help="one JSON object a file, in the annotation scheme's shape, with offsets"
    )
    shape.add_argument("--jsonl", action="store_true", help="the same on one line a document, attachments included")
    shape.add_argument("--explain", action="store_true", help="each act in its words, coloured, with the rule that made it")
    shape.add_argument("--html", type=Path, metavar="PAGE", help="the same as one HTML page to look at in a browser")
    parser.add_argument("--language", metavar="TAG", help="the language to read in (BCP 47), where it was taken for another")
    parser.add_argument("--date", type=day, metavar="DAY", help="the document's date, where it bears none")


def run(options: argparse.Namespace) -> int:
    refused = 0
    for path in options.files:
        try:
            report = take(path)
        except GravamenError as error:
            refused += 1
            print(f"gravamen: {error}", file=sys.stderr)
            continue
        for one in report.all():
            if one.text is None:
                if one.waiting:  # an archive has no text of its own, and waits for nothing
                    print(f"{one.name}: {one.waiting}", file=sys.stderr)
                continue
            if one is not report and options.json:
                break  # one object a file: attachments are for --jsonl
            if options.explain or options.html:
                explain(one, options)
                continue
            plain = not (options.json or options.jsonl)
            found = annotate(one, options.language, options.date, nominative=plain)
            if options.json:
                print(json.dumps(found, ensure_ascii=False, indent=1))
            elif options.jsonl:
                print(json.dumps(found, ensure_ascii=False))
            else:
                show(one, found)
    return 1 if refused else 0


def explain(report: Report, options: argparse.Namespace) -> None:
    """Why each act is proposed: in the terminal, or as a page."""
    from gravamen.reading import explaining

    if report.text is None:
        return
    reading = read(report.text, language=options.language or report.language, sent=options.date or report.sent)
    if options.html:
        stem = options.html.stem if not report.path else f"{options.html.stem}-{Path(report.name).stem}"
        content = explaining.page(report.text, reading, report.name).encode()
        for path in write({options.html.with_stem(stem).name: content}, options.html.parent):
            print(path)
        return
    from rich.console import Console
    from rich.text import Text as Line

    console = Console(highlight=False)
    legend = ((f" {name} ", _STYLES[part]) for part, name in explaining.PARTS.items())
    console.print(Line.assemble((report.name, "bold"), "   ", *legend))
    for act in reading.acts:
        why = f"  {act.probability:.0%}, rule {act.reason.rule}, {act.certainty.value}"
        console.print(Line.assemble((f"\n{act.type.value.replace('_', ' ')}", "bold"), why))
        quoted = Line("  ")
        for one in explaining.stretches(act):
            quoted.append(report.text.quote(one.passage).replace("\n", " "), style=_STYLES.get(one.part, ""))
        console.print(quoted)


def annotate(
    report: Report, language: str | None, sent: datetime.date | None, *, nominative: bool = False
) -> dict[str, Any]:
    """The reading of a report that has a text, in the annotation scheme's shape."""
    if report.text is None:
        return {}
    reading = read(report.text, language=language or report.language, sent=sent or report.sent)
    return as_annotation(report.text, reading, report.name, nominative=nominative)


def show(report: Report, found: dict[str, Any]) -> None:
    """A table of the acts, and a line each for persons, organisations and demands."""
    from rich.console import Console
    from rich.table import Table

    console = Console()
    console.print(f"[bold]{report.name}[/bold]  {found['kind']}, {found['language']}, {found['document_date'] or 'no date'}")
    if found["language"] == "und" or (not found["acts"] and not found["persons"]):
        console.print("  Nothing is proposed.")
        return
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("date", "act", "to whom", "by whom", "in the report's words"):
        table.add_column(column, overflow="fold", ratio=3 if column == "in the report's words" else None)
    for act in found["acts"]:
        victims = ", ".join(act["victims"])
        if act["victim_count"] and not any(letter.isupper() for letter in victims):
            victims = f"{act['victim_count']} {victims}"
        table.add_row(
            act["date"] or "",
            act["type"].replace("_", " "),
            victims,
            ", ".join(act["perpetrators"]),
            f"“{' '.join(act['quote'].split())}”",
        )
    console.print(table)
    for name, items in (("Persons", found["persons"]), ("Organisations", found["organisations"])):
        if items:
            console.print(f"[dim]{name}:[/dim] " + "; ".join(_named(item) for item in items))
    for demand in found["demands"]:
        console.print(f"[dim]Demand:[/dim] “{' '.join(demand['quote'].split())}”")
    console.print()


def _named(item: dict[str, Any]) -> str:
    extra = item.get("role") or item.get("acronym")
    return f"{item['name']} ({extra})" if extra and extra != item["name"] else str(item["name"])
