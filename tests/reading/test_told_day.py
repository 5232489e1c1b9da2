"""A day that a passage tells without its year."""

from __future__ import annotations

import pytest

from gravamen.reading.told_day import told_day


@pytest.mark.parametrize(
    ("quote", "language", "day"),
    [
        pytest.param("On May 26, a union officer was shot dead.", "en", (5, 26), id="month first"),
        pytest.param("It follows on the April 10 murder of an officer.", "en", (4, 10), id="before a noun"),
        pytest.param("El 26 de mayo fue asesinado un dirigente.", "es", (5, 26), id="Spanish"),
        pytest.param("Le 3 juin, la police a fouillé le bureau.", "fr-CH", (6, 3), id="French of a region"),
        pytest.param("On May 26, 2011 he was shot.", "en", None, id="the year is told"),
        pytest.param("On May 26 and June 3 they were shot.", "en", None, id="two days"),
        pytest.param("Over 40 armed officers came in May.", "en", None, id="no day"),
        pytest.param("On May 26 he was shot.", "xx", None, id="a language that nobody reads"),
    ],
)
def test_a_day_is_told_once_and_without_its_year(quote: str, language: str, day: tuple[int, int] | None) -> None:
    assert told_day(quote, language) == day
