"""The Committee's questions answered, decisions on the law, who a report comes from: kept, shown, taken back."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from tests.casebook.conftest import NOW

from gravamen.standards.questions import gaps, gaps_of

DAY = datetime.date(2021, 3, 1)


@pytest.fixture
def entered(take: Callable[..., Any], case: Any, record: Any) -> Any:
    """The report with all that it proposes accepted."""
    from gravamen.casebook.models import Proposal

    report = take()
    for one in Proposal.objects.filter(report=report).order_by("pk"):
        if one.kind in ("person", "organisation", "act"):
            record.accept(case, one.pk)
    return report


def act(type_: str) -> Any:
    from gravamen.casebook.models import Act

    return Act.objects.get(type=type_)


def facts(case: Any, row: Any) -> Any:
    from gravamen.casebook.legal import case_facts

    return next(one for one in case_facts(case, DAY).acts if one.id == str(row))


def open_of(case: Any, row: Any) -> set[str]:
    return {one.id for one in gaps_of(facts(case, row)).open}


def test_an_answer_with_its_passage_closes_the_gap_and_is_undone(entered: Any, case: Any, record: Any) -> None:
    from gravamen.casebook.asked import of_act
    from gravamen.casebook.models import Entry, Particular

    raid = act("search_raid")
    assert "warrant" in open_of(case, raid)
    record.answer(case, "warrant", act=raid.pk, answer="no", report=entered, quote="They seized all laptops")
    assert "warrant" not in open_of(case, raid)
    (answer,) = of_act(raid)["warrant"]
    assert (answer.answer, answer.verified_by, answer.passages[0].quote) == ("no", "Officer One", "They seized all laptops")
    record.undo(Entry.objects.latest("number").number)
    assert "warrant" in open_of(case, raid)
    assert not Particular.objects.exists()


def test_an_answer_that_no_report_says_says_who_does(entered: Any, case: Any, record: Any) -> None:
    from gravamen.casebook.asked import of_act

    raid = act("search_raid")
    record.answer(case, "inventory", act=raid.pk, answer="partly", text="A list, no copy", told_by="the chair by telephone")
    (answer,) = of_act(raid)["inventory"]
    assert (answer.passages, answer.told_by) == ((), "the chair by telephone")


def test_an_answer_is_given_anew_and_what_was_said_before_stays(entered: Any, case: Any, record: Any) -> None:
    from gravamen.casebook.asked import of_act
    from gravamen.casebook.history import past
    from gravamen.casebook.models import Value

    raid = act("search_raid")
    record.answer(case, "warrant", act=raid.pk, answer="no")
    record.answer(case, "warrant", act=raid.pk, answer="yes", text="of an investigator")
    (answer,) = of_act(raid)["warrant"]
    assert (answer.answer, answer.text) == ("yes", "of an investigator")
    assert list(Value.objects.filter(particular__isnull=False).order_by("pk").values_list("text", "held")) == [
        ("no", False),
        ("yes: of an investigator", True),
    ]
    assert [one.action for one in past("act", raid.pk)[:2]] == ["answer", "answer"]


def test_not_known_closes_a_question_too(entered: Any, case: Any, record: Any) -> None:
    arrest = act("arrest_detention")
    record.answer(case, "counsel", act=arrest.pk, answer="not known")
    assert "counsel" not in open_of(case, arrest)


def test_what_follows_is_asked_once_the_first_is_answered_with_yes(entered: Any, case: Any, record: Any) -> None:
    raid = act("search_raid")
    assert "same" not in open_of(case, raid)
    record.answer(case, "home", act=raid.pk, answer="yes", text="to the prosecutor on 5 May 2020")
    assert "same" in open_of(case, raid)
    record.answer(case, "same", act=raid.pk, answer="no", text="it leaves the laptops out")
    assert not {"home", "same"} & open_of(case, raid)


def test_the_office_of_a_person_is_an_answer_of_their_own(entered: Any, case: Any, record: Any) -> None:
    from gravamen.casebook.brief import brief
    from gravamen.casebook.models import Affiliation, Person

    arrest = act("arrest_detention")
    person = Person.objects.get()
    Affiliation.objects.all().delete()
    assert "office" in open_of(case, arrest)
    record.answer(case, "office", act=arrest.pk, person=person.pk, text="deputy chair")
    assert "office" not in open_of(case, arrest)
    assert facts(case, arrest).victims[0].office == "deputy chair"
    (told,) = brief(case, DAY).persons
    assert told.role == "deputy chair"


def test_a_release_says_the_present_state(entered: Any, case: Any, record: Any) -> None:
    arrest = act("arrest_detention")
    assert "now" in open_of(case, arrest)
    record.tell(case, entered, "was detained", about=arrest.pk, kind="release", date="2020-05-06", person="Testov Generated-01")
    assert "now" not in open_of(case, arrest)


def test_answers_of_the_case_as_a_whole(entered: Any, case: Any, record: Any) -> None:
    from gravamen.casebook.legal import case_facts

    def whole() -> set[str]:
        found = [one for one in gaps(case_facts(case, DAY)) if one.act is None]
        return {question.id for one in found for question in one.open}

    assert whole() == {"remedy", "union", "pending", "elsewhere"}
    record.answer(case, "pending", answer="yes", text="a district court, since June 2020")
    record.answer(case, "elsewhere", answer="special-rapporteur")
    record.answer(case, "elsewhere", answer="oecd")
    record.answer(case, "remedy", text="give the laptops back")
    record.answer(case, "union", text="300 members")
    assert whole() == set()
    found = case_facts(case, DAY)
    assert (found.pending_at_home, found.pending_elsewhere) == (True, ("special-rapporteur", "oecd"))
    record.answer(case, "pending", answer="no")
    assert case_facts(case, DAY).pending_at_home is False


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param({"question": "nothing"}, "no question", id="no question"),
        pytest.param({"question": "warrant"}, "asked of an act", id="of the case, and it is of an act"),
        pytest.param({"question": "union", "act": 1}, "asked of the case", id="of an act, and it is of the case"),
        pytest.param({"question": "warrant", "act": 1, "answer": "maybe"}, "no answer", id="no choice"),
        pytest.param({"question": "link", "act": 1, "answer": "yes"}, "no answer", id="words are wanted"),
        pytest.param({"question": "warrant", "act": 1}, "says nothing", id="empty"),
        pytest.param({"question": "warrant", "act": 1, "answer": "no", "date": "May"}, "date", id="no date"),
        pytest.param({"question": "warrant", "act": 1, "answer": "no", "quote": "laptops"}, "which report", id="no report"),
        pytest.param({"question": "counsel", "act": 1, "answer": "no", "person": 1}, "was not hit", id="somebody else"),
        pytest.param({"question": "elsewhere", "answer": "heaven"}, "no answer", id="no door"),
    ],
)
def test_what_is_no_answer_is_refused(entered: Any, case: Any, record: Any, given: dict[str, Any], said: str) -> None:
    from gravamen.casebook.models import Entry
    from gravamen.errors import GravamenError

    before = Entry.objects.count()
    if given.get("act"):
        given = {**given, "act": act("search_raid").pk}
    with pytest.raises(GravamenError, match=said):
        record.answer(case, given["question"], **{name: value for name, value in given.items() if name != "question"})
    assert Entry.objects.count() == before


def test_an_answer_is_taken_away_whole(entered: Any, case: Any, record: Any) -> None:
    from gravamen.casebook.models import Entry, Particular

    raid = act("search_raid")
    made = record.answer(case, "warrant", act=raid.pk, answer="no", report=entered, quote="They seized all laptops")
    record.unanswer(made.pk)
    assert not Particular.objects.exists()
    record.undo(Entry.objects.latest("number").number)
    assert "warrant" not in open_of(case, raid)


def test_what_a_documenter_answers_waits_for_a_verifier(entered: Any, case: Any, house: Any) -> None:
    from gravamen.casebook.roles import Role
    from gravamen.casebook.services import Record

    raid = act("search_raid")
    Record(house, "Documenter", lambda: NOW, Role.DOCUMENTER).answer(case, "warrant", act=raid.pk, answer="no")
    raid.refresh_from_db()
    assert raid.awaits


def test_a_reader_answers_and_decides_nothing(entered: Any, case: Any, house: Any) -> None:
    from gravamen.casebook.errors import NotAllowed
    from gravamen.casebook.roles import Role
    from gravamen.casebook.services import Record

    reader = Record(house, "Reader", lambda: NOW, Role.READER)
    raid = act("search_raid")
    for change in (
        lambda: reader.answer(case, "warrant", act=raid.pk, answer="no"),
        lambda: reader.qualify(raid.pk, "article", "C087 Article 3", "agreed"),
        lambda: reader.sent_by(entered.pk, "union"),
    ):
        with pytest.raises(NotAllowed):
            change()


def test_a_letter_cites_what_was_agreed_and_not_what_was_refused(entered: Any, case: Any, record: Any) -> None:
    from gravamen.casebook.brief import brief
    from gravamen.casebook.models import Entry

    def cited() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
        return {
            f"{one.id} {article.number}": (article.acts, article.undecided)
            for one in brief(case, DAY).standards
            for article in one.articles
        }

    raid, seizure, arrest = act("search_raid"), act("seizure"), act("arrest_detention")
    of_all = (str(raid), str(seizure), str(arrest))
    assert cited() == {"C087 Article 3": (of_all, of_all)}
    record.qualify(raid.pk, "article", "C087 Article 3", "agreed")
    record.qualify(arrest.pk, "article", "C087 Article 3", "refused", reason="held for a debt")
    assert cited() == {"C087 Article 3": ((str(raid), str(seizure)), (str(seizure),))}
    record.qualify(arrest.pk, "article", "C087 Article 11", "added", reason="fear in the branch")
    record.qualify(arrest.pk, "article", "C135 Article 1", "added", reason="hit as the chair")
    record.qualify(arrest.pk, "article", "C151 Article 4", "added", reason="a public employer")
    found = cited()
    assert found["C087 Article 11"] == found["C135 Article 1"] == ((str(arrest),), ())
    assert "C151 Article 4" not in found, "its words were not seen in a source"
    for _ in range(3):
        record.undo(Entry.objects.filter(action="qualify").order_by("-number")[_].number)
    assert cited() == {"C087 Article 3": ((str(raid), str(seizure)), (str(seizure),))}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(("article", "C087 Article 99", "agreed", ""), "no article", id="no article"),
        pytest.param(("principle", "nothing", "agreed", ""), "no article or principle", id="no principle"),
        pytest.param(("article", "C087 Article 3", "maybe", ""), "no decision", id="no decision"),
        pytest.param(("article", "C087 Article 3", "refused", " "), "reason is missing", id="no reason"),
    ],
)
def test_what_is_no_decision_is_refused(entered: Any, record: Any, given: tuple[str, str, str, str], said: str) -> None:
    from gravamen.casebook.errors import BadValue

    kind, of, decision, reason = given
    with pytest.raises(BadValue, match=said):
        record.qualify(act("search_raid").pk, kind, of, decision, reason=reason)


def test_a_decision_is_left_open_again(entered: Any, case: Any, record: Any) -> None:
    from gravamen.casebook.legal import decisions

    raid = act("search_raid")
    record.qualify_all(raid.pk, [("article", "C087 Article 3"), ("principle", "premises-inviolable")], "agreed")
    assert {of for _, of in decisions([raid.pk])[raid.pk]} == {"C087 Article 3", "premises-inviolable"}
    record.qualify(raid.pk, "principle", "premises-inviolable", "")
    assert {of for _, of in decisions([raid.pk])[raid.pk]} == {"C087 Article 3"}


def test_who_a_report_comes_from(entered: Any, record: Any) -> None:
    from gravamen.casebook.errors import BadValue
    from gravamen.casebook.models import Entry, Report

    record.sent_by(entered.pk, "union")
    assert Report.objects.get().sender_kind == "union"
    with pytest.raises(BadValue):
        record.sent_by(entered.pk, "nobody")
    record.undo(Entry.objects.latest("number").number)
    assert Report.objects.get().sender_kind == ""


def test_an_office_makes_the_victim_an_officer(entered: Any) -> None:
    (party,) = act("arrest_detention").involvements.filter(person__isnull=False)
    assert party.standing == "officer", "chairman of GUT"


def test_two_persons_made_one_keep_their_answers(entered: Any, case: Any, record: Any) -> None:
    from gravamen.casebook.models import Entry, Particular, Person
    from gravamen.names.named import Kind

    arrest = act("arrest_detention")
    first = Person.objects.get()
    number = record.add(case, entered, "person", "Testov Generated-01", {"name": "Testov G."})
    record.answer(case, "now", act=arrest.pk, person=first.pk, text="at home")
    record.unite(Kind.PERSON, number, first.pk)
    assert Particular.objects.get().person_id == number
    record.undo(Entry.objects.latest("number").number)
    assert Particular.objects.get().person_id == first.pk


def test_the_chain_knows_answers_and_decisions(entered: Any, case: Any, record: Any, house: Any) -> None:
    from gravamen.casebook.as_of import as_of
    from gravamen.casebook.audit import verify
    from gravamen.casebook.models import Particular, Qualified

    raid = act("search_raid")
    record.answer(case, "warrant", act=raid.pk, answer="no", report=entered, quote="They seized all laptops")
    record.qualify(raid.pk, "article", "C087 Article 3", "agreed")
    assert verify(house.originals, house.anchor, house.keyring).faults == ()
    Qualified.objects.update(decision="refused")
    assert verify(house.originals, house.anchor, house.keyring).faults
    with as_of(NOW.date()):
        assert Particular.objects.get().answer == "no"
