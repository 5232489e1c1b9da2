"""What is due, when, why, and by which source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given

from gravamen.drafting.facts import Act, Brief, Circumstance, Standard
from gravamen.edtf import parse
from gravamen.followup.agenda import Item, agenda
from gravamen.followup.folding import fold
from gravamen.followup.letters import Letter

from .making import act, arrest, brief, day, penalty, release, sentence
from .test_folding import cases

RATIFIED = Standard("C087", "Convention", "C87", None, True)


def due(facts: Brief, on: str = "2021-03-14", letters: Sequence[Letter] = ()) -> list[Item]:
    return agenda("made", facts, fold(facts.acts, facts.circumstances, facts.country), letters, day(on))


def of(kind: str, items: Sequence[Item]) -> list[tuple[str, str, bool]]:
    return [(item.id, str(item.when), item.overdue(day("2021-03-14"))) for item in items if item.kind == kind]


@pytest.mark.parametrize(
    ("facts", "items"),
    [
        pytest.param(
            [arrest("A1", "2021-02-16"), penalty("A2", "2021-02-17", "25 days of administrative arrest")],
            [("made-term-A2-P1", "2021-03-13", True)],
            id="a term is over, and no release",
        ),
        pytest.param(
            [penalty("A2", "2021-02-17", "30 days of arrest")],
            [("made-term-A2-P1", "2021-03-19", False)],
            id="a term ends",
        ),
        pytest.param([arrest("A1", "2021-02-16")], [("made-silence-A1-P1", "2021-03-31", False)], id="no news"),
        pytest.param(
            [penalty("A2", "2021-02-17", "25 days of arrest"), release("C1", "2021-03-01")], [], id="released: nothing to ask"
        ),
        pytest.param([arrest("A1", "2021-02-16"), release("C1")], [], id="released some day"),
        pytest.param([arrest("A1", "2021-04-01")], [], id="not yet begun"),
        pytest.param(
            [sentence("A1", None, "up to three years in jail", to=("P1", "P2"))],
            [("made-silence-A1-P1", "2021-03-31", False), ("made-silence-A1-P2", "2021-03-31", False)],
            id="an item a person",
        ),
        pytest.param([act("A1", arrest("x").type, "2021-02-16", to="twelve workers")], [], id="nobody is named"),
    ],
)
def test_detentions(facts: Sequence[Act | Circumstance], items: list[tuple[str, str, bool]]) -> None:
    acts = [one for one in facts if isinstance(one, Act)]
    told = [one for one in facts if isinstance(one, Circumstance)]
    assert of("detention", due(brief(acts, told))) == items


def test_an_item_says_whose_term_is_over_and_why_it_is_thought_so() -> None:
    acts = [arrest("A1", "2021-02-16"), penalty("A2", "2021-02-17", "25 days of administrative arrest")]
    (item,) = (one for one in due(brief(acts)) if one.kind == "detention")
    assert item.what == (
        "The term of Person 1 (25 days of administrative arrest) ran out on 13\u00a0March\u00a02021, and no release is"
        " reported: ask"
    )
    assert item.title == "a term is over, release not confirmed"
    assert item.basis == "assumption"
    assert "no rule of this State was read" in item.why
    assert item.source == "A1, A2"
    assert item.persons == ("P1",)
    (item,) = (one for one in due(brief(acts, country="UA")) if one.kind == "detention")
    assert item.basis == "source"
    assert "article 327" in item.why
    assert "pravodnik" in item.source


def test_what_ends_at_the_latest_or_some_day_says_so() -> None:
    for words, date, said in (
        ("up to three years in jail", "2021-02-12", "ends at the latest on 12\u00a0February\u00a02024"),
        ("15 days of arrest", "2021-03", "ends between 16\u00a0March and 15\u00a0April\u00a02021"),
    ):
        (item,) = (one for one in due(brief([sentence("A1", date, words)])) if one.kind == "detention")
        assert said in item.what


def letter(door: str = "ilo_dg_intervention", **more: Any) -> Letter:
    return Letter("I1", door, "Generated Director", day("2021-02-01"), **more)


@pytest.mark.parametrize(
    ("sent", "items"),
    [
        pytest.param(letter(), [("made-draft-I1", "2021-02-01", True)], id="a draft"),
        pytest.param(letter(sent=day("2021-02-02")), [("made-reply-I1", "2021-03-04", True)], id="no answer in 30 days"),
        pytest.param(letter(sent=day("2021-03-10")), [("made-reply-I1", "2021-04-09", False)], id="an answer may come"),
        pytest.param(letter(sent=day("2021-02-02"), replies=(parse("2021-02-20"),)), [], id="answered"),
        pytest.param(letter(sent=day("2021-02-02"), replies=(None,)), [], id="answered some day"),
        pytest.param(
            letter(sent=day("2021-02-02"), replies=(parse("2021-03-20"),)),
            [("made-reply-I1", "2021-03-04", True)],
            id="the answer came later",
        ),
        pytest.param(letter(sent=day("2021-03-20")), [], id="not sent yet on that day"),
        pytest.param(
            letter("ilo_cfa", sent=day("2021-02-28")),
            [("made-unsubstantiated-I1", "2021-03-28", False), ("made-reply-I1", "2021-03-30", False)],
            id="a complaint without acknowledgement",
        ),
        pytest.param(
            letter("ilo_cfa", sent=day("2021-02-01"), replies=(parse("2021-02-10"), parse("2021-03-01"))),
            [("made-substantiate-I1", "2021-03-10", True)],
            id="a complaint: one month from the acknowledgement",
        ),
    ],
)
def test_letters(sent: Letter, items: list[tuple[str, str, bool]]) -> None:
    assert of("letter", due(brief([]), letters=[sent])) == items


def test_only_what_was_read_is_told_as_a_rule() -> None:
    complaint = letter("ilo_cfa", sent=day("2021-02-01"), replies=(parse("2021-02-10"),))
    (item,) = (one for one in due(brief([]), letters=[complaint]) if one.kind == "letter")
    assert item.basis == "source"
    assert "Ninth Report, para. 23" in item.source
    (item,) = (one for one in due(brief([]), letters=[letter(sent=day("2021-02-02"))]) if one.kind == "letter")
    assert item.basis == "practice"
    assert item.source == "I1"


@pytest.mark.parametrize(
    ("on", "standards", "ids"),
    [
        pytest.param(
            "2021-03-14",
            (RATIFIED,),
            "cfa-march-2021 art24-june-2021 cas-list-2021 cfa-june-2021 conference-2021 art24-november-2021 ceacr-2021 "
            "cfa-november-2021 art24-march-2022 ceacr-report-2022",
            id="within a sitting",
        ),
        pytest.param("2021-03-14", (), "cfa-march-2021 cfa-june-2021 conference-2021 cfa-november-2021", id="not ratified"),
        pytest.param("2021-03-19", (), "cfa-june-2021 conference-2021 cfa-november-2021 cfa-march-2022", id="after it"),
        pytest.param(
            "2021-09-01",
            (RATIFIED,),
            "ceacr-2021 cfa-november-2021 art24-march-2022 ceacr-report-2022 cfa-march-2022 art24-june-2022 cas-list-2022 "
            "cfa-june-2022 conference-2022",
            id="on the day",
        ),
    ],
)  # fmt: skip
def test_doors_come_once_in_the_year_ahead(on: str, standards: tuple[Standard, ...], ids: str) -> None:
    found = [item.id for item in due(brief([], standards=standards), on) if item.kind == "door"]
    assert found == [f"made-{id}" for id in ids.split()]


@given(cases())
def test_ids_are_once_and_the_earliest_is_first(told: tuple[list[Act], list[Circumstance]]) -> None:
    items = due(brief(*told))
    ids = [item.id for item in items]
    assert len(ids) == len(set(ids))
    assert [item.when.latest for item in items] == sorted(item.when.latest for item in items)
    for item in items:
        assert "Person" not in item.title
        assert item.source or item.basis == "practice"
