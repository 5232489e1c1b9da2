"""The timeline of a case: acts in lanes by their family, detentions as bars, letters as flags; all in a list below."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language_bidi, gettext

from gravamen.casebook.detained import Held, told
from gravamen.casebook.models import Case, Intervention
from gravamen.casebook.pictured import Told, acts_of, letters_of
from gravamen.casebook.spans import standings
from gravamen.desk import taking, words
from gravamen.desk.pages.pictures import named, saying
from gravamen.followup.detentions import State
from gravamen.pictures.timeline import Happening, Mark, Timeline, lay_out
from gravamen.terms import Family

_BARS = 8  # detentions on the sheet; all are on the board
_OPEN = 60  # acts: a longer list is folded by months
_TICK = 70  # units that a tick's label takes
_LABEL = 46  # characters beside a mark
_LETTERS, _HELD = "letters", "held"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark with what it says and where it leads. `solid` is the part of a bar in which a term ran."""

    mark: Mark
    look: str  # dot, span, many, bar, flag
    family: str
    says: str
    href: str
    count: int = 1
    doubted: bool = False
    solid: tuple[float, float] | None = None  # x and width


@dataclass(frozen=True, slots=True)
class DrawnLane:
    name: str
    family: str
    top: float
    height: float
    folded: bool
    marks: list[Drawn]


@dataclass(frozen=True, slots=True)
class Month:
    """Acts of a month in the list; `key` is "2021-02", or "undated"."""

    key: str
    name: str
    acts: list[Told]


def timeline(request: HttpRequest, key: str) -> HttpResponse:
    case = get_object_or_404(Case, key=key)
    naming = taking.naming(request)
    acts, letters, today = named.acts(acts_of(case), naming), letters_of(case), words.today()
    spans = standings(today, case.pk)
    bars = [one for one in named.held(told(spans[:_BARS], today), naming) if one.since is not None]
    picture = lay_out(_happenings(acts, letters, bars, today), (_LETTERS, *Family, _HELD), today)
    if picture is not None and get_language_bidi():
        picture = picture.mirrored()
    shown = {
        **named.whom(request),
        "case": case,
        "acts": acts,
        "picture": picture,
        "lanes": _lanes(picture, acts, letters, bars, case) if picture else [],
        "ticks": _ticks(picture) if picture else [],
        "legend": saying.legend(Counter(one.family for one in acts)),
        "months": list(_months(acts)),
        "open": len(acts) <= _OPEN,
        "letters": letters,
        "undated": sum(one.date is None for one in acts),
        "more_held": max(0, len(spans) - _BARS),
        "today": today,
    }
    return render(request, "desk/pictures/timeline.html", shown)


def _ticks(picture: Timeline) -> list[tuple[float, str]]:
    """Where each tick is, and its label; none where the sheet ends before it would."""
    return [(one.x, saying.tick(one.day, one.step) if one.x + _TICK < picture.width else "") for one in picture.ticks]


def _happenings(acts: list[Told], letters: list[Intervention], bars: list[Held], today: datetime.date) -> Iterator[Happening]:
    for act in acts:
        if act.date is not None:
            yield Happening(f"A{act.number}", act.family, act.date.earliest, act.date.latest, _label(act))
    for letter in letters:
        label = saying.short(letter.addressee, _LABEL)
        yield Happening(f"I{letter.pk}", _LETTERS, letter.dated, letter.dated, label)
    for index, one in enumerate(bars):
        if one.since is not None:
            begin = one.since.latest if one.since.latest < datetime.date.max else one.since.earliest
            end = today if one.is_held or one.days is None else begin + datetime.timedelta(days=one.days)
            yield Happening(f"H{index}", _HELD, begin, max(end, begin + datetime.timedelta(days=1)), one.name, lasting=True)


def _label(act: Told) -> str:
    victims = saying.names((one.name for one in act.victims), most=1)
    return saying.short(f"{words.label(act.type)}: {victims}" if victims else words.label(act.type), _LABEL)


