"""English words and phrases: lists, dates, numbers, articles, sentences."""

from __future__ import annotations

import datetime

import pytest

from gravamen.drafting.english import words
from gravamen.drafting.facts import Organisation, Party
from gravamen.edtf import parse


def plain(text: str) -> str:
    return text.replace(words.NBSP, " ")


@pytest.mark.parametrize(
    ("items", "apart", "said"),
    [
        pytest.param([], False, "", id="nothing"),
        pytest.param(["A"], True, "A", id="one"),
        pytest.param(["A", "B"], False, "A and B", id="two"),
        pytest.param(["A", "B", "C"], False, "A, B and C", id="three"),
        pytest.param(["our affiliate, the X,", "B", "C"], False, "our affiliate, the X, B and C", id="one that closes itself"),
        pytest.param(["B", "our affiliate, the X,", "C"], True, "B, our affiliate, the X, and C", id="and before the last"),
        pytest.param(["A was searched", "B was seized"], True, "A was searched, and B was seized", id="clauses"),
    ],
)
def test_lists(items: list[str], apart: bool, said: str) -> None:
    assert words.listing(items, apart=apart) == said


@pytest.mark.parametrize(
    ("date", "said", "in_table"),
    [
        pytest.param("2021-02-16", "on 16 February 2021", "16 February 2021", id="day"),
        pytest.param("2020-08", "in August 2020", "August 2020", id="month"),
        pytest.param("2020", "in 2020", "2020", id="year"),
        pytest.param("2021-02-16~", "on or about 16 February 2021", None, id="about a day"),
        pytest.param("2020-08?", "around August 2020", "around August 2020", id="uncertain month"),
        pytest.param("2020~", "around 2020", None, id="about a year"),
        pytest.param("2020-08/2020-09", "between August and September 2020", None, id="interval within a year"),
        pytest.param("2020-12/2021-01", "between December 2020 and January 2021", None, id="interval over a year's end"),
        pytest.param("2019/2020", "between 2019 and 2020", None, id="interval of years"),
        pytest.param("2020-08/..", "since August 2020", "since August 2020", id="since"),
        pytest.param("../2020-08-05", "until 5 August 2020", None, id="until"),
        pytest.param("2021-02-16/2021-02-18", "between 16 February and 18 February 2021", None, id="interval of days"),
    ],
)
def test_dates(date: str, said: str, in_table: str | None) -> None:
    assert plain(words.on(parse(date))) == said
    if in_table is not None:
        assert plain(words.plain_date(parse(date))) == in_table


def test_no_line_breaks_within_a_date() -> None:
    assert words.day(datetime.date(2021, 2, 6)) == f"6{words.NBSP}February{words.NBSP}2021"


@pytest.mark.parametrize(
    ("count", "said"), [(0, "no"), (1, "one"), (10, "ten"), (11, "11"), (200, "200"), (1200, "1,200"), (1500000, "1,500,000")]
)
def test_numbers(count: int, said: str) -> None:
    assert words.number(count) == said


@pytest.mark.parametrize(
    ("group", "said"),
    [
        ("police", "the police"),
        ("Police", "the police"),
        ("officials", "the officials"),
        ("government officials", "government officials"),  # not those told of before
        ("workers", "workers"),
        ("Belarusian authorities", "the Belarusian authorities"),
        ("court", "a court"),
        ("gunman", "a gunman"),
        ("Gunman", "a gunman"),
        ("armed assailant", "an armed assailant"),
        ("union leader", "a union leader"),
        ("the court", "the court"),
        ("Two gunmen", "two gunmen"),
        ("200 workers", "200 workers"),
    ],
)
def test_articles_of_groups(group: str, said: str) -> None:
    assert words.with_article(group) == said


@pytest.mark.parametrize(
    ("name", "acronym", "first", "again"),
    [
        pytest.param(
            "Generated Workers' Union", "GWU", "the Generated Workers' Union (GWU)", "GWU", id="a union with an acronym"
        ),
        pytest.param(
            "Generated Workers' Union", None, "the Generated Workers' Union", "the Generated Workers' Union", id="none"
        ),
        pytest.param("GenerALL Global Union", None, "GenerALL Global Union", "GenerALL Global Union", id="a brand"),
        pytest.param("Generated Apparels Ltd", None, "Generated Apparels Ltd", "Generated Apparels Ltd", id="a firm"),
        pytest.param("The Generated Court", None, "The Generated Court", "The Generated Court", id="with its own article"),
        pytest.param(
            "Generated Infantry Battalion",
            None,
            "the Generated Infantry Battalion",
            "the Generated Infantry Battalion",
            id="army",
        ),
        pytest.param("Union (GU)", "GU", "the Union (GU)", "GU", id="the acronym stands in the name"),
    ],
)
def test_organisations(name: str, acronym: str | None, first: str, again: str) -> None:
    body = Organisation("o1", name, acronym)
    assert words.organisation(body, first=True) == first
    assert words.organisation(body, first=False) == again


@pytest.mark.parametrize(
    ("text", "number", "many"),
    [
        ("workers", None, True),
        ("the police", None, True),
        ("the management", None, False),
        ("members of the union", None, True),
        ("the president of the workers", None, False),
        ("a bus", None, False),
        ("the works", None, False),
        ("workers", 1, False),
        ("staff", 3, True),
        ("Demo Congress of Made-up Unions (DCMU) leaders and activists", None, True),
        ("the Ministry of Labour inspectors", None, True),
        ("Congress of Made-up Unions (CMU)", None, False),
        ("Ministry of Labour", None, False),
    ],
)
def test_plural(text: str, number: int | None, many: bool) -> None:
    assert words.plural(Party(group=text, number=number), text) is many


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        pytest.param("He said “no” .", "He said ‘no’ ", id="marks within become single"),
        pytest.param('They ask for "bread".', "They ask for ‘bread’", id="straight marks"),
        pytest.param("“All of it.”", "All of it.", id="marks around are dropped"),
        pytest.param("broken\nover  lines.", "broken over lines", id="on one line"),
        pytest.param("“left open", "left open", id="an open mark"),
        pytest.param("«Да»", "Да", id="guillemets"),
    ],
)
def test_quotable(quote: str, said: str) -> None:
    assert words.quotable(quote).strip() == said.strip()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("the police came", "The police came."),
        ("X, chair of Y,, was held", "X, chair of Y, was held."),
        ("they said: “no.”", "They said: “no.”"),
        ("is it so?", "Is it so?"),
        ("  many   blanks , here ", "Many blanks, here."),
        ("X, chair of Y,", "X, chair of Y."),
        ("", ""),
    ],
)
def test_sentence(given: str, said: str) -> None:
    assert words.sentence(given) == said


def test_a_sentence_keeps_the_blanks_that_no_line_breaks_at() -> None:
    assert words.NBSP in words.sentence(f"on {words.day(datetime.date(2021, 2, 6))}")


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("The apartment of A", "the apartment of A"),
        ("Article 342", "Article 342"),
        ("his home.", "his home"),
        ("Its  office", "its office"),
        ("", ""),
    ],
)
def test_lowered(phrase: str, said: str) -> None:
    assert words.lowered(phrase) == said
