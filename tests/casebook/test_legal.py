"""From the rows of the record to the facts that the law asks about."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from gravamen.edtf import parse
from gravamen.standards.models import Doer, Sender
from gravamen.standards.questions import gaps_of

DAY = datetime.date(2021, 3, 1)
TOLD = (
    "The police raided the office of the Generated Union of Testers (GUT) on 3 May 2020. They seized all laptops. "
    "No warrant was shown.\n\nOn 4 May 2020 Testov Generated-01, chairman of GUT, was detained.\n"
)


@pytest.fixture
def entered(record: Any, case: Any, take: Callable[..., Any]) -> Any:
    """The case with everything accepted that its report proposes."""
    from gravamen.casebook.models import Proposal

    report = take(TOLD)
    for kind in ("organisation", "person", "act"):
        for one in Proposal.objects.filter(report=report, kind=kind).order_by("pk"):
            record.accept(case, one.pk)
    return report


def test_acts_become_facts(entered: Any, case: Any) -> None:
    from gravamen.casebook.legal import case_facts

    facts = case_facts(case, DAY, Sender.NATIONAL)
    assert (facts.country, facts.on, facts.sender) == ("BY", DAY, Sender.NATIONAL)
    by_type = {one.type.value: one for one in facts.acts}
    raid, seizure, arrest = (by_type[name] for name in ("search_raid", "seizure", "arrest_detention"))
    assert raid.date == parse("2020-05-03")
    assert raid.doers == {Doer.STATE}
    assert raid.organisations_hit == ("Generated Union of Testers",)
    assert seizure.object
    (hit,) = arrest.victims
    assert (hit.name, hit.kind, hit.office, hit.officer) == ("Testov Generated-01", "person", "chairman of GUT", True)
    assert arrest.officers_hit


def test_words_about_an_act_have_their_place(entered: Any, case: Any, record: Any) -> None:
    from gravamen.casebook.legal import case_facts

    raid = case_facts(case, DAY).acts[0]
    assert all(told.where.startswith(str(entered)) for told in raid.told)
    assert "warrant" in {one.id for one in gaps_of(raid).open}
    record.tell(case, entered, "No warrant was shown.", about=int(raid.id[1:]))
    raid = case_facts(case, DAY).acts[0]
    assert "warrant" not in {one.id for one in gaps_of(raid).open}
    assert "warrant" in {mention.question.id for mention in gaps_of(raid).mentioned}


def test_what_was_refused_on_the_same_occasion_is_told_of_the_act(entered: Any, case: Any, record: Any) -> None:
    from gravamen.casebook.legal import case_facts
    from gravamen.casebook.models import Act

    denied = record.add(
        case, entered, "act", "No warrant was shown.", {"type": "denial_of_due_process", "certainty": "stated", "victims": []}
    )
    raid = Act.objects.get(type="search_raid")
    record.group(case, "The raid", [raid.pk, denied])
    facts = {one.id: one for one in case_facts(case, DAY).acts}
    assert any("No warrant" in told.words for told in facts[str(raid)].told)


def test_affiliates_are_those_of_the_profile(entered: Any, case: Any, record: Any) -> None:
    from gravamen.casebook.legal import case_facts

    assert case_facts(case, DAY).affiliates_hit is None, "nobody said who writes"
    record.set_profile({"name": "Generated Federation", "affiliates": ["GUT"]})
    assert case_facts(case, DAY).affiliates_hit is True
    record.set_profile({"name": "Generated Federation", "affiliates": ["Another Union"]})
    assert case_facts(case, DAY).affiliates_hit is False


def test_a_case_without_acts_is_empty(case: Any) -> None:
    from gravamen.casebook.legal import case_facts

    assert case_facts(case, DAY).acts == ()
