"""When, who and by whom: times that the story settles, those hit and those who did it, in the words around an act.

Names are plainly made up or common nouns; organisations are of no country in particular.
"""

from __future__ import annotations

import datetime

import pytest

from gravamen.reading import read
from gravamen.reading.annotation import as_annotation
from gravamen.text import Text

SENT = datetime.date(2020, 6, 30)


def last_act(language: str, text: str) -> dict[str, object]:
    whole = Text.plain(text)
    return as_annotation(whole, read(whole, language=language, sent=SENT))["acts"][-1]  # type: ignore[no-any-return]


DATES = [
    pytest.param("en", "He was beaten on 2020/03/04 by the police.", "2020-03-04", id="year-month-day-with-strokes"),
    pytest.param("en", "He was beaten on 2020.03.04 by the police.", "2020-03-04", id="year-month-day"),
    pytest.param("ru", "20-03-2020 полиция задержала Ивана Тестова.", "2020-03-20", id="day-month-year-with-hyphens"),
    pytest.param(
        "en",
        "On 30 November 2019 the police fined five workers. On 1 March the police beat two workers.",
        "2020-03-01",
        id="year-after",
    ),
    pytest.param(
        "en",
        "Report of the union, 18 May 2020\n\nOn 16 May 2020 the police raided the office of the Probe Union.",
        "2020-05-16",
        id="the-day-after-the-papers-own",
    ),
    pytest.param(
        "en",
        "In communications dated 3 May 2020 and 5 May 2020 the union said that police had raided its hall.",
        None,
        id="days-of-papers",
    ),
    pytest.param("en", "He was dismissed by letter of 3 May 2020.", "2020-05-03", id="done-by-what-was-written"),
    pytest.param(
        "fr", "Dans sa lettre du 3 mai 2020, il dit que Jean Testov a été licencié.", None, id="told-in-what-was-written"
    ),
    pytest.param(
        "en", "Police beat a teacher who in May 2018 had led a strike, on 2 June 2020.", "2020-06-02", id="in-the-clause-put-in"
    ),
    pytest.param(
        "en", "Ten workers were arrested, and this morning they had still not been let go.", None, id="of-the-next-verb"
    ),
    pytest.param("en", "Seven leaders, freed on bail on 5 May 2020, must report every week.", None, id="the-day-of-the-end"),
    pytest.param(
        "en",
        "In May 2020 the factory dismissed 13 strikers. The committee was locked out.",
        "2020-05",
        id="month-of-the-act-before",
    ),
    pytest.param("en", "The mill was on strike in May. Soldiers were sent to run the mill.", None, id="month-of-no-act"),
    pytest.param(
        "en", "On 3 May 2020 the hall was raided; the court had fined its owner.", "2020-05-03", id="before-a-semicolon"
    ),
]


@pytest.mark.parametrize(("language", "text", "date"), DATES)
def test_dates(language: str, text: str, date: str | None) -> None:
    acts = read(Text.plain(text), language=language, sent=SENT).acts
    dates = {act.date and act.date.text for act in acts}
    assert dates == {date} if date is None else date in dates


