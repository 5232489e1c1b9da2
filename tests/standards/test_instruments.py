"""Which instruments acts call in question, what a State is bound by, and who heads the Office on a day."""

from __future__ import annotations

import datetime

import pytest

from gravamen.standards.instruments import director_general, instruments_for
from gravamen.standards.models import Doer
from gravamen.terms import ActType as T

DAY = datetime.date(2021, 3, 1)


@pytest.mark.parametrize(
    ("kinds", "called"),
    [
        pytest.param([T.SEARCH_RAID], {"C087": ["Article 3"]}, id="a raid"),
        pytest.param([T.DISMISSAL], {"C098": ["Article 1"]}, id="a dismissal"),
        pytest.param([T.REFUSAL_TO_BARGAIN], {"C098": ["Article 4"]}, id="no bargaining"),
        pytest.param([T.DENIAL_OF_REGISTRATION], {"C087": ["Article 2", "Article 7"]}, id="no registration"),
        pytest.param([T.KILLING], {"C087": ["Article 11"]}, id="a killing"),
        pytest.param(
            [T.DISMISSAL, T.CRIMINAL_CHARGE],
            {"C087": ["Article 3", "Article 8"], "C098": ["Article 1"]},
            id="both conventions",
        ),
        pytest.param([], {}, id="no act"),
    ],
)
def test_articles(kinds: list[T], called: dict[str, list[str]]) -> None:
    acts = [(f"a{number}", kind) for number, kind in enumerate(kinds)]
    found = instruments_for(acts, "BY", DAY)
    assert {one.id: [article.number for article in one.articles] for one in found} == called
    for one in found:
        for article in one.articles:
            assert set(article.acts) <= {id for id, _ in acts}


@pytest.mark.parametrize(
    ("country", "on", "ratified", "when"),
    [
        pytest.param("BY", DAY, True, "1956-11-06", id="on a day"),
        pytest.param("by", DAY, True, "1956-11-06", id="in any case"),
        pytest.param("TR", DAY, True, "1993", id="in a year"),
        pytest.param("KR", datetime.date(2021, 6, 1), None, None, id="in the letter's year: not stated"),
        pytest.param("KR", datetime.date(2022, 1, 1), True, "2021", id="in the year before"),
        pytest.param("US", DAY, False, None, id="not ratified"),
        pytest.param("KZ", DAY, True, None, id="no date was read"),
        pytest.param("XX", DAY, None, None, id="no row"),
    ],
)
def test_ratification(country: str, on: datetime.date, ratified: bool | None, when: str | None) -> None:
    (one,) = instruments_for([("a", T.SEARCH_RAID)], country, on)
    assert one.ratified is ratified
    assert (str(one.ratified_on) if one.ratified_on else None) == when
    assert one.source


@pytest.mark.parametrize(
    ("doers", "called"),
    [
        pytest.param({}, ["C087 Article 3"], id="nobody knows"),
        pytest.param({"a": frozenset({Doer.STATE})}, ["C087 Article 3"], id="the State"),
        pytest.param({"a": frozenset({Doer.EMPLOYER})}, ["C098 Article 2"], id="an employer"),
        pytest.param({"b": frozenset({Doer.EMPLOYER})}, ["C087 Article 3"], id="another act's"),
    ],
)
def test_who_interfered_matters(doers: dict[str, frozenset[Doer]], called: list[str]) -> None:
    found = instruments_for([("a", T.INTERFERENCE)], "BY", DAY, doers)
    assert [f"{one.id} {article.number}" for one in found for article in one.articles] == called


def test_a_ratification_by_elimination_says_so() -> None:
    (one,) = instruments_for([("a", T.SEARCH_RAID)], "AT", DAY)
    assert one.confidence == "by_elimination"
    assert "by elimination" in one.source
    assert "to be confirmed" in one.source


def test_an_instrument_that_is_not_yet_public_is_not_cited() -> None:
    assert instruments_for([("a", T.DISMISSAL), ("b", T.KILLING)], "BY", datetime.date(1949, 1, 1))[0].id == "C087"
    assert instruments_for([("a", T.KILLING)], "BY", datetime.date(1948, 1, 1)) == ()


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("1998-01-01", "Juan Somavia"),
        ("2012-09-30", "Juan Somavia"),
        ("2012-10-01", "Guy Ryder"),
        ("2021-03-01", "Guy Ryder"),
        ("2022-10-01", "Gilbert F. Houngbo"),
        ("2026-11-24", "Gilbert F. Houngbo"),
    ],
)
def test_the_director_general_on_a_day(on: str, name: str) -> None:
    assert director_general(datetime.date.fromisoformat(on)).name == name
