"""The clocks of `calendar.toml`: what comes round each year, how long an answer may take.

In: a year, or a day. Out: dates as EDTF, with why and by which source. A sitting whose days no source gives stays a month.
"""

from __future__ import annotations

import calendar
import datetime
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from gravamen.edtf import Edtf, parse


@dataclass(frozen=True, slots=True)
class Clock:
    """`title` names nobody; `what` may hold words in braces for the agenda to fill in. `practice`: ours, no rule of a body."""

    id: str
    title: str
    what: str
    why: str
    source: str
    practice: bool
    door: str = "any"
    starts: str = ""  # "sent" or "reply"
    days: int = 0
    months: int = 0
    when: str = ""
    before: str = ""  # comes round `days` before the clock of that id does
    needs_ratification: bool = False

    def due(self, start: datetime.date) -> datetime.date:
        """The day on which the time from `start` is over."""
        months = start.month - 1 + self.months
        year, month = start.year + months // 12, months % 12 + 1
        last = calendar.monthrange(year, month)[1]
        return datetime.date(year, month, min(start.day, last)) + datetime.timedelta(days=self.days)

    def in_year(self, year: int) -> Edtf:
        """When it comes round in a year; the days of a sitting where a source gives them."""
        if self.before:
            sitting = next(one for one in sittings() if one.id == self.before).in_year(year)
            return Edtf.day(sitting.earliest - datetime.timedelta(days=self.days))
        for row in _data()["known"]:
            if row["id"] == self.id and parse(row["when"]).earliest.year == year:
                return parse(row["when"])
        first, _, last = self.when.partition("/")
        return parse(f"{year}-{first}/{year}-{last}" if last else f"{year}-{first}")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("gravamen.followup") / "calendar.toml").read_text("utf-8"))


def answers(door: str) -> tuple[Clock, ...]:
    """The clocks that a letter through a door sets going."""
    return tuple(_clock(row) for row in _data()["answer"] if row["door"] in ("any", door))


@cache
def silence() -> Clock:
    """How long somebody who is held may be without news."""
    return _clock({"id": "silence", **_data()["silence"]})


def yearly() -> tuple[Clock, ...]:
    """What comes round each year."""
    return tuple(_clock(row) for row in _data()["yearly"])


def sittings() -> tuple[Clock, ...]:
    """What comes round each year, and is no date of its own: other clocks count from it."""
    return tuple(_clock(row) for row in _data()["sitting"])


def _clock(row: dict[str, Any]) -> Clock:
    said = {name: row[name] for name in ("door", "starts", "days", "months", "when", "before") if name in row}
    return Clock(
        row["id"],
        row["title"],
        row["what"],
        row["why"],
        row["source"],
        row["status"] == "practice",
        needs_ratification=row.get("needs") == "ratified",
        **said,
    )