PARTIES = [
    pytest.param(
        "en", "The Sample Teachers' Union had its offices stormed by police.", ["Sample Teachers' Union"], ["police"], id="had"
    ),
    pytest.param("en", "Ana Testova had her passport seized by the police.", ["Ana Testova"], ["police"], id="had-hers-seized"),
    pytest.param(
        "en", "Paul Testov was arrested along with 30 other teachers.", ["Paul Testov", "teachers"], [], id="along-with-others"
    ),
    pytest.param(
        "fr", "Jean Testov a été arrêté avec trente autres ouvriers.", ["Jean Testov", "ouvriers"], [], id="avec-d-autres"
    ),
    pytest.param("ru", "Ивана Тестова задержали вместе с двумя рабочими.", ["Ивана Тестова", "рабочими"], [], id="vmeste-s"),
    pytest.param(
        "en",
        "Eight of them were injured (Paul Testov, Ana Probova, Jan Vzorov).",
        ["Paul Testov", "Ana Probova", "Jan Vzorov"],
        [],
        id="named-in-brackets",
    ),
    pytest.param(
        "en",
        "Three activists have been killed since May: Paul Testov, Ana Probova and Jan Vzorov.",
        ["Paul Testov", "Ana Probova", "Jan Vzorov"],
        [],
        id="named-after-a-colon-and-a-time",
    ),
    pytest.param(
        "ru", "Шахта уволила шестерых горняков, в том числе Ивана Тестова.", ["Ивана Тестова"], ["Шахта"], id="v-tom-chisle"
    ),
    pytest.param("en", "Police broke up the march. They beat two teachers.", ["teachers"], ["Police"], id="they-who-did-it"),
    pytest.param(
        "en",
        "A resolution of the Ministry of Education dissolved the union SITEST.",
        ["SITEST"],
        ["Ministry of Education"],
        id="by-whose-word",
    ),
    pytest.param(
        "en",
        "The Labour Registrar abruptly struck the Sample Miners' Union off the register.",
        ["Sample Miners' Union"],
        ["Labour Registrar"],
        id="who-acts-in-the-clause",
    ),
    pytest.param(
        "en",
        "Four letters asking for a meeting have gone unanswered by the airport authority.",
        [],
        ["airport authority"],
        id="by-after-a-verb-that-is-no-passive",
    ),
    pytest.param(
        "en",
        "Ten porters got their dismissal letters from the hospital board on 3 May.",
        ["porters"],
        ["hospital board"],
        id="from-whom-they-got-it",
    ),
    pytest.param(
        "en",
        "Town Hall revoked the permit for the Sample Union's march in Lusaka.",
        ["Sample Union"],
        ["Town Hall"],
        id="a-place-that-acts",
    ),
    pytest.param(
        "en",
        "With these few words the High Court has banned the nurses' strike.",
        ["nurses"],
        ["High Court"],
        id="the-article-opens-a-phrase",
    ),
    pytest.param("en", "Sample Air had already locked the doors of the crew lounge.", [], ["Sample Air"], id="by-its-name"),
    pytest.param(
        "en",
        "The union had complained to the labour inspector, who took no action, that drivers were dismissed.",
        ["drivers"],
        [],
        id="who-did-nothing",
    ),
    pytest.param(
        "en",
        "Masked men descended on the camp and beat five strikers.",
        ["strikers"],
        ["Masked men"],
        id="descended-is-no-passive",
    ),
    pytest.param(
        "en",
        "At Sample Textiles near Testville nine seamstresses were sacked overnight.",
        ["seamstresses"],
        ["Sample Textiles"],
        id="at-the-employer-that-no-list-knows",
    ),
    pytest.param(
        "en",
        "Two pickets were shot dead when the constabulary opened fire.",
        ["pickets"],
        ["constabulary"],
        id="forces-of-a-killing",
    ),
    pytest.param("en", "Twelve union officers were arrested.", ["union officers"], [], id="officers-of-a-union"),
    pytest.param("en", "The company hired students to break the strike.", [], ["company"], id="who-takes-the-strikers-places"),
    pytest.param(
        "en",
        "A foreman poured petrol around the association's notice board and set it alight.",
        ["association"],
        ["foreman"],
        id="the-association-without-its-name",
    ),
    pytest.param("en", "Eight or more men of the police searched the hall.", [], ["men of the police"], id="eight-or-more"),
    pytest.param("en", "No one may strike in the ports.", [], [], id="no-one"),
    pytest.param(
        "en",
        "Seven teachers, freed on bail, must report to the police every week.",
        ["teachers"],
        [],
        id="brought-to-those-who-did-it-not",
    ),
    pytest.param("en", "Police arrested 150 on 3 May 2020.", [], ["Police"], id="a-bare-number-is-no-name"),
    pytest.param(
        "en",
        "Armed men threatened the wife of Paul Testov, another leader of the union.",
        ["wife"],
        ["men"],
        id="what-the-named-one-is",
    ),
    pytest.param(
        "en", "Shots were fired at the home of the secretary, Paul Testov.", ["Paul Testov"], [], id="whose-home-it-is"
    ),
    pytest.param(
        "fr",
        "La brigade détenait au secret nos deux camarades Jean Testov et Luc Probov.",
        ["Jean Testov", "Luc Probov"],
        ["brigade"],
        id="au-secret",
    ),
    pytest.param(
        "fr", "Jean Testov, ouvrier, a dû signer une lettre de démission.", ["Jean Testov"], [], id="who-signs-is-hit"
    ),
    pytest.param(
        "ru", "Ивана Тестова, который работает в цехе, забрали на допрос.", ["Ивана Тестова"], [], id="before-a-clause-put-in"
    ),
    pytest.param("ru", "Десять рабочих уволены.", ["рабочих"], [], id="desyat-is-no-infinitive"),
    pytest.param(
        "en",
        "Seven leaders were freed on $50 bail each by the courts after spending 2 nights in custody.",
        ["leaders"],
        [],
        id="whose-the-gerund-is",
    ),
    pytest.param(
        "en",
        "After spending 12 days in custody, the two leaders were released.",
        ["leaders"],
        [],
        id="whose-the-gerund-ahead-is",
    ),
    pytest.param(
        "en",
        "The Probe Workers' Union went on strike. The Model Congress of Unions secretary, Paul Testov, condemned it."
        " The strike was declared illegal.",
        ["Probe Workers' Union"],
        [],
        id="not-the-union-whose-officer-speaks",
    ),
]


