"""The record as it was known on an earlier day, rebuilt from the chain."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from gravamen.intake import receive

from .test_record import proposal_of
from .test_who import everything, last

Take = Callable[..., Any]


class Days:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.now = datetime.datetime(2021, 1, 1, 12, tzinfo=datetime.UTC)

    def __call__(self) -> datetime.datetime:
        return self.now

    def next(self) -> datetime.date:
        """Go to the next day; the day before."""
        before = self.now.date()
        self.now += datetime.timedelta(days=1)
        return before


@pytest.fixture
def clock() -> Days:
    return Days()


@pytest.fixture
def record(house: Any, clock: Days) -> Any:
    from gravamen.casebook.services import Record

    return Record(house, "Officer One", clock)


@contextmanager
def looking_back(day: datetime.date) -> Iterator[None]:
    from gravamen.casebook.as_of import as_of

    with as_of(day):
        yield


def rows() -> list[Any]:
    return [row for row in everything() if row[0] != "casebook.Entry"]


def test_each_day_reads_as_it_was_then(record: Any, case: Any, take: Take, clock: Days) -> None:
    states: dict[datetime.date, list[Any]] = {}

    def over() -> None:
        then = rows()
        states[clock.next()] = then

    over()
    take()
    over()
    act = record.accept(case, proposal_of("act", type="arrest_detention").pk)
    over()
    report = take("On 5 May 2020 the police raided the office of the Generated Union of Testers (GUT).", "second.txt")
    record.accept(case, proposal_of("act", type="search_raid", date="2020-05-05").pk)
    over()
    record.correct_act(act, report, {"date": "2020-05-05"})
    over()
    record.undo(last())
    over()
    record.tell(case, report, "the police raided", kind="release", about=act)
    over()
    record.refuse(proposal_of("act", type="seizure").pk)
    over()
    now = rows()
    assert len({str(state) for state in states.values()}) == len(states) - 1, (
        "each day changed something; one took a change back"
    )
    for day, then in states.items():
        with looking_back(day):
            assert rows() == then
    with looking_back(datetime.date(2020, 12, 31)):
        assert rows() == []
    assert rows() == now


def test_all_that_reads_reads_the_past(record: Any, case: Any, take: Take, clock: Days) -> None:
    from gravamen.casebook import queries
    from gravamen.casebook.brief import brief

    take()
    record.accept(case, proposal_of("act", type="arrest_detention").pk)
    then = brief(case, datetime.date(2021, 3, 1))
    day = clock.next()
    report = take("On 6 May 2020 Testov Generated-01 was released.", "later.txt")
    record.tell(case, report, "was released", kind="release", person="P1", date="2020-05-06")
    now = brief(case, datetime.date(2021, 3, 1))
    with looking_back(day):
        assert brief(queries.case("test"), datetime.date(2021, 3, 1)) == then
        person = queries.person_named("Testov Generated-01")
        assert person is not None, "the index of names is of then too"
        assert person.pk == 1
    assert brief(case, datetime.date(2021, 3, 1)) == now != then


def test_a_report_that_still_waited_has_no_text_then(record: Any, case: Any, clock: Days) -> None:
    from dataclasses import replace

    from gravamen.casebook.models import Report

    received = receive(b"The police came.", "a.txt")
    record.take_in(case, replace(received, text=None, waiting="waiting for OCR"))
    day = clock.next()
    record.take_in(case, received)
    assert Report.objects.get().text == "The police came."
    with looking_back(day):
        assert (Report.objects.get().text, Report.objects.get().waiting) == (None, "waiting for OCR")
    with looking_back(clock.next()):
        assert Report.objects.get().text == "The police came."


def test_what_is_written_while_looking_back_is_not_in_the_record(record: Any, case: Any, take: Take, clock: Days) -> None:
    from gravamen.casebook.models import Act, Case

    take()
    before = everything()
    with looking_back(clock.next()):
        Act.objects.create(case=Case.objects.get(), type="other", certainty="stated")
        assert Act.objects.count() == 1
    assert everything() == before


def test_an_error_while_looking_back_ends_it(record: Any, case: Any, take: Take, clock: Days) -> None:
    take()
    before = everything()
    day = clock.next()
    with pytest.raises(ZeroDivisionError), looking_back(day):
        1 / 0  # noqa: B018
    assert everything() == before
    with looking_back(day):
        assert rows() == before


def test_the_order_of_the_chain_goes_before_a_clock_that_was_ahead(record: Any, case: Any, take: Take, clock: Days) -> None:
    from gravamen.casebook.as_of import last_entry

    clock.now = datetime.datetime(2021, 1, 9, tzinfo=datetime.UTC)
    take("One.", "one.txt")  # two entries, by a clock that is ahead
    clock.now = datetime.datetime(2021, 1, 2, tzinfo=datetime.UTC)
    take("Two.", "two.txt")
    assert last_entry(datetime.date(2021, 1, 1)) == 1
    assert last_entry(datetime.date(2021, 1, 2)) == 5, "what it wrote was there when the next wrote on time"
    assert last_entry(datetime.date(2020, 1, 1)) == 0


def test_a_case_alone_is_as_in_the_whole_record_of_then(record: Any, case: Any, take: Take, clock: Days) -> None:
    from gravamen.casebook.as_of import at_entry
    from gravamen.casebook.brief import brief
    from gravamen.casebook.models import Case, Entry

    take()
    act = record.accept(case, proposal_of("act", type="arrest_detention").pk)
    other = record.open_case("other", "Another case", "KZ")
    second = take("On 5 May 2020 the police raided the office of the Generated Union of Testers (GUT).", "second.txt")
    record.accept(case, proposal_of("act", type="search_raid", date="2020-05-05").pk)
    record.set_profile({"name": "Union A"})
    third = record.take_in(other, receive(b"On 7 May 2020 Testov Generated-01 was dismissed.", "third.txt"))[0].report
    victims = {"type": "dismissal", "victims": [{"person": "Testov Generated-01"}]}
    record.add(other, third, "act", "was dismissed", victims)
    record.correct_act(act, second, {"told_by": "Testov Generated-01"})
    record.affiliate(1, role="secretary")
    record.tell(case, second, "the police raided", kind="release", about=act)
    record.undo(last())
    for number in Entry.objects.order_by("number").values_list("number", flat=True):
        for one in (case, other):
            with at_entry(number):
                then = Case.objects.filter(pk=one.pk).first()
                whole = brief(then, datetime.date(2021, 3, 1)) if then is not None else None
            with at_entry(number, one.pk):
                then = Case.objects.filter(pk=one.pk).first()
                alone = brief(then, datetime.date(2021, 3, 1)) if then is not None else None
            assert alone == whole, (number, one.key)


def test_what_was_made_once_is_kept_until_the_record_is_locked(record: Any, case: Any, take: Take, clock: Days) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from gravamen.casebook import known
    from gravamen.casebook.as_of import last_entry

    take()
    record.accept(case, proposal_of("act", type="arrest_detention").pk)
    day = clock.next()
    record.accept(case, proposal_of("act", type="seizure").pk)
    before = known.known(case, last_entry(day), day)
    assert before is not None
    assert len(before.acts) == 1
    assert len(known.now(case, day).acts) == 2
    with CaptureQueriesContext(connection) as asked:
        assert known.known(case, last_entry(day), day) is before
        assert len(known.now(case, day).acts) == 2
    assert len(asked) < 6
    known.forget()
    assert known.known(case, last_entry(day), day) == before