def _lanes(picture: Timeline, acts: list[Told], letters: list[Intervention], bars: list[Held], case: Case) -> list[DrawnLane]:
    by_key = {f"A{act.number}": act for act in acts}
    letter_page = reverse("letter", args=[case.key])
    found = []
    for lane in picture.lanes:
        drawn = []
        for mark in lane.marks:
            if len(mark.keys) > 1:
                drawn.append(_many(mark, lane.name))
            elif lane.name == _LETTERS:
                letter = next(one for one in letters if f"I{one.pk}" == mark.keys[0])
                says = gettext("%(date)s: letter to %(name)s") % {
                    "date": words.date(letter.dated.isoformat()),
                    "name": letter.addressee,
                }
                drawn.append(Drawn(mark, "flag", "letters", f"{says} ({words.label(letter.status)})", letter_page))
            elif lane.name == _HELD:
                drawn.append(_bar(mark, bars[int(mark.keys[0][1:])], picture))
            else:
                drawn.append(_act(mark, by_key[mark.keys[0]]))
        family = words.FAMILY_CLASSES[Family(lane.name)] if lane.name in set(Family) else lane.name
        found.append(DrawnLane(_name(lane.name), family, lane.top, lane.height, lane.folded, drawn))
    return found


def _name(lane: str) -> str:
    if lane == _LETTERS:
        return gettext("Letters")
    return gettext("In detention") if lane == _HELD else words.label(lane)


def _act(mark: Mark, act: Told) -> Drawn:
    said = [words.date(str(act.date)), words.label(act.type)]
    if act.certainty != "stated":
        said.append(words.label(act.certainty))
    if act.victims:
        said.append(saying.names((one.name for one in act.victims), most=3))
    if act.place:
        said.append(act.place)
    family = words.FAMILY_CLASSES[act.family]
    href = reverse("act", args=[act.number])
    return Drawn(mark, "span" if mark.span else "dot", family, " · ".join(said), href, doubted=act.certainty != "stated")


def _many(mark: Mark, lane: str) -> Drawn:
    family = words.FAMILY_CLASSES[Family(lane)] if lane in set(Family) else lane
    begin, end = words.date(mark.first.isoformat()), words.date(mark.last.isoformat())
    when = begin if begin == end else f"{begin} – {end}"
    says = f"{saying.acts(len(mark.keys))}, {_name(lane)}: {when}"
    return Drawn(mark, "many", family, says, f"#m-{mark.first:%Y-%m}", len(mark.keys))


def _bar(mark: Mark, one: Held, picture: Timeline) -> Drawn:
    said = [one.name, saying.days(one.days, one.or_more), saying.state(one.state)]
    if one.term:
        said.append(one.term)
    solid: tuple[float, float] | None = None
    if one.state == State.NOT_CONFIRMED and one.expected_end is not None:
        over = picture.axis.x(one.expected_end.latest)
        begin, end = (picture.width - over, mark.right) if get_language_bidi() else (mark.x, over)
        solid = (begin, max(2.0, round(end - begin, 1)))
    href = reverse("person", args=[one.person])
    return Drawn(mark, "bar", "liberty", " · ".join(said), href, doubted=one.state == State.NOT_CONFIRMED, solid=solid)


def _months(acts: list[Told]) -> Iterator[Month]:
    """The acts in the list's order, by the month in which they happened at the earliest."""
    months: dict[str, Month] = {}
    for act in acts:
        if act.date is None:
            key, name = "undated", gettext("Without a date")
        elif act.date.earliest == datetime.date.min:
            key, name = "before", words.date(str(act.date))
        else:
            key, name = f"{act.date.earliest:%Y-%m}", str(date_format(act.date.earliest, "YEAR_MONTH_FORMAT"))
        months.setdefault(key, Month(key, name, [])).acts.append(act)
    yield from months.values()
