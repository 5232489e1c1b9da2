"""The calendar file, parsed back by the letter of RFC 5545."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.edtf import parse
from gravamen.followup.agenda import Item
from gravamen.followup.ics import ics

STAMP = datetime.datetime(2021, 3, 14, 12, 0, 5, tzinfo=datetime.timezone(datetime.timedelta(hours=3)))


def item(when: str = "2021-03-13", **more: Any) -> Item:
    said = {"title": "a term ends", "what": "The term of Person 1 ends", "why": "counted", **more}
    return Item(id="made-term-A2-P1", kind="detention", case="made", when=parse(when), source="A2", **said)


def read(content: bytes) -> list[dict[str, str]]:
    """The events of a calendar: lines unfolded, texts without their escapes. Fails where the form is not kept."""
    text = content.decode()
    assert text.endswith("\r\n")
    lines = text.removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text)
    whole: list[str] = []
    for line in lines:
        if line.startswith(" "):
            whole[-1] += line[1:]
        else:
            whole.append(line)
    assert (whole[0], whole[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert {"VERSION:2.0"} <= set(whole)
    events: list[dict[str, str]] = []
    for line in whole[1:-1]:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and line != "END:VEVENT":
            assert name not in events[-1]
            events[-1][name] = re.sub(r"\\(.)", lambda hit: "\n" if hit[1] == "n" else hit[1], value)
    return events


def test_an_event_names_the_case_and_nobody() -> None:
    (event,) = read(ics([item(persons=("P1",))], STAMP))
    assert event["SUMMARY"] == "made: a term ends (1 person)"
    assert event["UID"] == "made-term-A2-P1@gravamen"
    assert event["DTSTAMP"] == "20210314T090005Z"
    assert event["CLASS"] == "CONFIDENTIAL"
    assert "Person 1" not in "".join(event.values())
    assert event["DESCRIPTION"] == "See: gravamen agenda made"


def test_names_stand_in_it_where_they_are_asked_for() -> None:
    (event,) = read(ics([item(persons=("P1",))], STAMP, names=True))
    assert event["DESCRIPTION"] == "The term of Person 1 ends\nWhy: counted"
    assert "Person 1" not in event["SUMMARY"], "what a telephone shows on its locked screen names nobody"


@pytest.mark.parametrize(
    ("when", "first", "end"),
    [
        ("2021-03-13", "20210313", "20210314"),
        ("2021-12-31", "20211231", "20220101"),
        ("2021-05/2021-06", "20210501", "20210701"),
        ("2021-03-08/2021-03-18", "20210308", "20210319"),
        ("2021-03-13/..", "20210313", "20210314"),
        ("../2021-03-13", "20210313", "20210314"),
    ],
)
def test_days_are_whole_and_the_end_is_exclusive(when: str, first: str, end: str) -> None:
    (event,) = read(ics([item(when=when)], STAMP))
    assert (event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]) == (first, end)


def test_the_same_item_keeps_its_uid_whatever_it_says() -> None:
    one, other = read(ics([item(title="a term ends"), item(title="a term is over", when="2021-03-14")], STAMP))
    assert one["UID"] == other["UID"]


_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n;,\\:\"'é中🕊"), max_size=300)


@given(_TEXT, _TEXT)
def test_any_text_comes_back(title: str, what: str) -> None:
    (event,) = read(ics([item(title=title, what=what)], STAMP, names=True))
    assert event["SUMMARY"] == f"made: {title}"
    assert event["DESCRIPTION"] == f"{what}\nWhy: counted"


@pytest.mark.parametrize("letter", ["x", "é", "中", "🕊", ";"], ids=["one octet", "two", "three", "four", "escaped"])
def test_a_long_line_is_folded_and_unfolds(letter: str) -> None:
    (event,) = read(ics([item(title=letter * 400)], STAMP))
    assert event["SUMMARY"] == f"made: {letter * 400}"


def test_an_empty_agenda_is_a_calendar() -> None:
    assert read(ics([], STAMP)) == []
