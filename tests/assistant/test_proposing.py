"""Of what a model proposes only that is kept which stands in the text to the letter."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.assistant.proposing import with_proposals
from gravamen.reading import read
from gravamen.reading.models import Reading
from gravamen.text import Text

REPORT = (
    "On 16 February 2021 the police raided the office of the Generated Workers' Union.\n\n"
    "Colleagues of Testo Generatov say that men in masks buy bread wherever he buys his."
)
WAITED = "men in masks buy bread wherever he buys his"


class Says:
    """A model that gives the same answer to everything, and keeps what it was asked."""

    model = "stub"

    def __init__(self, answer: str) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def ask(self, messages: list[dict[str, str]], schema: dict[str, Any], *, longest: int) -> str:
        self.asked.append(messages[-1]["content"])
        return self.answer


def act(quote: str, **more: Any) -> dict[str, Any]:
    return {"type": "surveillance", "quote": quote, "victims": [], "perpetrators": []} | more


def answer(*acts: dict[str, Any]) -> Says:
    return Says(json.dumps({"acts": list(acts)}))


def test_an_act_whose_words_stand_in_the_text_is_added() -> None:
    text = Text.plain(REPORT)
    reading = Reading(language="en")
    found, count = with_proposals(
        text, reading, answer(act(WAITED, victims=["Testo Generatov"], perpetrators=["men in masks"]))
    )
    (added,) = found.acts
    assert text.quote(added.passage) == WAITED
    assert [text.quote(party.passage) for party in added.victims] == ["Testo Generatov"]
    assert [party.text for party in added.perpetrators] == ["men in masks"]
    assert added.reason.rule == "assistant stub"
    assert (count.said, count.kept, count.false) == (1, 1, 0)


DROPPED = [
    pytest.param(act("masked men waited for him at the gate"), id="words changed"),
    pytest.param(act(WAITED.upper()), id="letters changed"),
    pytest.param(act("him"), id="too short to tell"),
    pytest.param(act(""), id="no words"),
    pytest.param({"type": "surveillance", "quote": None}, id="no quotation"),
    pytest.param(act(WAITED) | {"type": "bad weather"}, id="no such type"),
]


@pytest.mark.parametrize("item", DROPPED)
def test_what_does_not_stand_there_is_dropped(item: dict[str, Any]) -> None:
    found, count = with_proposals(Text.plain(REPORT), Reading(language="en"), answer(item))
    assert found.acts == ()
    assert (count.said, count.false) == (1, 1)


def test_a_name_that_does_not_stand_there_is_dropped() -> None:
    item = act(WAITED, victims=["Testo Generatov", "Another Person", 7, ""], perpetrators="the police")
    found, _ = with_proposals(Text.plain(REPORT), Reading(language="en"), answer(item))
    assert [party.text for party in found.acts[0].victims] == ["Testo Generatov"]
    assert found.acts[0].perpetrators == ()


def test_what_the_reader_tells_itself_is_not_told_twice() -> None:
    text = Text.plain(REPORT)
    own = read(text, language="en")
    assert [one.type for one in own.acts] == ["search_raid"]
    told = act("the police raided the office", type="search_raid")
    found, count = with_proposals(text, own, answer(told, act(WAITED), act(WAITED)))
    assert [one.type for one in found.acts] == ["search_raid", "surveillance"]
    assert found.acts[0] == own.acts[0]
    assert (count.kept, count.told) == (1, 2)


@pytest.mark.parametrize("said", ["", "I cannot help with that.", "{", '{"acts": 3}', "[]", '{"acts": ["x"]}'])
def test_an_answer_that_is_none_adds_nothing(said: str) -> None:
    found, count = with_proposals(Text.plain(REPORT), Reading(language="en"), Says(said))
    assert (found.acts, count.said) == ((), 0)


def test_words_around_the_answer_do_no_harm() -> None:
    said = f"Here it is:\n```json\n{json.dumps({'acts': [act(WAITED)]})}\n```\nAnything else?"
    found, _ = with_proposals(Text.plain(REPORT), Reading(language="en"), Says(said))
    assert len(found.acts) == 1


@given(st.text(alphabet="ab \n.", max_size=6000))
def test_the_model_is_asked_about_all_of_the_text(characters: str) -> None:
    model = Says("{}")
    seen: list[tuple[int, int]] = []
    with_proposals(Text.plain(characters), Reading(language="en"), model, lambda done, total: seen.append((done, total)))
    assert all(len(piece) <= 1_500 for piece in model.asked)
    assert sorted("".join(model.asked).replace("\n", "").replace(" ", "")) == sorted(
        characters.replace("\n", "").replace(" ", "")
    )
    assert seen == [(done, len(model.asked)) for done in range(1, len(model.asked) + 1)]
