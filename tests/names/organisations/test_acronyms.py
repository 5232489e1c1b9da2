"""Acronyms: of a name, across scripts, and of its translations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.names.organisations import acronyms, is_acronym_of
from gravamen.reading.gazetteers import known_organisations
from gravamen.reading.identity import spelt_out


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Белорусский независимый профсоюз", {"БНП"}),
        ("Belarusian Independent Trade Union", {"BITU"}),
        ("Федерация профсоюзов Беларуси", {"ФПБ"}),
        ("Union générale tunisienne du travail", {"UGTT"}),
        ("Central Unitaria de Trabajadores de Colombia", {"CUT", "CUTC"}),
        ("Central Organization of Trade Unions", {"COTU", "COOTU"}),
        ("Horno-metalurgisches Werk GmbH", {"HMW", "HW"}),
    ],
)
def test_acronyms_that_a_name_can_have(name: str, expected: set[str]) -> None:
    assert expected <= acronyms(name.split())


def test_scripts_without_capitals_have_no_acronyms() -> None:
    assert acronyms(["الاتحاد", "العام", "التونسي", "للشغل"]) == frozenset()


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("БНП", "Белорусский независимый профсоюз"),
        ("B.I.T.U.", "Belarusian Independent Trade Union"),
        ("BNP", "Белорусский независимый профсоюз"),
        ("BNP", "Беларускі незалежны прафсаюз"),
        ("BNP", "Belarusian Independent Trade Union"),
        ("БНП", "Belarusian Independent Trade Union"),
        ("BITU", "Белорусский независимый профсоюз"),
        ("BITU", "Беларускі незалежны прафсаюз"),
        ("BKDP", "Беларускі кангрэс дэмакратычных прафсаюзаў"),
        ("BKDP", "Belarusian Congress of Democratic Trade Unions"),
        ("BCDTU", "Белорусский конгресс демократических профсоюзов"),
        ("ФПБ", "Federation of Trade Unions of Belarus"),
        ("SPM", "Свободный профсоюз металлистов"),
        ("SPM", "Free Trade Union of Metalworkers"),
        ("FNPR", "Федерация независимых профсоюзов России"),
        ("KTR", "Confederation of Labour of Russia"),
        ("KVPU", "Конфедерація вільних профспілок України"),
        ("KVPU", "Confederation of Free Trade Unions of Ukraine"),
        ("ITUC", "Confédération syndicale internationale"),
        ("CSI", "International Trade Union Confederation"),
        ("МОТ", "International Labour Organization"),
        ("ILO", "Organización Internacional del Trabajo"),
        ("UGTT", "Union générale tunisienne du travail"),
        ("FENATRANO", "Federación Nacional de Transporte La Nueva Opción"),
        ("CUT", "Central Unitaria de Trabajadores de Colombia"),
        ("КГБ", "State Security Committee of Belarus"),
        ("KGB", "Комитет государственной безопасности"),
        ("МВД", "Ministry of Internal Affairs"),
        ("НПГ", "Independent Union of Miners"),
        ("GEW", "Gewerkschaft Erziehung und Wissenschaft"),
    ],
)
def test_an_acronym_of_a_name(acronym: str, name: str) -> None:
    assert is_acronym_of(acronym, name.split())


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("ABC", "Belarusian Independent Trade Union"),
        ("ITF", "Belarusian Independent Trade Union"),
        ("UGT", "Union générale des travailleurs algériens"),
        ("ITUC", "Centre of Indian Trade Unions"),
        ("BITU", "Belarusian Congress of Democratic Trade Unions"),
        ("BNP", "Belarusian Xyzzy Trade Union"),
        ("B", "Belarusian"),
        ("BI", "Belarusian Independent Trade Union"),
        ("Independent", "Independent Trade Union"),
        ("", "Independent Trade Union"),
        ("ITU", ""),
    ],
    ids=[
        "no letter", "some letters", "a country that belongs to the name", "no translation into its own language",
        "another union",
        "a word that is not understood", "one letter", "two letters of four", "a word", "nothing",
        "no name",
    ],
)  # fmt: skip
def test_no_acronym_of_a_name(acronym: str, name: str) -> None:
    assert not is_acronym_of(acronym, name.split())


def test_what_the_reader_takes_for_an_acronym_is_one_here() -> None:
    rows = [(acronym, name.split()) for name, acronym, _ in known_organisations()[0].values() if acronym]
    assert [acronym for acronym, words in rows if spelt_out(acronym, words) and not is_acronym_of(acronym, words)] == []


def test_acronyms_of_the_gazetteer_seldom_fit_other_names() -> None:
    rows = [(acronym, name.split()) for name, acronym, _ in known_organisations()[0].values() if acronym]
    pairs = [(one, words) for one, _ in rows for other, words in rows if one != other]
    assert sum(is_acronym_of(acronym, words) for acronym, words in pairs) < len(pairs) / 250


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=40))
def test_any_text_can_be_asked_for(acronym: str, words: list[str]) -> None:
    is_acronym_of(acronym, words)
    for one in acronyms(words):
        assert len(one) >= 2
