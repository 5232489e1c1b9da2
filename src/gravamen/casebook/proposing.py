"""A reading as proposals the record can keep: plain values, each with its passages.

In: a report's text and its reading. Out: one `Proposed` for each person, organisation, act, circumstance and demand,
in this order, so that whoever decides meets the names before the acts that use them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gravamen.reading import models
from gravamen.text import Passage, Text


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a row of proposals holds, before it is one."""

    kind: str
    position: int
    content: dict[str, Any]
    passage: Passage
    rule: str = ""
    probability: float | None = None


def proposed(text: Text, reading: models.Reading) -> Iterator[Proposed]:
    for at, person in enumerate(reading.persons):
        content = {
            "name": person.name,
            "sex": None if person.female is None else "female" if person.female else "male",
            "role": person.role.text if person.role else None,
            "affiliation": person.affiliation.text if person.affiliation else None,
            "passages": _passages(name=person.passages, role=person.role, affiliation=person.affiliation),
        }
        yield Proposed("person", at, content, person.passages[0])
    for at, body in enumerate(reading.organisations):
        content = {
            "name": body.name,
            "acronym": body.acronym,
            "kind": body.kind.value,
            "passages": _passages(name=body.passages),
        }
        yield Proposed("organisation", at, content, body.passages[0])
    for at, act in enumerate(reading.acts):
        yield Proposed("act", at, _act(act, reading), act.passage, act.reason.rule, act.probability)
    for at, told in enumerate(reading.circumstances):
        content = {
            "date": told.date.text if told.date else None,
            "passages": _passages(act=(told.passage,), date=told.date),
        }
        yield Proposed("circumstance", at, content, told.passage)
    for at, passage in enumerate(reading.demands):
        yield Proposed("demand", at, {"text": text.quote(passage), "passages": _passages(act=(passage,))}, passage)


def _act(act: models.Act, reading: models.Reading) -> dict[str, Any]:
    return {
        "type": act.type.value,
        "certainty": act.certainty.value,
        "victims": [_party(one, reading) for one in act.victims],
        "victim_count": act.victim_count,
        "perpetrators": [_party(one, reading) for one in act.perpetrators],
        "told_by": act.told_by.text if act.told_by else None,
        "penalty_days": act.penalty_days,
        **{
            name: value.text if value else None
            for name, value in (
                ("date", act.date),
                ("place", act.place),
                ("legal_basis", act.legal_basis),
                ("penalty", act.penalty),
                ("object", act.object),
                ("ground", act.ground),
            )
        },
        "passages": _passages(
            act=(act.passage,),
            date=act.date,
            place=act.place,
            legal_basis=act.legal_basis,
            penalty=act.penalty,
            object=act.object,
            ground=act.ground,
            victims=tuple(one.passage for one in act.victims),
            perpetrators=tuple(one.passage for one in act.perpetrators),
        ),
    }


def _party(party: models.Party, reading: models.Reading) -> dict[str, Any]:
    """A party as {"person": name}, {"organisation": name} or {"group": words, "number": count}."""
    if party.person is not None:
        return {"person": reading.persons[party.person].name}
    if party.organisation is not None:
        return {"organisation": reading.organisations[party.organisation].name}
    return {"group": party.text, "number": party.number}


def _passages(**fields: models.Value | tuple[Passage, ...] | None) -> dict[str, list[list[int]]]:
    found: dict[str, list[list[int]]] = {}
    for name, value in fields.items():
        passages = value.passages if isinstance(value, models.Value) else value
        if passages:
            found[name] = [[one.start, one.end] for one in passages]
    return found
