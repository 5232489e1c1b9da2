"""Annexes: the chronology, what is known of each person's state, the sources and passages, the standards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gravamen.drafting.document import Paragraph, Table
from gravamen.drafting.editing import edited
from gravamen.drafting.edits import Edits, removed
from gravamen.drafting.facts import Brief
from gravamen.drafting.letter import draft
from gravamen.drafting.renderings.plain import plain
from gravamen.followup.terms import with_terms
from gravamen.terms import ActType as T
from gravamen.terms import Certainty

from .making import Scene, group


def rows(brief: Brief, letter: str, table: int = 0) -> list[list[str]]:
    annex = next(one for one in draft(brief).annexes if letter in (one.letter, one.title))
    found = [block for block in annex.blocks if isinstance(block, Table)][table]
    return [[cell.text.replace("\u00a0", " ") for cell in row] for row in found.rows]


def test_the_chronology_is_in_order_and_shows_dates_that_differ() -> None:
    scene = Scene()
    scene.act(T.DISMISSAL, None, group("workers", 34))
    scene.act(T.SEARCH_RAID, "2021-02-16", group("a union"), group("police"), otherwise="2021-02-17")
    scene.act(T.KILLING, "2020-08", group("a worker", 1), certainty=Certainty.ALLEGED)
    scene.act(T.KILLING, "2020-09", group("a worker", 1), certainty=Certainty.THREATENED)
    brief = scene.brief()
    source = [one.id for one in brief.sources].index(brief.acts[1].differing[0].evidence.source) + 1
    assert rows(brief, "A") == [
        ["August 2020", "Killing (alleged)", "a worker", "not named"],
        ["September 2020", "Killing (threatened)", "a worker", "not named"],
        [f"16 February 2021 (S{source}: 17 February 2021)", "Search", "a union", "the police"],
        ["not given", "Dismissal", "34 workers", "not named"],
    ]


@pytest.mark.parametrize(
    ("acts", "state"),
    [
        pytest.param([(T.ARREST_DETENTION, {})], "detained on 16 February 2021; release not reported", id="detained"),
        pytest.param(
            [(T.ADMINISTRATIVE_PENALTY, {"penalty": "25 days of administrative arrest", "penalty_days": 25})],
            "sentenced to 25 days of administrative arrest on 16 February 2021; counted from 16 February 2021, the term"
            " ended on 13 March 2021; release not confirmed",
            id="a term that has run out is never told as a release",
        ),
        pytest.param(
            [(T.IMPRISONMENT_SENTENCE, {"penalty": "ninety days in prison", "penalty_days": 90})],
            "sentenced to ninety days in prison on 16 February 2021; counted from 16 February 2021, the term"
            " runs until 17 May 2021",
            id="a term that runs",
        ),
        pytest.param([(T.FORCED_EXILE, {})], "outside the country", id="exile"),
        pytest.param([(T.ARREST_DETENTION, {}), (T.KILLING, {})], "killed", id="killed"),
        pytest.param([(T.KILLING, {"certainty": Certainty.ALLEGED})], "reportedly killed", id="reportedly killed"),
        pytest.param([(T.KILLING, {"certainty": Certainty.THREATENED})], "see Annex A", id="a threat has killed nobody"),
        pytest.param([(T.DISMISSAL, {})], "see Annex A", id="at liberty for all that is known"),
    ],
)
def test_the_state_of_a_person_says_no_more_than_the_acts(acts: list[tuple[T, dict[str, object]]], state: str) -> None:
    scene = Scene(written_on="2021-04-01")
    one = scene.person("Testo Generated-01", "member")
    for kind, more in acts:
        scene.act(kind, "2021-02-16", one, **more)  # type: ignore[arg-type]
    assert rows(with_terms(scene.brief()), "B") == [["Testo Generated-01", "member", state]]


def test_other_forms_of_a_name_are_shown_and_only_those_hit_are_listed() -> None:
    scene = Scene()
    one = scene.person("Testo Generated-01", also=("Testa Generated-01",))
    scene.person("Testo Generated-02")
    scene.act(T.DISMISSAL, "2021-02-16", one)
    assert rows(scene.brief(), "B") == [["Testo Generated-01", "also written Testa Generated-01", "see Annex A"]]


def test_the_letters_of_annexes_have_no_gap() -> None:
    scene = Scene()
    scene.act(T.DISMISSAL, "2021-02-16", group("workers", 34))
    document = draft(scene.brief())
    assert [(one.letter, one.title.split()[0]) for one in document.annexes] == [
        ("A", "Chronology"),
        ("B", "Sources"),
        ("C", "Standards"),
    ]
    text = plain(document)
    assert "listed in Annex B" in text
    assert "Annex C says what" in text


def test_the_letters_follow_when_the_last_person_is_left_out() -> None:
    scene = Scene("BY")
    one = scene.person("Testo Generated-01")
    scene.act(T.DISMISSAL, "2021-02-16", one)
    scene.act(T.DISMISSAL, "2021-02-17", group("workers", 34))
    brief = scene.brief()
    document = draft(brief)
    assert "Annex D says" in plain(document)
    fewer = edited(document, removed(Edits(), "told:a1", was=""), brief)
    assert [one.letter for one in fewer.annexes] == ["A", "B", "C"]
    assert "listed in Annex B" in plain(fewer)
    assert "Annex C says" in plain(fewer)


def test_a_day_without_its_year_is_told_as_the_report_tells_it() -> None:
    scene = Scene()
    scene.act(T.KILLING, None, group("a worker", 1), told_day=(5, 26))
    brief = scene.brief()
    assert rows(brief, "A")[0][0] == "26 May, year not told"
    for language, words in (("en", "On 26 May, a worker was"), ("fr", "Le 26 mai, "), ("es", "El 26 de mayo")):
        assert words in plain(draft(brief, language)).replace("\u00a0", " ")


def test_sources_have_their_hash_and_passages_their_words() -> None:
    scene = Scene(reports=1)
    scene.act(T.DISMISSAL, "2021-02-16", group("workers", 34))
    brief = scene.brief()
    brief = replace(brief, sources=(replace(brief.sources[0], pages=3),), waiting=("scan.pdf (waiting for OCR)",))
    assert rows(brief, "Sources") == [
        ["S1", "Generated report 1; received on 1 May 2024; 3 pages", "en", brief.sources[0].sha256]
    ]
    assert rows(brief, "Sources", 1) == [["1", "S1", "“Made sentence number 1.”"]]
    annex = next(one for one in draft(brief).annexes if one.title == "Sources")
    waiting = [one for block in annex.blocks if isinstance(block, Paragraph) for one in block.sentences]
    assert [one.text for one in waiting] == ["Received but not yet read: scan.pdf (waiting for OCR)."]


def test_a_long_passage_is_cut_at_a_word() -> None:
    scene = Scene(reports=1)
    act = scene.act(T.DISMISSAL, "2021-02-16", group("workers", 34))
    long = replace(act, evidence=(replace(act.evidence[0], quote="word " * 200),))
    said = rows(replace(scene.brief(), acts=(long,)), "Sources", 1)[0][2]
    assert said.endswith("word …”")
    assert len(said) < 280


def test_standards_say_who_is_bound_and_by_which_acts() -> None:
    scene = Scene("BY")
    scene.act(T.DISMISSAL, "2021-02-16", group("workers", 34))
    scene.act(T.DISMISSAL, "2021-02-17", group("workers", 3), certainty=Certainty.THREATENED)
    assert rows(scene.brief(), "Standards")[0][:2] == ["Convention No. 98", "on 6 November 1956"]
    assert rows(scene.brief(), "Standards", 1)[0][0] == "Convention No. 98, Article 1"
    assert rows(scene.brief(), "Standards", 1)[0][2] == "dismissal; dismissal (threatened)"
