"""French and Spanish grammar: reflexive passives, dropped subjects, pronouns taken up, laws and terms half said, days alone.

Names are plainly made up or common nouns; organisations are of no country in particular.
"""

from __future__ import annotations

import datetime

import pytest

from gravamen.reading import read
from gravamen.reading.models import Act
from gravamen.text import Text

SENT = datetime.date(2020, 6, 30)


def acts_of(language: str, text: str) -> tuple[Act, ...]:
    return read(Text.plain(text), language=language, sent=SENT).acts


BOTH = ["Ana Testova", "Juan Testov"]
VICTIMS = [
    ("fr", "Jean Testov s'est fait gifler par le chef d'atelier.", "physical_assault", ["Jean Testov"]),
    ("fr", "Trois déléguées se sont fait licencier par la direction.", "dismissal", ["déléguées"]),
    (
        "fr",
        "Le tribunal a condamné jeudi, le secrétaire général à deux ans de prison.",
        "imprisonment_sentence",
        ["secrétaire"],
    ),
    ("fr", "Jean Testov a été arrêté le 3 mai. Sa voiture a été incendiée.", "property_damage", ["Jean Testov"]),
    ("es", "Juan Testov fue detenido. Le confiscaron el teléfono.", "seizure", ["Juan Testov"]),
    ("es", "Juan Testov perdió el empleo por afiliarse.", "dismissal", ["Juan Testov"]),
    ("es", "Prisión preventiva (6 meses) para Juan Testov, dirigente del gremio.", "arrest_detention", ["Juan Testov"]),
    (
        "es",
        "El Sindicato Modelo de Estibadores (SME) lleva dos años en la planta. La empresa rompió las negociaciones.",
        "refusal_to_bargain",
        ["Sindicato Modelo de Estibadores"],
    ),
    ("es", "La policía detuvo a la dirigente Ana Testova y al delegado Juan Testov.", "arrest_detention", BOTH),
    ("es", "El juez dictó prisión preventiva contra Ana Testova y contra Juan Testov.", "arrest_detention", BOTH),
    ("es", "La policía detuvo a Ana Testova y a Juan Testov lo golpeó un agente.", "arrest_detention", ["Ana Testova"]),
    ("fr", "La direction a obtenu le licenciement d'Ana Testova et de Juan Testov.", "dismissal", BOTH),
    ("fr", "Le licenciement de la trésorière et du secrétaire a été annulé.", "dismissal", ["trésorière", "secrétaire"]),
    ("es", "Hubo doce detenidos, entre ellos Ana Testova y Juan Testov.", "arrest_detention", BOTH),
    ("es", "Ana Testova y Juan Testov relataron que fueron torturados por soldados.", "torture_ill_treatment", BOTH),
    ("es", "Ana Testova, asesora del Sindicato Simulado, a quien la fábrica despidió, apeló.", "dismissal", ["Ana Testova"]),
    ("fr", "Ana Testova, trésorière, à qui la direction a confisqué son ordinateur, proteste.", "seizure", ["Ana Testova"]),
    ("fr", "La marche rendait hommage à Jean Testov, abattu par des hommes armés.", "killing", ["Jean Testov"]),
    ("fr", "Parmi les enseignants réfugiés au Togo, la présidente, Ana Testova.", "forced_exile", ["Ana Testova"]),
    ("fr", "Le bureau du Syndicat Témoin a été arrêté à Thiès.", "arrest_detention", ["Syndicat Témoin"]),
    ("es", "La fiscalía presentó cargos por «sabotaje» contra Ana Testova y Juan Testov.", "criminal_charge", BOTH),
    ("es", "Ana Testova volvió a casa. Esa noche recibió amenazas de muerte.", "threat_of_violence", ["Ana Testova"]),
    ("es", "El juez condenó a Ana Testova y a Juan Testov. Además deberán pagar una multa.", "administrative_penalty", BOTH),
    (
        "fr",
        "Jean Testov est poursuivi. Le tribunal a prononcé une peine de deux ans.",
        "imprisonment_sentence",
        ["Jean Testov"],
    ),
    ("es", "Ana Testova fue hallada muerta, con señales de tortura.", "torture_ill_treatment", ["Ana Testova"]),
    ("es", "Juan Testov huyó. Su hermana fue golpeada por policías.", "physical_assault", ["hermana"]),
    (
        "es",
        f"Somos el Sindicato Simulado. {'La lluvia no deja de caer en el valle. ' * 9}La gerencia no contesta nuestro pliego.",
        "refusal_to_bargain",
        ["Sindicato Simulado"],
    ),
    ("fr", "L'usine Verres Fictifs n'a voulu négocier avec le Syndicat Témoin.", "refusal_to_bargain", ["Syndicat Témoin"]),
    ("fr", "L'entreprise a recruté des intérimaires pour briser la grève du Syndicat Témoin.", "strike_breaking", []),
    (
        "fr",
        "L'enlèvement, par des hommes en tenue de l'armée, de la syndicaliste Ana Testova a choqué.",
        "enforced_disappearance",
        ["Ana Testova"],
    ),
    ("es", "Dos policías montan guardia ante la sede del Sindicato Simulado.", "surveillance", ["Sindicato Simulado"]),
    (
        "es",
        "Al dirigente Juan Testov le cancelaron la personería de su organización, la Unión Simulada.",
        "dissolution_suspension",
        ["Unión Simulada"],
    ),
]


