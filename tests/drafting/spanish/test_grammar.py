"""Spanish: what melts, the personal "a", what agrees, how days are said."""

from __future__ import annotations

import pytest

from gravamen.drafting.romance.grammar import Phrase
from gravamen.drafting.spanish.grammar import Spanish
from gravamen.edtf import parse

GRAMMAR = Spanish()


@pytest.mark.parametrize(
    ("phrase", "of", "to"),
    [
        pytest.param("el sindicato", "del sindicato", "al sindicato", id="melts"),
        pytest.param("la sección", "de la sección", "a la sección", id="feminine"),
        pytest.param("los trabajadores", "de los trabajadores", "a los trabajadores", id="plural"),
        pytest.param("El Salvador", "de El Salvador", "a El Salvador", id="an article that is part of a name"),
    ],
)
def test_prepositions(phrase: str, of: str, to: str) -> None:
    assert GRAMMAR.of(phrase) == of
    assert GRAMMAR.to(phrase) == to


@pytest.mark.parametrize(
    ("items", "joined"),
    [
        (["Testo", "Ihar"], "Testo e Ihar"),
        (["Ihar", "Testo"], "Ihar y Testo"),
        (["padres", "hijos"], "padres e hijos"),
        (["cobre", "hierro"], "cobre y hierro"),
        (["uno,", "dos", "tres"], "uno, dos y tres"),
    ],
)
def test_lists(items: list[str], joined: str) -> None:
    assert GRAMMAR.joined(items) == joined


def test_persons_are_acted_on_behind_a() -> None:
    assert GRAMMAR.direct(["Testo", "el sindicato"]) == "a Testo y al sindicato"
    assert GRAMMAR.direct(["Testa", "Testo", "Ihar"]) == "a Testa, Testo e Ihar"
    assert GRAMMAR.direct(["la policía", "34 trabajadores", "Testo"]) == "a la policía, a 34 trabajadores y a Testo"


@pytest.mark.parametrize(
    ("phrase", "feminine", "plural"),
    [
        ("la oficina del sindicato", True, False),
        ("los ordenadores y el dinero", False, True),
        ("una copia del acta", True, False),
        ("trabajadoras", True, True),
        ("34 trabajadores", False, True),
        ("dos activistas", False, True),
        ("su equipo, sus libros y su dinero", False, True),
        ("documentación esencial", True, False),
    ],
)
def test_gender_and_number_of_a_phrase(phrase: str, feminine: bool, plural: bool) -> None:
    looked = GRAMMAR.look(phrase)
    assert (looked.feminine, looked.plural) == (feminine, plural)


@pytest.mark.parametrize(
    ("phrase", "leading"),
    [
        (Phrase("trabajadores", plural=True), "varios trabajadores"),
        (Phrase("trabajadoras", True, True), "varias trabajadoras"),
        (Phrase("34 trabajadores", plural=True), "34 trabajadores"),
        (Phrase("dos hombres armados", plural=True), "dos hombres armados"),
        (Phrase("los agentes", plural=True), "los agentes"),
        (Phrase("otros afiliados", plural=True), "otros afiliados"),
        (Phrase("la policía", True), "la policía"),
    ],
)
def test_a_bare_plural_does_not_lead_a_sentence(phrase: Phrase, leading: str) -> None:
    assert GRAMMAR.leading(phrase).text == leading


def test_verbs() -> None:
    verb = "se negó|se negaron|negado"
    assert GRAMMAR.active(verb, "past", plural=True) == "se negaron"
    assert GRAMMAR.active(verb, "lasting", plural=False) == "se ha negado"
    assert GRAMMAR.active(verb, "alleged", plural=True) == "se habrían negado"
    assert GRAMMAR.active("detuvo|detuvieron|detenido", "past", plural=False, clitic="las") == "las detuvo"
    assert GRAMMAR.passive("detuvo|detuvieron|detenido", "past", Phrase("", True, True)) == "fueron detenidas"
    assert GRAMMAR.passive("detuvo|detuvieron|detenido", "alleged", Phrase("")) == "habría sido detenido"
    assert GRAMMAR.acting_on("a registrar", "lo") == "a registrarlo"


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2021-02-16", "el 16 de febrero de 2021"),
        ("2020-08", "en agosto de 2020"),
        ("2014", "en 2014"),
        ("2020-08/2020-09", "entre agosto y septiembre de 2020"),
        ("2021-02-16/2021-02-18", "entre el 16 y el 18 de febrero de 2021"),
        ("2020-08/..", "desde agosto de 2020"),
        ("../2021-03-05", "hasta el 5 de marzo de 2021"),
        ("2021-02-17~", "hacia el 17 de febrero de 2021"),
    ],
)
def test_dates(date: str, said: str) -> None:
    assert GRAMMAR.on(parse(date)).replace("\u00a0", " ") == said
