"""What an act is in law: articles with their reasons, ratification, principles, classes."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from typing import Any

import pytest

from gravamen.standards.models import ActFacts, Doer, Hit
from gravamen.standards.principles import principle
from gravamen.standards.qualification import qualify
from gravamen.standards.tables import rows
from gravamen.terms import ActType as T

DAY = datetime.date(2021, 3, 1)
BENCH = Path(__file__).resolve().parents[2] / "bench" / "qualification.toml"
CASES: list[dict[str, Any]] = tomllib.loads(BENCH.read_text("utf-8"))["case"]
MEMBER = (Hit("Person 17", "person", "fitter", False),)
LEADER = (Hit("Person 18", "person", "chair of the local union", True),)


@pytest.mark.parametrize("kind", list(T))
def test_every_type_of_act_has_articles_and_something_to_print(kind: T) -> None:
    one = qualify(ActFacts("A1", kind), "BY", DAY)
    assert one.articles
    assert one.principles, "a principle that was read, with where"
    assert one.classes.huridocs
    for called in one.articles:
        assert called.because
        assert called.state


@pytest.mark.parametrize(
    ("kind", "doers", "victims", "called"),
    [
        pytest.param(T.INTERFERENCE, {Doer.STATE}, (), {"C087 Article 3"}, id="interference by the State"),
        pytest.param(T.INTERFERENCE, {Doer.EMPLOYER}, (), {"C098 Article 2"}, id="interference by an employer"),
        pytest.param(T.INTERFERENCE, {Doer.STATE, Doer.EMPLOYER}, (), {"C087 Article 3", "C098 Article 2"}, id="by both"),
        pytest.param(T.INTERFERENCE, set(), (), {"C087 Article 3"}, id="by whom nobody has said"),
        pytest.param(T.DISMISSAL, {Doer.EMPLOYER}, MEMBER, {"C098 Article 1"}, id="a member is dismissed"),
        pytest.param(T.DISMISSAL, {Doer.EMPLOYER}, LEADER, {"C098 Article 1", "C135 Article 1"}, id="a leader is dismissed"),
        pytest.param(T.DISSOLUTION_SUSPENSION, {Doer.STATE}, (), {"C087 Article 4"}, id="a union is dissolved"),
        pytest.param(T.STRIKE_PROHIBITION, {Doer.STATE}, (), {"C087 Article 3", "C087 Article 10"}, id="a strike is forbidden"),
    ],
)
def test_articles(kind: T, doers: set[Doer], victims: tuple[Hit, ...], called: set[str]) -> None:
    one = qualify(ActFacts("A1", kind, victims=victims, doers=frozenset(doers)), "BY", DAY)
    assert {f"{article.instrument} {article.article}" for article in one.articles} == called


@pytest.mark.parametrize(
    ("country", "state"),
    [
        pytest.param("BY", "ratified on 1956-11-06", id="on a day"),
        pytest.param("PE", "ratified, the day not known", id="no day was read"),
        pytest.param("AT", "ratified, the day not known, to be confirmed", id="by elimination"),
        pytest.param("US", "not ratified; its principles bind a member of the ILO all the same", id="not ratified"),
        pytest.param("XX", "ratification not known", id="no row"),
    ],
)
def test_how_the_state_stands_to_it(country: str, state: str) -> None:
    (called,) = qualify(ActFacts("A1", T.SEARCH_RAID), country, DAY).articles
    assert called.state == state


def test_an_instrument_that_is_not_adopted_yet_is_not_called_on() -> None:
    one = qualify(ActFacts("A1", T.DISMISSAL, victims=LEADER), "BY", datetime.date(1960, 1, 1))
    assert {called.instrument for called in one.articles} == {"C098"}


def test_what_is_recalled_is_not_printable() -> None:
    one = qualify(ActFacts("A1", T.REFUSAL_TO_BARGAIN), "BY", DAY)
    assert {called.instrument: called.printable for called in one.articles} == {"C098": True, "C154": False}


def test_a_number_comes_before_a_heading() -> None:
    one = qualify(ActFacts("A1", T.PHYSICAL_ASSAULT), "BY", DAY)
    assert one.principles[0].references[0].kind == "digest"
    assert one.principles[-1].references[0].kind == "section"


def test_another_ratification_that_a_report_states_is_known_from_its_day() -> None:
    act = ActFacts("A1", T.DENIAL_OF_ACCESS)
    for on, ratified in ((datetime.date(2008, 1, 1), None), (datetime.date(2010, 1, 1), True)):
        (called,) = [one for one in qualify(act, "TD", on).articles if one.instrument == "C135"]
        assert called.ratification is not None
        assert called.ratification.ratified is ratified


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["number"]))
def test_what_the_bench_expects_stands_in_the_tables(case: dict[str, Any]) -> None:
    """The paragraphs that the bench cites are those that NORMLEX lists; what it names, there is."""
    listed = {(row["principle"], row["case"], row["report"], row["paragraph"]) for row in rows("principle_cases.csv")}
    for id, where in case["principles"].items():
        assert principle(id)
        report, paragraph = where.split(" Report, para. ")
        assert (id, str(case["number"]), report.rstrip("stndrh"), paragraph) in listed
    assert {T(name) for name in case["acts"]}
    assert set(case.get("officers", ())) <= set(case["acts"])
