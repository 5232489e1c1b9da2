"""Histories: every change of a thing with what was before and after, and whether it can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Take = Callable[..., Any]


@pytest.fixture
def act(record: Any, case: Any, take: Take) -> Any:
    from gravamen.casebook import queries

    report = take("On 4 May 2020 Testov Generated-01 was detained in Minsk. He was beaten in Brest on 5 May 2020.")
    record.add(case, report, "person", "Testov Generated-01", {"name": "Testov Generated-01"})
    number = record.add(
        case, report, "act", "was detained", {"type": "arrest_detention", "victims": [{"person": "Testov Generated-01"}]}
    )
    record.correct_act(number, report, {"place": {"value": "Minsk", "quote": "Minsk"}})
    record.correct_act(number, report, {"place": {"value": "Brest", "quote": "Brest"}})
    return queries.act(number)


def test_an_act_tells_all_that_was_done_to_it_the_last_first(act: Any) -> None:
    from gravamen.casebook.history import past

    found = past("act", act.pk)
    assert [one.action for one in found] == ["correct act", "correct act", "add act"]
    last = {(one.table, one.field): (one.before, one.after) for one in found[0].differences}
    assert last["act", "place"] == ("Minsk", "Brest")
    assert ("", "Brest") in [(one.before, one.after) for one in found[0].differences if one.table == "value"]
    assert any("Testov Generated-01" in one.after for one in found[2].differences if one.table == "involvement")
    assert found[0].officer == "Officer One"


def test_a_person_s_history_holds_the_acts_that_name_them(act: Any) -> None:
    from gravamen.casebook.history import past
    from gravamen.casebook.models import Person

    found = past("person", Person.objects.get().pk)
    assert [one.action for one in found] == ["add act", "add person"]


def test_only_what_nothing_rests_on_can_be_taken_back(record: Any, act: Any) -> None:
    from gravamen.casebook.errors import ChangedMeanwhile
    from gravamen.casebook.history import past
    from gravamen.casebook.models import Person

    person = past("person", Person.objects.get().pk)
    changes = past("act", act.pk)
    assert [one.undoable for one in changes] == [True, False, False]
    assert [one.undoable for one in person] == [False, False]
    for one in (changes[1], person[1]):
        with pytest.raises(ChangedMeanwhile):
            record.undo(one.number)
    record.undo(changes[0].number)
    assert [one.undoable for one in past("act", act.pk)] == [True, False, True, False]


def test_a_long_history_is_told_in_parts(act: Any) -> None:
    from gravamen.casebook.history import past

    first = past("act", act.pk, most=2)
    rest = past("act", act.pk, most=2, before=first[-1].number)
    assert [one.number for one in [*first, *rest]] == [one.number for one in past("act", act.pk)]


def test_why_is_told(record: Any, case: Any, take: Take) -> None:
    from gravamen.casebook.history import past

    from .test_record import proposal_of

    take()
    number = record.accept(
        case, proposal_of("act", type="search_raid").pk, {"place": "the office"}, remark="as the photograph shows"
    )
    assert past("act", number)[0].why == "as the photograph shows"


def test_the_number_of_queries_does_not_grow_with_the_changes(record: Any, act: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from gravamen.casebook.history import past
    from gravamen.casebook.models import Report

    with CaptureQueriesContext(connection) as few:
        past("act", act.pk, most=50)
    for at in range(8):
        record.correct_act(act.pk, Report.objects.get(), {"place": {"value": f"Place {at}", "quote": "Minsk"}})
    with CaptureQueriesContext(connection) as many:
        assert len(past("act", act.pk, most=50)) == 11
    assert len(many) <= len(few)


def test_the_index_is_made_anew_as_it_was(act: Any) -> None:
    from gravamen.casebook import tracing
    from gravamen.casebook.models import EntryRow

    before = sorted(EntryRow.objects.values_list("table", "key", "entry"))
    tracing.build()
    assert sorted(EntryRow.objects.values_list("table", "key", "entry")) == before


def test_the_audit_finds_a_history_with_a_gap(house: Any, act: Any) -> None:
    from gravamen.casebook.audit import verify
    from gravamen.casebook.models import EntryRow

    EntryRow.objects.filter(table="act").latest("pk").delete()
    faults = verify(house.originals, house.anchor, house.keyring).faults
    assert len(faults) == 1
    assert "gravamen audit index" in faults[0]
