"""Which doors are open, which are closed and why; what makes a case urgent."""

from __future__ import annotations

import datetime

import pytest

from gravamen.standards.doors import State, doors, sources, urgency
from gravamen.standards.models import ActFacts, CaseFacts, Doer, Hit, Sender, Told
from gravamen.standards.tables import tables
from gravamen.terms import ActType as T

DAY = datetime.date(2026, 11, 1)
STATE = frozenset({Doer.STATE})
RAID = ActFacts("A1", T.SEARCH_RAID, doers=STATE)
DISMISSAL = ActFacts("A2", T.DISMISSAL, doers=frozenset({Doer.EMPLOYER}))
UNSAID = ActFacts("A3", T.DISMISSAL)


def state(case: CaseFacts, id: str) -> State:
    (found,) = [one for one in doors(case) if one.id == id]
    assert found.reasons, "a reason, with where it stands"
    assert all(one.words and one.source for one in found.reasons)
    return found.state


@pytest.mark.parametrize(
    ("id", "case", "expected"),
    [
        pytest.param("cfa", CaseFacts("BY", DAY, (RAID,), Sender.NATIONAL), State.OPEN, id="a national organization"),
        pytest.param("cfa", CaseFacts("US", DAY, (RAID,), Sender.CONSULTATIVE), State.OPEN, id="no ratification is needed"),
        pytest.param("cfa", CaseFacts("BY", DAY, (RAID,), Sender.AFFILIATES, True), State.OPEN, id="affiliates are hit"),
        pytest.param("cfa", CaseFacts("BY", DAY, (RAID,), Sender.AFFILIATES, False), State.CLOSED, id="no affiliate is hit"),
        pytest.param("cfa", CaseFacts("BY", DAY, (RAID,), Sender.AFFILIATES), State.CHECK, id="nobody knows whether one is"),
        pytest.param("cfa", CaseFacts("BY", DAY, (RAID,), Sender.OTHER), State.CLOSED, id="none of the three"),
        pytest.param("cfa", CaseFacts("BY", DAY, (RAID,)), State.CHECK, id="nobody said who writes"),
        pytest.param("intervention", CaseFacts("BY", DAY, (RAID,), Sender.OTHER), State.OPEN, id="anyone may ask"),
        pytest.param("art24", CaseFacts("BY", DAY, (RAID,), Sender.OTHER), State.OPEN, id="ratified"),
        pytest.param("art24", CaseFacts("US", DAY, (RAID,), Sender.OTHER), State.CLOSED, id="not ratified"),
        pytest.param("art24", CaseFacts("AT", DAY, (RAID,), Sender.OTHER), State.CHECK, id="ratified by elimination"),
        pytest.param("art24", CaseFacts("XX", DAY, (RAID,), Sender.OTHER), State.CHECK, id="nothing is known of the country"),
        pytest.param("art24", CaseFacts("BR", DAY, (RAID,), Sender.OTHER), State.CLOSED, id="the other Convention is ratified"),
        pytest.param(
            "art24", CaseFacts("KR", datetime.date(2021, 6, 1), (RAID,), Sender.OTHER), State.CHECK, id="in the year itself"
        ),
        pytest.param("ceacr", CaseFacts("BY", DAY, (RAID,), Sender.NATIONAL), State.OPEN, id="observations"),
        pytest.param("ceacr", CaseFacts("US", DAY, (RAID,), Sender.NATIONAL), State.CLOSED, id="observations, not ratified"),
        pytest.param("art26", CaseFacts("BY", DAY, (RAID,), Sender.CONSULTATIVE), State.CLOSED, id="delegates alone"),
        pytest.param("cas", CaseFacts("BY", DAY, (RAID,), Sender.CONSULTATIVE), State.CLOSED, id="through the group alone"),
        pytest.param("special-rapporteur", CaseFacts("US", DAY, (RAID,)), State.CHECK, id="two consents first"),
        pytest.param(
            "human-rights-committee",
            CaseFacts("BY", datetime.date(2021, 3, 1), (RAID,)),
            State.CHECK,
            id="much to look up first",
        ),
        pytest.param("human-rights-committee", CaseFacts("BY", DAY, (RAID,)), State.CLOSED, id="the State has left"),
        pytest.param("human-rights-committee", CaseFacts("KH", DAY, (RAID,)), State.CLOSED, id="the State never came in"),
        pytest.param("oecd", CaseFacts("BY", DAY, (RAID,)), State.CLOSED, id="no enterprise did it"),
        pytest.param("oecd", CaseFacts("BY", DAY, (RAID, DISMISSAL)), State.CHECK, id="an enterprise did it"),
        pytest.param("oecd", CaseFacts("BY", DAY, (UNSAID,)), State.CHECK, id="nobody said who did it"),
        pytest.param("gsp", CaseFacts("BY", DAY, (RAID,)), State.CHECK, id="preferences on the day"),
    ],
)
def test_open_or_closed(id: str, case: CaseFacts, expected: State) -> None:
    assert state(case, id) is expected


