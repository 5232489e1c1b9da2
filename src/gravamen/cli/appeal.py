"""`gravamen appeal FILE… --country BY -o DIR`: from reports straight to a draft, every page marked "proposed, not verified"."""

from __future__ import annotations

import argparse
import datetime
import sys
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
    brief = with_terms(gather(reports, code, Profile(options.sender), today, waiting))
    if not brief.acts:
        raise NothingToSay("These reports propose no act.", "Run gravamen read on them to see what was found in them.")
    for target in write(render(brief), options.output):
        print(target)
    for line in waiting:
        print(f"waiting: {line}", file=sys.stderr)
    return 0


def _read(one: Report, number: int) -> ReadReport:
    if one.text is None:
        raise NothingToSay(f"{one.name} has no text yet.")
    title = one.name if not one.subject else f"{one.name} (“{one.subject}”)"
    pages = len(one.text.pages) if one.text.pages and one.text.pages[0].width else 1
    source = Source(f"s{number}", title, one.sha256, one.media_type, one.sent, one.language, pages)
    return ReadReport(source, one.text, read(one.text, language=one.language, sent=one.sent))
