"""The tables of principles, cases and classes: their schema, and that one leads to the other."""

from __future__ import annotations

import datetime

import pytest

from gravamen.countries import country
from gravamen.standards.tables import rows
from gravamen.terms import ActType

STATUS = {"seen", "unconfirmed", "doubtful", "unknown"}
PRINCIPLES = {row["key"]: row for row in rows("principles.csv")}
TYPES = {one.value for one in ActType}


def test_principles_have_their_columns() -> None:
    for key, row in PRINCIPLES.items():
        assert row["text"] in {"read", "heading", "unread"}, key
        assert row["section_status"] in {"read", "unread", "none"}, key
        assert {row["compilation_status"], row["digest_status"]} <= STATUS, key
        assert bool(row["compilation"]) == (row["compilation_status"] != "unknown"), key
        assert bool(row["digest"]) == (row["digest_status"] != "unknown"), key
        assert row["source"].startswith("https://"), key
        assert row["principle"].endswith("."), key
        assert not any(sign.isdigit() for sign in key), f"{key}: a key is shown, and bears no number"
        assert "(" not in row["principle"], f"{key}: a remark on the source is no principle"
    assert len(PRINCIPLES) == len(rows("principles.csv"))


def test_what_was_not_read_has_no_number_that_was_seen() -> None:
    for key, row in PRINCIPLES.items():
        if row["text"] != "read":
            assert "seen" not in (row["compilation_status"], row["digest_status"]), key


def test_the_paragraphs_of_the_compilation_that_were_seen() -> None:
    """They stand in the ILO workers' guide; any other is a recollection, whatever a row says."""
    seen = {row["compilation"] for row in PRINCIPLES.values() if row["compilation_status"] == "seen"}
    assert seen == {"203", "421", "426", "456", "1579-1609"}
    assert all("foa-workersguide" in row["source"] for row in PRINCIPLES.values() if row["compilation_status"] == "seen")


@pytest.mark.parametrize("kind", list(ActType))
def test_every_type_of_act_calls_for_principles_that_there_are(kind: ActType) -> None:
    called = [row["principle"] for row in rows("act_principles.csv") if row["act"] == kind.value]
    assert called
    assert len(called) == len(set(called))
    assert set(called) <= set(PRINCIPLES)


def test_ranges_run_upwards_and_hold_the_paragraphs_that_were_seen() -> None:
    found = [(row["act"], *map(int, row["paragraphs"].split("-"))) for row in rows("ranges.csv")]
    assert len(found) == len(set(found))
    assert {act for act, _, _ in found} <= TYPES
    assert all(1 <= first < last <= 1700 for _, first, last in found)
    assert all(1 <= int(row["indicator"]) <= 97 and row["indicator"] != "37" for row in rows("ranges.csv"))
    for paragraph in (203, 421, 426, 456):
        assert any(first <= paragraph <= last for _, first, last in found)


def test_cases_lead_to_principles_and_countries() -> None:
    for row in rows("principle_cases.csv"):
        assert row["principle"] in PRINCIPLES
        assert country(row["country"])
        assert int(row["case"]) > 0
        assert int(row["report"]) > 0
        assert int(row["paragraph"]) > 0
    assert {row["act"] for row in rows("act_principles.csv")} == TYPES


def test_reports_come_out_in_their_order() -> None:
    dated = [(int(row["report"]), row["public"]) for row in rows("reports.csv")]
    assert [number for number, _ in dated] == sorted({number for number, _ in dated})
    months = [public if len(public) > 4 else f"{public}-01" for _, public in dated]
    assert months == sorted(months)


def test_cases_read_say_what_they_teach() -> None:
    texts = [row["text"] for row in rows("cases.csv")]
    assert len(texts) == len(set(texts))
    for row in rows("cases.csv"):
        assert row["text"].isdigit()
        assert country(row["country"])
        assert set(row["acts"].split()) <= TYPES
        assert row["missing"] in {"yes", "no"}
        assert row["dated"] or row["report"] or row["complaint"], row["text"]
        assert row["kind"] in {"", "interim", "definitive", "kept informed", "follow-up"}


@pytest.mark.parametrize("kind", list(ActType))
def test_every_type_of_act_is_classed_or_said_to_have_no_class(kind: ActType) -> None:
    (row,) = [row for row in rows("classes.csv") if row["act"] == kind.value]
    for column in ("ituc", "ituc_leader"):
        assert row[column] == "none" or all(1 <= int(one) <= 97 for one in row[column].split())
    assert row["sdg_16_10_1"] in {"none", *"ABCDEF"}
    codes = row["huridocs"].split()
    assert codes
    assert all(len(code) == 12 and code.isdigit() for code in codes)


def test_findings_and_other_ratifications_have_their_day_and_source() -> None:
    for row in rows("findings.csv"):
        assert country(row["country"])
        assert datetime.date.fromisoformat(row["public"])
        assert row["source"].startswith("http")
        assert set(row["acts"].split()) <= TYPES
    for row in rows("other_ratifications.csv"):
        assert country(row["country"])
        assert row["instrument"] in {"C135", "C151", "C154"}
        assert datetime.date.fromisoformat(row["known"])
        assert "Report" in row["source"]
