"""How each type of act is told: with and without a doer, with and without what it was done to."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from gravamen.drafting.english.frames import Frame, Manner, active, frame_of, frames, passive
from gravamen.drafting.english.naming import Naming
from gravamen.drafting.facts import Act, Evidence
from gravamen.terms import ActType, Certainty
from gravamen.text import Passage

from .making import Scene, group

PLAIN = Manner()


def scene() -> tuple[Scene, Act]:
    made = Scene()
    one = made.person("Testo Generated-01", sex="male")
    return made, made.act(ActType.ARREST_DETENTION, "2021-02-16", one)


def told(kind: ActType, *, doer: bool, full: bool, many: bool = False, manner: Manner = PLAIN, **more: object) -> str:
    made, act = scene()
    victims = (*act.victims, made.person("Testa Generated-02")) if many else act.victims
    slots = {"place": "the made place", "object": "two made things", "penalty": "25 days of arrest"} if full else {}
    act = replace(act, **{"type": kind, "victims": victims, **slots, **more})  # type: ignore[arg-type]
    naming = Naming(made.brief())
    return active(act, naming, manner, many=True) if doer else passive(act, naming, manner)


@pytest.mark.parametrize("kind", ActType)
@pytest.mark.parametrize("doer", [True, False], ids=["active", "passive"])
@pytest.mark.parametrize("full", [True, False], ids=["full", "bare"])
@pytest.mark.parametrize("many", [True, False], ids=["many", "one"])
def test_every_type_is_told(kind: ActType, doer: bool, full: bool, many: bool) -> None:
    said = told(kind, doer=doer, full=full, many=many)
    assert "None" not in said
    assert "{" not in said
    assert "  " not in said
    assert not said.startswith(" ")
    if not doer:
        assert re.search(r" (was|were) ", said)
        assert not re.match(r"Testo Generated-01 and Testa Generated-02 was", said)
        assert not re.match(r"Testo Generated-01 were", said)
    if full and kind in (ActType.SEARCH_RAID, ActType.FORCED_EXILE, ActType.DENIAL_OF_ACCESS):
        assert "the made place" in said
    if full and kind in (ActType.SEIZURE, ActType.PROPERTY_DAMAGE, ActType.PLANTED_EVIDENCE):
        assert "two made things" in said.lower()
    if full and kind in (ActType.IMPRISONMENT_SENTENCE, ActType.ADMINISTRATIVE_PENALTY):
        assert "to 25 days of arrest" in said


@pytest.mark.parametrize("kind", ActType)
def test_perfect_and_reportedly(kind: ActType) -> None:
    assert re.match(r"(have|has) \w+", told(kind, doer=True, full=True, manner=Manner(perfect=True)))
    assert re.search(r" (have|has) been ", told(kind, doer=False, full=True, manner=Manner(perfect=True)))
    assert told(kind, doer=True, full=True, manner=Manner(reportedly=True)).startswith("reportedly ")
    assert re.search(r" (was|were) reportedly ", told(kind, doer=False, full=True, manner=Manner(reportedly=True)))


@pytest.mark.parametrize("kind", ActType)
@pytest.mark.parametrize("doer", [True, False], ids=["active", "passive"])
def test_what_was_threatened_is_never_told_as_done(kind: ActType, doer: bool) -> None:
    said = told(kind, doer=doer, full=True, certainty=Certainty.THREATENED)
    assert re.search(r"\bthreatened (?:Testo Generated-01 )?with \w+", said)
    if not doer:
        assert said.startswith("Testo Generated-01 was threatened with ")


@pytest.mark.parametrize(
    ("kind", "more", "said"),
    [
        pytest.param(
            ActType.ARREST_DETENTION,
            {"ground": "refusing to open the door"},
            "detained Testo Generated-01 for refusing to open the door",
            id="ground",
        ),
        pytest.param(ActType.CRIMINAL_CHARGE, {"ground": "riot"}, "charged Testo Generated-01 with riot", id="charge"),
        pytest.param(
            ActType.CRIMINAL_CHARGE,
            {"legal_basis": "Article 342 of the Criminal Code"},
            "charged Testo Generated-01 under Article 342 of the Criminal Code",
            id="law",
        ),
        pytest.param(
            ActType.DISMISSAL,
            {"ground": "“bad conduct”"},
            "dismissed Testo Generated-01 on the ground of “bad conduct”",
            id="quoted",
        ),
        pytest.param(
            ActType.DISMISSAL, {"place": "the made mine"}, "dismissed Testo Generated-01 from the made mine", id="from"
        ),
        pytest.param(
            ActType.ARREST_DETENTION, {"place": "at the made gate"}, "detained Testo Generated-01 at the made gate", id="at"
        ),
        pytest.param(
            ActType.ARREST_DETENTION,
            {"place": "Belarus"},
            "detained Testo Generated-01",
            id="the letter's own country is not said",
        ),
        pytest.param(ActType.KILLING, {"victims": ()}, "killed persons whom the report does not name", id="nobody is named"),
        pytest.param(ActType.KILLING, {"victims": (), "victim_count": 1}, "killed a person", id="one, not named"),
        pytest.param(ActType.DISMISSAL, {"victims": (), "victim_count": 12}, "dismissed 12 workers", id="a number alone"),
        pytest.param(ActType.DENIAL_OF_REGISTRATION, {"victims": ()}, "refused to register trade unions", id="unions"),
        pytest.param(ActType.SEIZURE, {"object": "a laptop"}, "seized a laptop from Testo Generated-01", id="from whom"),
        pytest.param(ActType.SEIZURE, {"object": "his laptop"}, "seized the laptop of Testo Generated-01", id="whose is said"),
        pytest.param(ActType.SEIZURE, {"object": "his laptop", "victims": ()}, "seized a laptop", id="nobody knows whose"),
        pytest.param(ActType.SEIZURE, {"object": "their papers", "victims": ()}, "seized papers", id="papers of nobody known"),
        pytest.param(
            ActType.IMPRISONMENT_SENTENCE,
            {"penalty": "three years", "certainty": Certainty.THREATENED},
            "threatened Testo Generated-01 with three years",
            id="a threatened penalty",
        ),
    ],
)
def test_what_follows_the_verb(kind: ActType, more: dict[str, object], said: str) -> None:
    assert told(kind, doer=True, full=False, **more) == said


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (ActType.INTERFERENCE, "interfered in his affairs"),
        (ActType.ATTEMPTED_KILLING, "made an attempt on his life"),
        (ActType.SEARCH_RAID, "searched his premises"),
        (ActType.DISPERSAL_OF_ASSEMBLY, "dispersed his assembly"),
        (ActType.DISMISSAL, "dismissed him"),
    ],
)
def test_those_just_named_are_told_by_pronoun(kind: ActType, said: str) -> None:
    assert told(kind, doer=True, full=False, manner=Manner(spoken=True)) == said


@pytest.mark.parametrize(
    ("kind", "quote", "said"),
    [
        pytest.param(ActType.DISSOLUTION_SUSPENSION, "The union was suspended.", "was suspended", id="suspended"),
        pytest.param(ActType.DISSOLUTION_SUSPENSION, "A court dissolved the union.", "was dissolved", id="dissolved"),
        pytest.param(
            ActType.DISSOLUTION_SUSPENSION,
            "First suspended, then dissolved.",
            "was dissolved or suspended",
            id="both: not ours to choose",
        ),
        pytest.param(ActType.DISSOLUTION_SUSPENSION, "Приостановили.", "was dissolved or suspended", id="no word that we know"),
        pytest.param(ActType.ARREST_DETENTION, "He was arrested.", "was arrested", id="arrested"),
        pytest.param(ActType.ARREST_DETENTION, "He was arrested and detained.", "was detained", id="arrested and detained"),
        pytest.param(ActType.INTERROGATION_SUMMONS, "He was summoned.", "was summoned for questioning", id="summoned"),
        pytest.param(ActType.CENSORSHIP_DEFAMATION, "They defamed him.", "was defamed", id="defamed"),
        pytest.param(ActType.FORCED_RESIGNATION_DISAFFILIATION, "He had to resign.", "was forced to resign", id="resign"),
    ],
)
def test_the_verb_is_no_broader_than_the_passage(kind: ActType, quote: str, said: str) -> None:
    evidence = (Evidence("s1", Passage(0, len(quote)), quote),)
    assert told(kind, doer=False, full=False, evidence=evidence) == f"Testo Generated-01 {said}"


def test_the_data_hold_a_frame_for_every_type() -> None:
    assert set(frames()) == set(ActType)
    for kind, frame in frames().items():
        assert frame.noun, kind
        assert " was " in f" {frame.passive} ", kind
        assert bool(frame.bare_active) == bool(frame.bare_passive) == bool(frame.bare_subject), kind
        assert len(frame.anyone) == 2, kind
        for active_form, passive_form in frame.said.values():
            assert passive_form.startswith("was "), kind
            assert not active_form.startswith("was "), kind


def test_a_frame_without_narrower_verbs_stays_as_it_is() -> None:
    _, act = scene()
    assert isinstance(frame_of(replace(act, type=ActType.KILLING)), Frame)
    assert frame_of(replace(act, type=ActType.KILLING)) is frames()[ActType.KILLING]


def test_a_group_in_the_plural_takes_the_plural() -> None:
    made, act = scene()
    act = replace(act, victims=(group("workers", 34),), type=ActType.DISMISSAL)
    assert passive(act, Naming(made.brief()), PLAIN) == "34 workers were dismissed"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (ActType.ARREST_DETENTION, "Testo Generated-01 was detained for 15 days under Article 1"),
        (ActType.CRIMINAL_CHARGE, "Testo Generated-01 was charged under Article 1 (penalty: 15 days)"),
        (ActType.IMPRISONMENT_SENTENCE, "Testo Generated-01 was sentenced to 15 days under Article 1"),
    ],
)
def test_a_penalty_is_a_term_only_where_it_can_be_one(kind: ActType, said: str) -> None:
    assert told(kind, doer=False, full=False, penalty="15 days", legal_basis="Article 1") == said
