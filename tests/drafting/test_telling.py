"""Acts told in whole sentences: what goes into one sentence, when the day is said, what stands before and after."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gravamen.drafting.english.telling import Teller, in_time
from gravamen.drafting.english.words import NBSP
from gravamen.terms import ActType as T
from gravamen.terms import Certainty

from .making import Scene, group

POLICE = group("police")


def told(scene: Scene) -> list[list[str]]:
    brief = scene.brief()
    paragraphs = Teller(brief).tell(in_time(brief.acts), brief.circumstances)
    return [[one.text.replace(NBSP, " ") for one in paragraph] for paragraph in paragraphs]


def one_morning(scene: Scene) -> None:
    he = scene.person("Testo Generated-01", sex="male")
    scene.act(T.SEARCH_RAID, "2021-02-16", he, POLICE, place="the home of Testo Generated-01")
    scene.act(T.SEIZURE, "2021-02-16", he, POLICE, object="his books")
    scene.act(T.ARREST_DETENTION, "2021-02-16", he, POLICE)


def no_doer(scene: Scene) -> None:
    he = scene.person("Testo Generated-01", sex="male")
    scene.act(T.SEARCH_RAID, "2021-02-16", he, place="the home of Testo Generated-01")
    scene.act(T.ARREST_DETENTION, "2021-02-16", he)


def one_subject(scene: Scene) -> None:
    she = scene.person("Testa Generated-01", sex="female")
    scene.act(T.HOUSE_ARREST, "2021-02-16", she)
    scene.act(T.TRAVEL_BAN, "2021-02-16", she)


def next_day(scene: Scene) -> None:
    he = scene.person("Testo Generated-01", sex="male")
    scene.act(T.ARREST_DETENTION, "2021-02-16", he)
    scene.act(T.ADMINISTRATIVE_PENALTY, "2021-02-17", he, group("court"), penalty="25 days of administrative arrest")


def sex_not_known(scene: Scene) -> None:
    one = scene.person("Test Generated-01")
    scene.act(T.ARREST_DETENTION, "2021-02-16", one)
    scene.act(T.DISMISSAL, "2021-03-01", one)


def three_on_a_day(scene: Scene) -> None:
    for number in (1, 2, 3):
        scene.act(T.ARREST_DETENTION, "2021-02-16", scene.person(f"Testo Generated-{number:02}"))


def lasting(scene: Scene) -> None:
    union = scene.body("Generated Workers' Union", "GWU")
    scene.act(T.DENIAL_OF_REGISTRATION, None, union, group("authorities"))
    scene.act(T.REFUSAL_OF_RECOGNITION, "2021-03-01", union, group("employer"))


def since(scene: Scene) -> None:
    scene.act(T.THREAT_OF_DISMISSAL, "2020-08/..", group("union activists"), group("management"))


def alleged(scene: Scene) -> None:
    scene.act(T.KILLING, "2021-02-16", group("a worker", 1), certainty=Certainty.ALLEGED)
    scene.act(T.PHYSICAL_ASSAULT, "2021-03-16", group("a worker", 1), POLICE, certainty=Certainty.ALLEGED)


def told_by_somebody(scene: Scene) -> None:
    union = scene.body("Generated Workers' Union", "GWU")
    scene.act(T.SEARCH_RAID, "2021-02-16", union, POLICE, place="the office of GWU")
    scene.act(T.PLANTED_EVIDENCE, "2021-02-16", union, POLICE, object="a cartridge", told_by=union)


def same_employer(scene: Scene) -> None:
    firm = scene.body("Generated Company")
    scene.act(T.DISMISSAL, "2021-02-05", group("workers", 34), firm)
    scene.act(T.DISMISSAL, "2021-03-05", group("workers", 12), firm)


def same_employer_and_a_union(scene: Scene) -> None:
    firm, union = scene.body("Generated Company"), scene.body("Generated Union")
    scene.act(T.REFUSAL_TO_BARGAIN, "2021-02-05", union, firm)
    scene.act(T.DISMISSAL, "2021-03-05", group("workers", 12), firm)


@pytest.mark.parametrize(
    ("make", "sentences"),
    [
        pytest.param(
            one_morning,
            [
                "On 16 February 2021 the police searched the home of Testo Generated-01, seized his books and detained him.",
            ],
            id="acts of one doer on one day go into one sentence",
        ),
        pytest.param(
            no_doer,
            ["On 16 February 2021, the home of Testo Generated-01 was searched, and he was detained."],
            id="without a doer",
        ),
        pytest.param(
            one_subject,
            ["On 16 February 2021, Testa Generated-01 was placed under house arrest and was banned from travelling."],
            id="one subject serves both",
        ),
        pytest.param(
            next_day,
            [
                "On 16 February 2021, Testo Generated-01 was detained.",
                "The next day a court sentenced him to 25 days of administrative arrest.",
            ],
            id="the next day",
        ),
        pytest.param(
            sex_not_known,
            ["On 16 February 2021, Test Generated-01 was detained.", "On 1 March 2021, Test Generated-01 was dismissed."],
            id="no pronoun where the sex is not known",
        ),
        pytest.param(
            three_on_a_day,
            [
                "On 16 February 2021, Testo Generated-01 was detained.",
                "On the same day, Testo Generated-02 was detained.",
                "That same day, Testo Generated-03 was detained.",
            ],
            id="the same day, not twice in the same words",
        ),
        pytest.param(
            lasting,
            [
                "The authorities have refused to register the Generated Workers' Union (GWU).",
                "On 1 March 2021 the employer refused to recognize it.",
            ],
            id="the perfect where no day is known, never beside one",
        ),
        pytest.param(
            since, ["Since August 2020 the management has threatened union activists with dismissal."], id="since then"
        ),
        pytest.param(
            alleged,
            [
                "On 16 February 2021, a worker was reportedly killed.",
                "On 16 March 2021 the police reportedly assaulted a worker.",
            ],
            id="alleged",
        ),
        pytest.param(
            told_by_somebody,
            [
                "On 16 February 2021 the police searched the office of the Generated Workers' Union (GWU).",
                "According to GWU, the police planted a cartridge.",
            ],
            id="who says it stands first, and no pronoun behind it",
        ),
        pytest.param(
            same_employer,
            [
                "On 5 February 2021 Generated Company dismissed 34 workers.",
                "On 5 March 2021 it dismissed 12 workers.",
            ],
            id="the same doer by pronoun",
        ),
        pytest.param(
            same_employer_and_a_union,
            [
                "On 5 February 2021 Generated Company refused to bargain with the Generated Union.",
                "On 5 March 2021 Generated Company dismissed 12 workers.",
            ],
            id="no pronoun where a union stands between",
        ),
    ],
)
def test_telling(make: Callable[[Scene], None], sentences: list[str]) -> None:
    scene = Scene()
    make(scene)
    assert [one for paragraph in told(scene) for one in paragraph] == sentences


def test_circumstances_stand_before_and_after_their_act() -> None:
    scene = Scene()
    act = scene.act(T.DISMISSAL, "2021-02-05", group("workers", 34))
    scene.tell("the workers had founded a branch", "2021-01", [act])
    scene.tell("the firm gave no reason", None, [act])
    assert told(scene) == [
        ["The workers had founded a branch.", "On 5 February 2021, 34 workers were dismissed.", "The firm gave no reason."]
    ]


def test_a_circumstance_without_words_of_its_own_is_quoted() -> None:
    scene = Scene(reports=2)
    act = scene.act(T.DISMISSAL, "2021-02-05", group("workers", 34))
    scene.tell(None, None, [act], quote="The firm said “no”.")
    assert told(scene)[0][1] == "One of the reports states: “The firm said ‘no’.”"


def test_every_sentence_has_the_evidence_of_its_acts() -> None:
    scene = Scene()
    one_morning(scene)
    brief = scene.brief()
    sentence = Teller(brief).tell(in_time(brief.acts))[0][0]
    assert sentence.acts == ("a1", "a2", "a3")
    assert sentence.evidence == tuple(one.evidence[0] for one in brief.acts)


def test_acts_of_one_occasion_stand_together_in_a_paragraph() -> None:
    scene = Scene()
    for number in (1, 2):
        who = scene.person(f"Testo Generated-{number:02}", sex="male")
        scene.act(T.SEARCH_RAID, "2021-02-16", who, place=f"home {number}", occasion=str(number))
    for number in (1, 2):
        who = scene.acts[number - 1].victims
        scene.act(T.DISMISSAL, "2021-02-17", who, occasion=str(number))
    order = [act.id for act in in_time(scene.acts)]
    assert order == ["a1", "a3", "a2", "a4"]


def test_an_act_without_a_date_stays_behind_the_one_before_it() -> None:
    scene = Scene()
    scene.act(T.DISMISSAL, "2021-03-01", group("workers"))
    scene.act(T.SEIZURE, None, group("workers"))
    scene.act(T.ARREST_DETENTION, "2021-02-01", group("workers"))
    assert [act.id for act in in_time(scene.acts)] == ["a3", "a1", "a2"]
