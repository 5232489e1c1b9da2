"""The reader on texts of our own: rows of a sentence and what must be found in it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.reading import read
from gravamen.reading.annotation import as_annotation
from gravamen.text import Text

SENT = datetime.date(2023, 5, 10)


def reading_of(text: str) -> dict[str, Any]:
    plain = Text.plain(text)
    return as_annotation(plain, read(plain, language="en", sent=SENT))


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        pytest.param("On 3 May police arrested Testa Generatova.", [("arrest_detention", "2023-05-03")], id="active"),
        pytest.param("Testa Generatova was arrested on 3 May 2022.", [("arrest_detention", "2022-05-03")], id="passive"),
        pytest.param("Testa Generatova was not arrested.", [], id="negated"),
        pytest.param(
            "The union has not been registered by the ministry.", [("denial_of_registration", None)], id="not-registered"
        ),
        pytest.param("Police may arrest the strikers.", [], id="possible-is-not-done"),
        pytest.param(
            "The company dismissed 40 workers in April 2023 and refused to negotiate with the union.",
            [("dismissal", "2023-04"), ("refusal_to_bargain", "2023-04")],
            id="two-acts-one-sentence",
        ),
        pytest.param(
            "On 2 May police raided the union's office. All computers were seized.",
            [("search_raid", "2023-05-02"), ("seizure", "2023-05-02")],
            id="the-date-goes-on",
        ),
        pytest.param(
            "Testa Generatova and Petr Generated, who had joined a protest, were jailed for two years.",
            [("imprisonment_sentence", None)],
            id="a-clause-between-subject-and-verb",
        ),
        pytest.param("Then the company dismissed strikers.", [("dismissal", None)], id="a-verb-that-is-an-adjective-elsewhere"),
        pytest.param(
            "Six officials, who had visited a school to explain why a strike was called, were placed under arrest.",
            [("arrest_detention", None)],
            id="a-long-clause-between-subject-and-verb",
        ),
        pytest.param("If police arrested three union leaders, we would protest.", [], id="a-condition"),
        pytest.param("Nobody has arrested three union leaders.", [], id="done-by-nobody"),
        pytest.param(
            "Police did not hesitate to arrest three union leaders.", [("arrest_detention", None)], id="not-hesitated"
        ),
        pytest.param("We condemn the beating of several striking workers.", [("physical_assault", None)], id="condemned"),
        pytest.param(
            "The authorities declared 16 trade unions illegal.", [("dissolution_suspension", None)], id="declared-illegal"
        ),
        pytest.param("Of the police we demand that the three attackers be arrested.", [], id="what-is-wished"),
        pytest.param("This included the firing of 12 union organisers.", [("dismissal", None)], id="this-included"),
        pytest.param("The judge held that the notice had been signed by one chairman.", [], id="held-that"),
        pytest.param("The company no longer recognises the union.", [("refusal_of_recognition", None)], id="no-longer"),
        pytest.param("Workers are threatened with dismissal.", [("threat_of_dismissal", None)], id="threat"),
        pytest.param("No one may strike in these sectors.", [("strike_prohibition", None)], id="what-nobody-may"),
        pytest.param("The union refused to meet the minister.", [], id="what-a-union-does"),
        pytest.param("The workers burned tyres and blocked the road.", [], id="what-strikers-do"),
        pytest.param("The company denies that workers were dismissed.", [], id="denied"),
        pytest.param(
            "The Committee recalls that the detention of trade unionists constitutes a serious interference.",
            [],
            id="a-principle",
        ),
        pytest.param(
            "The court accused the company of firing 12 workers.", [("dismissal", None)], id="what-a-power-is-accused-of"
        ),
        pytest.param("Police had no search warrant.", [("denial_of_due_process", None)], id="what-they-did-not-have"),
        pytest.param("No lawyer was allowed to see him.", [("denial_of_due_process", None)], id="nobody-is-a-negation"),
        pytest.param(
            "The murder, on 3 May, of Testa Generatova was reported.", [("killing", "2023-05-03")], id="a-time-between-commas"
        ),
        pytest.param(
            "An attack was carried out on the strikers by hired men.", [("physical_assault", None)], id="a-light-verb"
        ),
        pytest.param("The union criticised the decision to dismiss 40 workers.", [("dismissal", None)], id="a-decision-to"),
        pytest.param(
            "The refusal of the Ministry of Labour to register the union was challenged.",
            [("denial_of_registration", None)],
            id="a-refusal-to",
        ),
        pytest.param(
            "Guards attacked the drivers, injuring six of them.", [("physical_assault", None)], id="an-act-and-its-result"
        ),
        pytest.param(
            "The 11 workers whom the company had dismissed went home.", [("dismissal", None)], id="the-object-before-the-verb"
        ),
        pytest.param(
            "Union leaders arrested\n\nOn 3 May police arrested Testa Generatova and Petr Generated.",
            [("arrest_detention", "2023-05-03")],
            id="a-headline-is-no-second-act",
        ),
        pytest.param(
            "Members of the national police occupied the union's offices.", [("search_raid", None)], id="members-of-a-force"
        ),
        pytest.param("The union demands protection against anti-union discrimination.", [], id="protection-against"),
        pytest.param("The treasurer had to flee to another country.", [("forced_exile", None)], id="had-to-is-done"),
        pytest.param("The treasurer has to flee to another country.", [], id="has-to-is-not-done"),
        pytest.param("Police would not register her complaint.", [("denial_of_due_process", None)], id="would-not-is-refused"),
        pytest.param(
            'Two detonators "turned up" in his car the next day.', [("planted_evidence", None)], id="quoted-within-a-phrase"
        ),
        pytest.param("Officers led away two shop stewards.", [("arrest_detention", None)], id="away-before-the-object"),
        pytest.param("The judge held that the notice had been valid.", [], id="a-judge-holds-that"),
        pytest.param(
            "The mill workers went on strike in May. Soldiers were sent to run the mill.",
            [("strike_breaking", None)],
            id="the-strike-told-before",
        ),
        pytest.param("The army was deployed to run the trains.", [], id="no-strike-told"),
        pytest.param("The company abolished the post of the branch secretary.", [("dismissal", None)], id="a-post-abolished"),
        pytest.param("The court dismissed the appeal of the union.", [], id="an-appeal-dismissed"),
        pytest.param("The company denied the allegation that union members had been dismissed.", [], id="an-allegation-denied"),
        pytest.param("The company walked out of talks with the union.", [("refusal_to_bargain", None)], id="talks-left"),
        pytest.param("The union walked out of talks with the company.", [], id="talks-left-by-the-union"),
    ],
)
def test_acts(text: str, acts: list[tuple[str, str | None]]) -> None:
    found = reading_of(text)["acts"]
    assert [(act["type"], act["date"]) for act in found] == acts


def test_numbers_and_perpetrators() -> None:
    (act,) = reading_of("Riot police arrested 17 workers on 4 May.")["acts"]
    assert act["victim_count"] == 17
    assert act["victims"] == ["workers"]
    assert "police" in act["perpetrators"][0]


def test_penalty_has_its_length() -> None:
    (act,) = reading_of("The court sentenced the union leader to 25 days of administrative arrest.")["acts"]
    assert (act["type"], act["penalty"], act["penalty_days"]) == (
        "administrative_penalty",
        "25 days of administrative arrest",
        25,
    )


def test_reading_is_the_same_twice() -> None:
    text = "On 3 May police arrested Testa Generatova, president of the Example Workers' Union (EWU), and searched her home."
    assert reading_of(text) == reading_of(text)


@given(st.text(max_size=400))
def test_every_offset_gives_back_its_quote(text: str) -> None:
    found = reading_of(text)
    for item in (*found["acts"], *found["demands"], *found["circumstances"]):
        assert text[item["start"] : item["end"]] == item["quote"]


def test_two_days_without_a_year_are_two_acts() -> None:
    told = "Police detained Ivan Testov on 3 February. On 20 March police again detained Ivan Testov at his home."
    acts = read(Text.plain(told)).acts
    assert [act.type.value for act in acts] == ["arrest_detention", "arrest_detention"]
    assert [act.date for act in acts] == [None, None]


def test_as_many_as_were_named_are_those() -> None:
    told = "Gunmen killed shop stewards Ivan Testov and Mado Testova. The killing of these two leaders concerns us."
    assert [act.type.value for act in read(Text.plain(told)).acts] == ["killing"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("In August 2020, 200 workers joined the union at the Model Works.", True, id="joined"),
        pytest.param(
            "The union's secretary called it a bad day for the president of the republic, a man who was elected in May 2020.",
            False,
            id="elected to what is no union",
        ),
        pytest.param(
            "The Probe Committee says that the search is part of an investigation, of which the circumstances are not known.",
            True,
            id="what an authority says",
        ),
        pytest.param(
            "They say that the search is part of an investigation, of which the circumstances are not known.",
            False,
            id="what nobody in particular says",
        ),
    ],
)
def test_circumstances(text: str, told: bool) -> None:
    assert bool(read(Text.plain(text), language="en").circumstances) is told