@pytest.mark.parametrize(("language", "text", "kind", "victims"), VICTIMS, ids=[f"{row[0]}-{row[2]}" for row in VICTIMS])
def test_victims(language: str, text: str, kind: str, victims: list[str]) -> None:
    found = [act for act in acts_of(language, text) if act.type.value == kind]
    assert [party.text for party in found[-1].victims] == victims


DOERS = [
    ("fr", "Un caporal a frappé le trésorier du syndicat.", ["caporal"]),
    ("es", "La jueza Ana Testova condenó a Juan Modelov a tres años de prisión.", ["Ana Testova"]),
    ("es", "Los agentes golpearon a los huelguistas. Quemaron los toldos del campamento.", ["agentes"]),
    ("es", "A una de ellas, Ana Testova, le confiscaron el teléfono.", []),
    ("es", "A los obreros se les despidió sin aviso.", []),
    ("es", "Al dirigente Juan Testov, de la Unión Simulada, la alcaldía le impuso una multa.", ["alcaldía"]),
    ("es", "Llegó el ejército y detuvo a nueve campesinos.", ["ejército"]),
    ("es", "La gerencia acaba de despedir a Ana Testova.", ["gerencia"]),
    ("fr", "Le préfet vient d'interdire la manifestation du Syndicat Témoin.", ["préfet"]),
    ("fr", "La ministre, elle, a réquisitionné les conducteurs grévistes.", ["ministre"]),
    ("es", "La emisora despidió a la locutora Ana Testova.", ["emisora"]),
    ("es", "Un balazo mató al obrero Juan Testov.", []),
    ("es", "Lamentamos el asesinato de Juan Testov, baleado el lunes en Cali por sicarios.", ["sicarios"]),
]


@pytest.mark.parametrize(("language", "text", "doers"), DOERS, ids=[row[1][:24] for row in DOERS])
def test_doers(language: str, text: str, doers: list[str]) -> None:
    assert [party.text for party in acts_of(language, text)[-1].perpetrators] == doers


LAWS = [
    ("es", "La ley 30 de 2010 prohíbe la huelga en los puertos.", "ley 30 de 2010"),
    ("fr", "L'arrêté 008 a interdit la marche des syndicats.", "arrêté 008"),
    ("fr", "La loi de décembre 2013 interdit la grève aux magistrats.", "loi de décembre 2013"),
]


@pytest.mark.parametrize(("language", "text", "law"), LAWS, ids=[row[2] for row in LAWS])
def test_small_laws(language: str, text: str, law: str) -> None:
    assert [act.legal_basis and act.legal_basis.text for act in acts_of(language, text)] == [law]


