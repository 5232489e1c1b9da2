"""Each check on a letter: found where it must be, and not where all is well."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from tests.drafting.generated import briefs
from tests.drafting.making import PROFILE, Scene, group

from gravamen.drafting import edits as ed
from gravamen.drafting.checks import Finding, Known, check, codes
from gravamen.drafting.documents.composing import compose
from gravamen.drafting.documents.kinds import kind
from gravamen.drafting.editing import edited, sentences
from gravamen.drafting.edits import Edits
from gravamen.drafting.facts import Brief, Profile
from gravamen.drafting.letter import draft
from gravamen.followup.terms import with_terms
from gravamen.terms import ActType as T


def sound() -> Scene:
    """A case of which nothing is missing."""
    s = Scene(written_on="2024-03-05")
    union = s.body("Generated Workers' Union", "GWU")
    lead = s.person("Testo Generated-01", "chairman", union, "male")
    police = group("police")
    s.act(T.SEARCH_RAID, "2024-02-16", union, police, place="the office of GWU")
    s.act(T.ARREST_DETENTION, "2024-02-20", lead, police, place="Testville", ground="a strike")
    for at, act in enumerate(s.acts):
        s.acts[at] = replace(act, evidence=(act.evidence[0], s.evidence(source=1), s.evidence(source=2)), verified_by="Two")
    return s


def findings(brief: Brief, edits: Edits | None = None, known: Known | None = None) -> list[Finding]:
    brief = with_terms(brief)
    drafted, edits = draft(brief), edits or Edits()
    return check(brief, drafted, edits, edited(drafted, edits, brief), known or Known())


def act(at: int, **changes: Any) -> Callable[[Scene], Brief]:
    def changed(s: Scene) -> Brief:
        s.acts[at] = replace(s.acts[at], **changes)
        return s.brief()

    return changed


def profile(**changes: Any) -> Callable[[Scene], Brief]:
    return lambda s: replace(s.brief(), profile=replace(PROFILE, **changes))


def served(s: Scene) -> Brief:
    s.acts[1] = replace(s.acts[1], penalty_days=5, penalty="five days")
    return s.brief()


def differing(s: Scene) -> Brief:
    s.act(T.SEIZURE, "2024-02-17", group("workers"), otherwise="2024-02-18", object="books")
    return s.brief()


def without_office(s: Scene) -> Brief:
    s.persons[0] = replace(s.persons[0], role=None)
    return s.brief()


def ratification_unknown(s: Scene) -> Brief:
    brief = s.brief()
    return replace(brief, standards=tuple(replace(one, ratified=None, ratified_on=None) for one in brief.standards))


def test_nothing_is_found_where_all_is_well() -> None:
    assert findings(sound().brief()) == []


@pytest.mark.parametrize(
    ("code", "made"),
    [
        pytest.param("no_signatory", profile(signatory=""), id="nobody signs"),
        pytest.param("no_address", profile(address=(), email=None), id="no address for the reply"),
        pytest.param("no_sender", profile(name="[name of the organization]"), id="nobody writes"),
        pytest.param(
            "no_email", lambda s: replace(s.brief(), addressee=replace(s.brief().addressee, email=None)), id="no e-mail"
        ),
        pytest.param("unverified", act(0, verified_by=None), id="not verified"),
        pytest.param("no_date", act(0, date=None), id="no date"),
        pytest.param("no_place", act(0, place=None), id="no place"),
        pytest.param("no_victim", act(0, victims=()), id="no victim"),
        pytest.param("no_ground", act(1, ground=None), id="no ground"),
        pytest.param("later_than_letter", lambda s: replace(s.brief(), written_on=s.acts[0].date.earliest), id="later"),  # type: ignore[union-attr]
        pytest.param("contradiction", differing, id="contradiction"),
        pytest.param("term_over", served, id="a term that is over"),
        pytest.param("no_office", without_office, id="no office"),
        pytest.param("law_without_text", act(1, legal_basis="Article 342 of the Criminal Code"), id="a law without its text"),
        pytest.param("ratification_unknown", ratification_unknown, id="ratification not known"),
        pytest.param("not_read", lambda s: s.brief(waiting=("scan.pdf (OCR)",)), id="a report not read"),
    ],
)
def test_what_is_missing_is_found(code: str, made: Callable[[Scene], Any]) -> None:
    assert code in {one.code for one in findings(made(sound()))}


def test_an_act_of_one_report_is_found() -> None:
    s = sound()
    s.acts[0] = replace(s.acts[0], evidence=s.acts[0].evidence[:1])
    assert [(one.code, one.where) for one in findings(s.brief())] == [("one_source", "a1")]


def test_a_law_whose_text_is_a_source_is_not_missed() -> None:
    s = sound()
    s.acts[1] = replace(s.acts[1], legal_basis="Article 342 of the Criminal Code")
    s.sources = (replace(s.sources[0], title="Criminal Code, Article 342, excerpt"), s.sources[1])
    assert "law_without_text" not in {one.code for one in findings(s.brief())}


def test_an_own_sentence_without_a_source_is_an_error() -> None:
    brief = sound().brief()
    found = findings(brief, ed.added(Edits(), "told:a1", "Members are afraid."))
    assert [(one.code, one.where, one.level) for one in found] == [("no_source", "own:1", "error")]


@given(briefs())
def test_every_own_sentence_that_states_a_fact_without_evidence_is_flagged(brief: Brief) -> None:
    for key in [one.key for one in sentences(draft(brief)) if one.evidence]:
        assert ("no_source", "own:1") in {
            (one.code, one.where) for one in findings(brief, ed.added(Edits(), key, "Nobody knows more."))
        }


@given(briefs())
def test_no_sentence_of_a_draft_lacks_its_source(brief: Brief) -> None:
    assert not {"no_source", "facts_changed", "words_before"} & {one.code for one in findings(brief)}


def test_what_is_said_to_state_no_fact_and_does_is_shown() -> None:
    brief = sound().brief()
    assert not findings(brief, ed.added(Edits(), "told:a1", "We are alarmed.", fact=False))
    found = findings(brief, ed.added(Edits(), "told:a1", "Testo Generated-01 is ill.", fact=False))
    assert [one.code for one in found] == ["fact_without_source"]


def test_who_is_told_as_held_although_the_term_is_over() -> None:
    brief = served(sound())
    edits = ed.rewritten(Edits(), "told:a2", "Testo Generated-01 is still held in prison.", was="x", seen="")
    assert {"told_as_held", "term_over"} <= {one.code for one in findings(brief, edits)}


def test_facts_that_changed_under_a_rewriting() -> None:
    edits = ed.rewritten(Edits(), "told:a2", "He was taken.", was="what the draft said before", seen="")
    assert [one.code for one in findings(sound().brief(), edits)] == ["facts_changed"]


def test_a_sentence_left_out_is_told_of_with_its_demand() -> None:
    found = {one.code for one in findings(sound().brief(), ed.removed(Edits(), "told:a2", was=""))}
    assert {"act_left_out", "demand_unfounded"} <= found


def test_a_demand_left_out_is_missed() -> None:
    found = [(one.code, one.where) for one in findings(sound().brief(), ed.removed(Edits(), "ask:search_raid", was=""))]
    assert found == [("act_unanswered", "a1")]


def test_a_letter_that_tells_nothing() -> None:
    edits = ed.removed(ed.removed(Edits(), "told:a1", was=""), "told:a2", was="")
    assert "nothing_told" in {one.code for one in findings(sound().brief(), edits)}


def test_moved_words_that_lean_on_the_sentence_before() -> None:
    s = sound()
    s.acts[1] = replace(s.acts[1], date=s.acts[0].date, occasion="one")
    s.acts[0] = replace(s.acts[0], occasion="one")
    s.act(T.SURVEILLANCE, None, group("workers"), s.acts[0].perpetrators, occasion="one")
    brief = s.brief()
    leaning = [one.key for one in sentences(draft(brief)) if one.text.startswith("They ")]
    assert leaning
    edits = ed.moved(Edits(), leaning[0], "opening:who", before=False)
    assert "words_before" in {one.code for one in findings(brief, edits)}


def test_a_government_that_is_not_named() -> None:
    brief = sound().brief()
    edits = ed.headed(Edits(), {"subject": "Urgent"})
    for one in sentences(draft(brief)):
        if "Belarus" in one.text:
            edits = ed.removed(edits, one.key, was="")
    assert "no_government" in {one.code for one in findings(brief, edits)}


@pytest.mark.parametrize(
    ("code", "known"),
    [pytest.param("undecided", Known(undecided=3), id="undecided"), pytest.param("too_long", Known(pages=9), id="too long")],
)
def test_what_only_the_record_knows(code: str, known: Known) -> None:
    assert [one.code for one in findings(sound().brief(), known=known)] == [code]


def test_a_sentence_left_out_that_is_back_is_told_of() -> None:
    s = sound()
    edits = ed.removed(Edits(), "told:a1", was="")
    s.acts.insert(1, replace(s.acts[0], id="a9", type=T.SEIZURE, object="two laptops", place=None))
    assert "left_out_changed" in {one.code for one in findings(s.brief(), edits)}


def test_errors_stand_first() -> None:
    brief = replace(sound().brief(waiting=("scan.pdf (OCR)",)), profile=Profile("X", signatory=""))
    levels = [one.level for one in findings(brief)]
    assert levels == sorted(levels)
    assert levels[0] == "error"


@given(briefs())
def test_every_finding_can_be_said(brief: Brief) -> None:
    for one in findings(brief, known=Known(2, 9)):
        assert one.text
        assert not re.search(r"[{}]", one.text)
        assert one.source


def test_rules_have_their_fields() -> None:
    from gravamen.drafting.checks import _rules

    for code, rule in _rules().items():
        assert rule.keys() == {"level", "text", "source"}, code
        assert rule["level"] in ("error", "warning")
    assert set(codes()) == set(_rules())


def in_another(language: str, brief: Brief, kind_of: str = "complaint") -> list[str]:
    drafted = compose(brief, kind_of, language)
    found = check(brief, drafted, Edits(), edited(drafted, Edits(), brief), Known(kind=kind(kind_of)))
    return [f"{one.level} {one.code}" for one in found]


def test_what_is_not_said_in_the_language_is_an_error_once() -> None:
    s = sound()
    s.acts[1] = replace(s.acts[1], ground="two red flags on the gate")
    found = in_another("fr", s.brief())
    assert found.count("error no_wording") >= 1
    assert "error no_wording" not in in_another("en", s.brief())


def test_what_is_left_open_is_an_error() -> None:
    assert in_another("en", sound().brief()).count("error left_open") == 2  # conciliation, tripartite bodies


def test_a_person_whose_sex_is_not_told_is_to_be_looked_at() -> None:
    s = sound()
    s.persons[0] = replace(s.persons[0], sex=None)
    assert "warning no_sex" in in_another("fr", s.brief())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "{} is still held."),
        ("fr", "{} est toujours en détention."),
        ("es", "{} sigue detenido."),
    ],
)
def test_told_as_held_is_seen_in_each_language(language: str, words: str) -> None:
    brief = with_terms(served(sound()))
    drafted = draft(brief, language)
    key = next(one.key for one in sentences(drafted) if brief.acts[1].id in one.acts)
    edits = ed.rewritten(Edits(), key, words.format(brief.persons[0].name), was="", seen="")
    found = check(brief, drafted, edits, edited(drafted, edits, brief), Known())
    assert "told_as_held" in [one.code for one in found]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("name", ["press-statement", "model-letter", "alert"])
def test_what_goes_to_nobody_by_name_needs_no_address(name: str, language: str) -> None:
    brief = sound().brief()
    brief = replace(brief, addressee=replace(brief.addressee, email=None), profile=replace(brief.profile, signatory=""))
    found = in_another(language, brief, name)
    assert "warning no_email" not in found
    assert ("error no_signatory" in found) is (name == "alert")
