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
    pytest.param(
        "Ana Testova, president of Local 1, whom police beat in the yard, is in hospital.",
        ["Ana Testova"],
        id="whom-after-what-she-is",
    ),
    pytest.param("Workers who refused to sign the papers were fired.", ["Workers"], id="who-refused-to-sign"),
    pytest.param("Drivers whom the firm had sued in May were fired.", ["Drivers"], id="whom-the-firm-had-sued"),
    pytest.param("Those who declined to join it were fired by the mill.", ["Those who"], id="those-who-declined"),
    pytest.param(
        "Dozens of pickers and their supporters – including members of student clubs – have been detained.",
        ["pickers", "supporters"],
        id="aside-between-dashes",
    ),
    pytest.param(
        "The hospital fired 52 workers, including members of the board of the union, nurses and porters.",
        ["workers"],
        id="list-after-including",
    ),
    pytest.param("Three editors of the Sample Gazette were arrested.", ["editors"], id="editors-of"),
    pytest.param("Eleven more were arrested on Friday.", ["Eleven more"], id="eleven-more"),
    pytest.param("Angry workers blocked the road. Several of them were arrested.", ["Angry workers"], id="several-of-them"),
    pytest.param("Workers marched on Friday. Some of its officers were beaten.", ["officers"], id="some-of-its"),
    pytest.param("One of them, Ivan Testov, was tortured.", ["Ivan Testov"], id="one-of-them"),
    pytest.param("The secretary was last week arrested in Sampleton.", ["secretary"], id="time-in-the-verb"),
    pytest.param("Five nurses have since been sacked.", ["nurses"], id="since-in-the-verb"),
    pytest.param("The airline dismissed 1,700 long-haul pilots.", ["long-haul pilots"], id="long-haul"),
    pytest.param("Police used water cannon to disperse hundreds of nurses.", ["nurses"], id="to-disperse-nurses"),
    pytest.param("The police filmed everyone who came to the march.", ["everyone who"], id="everyone-who"),
    pytest.param("Lawyer and union adviser Ivan Testov was arrested.", ["Ivan Testov"], id="two-offices-of-one"),
    pytest.param("The union's treasurer, Rose Proba, was arrested.", ["Rose Proba"], id="name-that-no-list-has"),
    pytest.param("His father and his brother-in-law were arrested.", ["His father", "brother-in-law"], id="in-laws"),
    pytest.param(
        "The union leader Ivan Testov met Labour Minister Olga Probe. He was arrested a day later.",
        ["Ivan Testov"],
        id="he-is-no-minister",
    ),
    pytest.param(
        "Rosa Muestra was fired on Monday, union lawyer Carla Ejemplo said. She had been beaten in June.",
        ["Rosa Muestra"],
        id="she-is-not-who-speaks",
    ),
    pytest.param(
        "Three packers have told the court that a foreman beat them.",
        ["packers"],
        id="them-of-the-same-sentence",
    ),
    pytest.param("A nurse spoke up. A boss had warned her that she would be fired.", ["nurse"], id="her-is-not-the-boss"),
    pytest.param(
        "A shop steward was shot dead on Thursday. Ivan Testov, 44, had been hit four times.",
        ["Ivan Testov"],
        id="named-in-the-next-sentence",
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


BY = [
    pytest.param("The guards suddenly charged the men lying on the ground and beat them.", ["guards"], id="over-a-gerund"),
    pytest.param("The leaders, led by Ivan Testov, were arrested by police.", ["police"], id="led-by"),
    pytest.param("Sample News has learned that ten workers were detained.", [], id="who-learnt-of-it"),
    pytest.param("Radio Sample quoted a witness as saying that two porters were shot.", [], id="who-quotes"),
    pytest.param("Ivan Testov was placed in police custody.", [], id="custody"),
    pytest.param("Somebody shot at the house of Ana Testova.", [], id="somebody"),
    pytest.param('A "middleman" threatened to kill Ana Testova.', ["middleman"], id="in-quotation-marks"),
    pytest.param("One of the captors raped her.", ["captors"], id="one-of-the-captors"),
    pytest.param(
        "Thugs accompanied by policemen stormed the hall of the union.",
        ["Thugs", "policemen"],
        id="accompanied-by",
    ),
    pytest.param("Managers had organiser Ana Testova escorted off the premises.", ["Managers"], id="had-her-escorted"),
    pytest.param("On the evening after the vote police used tear gas on nurses.", ["police"], id="after-the-vote"),
    pytest.param("Soldiers stormed the flat where the committee met, kicking in doors.", ["Soldiers"], id="kicking-in-doors"),
    pytest.param(
        "Rebels held the town and the teachers' union said its hall was looted.",
        [],
        id="act-of-another-clause",
    ),
]


@pytest.mark.parametrize(("text", "perpetrators"), BY)
def test_who_did_it(text: str, perpetrators: list[str]) -> None:
    act = read(Text.plain(text), language="en").acts[-1]
    assert [party.text for party in act.perpetrators] == perpetrators


def test_a_minister_who_is_asked_is_not_hit() -> None:
    text = "The director of the company asked the Minister of Labour to stop the congress of the Sample Union."
    for act in read(Text.plain(text), language="en").acts:
        assert "Minister of Labour" not in [party.text for party in act.victims]
