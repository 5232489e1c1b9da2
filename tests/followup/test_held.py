"""The list of those held: its rows, their order, and the file for a spreadsheet."""

from __future__ import annotations

import csv
import io

from gravamen.drafting.facts import Person
from gravamen.followup.detentions import State
from gravamen.followup.folding import fold
from gravamen.followup.held import COLUMNS, Row, as_csv, held
from gravamen.terms import Certainty
from gravamen.terms import CircumstanceKind as K

from .making import arrest, brief, day, penalty, release, sentence, told

FACTS = brief(
    [
        arrest("A1", "2021-02-16", legal_basis="Article 1"),
        penalty("A2", "2021-02-17", "25 days of administrative arrest", legal_basis="Article 2"),
        arrest("A3", "2021-02", to="P2"),
        arrest("A4", "2021-02-16", to="P3"),
        sentence("A5", None, "up to three years in jail", to="P4"),
        arrest("A6", "2021-03-20", to="P5"),
        arrest("A7", "2021-02-16", to="P6", certainty=Certainty.ALLEGED),
    ],
    [
        release("C1", "2021-02-20", person="P3"),
        told("C2", K.TRANSFER, "2021-02-18", place="the prison in Testville", about="A1"),
    ],
)


def rows(on: str = "2021-03-14") -> list[Row]:
    return held("made", FACTS, fold(FACTS.acts, FACTS.circumstances, FACTS.country), day(on))


def test_whose_term_is_over_stands_first_then_who_is_held_then_who_is_free() -> None:
    assert [(row.name, row.state) for row in rows()] == [
        ("Person 1", State.NOT_CONFIRMED),
        ("Person 2", State.HELD),
        ("Person 6", State.HELD),
        ("Person 4", State.HELD),
        ("Person 3", State.RELEASED),
    ]


def test_a_row_has_all_that_is_known_on_the_day() -> None:
    first = rows()[0]
    assert first.cells() == (
        "made",
        "Person 1",
        "term ended, release not confirmed",
        "2021-02-16",
        "26",
        "the prison in Testville",
        "Article 1; Article 2",
        "25 days of administrative arrest",
        "2021-03-13 (assumed)",
        "–",
        "A1, A2, C2",
    )
    assert len(first.cells()) == len(COLUMNS)
    cells = {row.name: dict(zip(COLUMNS, row.cells(), strict=True)) for row in rows()}
    assert cells["Person 2"]["days"] == "at least 14"
    assert cells["Person 3"]["ended"] == "2021-02-20"
    assert cells["Person 4"]["term"] == "up to three years in jail"
    assert cells["Person 6"]["state"] == "held (alleged)"


def test_a_later_day_knows_more_and_an_earlier_less() -> None:
    assert {row.name for row in rows("2021-02-17")} >= {"Person 1", "Person 3"}
    assert next(row for row in rows("2021-02-17") if row.name == "Person 3").state is State.HELD
    assert "Person 5" in {row.name for row in rows("2021-03-20")}


def test_csv_reads_back_and_runs_no_formula() -> None:
    facts = brief([arrest("A1", "2021-02-16")], persons=(Person("P1", '=HYPERLINK("x"), "y"'),))
    found = held("made", facts, fold(facts.acts, [], "XX"), day("2021-03-14"))
    head, row = csv.reader(io.StringIO(as_csv(found)))
    assert tuple(head) == COLUMNS
    assert row[1] == '\'=HYPERLINK("x"), "y"'
    assert row[5] == ""
