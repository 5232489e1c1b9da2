"""Circumstances that tell of a detention or a letter: entered, refused, undone, and in chains from before they had a kind."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest

from gravamen.casebook.house import House
from gravamen.errors import GravamenError

from .test_audit import faults, unguard
from .test_who import everything, last

Take = Callable[..., Any]
TEXT = (
    "On 4 May 2020 Testov Generated-01 and Testo Generated-02, members of GUT, were detained. Testov Generated-01 was freed"
    " on 9 May 2020. Testo Generated-02 was moved to Testville.\n\nThe Office acknowledges the letter."
)


@pytest.fixture
def report(take: Take) -> Any:
    return take(TEXT)


@pytest.fixture
def arrest(record: Any, case: Any, report: Any) -> int:
    victims = [{"person": "Testov Generated-01"}, {"person": "Testo Generated-02"}]
    said = {"type": "arrest_detention", "date": "2020-05-04", "victims": victims}
    return int(record.add(case, report, "act", "were detained", said))


@pytest.fixture(autouse=True)
def chain_holds(house: House) -> Any:
    yield
    assert faults(house) == ()


def detentions(case: Any) -> list[tuple[str, str | None, str | None]]:
    """Who is held and since when, with the place, as follow-up sees it."""
    from gravamen.casebook.brief import brief
    from gravamen.followup.folding import fold

    facts = brief(case, datetime.date(2020, 6, 1))
    names = {one.id: one.name for one in facts.persons}
    found = fold(facts.acts, facts.circumstances, facts.country).detentions
    return sorted((names[one.person], str(one.ended.date) if one.ended else None, one.place) for one in found)


def test_a_release_is_of_one_of_several(record: Any, case: Any, report: Any, arrest: int) -> None:
    record.tell(case, report, "was freed", date="2020-05-09", kind="release", person="Testov Generated-01", about=f"A{arrest}")
    record.tell(
        case, report, "was moved to Testville", kind="transfer", person="Testo Generated-02", place="Testville", about=arrest
    )
    assert detentions(case) == [("Testo Generated-02", None, "Testville"), ("Testov Generated-01", "2020-05-09", None)]


def test_a_person_may_be_given_by_number_and_need_not_be_in_an_act(record: Any, case: Any, report: Any) -> None:
    number = record.add(case, report, "person", "Testov Generated-01 was freed", {"name": "Testov Generated-01"})
    record.tell(case, report, "was freed", date="2020-05-09", kind="release", person=f"P{number}")
    assert detentions(case) == []
    from gravamen.casebook.brief import brief

    assert [one.id for one in brief(case, datetime.date(2020, 6, 1)).persons] == [f"P{number}"]


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"kind": "escape"}, "“escape” is no kind"),
        ({"kind": "release"}, "must say of whom"),
        ({"kind": "transfer", "place": "Testville"}, "must say of whom"),
        ({"kind": "sent"}, "which letter"),
        ({"kind": "release", "person": "Nobody Known"}, "nobody named “Nobody Known”"),
        ({"kind": "release", "person": "P99"}, "no person 99"),
        ({"kind": "release", "about": "X1"}, "no number for about"),
        ({"kind": "release", "about": 99}, "no act A99"),
        ({"kind": "sent", "letter": "I9"}, "no intervention 9"),
        ({"kind": "release", "person": "Third Generated", "about": "A1"}, "was not done to Third Generated"),
    ],
)
def test_what_follow_up_could_not_read_is_refused(
    record: Any, case: Any, report: Any, arrest: int, said: dict[str, Any], says: str
) -> None:
    from gravamen.casebook.models import Circumstance

    assert arrest == 1
    record.add(case, report, "person", "members of GUT", {"name": "Third Generated"})
    before = everything()
    with pytest.raises(GravamenError, match=says) as caught:
        record.tell(case, report, "was freed", **said)
    assert "\n" not in str(caught.value)
    assert not Circumstance.objects.exists()
    assert everything() == before


def test_undoing_a_release_gives_the_detention_back(record: Any, case: Any, report: Any, arrest: int) -> None:
    before = everything(), detentions(case)
    record.tell(case, report, "was freed", date="2020-05-09", kind="release", about=arrest)
    assert detentions(case) != before[1]
    record.undo(last())
    assert (everything(), detentions(case)) == before
    record.undo(last())
    assert all(ended == "2020-05-09" for _, ended, _ in detentions(case))


def test_who_is_made_one_keeps_their_release(record: Any, case: Any, report: Any, arrest: int) -> None:
    from gravamen.names.named import Kind

    other = take_person(record, case, report)
    record.tell(case, report, "was freed", date="2020-05-09", kind="release", person=f"P{other}")
    assert detentions(case) == [("Testo Generated-02", None, None), ("Testov Generated-01", None, None)]
    record.unite(Kind.PERSON, 1, other)
    assert ("Testov Generated-01", "2020-05-09", None) in detentions(case)
    record.undo(last())
    assert ("Testov Generated-01", None, None) in detentions(case)


def take_person(record: Any, case: Any, report: Any) -> int:
    return int(record.add(case, report, "person", "Testov Generated-01 was", {"name": "T. Generated"}))


def test_a_part_of_a_person_takes_the_release_along(record: Any, case: Any, report: Any, arrest: int) -> None:
    from gravamen.names.named import Kind

    record.add(case, report, "person", "Testov Generated-01 was", {"name": "T. Generated"}, into=1)
    record.tell(case, report, "was freed", date="2020-05-09", kind="release", person="P1", about=arrest)
    record.split(Kind.PERSON, 1, ["T. Generated"], [arrest])
    assert ("T. Generated", "2020-05-09", None) in detentions(case)


def test_a_recorded_review_tells_a_release(record: Any, case: Any, report: Any, arrest: int) -> None:
    from gravamen.casebook.recorded import apply

    review = """
    [[decision]]
    decide = "add"
    report = "report.txt"
    kind = "act"
    quote = "were detained"
    id = "arrest"
    set.type = "arrest_detention"
    [[decision]]
    decide = "tell"
    report = "report.txt"
    quote = "was freed"
    date = "2020-05-09"
    kind = "release"
    person = "Testov Generated-01"
    about = "arrest"
    """
    assert apply(record, case, review).added == 1
    assert ("Testov Generated-01", "2020-05-09", None) in detentions(case)
    assert apply(record, case, review).added == 0


def test_a_proposed_circumstance_can_be_corrected_into_a_release(record: Any, case: Any, report: Any, arrest: int) -> None:
    from gravamen.casebook.models import Circumstance, Proposal

    proposal = Proposal(
        report=report, kind="circumstance", position=99, content={"date": None, "passages": {"act": [[0, 5]]}}, start=0, end=5,
        quote="On 4 ", reader="test",
    )  # fmt: skip
    with record._change("propose", "a made proposal") as change:
        change.save(proposal)
    record.accept(case, proposal.pk, {"kind": "release", "about": f"A{arrest}", "date": "2020-05-09"})
    assert Circumstance.objects.get().kind == "release"


def letter(record: Any, case: Any, dated: str, acts: list[int]) -> str:
    return str(record.note_intervention(case, "Generated Director", datetime.date.fromisoformat(dated), {"a.pdf": b"a"}, acts))


def test_letters_are_sent_and_answered_by_what_reports_tell(record: Any, case: Any, report: Any) -> None:
    from gravamen.casebook.correspondence import letters

    first, second = letter(record, case, "2020-06-01", []), letter(record, case, "2020-07-01", [])
    assert [(one.id, one.door, one.sent) for one in letters(case)] == [
        (first, "ilo_dg_intervention", None),
        (second, "ilo_dg_intervention", None),
    ]
    record.tell(case, report, "The Office", kind="sent", letter=first, date="2020-06-02")
    record.tell(case, report, "Office", kind="sent", letter=second)
    record.tell(case, report, "The Office acknowledges the letter", kind="reply", date="2020-06-20")
    record.tell(case, report, "acknowledges the letter", kind="reply", date="2020-08-01", letter=second)
    assert [(one.sent, [str(reply) for reply in one.replies]) for one in letters(case)] == [
        (datetime.date(2020, 6, 2), ["2020-06-20"]),
        (datetime.date(2020, 7, 1), ["2020-08-01"]),
    ]


def test_what_is_told_of_letters_is_no_background_of_the_next(record: Any, case: Any, report: Any, arrest: int) -> None:
    from gravamen.casebook.brief import brief
    from gravamen.drafting.letter import draft
    from gravamen.drafting.renderings.plain import plain

    record.tell(case, report, "The Office acknowledges the letter", kind="reply", text="The Office has answered")
    assert "has answered" not in plain(draft(brief(case, datetime.date(2020, 6, 1))))


def age(house: House) -> None:
    """The chain as it was written before circumstances had a kind: its entries do not know the new columns."""
    from gravamen.casebook.audit import drop_anchor
    from gravamen.casebook.changes import canonical, hash_of
    from gravamen.casebook.models import Entry

    unguard()
    previous = ""
    for entry in Entry.objects.order_by("number"):
        changes = json.loads(entry.changes)
        for table, _, *states in changes:
            for state in states:
                if table == "casebook.circumstance" and state is not None:
                    for column in ("kind", "person_id", "place", "letter_id"):
                        assert state.pop(column) in ("", None)
        entry.changes, entry.previous = canonical(changes), previous
        entry.hash = previous = hash_of(entry)
        entry.save()
    drop_anchor(house.anchor, house.keyring)


def test_a_chain_from_before_still_holds_and_can_be_undone(
    record: Any, case: Any, report: Any, arrest: int, house: House
) -> None:
    record.tell(case, report, "was freed", text="One was freed", about=arrest)
    number = last()
    age(house)
    assert faults(house) == ()
    before = everything()
    record.undo(number)
    assert faults(house) == ()
    record.undo(last())
    assert everything() == before


def test_a_new_column_changed_behind_an_old_entry_is_found(
    record: Any, case: Any, report: Any, arrest: int, house: House
) -> None:
    from gravamen.casebook.models import Circumstance

    record.tell(case, report, "was freed", text="One was freed", about=arrest)
    age(house)
    Circumstance.objects.update(kind="release")
    assert any("changed without an entry (kind)" in fault for fault in faults(house))
    Circumstance.objects.update(kind="")
