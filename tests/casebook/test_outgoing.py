"""Whom a list that is taken away names."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

ON = datetime.date(2021, 3, 1)
WHO = "Testo Generatov"


@pytest.fixture
def report(take: Any) -> Any:
    return take()


@pytest.fixture
def person(record: Any, case: Any, report: Any) -> Any:
    from gravamen.casebook.models import Person

    quote = str(report.text)[:30].strip()
    doer = {"type": "dismissal", "victims": [{"person": WHO}], "perpetrators": [{"person": "Boss Generatin"}]}
    record.add(case, report, "act", quote, doer)
    return Person.objects.get(name=WHO)


def naming(use: Any) -> Any:
    from gravamen.casebook.outgoing import Naming

    return Naming(use, ON, "Person {} (name withheld)".format)


@pytest.mark.parametrize(
    ("use", "agreed", "called"),
    [
        pytest.param(None, None, WHO, id="the house names all"),
        pytest.param("ilo", None, WHO, id="the ILO, not asked"),
        pytest.param("press", None, "Person A (name withheld)", id="the press, not asked"),
        pytest.param("press", "name", WHO, id="the press, agreed"),
        pytest.param("press", "initials", "T. G.", id="the press, initials"),
        pytest.param("ilo", "nothing", "Person A (name withheld)", id="the ILO, refused"),
    ],
)
def test_a_person_is_called_as_they_allow(record: Any, person: Any, use: Any, agreed: str | None, called: str) -> None:
    from gravamen.terms import Shown, Use

    wanted = Use(use) if use else None
    if agreed and wanted:
        record.consent(person.pk, wanted, Shown(agreed), agreed_by="they themselves", how="by telephone", given=ON)
    found = naming(wanted)
    assert found.person(person.pk, person.name) == called
    assert found.text(f"at the home of {WHO}, near the works") == f"at the home of {called}, near the works"


def test_who_did_it_is_not_asked(person: Any) -> None:
    from gravamen.casebook.models import Person
    from gravamen.terms import Use

    boss = Person.objects.get(name="Boss Generatin")
    assert naming(Use.PRESS).person(boss.pk, boss.name) == boss.name


def test_two_who_are_withheld_are_told_apart(record: Any, case: Any, report: Any, person: Any) -> None:
    from gravamen.casebook.models import Person
    from gravamen.terms import Use

    quote = str(report.text)[:30].strip()
    record.add(case, report, "act", quote, {"type": "dismissal", "victims": [{"person": "Testa Generatova-Third"}]})
    other = Person.objects.get(name="Testa Generatova-Third")
    found = naming(Use.PUBLIC)
    assert found.person(person.pk, person.name) == "Person A (name withheld)"
    assert found.person(other.pk, other.name) == "Person B (name withheld)"
    assert found.person(person.pk, person.name) == "Person A (name withheld)"
