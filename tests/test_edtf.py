from __future__ import annotations

from datetime import date

import pytest

from gravamen.edtf import parse
from gravamen.errors import BadDate


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2021-02-16", date(2021, 2, 16), date(2021, 2, 16), "day"),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28), "month"),
        ("2020", date(2020, 1, 1), date(2020, 12, 31), "year"),
        ("2020-08/2020-09", date(2020, 8, 1), date(2020, 9, 30), "interval"),
        ("2020-08/..", date(2020, 8, 1), date.max, "interval"),
        ("2021-02~", date(2021, 2, 1), date(2021, 2, 28), "month"),
    ],
)
def test_what_a_date_can_mean(text: str, earliest: date, latest: date, precision: str) -> None:
    found = parse(text)
    assert (found.earliest, found.latest, found.precision) == (earliest, latest, precision)


@pytest.mark.parametrize("text", ["", "yesterday", "2021-02-30", "2021-13", "/", "2021/2020", "16.02.2021"])
def test_what_is_no_date_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(BadDate) as caught:
        parse(text)
    assert caught.value.remedy
