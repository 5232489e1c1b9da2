"""Whom an act hit in the long sentences of newspapers: who speaks, who is told of by a clause, what somebody is."""

from __future__ import annotations

import pytest

from gravamen.reading import read
from gravamen.text import Text

HIT = [
    pytest.param("Police arrested nine union members, Ivan Testov said.", ["union members"], id="who-says-so-is-not-hit"),
    pytest.param("The company fired Ivan Testov, its spokeswoman Ana Testova said.", ["Ivan Testov"], id="whose-spokeswoman"),
    pytest.param("Fourteen doctors who took part in a strike have been detained.", ["doctors"], id="took-part"),
    pytest.param(
        "Fourteen doctors who joined a strike that the committee had called have been detained.",
        ["doctors"],
        id="clause-in-clause",
    ),
    pytest.param("Workers protesting at the gate were attacked by guards.", ["Workers"], id="gerund-in-between"),
    pytest.param(
        "Ana Testova is president of the Sample Union, which has been dissolved.",
        ["Sample Union"],
        id="which-is-no-person",
    ),
    pytest.param("The head of the teachers' union, Ivan Testov, was arrested.", ["Ivan Testov"], id="head-of"),
    pytest.param("His brother, a bus driver, was arrested in his place.", ["His brother"], id="what-he-is"),
    pytest.param("A nurse, a driver and a teacher were arrested.", ["nurse", "driver", "teacher"], id="three-people"),
    pytest.param(
        "They condemned the arrest of Sample Congress of Trade Unions (SCTU) leaders and activists on 12 October.",
        ["Sample Congress of Trade Unions (SCTU) leaders and activists"],
        id="members-of-a-union-with-its-acronym",
    ),
    pytest.param(
        "Ana Testova and Ivan Testov, two leaders of the union who were beaten in May, have been charged with sedition.",
        ["Ana Testova", "Ivan Testov"],
        id="two-leaders-named-before",
    ),
]


@pytest.mark.parametrize(("text", "victims"), HIT)
def test_who_is_hit(text: str, victims: list[str]) -> None:
    act = read(Text.plain(text), language="en").acts[-1]
    assert [party.text for party in act.victims] == victims


@pytest.mark.parametrize("amount", ["USD 500", "US$500", "Rs 2,000"])
def test_a_sum_is_not_who_is_hit(amount: str) -> None:
    (act,) = read(Text.plain(f"A fine of {amount} was imposed on the strikers by the court."), language="en").acts
    assert amount not in [party.text for party in act.victims]


def test_who_tells_of_guards_is_not_who_beat_him() -> None:
    (act,) = read(Text.plain("Ivan Testov told reporters that guards had beaten him."), language="en").acts
    assert [party.text for party in act.perpetrators] == ["guards"]
