"""Who is who in the register: found across scripts, made one, parted, set apart, and all of it taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gravamen.casebook.errors import BadValue, NoSuchThing, SaidApart
from gravamen.names.named import Kind, Named

Take = Callable[..., Any]


@pytest.fixture
def register(record: Any, case: Any, take: Take) -> dict[str, int]:
    """Three persons and an organisation, each with an act or two."""
    first = take("Siarhei Uzorny, chairman of the Generated Union of Testers (GUT), was detained on 4 May 2020.", "one.txt")
    second = take("Сергей Узорный был задержан 5 мая 2020 года.", "two.txt")
    third = take("Aleh Uzorny was dismissed on 6 May 2020.", "three.txt")
    numbers = {
        "latin": record.add(case, first, "person", "Siarhei Uzorny", {"name": "Siarhei Uzorny", "sex": "male"}),
        "cyrillic": record.add(case, second, "person", "Сергей Узорный", {"name": "Сергей Узорный"}),
        "brother": record.add(case, third, "person", "Aleh Uzorny", {"name": "Aleh Uzorny"}),
        "union": record.add(
            case, first, "organisation", "Generated Union of Testers", {"name": "Generated Union of Testers", "acronym": "GUT"}
        ),
    }
    for report, quote, kind, name in (
        (first, "was detained", "arrest_detention", "Siarhei Uzorny"),
        (second, "был задержан", "arrest_detention", "Сергей Узорный"),
        (third, "was dismissed", "dismissal", "Aleh Uzorny"),
    ):
        record.add(case, report, "act", quote, {"type": kind, "victims": [{"person": name}]})
    return numbers


def everything() -> list[Any]:
    """All rows that have entries in the chain, as they stand, without the chain."""
    from gravamen.casebook.audit import _rows
    from gravamen.casebook.changes import state

    return sorted((row._meta.label, row.pk, repr(state(row))) for row in _rows())


def last() -> int:
    from gravamen.casebook.models import Entry

    return int(Entry.objects.latest("number").number)


def test_a_name_is_found_in_another_script(register: dict[str, int]) -> None:
    from gravamen.casebook import who

    found = who.find(Named("Siarhiej Uzorny", country="BY"))
    assert {one.number for one in found[:2]} == {register["latin"], register["cyrillic"]}
    assert all(one.number != register["brother"] or one.probability < 0.5 for one in found)
    assert who.find(Named("Nobody Ofthat-Name")) == []


def test_an_index_made_anew_finds_the_same(register: dict[str, int]) -> None:
    from gravamen.casebook import name_index, who

    before = [(one.number, one.probability) for one in who.find(Named("Сергей Узорный"))]
    name_index.build()
    assert [(one.number, one.probability) for one in who.find(Named("Сергей Узорный"))] == before
    assert name_index.missing() == []


def test_doubles_come_in_order_of_gain_with_both_names(register: dict[str, int]) -> None:
    from gravamen.casebook import who

    (double,) = who.register_doubles(Kind.PERSON)
    assert {double.keep, double.gone} == {register["latin"], register["cyrillic"]}
    assert double.gain > double.probability


def test_made_one_keeps_all_and_undo_gives_all_back(record: Any, house: Any, register: dict[str, int]) -> None:
    from gravamen.casebook.audit import verify
    from gravamen.casebook.models import Person

    before = everything()
    record.unite(Kind.PERSON, register["latin"], register["cyrillic"], remark="same union, same week")
    person = Person.objects.get(pk=register["latin"])
    assert {one.text for one in person.names.all()} == {"Siarhei Uzorny", "Сергей Узорный"}
    assert person.involvements.count() == 2
    assert not Person.objects.filter(pk=register["cyrillic"]).exists()
    record.undo(last())
    assert everything() == before
    assert verify(house.originals, house.anchor, house.keyring).faults == ()


def test_split_gives_names_and_acts_to_a_new_entry(record: Any, register: dict[str, int]) -> None:
    from gravamen.casebook import who
    from gravamen.casebook.models import Act, Person

    record.unite(Kind.PERSON, register["latin"], register["cyrillic"])
    before = everything()
    act = Act.objects.order_by("pk")[1]
    number = record.split(Kind.PERSON, register["latin"], ["Сергей Узорный"], [act.pk])
    new = Person.objects.get(pk=number)
    assert (new.name, [one.act for one in new.involvements.all()]) == ("Сергей Узорный", [act])
    assert who.register_doubles(Kind.PERSON) == []  # they were said to be two
    record.undo(last())
    assert everything() == before


def test_set_apart_is_remembered(record: Any, register: dict[str, int]) -> None:
    from gravamen.casebook import who

    record.set_apart(Kind.PERSON, register["latin"], other=register["cyrillic"], remark="father and son")
    assert who.register_doubles(Kind.PERSON) == []
    with pytest.raises(SaidApart, match="not the same"):
        record.unite(Kind.PERSON, register["latin"], register["cyrillic"])


def test_a_candidate_that_was_refused_is_not_offered_again(
    record: Any, case: Any, take: Take, register: dict[str, int]
) -> None:
    from gravamen.casebook import who
    from gravamen.casebook.models import Apart, Proposal

    take("Sergei Uzornyi, a member of the union, was beaten on 7 May 2020.", "four.txt")
    proposal = Proposal.objects.get(kind="person", content__name="Sergei Uzornyi")
    offered = [one.number for one in who.proposed(proposal)]
    assert register["latin"] in offered
    record.set_apart(Kind.PERSON, register["latin"], proposal=proposal.pk)
    assert register["latin"] not in [one.number for one in who.proposed(proposal)]
    became = record.accept(case, proposal.pk)
    assert Apart.objects.filter(one=register["latin"], other=became).exists()


@pytest.mark.parametrize(
    ("call", "wrong"),
    [
        (lambda record, of: record.unite(Kind.PERSON, of["latin"], of["latin"]), BadValue),
        (lambda record, of: record.unite(Kind.PERSON, of["latin"], 999), NoSuchThing),
        (lambda record, of: record.unite(Kind.ORGANISATION, of["union"], 999), NoSuchThing),
        (lambda record, of: record.split(Kind.PERSON, of["latin"], ["Nobody"]), BadValue),
        (lambda record, of: record.split(Kind.PERSON, of["latin"], ["Siarhei Uzorny"]), BadValue),
        (lambda record, of: record.set_apart(Kind.PERSON, of["latin"], other=999), NoSuchThing),
    ],
    ids=["itself", "nobody", "no organisation", "no such name", "all names", "apart from nobody"],
)
def test_what_cannot_be_is_told_and_nothing_written(
    record: Any, register: dict[str, int], call: Callable[[Any, dict[str, int]], Any], wrong: type[Exception]
) -> None:
    before = everything()
    with pytest.raises(wrong):
        call(record, register)
    assert everything() == before


_STEPS = st.lists(st.tuples(st.sampled_from(["unite", "split", "set apart"]), st.integers(0, 9), st.integers(0, 9)), max_size=7)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_STEPS)
def test_whatever_was_made_one_or_parted_comes_back(
    record: Any, house: Any, register: dict[str, int], steps: list[tuple[str, int, int]]
) -> None:
    """Any steps in any order, some refused, then all taken back from the last: the rows are those of the beginning."""
    from gravamen.casebook import name_index, who
    from gravamen.casebook.audit import verify
    from gravamen.casebook.history import past
    from gravamen.casebook.models import Person

    begin = last()

    def seen() -> list[Any]:
        """Whom a search finds, and what the history of each person told up to here, but for what can be undone now."""
        found = [(one.number, one.probability) for one in who.find(Named("Сергей Узорный"))]
        told = [past("person", one.pk, before=begin + 1) for one in Person.objects.order_by("pk")]
        return [found, [[replace(change, undoable=False) for change in of] for of in told], name_index.missing()]

    before, at_first = everything(), seen()
    for step, first, second in steps:
        persons = list(Person.objects.order_by("pk"))
        one, two = persons[first % len(persons)], persons[second % len(persons)]
        try:
            if step == "unite":
                record.unite(Kind.PERSON, one.pk, two.pk)
            elif step == "split":
                names = [name.text for name in one.names.order_by("pk")]
                record.split(Kind.PERSON, one.pk, names[: second % 2 + 1], [act.act_id for act in one.involvements.all()][:1])
            else:
                record.set_apart(Kind.PERSON, one.pk, other=two.pk)
        except (BadValue, SaidApart):
            pass  # one with itself, or all of somebody's names
    for entry in range(last(), begin, -1):
        record.undo(entry)
    assert everything() == before
    assert seen() == at_first
    assert not verify(house.originals, house.anchor, house.keyring).faults
