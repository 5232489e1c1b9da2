"""What happened to one person's liberty, in order: detained, sentenced, moved, set free.

In: acts and circumstances of a case. Out: for each person the events that detentions are folded of.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from gravamen.drafting.facts import Act, Circumstance
from gravamen.edtf import Edtf
from gravamen.followup.detentions import State
from gravamen.followup.penalties import Penalty, penalty_of
from gravamen.terms import ActType, Certainty, CircumstanceKind

_DETENTION = (ActType.ARREST_DETENTION, ActType.HOUSE_ARREST)
_SENTENCE = (ActType.IMPRISONMENT_SENTENCE, ActType.ADMINISTRATIVE_PENALTY)
_ENDING_ACTS = {ActType.KILLING: State.DIED, ActType.FORCED_EXILE: State.EXILED}
_ENDING_KINDS = {CircumstanceKind.RELEASE: State.RELEASED, CircumstanceKind.DEATH: State.DIED}

# What detentions are folded of: types of acts, kinds of circumstances.
ACTS = (*_DETENTION, *_SENTENCE, *_ENDING_ACTS)
KINDS = (CircumstanceKind.TRANSFER, *_ENDING_KINDS)


class Step(IntEnum):
    """In the order in which they follow on one day."""

    DETAINED = 1
    SENTENCED = 2
    MOVED = 3
    OVER = 4


@dataclass(frozen=True, slots=True)
class Detained:
    step: ClassVar[Step] = Step.DETAINED
    act: Act
    penalty: Penalty

    @property
    def id(self) -> str:
        return self.act.id

    @property
    def date(self) -> Edtf | None:
        return self.act.date

    @property
    def house(self) -> bool:
        return self.act.type is ActType.HOUSE_ARREST


@dataclass(frozen=True, slots=True)
class Sentenced:
    step: ClassVar[Step] = Step.SENTENCED
    act: Act
    penalty: Penalty

    @property
    def id(self) -> str:
        return self.act.id

    @property
    def date(self) -> Edtf | None:
        return self.act.date


@dataclass(frozen=True, slots=True)
class Moved:
    step: ClassVar[Step] = Step.MOVED
    id: str
    date: Edtf | None
    place: str
    about: tuple[str, ...]  # Act.id


@dataclass(frozen=True, slots=True)
class Over:
    """What ends a detention. `told`: a circumstance says so, and not only an act that implies it."""

    step: ClassVar[Step] = Step.OVER
    id: str
    date: Edtf | None
    how: State
    told: bool
    about: tuple[str, ...] = ()


Event = Detained | Sentenced | Moved | Over


def day_of(event: Event) -> datetime.date:
    """Where an event stands in time: a detention when it can have begun first, all else when it can have been last."""
    if event.date is None:
        return datetime.date.max
    return event.date.earliest if isinstance(event, Detained) else event.date.latest


def holds(act: Act) -> bool:
    """Whether an act tells of custody, done and not only threatened."""
    return act.type in (*_DETENTION, *_SENTENCE) and act.certainty is not Certainty.THREATENED and penalty_of(act).custody


def events(acts: Sequence[Act], circumstances: Iterable[Circumstance]) -> dict[str, list[Event]]:
    """What is told of each person (by their id) of whose detention something is told, in the order in which it comes."""
    by_id = {act.id: act for act in acts}
    told: dict[str, list[Event]] = {}
    held: set[str] = set()
    for act in acts:
        if (event := _of_act(act)) is not None:
            for person in dict.fromkeys(party.person for party in act.victims if party.person):
                told.setdefault(person, []).append(event)
                if not isinstance(event, Over):
                    held.add(person)
    for one in circumstances:
        if (said := _of_circumstance(one)) is not None:
            for person in dict.fromkeys(_whom(one, by_id)):
                told.setdefault(person, []).append(said)
                held.add(person)
    return {person: found for person, found in told.items() if person in held}


def _of_act(act: Act) -> Event | None:
    if act.type in _ENDING_ACTS and act.certainty is not Certainty.THREATENED:
        return Over(act.id, act.date, _ENDING_ACTS[act.type], told=False)
    if not holds(act):
        return None
    return Detained(act, penalty_of(act)) if act.type in _DETENTION else Sentenced(act, penalty_of(act))


def _of_circumstance(one: Circumstance) -> Event | None:
    if one.kind is CircumstanceKind.TRANSFER:
        return Moved(one.id, one.date, one.place or one.text or "another place", one.about)
    if one.kind in _ENDING_KINDS:
        return Over(one.id, one.date, _ENDING_KINDS[one.kind], told=True, about=one.about)
    return None


def _whom(told: Circumstance, by_id: Mapping[str, Act]) -> list[str]:
    """Whom a circumstance is about."""
    if told.person:
        return [told.person]
    return [party.person for id in told.about if id in by_id for party in by_id[id].victims if party.person]
