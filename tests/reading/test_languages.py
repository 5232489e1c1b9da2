"""Documents in several languages: each passage is read in its own, and the offsets stay true."""

from __future__ import annotations

import pytest

from gravamen.reading import read
from gravamen.text import Passage, Text

EN = "On 3 March 2020 the police arrested Pavel Mirenko, chairman of the Example Workers' Union, in his office."
FR = "Le 5 mars 2020, la police a arrêté la secrétaire générale du syndicat et elle a perquisitionné le siège du syndicat."
RU = "10 марта 2020 года милиция задержала трёх активистов независимого профсоюза, и в их офисе прошёл обыск."
AR = "اعتقلت الشرطة رئيس النقابة في مكتبه يوم الثلاثاء الماضي، ولم تعلن السلطات عن سبب الاعتقال حتى الآن."

MIXED = [
    pytest.param([EN, FR], "en", {"police arrested", "a arrêté", "a perquisitionné"}, id="English and French"),
    pytest.param([EN, RU, EN.replace("3", "4")], "en", {"police arrested", "милиция задержала"}, id="Russian between English"),
    pytest.param([RU, EN], "ru", {"милиция задержала", "police arrested"}, id="Russian first"),
    pytest.param([AR, EN], "ar", {"police arrested"}, id="a main language without a pack"),
]


@pytest.mark.parametrize(("passages", "main", "told"), MIXED)
def test_each_passage_is_read_in_its_language(passages: list[str], main: str, told: set[str]) -> None:
    text = Text.plain("\n\n".join(passages))
    reading = read(text, language=main)
    quotes = [text.quote(act.passage) for act in reading.acts]
    for words in told:
        assert any(words in quote for quote in quotes), words
    assert [act.passage for act in reading.acts] == sorted(act.passage for act in reading.acts)


def test_a_passage_is_read_as_if_it_stood_alone() -> None:
    text = Text.plain(f"{EN}\n\n{FR}")
    alone = read(Text.plain(FR), language="fr").acts
    after = [act for act in read(text, language="en").acts if act.passage.start > len(EN)]
    moved = [Passage(act.passage.start - len(EN) - 2, act.passage.end - len(EN) - 2) for act in after]
    assert moved == [act.passage for act in alone]
    assert [act.type for act in after] == [act.type for act in alone]


def test_a_person_met_in_two_languages_in_one_script_is_one() -> None:
    french = "La police a perquisitionné le domicile de Pavel Mirenko, et elle a saisi les documents du syndicat à son bureau."
    reading = read(Text.plain(f"{EN}\n\n{french}"), language="en")
    assert [person.name for person in reading.persons] == ["Pavel Mirenko"]
    search = next(act for act in reading.acts if act.type == "search_raid")
    assert [party.person for party in search.victims] == [0]


def test_a_text_in_no_language_with_a_pack_proposes_nothing() -> None:
    assert read(Text.plain(AR), language="ar").acts == ()
