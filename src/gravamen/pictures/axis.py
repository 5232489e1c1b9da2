"""A time axis: where a day lies, and which days get a tick.

In: the first and the last day, a width. Out: places from 0 to the width, and ticks by days, weeks, months, quarters or years,
not nearer to each other than a label needs.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

_DAY = datetime.timedelta(days=1)
_APART = 76.0  # units between two ticks: as wide as "February 2021" in the smallest letters
_PADDING = 0.02  # of the time shown, on each side
_LEAST = 6  # days that an axis shows at least


class Step(StrEnum):
    """What one tick to the next is, from the finest."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    FIVE_YEARS = "five years"
    DECADES = "decades"


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis, at `x`; `step` says how a page writes it."""

    x: float
    day: datetime.date
    step: Step


@dataclass(frozen=True, slots=True)
class Axis:
    """From the beginning of `first` to the end of `last`, over `width` units."""

    first: datetime.date
    last: datetime.date
    width: float

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def x(self, day: datetime.date) -> float:
        """Where a day begins; what lies beside the axis is drawn at its edge."""
        return max(0.0, min(self.width, (day - self.first).days * self.width / self.days))

    def middle(self, day: datetime.date) -> float:
        """Where the middle of a day lies."""
        return max(0.0, min(self.width, ((day - self.first).days + 0.5) * self.width / self.days))

    def ticks(self) -> tuple[Tick, ...]:
        """Ticks of the finest step whose labels do not touch."""
        for step in Step:
            found = tuple(Tick(round(self.x(day), 1), day, step) for day in self._days(step))
            if all(after.x - before.x >= _APART for before, after in pairwise(found)):
                return found
        return ()

    def _days(self, step: Step) -> Iterator[datetime.date]:
        if step in (Step.DAY, Step.WEEK):
            if self.days > 400:  # they would touch, and be many
                yield from (self.first, self.first)
                return
            day = self.first if step is Step.DAY else self.first + _DAY * (-self.first.weekday() % 7)
            while day <= self.last:
                yield day
                day += _DAY * (1 if step is Step.DAY else 7)
            return
        months = {Step.MONTH: 1, Step.QUARTER: 3, Step.YEAR: 12, Step.FIVE_YEARS: 60, Step.DECADES: 240}[step]
        number = self.first.year * 12 + self.first.month - 1
        number += -number % months
        while number // 12 <= min(self.last.year, datetime.MAXYEAR - 20):
            day = datetime.date(number // 12, number % 12 + 1, 1)
            if self.first <= day <= self.last:
                yield day
            number += months


def axis(first: datetime.date, last: datetime.date, width: float) -> Axis:
    """An axis with some room on both sides."""
    room = max(1, round(((last - first).days + 1) * _PADDING), (_LEAST - (last - first).days) // 2)
    return Axis(_shifted(first, -room), _shifted(last, room), width)


def _shifted(day: datetime.date, days: int) -> datetime.date:
    try:
        return day + _DAY * days
    except OverflowError:
        return day
