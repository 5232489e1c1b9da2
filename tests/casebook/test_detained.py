"""Who is held on a day: days counted, terms that ran out, and nobody free before somebody says so."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

Take = Callable[..., Any]
TEXT = (
    "Testov Generated-01 was detained on 4 May 2020 in Minsk. The court gave them 25 days of arrest on 5 May 2020. "
    "Testov Generated-02 was arrested in June 2020. Testov Generated-02 was fined on 9 June 2020. "
    "Testov Generated-01 was arrested anew on 1 August 2020. Testov Generated-03 was allegedly detained on 2 July 2020. "
    "Testov Generated-03 had to leave the country on 12 July 2020."
)


@pytest.fixture
def told(record: Any, case: Any, take: Take) -> dict[str, int]:
    """Acts of three persons; the number of each by a word."""
    report = take(TEXT, "one.txt")
    for number in ("01", "02", "03"):
        name = f"Testov Generated-{number}"
        first = f"{name} was {'allegedly ' if number == '03' else ''}{'arrested in' if number == '02' else 'detained on'}"
        record.add(case, report, "person", first, {"name": name})
    rows = (
        ("detained", "was detained on 4 May", "arrest_detention", "01", {"date": "2020-05-04", "place": "Minsk"}),
        ("sentence", "25 days of arrest", "administrative_penalty", "01",
         {"date": "2020-05-05", "penalty": "25 days of arrest", "penalty_days": 25}),
        ("june", "was arrested in June", "arrest_detention", "02", {"date": "2020-06"}),
        ("fine", "was fined", "administrative_penalty", "02", {"date": "2020-06-09"}),
        ("anew", "was arrested anew", "arrest_detention", "01", {"date": "2020-08-01"}),
        ("alleged", "was allegedly detained", "arrest_detention", "03", {"date": "2020-07-02", "certainty": "alleged"}),
        ("exile", "had to leave", "forced_exile", "03", {"date": "2020-07-12"}),
    )  # fmt: skip
    return {
        word: record.add(
            case, report, "act", quote, {"type": kind, "victims": [{"person": f"Testov Generated-{person}"}], **more}
        )
        for word, quote, kind, person, more in rows
    }


def board(on: str) -> dict[str, list[Any]]:
    """The rows of a day by the last two figures of the name."""
    from gravamen.casebook.detained import told
    from gravamen.casebook.spans import standings

    day = datetime.date.fromisoformat(on)
    found: dict[str, list[Any]] = {}
    for row in told(standings(day), day):
        found.setdefault(row.name[-2:], []).append(row)
    return found


def test_days_are_counted_and_the_sentence_joins_the_arrest(told: dict[str, int]) -> None:
    (row,) = board("2020-05-14")["01"]
    assert (row.state, row.days, row.or_more) == ("held", 10, False)
    assert (row.term, row.taken_at, str(row.expected_end)) == ("25 days of arrest", "Minsk", "2020-05-29")
    assert row.acts == (told["detained"], told["sentence"])


def test_a_term_that_ran_out_is_no_release(told: dict[str, int]) -> None:
    (row,) = board("2020-06-01")["01"]
    assert row.state == "term ended, release not confirmed"
    assert row.is_held


def test_who_is_arrested_anew_has_two_rows(told: dict[str, int]) -> None:
    first, second = board("2020-08-11")["01"]
    assert (first.state, first.days) == ("held", 10)
    assert (second.state, second.is_held) == ("detained anew", False)


def test_a_month_is_at_least_from_its_end(told: dict[str, int]) -> None:
    (row,) = board("2020-07-10")["02"]
    assert (row.days, row.or_more) == (10, True)
    assert row.acts == (told["june"],), "a fine holds nobody"


def test_what_is_alleged_says_so_and_exile_ends_it(told: dict[str, int]) -> None:
    (row,) = board("2020-07-05")["03"]
    assert row.alleged
    (row,) = board("2020-07-20")["03"]
    assert (row.is_held, row.days) == (False, 10)


def test_a_detention_that_has_not_begun_is_not_there(told: dict[str, int]) -> None:
    assert set(board("2020-05-04")) == {"01"}


def test_the_longest_are_first_and_those_over_last(told: dict[str, int]) -> None:
    from gravamen.casebook.spans import standings

    rows = standings(datetime.date(2020, 8, 11))
    assert [one.is_held for one in rows] == sorted((one.is_held for one in rows), reverse=True)
    held = [one.days or 0 for one in rows if one.is_held]
    assert held == sorted(held, reverse=True)


def test_who_changes_one_case_changes_the_board_as_if_all_were_counted(record: Any, told: dict[str, int], take: Take) -> None:
    from gravamen.casebook import spans

    day = datetime.date(2020, 8, 11)
    before = spans.standings(day)
    other = record.open_case("other", "Another case", "KZ")
    report = take("Testov Generated-04 was detained on 1 July 2020.", "four.txt")
    record.add(other, report, "person", "Testov Generated-04", {"name": "Testov Generated-04"})
    content = {"type": "arrest_detention", "date": "2020-07-01", "victims": [{"person": "Testov Generated-04"}]}
    record.add(other, report, "act", "was detained", content)
    after = spans.standings(day)
    assert len(after) == len(before) + 1
    spans._MEMORY._kept = None
    spans._STANDING.clear()
    assert after == spans.standings(day)


def test_what_was_counted_holds_until_the_record_changes(record: Any, told: dict[str, int]) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from gravamen.casebook.models import Entry
    from gravamen.casebook.spans import standings

    day = datetime.date(2020, 5, 14)
    before = standings(day)
    with CaptureQueriesContext(connection) as asked:
        assert standings(day) == before
    assert len(asked) == 1
    record.undo(Entry.objects.order_by("-number").values_list("number", flat=True)[6])  # the arrest of 4 May
    assert standings(day) != before
