"""Citing: what may be printed of a principle, a case or a finding on a day.

In: a principle or a country, and a day. Out: references, each seen in a source and public on that day: a paragraph of the
Compilation of decisions or of the Digest, a case, or a section's heading.
"""

from __future__ import annotations

import calendar
import datetime
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from gravamen.countries import UnknownCountry, country
from gravamen.standards.models import Reference
from gravamen.standards.principles import Principle, Said
from gravamen.standards.tables import rows
from gravamen.terms import ActType

# Neither book says on what day of its year it came out: the last day is safe.
COMPILATION = (
    "Compilation of decisions of the Committee on Freedom of Association, 6th edition, 2018",
    datetime.date(2018, 12, 31),
)
DIGEST = (
    "Digest of decisions and principles of the Freedom of Association Committee, 5th edition, 2006",
    datetime.date(2006, 12, 31),
)
_MONTHS = dict(enumerate(calendar.month_name))
_MOST_CASES = 2  # beside a principle: the latest, as a letter would


@dataclass(frozen=True, slots=True)
class CaseRead:
    """A case of the Committee of which the beginning was read. `number` is None where the copy had lost its heading line."""

    id: int  # of its page on NORMLEX
    number: int | None
    country: str
    named: str  # the State, as the report names it
    report: int | None
    dated: str  # of the report: a year, a month or a day
    acts: tuple[str, ...]
    missing: bool  # facts were missing
    lesson: str

    @property
    def name(self) -> str:
        if self.number is None:
            return f"{self.named}, report of {_spelled(self.dated)} (its number does not stand in the copy read)"
        return f"Case No. {self.number} ({self.named}), {report_name(self.report) if self.report else _spelled(self.dated)}"


def references(one: Principle, on: datetime.date) -> tuple[Reference, ...]:
    """What may be printed of a principle on a day, the safest first; nothing where its wording was not read in a source."""
    if not one.read:
        return ()
    found: list[Reference] = []
    book, public = COMPILATION
    if one.compilation is not None and public <= on:
        paras = "paras" if "-" in one.compilation else "para."
        found.append(Reference("compilation", f"{book}, {paras} {one.compilation.replace('-', '–')}", public, one.source))
    if one.digest is not None and DIGEST[1] <= on:
        found.append(Reference("digest", f"{DIGEST[0]}, para. {one.digest}", DIGEST[1], one.source))
    said = [case for case in one.said if report_public(case.report) <= on]
    for case in sorted(said, key=lambda case: (case.report, case.paragraph), reverse=True)[:_MOST_CASES]:
        found.append(Reference("case", _case(case), report_public(case.report), one.source))
    if one.section is not None and not found and public <= on:
        found.append(Reference("section", f"{book}, section “{one.section}”", public, one.source))
    return tuple(found)


def ranges(kind: ActType, on: datetime.date) -> tuple[Reference, ...]:
    """Where the Compilation deals with a type of act, as a whole; nothing before it came out, or where no range was read."""
    book, public = COMPILATION
    if public > on:
        return ()
    return tuple(
        Reference(
            "range",
            f"{book}, paras {row['paragraphs'].replace('-', '–')}",
            public,
            f"ITUC Global Rights Index 2026, indicator {row['indicator']}",
        )
        for row in rows("ranges.csv")
        if row["act"] == kind.value
    )


def earlier(code: str, on: datetime.date) -> tuple[Reference, ...]:
    """What the supervisory bodies had said on a State by a day, oldest first."""
    found = [
        Reference("finding", f"{row['reference']}: {row['what']}", datetime.date.fromisoformat(row["public"]), row["source"])
        for row in rows("findings.csv")
        if row["country"] == code.upper()
    ]
    told = {one.text for one in found}
    for case in cases().values():
        if case.country == code.upper() and case.number is not None and case.report is not None:
            if not any(f"Case No. {case.number} " in text for text in told):
                found.append(Reference("case", case.name, report_public(case.report), f"NORMLEX, complaint text {case.id}"))
    return tuple(sorted((one for one in found if one.public <= on), key=lambda one: one.public))


@cache
def cases() -> dict[int, CaseRead]:
    """The cases that were read, by the number of their page."""
    return {
        int(row["text"]): CaseRead(
            int(row["text"]),
            int(row["case"]) if row["case"] else None,
            row["country"],
            row["named"],
            int(row["report"]) if row["report"] else None,
            row["dated"],
            tuple(row["acts"].split()),
            row["missing"] == "yes",
            row["lesson"],
        )
        for row in rows("cases.csv")
    }


def report_public(number: int) -> datetime.date:
    """The day by which a report was public: that of the next one that has a date, where it has none of its own."""
    known, dates = _reports()
    at = bisect_left(known, number)
    if at == len(known):
        return datetime.date.max
    return _last_day(dates[at])


def report_name(number: int) -> str:
    """ "354th Report, June 2009", or "346th Report" where its month was not read."""
    known, dates = _reports()
    at = bisect_left(known, number)
    when = f", {_spelled(dates[at])}" if at < len(known) and known[at] == number else ""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending} Report{when}"


def _case(said: Said) -> str:
    try:
        name = country(said.country).name.removeprefix("the ")
    except UnknownCountry:
        name = said.country
    return f"Case No. {said.case} ({name}), {report_name(said.report)}, para. {said.paragraph}"


@cache
def _reports() -> tuple[list[int], list[str]]:
    found = sorted((int(row["report"]), row["public"]) for row in rows("reports.csv"))
    return [number for number, _ in found], [public for _, public in found]


def _spelled(dated: str) -> str:
    year, *rest = dated.split("-")
    if not rest:
        return year
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{day}{_MONTHS[int(rest[0])]} {year}"


def _last_day(dated: str) -> datetime.date:
    year, *rest = (int(part) for part in dated.split("-"))
    month = rest[0] if rest else 12
    return datetime.date(year, month, calendar.monthrange(year, month)[1])
