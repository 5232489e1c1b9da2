"""What is drafted reads back: a letter's plain text, read again, yields the acts that it was drafted from, and no others.

A hundred cases are made by a seed: three to eight acts of any types, done to persons, unions or workers, by those who do
such things, each on a day of its own.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest

from gravamen.drafting.facts import Brief, Party
from gravamen.drafting.letter import draft
from gravamen.drafting.renderings.plain import plain
from gravamen.reading import read
from gravamen.terms import ActType as T
from gravamen.text import Text

from .making import Scene, group

POLICE = group("the police")
EMPLOYER = group("the management")
MINISTRY = group("the Ministry of Labour")
COURT = group("the court")
ATTACKERS = group("unknown men")
GOVERNMENT = group("the government")


@dataclass(frozen=True, slots=True)
class Form:
    """How acts of a type are made: whom they hit (person, union, workers), who does them, what else is told."""

    hit: str = ""
    by: tuple[Party, ...] = ()
    place: str | None = None
    object: str | None = None
    penalty: str | None = None
    legal_basis: str | None = None
    says_whom: bool = True  # whether the letter's sentence names the victim


FORMS = {
    T.KILLING: Form("p", (ATTACKERS,)),
    T.ATTEMPTED_KILLING: Form("p", (ATTACKERS,)),
    T.ENFORCED_DISAPPEARANCE: Form("p", (ATTACKERS,)),
    T.TORTURE_ILL_TREATMENT: Form("pw", (POLICE,)),
    T.PHYSICAL_ASSAULT: Form("pw", (POLICE, ATTACKERS)),
    T.SEXUAL_VIOLENCE: Form("p", (POLICE,)),
    T.THREAT_OF_VIOLENCE: Form("pw", (ATTACKERS,)),
    T.ARREST_DETENTION: Form("pw", (POLICE,)),
    T.CRIMINAL_CHARGE: Form("p", legal_basis="Article 342 of the Criminal Code"),
    T.IMPRISONMENT_SENTENCE: Form("p", (COURT,), penalty="three years in prison"),
    T.ADMINISTRATIVE_PENALTY: Form("p", (COURT,), penalty="15 days of administrative arrest"),
    T.INTERROGATION_SUMMONS: Form("p", (POLICE,)),
    T.HOUSE_ARREST: Form("p"),
    T.TRAVEL_BAN: Form("p"),
    T.FORCED_EXILE: Form("p"),
    T.DENIAL_OF_DUE_PROCESS: Form("p", object="a copy of the search record", says_whom=False),
    T.SEARCH_RAID: Form("u", (POLICE,), place="the office of {name}"),
    T.SEIZURE: Form("u", (POLICE,), object="two laptops"),
    T.PROPERTY_DAMAGE: Form("u", (ATTACKERS,), object="the office of {name}"),
    T.SURVEILLANCE: Form("p", (POLICE,)),
    T.PLANTED_EVIDENCE: Form("u", (POLICE,), object="a shotgun cartridge", says_whom=False),
    T.DENIAL_OF_REGISTRATION: Form("u", (MINISTRY,)),
    T.DISSOLUTION_SUSPENSION: Form("u", (COURT,)),
    T.INTERFERENCE: Form("u", (EMPLOYER,)),
    T.REFUSAL_OF_RECOGNITION: Form("u", (EMPLOYER,)),
    T.DENIAL_OF_ACCESS: Form("pu", (EMPLOYER,)),
    T.DISMISSAL: Form("pw", (EMPLOYER,)),
    T.THREAT_OF_DISMISSAL: Form("w", (EMPLOYER,)),
    T.DISCRIMINATION: Form("p", (EMPLOYER,)),
    T.FORCED_RESIGNATION_DISAFFILIATION: Form("w", (EMPLOYER,)),
    T.REFUSAL_TO_BARGAIN: Form("u", (EMPLOYER,)),
    T.STRIKE_PROHIBITION: Form("u", (COURT,)),
    T.STRIKE_BREAKING: Form("w", (EMPLOYER,)),
    T.DISPERSAL_OF_ASSEMBLY: Form("w", (POLICE,)),
    T.CENSORSHIP_DEFAMATION: Form("u", (GOVERNMENT,)),
    T.RESTRICTIVE_LEGISLATION: Form(by=(GOVERNMENT,)),
}
REGIONS = ("Northern", "Southern", "Western", "Eastern", "Central", "Coastal", "Upper", "Lower")
CASES = 100


def made(seed: int) -> tuple[Brief, list[tuple[T, str, str]]]:
    """A brief, and of each of its acts the type, whom it hit as the letter names them, and the day."""
    chance = random.Random(seed)
    scene = Scene("BY")
    told = []
    for number, kind in enumerate(chance.sample(sorted(FORMS), chance.randint(3, 8))):
        form = FORMS[kind]
        hit = chance.choice(form.hit) if form.hit else ""
        victims: list[Party] = []
        name = ""
        if hit == "p":
            name = f"Testo Generated-{chr(65 + number)}{chr(97 + chance.randrange(26))}"
            role, sex = chance.choice((None, "chairman")), chance.choice((None, "female", "male"))
            victims = [scene.person(name, role, None, sex)]  # type: ignore[arg-type]
        elif hit == "u":
            name = f"{REGIONS[number]} Generated Workers' Union"
            victims = [scene.body(name)]
        elif hit == "w":
            name = "workers"
            victims = [group(name, chance.randint(3, 90))]
        day = f"2024-{chance.randint(1, 4):02}-{chance.randint(10, 28)}"
        by = [chance.choice(form.by)] if form.by else []
        details = {key: getattr(form, key) for key in ("place", "object", "penalty", "legal_basis")}
        scene.act(kind, day, victims, by, **{key: text and text.format(name=name) for key, text in details.items()})
        told.append((kind, name if form.says_whom else "", day))
    return scene.brief(), told


@pytest.mark.parametrize("seed", range(CASES))
def test_the_letter_reads_back_as_the_acts_it_was_drafted_from(seed: int) -> None:
    brief, told = made(seed)
    acts = list(read(Text.plain(plain(draft(brief))), language="en").acts)
    for kind, name, day in told:
        same = [
            act
            for act in acts
            if act.type is kind
            and act.date is not None
            and act.date.text == day
            and (not name or any(name in party.text for party in act.victims))
        ]
        assert same, (kind, name, day, [(act.type.value, [p.text for p in act.victims]) for act in acts])
        acts.remove(same[0])
    assert [(act.type.value, [party.text for party in act.victims], act.date) for act in acts] == []
