"""The timeline: nothing covers anything, what is not known to the day is a span, what is too much is counted together."""

from __future__ import annotations

import datetime
import random
from itertools import combinations, pairwise

import pytest

from gravamen.pictures.axis import Step, axis
from gravamen.pictures.timeline import Happening, Timeline, lay_out

TODAY = datetime.date(2021, 3, 1)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def on(key: str, first: str, last: str = "", lane: str = "a", label: str = "", *, lasting: bool = False) -> Happening:
    return Happening(key, lane, day(first), day(last or first), label, lasting)


def many(count: int, seed: int = 3) -> list[Happening]:
    chance = random.Random(seed)
    found = []
    for number in range(count):
        first = day("2019-01-01") + datetime.timedelta(days=chance.randrange(800))
        last = first + datetime.timedelta(days=chance.choice([0, 0, 0, 30, 365]))
        found.append(Happening(f"A{number}", chance.choice("abc"), first, last, "an act of some length"))
    return found


def laid(happenings: list[Happening], lanes: str = "abc", today: datetime.date = TODAY) -> Timeline:
    picture = lay_out(happenings, tuple(lanes), today)
    assert picture is not None
    return picture


def covers(picture: Timeline) -> list[tuple[str, ...]]:
    """Marks that lie on each other."""
    return [
        (*one.keys, *other.keys)
        for lane in picture.lanes
        for one, other in combinations(lane.marks, 2)
        if one.y == other.y and one.x < other.right and other.x < one.right
    ]


@pytest.mark.parametrize("count", [1, 7, 40, 300])
def test_nothing_covers_anything_and_nothing_is_lost(count: int) -> None:
    told = many(count)
    picture = laid(told)
    assert not covers(picture)
    assert sorted(key for lane in picture.lanes for mark in lane.marks for key in mark.keys) == sorted(one.key for one in told)
    for lane in picture.lanes:
        for mark in lane.marks:
            assert 0 <= mark.x <= mark.right <= picture.width
            assert mark.width > 23.9, "a finger hits it"
            assert lane.top < mark.y < lane.top + lane.height


def test_a_long_case_is_folded_and_stays_on_a_sheet() -> None:
    picture = laid(many(600))
    assert any(lane.folded for lane in picture.lanes)
    assert picture.height < 1200


def test_a_day_is_a_dot_and_an_uncertain_date_a_span() -> None:
    picture = laid([on("day", "2021-02-16"), on("month", "2021-02-01", "2021-02-28", lane="b")])
    (dot,), (span,) = (lane.marks for lane in picture.lanes)
    assert not dot.span
    assert span.span
    assert span.x < dot.middle < span.right


def test_marks_are_in_order_of_time() -> None:
    picture = laid([on("late", "2021-02-16", label="x"), on("early", "2020-08-01", label="x")])
    assert [mark.keys for mark in picture.lanes[0].marks] == [("early",), ("late",)]
    assert picture.lanes[0].marks[0].x < picture.lanes[0].marks[1].x


def test_a_long_sentence_does_not_press_the_beginning_together() -> None:
    told = [on("a", "2021-02-16"), on("b", "2021-02-18"), on("held", "2021-02-16", "2029-02-16", lane="b", lasting=True)]
    picture = laid(told)
    assert picture.axis.last < day("2021-04-01")
    assert picture.lanes[1].marks[0].beyond


def test_since_goes_to_today() -> None:
    told = [Happening("since", "a", day("2020-08-01"), datetime.date.max), on("other", "2021-02-16", lane="b")]
    mark = laid(told).lanes[0].marks[0]
    assert mark.last == TODAY


def test_nothing_dated_is_no_picture() -> None:
    assert lay_out([], ("a",), TODAY) is None


def test_empty_lanes_are_left_out_and_the_order_is_given() -> None:
    picture = laid([on("1", "2021-01-01", lane="c"), on("2", "2021-01-01", lane="a")])
    assert [lane.name for lane in picture.lanes] == ["a", "c"]


def test_from_right_to_left_is_the_same_picture_turned() -> None:
    picture = laid(many(20))
    turned = picture.mirrored()
    assert not covers(turned)
    assert turned.mirrored().lanes == picture.lanes
    assert turned.lanes[0].marks[0].x == pytest.approx(picture.width - picture.lanes[0].marks[0].right)


@pytest.mark.parametrize(
    ("first", "last", "step"),
    [
        ("2021-02-14", "2021-02-20", Step.DAY),
        ("2021-01-01", "2021-02-20", Step.WEEK),
        ("2020-08-01", "2021-03-01", Step.MONTH),
        ("2019-01-01", "2021-12-31", Step.QUARTER),
        ("2012-01-01", "2021-12-31", Step.YEAR),
        ("1970-01-01", "2021-12-31", Step.FIVE_YEARS),
    ],
    ids=lambda one: str(one),
)
def test_ticks_are_as_fine_as_there_is_room(first: str, last: str, step: Step) -> None:
    line = axis(day(first), day(last), 1120)
    ticks = line.ticks()
    assert {one.step for one in ticks} == {step}
    assert len(ticks) >= 2
    assert all(after.x - before.x >= 76 for before, after in pairwise(ticks))


def test_an_axis_of_one_day_shows_some_around_it() -> None:
    line = axis(day("2021-02-16"), day("2021-02-16"), 1120)
    assert line.days >= 7
    assert line.first < day("2021-02-16") < line.last


def test_an_axis_to_the_end_of_the_calendar_has_ticks() -> None:
    assert axis(datetime.date(1, 1, 1), datetime.date.max, 1120).ticks() is not None
