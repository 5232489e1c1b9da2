"""What a person agreed to decides what of them leaves the house."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from gravamen.casebook.errors import BadValue, NoSuchThing
from gravamen.terms import Shown, Use

DAY = datetime.date(2021, 3, 1)
FIRST = datetime.date(2021, 2, 1)


@pytest.fixture
def held(record: Any, case: Any, take: Any) -> int:
    """A person to whom an act was done."""
    report = take()
    number: int = record.add(case, report, "person", "Testov Generated-01", {"name": "Testov Generated-01"})
    who = [{"person": "Testov Generated-01"}]
    record.add(case, report, "act", "was detained", {"type": "arrest_detention", "victims": who})
    return number


def note(record: Any, person: int, shown: Shown, given: datetime.date = FIRST, use: Use = Use.PRESS) -> Any:
    return record.consent(person, use, shown, agreed_by="he himself", how="by telephone", given=given)


@pytest.mark.parametrize(("use", "shown"), [(Use.ILO, Shown.NAME), (Use.GOVERNMENT, Shown.ROLE), (Use.PRESS, Shown.ROLE)])
def test_where_nobody_asked_the_use_decides(held: int, case: Any, use: Use, shown: Shown) -> None:
    from gravamen.casebook.consents import shown_of

    assert {one.pk: how for one, how in shown_of(case, use, DAY).items()} == {held: shown}


def test_the_last_answer_counts_until_it_is_withdrawn(record: Any, held: int) -> None:
    from gravamen.casebook.consents import shown

    note(record, held, Shown.NOTHING)
    second = note(record, held, Shown.NAME, FIRST + datetime.timedelta(days=5))
    assert shown([held], Use.PRESS, DAY) == {held: Shown.NAME}
    assert shown([held], Use.PRESS, FIRST) == {held: Shown.NOTHING}  # as of a day before the second
    record.withdraw(second.pk, FIRST + datetime.timedelta(days=9))
    assert shown([held], Use.PRESS, DAY) == {held: Shown.NOTHING}
    assert shown([held], Use.PUBLIC, DAY) == {held: Shown.ROLE}


def test_of_two_answers_of_one_day_that_which_shows_less_counts(record: Any, held: int) -> None:
    from gravamen.casebook.consents import shown

    note(record, held, Shown.INITIALS)
    note(record, held, Shown.NAME)
    assert shown([held], Use.PRESS, DAY) == {held: Shown.INITIALS}


def test_what_leaves_names_them_as_they_agreed(record: Any, held: int, case: Any) -> None:
    from gravamen.casebook.brief import brief
    from gravamen.casebook.consents import hidden_in
    from gravamen.cli.letters import render
    from gravamen.drafting.scanning import NameLeaked, must_not_name, scan

    hidden = hidden_in(case, Use.PRESS, DAY)
    assert [one.forms for one in hidden] == [("Testov Generated-01",)]
    files = render(brief(case, DAY, use=Use.PRESS))
    assert scan(files, hidden) == []
    named = render(brief(case, DAY, use=Use.ILO))
    assert {name.rpartition(".")[2] for name, _ in scan(named, hidden)} == {"pdf", "docx", "eml"}
    with pytest.raises(NameLeaked, match="has not agreed"):
        must_not_name(named, hidden)
    note(record, held, Shown.NAME)
    assert hidden_in(case, Use.PRESS, DAY) == []


def test_made_one_keeps_what_both_said_and_undo_parts_it(record: Any, held: int, case: Any, take: Any) -> None:
    from gravamen.casebook.models import Consent, Entry
    from gravamen.names.named import Kind

    report = take("Testov Generated-02 was dismissed on 6 May 2020.", "two.txt")
    other = record.add(case, report, "person", "Testov Generated-02", {"name": "Testov Generated-02"})
    note(record, other, Shown.NOTHING)
    record.unite(Kind.PERSON, held, other)
    assert Consent.objects.get().person_id == held
    record.undo(Entry.objects.latest("number").number)
    assert Consent.objects.get().person_id == other


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"agreed_by": " "}, "who gave it", id="nobody gave it"),
        pytest.param({"how": ""}, "who gave it", id="no word of how"),
        pytest.param({"given": datetime.date(2030, 1, 1)}, "still to come", id="a day to come"),
    ],
)
def test_what_is_no_consent_is_refused(record: Any, held: int, changes: dict[str, Any], said: str) -> None:
    given: dict[str, Any] = {"agreed_by": "he himself", "how": "by telephone", "given": FIRST, **changes}
    with pytest.raises(BadValue, match=said):
        record.consent(held, Use.PRESS, Shown.NAME, **given)


def test_a_consent_is_withdrawn_once_and_not_before_it_was_given(record: Any, held: int) -> None:
    given = note(record, held, Shown.NAME)
    with pytest.raises(BadValue, match="later than that"):
        record.withdraw(given.pk, FIRST - datetime.timedelta(days=1))
    record.withdraw(given.pk, DAY)
    with pytest.raises(BadValue, match="withdrawn on"):
        record.withdraw(given.pk, DAY)
    with pytest.raises(NoSuchThing):
        record.consent(99, Use.ILO, Shown.NAME, agreed_by="she", how="so", given=FIRST)
