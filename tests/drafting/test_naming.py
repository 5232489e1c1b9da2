"""Who is named how: in full at first, short afterwards, by pronoun where no other can be meant."""

from __future__ import annotations

import pytest

from gravamen.drafting.english.naming import Naming, victims_of
from gravamen.drafting.facts import Party
from gravamen.terms import ActType, OrganisationKind

from .making import Scene, group


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_a_person_is_introduced_once(scene: Scene) -> None:
    union = scene.body("Generated Workers' Union", "GWU")
    one = scene.person("Testa Generated-01", "treasurer", union)
    naming = Naming(scene.brief())
    assert naming.party(one) == "Testa Generated-01, treasurer of the Generated Workers' Union (GWU),"
    assert naming.party(one) == "Testa Generated-01"
    assert naming.party(union) == "GWU"


def test_an_affiliate_is_introduced_as_ours(scene: Scene) -> None:
    union = scene.body("Generated Workers' Union", "GWU", affiliate=True)
    naming = Naming(scene.brief())
    assert naming.party(union) == "our affiliate, the Generated Workers' Union (GWU),"
    assert naming.party(union) == "GWU"


def test_two_persons_have_their_appositions_between_commas(scene: Scene) -> None:
    union = scene.body("Generated Workers' Union", "GWU")
    two = (scene.person("Testa Generated-01", "treasurer", union), scene.person("Testo Generated-02", "member", union))
    said = Naming(scene.brief()).listing(two)
    assert said == (
        "Testa Generated-01, treasurer of the Generated Workers' Union (GWU), and Testo Generated-02, member of GWU,"
    )


def test_three_persons_have_theirs_in_brackets_never_one_in_another(scene: Scene) -> None:
    union = scene.body("Generated Workers' Union", "GWU")
    three = tuple(scene.person(f"Testo Generated-{number:02}", "member", union) for number in (1, 2, 3))
    said = Naming(scene.brief()).listing(three)
    assert said == (
        "Testo Generated-01 (member of the Generated Workers' Union, GWU), Testo Generated-02 (member of GWU)"
        " and Testo Generated-03 (member of GWU)"
    )


@pytest.mark.parametrize(
    ("party", "first", "again"),
    [
        pytest.param(group("workers", 34), "34 workers", "the 34 workers", id="counted"),
        pytest.param(group("two gunmen", 2), "two gunmen", "the two gunmen", id="counted in words"),
        pytest.param(group("a garment worker", 1), "a garment worker", "the garment worker", id="one"),
        pytest.param(group("several members", 7), "several members", "several members", id="a number not told"),
        pytest.param(group("the strikers", 7), "seven strikers", "the seven strikers", id="definite"),
        pytest.param(group("workers"), "workers", "workers", id="not counted"),
        pytest.param(group("police"), "the police", "the police", id="police"),
    ],
)
def test_groups(scene: Scene, party: Party, first: str, again: str) -> None:
    naming = Naming(scene.brief())
    assert naming.party(party) == first
    assert naming.again([party]) == again


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        pytest.param(
            "the office of GWU",
            "the office of our affiliate, the Generated Workers' Union (GWU),",
            id="whole behind a small word",
        ),
        pytest.param("the GWU office", "the GWU office", id="not before a noun"),
        pytest.param("The home of Testa Generated-01", "the home of Testa Generated-01, treasurer,", id="a person"),
        pytest.param(
            "the home of the treasurer, Testa Generated-01",
            "the home of the treasurer, Testa Generated-01",
            id="described already",
        ),
        pytest.param("the home of Testa Generated-011", "the home of Testa Generated-011", id="another name"),
    ],
)
def test_names_in_phrases_are_introduced(scene: Scene, phrase: str, said: str) -> None:
    scene.body("Generated Workers' Union", "GWU", affiliate=True)
    scene.person("Testa Generated-01", "treasurer")
    assert Naming(scene.brief()).introduce(phrase) == said


def test_pronouns(scene: Scene) -> None:
    union = scene.body("Generated Workers' Union", "GWU")
    she = scene.person("Testa Generated-01", sex="female")
    unknown = scene.person("Test Generated-02")
    naming = Naming(scene.brief())
    assert [naming.pronoun([she], case) for case in range(3)] == ["she", "her", "her"]
    assert naming.pronoun([union], 2) == "its"
    assert naming.pronoun([she, unknown], 0) == "they"
    assert naming.pronoun([unknown], 0) is None, "sex not known: the name is said again"
    assert naming.pronoun([group("workers", 34)], 1) == "them"
    assert naming.pronoun([], 0) is None


def test_whose_a_thing_is(scene: Scene) -> None:
    union = scene.body("Generated Workers' Union", "GWU", OrganisationKind.UNION)
    naming = Naming(scene.brief())
    assert naming.says("the office of GWU", [union])
    assert naming.says("its office", [union])
    assert not naming.says("the office", [union])


def test_victims_of_acts_stand_once_each(scene: Scene) -> None:
    one = scene.person("Testa Generated-01")
    scene.act(ActType.ARREST_DETENTION, to=one)
    scene.act(ActType.DISMISSAL, to=(group("workers", 3), one))
    assert victims_of(scene.acts) == [one, group("workers", 3)]
