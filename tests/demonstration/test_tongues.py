"""The case in three languages: the English letter as it was, the French and the Spanish with every fact, a complaint."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from .conftest import Demonstration

FILES = [f"{kind}-by-2021-03-01{tail}" for kind in ("letter", "complaint") for tail in ("", "-fr", "-es")]
UNIONISTS = (
    "Ihar Pavarau",
    "Aliaksandr Babrou",
    "Yauhen Hovar",
    "Vladimir Maley",
    "Andrei Komlik-Yamatin",
    "Vasily Zavadsky",
)
SHOWN_AS_IT_STANDS = re.compile(r"\(en anglais\)|\(en inglés\)|\[à compléter|\[por completar|\[to be completed")


def body(demonstration: Demonstration, stem: str) -> str:
    message = message_from_bytes((demonstration.folder / f"{stem}.eml").read_bytes(), policy=default)
    text: str = message.get_body(("plain",)).get_content()  # type: ignore[attr-defined]
    return text.replace("\r\n", "\n").replace("\u00a0", " ")


def test_the_english_letter_is_what_it_was(demonstration: Demonstration) -> None:
    kept = (Path(__file__).parent / "letter-2021-03-01.txt").read_text("utf-8")
    assert body(demonstration, "letter-by-2021-03-01") == kept


@pytest.mark.parametrize("stem", FILES)
def test_each_is_there_whole_and_names_the_six(demonstration: Demonstration, stem: str) -> None:
    for suffix in ("pdf", "docx", "eml"):
        assert (demonstration.folder / f"{stem}.{suffix}").exists()
    text = body(demonstration, stem)
    for name in UNIONISTS:
        assert name in text
    assert not SHOWN_AS_IT_STANDS.search(text), "every phrase of the case is worded, every question answered"
    numbers = {int(one) for group in re.findall(r"\[([\d, ]+)\]", text) for one in group.split(",")}
    assert numbers == set(range(1, max(numbers) + 1))


@pytest.mark.parametrize("stem", FILES)
def test_the_same_is_told_and_asked_in_each_language(demonstration: Demonstration, stem: str) -> None:
    text, english = body(demonstration, stem), body(demonstration, re.sub(r"-(?:fr|es)$", "", stem))
    assert re.findall(r"\[[\d, ]+\]", text) == re.findall(r"\[[\d, ]+\]", english)
    assert re.findall(r"^\d+\. ", text, re.MULTILINE) == re.findall(r"^\d+\. ", english, re.MULTILINE)
    assert len(text.split("\n\n")) == len(english.split("\n\n"))


@pytest.mark.parametrize(
    ("stem", "words"),
    [
        ("letter-by-2021-03-01-fr", "Le Bélarus a ratifié la convention (nº 87) sur la liberté syndicale"),
        ("letter-by-2021-03-01-fr", "a perquisitionné le bureau de notre organisation affiliée, le Syndicat bélarusse"),
        ("letter-by-2021-03-01-fr", "un tribunal l’a condamné à 25 jours de détention administrative pour refus d’obtempérer"),
        ("letter-by-2021-03-01-fr", "a saisi son matériel, ses livres et son argent, et l’a placé en détention"),
        ("letter-by-2021-03-01-fr", "L’employeur a refusé de la reconnaître"),
        ("letter-by-2021-03-01-fr", "en vertu de l’article 342 du Code pénal"),
        ("letter-by-2021-03-01-fr", "Veuillez agréer, Monsieur le Directeur général,"),
        ("letter-by-2021-03-01-es", "Belarús ratificó el Convenio sobre la libertad sindical"),
        (
            "letter-by-2021-03-01-es",
            "la policía registró la oficina de nuestra organización afiliada, el Sindicato de Trabajadores",
        ),
        ("letter-by-2021-03-01-es", "un tribunal lo condenó a 25 días de arresto administrativo por desobediencia"),
        ("letter-by-2021-03-01-es", "incautó su equipo, sus libros y su dinero, y lo detuvo"),
        ("letter-by-2021-03-01-es", "El empleador se ha negado a reconocerla"),
        ("letter-by-2021-03-01-es", "se iniciaron actuaciones penales en virtud del artículo 342 del Código Penal"),
        ("letter-by-2021-03-01-es", "Señor Director General:"),
        ("complaint-by-2021-03-01", "a complaint against the Government of Belarus"),
        (
            "complaint-by-2021-03-01-fr",
            "dont les organisations affiliées au Bélarus, le Syndicat indépendant du Bélarus (BITU)",
        ),
        ("complaint-by-2021-03-01-es", "detención: Vladimir Maley y Andrei Komlik-Yamatin"),
    ],
)
def test_facts_in_each_language(demonstration: Demonstration, stem: str, words: str) -> None:
    assert words in body(demonstration, stem)
