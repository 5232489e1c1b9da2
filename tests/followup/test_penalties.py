"""How long a penalty lasts, and whether it holds anybody."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.edtf import parse
from gravamen.followup.penalties import Length, length_of, penalty_of
from gravamen.terms import ActType as T

from .making import act, day


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("25 days of administrative arrest", Length(days=25)),
        ("15-day detention", Length(days=15)),
        ("two weeks in custody", Length(days=14)),
        ("an 18-month sentence", Length(months=18)),
        ("18 (eighteen) months", Length(months=18)),
        ("three years and six months in a penal colony", Length(3, 6)),
        ("1 year 6 months", Length(1, 6)),
        ("two and a half years' imprisonment", Length(2, 6)),
        ("a year and a half in prison", Length(1, 6)),
        ("2.5 years", Length(2, 6)),
        ("ten-year prison term", Length(10)),
        ("up to three years in jail", Length(3, at_most=True)),
        ("between two and three years", Length(3, at_most=True)),
        ("from 2 to 5 years in prison", Length(5, at_most=True)),
        ("two years and three years in prison", Length(3, at_most=True)),
        ("life imprisonment", None),
        ("a fine of 30 base units", None),
        ("", None),
    ],
)
def test_the_length_that_a_phrase_tells(words: str, length: Length | None) -> None:
    assert length_of(words) == length


def test_the_phrase_goes_before_the_days_which_count_a_year_as_365() -> None:
    assert length_of("up to three years in jail", 1095) == Length(3, at_most=True)
    assert length_of("25 суток административного ареста", 25) == Length(days=25)
    assert length_of("life imprisonment", 9999) is None


@pytest.mark.parametrize(
    ("start", "length", "over"),
    [
        pytest.param("2021-02-16", Length(days=25), "2021-03-13", id="days are full days"),
        pytest.param("2020-02-16", Length(days=25), "2020-03-12", id="in a leap year"),
        pytest.param("2020-08-17", Length(3), "2023-08-17", id="years by the calendar"),
        pytest.param("2020-02-29", Length(1), "2021-02-28", id="no such day in that year"),
        pytest.param("2021-08-31", Length(months=6), "2022-02-28", id="nor in that month"),
        pytest.param("2021-11-15", Length(0, 14, 3), "2023-01-18", id="over two years"),
        pytest.param("2020-08", Length(days=15), "2020-08-16/2020-09-15", id="from some day of a month"),
        pytest.param("2020-08/..", Length(days=15), "2020-08-16/..", id="from some day since"),
        pytest.param("../2021-02-12", Length(days=15), "../2021-02-27", id="from some day before"),
        pytest.param("2021-02-16~", Length(days=1), "2021-02-17~", id="from about a day"),
        pytest.param("9998-01-01", Length(20), "9998-01-01", id="beyond all calendars"),
    ],
)
def test_the_day_on_which_it_is_over(start: str, length: Length, over: str) -> None:
    found = length.after_date(parse(start))
    assert found == parse(over) or found.latest.year == 9999


@given(st.dates(day("1950-01-01"), day("2100-01-01")), st.integers(0, 40), st.integers(0, 40), st.integers(0, 400))
def test_a_longer_term_never_ends_earlier(start: object, years: int, months: int, days: int) -> None:
    assert isinstance(start, type(day("2000-01-01")))
    length = Length(years, months, days)
    assert length.after(start) >= start
    assert Length(years, months, days + 1).after(start) > length.after(start)
    assert Length(years + 1, months, days).after(start) > length.after(start)


@pytest.mark.parametrize(
    ("type", "words", "days", "custody"),
    [
        (T.ADMINISTRATIVE_PENALTY, "25 days of administrative arrest", 25, True),
        (T.ADMINISTRATIVE_PENALTY, "25 суток", 25, True),
        (T.ADMINISTRATIVE_PENALTY, "a fine of 30 base units", None, False),
        (T.ADMINISTRATIVE_PENALTY, "240 days of community service", 240, False),
        (T.ADMINISTRATIVE_PENALTY, "a fine and 15 days of arrest", 15, True),
        (T.ADMINISTRATIVE_PENALTY, None, None, False),
        (T.IMPRISONMENT_SENTENCE, None, None, True),
        (T.IMPRISONMENT_SENTENCE, "three years", None, True),
        (T.ARREST_DETENTION, None, None, True),
    ],
)
def test_whether_it_holds(type: T, words: str | None, days: int | None, custody: bool) -> None:
    assert penalty_of(act("A1", type, penalty=words, penalty_days=days)).custody is custody


def test_suspended_and_in_absentia() -> None:
    assert penalty_of(act("A1", T.IMPRISONMENT_SENTENCE, penalty="a two-year suspended sentence")).suspended
    assert penalty_of(act("A1", T.IMPRISONMENT_SENTENCE, penalty="12 years in prison, in absentia")).absent
    assert not penalty_of(act("A1", T.IMPRISONMENT_SENTENCE, penalty="two years in prison")).suspended


def test_the_words_have_their_schema() -> None:
    table = tomllib.loads((resources.files("gravamen.followup") / "penalties.toml").read_text("utf-8"))
    lists = {"custody", "elsewhere", "suspended", "absent", "at_most", "endless"}
    assert set(table) == {*lists, "numbers", "units"}
    for name in lists:
        assert table[name]
        assert all(one == one.lower().strip() for one in table[name])
    assert not set(table["custody"]) & set(table["elsewhere"])
    assert all(isinstance(one, int) and one > 0 for one in table["numbers"].values())
    assert all(len(one) == 3 and sum(one) > 0 for one in table["units"].values())
