"""Whose day it is: what is done on one occasion, what is decided on a day of its own, and what opens with its day.

Names are plainly made up; organisations are of no country in particular.
"""

from __future__ import annotations

import pytest

from gravamen.reading import read
from gravamen.reading.annotation import as_annotation
from gravamen.text import Text


def dates(language: str, text: str) -> dict[str, object]:
    """The date of each act, by its type; no envelope tells when the text was sent."""
    whole = Text.plain(text)
    return {act["type"]: act["date"] for act in as_annotation(whole, read(whole, language=language))["acts"]}


DAYS = [
    pytest.param(
        "en",
        "On 3 May 2019 police raided the office of the Sample Union. They seized two computers. "
        "The prosecutor charged the treasurer, Ivan Testov, with sedition.",
        {"search_raid": "2019-05-03", "seizure": "2019-05-03", "criminal_charge": None},
        id="a raid and a charge",
    ),
    pytest.param(
        "es",
        "El 3 de marzo de 2015 la policía allanó la sede del Sindicato de Prueba. Se llevó dos computadoras. "
        "La fiscalía acusó de sedición a la tesorera.",
        {"search_raid": "2015-03-03", "seizure": "2015-03-03", "criminal_charge": None},
        id="a raid and a charge, Spanish",
    ),
    pytest.param(
        "ru",
        "12 мая 2020 года милиция провела обыск в офисе Образцового профсоюза. Изъяли два компьютера. "
        "Прокуратура предъявила обвинение Ивану Тестову.",
        {"search_raid": "2020-05-12", "seizure": "2020-05-12", "criminal_charge": None},
        id="a raid and a charge, Russian",
    ),
    pytest.param(
        "be",
        "7 чэрвеня 2021 года міліцыя правяла ператрус у офісе Узорнага прафсаюза. Забралі два кампутары. "
        "Суд асудзіў Івана Тэстава на тры гады калоніі.",
        {"search_raid": "2021-06-07", "seizure": "2021-06-07", "imprisonment_sentence": None},
        id="a raid and a verdict, Belarusian",
    ),
    pytest.param(
        "en",
        "On 9 August 2012 officers arrested Ivan Testov; two members were beaten; the company dismissed six workers.",
        {"arrest_detention": "2012-08-09", "physical_assault": "2012-08-09", "dismissal": None},
        id="past a semicolon only those who were hurt",
    ),
    pytest.param(
        "en",
        "The union's application, lodged on 4 June 2012, was rejected by the registrar.",
        {"denial_of_registration": None},
        id="the day of an attribute",
    ),
    pytest.param(
        "en",
        "On 3 May 2018 a court found Ivan Testov guilty and sentenced him to two years in prison.",
        {"imprisonment_sentence": "2018-05-03"},
        id="a clause without a subject of its own",
    ),
    pytest.param(
        "en",
        "Three dockers were shot dead and twelve arrested on 2 May 2020 in the port.",
        {"killing": "2020-05-02", "arrest_detention": "2020-05-02"},
        id="told after both",
    ),
    pytest.param(
        "en",
        "In Port Sample, Ivan Testov, of the Sample Union, was attacked on 5 May 2014.\n\nTestov was shot dead by two men.",
        {"killing": "2014-05-05"},
        id="of the paragraph above",
    ),
    pytest.param(
        "en",
        "On 3 January 2014 Ivan Testov was shot dead. Weeks later the police beat his brother.",
        {"killing": "2014-01-03", "physical_assault": None},
        id="a time that nothing settles",
    ),
]


@pytest.mark.parametrize(("language", "text", "told"), DAYS)
def test_a_day_holds_for_what_is_done_on_the_spot(language: str, text: str, told: dict[str, str | None]) -> None:
    said = dates(language, text)
    assert {kind: said.get(kind, "not found") for kind in told} == told


DAY_BY_DAY = """Events of 2014
3 March. Police search the union hall. Two clerks are arrested.
9 March. The treasurer is dismissed.
14 March. Death threats are sent to the chairman."""


def test_a_day_by_day_account_tells_each_day_once() -> None:
    assert dates("en", DAY_BY_DAY) == {
        "search_raid": "2014-03-03",
        "arrest_detention": "2014-03-03",
        "dismissal": "2014-03-09",
        "threat_of_violence": "2014-03-14",
    }


WRITTEN = [
    pytest.param("en", "Table (2016)\nOn 21 May Ivan Testov was beaten.", "2016-05-21", id="the only year, at the head"),
    pytest.param(
        "ru", "18 ноября 2019 года арестовали дом профсоюзов. Ивана Тестова в феврале задержали.", "2020-02", id="year after"
    ),
    pytest.param("en", "He was summoned on 12 July 2018. He was beaten on the 14th.", "2018-07-14", id="an ordinal alone"),
    pytest.param("en", "Between 2003 and 2006 the company dismissed forty workers.", "2003/2006", id="two years"),
    pytest.param("fr", "Entre 2009 et 2011, la direction a licencié trente syndiqués.", "2009/2011", id="two years, French"),
    pytest.param("en", "In 2015-2017 the company dismissed forty workers.", "2015/2017", id="two years and a dash"),
    pytest.param("ru", "В 2015–2017 годах компания уволила сорок рабочих.", "2015/2017", id="two years, Russian"),
    pytest.param("be", "Са студзеня па сакавік 2019 года міліцыя затрымала трох рабочых.", "2019-01/2019-03", id="months"),
    pytest.param("en", "Three drivers were arrested between January and March 2018.", "2018-01/2018-03", id="two months"),
    pytest.param("en", "The May Day march was banned by the mayor on 29 April 2007.", "2007-04-29", id="May Day is no month"),
    pytest.param(
        "en", "Ivan Testov was beaten by police in date 3 of november 2016.", "2016-11-03", id="a month without a capital"
    ),
    pytest.param(
        "es",
        "Ayer, 5 de junio de 2018, unos sicarios balearon al dirigente Iván Testov. Hoy la policía detuvo a dos afiliados.",
        "2018-06-06",
        id="the day of telling",
    ),
    pytest.param(
        "en",
        "STATEMENT ON BLACK FRIDAY\n12 October 2020\nTwelve dockers were arrested two days ago.",
        "2020-10-10",
        id="a weekday that ends its line",
    ),
    pytest.param(
        "ru",
        "4 февраля 2016 года суд оштрафовал Ивана Тестова. В том же году полиция задержала двух рабочих.",
        "2016",
        id="in the same year",
    ),
]


@pytest.mark.parametrize(("language", "text", "date"), WRITTEN)
def test_what_a_time_means(language: str, text: str, date: str) -> None:
    assert list(dates(language, text).values())[-1] == date


NOT_THE_DOCUMENTS = [
    pytest.param("fr", "Lomé. Le 4 mai 2012, des gendarmes ont arrêté deux délégués.", id="a comma after it"),
    pytest.param("es", "• 14-01-2009. Muere uno.\n• 15-01-2009. Muere otro.\n• 22-01-2009. Muere otro.", id="one of many days"),
    pytest.param("ru", "Пожар. 4 февраля 2016 года городской суд иск удовлетворил. Союз распущен.", id="a short sentence"),
]


@pytest.mark.parametrize(("language", "text"), NOT_THE_DOCUMENTS)
def test_a_day_of_the_story_is_not_the_documents(language: str, text: str) -> None:
    assert read(Text.plain(text), language=language).document_date is None


def test_a_preposition_at_the_end_is_read() -> None:
    assert read(Text.plain("detenidos según"), language="es").language == "es"
