"""Steps of sentences, demands and paragraphs, up and down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.drafting.generated import briefs
from tests.drafting.test_editing import keys, letter, scene

from gravamen.drafting import edits as ed
from gravamen.drafting.document import Paragraph
from gravamen.drafting.editing import key_of, sentences
from gravamen.drafting.edits import BREAK, Edits
from gravamen.drafting.facts import Brief
from gravamen.drafting.stepping import opens, step


def stepped(brief: Brief, edits: Edits, key: str, *, up: bool) -> Edits:
    found = step(letter(brief, edits), key, up=up)
    return edits if found is None else ed.moved(edits, key, found[0], before=found[1])


@given(briefs(), st.data())
def test_a_step_down_and_up_again_leads_back_and_nothing_is_lost(brief: Brief, data: st.DataObject) -> None:
    before = letter(brief, Edits())
    key = data.draw(st.sampled_from([one.key for one in sentences(before) if one.key != "salutation"]))
    down = stepped(brief, Edits(), key, up=False)
    after = letter(brief, down)
    assert sorted(keys(after)) == sorted(keys(before))
    if down != Edits() and keys(after) != keys(before):
        assert keys(letter(brief, stepped(brief, down, key, up=True))) == keys(before)


@given(briefs(), st.data())
def test_a_paragraph_that_steps_parts_no_list_from_its_words(brief: Brief, data: st.DataObject) -> None:
    now = letter(brief, Edits())
    key = data.draw(st.sampled_from([key_of(one) for one in now.body if isinstance(one, Paragraph) and not opens(one)]))
    edits = Edits()
    for up in data.draw(st.lists(st.booleans(), max_size=6)):
        edits = stepped(brief, edits, key, up=up)
        assert sorted(keys(letter(brief, edits))) == sorted(keys(now))


@pytest.mark.parametrize(
    ("key", "up", "wanted"),
    [
        pytest.param("opening:who", True, None, id="the first"),
        pytest.param("opening:sources", True, ("opening:who", True), id="within"),
        pytest.param("ask:addressee:1", True, None, id="the first demand"),
        pytest.param("closing:reply", False, None, id="the last"),
        pytest.param("ask:addressee", False, None, id="words that open a list stay"),
        pytest.param("¶ask:addressee:1", True, ("¶ask:addressee", True), id="a list"),
        pytest.param("¶nothing", True, None, id="no such paragraph"),
    ],
)
def test_steps(key: str, up: bool, wanted: tuple[str, bool] | None) -> None:
    assert step(letter(scene().brief(), Edits()), key, up=up) == wanted


def test_a_sentence_begins_a_paragraph_of_its_own_that_can_be_moved() -> None:
    brief = scene().brief()
    edits = ed.moved(Edits(), "opening:sources", BREAK, before=False)
    found = letter(brief, edits)
    assert [len(one.sentences) for one in found.body if isinstance(one, Paragraph)][:2] == [1, 1]
    assert sorted(keys(found)) == sorted(keys(letter(brief, Edits())))
    again = stepped(brief, edits, "¶opening:sources", up=True)
    assert keys(letter(brief, again))[1:3] == ["opening:sources", "opening:who"]
