"""Persons and organisations in English, Spanish and French: rows of a text and the names that must be found in it."""

from __future__ import annotations

import pytest

from gravamen.reading import read
from gravamen.text import Text


@pytest.mark.parametrize(
    ("language", "text", "organisations"),
    [
        pytest.param(
            "en",
            "The Testland Centre for Economic and Social Rights (TCESR) spoke. TCESR wrote.",
            [("Testland Centre for Economic and Social Rights", "TCESR")],
            id="an-acronym-spells-its-name",
        ),
        pytest.param(
            "en",
            "The Sample Labour Union (UDX, an affiliate) spoke. It is UDX that was raided.",
            [("Sample Labour Union", "UDX")],
            id="an-acronym-with-more-in-its-brackets",
        ),
        pytest.param("en", "Workers at Testova went on strike.", [("Testova", None)], id="workers-at"),
        pytest.param("en", "A Central Executive Committee (CEC) met. The CEC spoke.", [], id="a-unions-own-organ"),
        pytest.param("en", "This broke the Sample Labour Act (SLA).", [], id="an-act-of-parliament"),
        pytest.param(
            "fr",
            "Il a comparu devant le parquet de Testville hier.",
            [("parquet de Testville", None)],
            id="a-head-in-lower-case",
        ),
        pytest.param("en", "He landed at Probe International Airport (PIA). PIA was closed.", [], id="an-airport"),
        pytest.param("en", "In Cambodia the Committee asked for the facts.", [], id="a-country-before-the-committee"),
        pytest.param("en", "The CS asked the workers to go home.", [], id="two-letters-that-nothing-spells"),
        pytest.param("en", "PROBEVILLE, May 3 – Police beat five workers.", [], id="the-town-of-a-dateline"),
        pytest.param(
            "en",
            "The Syndicat National de l'Enseignement Modèle (SNEM) met. SNEM was fined.",
            [("Syndicat National de l'Enseignement Modèle", "SNEM")],
            id="a-name-in-french",
        ),
        pytest.param("es", "El sindicato denunció al Gobierno de Colombia.", [], id="a-government"),
    ],
)
def test_organisations(language: str, text: str, organisations: list[tuple[str, str | None]]) -> None:
    found = read(Text.plain(text), language=language).organisations
    assert [(body.name, body.acronym) for body in found] == organisations


@pytest.mark.parametrize(
    ("language", "text", "persons"),
    [
        pytest.param("en", "Police arrested Álvaro Testov. Mr Alvaro Testov is ill.", ["Álvaro Testov"], id="accents"),
        pytest.param("en", "Dmitri Testanov was jailed. Mr Dmitri Testenov is ill.", ["Dmitri Testanov"], id="two-spellings"),
        pytest.param("en", "The march went to Santa Clara and to La Flor.", [], id="places-that-begin-with-saints"),
        pytest.param(
            "en",
            "Five of them, Testin, Probin and Modelin, were beaten.",
            ["Testin", "Probin", "Modelin"],
            id="a-row-of-people",
        ),
        pytest.param("en", "Workers of three towns, Testin, Probin and Modelin, met.", [], id="a-row-of-towns"),
        pytest.param("en", "The director for Canada Paul Testov spoke.", ["Paul Testov"], id="a-country-before-a-name"),
        pytest.param("en", "They insist on a Forensic Audit by the 48th Infantry Battalion.", [], id="ordinary-words"),
        pytest.param("en", "A U.S. citizen was shot.", [], id="no-person-of-one-letter"),
        pytest.param(
            "fr",
            "Ont été arrêtés TESTANGA Ngono Thomas, PROBAH Paul et Charles SAMPLÉ.",
            ["TESTANGA Ngono Thomas", "PROBAH Paul", "Charles SAMPLÉ"],
            id="surnames-in-capitals",
        ),
        pytest.param("es", "La policía detuvo a Juan Testón en mayo.", ["Juan Testón"], id="a-before-a-person"),
    ],
)
def test_persons(language: str, text: str, persons: list[str]) -> None:
    assert [person.name for person in read(Text.plain(text), language=language).persons] == persons