PENALTIES = [
    ("es", "A Juan Testov le dieron cinco años y un día por sedición.", "cinco años y un día"),
    ("fr", "Jean Testov a écopé de dix-huit mois pour rébellion.", "dix-huit mois"),
]


@pytest.mark.parametrize(("language", "text", "penalty"), PENALTIES, ids=[row[2] for row in PENALTIES])
def test_bare_terms(language: str, text: str, penalty: str) -> None:
    act = next(act for act in acts_of(language, text) if act.type.value == "imprisonment_sentence")
    assert act.penalty is not None
    assert act.penalty.text.removeprefix("de ") == penalty


DATES = [
    ("es", "El 3 de marzo de 2019 fue allanada la sede. El día 11 fue detenido Juan Testov.", "2019-03-11"),
    ("fr", "Le 3 mars 2019, le siège a été perquisitionné. Le surlendemain, Jean Testov a été arrêté.", "2019-03-05"),
    ("es", "En su comunicación de 3 de febrero de 2012, el sindicato alega que Juan Testov fue despedido.", None),
]


@pytest.mark.parametrize(("language", "text", "day"), DATES, ids=[str(row[2]) for row in DATES])
def test_days(language: str, text: str, day: str | None) -> None:
    date = acts_of(language, text)[-1].date
    assert (date and date.text) == day


DOCUMENTS = [
    ("es", "Cali, 5 de mayo de 2021 (Agencia Modelo). Ayer fueron detenidos tres huelguistas.", "2021-05-05"),
    ("es", "Un despido en el puerto\n\nActualizado el 12-Oct-2009\n\nHubo golpes.", "2009-10-12"),
    ("es", "LA PAZ, 3 may. 2016 – La policía detuvo ayer a tres fabriles.", "2016-05-03"),
    ("es", "Un despido en el puerto\n\nPor Ana Testova | 7 de abril de 2004\n\nHubo golpes en la puerta.", "2004-04-07"),
    ("fr", "Ce mardi 30 août 2016, nous dénonçons l'arrestation de trois soignants.", "2016-08-30"),
]


@pytest.mark.parametrize(("language", "text", "day"), DOCUMENTS, ids=[row[2] for row in DOCUMENTS])
def test_dates_of_documents(language: str, text: str, day: str) -> None:
    assert str(read(Text.plain(text), language=language).document_date) == day


NOTHING = [
    ("fr", "L'entreprise oblige les salariés à signer sous peine de licenciement."),
    ("es", "El sindicato presentó una denuncia penal contra el gobierno."),
    ("es", "No se conoce si hay maestros lesionados o detenidos."),
]


@pytest.mark.parametrize(("language", "text"), NOTHING, ids=[row[1][:24] for row in NOTHING])
def test_what_is_no_act(language: str, text: str) -> None:
    kinds = {act.type.value for act in acts_of(language, text)}
    assert not kinds & {"dismissal", "criminal_charge", "arrest_detention"}


def test_a_fine_beside_a_prison_term_is_one_act() -> None:
    found = acts_of("fr", "Jean Testov a été condamné à deux ans de prison assortis d'une amende de 500 000 francs.")
    assert [act.type.value for act in found] == ["imprisonment_sentence"]


def test_a_french_sentence_may_begin_with_an_elided_article() -> None:
    found = acts_of("fr", "Un délégué a reçu un coup de matraque au bras. L'entreprise a licencié trois grévistes.")
    assert [act.type.value for act in found] == ["physical_assault", "dismissal"]


@pytest.mark.parametrize(
    ("language", "text"),
    [("es", "¡Que se derogue el decreto!"), ("fr", "Que la direction revienne à la table des négociations !")],
    ids=["es", "fr"],
)
def test_a_wish_is_a_demand(language: str, text: str) -> None:
    assert len(read(Text.plain(text), language=language).demands) == 1
