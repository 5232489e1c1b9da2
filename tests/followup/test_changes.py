"""What has changed between two states of a case, and the sentences that tell it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from gravamen.drafting.facts import Act, Brief, Circumstance
from gravamen.edtf import parse
from gravamen.followup.changes import changes, sentences
from gravamen.terms import ActType as T
from gravamen.terms import CircumstanceKind as K

from .making import act, arrest, brief, evidence, penalty, release, sentence, told
from .test_folding import cases

ARREST = arrest("A1", "2021-02-16")
TERM = penalty("A2", "2021-02-17", "25 days of administrative arrest")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        pytest.param(brief([]), brief([]), [], id="nothing"),
        pytest.param(brief([ARREST]), brief([ARREST]), [], id="nothing new"),
        pytest.param(brief([]), brief([ARREST]), [("Person 1 was detained on 16 February 2021.", ("A1",))], id="detained"),
        pytest.param(
            brief([]),
            brief([ARREST, TERM]),
            [("Person 1 was detained on 16 February 2021 (25 days of administrative arrest).", ("A1", "A2"))],
            id="detained and sentenced",
        ),
        pytest.param(
            brief([]),
            brief([sentence("A1", None, "up to three years in jail")]),
            [("Person 1 was given up to three years in jail.", ("A1",))],
            id="known by the sentence alone",
        ),
        pytest.param(
            brief([]),
            brief([act("A1", T.HOUSE_ARREST, "2021-02")]),
            [("Person 1 was placed under house arrest in February 2021.", ("A1",))],
            id="house arrest",
        ),
        pytest.param(
            brief([ARREST]),
            brief([ARREST, TERM]),
            [("Person 1, held since 16 February 2021, was given 25 days of administrative arrest.", ("A2",))],
            id="sentenced",
        ),
        pytest.param(
            brief([ARREST]),
            brief([ARREST], [told("C1", K.TRANSFER, "2021-02-20", place="the prison in Testville")]),
            [("Person 1 was moved to the prison in Testville on 20 February 2021.", ("C1",))],
            id="moved",
        ),
        pytest.param(
            brief([ARREST]),
            brief([ARREST], [release("C1", "2021-03-01")]),
            [("Person 1 was released on 1 March 2021, after 13 days.", ("A1", "C1"))],
            id="released",
        ),
        pytest.param(
            brief([]),
            brief([arrest("A1", "2021-02")], [release("C1", "2021-03-01")]),
            [
                ("Person 1 was detained in February 2021.", ("A1",)),
                ("Person 1 was released on 1 March 2021.", ("A1", "C1")),
            ],
            id="detained and released",
        ),
        pytest.param(
            brief([ARREST]),
            brief([ARREST], [told("C1", K.DEATH)]),
            [("Person 1 died in custody.", ("A1", "C1"))],
            id="died",
        ),
    ],
)
def test_sentences(before: Brief, after: Brief, said: list[tuple[str, tuple[str, ...]]]) -> None:
    found = changes(before, after)
    assert bool(found) == (before != after)
    assert [(one.text.replace("\u00a0", " "), one.rests_on) for one in sentences(found, after)] == said


def test_what_was_corrected_or_withdrawn_or_told_again() -> None:
    before = brief([ARREST, TERM, arrest("A3", "2021-02-18", to="P2")])
    moved = replace(ARREST, date=parse("2021-02-15"), evidence=(*ARREST.evidence, *evidence("R2")))
    after = brief([moved, TERM, arrest("A4", "2021-02-18", to="P3")])
    found = changes(before, after)
    assert [(one.act, one.field, str(one.before), str(one.after)) for one in found.corrected] == [
        ("A1", "date", "2021-02-16", "2021-02-15")
    ]
    assert [one.id for one in found.acts] == ["A4"]
    assert [one.id for one in found.withdrawn] == ["A3"]
    assert found.supported == ("A1",)
    assert [one.id for one in found.persons] == ["P3"]
    assert [one.id for one in found.persons_withdrawn] == ["P2"]
    assert [one.person for one in found.detained] == ["P3"]


def test_a_new_name_of_a_person() -> None:
    before = brief([ARREST])
    after = replace(before, persons=tuple(replace(one, name="Person 1 Bis") for one in before.persons))
    ((old, new),) = changes(before, after).renamed
    assert (old.name, new.name) == ("Person 1", "Person 1 Bis")


@given(cases())
def test_a_state_is_not_changed_from_itself_and_everything_is_new_to_nothing(
    told: tuple[list[Act], list[Circumstance]],
) -> None:
    facts = brief(*told)
    assert not changes(facts, facts)
    found = changes(brief([]), facts)
    assert found.acts == facts.acts
    assert found.circumstances == facts.circumstances
    for one in sentences(found, facts):
        assert one.rests_on
        assert one.text.endswith(".")
