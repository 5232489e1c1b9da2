"""What the words of organisations' names mean, and the files that tell of it."""

from __future__ import annotations

import csv
from collections import defaultdict
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen import countries
from gravamen.names.letters import plain
from gravamen.names.organisations import concepts, near
from gravamen.names.organisations.concepts import bare_word, kind_of, said_in
from gravamen.names.organisations.knowledge import country_rows, table

ROOM = resources.files("gravamen.names.organisations")
WORDS = table("words.toml")
KINDS = {"head", "who", "field", "quality", "scope", "part", "body", "work"}


def meant(name: str, language: str = "") -> list[str]:
    return [one.concept for one in concepts(name.split(), language)]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Belarusian Independent Trade Union", ["country:BY", "independent", "trade_union"]),
        ("Белорусский независимый профсоюз", ["country:BY", "independent", "trade_union"]),
        ("Беларускі незалежны прафсаюз", ["country:BY", "independent", "trade_union"]),
        ("Belarusian Congress of Democratic Trade Unions", ["country:BY", "congress", "democratic", "trade_union"]),
        ("Беларускі кангрэс дэмакратычных прафсаюзаў", ["country:BY", "congress", "democratic", "trade_union"]),
        ("Confédération syndicale internationale", ["confederation", "trade_union", "international"]),
        ("Confederación Sindical Internacional", ["confederation", "trade_union", "international"]),
        ("International Trade Union Confederation", ["international", "trade_union", "confederation"]),
        ("Федерація профспілок України", ["federation", "trade_union", "country:UA"]),
        ("Конфедерация труда России", ["confederation", "labour", "country:RU"]),
        (
            "Türkiye Devrimci İşçi Sendikaları Konfederasyonu",
            ["country:TR", "progressive", "workers", "trade_union", "confederation"],
        ),
        ("الاتحاد العام التونسي للشغل", ["union", "general", "country:TN", "labour"]),
        ("전국민주노동조합총연맹", ["national", "democratic", "trade_union", "confederation"]),
        ("中华全国总工会", ["country:CN", "national", "confederation"]),
        ("Syndicat national de l'enseignement", ["trade_union", "national", "education"]),
        ("Metallarbeitergewerkschaft", ["metal", "workers", "trade_union"]),
        ("Eisenbahnergewerkschaft", ["railway", "trade_union"]),
        ("Gewerkschaft Erziehung und Wissenschaft", ["trade_union", "education", "science"]),
        ("strike committee", ["strike_committee"]),
        ("стачком", ["strike_committee"]),
        ("Комитет государственной безопасности", ["state_security_committee"]),
        ("Министерство внутренних дел", ["ministry", "interior"]),
        ("Ministry of Internal Affairs", ["ministry", "interior"]),
        ("Верховный суд Республики Беларусь", ["supreme", "court", "republic", "country:BY"]),
        ("Supreme Court of the Republic of Belarus", ["supreme", "court", "country:BY"]),
        ("horno-Xyzzy", []),
        ("Daniel Ruslan Kubrick", []),
        ("", []),
    ],
)
def test_what_a_name_says(name: str, found: list[str]) -> None:
    assert meant(name) == found


def test_the_words_that_say_it() -> None:
    words = ["Local", "branch", "of", "the", "Belarusian", "Independent", "Trade", "Union"]
    assert [(list(one.words), one.concept) for one in concepts(words)] == [
        ([0], "local"),
        ([1], "branch"),
        ([4], "country:BY"),
        ([5], "independent"),
        ([6, 7], "trade_union"),
    ]


def test_the_language_decides_between_meanings() -> None:
    assert meant("professor") == ["teachers"]
    assert meant("professor", "en") == ["academics"]


def test_concepts_that_are_said_for_each_other() -> None:
    assert near("union", "trade_union")
    assert near("trade_union", "union")
    assert near("court", "court")
    assert not near("court", "police")
    assert not near("country:BY", "country:RU")


def test_the_languages_in_which_a_name_is_said() -> None:
    assert said_in(["Confédération", "syndicale", "internationale"]) == {"fr"}
    assert "en" in said_in(["Federation", "of", "Trade", "Unions"])
    assert said_in(["Xyzzy"]) == frozenset()


@given(st.lists(st.text(max_size=40), max_size=70))
def test_any_words_can_be_asked_for(words: list[str]) -> None:
    reached = 0
    for one in concepts(words):
        assert reached <= one.words.start < one.words.stop <= len(words) or one.words.start == reached - 1
        reached = one.words.stop
        assert kind_of(one.concept) in KINDS


@pytest.mark.parametrize("name", ["words.toml", "countries.csv", "acronyms.toml", "legal_forms.toml"])
def test_the_header_says_where_the_facts_come_from_and_when(name: str) -> None:
    head = [line for line in (ROOM / name).read_text("utf-8").splitlines()[:4] if line.startswith("#")]
    assert any("Source" in line for line in head)
    assert any("2026" in line for line in head)


@pytest.mark.parametrize("concept", sorted(WORDS))
def test_a_concept_has_a_kind_and_phrases_that_stand_once(concept: str) -> None:
    lines = dict(WORDS[concept])
    assert lines.pop("what") in KINDS
    assert lines.pop("near", "trade_union") in WORDS
    assert lines
    for language, phrases in lines.items():
        assert len(language) == 2, language
        bare = [
            " ".join(bare_word(word) + "*" * word.endswith("*") for word in phrase.split()) for phrase in phrases.split(",")
        ]
        assert all(plain(phrase) for phrase in bare), (language, phrases)
        assert not any("*" in word[:-1] for word in phrases.replace(",", " ").split()), (language, phrases)
        assert len(bare) == len(set(bare)), (language, phrases)


def test_a_phrase_means_one_thing_in_a_language() -> None:
    of_phrase = defaultdict(set)
    for concept, lines in WORDS.items():
        for language, phrases in lines.items():
            for phrase in phrases.split(",") if language not in ("what", "near") else ():
                of_phrase[language, phrase.strip().casefold()].add(concept)
    assert {phrase: found for phrase, found in of_phrase.items() if len(found) > 1} == {}


def test_countries_stand_once_in_their_columns() -> None:
    head = next(line for line in (ROOM / "countries.csv").read_text("utf-8").splitlines() if not line.startswith("#"))
    assert next(csv.reader([head])) == ["code", "ru", "be", "uk", "fr", "es", "other"]
    codes = [row["code"] for row in country_rows()]
    assert len(codes) == len(set(codes))
    for row in country_rows():
        assert countries.country(row["code"])
        assert all(row[language] for language in ("ru", "be", "uk", "fr", "es")), row["code"]


def test_a_country_is_one_country_in_a_language() -> None:
    of_name = defaultdict(set)
    for row in country_rows():
        for language, names in row.items():
            for name in names.split("|") if language != "code" else ():
                if name:
                    of_name[language, plain(name)].add(row["code"])
    several = {name for name, codes in of_name.items() if len(codes) > 1}
    assert several <= {("fr", "congolais"), ("es", "congoleno"), ("fr", "congo"), ("es", "congo")}