def test_people_are_no_place_and_a_pronoun_no_thing() -> None:
    arrest = last_act("en", "They condemned the arrest of the workers as well as Petrojet, the company which is theirs.")
    assert arrest["place"] is None
    refused = last_act("en", "Ivan Testov is in custody, and the authorities refused to provide him with a lawyer.")
    assert refused["object"] not in ("he", "him")


def test_a_role_has_the_whole_name_of_its_body() -> None:
    text = (
        "On 7 July 2022, Ivan Testov, president of the Textile, Garment and Leather Workers' Federation (TGLWF), was charged."
    )
    (person,) = read(Text.plain(text), language="en").persons
    assert person.role is not None
    assert "Federation" in person.role.text


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ivan Testov, Anna Sample and three other experienced activists were arrested.", None),
        ("Three editors of the bulletin – Anna Sample, Ivan Testov and Pavel Madeup – were arrested.", None),
        ("Ivan Testov, adviser to President Pavel Madeup, was arrested.", "adviser to President Pavel Madeup"),
    ],
)
def test_a_role_that_names_another_is_none(text: str, role: str | None) -> None:
    people = {one.name: one.role and one.role.text for one in read(Text.plain(text), language="en").persons}
    assert people["Ivan Testov"] == role


def test_a_name_that_opens_a_row_of_names_is_one() -> None:
    assert last_act("en", "Wu Testjun, Zhang Testru and Jian Testhui were arrested.")["victims"] == [
        "Wu Testjun",
        "Zhang Testru",
        "Jian Testhui",
    ]
    assert [one.name for one in read(Text.plain("Model City, Anna Testova and Ivan Testov met."), language="en").persons] == [
        "Anna Testova",
        "Ivan Testov",
    ]


def test_a_state_of_emergency_is_nobody() -> None:
    text = "The government declared a 30-day state of emergency that bans strikes."
    acts = as_annotation(Text.plain(text), read(Text.plain(text), language="en"))["acts"]
    assert all("state" not in party for act in acts for party in act["perpetrators"])


def test_whoever_is_believed_to_be_held_has_not_said_so() -> None:
    assert last_act("en", "Another activist, Ivan Testov, is believed to have been arrested by the police.")["told_by"] is None
    assert last_act("en", "The union believes that Ivan Testov was arrested by the police.")["told_by"] is not None


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Testov was detained for a whole year.",
        "Police raided the campus looking for leaders of the union.",
        "Some 200 police searched the campus for leaders of the union.",
    ],
)
def test_how_long_and_for_whom_is_no_ground(text: str) -> None:
    assert last_act("en", text)["ground"] is None


@pytest.mark.parametrize(("language", "text", "victims", "perpetrators"), PARTIES)
def test_parties(language: str, text: str, victims: list[str], perpetrators: list[str]) -> None:
    act = last_act(language, text)
    for field, expected in (("victims", victims), ("perpetrators", perpetrators)):
        said = act[field]
        assert isinstance(said, list)
        assert len(said) == len(expected)
        assert all(word in one or one in word for one, word in zip(said, expected, strict=True)), said
