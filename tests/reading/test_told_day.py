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
        pytest.param("26 мая полиция задержала пятерых рабочих.", "ru", (5, 26), id="Russian"),
        pytest.param("26 мая 2011 года их задержала полиция.", "ru", None, id="the year is told in Russian"),
        pytest.param("26 траўня міліцыя затрымала пяцярых рабочых.", "be", (5, 26), id="Belarusian"),
        pytest.param("26 травня поліція затримала п'ятьох робітників.", "uk", (5, 26), id="Ukrainian"),
        pytest.param("26 Mayıs günü polis beş işçiyi gözaltına aldı.", "tr", (5, 26), id="Turkish"),
        pytest.param("Полиция в последний раз задержала 5 рабочих.", "ru", None, id="no day in Russian"),
        pytest.param("On May 26, 2011 he was shot.", "en", None, id="the year is told"),
        pytest.param("On May 26 and June 3 they were shot.", "en", None, id="two days"),
        pytest.param("Over 40 armed officers came in May.", "en", None, id="no day"),
        pytest.param("On May 26 he was shot.", "xx", None, id="a language that nobody reads"),
    ],
)
def test_a_day_is_told_once_and_without_its_year(quote: str, language: str, day: tuple[int, int] | None) -> None:
    assert told_day(quote, language) == day
