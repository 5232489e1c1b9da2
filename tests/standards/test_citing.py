"""What may be printed on a day: nothing that nobody saw, nothing that was not public yet."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.standards.asking import languages, message
from gravamen.standards.citing import cases, earlier, references, report_name, report_public
from gravamen.standards.doors import doors, urgency
from gravamen.standards.models import ActFacts, CaseFacts, Doer, Hit, Sender, Told
from gravamen.standards.principles import principle
from gravamen.standards.qualification import qualify
from gravamen.standards.questions import gaps
from gravamen.standards.tables import rows
from gravamen.terms import ActType

DAY = datetime.date(2021, 3, 1)  # of the public letter on Belarus
COUNTRIES = ("BY", "US", "KZ", "TD", "IR", "GT", "XX")


@pytest.mark.parametrize(
    ("id", "on", "printed"),
    [
        pytest.param("discretion-to-refuse", DAY, ["6th edition, 2018, para. 421"], id="a paragraph that was seen"),
        pytest.param("discretion-to-refuse", datetime.date(2018, 6, 1), [], id="before the book came out"),
        pytest.param(
            "short-arrest",
            DAY,
            ["5th edition, 2006, para. 62", "365th Report, November 2012, para. 771", "362nd Report, November 2011, para. 836"],
            id="a paragraph of the Digest, and the latest cases",
        ),
        pytest.param("short-arrest", datetime.date(2005, 1, 1), [], id="before the Digest and the cases"),
        pytest.param("short-arrest", datetime.date(2006, 4, 1), ["340th Report, March 2006, para. 1027"], id="a case alone"),
        pytest.param("facilities-chapter", DAY, ["6th edition, 2018, paras 1579–1609"], id="a range"),
        pytest.param("long-procedure", DAY, ["section “Registration of organizations”"], id="a heading, for want of a number"),
        pytest.param("inquiry-into-killings", DAY, [], id="its wording was not read"),
        pytest.param("restrictive-recognition-rules", DAY, [], id="a number that looks odd"),
    ],
)
def test_references(id: str, on: datetime.date, printed: list[str]) -> None:
    found = references(principle(id), on)
    assert len(found) == len(printed)
    for one, ending in zip(found, printed, strict=True):
        assert one.text.endswith(ending)
        assert one.public <= on
        assert one.source.startswith("https://")


def test_the_394th_report_is_not_cited_before_it_was_public() -> None:
    before = [one.text for one in earlier("BY", DAY)]
    assert any("390th Report" in one for one in before)
    assert any("Case No. 2090" in one for one in before)
    assert not any("394th" in one for one in before)
    assert any("394th" in one.text for one in earlier("BY", datetime.date(2021, 4, 1)))


@pytest.mark.parametrize(
    ("number", "public", "name"),
    [
        pytest.param(354, datetime.date(2009, 6, 30), "354th Report, June 2009", id="a month"),
        pytest.param(346, datetime.date(2007, 11, 30), "346th Report", id="no month: the next one's day"),
        pytest.param(120, datetime.date(1971, 12, 31), "120th Report, 1971", id="a year"),
        pytest.param(362, datetime.date(2011, 11, 30), "362nd Report, November 2011", id="second"),
        pytest.param(999, datetime.date.max, "999th Report", id="after all of them"),
    ],
)
def test_reports(number: int, public: datetime.date, name: str) -> None:
    assert report_public(number) == public
    assert report_name(number) == name


def test_a_case_without_a_number_is_not_given_one() -> None:
    unnumbered = [one for one in cases().values() if one.number is None]
    assert unnumbered
    for one in unnumbered:
        assert "Case No." not in one.name
        assert one.named in one.name


def everything(case: CaseFacts) -> list[str]:
    """All that this room says of a case, as text."""
    said: list[str] = []
    for act in case.acts:
        one = qualify(act, case.country, case.on)
        said += [called.because + called.state + called.guarantees for called in one.articles]
        said += [applied.words for applied in one.principles] + list(one.withheld) + [one.classes.note]
        said += [reference.text for applied in one.principles for reference in applied.references]
        said += [reference.text for reference in one.ranges]
    for door in doors(case):
        said += [reason.words for reason in door.reasons] + [item.what for item in (*door.contents, *door.stages)]
        said += [door.name, door.who, door.basis, door.clock, door.urgency, door.outcome, door.warning, door.address]
    said += [one.because + one.ground for one in urgency(case)]
    said += [one.text for one in earlier(case.country, case.on)]
    found = gaps(case)
    for gap in found:
        for question in (*gap.open, *(mention.question for mention in gap.mentioned)):
            said += [question.asks, question.because, *(read.name for read in question.cases)]
    for language in languages():
        said.append(message(found, language, persons=True).text)
    return said


SEEN = {
    "compilation": {
        row["compilation"].replace("-", "–") for row in rows("principles.csv") if row["compilation_status"] == "seen"
    }
    | {row["paragraphs"].replace("-", "–") for row in rows("ranges.csv")},
    "digest": {row["digest"] for row in rows("principles.csv") if row["digest_status"] == "seen"},
    "report": {(row["report"], row["paragraph"]) for row in rows("principle_cases.csv")} | {("324", "133"), ("394", "1")},
    "procedure": {("Ninth Report", "23"), ("127th Report", "17")},
}
_CITED = re.compile(r"(.{0,60}?)\bparas?\.? (\d+(?:[–-]\d+)?)", re.DOTALL)


def check(text: str) -> None:
    """Each number of a paragraph in a text stands in a source that was seen."""
    for before, number in _CITED.findall(text):
        if before.rstrip().endswith("6th edition, 2018,"):
            assert number in SEEN["compilation"], text
        elif before.rstrip().endswith("5th edition, 2006,"):
            assert number in SEEN["digest"], text
        elif report := re.search(r"(\d+)(?:st|nd|rd|th) Report[^;]*$", before):
            first = re.split("[–-]", number)[0]
            assert (report[1], first) in SEEN["report"] or (f"{report[1]}th Report", first) in SEEN["procedure"], text
        else:
            assert any(name in before and number == para for name, para in SEEN["procedure"]), text


@given(
    kinds=st.lists(st.sampled_from(list(ActType)), min_size=1, max_size=6),
    on=st.dates(datetime.date(1950, 1, 1), datetime.date(2030, 1, 1)),
    country=st.sampled_from(COUNTRIES),
    sender=st.sampled_from([None, *Sender]),
    doers=st.frozensets(st.sampled_from(list(Doer))),
)
def test_no_number_that_nobody_saw_is_ever_printed(
    kinds: list[ActType], on: datetime.date, country: str, sender: Sender | None, doers: frozenset[Doer]
) -> None:
    acts = tuple(
        ActFacts(f"A{at}", kind, victims=(Hit("Person 17", "person", "chair", True),), doers=doers, told=(Told("said", "R1"),))
        for at, kind in enumerate(kinds)
    )
    for text in everything(CaseFacts(country, on, acts, sender)):
        check(text)


def test_the_check_finds_a_number_that_nobody_saw() -> None:
    book = "Compilation of decisions of the Committee on Freedom of Association, 6th edition, 2018, para."
    check(f"{book} 421")
    for wrong in (f"{book} 84", "Digest, 5th edition, 2006, para. 48", "354th Report, June 2009, para. 1", "see para. 12"):
        with pytest.raises(AssertionError):
            check(wrong)


@given(on=st.dates(datetime.date(1950, 1, 1), datetime.date(2030, 1, 1)), kind=st.sampled_from(list(ActType)))
def test_nothing_is_cited_before_it_was_public(on: datetime.date, kind: ActType) -> None:
    one = qualify(ActFacts("A1", kind), "BY", on)
    for applied in one.principles:
        assert applied.references
        assert all(reference.public <= on for reference in applied.references)
    assert all(reference.public <= on for reference in earlier("BY", on))
    if on.year < 2006:
        assert not any("Digest" in reference.text for applied in one.principles for reference in applied.references)
