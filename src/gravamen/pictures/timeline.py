"""A timeline: what happened on an axis of time, in lanes, so that nothing covers anything.

In: happenings with the days they can mean, each in a lane. Out: marks in rows. A day is a dot, a date that is not known to
the day is a span from the earliest to the latest day. Where a lane would grow too tall, labels go first, then happenings
are counted together by weeks, months or years.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gravamen.pictures.axis import Axis, Tick, axis

WIDTH = 1120.0
ROW = 26.0  # a mark is pressed with a finger: 24 and a little
_HEAD = 26.0  # of a lane: its name
_FOOT = 8.0
_DOT = 24.0
_LETTER = 6.6  # units a character of a label takes
_GAP = 8.0
_MOST_LABELLED, _MOST = 6, 7  # rows of a lane; one of things that last has all that it was given
_SAME = 30.0  # units: happenings counted together lie within as much


@dataclass(frozen=True, slots=True)
class Happening:
    """Something on the axis. `key` names it for the page; `earliest` is `latest` where the day is known.

    `lasting`: it went on for all that time (a detention), and was not on some day of it.
    """

    key: str
    lane: str
    earliest: datetime.date
    latest: datetime.date
    label: str = ""
    lasting: bool = False

    @property
    def exact(self) -> bool:
        return self.earliest == self.latest


@dataclass(frozen=True, slots=True)
class Mark:
    """A happening on the sheet, or some counted together. `x` to `right` is what is drawn, `y` the middle of its row.

    `label` is "" where there is no room for it.
    """

    keys: tuple[str, ...]
    x: float
    right: float
    y: float
    label: str
    span: bool
    first: datetime.date
    last: datetime.date
    label_at: float = 0.0
    beyond: bool = False  # it goes on after the axis ends
    side: str = "after"  # where the label stands; "before": it ends at `label_at`; "within" a span

    @property
    def width(self) -> float:
        return self.right - self.x

    @property
    def middle(self) -> float:
        return (self.x + self.right) / 2


@dataclass(frozen=True, slots=True)
class Lane:
    name: str
    top: float
    height: float
    marks: tuple[Mark, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """All on a sheet of `width` by `height`. `today` is where this day lies, None beside the axis."""

    width: float
    height: float
    axis: Axis
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    today: float | None

    def mirrored(self) -> Timeline:
        """Time running from right to left, as who reads so expects it."""
        lanes = tuple(replace(lane, marks=tuple(self._turned(one) for one in lane.marks)) for lane in self.lanes)
        ticks = tuple(replace(one, x=round(self.width - one.x, 1)) for one in self.ticks)
        return replace(self, lanes=lanes, ticks=ticks, today=None if self.today is None else self.width - self.today)

    def _turned(self, mark: Mark) -> Mark:
        x, right, label_at = (round(self.width - at, 1) for at in (mark.right, mark.x, mark.label_at))
        return replace(mark, x=x, right=right, label_at=label_at)


def lay_out(happenings: Iterable[Happening], lanes: Sequence[str], today: datetime.date) -> Timeline | None:
    """Happenings in their lanes, in the order of `lanes`; empty lanes are left out. None where nothing has a date.

    The axis ends with the last thing that happened, or today where that is near: a sentence of ten years would leave no room
    for the month in which all began. What lasts longer is `beyond`. An open end ("since August") goes to today.
    """
    told = list(happenings)
    days = [one.latest for one in told if not one.lasting and one.latest < datetime.date.max]
    days += [one.earliest for one in told if one.earliest > datetime.date.min]
    if not days:
        return None
    first, last = min(days), max(days)
    if last < today <= last + (last - first) / 2 + datetime.timedelta(days=7):
        last = today
    line = axis(first, last, WIDTH)
    told = [replace(one, latest=max(today, one.earliest)) if one.latest == datetime.date.max else one for one in told]
    top = 8.0
    laid = []
    for name in lanes:
        within = [one for one in told if one.lane == name]
        if within:
            lane = _lane(name, within, line, top)
            laid.append(lane)
            top += lane.height
    now = round(line.middle(today), 1) if line.first <= today <= line.last else None
    return Timeline(WIDTH, top + 30, line, line.ticks(), tuple(laid), now)


def _lane(name: str, within: list[Happening], line: Axis, top: float) -> Lane:
    within = sorted(within, key=lambda one: (one.earliest, one.latest, one.key))
    for labelled, most in ((True, _MOST_LABELLED), (False, _MOST)):
        marks = [_mark([one], line, labelled) for one in within]
        rows = _rows(marks)
        if max(rows) < most or all(one.lasting for one in within):
            return _stacked(name, marks, rows, top, folded=False)
    folded = [_mark(group, line, False) for group in _grouped(within, line)]
    return _stacked(name, folded, _rows(folded), top, folded=True)


def _grouped(within: list[Happening], line: Axis) -> list[list[Happening]]:
    """Those that would lie on each other, together: exact ones by place, spans by their beginning and end."""
    groups: dict[tuple[int, int], list[Happening]] = {}
    for one in within:
        begin = int(line.x(one.earliest) // _SAME)
        end = begin if one.exact else int(line.x(one.latest) // (_SAME * 4)) + 1000
        groups.setdefault((begin, end), []).append(one)
    if len(groups) > 60:
        rough: dict[int, list[Happening]] = {}
        for (begin, _), group in groups.items():
            rough.setdefault(begin, []).extend(group)
        return list(rough.values())
    return list(groups.values())


def _mark(group: list[Happening], line: Axis, labelled: bool) -> Mark:
    first, last = min(one.earliest for one in group), max(one.latest for one in group)
    exact = all(one.exact for one in group)
    if exact:
        middle = (line.middle(first) + line.middle(last)) / 2
        wide = _DOT if len(group) == 1 else _DOT + _LETTER * (len(str(len(group))) - 1)
        x = max(0.0, min(line.width - wide, middle - wide / 2))
        right = x + wide
    else:
        x = min(line.x(first), line.width - _DOT)
        right = max(min(line.width, line.x(last) + line.width / line.days), x + _DOT)
    label = group[0].label if labelled and len(group) == 1 else ""
    keys = tuple(one.key for one in group)
    mark = Mark(keys, round(x, 1), round(right, 1), 0.0, label, not exact, first, last, beyond=last > line.last)
    return _with_label(mark, len(label) * _LETTER, line.width)


def _with_label(mark: Mark, long: float, width: float) -> Mark:
    """Its label within a span that is long enough, else after it, else before it, else left out."""
    if mark.span and long + 2 * _GAP < mark.width:
        return replace(mark, label_at=round(mark.x + _GAP, 1), side="within")
    if mark.right + _GAP / 2 + long <= width:
        return replace(mark, label_at=round(mark.right + _GAP / 2, 1))
    if mark.x - _GAP / 2 - long >= 0:
        return replace(mark, label_at=round(mark.x - _GAP / 2, 1), side="before")
    return replace(mark, label="")


def _rows(marks: Sequence[Mark]) -> list[int]:
    """The row of each mark: the first in which nothing is covered."""
    taken: list[list[tuple[float, float]]] = []
    rows = []
    for one in marks:
        long = len(one.label) * _LETTER
        left = one.x - (long + _GAP if one.label and one.side == "before" else 0)
        right = one.right + (long + _GAP if one.label and one.side == "after" else 0)
        free = (row for row, spans in enumerate(taken) if all(right + 2 <= a or b + 2 <= left for a, b in spans))
        row = next(free, len(taken))
        if row == len(taken):
            taken.append([])
        taken[row].append((left, right))
        rows.append(row)
    return rows


def _stacked(name: str, marks: Sequence[Mark], rows: Sequence[int], top: float, *, folded: bool) -> Lane:
    placed = tuple(replace(one, y=top + _HEAD + row * ROW + ROW / 2) for one, row in zip(marks, rows, strict=True))
    return Lane(name, top, _HEAD + (max(rows) + 1) * ROW + _FOOT, placed, folded)
