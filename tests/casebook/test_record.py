"""The record: receipts, proposals, decisions, undoing; each with its entry, and the chain holds after each."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from gravamen.casebook.errors import AlreadyDecided, ChangedMeanwhile, NoSuchCase, NoSuchThing
from gravamen.intake import receive

Take = Callable[..., Any]


def proposal_of(kind: str, **content: Any) -> Any:
    from gravamen.casebook.models import Proposal

    return next(
        one
        for one in Proposal.objects.filter(kind=kind).order_by("pk")
        if all(one.content.get(field) == value for field, value in content.items())
    )


@pytest.fixture(autouse=True)
def chain_holds(house: Any) -> Any:
    """Whatever a test does through the services, the audit finds nothing wrong."""
    yield
    from gravamen.casebook.audit import verify

    verdict = verify(house.originals, house.anchor, house.keyring)
    assert verdict.faults == ()


def entries() -> list[tuple[str, str]]:
    from gravamen.casebook.models import Entry

    return [(one.action, one.officer) for one in Entry.objects.order_by("number")]


def test_the_same_file_twice_is_one_report_with_two_receipts(record: Any, case: Any, house: Any) -> None:
    one = record.take_in(case, receive(b"The police came.", "a.txt"))[0]
    two = record.take_in(case, receive(b"The police came.", "b.txt"), source="GUT")[0]
    assert one.report == two.report
    assert [receipt.name for receipt in one.report.receipts.order_by("pk")] == ["a.txt", "b.txt"]
    assert house.originals.read(one.report.sha256) == b"The police came."
    assert len(list((house.folder / "originals").rglob("*.age"))) == 1


def test_every_change_has_an_entry_with_who_and_what(record: Any, case: Any, take: Take) -> None:
    take()
    record.accept(case, proposal_of("act", type="search_raid").pk)
    record.refuse(proposal_of("act", type="seizure").pk, remark="told elsewhere")
    assert entries() == [(action, "Officer One") for action in ("open case", "take in", "propose", "accept", "refuse")]


def test_an_accepted_act_brings_those_it_names_with_their_passages(record: Any, case: Any, take: Take) -> None:
    from gravamen.casebook.models import Act, Person

    report = take()
    number = record.accept(case, proposal_of("act", type="arrest_detention").pk)
    act = Act.objects.get(pk=number)
    assert act.date == "2020-05-04"
    person = Person.objects.get()
    assert person.name == "Testov Generated-01"
    assert [(one.role, one.person) for one in act.involvements.all()] == [("victim", person)]
    for value in act.values.all():
        assert value.verified_by == "Officer One"
        assert value.citations.count() >= 1
        for citation in value.citations.all():
            at = citation.passage
            assert report.text[at.start : at.end] == at.quote


def test_a_correction_is_kept_with_the_words_that_say_it(record: Any, case: Any, take: Take) -> None:
    from gravamen.casebook.models import Act

    take()
    number = record.accept(
        case,
        proposal_of("act", type="search_raid").pk,
        {"place": {"value": "the office of GUT", "quote": "the office of the Generated Union of Testers (GUT)"}},
    )
    act = Act.objects.get(pk=number)
    assert act.place == "the office of GUT"
    value = act.values.get(field="place")
    assert [one.passage.quote for one in value.citations.all()] == ["the office of the Generated Union of Testers (GUT)"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"colour": "red"}, "colour"),
        ({"date": "the fourth of May"}, "no date"),
        ({"type": "robbery"}, "robbery"),
        ({"place": {"value": "here", "quote": "words that are not there"}}, "not in the report"),
        ({"victims": [{"person": "A", "group": "B"}]}, "names nobody"),
        ({"victim_count": -1}, "no number"),
    ],
    ids=["field", "date", "type", "quote", "party", "number"],
)
def test_a_wrong_correction_is_refused_and_changes_nothing(
    record: Any, case: Any, take: Take, changes: dict[str, Any], says: str
) -> None:
    from gravamen.casebook.models import Act
    from gravamen.errors import GravamenError

    take()
    before = entries()
    with pytest.raises(GravamenError, match=says) as told:
        record.accept(case, proposal_of("act", type="search_raid").pk, changes)
    assert "\n" not in str(told.value)
    assert entries() == before
    assert not Act.objects.exists()


def test_a_second_telling_adds_its_passages_and_keeps_what_it_says_otherwise(record: Any, case: Any, take: Take) -> None:
    from gravamen.casebook.models import Act

    take()
    number = record.accept(case, proposal_of("act", type="search_raid").pk)
    take("On 5 May 2020 the police raided the office of the Generated Union of Testers (GUT).", "second.txt")
    record.merge(proposal_of("act", type="search_raid", date="2020-05-05").pk, number)
    act = Act.objects.get(pk=number)
    assert act.date == "2020-05-03"
    assert [(one.text, one.held) for one in act.values.filter(field="date").order_by("pk")] == [
        ("2020-05-03", True),
        ("2020-05-05", False),
    ]
    assert len({one.passage.report_id for value in act.values.filter(field="act") for one in value.citations.all()}) == 2


def test_another_romanisation_joins_the_person(record: Any, case: Any, take: Take) -> None:
    from gravamen.casebook.models import Person

    take("Petr Generated, a member of the union, was detained.")
    number = record.accept(case, proposal_of("person", name="Petr Generated").pk)
    report = take("Piotr Henerated, a lawyer, was beaten.", "other.txt")
    record.add(case, report, "person", "Piotr Henerated", {"name": "Piotr Henerated"}, into=number)
    person = Person.objects.get()
    assert {one.text for one in person.names.all()} == {"Petr Generated", "Piotr Henerated"}
    act = record.add(
        case, report, "act", "was beaten", {"type": "physical_assault", "victims": [{"person": "Piotr Henerated"}]}
    )
    assert act is not None
    assert Person.objects.count() == 1


def test_what_was_decided_is_not_decided_again(record: Any, case: Any, take: Take) -> None:
    take()
    proposal = proposal_of("act", type="seizure")
    record.refuse(proposal.pk)
    with pytest.raises(AlreadyDecided, match="refused"):
        record.accept(case, proposal.pk)
    with pytest.raises(AlreadyDecided, match="refused"):
        record.refuse(proposal.pk)
    with pytest.raises(AlreadyDecided, match="refused"):
        record.merge(proposal.pk, 1)


def test_undo_takes_a_decision_back_whole(record: Any, case: Any, take: Take) -> None:
    from gravamen.casebook.models import Act, Entry, Involvement, Organisation, Passage, Proposal, Value

    take()
    proposal = proposal_of("act", type="search_raid")
    counts = [model.objects.count() for model in (Act, Involvement, Organisation, Passage, Value)]
    record.accept(case, proposal.pk)
    number = Entry.objects.latest("number").number
    record.undo(number)
    assert [model.objects.count() for model in (Act, Involvement, Organisation, Passage, Value)] == counts
    assert Proposal.objects.get(pk=proposal.pk).state == "open"
    record.undo(number + 1)  # and the undoing can be undone
    assert Act.objects.count() == 1
    assert Proposal.objects.get(pk=proposal.pk).state == "accepted"


def test_undo_stops_where_something_later_rests_on_it(record: Any, case: Any, take: Take) -> None:
    from gravamen.casebook.models import Entry

    take()
    act = record.accept(case, proposal_of("act", type="search_raid").pk)
    number = Entry.objects.latest("number").number
    record.group(case, "The raid", [act])
    before = entries()
    with pytest.raises(ChangedMeanwhile, match="later"):
        record.undo(number)
    assert entries() == before
    with pytest.raises(NoSuchThing):
        record.undo(999)


def test_reading_again_replaces_what_nobody_decided(record: Any, case: Any, take: Take) -> None:
    from gravamen.casebook.models import Proposal

    take()
    decided = proposal_of("act", type="search_raid")
    record.accept(case, decided.pk)
    count = Proposal.objects.count()
    take()
    assert Proposal.objects.count() == count
    assert Proposal.objects.get(pk=decided.pk).state == "accepted"


def test_an_act_is_corrected_later_and_its_old_value_kept(record: Any, case: Any, take: Take) -> None:
    from gravamen.casebook.models import Act

    report = take()
    number = record.accept(case, proposal_of("act", type="arrest_detention").pk)
    changes = {"date": {"value": "2020-05-03", "quote": "3 May 2020"}, "victims": [{"group": "workers", "number": 2}]}
    record.correct_act(number, report, changes)
    act = Act.objects.get(pk=number)
    assert act.date == "2020-05-03"
    assert [(one.group, one.number) for one in act.involvements.filter(role="victim")] == [("workers", 2)]
    dates = act.values.filter(field="date").order_by("pk")
    assert [(one.text, one.held) for one in dates] == [("2020-05-04", False), ("2020-05-03", True)]


def test_a_case_that_is_not_there_names_those_that_are(case: Any) -> None:
    from gravamen.casebook import queries

    with pytest.raises(NoSuchCase, match="test"):
        queries.case("other")


def test_the_text_comes_back_with_its_places(record: Any, case: Any) -> None:
    import typst

    from gravamen.casebook import queries

    page = typst.compile(b"The police came on 3 May.\n#pagebreak()\nThey left.", format="pdf", ignore_system_fonts=True)
    received = receive(page, "page.pdf")
    report = record.take_in(case, received)[0].report
    assert queries.text_of(report) == received.text


def test_a_letter_is_kept_with_what_it_tells(record: Any, case: Any, take: Take, house: Any) -> None:
    take()
    act = record.accept(case, proposal_of("act", type="search_raid").pk)
    files = {"letter.pdf": b"%PDF-1.7 letter"}
    kept = record.note_intervention(case, "the Director-General", datetime.date(2021, 3, 1), files, [act])
    assert house.originals.read(kept.files["letter.pdf"]) == b"%PDF-1.7 letter"