def test_open_doors_come_first() -> None:
    order = [list(State).index(one.state) for one in doors(CaseFacts("BY", DAY, (RAID,), Sender.NATIONAL))]
    assert order == sorted(order)


def test_a_closed_door_says_why_and_nothing_else() -> None:
    (one,) = [one for one in doors(CaseFacts("US", DAY, (RAID,), Sender.OTHER)) if one.id == "art24"]
    assert [reason.words for reason in one.reasons] == ["the State has not ratified Convention No. 87"]


def test_a_matter_that_is_elsewhere_is_held_against_the_human_rights_committee() -> None:
    case = CaseFacts("PH", DAY, (RAID,), Sender.NATIONAL, pending_elsewhere=("cfa",))
    (one,) = [one for one in doors(case) if one.id == "human-rights-committee"]
    assert any("the same matter is with: cfa" in reason.words for reason in one.reasons)
    assert "open complaint" in one.warning


def test_a_case_pending_at_home_does_not_close_the_committee() -> None:
    case = CaseFacts("BY", DAY, (RAID,), Sender.NATIONAL, pending_at_home=True)
    (one,) = [one for one in doors(case) if one.id == "cfa"]
    assert one.state is State.OPEN
    assert any("pending at home" in reason.words for reason in one.reasons)


@pytest.mark.parametrize("row", tables("doors.toml")["door"], ids=lambda row: row["id"])
def test_every_door_says_what_it_needs(row: dict[str, object]) -> None:
    needed = {
        "id",
        "name",
        "against",
        "senders",
        "who",
        "basis",
        "address",
        "clock",
        "urgency",
        "outcome",
        "contents",
        "stages",
    }
    assert needed <= set(row)
    optional = {"otherwise", "ratified", "employer", "warning", "pending", "check", "list"}
    known = needed | optional | {f"{name}_source" for name in ("who", "basis", "clock", "otherwise")}
    assert set(row) <= known, "no fact that nobody reads"
    assert row["contents"], "required contents"
    assert row["stages"]
    assert {Sender(one) for one in row["senders"]} <= set(Sender)  # type: ignore[attr-defined]
    for name in ("who", "basis", "clock"):
        assert row[f"{name}_source"] in sources()
    for name in ("contents", "stages", "check"):
        for item in row.get(name, ()):  # type: ignore[attr-defined]
            assert item["source"] in sources()
            assert item.get("status", "seen") in {"seen", "recalled"}
    assert row["senders"] or row["otherwise"], "a door that nobody may use says who may"


def test_sources_are_used_and_say_where() -> None:
    text = str(tables("doors.toml")["door"]) + str(tables("doors.toml")["urgency"])
    for name in sources():
        if name not in {"fidh", "workers-guide-66", "workers-guide-122"}:
            assert f"'{name}'" in text, name


UNIONS = tuple(
    ActFacts(f"A{at}", T.SEARCH_RAID, victims=(Hit(f"Union {name}", "organisation"),)) for at, name in enumerate("ABC")
)


@pytest.mark.parametrize(
    ("case", "grounds"),
    [
        pytest.param(CaseFacts("BY", DAY, (ActFacts("A1", T.ARREST_DETENTION),)), {"life-or-liberty": ("A1",)}, id="liberty"),
        pytest.param(CaseFacts("BY", DAY, (RAID,)), {}, id="a raid alone"),
        pytest.param(CaseFacts("BY", DAY, UNIONS), {"movement": ("A0", "A1", "A2")}, id="many unions"),
        pytest.param(CaseFacts("BY", DAY, UNIONS[:2]), {}, id="two unions"),
        pytest.param(
            CaseFacts("BY", DAY, (RAID, ActFacts("A9", T.RESTRICTIVE_LEGISLATION))), {"movement": ("A9",)}, id="a new law"
        ),
        pytest.param(
            CaseFacts("BY", DAY, (ActFacts("A1", T.DISSOLUTION_SUSPENSION),)), {"dissolution": ("A1",)}, id="dissolution"
        ),
        pytest.param(
            CaseFacts("BY", DAY, (RAID,), told=(Told("During the State of Emergency all meetings were forbidden.", "R1"),)),
            {"emergency": ()},
            id="a source speaks of an emergency",
        ),
    ],
)
def test_urgency(case: CaseFacts, grounds: dict[str, tuple[str, ...]]) -> None:
    found = urgency(case)
    assert {one.id: one.acts for one in found} == grounds
    for one in found:
        assert one.acts or one.words
        assert one.because
        assert one.source.startswith("https://")
