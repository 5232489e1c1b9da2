"""Wordings in the record: kept with an entry, taken back, stale where the phrase was corrected, said in a letter."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from gravamen.casebook.errors import BadReview, BadValue, NoSuchThing

from .test_record import proposal_of

Take = Callable[..., Any]
DAY = datetime.date(2021, 3, 1)


@pytest.fixture
def seizure(record: Any, case: Any, take: Take) -> str:
    take()
    return f"A{record.accept(case, proposal_of('act', type='seizure').pk)}"


def letter(case: Any, language: str) -> str:
    from gravamen.casebook.brief import brief
    from gravamen.drafting.letter import draft
    from gravamen.drafting.renderings.plain import plain

    return plain(draft(brief(case, DAY), language)).replace("\u00a0", " ")


def entries() -> list[str]:
    from gravamen.casebook.models import Entry

    return [f"{one.action} {one.subject}" for one in Entry.objects.order_by("number")]


def test_a_wording_is_said_in_its_language_and_can_be_taken_back(record: Any, case: Any, seizure: str) -> None:
    record.word(seizure, "object", "fr", "tous les  ordinateurs portables")
    assert entries()[-1] == f"word {seizure} object in fr"
    assert "a saisi tous les ordinateurs portables" in letter(case, "fr")
    record.undo(len(entries()))
    assert "« all laptops » (en anglais)" in letter(case, "fr")
    record.undo(len(entries()))
    assert "tous les ordinateurs portables" in letter(case, "fr")


def test_it_takes_the_place_of_the_one_before(record: Any, case: Any, seizure: str) -> None:
    from gravamen.casebook.models import Wording

    record.word(seizure, "object", "fr", "les ordinateurs")
    record.word(seizure, "object", "fr", "tous les ordinateurs portables")
    assert [row.text for row in Wording.objects.all()] == ["tous les ordinateurs portables"]


def test_a_corrected_phrase_is_to_be_worded_again(record: Any, case: Any, seizure: str) -> None:
    from gravamen.casebook import queries

    record.word(seizure, "object", "fr", "tous les ordinateurs portables")
    record.correct_act(int(seizure[1:]), queries.report_named(case, "report.txt"), {"object": "two laptops"})
    assert "« two laptops » (en anglais)" in letter(case, "fr")


@pytest.mark.parametrize(
    ("entry", "field", "language", "text", "error", "words"),
    [
        ("A99", "object", "fr", "x", NoSuchThing, "A99"),
        ("X1", "object", "fr", "x", NoSuchThing, "no entry"),
        ("A1", "colour", "fr", "x", BadValue, "colour"),
        ("A1", "ground", "fr", "x", BadValue, "does not say"),
        ("A1", "object", "français", "x", BadValue, "language"),
        ("A1", "object", "fr", "  ", BadValue, "needs words"),
    ],
)
def test_what_cannot_be_worded(
    record: Any, seizure: str, entry: str, field: str, language: str, text: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        record.word(entry.replace("A1", seizure), field, language, text)


def test_a_file_words_every_entry_that_says_the_phrase_once(record: Any, case: Any, seizure: str) -> None:
    from gravamen.casebook.worded import keep

    before = len(entries())
    file = (
        '[[wording]]\nfield = "object"\nof = "all laptops"\nfr = "tous les ordinateurs"\nes = "todos los ordenadores"\n'
        '[[wording]]\nfield = "place"\nof = "nowhere"\nfr = "nulle part"\n'
    )
    assert keep(record, case, file) == 2
    assert keep(record, case, file) == 0
    assert entries()[before:] == ["word 2 phrases"]
    assert "incautó todos los ordenadores" in letter(case, "es")


@pytest.mark.parametrize("file", ["[[", "a = 1", "wording = 3", "[[wording]]\nfield = 'x'"])
def test_a_file_that_is_none(record: Any, case: Any, file: str) -> None:
    from gravamen.casebook.worded import keep

    with pytest.raises(BadReview, match="no file of wordings"):
        keep(record, case, file)
