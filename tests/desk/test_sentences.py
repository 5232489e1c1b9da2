"""What the core says, in the reader's language."""

from __future__ import annotations

import datetime

import django
import pytest
from django.utils.translation import override

from gravamen.desk import actions, sentences, words
from gravamen.errors import GravamenError
from gravamen.names.named import Kind, Named
from gravamen.names.reasons import explain
from gravamen.reading.draft import Lack
from gravamen.said import joined, said
from gravamen.terms import ActType


@pytest.fixture(autouse=True)
def _translations() -> None:
    django.setup()


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", said("ratified on {date}", date=datetime.date(1956, 11, 6)), "ratified on 6 November 1956"),
        ("fr", said("ratified on {date}", date=datetime.date(1956, 11, 6)), "ratifiée le 6 novembre 1956"),
        (
            "es",
            said("the State has not ratified {name}", name=joined("", ("Convention No. 87",))),
            "el Estado no ha ratificado: Convenio núm. 87",
        ),
        ("ru", said("counted {why}", why=said("from the judgment")), "отсчёт со дня приговора"),
        ("fr", "the report is published in February", "le rapport paraît en février"),
        ("fr", "what nobody has translated", "what nobody has translated"),
        ("fr", "", ""),
    ],
    ids=["English", "a date", "a Convention", "within another", "of a file", "unknown", "empty"],
)
def test_a_sentence_of_the_core_is_said(language: str, text: str, wanted: str) -> None:
    with override(language):
        assert sentences.sentence(text) == wanted


@pytest.mark.parametrize("language", ["fr", "es", "ru", "ar"])
def test_why_two_names_are_one_is_no_english(language: str) -> None:
    found = explain(Named("Ihar Probny", Kind.PERSON), Named("Игорь Пробный", Kind.PERSON))
    with override(language):
        told = [sentences.sentence(one) for one in found.reasons]
    assert told
    assert not any(one in str(found) for one in told)


@pytest.mark.parametrize("language", ["fr", "es", "ru", "ar"])
def test_what_a_rule_lacks_is_no_english(language: str) -> None:
    with override(language):
        assert not {str(one) for one in Lack} & {sentences.sentence(str(one)) for one in Lack}


def test_an_error_says_what_to_do_without_a_command() -> None:
    error = GravamenError(said("There is no act A{number}.", number=3), "See them: gravamen list")
    assert sentences.error(error) == "There is no act A3."
    undo = GravamenError(said("A name cannot be empty."), said("Undo that first: gravamen audit log"))
    assert sentences.error(undo) == "A name cannot be empty. Undo that first."


def test_a_name_of_another_direction_is_kept_apart() -> None:
    with override("en"):
        assert words.isolated("Person 3") == "Person 3"
        assert words.isolated("شخص") == "\u2068شخص\u2069"
    with override("ar"):
        assert words.isolated("Person 3") == "\u2068Person 3\u2069"


@pytest.mark.parametrize(
    ("action", "subject", "wanted"),
    [
        ("merge", "#43 into 5", "#43 → 5"),
        ("set apart", "P1 from P2", "P1 ≠ P2"),
        ("word", "68 phrases", "68 phrases"),
        ("undo", "entry 7: merge #43 into 5", "7: Said again #43 → 5"),
        ("verify", "A3", "A3"),
    ],
)
def test_what_was_done_is_told_without_english_between(action: str, subject: str, wanted: str) -> None:
    with override("en"):
        assert actions.subject(action, subject) == wanted


def test_types_within_a_sentence_are_small() -> None:
    with override("fr"):
        assert words.within(words.label(ActType.DISMISSAL)) == "licenciement"
