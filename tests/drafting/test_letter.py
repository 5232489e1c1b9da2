"""Whole letters: nothing said without a source, nothing left out, nothing asked twice or beside the facts."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from gravamen.drafting.document import Document, Enumeration, Paragraph, Sentence, Table
from gravamen.drafting.facts import Brief
from gravamen.drafting.letter import draft
from gravamen.drafting.renderings.plain import plain
from gravamen.followup.terms import with_terms
from gravamen.terms import ActType as T
from gravamen.terms import Certainty, CircumstanceKind

from .generated import briefs
from .letters import LETTERS
from .making import Scene, group

MANY = settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
# what no sentence may hold: an empty slot, a doubled mark, a preposition at the end, a name after its own pronoun
BROKEN = re.compile(
    r"None|[{}]|  |,,|\.\.| [,.;]|\(\)|\b(?:of|by|to|from|in|the|a)[.;,]|\b(?:the the|a the|the a|a an)\b| was were "
)


def sentences(document: Document) -> Iterator[Sentence]:
    for block in document.body:
        if isinstance(block, Paragraph):
            yield from block.sentences
        elif isinstance(block, Enumeration):
            yield from block.items


def demands(document: Document) -> list[str]:
    return [one.text for block in document.body if isinstance(block, Enumeration) for one in block.items]


def check(brief: Brief) -> None:
    document = draft(brief)
    for one in sentences(document):
        assert one.origin != "record" or one.evidence or one.acts, one.text
        assert bool(one.evidence) == bool(one.notes), one.text
        assert not BROKEN.search(one.text.replace("\u00a0", " ")), one.text
    told = [act for one in sentences(document) for act in one.acts if one.evidence]
    assert sorted(told) == sorted(act.id for act in brief.acts), "each act is told, and once"
    noted = {number for one in sentences(document) for number in one.notes}
    annex_c = next(one for one in document.annexes if one.title == "Sources")
    passages = next(one for one in annex_c.blocks if isinstance(one, Table) and one.columns[0] == "Note")
    numbers = [int(row[0].text) for row in passages.rows]
    assert numbers == list(range(1, len(numbers) + 1))
    assert noted <= set(numbers), "every number leads to a passage"
    asked = [text.rstrip(".;") for text in demands(document)]
    assert len(asked) == len(set(asked)), "nothing is asked twice"
    counted = [block for block in document.body if isinstance(block, Enumeration)]
    assert [block.start for block in counted] == [1, len(counted[0].items) + 1][: len(counted)]
    for block in counted:
        assert all(one.text.endswith(";") for one in block.items[:-1])
        assert block.items[-1].text.endswith(".")


@MANY
@given(briefs())
def test_no_sentence_without_a_source(brief: Brief) -> None:
    check(brief)


@pytest.mark.parametrize("name", LETTERS)
def test_made_letters(name: str) -> None:
    brief = LETTERS[name]()
    check(brief)
    assert draft(brief) == draft(brief), "the same brief gives the same document"
    letter = plain(draft(brief))
    for act in brief.acts:
        for party in act.victims:
            if party.person:
                assert next(one.name for one in brief.persons if one.id == party.person) in letter


def asks(*made: tuple[T, dict[str, object]], country: str = "CO") -> str:
    scene = Scene(country)
    one = scene.person("Testo Generated-01", sex="male")
    for kind, more in made:
        scene.act(kind, **{"to": one, **more})  # type: ignore[arg-type]
    return "\n".join(demands(draft(scene.brief())))


THREATENED = {"certainty": Certainty.THREATENED}


@pytest.mark.parametrize(
    ("made", "asked", "not_asked"),
    [
        pytest.param([(T.ARREST_DETENTION, {})], ["to release Testo Generated-01, if still in detention"], [], id="detained"),
        pytest.param(
            [(T.ARREST_DETENTION, {}), (T.IMPRISONMENT_SENTENCE, {}), (T.CRIMINAL_CHARGE, {})],
            ["to release Testo Generated-01 and to quash the sentences"],
            ["if still in detention", "to drop the charges"],
            id="sentenced: not asked for again as detained or charged",
        ),
        pytest.param(
            [(T.ARREST_DETENTION, {"date": "2021-01-01"}), (T.KILLING, {"date": "2021-01-02"}), (T.THREAT_OF_VIOLENCE, {})],
            ["inquiry into the killing of Testo Generated-01"],
            ["to release", "to protect Testo"],
            id="killed: nothing more is asked for him",
        ),
        pytest.param(
            [(T.ARREST_DETENTION, {"date": "2021-01-01"}), (T.FORCED_EXILE, {"date": "2021-01-02"})],
            ["safe return"],
            ["to release"],
            id="expelled after the arrest",
        ),
        pytest.param(
            [(T.ARREST_DETENTION, {"date": "2021-01-02"}), (T.FORCED_EXILE, {"date": "2021-01-01"})],
            ["safe return", "to release"],
            [],
            id="arrested after the exile",
        ),
        pytest.param(
            [(T.DISMISSAL, THREATENED)],
            ["no one is dismissed or threatened with dismissal"],
            ["reinstatement"],
            id="a dismissal only threatened",
        ),
        pytest.param(
            [(T.KILLING, THREATENED)],
            ["that the threats against Testo Generated-01 are not carried out"],
            ["inquiry into the killing"],
            id="a killing only threatened",
        ),
        pytest.param(
            [(T.STRIKE_PROHIBITION, {}), (T.STRIKE_BREAKING, {})],
            ["without replacement of strikers"],
            ["to ensure respect for the right to strike;"],
            id="one demand says the other",
        ),
        pytest.param(
            [(T.DISMISSAL, {"to": group("workers", 34)}), (T.DISMISSAL, {})],
            ["the reinstatement of the 34 workers and Testo Generated-01"],
            ["law enforcement"],
            id="counted groups beside names; nothing of the police where they did nothing",
        ),
        pytest.param(
            [(T.ARREST_DETENTION, {}), (T.ARREST_DETENTION, {"to": group("dozens")})],
            ["to release Testo Generated-01 and all others who were detained, if still in detention"],
            ["dozens"],
            id="whom no report names or counts is asked for beside the others",
        ),
        pytest.param(
            [(T.ARREST_DETENTION, {"to": group("dozens")})], ["to release dozens"], ["all others"], id="nobody named: no others"
        ),
        pytest.param(
            [(T.DENIAL_OF_DUE_PROCESS, {})], ["due process"], ["records of searches"], id="no search, no record of one"
        ),
        pytest.param(
            [(T.DENIAL_OF_DUE_PROCESS, {}), (T.SEARCH_RAID, {})], ["records of searches"], [], id="a search and its record"
        ),
        pytest.param([(T.SEARCH_RAID, {})], ["interference in trade union affairs by law enforcement"], [], id="police"),
    ],
)
def test_demands_answer_the_facts(made: list[tuple[T, dict[str, object]]], asked: list[str], not_asked: list[str]) -> None:
    said = asks(*made)
    for words in asked:
        assert words in said
    for words in not_asked:
        assert words not in said


def test_the_officers_own_demands_follow_and_are_no_fact() -> None:
    scene = Scene()
    scene.act(T.KILLING, "2021-02-16", group("a worker", 1))
    document = draft(scene.brief(demands=("To send a mission to the country.", " ")))
    assert "to send a mission to the country." in demands(document)
    assert not [text for text in demands(document) if len(text) < 5]


@pytest.mark.parametrize(
    ("country", "written_on", "said", "not_said"),
    [
        pytest.param(
            "BY",
            "2021-03-01",
            ["Belarus ratified the", "on 6 November 1956", "the observance of Article 3", "what it guarantees"],
            [],
            id="ratified",
        ),
        pytest.param("KR", "2024-05-06", ["(No. 87) in 2021"], [" on 1 January"], id="a year alone"),
        pytest.param(
            "KR", "2021-02-01", ["the principles of Article 3"], ["ratified"], id="ratified later in the year, or not"
        ),
        pytest.param(
            "US", "2021-03-01", ["has not ratified", "the principles of Article 3"], ["observance"], id="not ratified"
        ),
        pytest.param(
            "KZ", "2024-03-01", ["Kazakhstan has ratified the"], [" ratified the Freedom of Association on"], id="no date"
        ),
    ],
)
def test_standards(country: str, written_on: str, said: list[str], not_said: list[str]) -> None:
    scene = Scene(country, written_on)
    scene.act(T.SEARCH_RAID, "2020-02-16", group("a union"))
    text = " ".join(one.text for one in sentences(draft(scene.brief())) if one.origin == "standard").replace("\u00a0", " ")
    for words in said:
        assert words in text
    for words in not_said:
        assert words not in text


def test_standards_name_where_they_are_published() -> None:
    scene = Scene("BY")
    scene.act(T.SEARCH_RAID, "2020-02-16", group("a union"))
    document = draft(scene.brief())
    assert all(one.reference for one in sentences(document) if one.origin == "standard" and "ratified" in one.text)
    annex = next(one for one in document.annexes if one.title == "Standards")
    assert isinstance(annex.blocks[0], Table)
    assert "http" in annex.blocks[0].rows[0][2].text


def test_a_short_letter_has_no_headings_and_a_long_one_has() -> None:
    short = Scene()
    short.act(T.KILLING, "2021-02-16", group("a worker", 1))
    assert "What we ask" not in plain(draft(short.brief()))
    assert "What we ask" in plain(draft(LETTERS["factory-in-bangladesh"]()))


def test_acts_of_one_occasion_are_told_in_one_theme() -> None:
    letter = plain(draft(LETTERS["banned-union-in-eswatini"]()))
    assert "Killings" not in letter
    assert letter.index("detained Testo") < letter.index("ill-treated him") < letter.index("he was charged")


def test_whoever_sends_without_an_address_asks_for_no_reply() -> None:
    scene = Scene()
    scene.act(T.KILLING, "2021-02-16", group("a worker", 1))
    brief = scene.brief()
    silent = dataclasses.replace(brief, profile=dataclasses.replace(brief.profile, email=None, city="", description=""))
    document = draft(silent)
    assert [one.text for one in document.closing] == ["We should be grateful to be informed of the steps taken."]
    assert document.place_and_date.replace("\u00a0", " ") == "6 May 2024"


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_nobody_is_asked_to_be_released_who_is_known_to_be_free(language: str) -> None:
    scene = Scene(written_on="2024-04-01")
    free, held = scene.person("Testo Generated-01"), scene.person("Testo Generated-02")
    seven = group("leaders", 7)
    for one in (free, held, seven):
        scene.act(T.ARREST_DETENTION, "2024-02-20", one)
    scene.act(T.IMPRISONMENT_SENTENCE, "2024-02-25", free, penalty="one year in prison")
    for at, whose in (("2024-03-01", free), ("2024-03-02", seven)):
        told = scene.tell("They were let out.", at, [act for act in scene.acts if whose in act.victims][:1])
        scene.circumstances[-1] = replace(told, kind=CircumstanceKind.RELEASE)
    document = draft(with_terms(scene.brief()), language)
    asked = {one.key: one.text for block in document.body if isinstance(block, Enumeration) for one in block.items}
    assert "Generated-02" in asked["ask:arrest_detention"]
    assert "Generated-01" not in asked["ask:arrest_detention"]
    assert "7" not in asked["ask:arrest_detention"]
    assert "seven" not in asked["ask:arrest_detention"]
    assert "ask:imprisonment_sentence" not in asked
    assert "Generated-01" in asked["ask:imprisonment_sentence:freed"], "the sentence is to be quashed all the same"


def test_a_letter_does_not_open_with_a_remark_that_nobody_worded() -> None:
    scene = Scene()
    scene.tell(None, quote="He called it disappointing")
    scene.tell(None, "2024-01", quote="In January the law was changed")
    scene.act(T.SEARCH_RAID, "2024-02-16", group("a union"), group("police"))
    told = [one.key for one in sentences(draft(scene.brief())) if one.key.startswith(("circumstance:", "told:"))]
    assert told == ["circumstance:c2", "told:a1", "circumstance:c1"]
