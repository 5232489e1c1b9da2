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
        pytest.param("Workers are threatened with dismissal.", [("threat_of_dismissal", None)], id="threat"),
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
