"""What is drafted reads back: the letter's plain text, read again, yields the acts that it was drafted from."""

from __future__ import annotations

import datetime

import pytest

from gravamen.reading import read
from gravamen.reading.models import Act
from gravamen.terms import ActType as T
from gravamen.text import Text

from .conftest import Demonstration

# what the letter was drafted from: the verified acts, those hit by name, the day where one is known
ACTS = [
    (T.THREAT_OF_DISMISSAL, (), None),
    (T.DENIAL_OF_REGISTRATION, ("new trade unions",), None),
    (T.DENIAL_OF_REGISTRATION, ("local union of BITU at BMZ",), None),
    (T.REFUSAL_OF_RECOGNITION, ("local union of BITU at BMZ",), None),
    (T.IMPRISONMENT_SENTENCE, ("Ihar Pavarau", "Aliaksandr Babrou", "Yauhen Hovar"), None),
    (T.CRIMINAL_CHARGE, ("Ihar Pavarau", "Aliaksandr Babrou", "Yauhen Hovar"), None),
    (T.SEARCH_RAID, ("REP",), "2021-02-16"),
    (T.SEIZURE, ("REP",), "2021-02-16"),
    (T.DENIAL_OF_DUE_PROCESS, (), None),
    (T.PLANTED_EVIDENCE, (), None),
    (T.SEARCH_RAID, ("Vladimir Maley",), "2021-02-16"),
    (T.SEIZURE, ("Vladimir Maley",), "2021-02-16"),
    (T.ARREST_DETENTION, ("Vladimir Maley",), "2021-02-16"),
    (T.SEARCH_RAID, ("Andrei Komlik-Yamatin",), "2021-02-16"),
    (T.ARREST_DETENTION, ("Andrei Komlik-Yamatin",), "2021-02-16"),
    (T.ADMINISTRATIVE_PENALTY, ("Andrei Komlik-Yamatin",), "2021-02-17"),
    (T.CRIMINAL_CHARGE, (), None),
    (T.FORCED_EXILE, ("Vasily Zavadsky",), None),
]


@pytest.fixture(scope="module")
def found(demonstration: Demonstration) -> tuple[list[Act], dict[str, str]]:
    text = Text.plain(demonstration.letter)
    reading = read(text, language="en", sent=datetime.date(2021, 3, 1))
    acronyms = {one.name: one.acronym for one in reading.organisations if one.acronym}
    return list(reading.acts), acronyms


def names(act: Act, acronyms: dict[str, str]) -> set[str]:
    return {name for one in act.victims for name in (one.text, acronyms.get(one.text, one.text))}


@pytest.mark.parametrize(("kind", "victims", "day"), ACTS, ids=[f"{kind}-{'-'.join(who)}" for kind, who, _ in ACTS])
def test_each_act_is_read_back(
    found: tuple[list[Act], dict[str, str]], kind: T, victims: tuple[str, ...], day: str | None
) -> None:
    acts, acronyms = found
    same = [act for act in acts if act.type is kind and set(victims) <= names(act, acronyms)]
    if day is not None:
        same = [act for act in same if act.date is not None and act.date.text == day]
    assert same, [(act.type.value, names(act, acronyms), act.date and act.date.text) for act in acts if act.type is kind]


def test_no_more_acts_are_read_than_were_drafted(found: tuple[list[Act], dict[str, str]]) -> None:
    assert len(found[0]) <= len(ACTS)
