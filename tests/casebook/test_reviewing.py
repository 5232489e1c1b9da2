"""What a reading room does with proposals: one made two, one added from a selection, one decided anew; who decided what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from gravamen.casebook.errors import AlreadyDecided, BadValue
from gravamen.names.named import Kind

from .conftest import NOW, REPORT

Take = Callable[..., Any]
SAID = "chairman of GUT"


@pytest.fixture(autouse=True)
def chain_holds(house: Any) -> Any:
    """Whatever a test does through the services, the audit finds nothing wrong."""
    yield
    from gravamen.casebook.audit import verify

    assert verify(house.originals, house.anchor, house.keyring).faults == ()


def of_kind(kind: str, **content: Any) -> Any:
    from gravamen.casebook.models import Proposal

    found = Proposal.objects.filter(kind=kind).order_by("pk")
    return next(one for one in found if all(one.content.get(field) == value for field, value in content.items()))


def passage(words: str) -> tuple[int, int]:
    return REPORT.index(words), REPORT.index(words) + len(words)


def test_one_proposed_act_becomes_two_with_the_same_passages(record: Any, case: Any, take: Take) -> None:
    from gravamen.casebook.models import Entry, Proposal

    report = take()
    one = of_kind("act", type="search_raid")
    count = Proposal.objects.count()
    made = Proposal.objects.get(pk=record.split_proposal(one.pk, "search_raid", "property_damage"))
    assert made.content == {**one.content, "type": "property_damage"}
    assert (made.report, made.start, made.end, made.state) == (report, one.start, one.end, "open")
    assert record.accept(case, one.pk) != record.accept(case, made.pk)
    record.undo(Entry.objects.latest("number").number)
    record.undo(Entry.objects.get(action="accept", subject=f"#{one.pk}").number)
    record.undo(Entry.objects.get(action="split proposal").number)
    assert Proposal.objects.count() == count


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("search_raid", "search_raid", id="two of one type"),
        pytest.param("search_raid", "", id="no second type"),
        pytest.param("search_raid", "robbery", id="no type of the record"),
    ],
)
def test_what_cannot_be_split_is_left(record: Any, case: Any, take: Take, first: str, second: str) -> None:
    from gravamen.casebook.models import Proposal

    take()
    count = Proposal.objects.count()
    with pytest.raises(BadValue):
        record.split_proposal(of_kind("act", type="search_raid").pk, first, second)
    assert Proposal.objects.count() == count


def test_only_an_open_act_is_split(record: Any, case: Any, take: Take) -> None:
    take()
    with pytest.raises(BadValue, match="Only an act"):
        record.split_proposal(of_kind("person").pk, "search_raid", "seizure")
    record.refuse(of_kind("act", type="search_raid").pk)
    with pytest.raises(AlreadyDecided):
        record.split_proposal(of_kind("act", type="search_raid").pk, "search_raid", "interference")


@pytest.mark.parametrize(
    ("kind", "words", "content"),
    [
        pytest.param("person", "Testov Generated-01", {"name": "Testov Generated-01"}, id="a person"),
        pytest.param("organisation", SAID, {"name": "GUT's chair", "kind": "other"}, id="an organisation"),
        pytest.param("act", "seized all laptops", {"type": "seizure", "object": "all laptops"}, id="an act"),
        pytest.param("circumstance", "on 3 May 2020", {"text": "It was a Sunday."}, id="a circumstance"),
    ],
)
def test_selected_words_enter_and_stand_among_the_proposals(
    record: Any, case: Any, take: Take, kind: str, words: str, content: dict[str, Any]
) -> None:
    from gravamen.casebook.models import Citation, Entry, Proposal

    report = take()
    made = record.add_seen(case, report, kind, passage(words), content)
    assert (made.state, made.rule, made.quote) == ("accepted", "added", words)
    assert made.became is not None
    value = Citation.objects.filter(passage__quote=words).first()
    assert value is not None
    count = Proposal.objects.count()
    record.undo(Entry.objects.latest("number").number)
    assert Proposal.objects.count() == count - 1


def test_blanks_around_a_selection_do_not_count(record: Any, case: Any, take: Take) -> None:
    start, end = passage("seized all laptops")
    made = record.add_seen(case, take(), "act", (start - 1, end), {"type": "seizure"})
    assert made.quote == "seized all laptops"


@pytest.mark.parametrize("selected", [(5, 5), (9, 3), (0, 10_000), (REPORT.index("\n\n"), REPORT.index("\n\n") + 2)])
def test_a_selection_of_nothing_enters_nothing(record: Any, case: Any, take: Take, selected: tuple[int, int]) -> None:
    from gravamen.casebook.models import Act

    with pytest.raises(BadValue):
        record.add_seen(case, take(), "act", selected, {"type": "seizure"})
    assert not Act.objects.exists()


def test_a_value_rests_on_the_words_that_were_pointed_at(record: Any, case: Any, take: Take) -> None:
    from gravamen.casebook.models import Value

    take()
    changes = {"place": {"value": "the office of GUT", "passage": list(passage("the office of the Generated Union"))}}
    number = record.accept(case, of_kind("act", type="search_raid").pk, changes)
    value = Value.objects.get(act=number, field="place")
    assert (value.text, value.citations.get().passage.quote) == ("the office of GUT", "the office of the Generated Union")


def test_a_second_reading_leaves_what_a_person_made(record: Any, case: Any, take: Take) -> None:
    from gravamen.casebook import queries
    from gravamen.casebook.models import Proposal
    from gravamen.reading import read

    report = take()
    made = record.add_seen(case, report, "act", passage("seized all laptops"), {"type": "seizure"})
    record.propose(report, read(queries.text_of(report), language="en"), "later")
    assert Proposal.objects.get(pk=made.pk).state == "accepted"
    assert of_kind("act", type="search_raid").state == "open"


def test_a_refusal_is_lifted_and_nothing_else(record: Any, case: Any, take: Take) -> None:
    take()
    one = of_kind("act", type="seizure")
    record.refuse(one.pk, remark="told elsewhere")
    record.reopen(one.pk)
    one.refresh_from_db()
    assert (one.state, one.remark, one.decided_in) == ("open", "", None)
    with pytest.raises(AlreadyDecided, match="not refused"):
        record.reopen(one.pk)


def test_who_comes_second_is_told_who_was_first_and_when(record: Any, case: Any, take: Take) -> None:
    take()
    one = of_kind("act", type="seizure")
    record.accept(case, one.pk)
    with pytest.raises(AlreadyDecided, match=r"accepted already by Officer One, 2021-03-01 12:00 UTC"):
        record.refuse(one.pk)


def test_each_decision_names_its_entry(record: Any, case: Any, take: Take) -> None:
    from gravamen.casebook import decisions
    from gravamen.casebook.models import Entry

    take()
    one = of_kind("act", type="seizure")
    record.accept(case, one.pk)
    one.refresh_from_db()
    said = decisions.said(one.decided_in)
    assert said is not None
    assert (said.number, said.officer, said.at, said.action) == (
        Entry.objects.latest("number").number,
        "Officer One",
        NOW,
        "accept",
    )


def test_news_are_what_changed_on_this_report_since(record: Any, case: Any, take: Take) -> None:
    from gravamen.casebook import decisions

    report, other = take(), take(f"{REPORT} Told again.", "other.txt")
    since = decisions.last()
    assert decisions.news(report, since).changed == {}
    one = other.proposals.filter(kind="act").first()
    record.refuse(one.pk)
    assert decisions.news(report, since).changed == {}
    news = decisions.news(other, since)
    assert (list(news.changed), news.anew, news.last) == ([one.pk], False, since + 1)
    record.split_proposal(other.proposals.filter(kind="act", state="open").first().pk, "search_raid", "interference")
    assert decisions.news(other, since).anew


def test_a_namesake_is_a_new_person_and_the_acts_of_the_report_are_theirs(record: Any, case: Any, take: Take) -> None:
    from gravamen.casebook.models import Act, Entry, Person

    take()
    first = record.accept(case, of_kind("person").pk)
    take(f"{REPORT} Told again.", "other.txt")
    again = of_kind("person", **{})
    again = type(again).objects.filter(kind="person", state="open").get()
    record.set_apart(Kind.PERSON, first, proposal=again.pk)
    second = record.accept(case, again.pk)
    assert second != first
    assert Person.objects.count() == 2
    arrest = type(again).objects.filter(report=again.report, kind="act", content__type="arrest_detention").get()
    act = Act.objects.get(pk=record.accept(case, arrest.pk))
    assert [row.person_id for row in act.involvements.filter(role="victim")] == [second]
    record.undo(Entry.objects.latest("number").number)


def test_acts_name_whom_their_report_was_said_to_mean(record: Any, case: Any, take: Take) -> None:
    """Merged into somebody with another name: the act that repeats the report's name is theirs."""
    from gravamen.casebook.models import Act

    report = take()
    known = record.add_seen(case, report, "person", passage("Testov"), {"name": "Somebody Elsewhere"})
    record.merge(of_kind("person", name="Testov Generated-01").pk, known.became)
    act = Act.objects.get(pk=record.accept(case, of_kind("act", type="arrest_detention").pk))
    assert [row.person_id for row in act.involvements.filter(role="victim")] == [known.became]


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        pytest.param(
            "The police raided the office of GUT on 3 May 2020.", ("type", "date", "perpetrators"), id="the same raid"
        ),
        pytest.param(
            "The police raided a shop on 9 June 2021.", ("type", "perpetrators"), id="another day: type and doer alone"
        ),
        pytest.param("The company dismissed Testov Generated-02 on 9 June 2021.", None, id="something else"),
    ],
)
def test_acts_that_are_alike_are_offered_with_what_they_share(
    record: Any, case: Any, take: Take, again: str, expected: tuple[str, ...] | None
) -> None:
    from gravamen.casebook.similar import acts_like

    take()
    number = record.accept(case, of_kind("act", type="search_raid").pk)
    second = take(again, "again.txt").proposals.filter(kind="act").first()
    found = acts_like(second, case)
    if expected is None:
        assert found == []
    else:
        assert [one.act.pk for one in found] == [number]
        assert set(expected) <= set(found[0].shared)
