"""How many independent sources say a value: copies, forwards and one sender count once; what is said otherwise is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from gravamen.intake import receive

Take = Callable[..., Any]

OWN = (
    "We saw it ourselves from the gate of the plant. On 4 May 2020 Testov Generated-01 was detained by two men in plain "
    "clothes and driven away in a grey van without plates. His colleagues called the police, who said they knew nothing of it."
)
OTHER = (
    "A colleague of the detained man telephoned our office in the evening. She told us that Testov Generated-01 was detained "
    "on the way to the night shift; the date was 4 May 2020. His wife has had no news of him since and asks the union for help."
)
DIFFERS = (
    "Our branch has collected statements of three witnesses. According to them Testov Generated-01 was detained at the bus "
    "stop on 5 May 2020, after the meeting about the new collective agreement, and held overnight at the district station."
)
COPY = "From the wire: " + OWN.replace("We saw it ourselves", "Witnesses saw it").replace("grey van", "gray van")


@pytest.fixture
def told(record: Any, case: Any) -> Callable[..., Any]:
    """An act as one report after another tells it; each report may have a sender, or have come within another."""

    def tell(*reports: tuple[str, str, str]) -> Any:
        from gravamen.casebook import queries

        number = None
        for at, (text, source, date) in enumerate(reports):
            report = record.take_in(case, receive(text.encode(), f"{at}.txt"), source=source)[0].report
            content = {
                "type": "arrest_detention",
                "date": {"value": date, "quote": "4 May 2020" if date.endswith("04") else "5 May 2020"},
                "victims": [{"person": "Testov Generated-01"}],
            }
            number = record.add(case, report, "act", "was detained", content, into=number) or number
        return queries.act(number or 0)

    return tell


def of(act: Any, field: str) -> Any:
    from gravamen.casebook.corroboration import corroborated

    return next(one for one in corroborated(act) if one.field == field)


FOURTH, FIFTH = "2020-05-04", "2020-05-05"


@pytest.mark.parametrize(
    ("reports", "sources", "against"),
    [
        pytest.param([(OWN, "Union A", FOURTH)], 1, 0, id="one"),
        pytest.param([(OWN, "Union A", FOURTH), (OTHER, "Union B", FOURTH)], 2, 0, id="two"),
        pytest.param([(OWN, "", FOURTH), (OTHER, "", FOURTH)], 2, 0, id="senders unknown"),
        pytest.param([(OWN, "Union A", FOURTH), (COPY, "Agency", FOURTH)], 1, 0, id="a copy"),
        pytest.param([(OWN, "Union A", FOURTH), (OTHER, "union a.", FOURTH)], 1, 0, id="one sender"),
        pytest.param(
            [(OWN, "A <post@a.example>", FOURTH), (OTHER, "Post <POST@a.example>", FOURTH)], 1, 0, id="one sender's address"
        ),
        pytest.param([(OWN, "Union A", FOURTH), (DIFFERS, "Union B", FIFTH)], 1, 1, id="one says otherwise"),
        pytest.param(
            [(OWN, "Union A", FOURTH), (OTHER, "Union B", FOURTH), (COPY, "Agency", FOURTH), (DIFFERS, "Union C", FIFTH)],
            2,
            1,
            id="three reports are two sources, one says otherwise",
        ),
    ],
)
def test_sources_of_a_date(told: Callable[..., Any], reports: list[tuple[str, str, str]], sources: int, against: int) -> None:
    found = of(told(*reports), "date")
    assert (len(found.sources), len(found.against)) == (sources, against)
    assert [one.text for one in found.held] == [FOURTH]


def test_a_source_that_says_both_is_no_other_source(told: Callable[..., Any]) -> None:
    found = of(told((OWN, "Union A", FOURTH), (DIFFERS, "Union A", FIFTH)), "date")
    assert (len(found.sources), len(found.against)) == (1, 0)
    assert found.of_two_minds
    assert [one.text for one in found.otherwise] == [FIFTH]


def test_why_reports_count_as_one_is_said(told: Callable[..., Any]) -> None:
    found = of(told((OWN, "Union A", FOURTH), (COPY, "Agency", FOURTH)), "act")
    assert [one.why for one in found.sources] == [("same words",)]
    assert [len(one.reports) for one in found.sources] == [2]


def test_what_came_in_one_e_mail_is_one_source(record: Any, case: Any) -> None:
    from email.message import EmailMessage

    from gravamen.casebook.corroboration import independent

    mail = EmailMessage()
    mail["From"], mail["Subject"] = "desk@a.example", "Two statements"
    mail.set_content(OWN)
    mail.add_attachment(OTHER.encode(), maintype="text", subtype="plain", filename="other.txt")
    receipts = record.take_in(case, receive(mail.as_bytes(), "mail.eml"))
    found = independent([one.report.pk for one in receipts])
    assert len(receipts) == 2
    assert [one.why for one in found] == [("one came within the other",)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(OWN, COPY, True, id="near-verbatim"),
        pytest.param(OWN, "Heading\n\n" + OWN.upper() + "\n\nMore of our own. " * 3, True, id="whole within more"),
        pytest.param(OWN, OTHER, False, id="the same told otherwise"),
        pytest.param("was detained on 4 May 2020", "was detained on 4 May 2020", False, id="too short to say"),
    ],
)
@pytest.mark.usefixtures("house")
def test_copies_are_seen(one: str, other: str, expected: bool) -> None:
    from gravamen.casebook.corroboration import copies

    assert bool(copies({1: one, 2: other})) is expected


def test_the_number_of_queries_does_not_grow_with_the_reports(told: Callable[..., Any]) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries(act: Any) -> int:
        with CaptureQueriesContext(connection) as counted:
            of(act, "date")
        return len(counted)

    few = queries(told((OWN, "Union A", FOURTH)))
    many = [(f"{OTHER} Statement {at}.", f"Union {at}", FOURTH) for at in range(12)]
    assert queries(told(*many)) <= few
