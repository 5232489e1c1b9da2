"""`gravamen appeal FILE… --country BY -o DIR`: from reports straight to a draft, every page marked "proposed, not verified"."""

from __future__ import annotations

import argparse
import datetime
import sys
from dataclasses import replace
from pathlib import Path

from gravamen.cli.days import day
from gravamen.cli.files import take
from gravamen.cli.letters import render, write
from gravamen.countries import country
from gravamen.drafting.facts import Profile, Source
from gravamen.drafting.gathering import ReadReport, gather
from gravamen.errors import GravamenError
from gravamen.followup.terms import with_terms
from gravamen.intake.models import Report
from gravamen.reading import read
from gravamen.reading.models import Act, Reading

SURE_ENOUGH = 0.4  # the probability from which an act stands in a letter that nobody has looked over


class NothingToSay(GravamenError):
    """The reports propose no act."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="reports in any format that intake takes")
    parser.add_argument("--country", required=True, metavar="CODE", help="the country concerned (ISO 3166, two letters: BY)")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="DIR", help="the folder for the letter")
    parser.add_argument("--sender", default="[name of the organization]", metavar="NAME", help="the organization that writes")
    parser.add_argument("--date", type=day, metavar="DAY", help="the letter's date; today if not given")


def run(options: argparse.Namespace) -> int:
    code = country(options.country).code
    today = options.date or datetime.date.today()
    reports: list[ReadReport] = []
    waiting: list[str] = []
    seen: set[str] = set()
    for path in options.files:
        for one in take(path).all():
            if one.sha256 in seen:
                continue
            seen.add(one.sha256)
            if one.text is None and one.waiting:
                waiting.append(f"{one.name} ({one.waiting})")
            elif one.text is not None:  # an archive has none, and waits for nothing
                reports.append(_read(one, len(reports) + 1))
            for note in one.notes:
                print(f"{one.name}: {note}", file=sys.stderr)
    kept, unsure = sure_enough([one.reading for one in reports])
    reports = [replace(one, reading=reading) for one, reading in zip(reports, kept, strict=True)]
    brief = with_terms(gather(reports, code, Profile(options.sender), today, waiting))
    if not brief.acts:
        what = "no act that is sure enough for a letter" if unsure else "no act"
        raise NothingToSay(f"These reports propose {what}.", "Run gravamen read on them to see what was found in them.")
    for target in write(render(brief), options.output):
        print(target)
    if unsure:
        print(f"left out, as hardly sure: {len(unsure)} proposed. See them: gravamen read", file=sys.stderr)
    for line in waiting:
        print(f"waiting: {line}", file=sys.stderr)
    return 0


def sure_enough(readings: list[Reading]) -> tuple[list[Reading], list[Act]]:
    """Readings with the acts that are sure enough for a letter, and the other acts."""
    unsure = [act for reading in readings for act in reading.acts if act.probability < SURE_ENOUGH]
    kept = [replace(one, acts=tuple(act for act in one.acts if act.probability >= SURE_ENOUGH)) for one in readings]
    return kept, unsure


def _read(one: Report, number: int) -> ReadReport:
    if one.text is None:
        raise NothingToSay(f"{one.name} has no text yet.")
    title = one.name if not one.subject else f"{one.name} (“{one.subject}”)"
    pages = len(one.text.pages) if one.text.pages and one.text.pages[0].width else 1
    source = Source(f"s{number}", title, one.sha256, one.media_type, one.sent, one.language, pages)
    return ReadReport(source, one.text, read(one.text, language=one.language, sent=one.sent))
