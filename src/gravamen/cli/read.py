"""`gravamen read FILE…`: what the reader proposes, as a table for the eye or as JSON."""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gravamen.cli.days import day
from gravamen.cli.files import progress, take
from gravamen.cli.letters import write
from gravamen.errors import GravamenError
from gravamen.intake.models import Report
from gravamen.reading import read
from gravamen.reading.annotation import as_annotation
from gravamen.reading.models import Reading
from gravamen.text import Text

if TYPE_CHECKING:
    from gravamen.assistant.server import Server

_STYLES = {  # of the parts that words of an act play
    "trigger": "bold black on yellow",
    "telling": "underline",
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
    parser.add_argument(
        "--assistant",
        metavar="ADDRESS",
        help="ask a language model on this machine for more acts (Ollama: http://127.0.0.1:11434/v1); "
        "only those whose words stand in the report are kept",
    )
    parser.add_argument("--model", metavar="NAME", default="", help="which model the assistant runs")
    parser.add_argument("--language", metavar="TAG", help="the language to read in (BCP 47), where it was taken for another")
    parser.add_argument("--date", type=day, metavar="DAY", help="the document's date, where it bears none")


def run(options: argparse.Namespace) -> int:
    with _uncollected():
        return _run(options)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage that reading does not leave: a pack's half a million objects would be gone through for each page."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


def _run(options: argparse.Namespace) -> int:
    refused = 0
    server = assistant(options)
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
            reading = read(one.text, language=options.language or one.language, sent=options.date or one.sent)
            if server is not None:
                reading, answered = propose(one.text, reading, server, one.name)
                refused += not answered
            if options.explain or options.html:
                explain(one, reading, options)
                continue
            plain = not (options.json or options.jsonl)
            found = as_annotation(one.text, reading, one.name, nominative=plain)
            if options.json:
                print(json.dumps(found, ensure_ascii=False, indent=1))
            elif options.jsonl:
                print(json.dumps(found, ensure_ascii=False))
            else:
                show(one, found)
    return 1 if refused else 0


def assistant(options: argparse.Namespace) -> Server | None:
    """The assistant that is to be asked, if one is.

    Raises:
        AssistantError: its address is none, or none of this machine.
    """
    if not options.assistant:
        return None
    from gravamen.assistant.server import Server

    return Server.at(options.assistant, options.model)


def propose(text: Text, reading: Reading, server: Server, name: str) -> tuple[Reading, bool]:
    """The reading with the assistant's proposals; as it was, and False, where the assistant does not answer."""
    from gravamen.assistant.proposing import with_proposals

    try:
        found, count = with_proposals(text, reading, server, progress(f"{name}: assistant", "piece"))
    except GravamenError as error:
        print(f"gravamen: {error}", file=sys.stderr)
        return reading, False
    print(
        f"{name}: the assistant proposed {count.said}; {count.kept} added, {count.told} were there, "
        f"{count.false} not in the report's words.",
        file=sys.stderr,
    )
    return found, True


def explain(report: Report, reading: Reading, options: argparse.Namespace) -> None:
    """Why each act is proposed: in the terminal, or as a page."""
    from gravamen.reading import explaining

    if report.text is None:
        return
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
        but = f", but {act.reason.lack}" if act.reason.lack else ""
        why = f"  {act.probability:.0%}, rule {act.reason.rule}{but}, {act.certainty.value}"
        console.print(Line.assemble((f"\n{act.type.value.replace('_', ' ')}", "bold"), why))
        quoted = Line("  ")
        for one in explaining.stretches(act):
            quoted.append(report.text.quote(one.passage).replace("\n", " "), style=_STYLES.get(one.part, ""))
        console.print(quoted)


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
