"""From acts to detentions: a row is what was told and what must follow; then what holds for all that can be told."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.drafting.facts import Act, Circumstance
from gravamen.followup.detentions import Detention, State
from gravamen.followup.events import holds
from gravamen.followup.folding import fold
from gravamen.terms import ActType as T
from gravamen.terms import Certainty
from gravamen.terms import CircumstanceKind as K

from .making import act, arrest, penalty, release, sentence, told


@dataclass(frozen=True)
class Span:
    """What a row expects of one detention; dates as EDTF."""

    begins: str | None
    ends: str | None = None  # expected
    ended: str | None = None
    how: State | None = None
    acts: tuple[str, ...] = ("A1",)
    at_most: bool = False


def seen(one: Detention) -> Span:
    return Span(
        str(one.begins) if one.begins else None,
        str(one.expected_end) if one.expected_end else None,
        str(one.ended.date) if one.ended and one.ended.date else None,
        one.ended.how if one.ended else None,
        one.acts,
        bool(one.terms) and one.terms[-1].at_most,
    )


def row(id: str, facts: Sequence[Act | Circumstance], *spans: Span, says: str = "") -> Any:
    return pytest.param(facts, spans, says, id=id)


FREE = State.RELEASED
ROWS = [
    row("an arrest, and nothing since", [arrest("A1", "2021-02-16")], Span("2021-02-16")),
    row("since some day of a month", [arrest("A1", "2020-08")], Span("2020-08")),
    row("nobody says when", [arrest("A1")], Span(None)),
    row(
        "the sentence of the next day joins the arrest, whose day counts",
        [arrest("A1", "2021-02-16"), penalty("A2", "2021-02-17", "25 days of administrative arrest")],
        Span("2021-02-16", "2021-03-13", acts=("A1", "A2")),
    ),
    row(
        "a sentence without an arrest counts from the judgment",
        [penalty("A1", "2021-02-17", "15 days of arrest")],
        Span("2021-02-17", "2021-03-04"),
    ),
    row(
        "a sentence of some day joins the only detention",
        [arrest("A1", "2021-02-16"), sentence("A2", None, "two years in prison")],
        Span("2021-02-16", "2023-02-16", acts=("A1", "A2")),
    ),
    row("a sentence of some day, alone", [sentence("A1", None, "up to three years in jail")], Span(None, at_most=True)),
    row(
        "at the latest",
        [sentence("A1", "2021-02-12", "up to three years in jail")],
        Span("2021-02-12", "2024-02-12", at_most=True),
    ),
    row(
        "life has no end",
        [arrest("A1", "2021-02-16"), sentence("A2", "2021-05-01", "life imprisonment")],
        Span("2021-02-16", acts=("A1", "A2")),
    ),
    row(
        "a prison sentence long after the arrest counts the time before",
        [arrest("A1", "2020-08-17"), sentence("A2", "2021-02-12", "two years and six months in a penal colony")],
        Span("2020-08-17", "2023-02-17", acts=("A1", "A2")),
    ),
    row(
        "a term that would have been over before the judgment counts from it",
        [arrest("A1", "2020-08-17"), penalty("A2", "2020-12-01", "15 days of arrest")],
        Span("2020-08-17", "2020-12-16", acts=("A1", "A2")),
    ),
    row(
        "released before the term is over",
        [arrest("A1", "2021-02-16"), penalty("A2", "2021-02-17", "25 days of arrest"), release("C1", "2021-02-20")],
        Span("2021-02-16", "2021-03-13", "2021-02-20", FREE, ("A1", "A2")),
    ),
    row(
        "released on the same day",
        [arrest("A1", "2021-02-16"), release("C1", "2021-02-16")],
        Span("2021-02-16", None, "2021-02-16", FREE),
    ),
    row("released, nobody says when", [arrest("A1", "2021-02-16"), release("C1")], Span("2021-02-16", None, None, FREE)),
    row(
        "released in a month told by its name, detained on a day of it",
        [arrest("A1", "2020-08-17"), release("C1", "2020-08")],
        Span("2020-08-17", None, "2020-08", FREE),
    ),
    row(
        "the release is about the act",
        [arrest("A1", "2021-02-16"), release("C1", "2021-02-20", about="A1")],
        Span("2021-02-16", None, "2021-02-20", FREE),
    ),
    row(
        "two terms, one after the other",
        [
            arrest("A1", "2021-02-16"),
            penalty("A2", "2021-02-17", "15 days of arrest"),
            penalty("A3", "2021-02-25", "10 days of arrest"),
        ],
        Span("2021-02-16", "2021-03-13", acts=("A1", "A2", "A3")),
    ),
    row(
        "sentenced again as the term ends: not free between",
        [penalty("A1", "2021-02-01", "15 days of arrest"), penalty("A2", "2021-02-18", "15 days of arrest")],
        Span("2021-02-01", "2021-03-05", acts=("A1", "A2")),
    ),
    row(
        "sentenced again long after the term: two spans, and nobody knows what was between",
        [penalty("A1", "2021-02-01", "15 days of arrest"), penalty("A2", "2021-04-01", "15 days of arrest")],
        Span("2021-02-01", "2021-02-16", "2021-02-16/2021-04-01", State.ANEW),
        Span("2021-04-01", "2021-04-16", acts=("A2",)),
        says="whether they were held between is not told",
    ),
    row(
        "the same term from two reports is counted once",
        [penalty("A1", "2021-02-17", "15 days of arrest"), penalty("A2", "2021-02-17", "15 days of administrative arrest")],
        Span("2021-02-17", "2021-03-04", acts=("A1", "A2")),
        says="A1 and A2 give the same term",
    ),
    row(
        "an appeal that shortens",
        [
            arrest("A1", "2020-08-17"),
            sentence("A2", "2021-02-12", "three years in prison"),
            sentence("A3", "2021-05-12", "two years in prison"),
        ],
        Span("2020-08-17", "2022-08-17", acts=("A1", "A2", "A3")),
    ),
    row(
        "a second sentence that cannot be in place of the first comes after it",
        [
            arrest("A1", "2020-08-17"),
            sentence("A2", "2021-02-12", "three years in prison"),
            sentence("A3", "2023-01-12", "one year in prison"),
        ],
        Span("2020-08-17", "2024-08-17", acts=("A1", "A2", "A3")),
    ),
    row(
        "twice detained, twice held",
        [arrest("A1", "2021-02-16"), release("C1", "2021-02-20"), arrest("A2", "2021-06-01")],
        Span("2021-02-16", None, "2021-02-20", FREE),
        Span("2021-06-01", acts=("A2",)),
    ),
    row(
        "detained anew, and no release between",
        [arrest("A1", "2021-02-16"), arrest("A2", "2021-06-01")],
        Span("2021-02-16", None, "2021-02-16/2021-06-01", State.ANEW),
        Span("2021-06-01", acts=("A2",)),
        says="No release is reported between A1 and A2",
    ),
    row(
        "detained while a term runs",
        [sentence("A1", "2021-02-12", "three years in prison"), arrest("A2", "2021-02-12"), arrest("A3", "2022-01-01")],
        Span("2021-02-12", "2024-02-12", "2021-02-12/2022-01-01", State.ANEW, ("A2", "A1")),
        Span("2022-01-01", acts=("A3",)),
        says="while the term of A1 ran",
    ),
    row(
        "taken again at the gate, on the day of the release",
        [
            arrest("A1", "2021-02-01"),
            penalty("A2", "2021-02-02", "15 days of arrest"),
            release("C1", "2021-02-16"),
            arrest("A3", "2021-02-16"),
        ],
        Span("2021-02-01", "2021-02-16", "2021-02-16", FREE, ("A1", "A2")),
        Span("2021-02-16", acts=("A3",)),
    ),
    row(
        "one detention told vaguely and exactly",
        [arrest("A1", "2020-08"), arrest("A2", "2020-08-17")],
        Span("2020-08-17", acts=("A1", "A2")),
    ),
    row(
        "one detention told with two days",
        [arrest("A1", "2021-02-16"), arrest("A2", "2021-02-17")],
        Span("2021-02-16", acts=("A1", "A2")),
        says="two days for one detention: 2021-02-16 and 2021-02-17",
    ),
    row(
        "two days later it is another one",
        [arrest("A1", "2021-02-16"), arrest("A2", "2021-02-18")],
        Span("2021-02-16", None, "2021-02-16/2021-02-18", State.ANEW),
        Span("2021-02-18", acts=("A2",)),
        says="No release is reported between A1 and A2",
    ),
    row(
        "a detention of some day joins the only one",
        [arrest("A1", "2021-02-16"), arrest("A2")],
        Span("2021-02-16", acts=("A1", "A2")),
    ),
    row(
        "a detention of some day before the sentence",
        [penalty("A1", "2021-02-17", "15 days of arrest"), arrest("A2")],
        Span("../2021-02-17", "2021-03-04", acts=("A1", "A2")),
    ),
    row(
        "a detention of some day, where it may be either",
        [arrest("A1", "2021-02-16"), release("C1", "2021-02-20"), arrest("A2")],
        Span(None, acts=("A2",)),
        Span("2021-02-16", None, "2021-02-20", FREE),
        says="which one it is cannot be told",
    ),
    row(
        "a sentence of some day after a release is held, not free",
        [arrest("A1", "2021-02-16"), release("C1", "2021-02-20"), sentence("A2", None, "two years in prison")],
        Span(None, None, acts=("A2",)),
        Span("2021-02-16", None, "2021-02-20", FREE),
        says="A2 has no day",
    ),
    row(
        "arrested to serve a sentence",
        [sentence("A1", "2021-02-12", "one year in prison"), arrest("A2", "2021-03-01")],
        Span("2021-03-01", "2022-03-01", acts=("A1", "A2")),
        says="held from then",
    ),
    row(
        "detained for a term that the arrest itself tells",
        [arrest("A1", "2021-02-16", penalty="15 days", penalty_days=15)],
        Span("2021-02-16", "2021-03-03"),
    ),
    row(
        "house arrest after jail is one span",
        [arrest("A1", "2021-02-16"), act("A2", T.HOUSE_ARREST, "2021-04-01", penalty="two months of house arrest")],
        Span("2021-02-16", "2021-06-01", acts=("A1", "A2")),
    ),
    row(
        "jail after house arrest",
        [act("A1", T.HOUSE_ARREST, "2021-02-16"), arrest("A2", "2021-04-01")],
        Span("2021-02-16", acts=("A1", "A2")),
    ),
    row(
        "a suspended sentence ends the term, not the detention",
        [arrest("A1", "2021-02-16"), sentence("A2", "2021-05-01", "two years, suspended")],
        Span("2021-02-16", "2021-05-01", acts=("A1", "A2")),
    ),
    row(
        "a suspended sentence alone", [sentence("A1", "2021-05-01", "a two-year suspended sentence")], says="A1 is a suspended"
    ),
    row("in absentia", [sentence("A1", "2021-05-01", "12 years in prison, in absentia")], says="A1 is a sentence in absentia"),
    row("a fine holds nobody", [penalty("A1", "2021-05-01", "a fine of 30 base units")]),
    row("a threat holds nobody", [arrest("A1", "2021-05-01", certainty=Certainty.THREATENED)]),
    row(
        "died in custody",
        [arrest("A1", "2021-02-16"), told("C1", K.DEATH, "2021-05-21")],
        Span("2021-02-16", None, "2021-05-21", State.DIED),
    ),
    row(
        "killed in custody",
        [arrest("A1", "2021-02-16"), act("A2", T.KILLING, "2021-05-21")],
        Span("2021-02-16", None, "2021-05-21", State.DIED),
    ),
    row(
        "put over the border",
        [arrest("A1", "2021-02-16"), act("A2", T.FORCED_EXILE, "2021-05-21")],
        Span("2021-02-16", None, "2021-05-21", State.EXILED),
    ),
    row(
        "exile of some day ends nothing",
        [arrest("A1", "2021-02-16"), act("A2", T.FORCED_EXILE)],
        Span("2021-02-16"),
        says="A2 has no day",
    ),
    row("exile alone is no detention", [act("A1", T.FORCED_EXILE, "2021-02-16")]),
    row(
        "a release before the detention",
        [arrest("A1", "2021-02-16"), release("C1", "2021-02-01", about="A1")],
        Span("2021-02-16"),
        says="no detention is known then",
    ),
    row(
        "a release of the first of two, told as of the second",
        [arrest("A1", "2021-02-16"), release("C1", "2021-06-10", about="A1"), arrest("A2", "2021-06-01")],
        Span("2021-02-16", None, "2021-02-16/2021-06-01", State.ANEW),
        Span("2021-06-01", None, "2021-06-10", FREE, ("A2",)),
        says="it is taken to end that",
    ),
    row("a release without a detention", [release("C1", "2021-02-01")], says="no detention is known then"),
    row(
        "two days for one release: the first stands",
        [arrest("A1", "2021-02-16"), release("C1", "2021-02-20"), release("C2", "2021-02-22")],
        Span("2021-02-16", None, "2021-02-20", FREE),
        says="two days for one end: 2021-02-20 and 2021-02-22",
    ),
    row(
        "released, and died: two ends",
        [arrest("A1", "2021-02-16"), release("C1", "2021-02-20"), told("C2", K.DEATH, "2021-02-22")],
        Span("2021-02-16", None, "2021-02-20", FREE),
        says="C1 says released, C2 says died",
    ),
    row(
        "released some day, then a report with the day",
        [arrest("A1", "2021-02-16"), release("C1"), release("C2", "2021-02-20")],
        Span("2021-02-16", None, "2021-02-20", FREE),
    ),
    row("nobody is named", [arrest("A1", "2021-02-16", to="twelve workers")], says="names nobody"),
]


@pytest.mark.parametrize(("facts", "spans", "says"), ROWS)
def test_detentions(facts: Sequence[Act | Circumstance], spans: Sequence[Span], says: str) -> None:
    found = fold([one for one in facts if isinstance(one, Act)], [one for one in facts if isinstance(one, Circumstance)], "XX")
    assert [seen(one) for one in found.detentions] == list(spans)
    texts = [one.text for one in found.notices]
    assert [text for text in texts if says in text] if says else not texts, texts


def test_a_sentence_of_three_is_a_span_for_each_and_a_release_is_of_one() -> None:
    acts = [sentence("A1", "2021-02-12", "two years in prison", to=("P1", "P2", "P3"))]
    found = fold(acts, [release("C1", "2021-06-01", about="A1", person="P2")], "XX")
    assert [(one.person, one.ended is not None) for one in found.detentions] == [("P1", False), ("P2", True), ("P3", False)]
    found = fold(acts, [release("C1", "2021-06-01", about="A1")], "XX")
    assert all(one.ended for one in found.detentions), "a release that names nobody is of all"


def test_transfers_are_kept_with_their_places() -> None:
    moves = [
        told("C1", K.TRANSFER, "2021-03-01", place="the prison in Testville"),
        told("C2", K.TRANSFER, "2021-04-01", place="Colony No. 0", about="A1"),
    ]
    (one,) = fold([arrest("A1", "2021-02-16")], moves, "XX").detentions
    assert [(str(move.date), move.place) for move in one.moves] == [
        ("2021-03-01", "the prison in Testville"),
        ("2021-04-01", "Colony No. 0"),
    ]
    assert one.place == "Colony No. 0"
    assert one.circumstances == ("C1", "C2")
    found = fold([arrest("A1", "2021-02-16")], [release("C0", "2021-02-20"), moves[0]], "XX")
    assert "no detention is known then" in found.notices[0].text


def test_house_arrest_is_a_move() -> None:
    (one,) = fold([arrest("A1", "2021-02-16"), act("A2", T.HOUSE_ARREST, "2021-04-01")], [], "XX").detentions
    assert one.house_arrest
    assert one.place == "house arrest"
    (one,) = fold([act("A1", T.HOUSE_ARREST, "2021-02-16"), arrest("A2", "2021-04-01")], [], "XX").detentions
    assert not one.house_arrest
    assert [move.place for move in one.moves] == ["house arrest", "custody"]


def test_the_rule_and_whether_it_is_assumed_go_with_the_term() -> None:
    acts = [arrest("A1", "2021-02-16"), sentence("A2", "2021-05-01", "one year in prison", legal_basis="Article 0")]
    (one,) = fold(acts, [], "TR").detentions
    assert one.terms[0].rule is not None
    assert not one.terms[0].rule.assumed
    assert "article 63" in one.terms[0].why
    assert one.legal_basis == ("Article 0",)
    (one,) = fold(acts, [], "XX").detentions
    assert one.terms[0].rule is not None
    assert one.terms[0].rule.assumed


def test_an_alleged_detention_says_so() -> None:
    (one,) = fold([arrest("A1", "2021-02-16", certainty=Certainty.ALLEGED)], [], "XX").detentions
    assert one.alleged
    (one,) = fold([arrest("A1", "2021-02-16", certainty=Certainty.ALLEGED), arrest("A2", "2021-02-16")], [], "XX").detentions
    assert not one.alleged


@pytest.mark.parametrize(
    ("facts", "on", "state"),
    [
        ([arrest("A1", "2021-02-16")], "2031-02-16", State.HELD),
        ([penalty("A1", "2021-02-16", "25 days of arrest")], "2021-03-13", State.HELD),
        ([penalty("A1", "2021-02-16", "25 days of arrest")], "2021-03-14", State.NOT_CONFIRMED),
        ([penalty("A1", "2021-02", "15 days of arrest")], "2021-03-10", State.HELD),
        ([penalty("A1", "2021-02", "15 days of arrest")], "2021-03-16", State.NOT_CONFIRMED),
        ([penalty("A1", "2021-02-16", "25 days of arrest"), release("C1", "2021-03-20")], "2021-03-16", State.NOT_CONFIRMED),
        ([penalty("A1", "2021-02-16", "25 days of arrest"), release("C1", "2021-03-20")], "2021-03-20", State.RELEASED),
        ([arrest("A1", "2021-02-16"), release("C1")], "2021-02-17", State.RELEASED),
        ([arrest("A1", "2021-02-16"), arrest("A2", "2021-06-01")], "2021-05-31", State.HELD),
        ([arrest("A1", "2021-02-16"), arrest("A2", "2021-06-01")], "2021-06-01", State.ANEW),
    ],
    ids=[
        "years later, nothing is known", "on the last day", "the day after", "it may still run", "it cannot run any more",
        "a release that is still to come", "the day of the release", "released some day", "before the second detention",
        "at the second detention",
    ],
)  # fmt: skip
def test_the_state_on_a_day(facts: Sequence[Act | Circumstance], on: str, state: State) -> None:
    acts = [one for one in facts if isinstance(one, Act)]
    found = fold(acts, [one for one in facts if isinstance(one, Circumstance)], "XX")
    assert found.detentions[0].state(datetime.date.fromisoformat(on)) is state


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ([arrest("A1", "2021-02-16")], (26, False)),
        ([arrest("A1", "2021-02")], (14, True)),
        ([arrest("A1", "2021-02/..")], None),
        ([arrest("A1")], None),
        ([arrest("A1", "2021-02-16"), release("C1", "2021-02-20")], (4, False)),
        ([arrest("A1", "2021-02-16"), release("C1", "2021-02-16")], (0, False)),
        ([arrest("A1", "2021-02-16"), release("C1", "2021-03")], (13, True)),
        ([arrest("A1", "2021-02-16"), release("C1")], None),
    ],
    ids=["to the day", "from a month", "since a month", "no day", "to the release", "a day", "to some day", "nobody says when"],
)
def test_days_held_by_a_day(facts: Sequence[Act | Circumstance], days: tuple[int, bool] | None) -> None:
    acts = [one for one in facts if isinstance(one, Act)]
    found = fold(acts, [one for one in facts if isinstance(one, Circumstance)], "XX")
    assert found.detentions[0].days(datetime.date(2021, 3, 14)) == days


_DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2022, 12, 31)).map(datetime.date.isoformat)
_TOLD = st.one_of(
    _DAYS, _DAYS.map(lambda day: day[:7]), _DAYS.map(lambda day: day[:4]), _DAYS.map(lambda day: f"{day}/.."),
    _DAYS.map(lambda day: f"../{day}"), _DAYS.map(lambda day: f"{day}?"),
)  # fmt: skip
_DATES = st.one_of(st.none(), _TOLD)
_TYPES = (
    T.ARREST_DETENTION,
    T.HOUSE_ARREST,
    T.IMPRISONMENT_SENTENCE,
    T.ADMINISTRATIVE_PENALTY,
    T.KILLING,
    T.FORCED_EXILE,
    T.SEIZURE,
)
_WORDS = (
    None, "15 days of arrest", "25 days of arrest", "up to three years in jail", "two years in prison", "two years, suspended",
    "a fine", "12 years in prison, in absentia", "life imprisonment", "three months of house arrest",
)  # fmt: skip


@st.composite
def cases(draw: st.DrawFn, dates: st.SearchStrategy[str | None] = _DATES) -> tuple[list[Act], list[Circumstance]]:
    acts = [
        act(
            f"A{number}",
            draw(st.sampled_from(_TYPES)),
            draw(dates),
            to=draw(st.sampled_from(("P1", "P2", ("P1", "P2"), "workers"))),
            penalty=draw(st.sampled_from(_WORDS)),
            certainty=draw(st.sampled_from(Certainty)),
        )
        for number in range(1, draw(st.integers(1, 7)))
    ]
    told_of = [
        told(
            f"C{number}",
            draw(st.sampled_from((K.RELEASE, K.RELEASE, K.TRANSFER, K.DEATH))),
            draw(dates),
            person=draw(st.sampled_from(("P1", "P2"))),
            about=draw(st.sampled_from(((), *((one.id,) for one in acts)))),
        )
        for number in range(1, draw(st.integers(1, 4)))
    ]
    return acts, told_of


@given(cases())
def test_no_act_of_custody_is_lost_and_no_circumstance(told_of: tuple[list[Act], list[Circumstance]]) -> None:
    acts, circumstances = told_of
    found = fold(acts, circumstances, "XX")
    for one in acts:
        for party in one.victims if holds(one) else ():
            spans = {id for span in found.detentions if span.person == party.person for id in span.acts}
            looked_at = {id for notice in found.notices if notice.person in (party.person, None) for id in notice.acts}
            assert one.id in spans | looked_at
    for told_one in circumstances:
        spans = {id for span in found.detentions if span.person == told_one.person for id in span.circumstances}
        assert told_one.id in spans | {id for notice in found.notices if notice.person == told_one.person for id in notice.acts}


@given(cases(_DAYS))
def test_the_spans_of_one_person_never_overlap_where_days_are_told(told_of: tuple[list[Act], list[Circumstance]]) -> None:
    found = fold(*told_of, "XX")
    for person in ("P1", "P2"):
        spans = found.of(person)
        for before, after in zip(spans, spans[1:], strict=False):
            assert before.begins is not None
            assert after.begins is not None
            assert before.begins.earliest <= after.begins.earliest
            assert before.ended is not None
            assert before.ended.date is not None
            assert before.ended.date.latest <= after.begins.latest


@given(cases())
def test_nobody_is_free_whom_no_report_sets_free(told_of: tuple[list[Act], list[Circumstance]]) -> None:
    acts, circumstances = told_of
    free = {one.id for one in circumstances if one.kind is K.RELEASE}
    for span in fold(acts, circumstances, "XX").detentions:
        if span.state(datetime.date(2030, 1, 1)) is State.RELEASED:
            assert span.ended is not None
            assert span.ended.id in free


@given(cases(_TOLD))
def test_folding_is_the_same_in_whatever_order_reports_were_entered(told_of: tuple[list[Act], list[Circumstance]]) -> None:
    acts, circumstances = told_of
    there = [(one.person, one.begins, one.ended and one.ended.date) for one in fold(acts, circumstances, "XX").detentions]
    back = [
        (one.person, one.begins, one.ended and one.ended.date) for one in fold(acts[::-1], circumstances[::-1], "XX").detentions
    ]
    assert sorted(map(str, there)) == sorted(map(str, back))
