"""What tells of no act though its words do: culprits, penalties that a law lays down, rumours, fears, what is told again."""

from __future__ import annotations

import pytest

from gravamen.reading import read
from gravamen.text import Text

SILENT = [
    pytest.param("Five police officers were arrested over the raid on the union office.", ["search_raid"], id="policemen"),
    pytest.param("Seven police officers were injured after 200 farmers pelted them with stones.", [], id="policemen-hurt"),
    pytest.param("Three men were arrested for the murder of the union leader.", ["killing"], id="those-who-did-it"),
    pytest.param("Under Section 9 whoever strikes shall be liable to imprisonment or to a fine.", [], id="laid-down"),
    pytest.param("If convicted, they face up to three years in prison and a fine of 900 dollars.", [], id="faced"),
    pytest.param("There were rumours that a worker had been beaten to death by managers.", [], id="rumour"),
    pytest.param("The delegate stayed away for fear of being arrested.", [], id="feared"),
    pytest.param("It is not known whether any charges have been brought against them.", [], id="whether-any"),
    pytest.param("So far the police have arrested nobody.", [], id="nobody"),
    pytest.param("Police denied, however, that any protester had been hurt.", [], id="denied-with-an-aside"),
    pytest.param(
        "In March 40 teachers were detained. Most of those detained belonged to one branch.",
        ["arrest_detention"],
        id="those-detained",
    ),
    pytest.param(
        "A court found Ana Testova guilty of disorder and gave her eight days of arrest.",
        ["administrative_penalty"],
        id="one-judgment",
    ),
]


@pytest.mark.parametrize(("text", "types"), SILENT)
def test_what_is_no_act_of_its_own_stays_silent(text: str, types: list[str]) -> None:
    assert [act.type.value for act in read(Text.plain(text), language="en").acts] == types


MEANT = [
    pytest.param("The branch's officers were arrested on Monday.", ["arrest_detention"], id="officers-of-a-union"),
    pytest.param("Striking police officers were beaten by soldiers.", ["physical_assault"], id="policemen-on-strike"),
    pytest.param(
        "Workers and two policemen were hurt when guards opened fire.", ["physical_assault"], id="workers-beside-them"
    ),
    pytest.param("Among those arrested were Ana Testova and Ivan Testov.", ["arrest_detention"], id="those-named"),
    pytest.param("The company fired 40 workers on 3 May.", ["dismissal"], id="fired-on-a-day"),
    pytest.param(
        "The Committee considered allegations that unionists had been beaten and dismissed.",
        ["physical_assault", "dismissal"],
        id="a-committee-tells-allegations",
    ),
]


@pytest.mark.parametrize(("text", "types"), MEANT)
def test_what_is_like_it_is_told(text: str, types: list[str]) -> None:
    assert [act.type.value for act in read(Text.plain(text), language="en").acts] == types


def test_the_two_are_those_named_before() -> None:
    text = "Ana Testova and Ivan Testov were freed in January. The two were beaten in custody."
    (act,) = read(Text.plain(text), language="en").acts
    assert [party.text for party in act.victims] == ["Ana Testova", "Ivan Testov"]


def test_a_coordinated_participle_hits_whom_the_clause_hits() -> None:
    text = "The Committee was told that unionists had been beaten and dismissed."
    acts = read(Text.plain(text), language="en").acts
    assert {party.text for act in acts for party in act.victims} == {"unionists"}


def test_the_day_of_a_letter_is_no_acts() -> None:
    text = "In its communication dated 3 May 2010 the union alleges that four members were dismissed."
    (act,) = read(Text.plain(text), language="en").acts
    assert act.date is None


def test_a_body_is_dissolved_and_nobody_of_it() -> None:
    text = "The court suspended the Model Union and its leaders, and refused to register the union of domestic workers."
    for act in read(Text.plain(text), language="en").acts:
        assert all("union" in party.text.lower() for party in act.victims)
        assert act.victims
