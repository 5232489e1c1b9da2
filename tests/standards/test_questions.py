"""The Committee's questions: those that fit, those that the record answers, and the message that asks a union."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from gravamen.edtf import parse
from gravamen.standards.asking import UnknownLanguage, languages, message, type_name
from gravamen.standards.citing import cases
from gravamen.standards.models import ActFacts, CaseFacts, Doer, Hit, Told
from gravamen.standards.questions import KNOWN, gaps, gaps_of
from gravamen.standards.tables import tables
from gravamen.terms import ActType as T
from gravamen.terms import Family

QUESTIONS = tables("questions.toml")["question"]
ARREST = ActFacts(
    "A1",
    T.ARREST_DETENTION,
    date=parse("2021-02-16"),
    victims=(Hit("Person 17", "person", "chair"),),
    doers=frozenset({Doer.STATE}),
    authors=("police",),
    place="Generatown",
    legal_basis="Article 1",
    ground="disobedience",
)


def test_questions_have_their_columns() -> None:
    ids = {row["id"] for row in QUESTIONS}
    types = {one.value for one in T} | {one.value for one in Family} | {"all"}
    for row in QUESTIONS:
        columns = {"id", "asks", "acts", "known", "words", "cases", "guide", "because", "scope", "shared"}
        columns |= {"answers", "person", "follows"}
        assert {"id", "asks", "acts", "cases", "because"} <= set(row) <= columns
        assert set(row["acts"]) <= types
        assert row.get("known", "names") in KNOWN
        assert row["cases"] or row.get("guide"), f"{row['id']}: the case in which it was asked, or the guide"
        assert set(row["cases"]) <= set(cases())
        assert row.get("guide", "evidence") in tables("questions.toml")["guides"]
        assert row.get("answers", "doors") in {"yes-no", "doors"}
        assert row.get("follows", "home") in ids
        assert all(word == word.casefold() for word in row.get("words", ())), row["id"]


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru"])
def test_every_question_and_type_of_act_stands_in_every_language(language: str) -> None:
    words = tables(f"questions/{language}.toml")
    assert set(words["question"]) == {row["id"] for row in QUESTIONS}
    assert set(words["type"]) == {one.value for one in T}
    frame = {
        "subject",
        "greeting",
        "opening",
        "safety",
        "act",
        "undated",
        "hit",
        "each",
        "whole",
        "closing",
        "question",
        "type",
    }
    assert set(words) == frame
    assert {language} <= set(languages())


@pytest.mark.parametrize(
    ("act", "open_"),
    [
        pytest.param(ARREST, {"warrant", "counsel", "court", "now", "home", "link", "proof"}, id="an arrest, well told"),
        pytest.param(
            replace(ARREST, victims=(Hit("workers", "group", number=40),)),
            {"names", "office", "warrant", "counsel", "court", "now", "home", "link", "proof"},
            id="a group without names",
        ),
        pytest.param(
            replace(ARREST, victim_count=4),
            {"names", "warrant", "counsel", "court", "now", "home", "link", "proof"},
            id="one of four is named",
        ),
        pytest.param(
            replace(ARREST, date=parse("2021-02")),
            {"date", "warrant", "counsel", "court", "now", "home", "link", "proof"},
            id="a month is no day",
        ),
        pytest.param(
            replace(ARREST, legal_basis=None),
            {"charge", "warrant", "counsel", "court", "now", "home", "link", "proof"},
            id="a charge without its article",
        ),
        pytest.param(
            ActFacts(
                "A2", T.SEIZURE, parse("2021-02-16"), (Hit("Union A", "organisation"),), authors=("police",), place="office"
            ),
            {"warrant", "inventory", "home", "link", "proof"},
            id="a seizure is asked about a list, and not about a lawyer",
        ),
        pytest.param(
            ActFacts("A3", T.RESTRICTIVE_LEGISLATION),
            {"names", "date", "author", "law", "proof"},
            id="a law is asked about its text",
        ),
        pytest.param(
            ActFacts(
                "A4", T.KILLING, parse("2021-02-16"), (Hit("Person 17", "person", "chair"),), authors=("police",), place="x"
            ),
            {"inquiry", "home", "link", "proof"},
            id="a killing is asked about the inquiry",
        ),
    ],
)
def test_gaps(act: ActFacts, open_: set[str]) -> None:
    assert {one.id for one in gaps_of(act).open} == open_


@pytest.mark.parametrize(
    ("words", "question"),
    [
        pytest.param("They had no warrant.", "warrant", id="English"),
        pytest.param("Ордер не показали.", "warrant", id="Russian"),
        pytest.param("Sans mandat, la police est entrée.", "warrant", id="French"),
        pytest.param("No mostraron una orden judicial.", "warrant", id="Spanish"),
        pytest.param("His lawyer was let in on the third day.", "counsel", id="a lawyer"),
        pytest.param("Un avocat a pu le voir.", "counsel", id="un avocat"),
    ],
)
def test_what_a_report_speaks_of_is_looked_at_and_not_asked(words: str, question: str) -> None:
    found = gaps_of(replace(ARREST, told=(Told(words, "R1, p. 2"),)))
    assert question not in {one.id for one in found.open}
    (mention,) = [one for one in found.mentioned if one.question.id == question]
    assert mention.where == "R1, p. 2"
    assert mention.words in words


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        pytest.param(T.SEIZURE, "La carta fue redactada.", id="acta"),
        pytest.param(T.ARREST_DETENTION, "Он осудил это.", id="суд"),
    ],
)
def test_a_beginning_within_a_word_is_none(kind: T, words: str) -> None:
    assert not gaps_of(replace(ARREST, type=kind, told=(Told(words, "R1"),))).mentioned


def test_the_case_as_a_whole_is_asked_once() -> None:
    found = gaps(CaseFacts("BY", datetime.date(2021, 3, 1), (ARREST, replace(ARREST, id="A2"))))
    assert [one.act.id if one.act else None for one in found] == ["A1", "A2", None]
    assert {one.id for one in found[-1].open} == {"remedy", "union", "pending", "elsewhere"}


def case(*acts: ActFacts) -> CaseFacts:
    return CaseFacts("BY", datetime.date(2021, 3, 1), acts)


def test_a_message_asks_by_act_and_shares_what_is_asked_of_all() -> None:
    raid = ActFacts("A2", T.SEARCH_RAID, parse("2021-02-16"), (Hit("Union A", "organisation"),))
    seizure = ActFacts("A3", T.SEIZURE, parse("2021-02-16"), (Hit("Union A", "organisation"),))
    text = message(gaps(case(ARREST, raid, seizure)), "en").text
    assert "1. arrest or detention, 2021-02-16 (A1)\n" in text
    assert "2. search or raid, seizure, 2021-02-16 (A2, A3); hit: Union A\n" in text
    words = tables("questions/en.toml")
    assert text.count(words["question"]["proof"]) == 1
    assert text.count(words["question"]["inventory"]) == 1
    assert text.index(words["each"]) < text.index(words["question"]["proof"])
    assert text.index(words["whole"]) < text.index(words["question"]["union"])


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2021-02-16", "2021-02-16"),
        ("2020-08", "2020-08"),
        ("2020-08/..", "2020-08 –"),
        ("2020-08/2020-09", "2020-08 – 2020-09"),
        ("2020?", "2020"),
    ],
)
def test_days_are_written_for_people(date: str, shown: str) -> None:
    assert f"1. arrest or detention, {shown} (A1)\n" in message(gaps(case(replace(ARREST, date=parse(date)))), "en").text


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru"])
def test_names_of_persons_stay_out_unless_they_are_asked_for(language: str) -> None:
    found = gaps(case(ARREST))
    assert "Person 17" not in message(found, language).text
    assert "Person 17" in message(found, language, persons=True).text
    assert tables(f"questions/{language}.toml")["safety"] in message(found, language).text


def test_a_language_that_there_is_not() -> None:
    with pytest.raises(UnknownLanguage, match="ar, en, es, fr, ru"):
        message((), "xx")
    assert type_name(T.SEARCH_RAID) == "search or raid"
