"""What has changed between two states of a case: told anew, corrected, taken back; who was detained, moved or set free.

In: the brief of a case as the record knew it on two days. Out: `Changes`, and sentences for a later letter, each with the acts
and circumstances that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from gravamen.drafting.english.words import NBSP, day, on, sentence
from gravamen.drafting.facts import Act, Brief, Circumstance, Person
from gravamen.edtf import Edtf
from gravamen.followup.detentions import Detention, Ending, State
from gravamen.followup.folding import fold
from gravamen.terms import ActType

_TOLD = ("type", "certainty", "date", "victims", "victim_count", "perpetrators", "place", "legal_basis", "penalty")
_TOLD_TOO = ("penalty_days", "object", "ground", "told_by")


@dataclass(frozen=True, slots=True)
class Corrected:
    """A value of an act that is told otherwise now."""

    act: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Changes:
    """What one state of a case has and the other has not, in the order of the record."""

    acts: tuple[Act, ...] = ()  # new
    withdrawn: tuple[Act, ...] = ()
    corrected: tuple[Corrected, ...] = ()
    supported: tuple[str, ...] = ()  # acts that another report tells too, by now
    circumstances: tuple[Circumstance, ...] = ()
    persons: tuple[Person, ...] = ()
    persons_withdrawn: tuple[Person, ...] = ()
    renamed: tuple[tuple[Person, Person], ...] = ()
    detained: tuple[Detention, ...] = ()
    ended: tuple[Detention, ...] = ()
    sentenced: tuple[Detention, ...] = ()
    moved: tuple[Detention, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    rests_on: tuple[str, ...]  # ids of acts and circumstances


def changes(before: Brief, after: Brief) -> Changes:
    """What `after` has that `before` had not, and the other way round."""
    acts = {one.id: one for one in before.acts}, {one.id: one for one in after.acts}
    persons = {one.id: one for one in before.persons}, {one.id: one for one in after.persons}
    told = {one.id for one in before.circumstances}
    both = [(acts[0][id], one) for id, one in acts[1].items() if id in acts[0]]
    known, spans = _spans(before), _spans(after)
    pairs = [(known[key], one) for key, one in spans.items() if key in known]
    return Changes(
        acts=tuple(one for id, one in acts[1].items() if id not in acts[0]),
        withdrawn=tuple(one for id, one in acts[0].items() if id not in acts[1]),
        corrected=tuple(one for old, new in both for one in _corrected(old, new)),
        supported=tuple(new.id for old, new in both if _sources(new) - _sources(old)),
        circumstances=tuple(one for one in after.circumstances if one.id not in told),
        persons=tuple(one for id, one in persons[1].items() if id not in persons[0]),
        persons_withdrawn=tuple(one for id, one in persons[0].items() if id not in persons[1]),
        renamed=tuple(
            (persons[0][id], one) for id, one in persons[1].items() if id in persons[0] and persons[0][id].name != one.name
        ),
        detained=tuple(one for key, one in spans.items() if key not in known),
        ended=tuple(one for old, one in pairs if one.ended is not None and old.ended != one.ended),
        sentenced=tuple(one for old, one in pairs if len(one.terms) > len(old.terms)),
        moved=tuple(one for old, one in pairs if len(one.moves) > len(old.moves)),
    )


def _spans(brief: Brief) -> dict[tuple[str, str], Detention]:
    """The detentions by the person and the first act that tells of each, in the order in which the acts were entered."""
    order = {act.id: at for at, act in enumerate(brief.acts)}
    folded = fold(brief.acts, brief.circumstances, brief.country)
    return {(one.person, min(one.acts, key=lambda id: order.get(id, len(order)))): one for one in folded.detentions if one.acts}


def _corrected(old: Act, new: Act) -> Iterator[Corrected]:
    for field in (*_TOLD, *_TOLD_TOO):
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            yield Corrected(new.id, field, before, after)


def _sources(act: Act) -> set[str]:
    return {one.source for one in act.evidence}


def sentences(found: Changes, after: Brief) -> list[Sentence]:
    """What is new of those detained, for a letter: one sentence for each, in English."""
    names = {one.id: one.name for one in after.persons}
    types = {one.id: one.type for one in after.acts}
    return [
        *(_detained(one, names, types) for one in found.detained),
        *(_sentenced(one, names) for one in found.sentenced),
        *(_moved(one, names) for one in found.moved),
        *(
            _ended(one, one.ended, names)
            for one in (*found.detained, *found.ended)
            if one.ended is not None and one.ended.how is not State.ANEW
        ),
    ]


def _detained(one: Detention, names: Mapping[str, str], types: Mapping[str, ActType]) -> Sentence:
    """A person known only by a sentence was not said to be detained."""
    if all(types[id] in (ActType.IMPRISONMENT_SENTENCE, ActType.ADMINISTRATIVE_PENALTY) for id in one.acts if id in types):
        given = ", then ".join(term.words for term in one.terms)
        return Sentence(sentence(f"{_name(one, names)} was given {given}{_on(one.begins)}"), one.acts)
    said = f"{_name(one, names)} was {'placed under house arrest' if one.house_arrest else 'detained'}{_on(one.begins)}"
    if one.terms:
        said += f" ({', then '.join(term.words for term in one.terms)})"
    return Sentence(sentence(said), one.acts)


def _sentenced(one: Detention, names: Mapping[str, str]) -> Sentence:
    term = one.terms[-1]
    return Sentence(sentence(f"{_name(one, names)}, held{_since(one.begins)}, was given {term.words}"), (term.act,))


def _moved(one: Detention, names: Mapping[str, str]) -> Sentence:
    move = one.moves[-1]
    return Sentence(sentence(f"{_name(one, names)} was moved to {move.place}{_on(move.date)}"), (move.id,))


def _ended(one: Detention, ended: Ending, names: Mapping[str, str]) -> Sentence:
    verb = {State.DIED: "died in custody", State.EXILED: "was forced to leave the country"}.get(ended.how, "was released")
    held = one.days(ended.date.latest) if ended.date is not None else None
    after = f", after {'at least ' if held[1] else ''}{held[0]}{NBSP}days" if held is not None and held[0] > 1 else ""
    return Sentence(sentence(f"{_name(one, names)} {verb}{_on(ended.date)}{after}"), (*one.acts, ended.id))


def _name(one: Detention, names: Mapping[str, str]) -> str:
    return names.get(one.person, one.person)


def _on(date: Edtf | None) -> str:
    return f" {on(date)}" if date is not None else ""


def _since(date: Edtf | None) -> str:
    if date is None:
        return ""
    return (
        f" since {day(date.earliest)}"
        if date.precision == "day"
        else f" since {on(date).removeprefix('in ').removeprefix('since ')}"
    )
