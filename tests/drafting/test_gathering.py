"""From readings to a brief: what one report tells twice is told once, with all that says it."""

from __future__ import annotations

import datetime

import pytest

from gravamen.drafting.facts import Brief, Profile, Source
from gravamen.drafting.gathering import ReadReport, gather
from gravamen.reading import read
from gravamen.text import Text

DAY = datetime.date(2020, 6, 30)


def brief_of(*texts: str, language: str = "en") -> Brief:
    reports = []
    for number, characters in enumerate(texts, 1):
        text = Text.plain(characters)
        source = Source(f"s{number}", f"report {number}", f"{number:064}", "text/plain", DAY, language, 1)
        reports.append(ReadReport(source, text, read(text, language=language, sent=DAY)))
    return gather(reports, "KE", Profile("Model Federation"), DAY)


def names(brief: Brief) -> list[list[str]]:
    persons = {one.id: one.name for one in brief.persons}
    return [[persons[party.person] for party in act.victims if party.person] for act in brief.acts]


def test_an_act_told_again_of_one_of_those_named_is_told_once() -> None:
    brief = brief_of(
        "Anna Testova, Ivan Testov and Pavel Sample were arrested on 3 May. Ivan Testov was arrested by the police."
    )
    assert names(brief) == [["Anna Testova", "Ivan Testov", "Pavel Sample"]]
    (act,) = brief.acts
    assert len(act.evidence) == 2
    assert act.perpetrators == ()  # what is told of one is not said of all


@pytest.mark.parametrize(
    "text",
    [
        "Anna Testova and Ivan Testov were arrested on 3 May. Ivan Testov was arrested on 9 June.",
        "Anna Testova and Ivan Testov were arrested on 3 May. Pavel Sample was arrested in Nairobi.",
    ],
)
def test_another_day_or_another_person_is_another_act(text: str) -> None:
    assert len(brief_of(text).acts) == 2


def test_two_reports_of_an_act_are_its_two_sources() -> None:
    one = "Anna Testova was dismissed on 3 May."
    two = "The company dismissed Anna Testova."
    (act,) = brief_of(one, two).acts
    assert {piece.source for piece in act.evidence} == {"s1", "s2"}


def test_a_name_in_other_letters_is_named_in_latin_ones_and_as_written() -> None:
    brief = brief_of("26 мая полиция задержала Ивана Тестова.", "Ивана Тестова задержали 26 мая.", language="ru")
    assert [(one.name, one.other_names) for one in brief.persons] == [("Ivan Testov", ("Иван Тестов",))]
