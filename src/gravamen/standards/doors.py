"""The doors: which ways to complain are open in a case, which are closed, and why; what makes the case urgent.

In: the facts of a case. Out: for each door whether it is open, with reasons and their sources, what it must contain, its stages
and its clock; the grounds of urgency, each with the acts that show it. The facts about the doors stand in `doors.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from gravamen.said import Said, joined, said
from gravamen.standards.asking import type_name
from gravamen.standards.elsewhere import Standing, standing
from gravamen.standards.instruments import instrument, ratification
from gravamen.standards.models import ActFacts, CaseFacts, Doer, Sender
from gravamen.standards.qualification import qualify
from gravamen.standards.tables import tables

RATIFIED = ("C087", "C098", "C135", "C151", "C154")  # what a door that needs a ratified Convention can rest on


class State(StrEnum):
    OPEN = "open"
    CHECK = "to be checked"  # open, if what the reasons name turns out so
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Reason:
    words: str
    source: str  # an address, a case, an article


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a complaint must contain, or a stage that it goes through. `seen`: it stands in the source."""

    what: str
    source: str
    seen: bool


@dataclass(frozen=True, slots=True)
class Door:
    """A way to complain, as it stands for one case."""

    id: str
    name: str
    state: State
    reasons: tuple[Reason, ...]
    who: str
    against: str
    basis: str
    address: str
    clock: str
    urgency: str
    outcome: str
    contents: tuple[Item, ...]
    stages: tuple[Item, ...]
    warning: str


@dataclass(frozen=True, slots=True)
class Urgency:
    """A ground on which urgent treatment can be asked for, and the acts that show it."""

    id: str
    ground: str
    acts: tuple[str, ...]  # ids
    words: tuple[str, ...]  # of sources, where the ground rests on words: “…” and where they stand
    because: str
    source: str


@cache
def sources() -> dict[str, str]:
    """The short names of `doors.toml` and what they stand for."""
    found: dict[str, str] = tables("doors.toml")["sources"]
    return found


def door_names() -> dict[str, str]:
    """The doors by their ids, as they are called."""
    return {row["id"]: row["name"] for row in tables("doors.toml")["door"]}


def doors(case: CaseFacts) -> tuple[Door, ...]:
    """All doors as they stand for a case: open ones first, then those to be checked, then those that are closed."""
    found = [_door(row, case) for row in tables("doors.toml")["door"]]
    return tuple(sorted(found, key=lambda one: list(State).index(one.state)))


def urgency(case: CaseFacts) -> tuple[Urgency, ...]:
    """The grounds on which the complaint may ask for urgent treatment; the text must give the reason, and a person decides."""
    found = []
    for row in tables("doors.toml")["urgency"]:
        shown = [act for act in case.acts if act.type.value in row.get("acts", ())]
        because = ""
        if shown:
            because = joined(", ", dict.fromkeys(Said(type_name(one.type), "{type}", {"type": one.type}) for one in shown))
        hit = {name for act in case.acts for name in act.organisations_hit}
        if (many := row.get("organisations")) and len(hit) >= many:
            more = [act for act in case.acts if act.organisations_hit and act not in shown]
            shown += more
            because = joined("; ", (part for part in (because, said("{count} organizations were hit", count=len(hit))) if part))
        words = tuple(_words(row.get("words", ()), case))
        if words:
            because = said("a source says so; see whether it still lasts")
        if shown or words:
            ids = tuple(act.id for act in shown)
            found.append(Urgency(row["id"], row["ground"], ids, words, because, sources()[row["source"]]))
    return tuple(found)


def _words(sought: Iterable[str], case: CaseFacts) -> Iterable[str]:
    for told in (*case.told, *(told for act in case.acts for told in act.told)):
        for word in sought:
            if word in told.words.casefold():
                yield f"“{word}”, {told.where}"
                break


def _door(row: dict[str, Any], case: CaseFacts) -> Door:
    closed: list[Reason] = []
    check: list[Reason] = []
    open_: list[Reason] = [
        Reason(row["who"], sources()[row["who_source"]]),
        Reason(row["basis"], sources()[row["basis_source"]]),
    ]
    _sender(row, case, closed, check)
    if row.get("ratified"):
        _ratified(case, closed, check, open_)
    if row.get("employer"):
        _employer(row, case, closed, check)
    if row.get("list"):
        _listed(standing(row["list"], case.country, case.on), closed, check, open_)
    for one in row.get("check", ()):
        check.append(Reason(one["what"], sources()[one["source"]]))
    if row["id"] in case.pending_elsewhere:
        check.append(
            Reason(said("the same matter has been brought here already: new facts join the open case"), said("the record"))
        )
    if case.pending_at_home and "pending" in row:
        open_.append(Reason(row["pending"], sources()[row["basis_source"]]))
    if row["id"] == "human-rights-committee" and case.pending_elsewhere:
        check.append(
            Reason(
                said("the same matter is with: {bodies}", bodies=joined(", ", case.pending_elsewhere)), sources()["protocol"]
            )
        )
    state = State.CLOSED if closed else State.CHECK if check else State.OPEN
    return Door(
        row["id"],
        row["name"],
        state,
        tuple(closed or (*check, *open_)),
        row["who"],
        row["against"],
        row["basis"],
        row["address"],
        row["clock"],
        row["urgency"],
        row["outcome"],
        tuple(Item(one["what"], sources()[one["source"]], one["status"] == "seen") for one in row["contents"]),
        tuple(Item(one["name"], sources()[one["source"]], one["status"] == "seen") for one in row["stages"]),
        row.get("warning", ""),
    )


def _sender(row: dict[str, Any], case: CaseFacts, closed: list[Reason], check: list[Reason]) -> None:
    allowed = row["senders"]
    refused = Reason(row.get("otherwise", ""), sources()[row.get("otherwise_source", row["who_source"])])
    if not allowed:
        closed.append(refused)
    elif case.sender is None:
        if len(allowed) < len(Sender):
            check.append(
                Reason(said("who writes: it must be {who}", who=joined("", (row["who"],))), sources()[row["who_source"]])
            )
    elif case.sender.value not in allowed:
        closed.append(refused)
    elif case.sender is Sender.AFFILIATES and len(allowed) < len(Sender):
        if case.affiliates_hit is False:
            closed.append(Reason(said("no affiliate of the sender is among those hit"), sources()[row["who_source"]]))
        elif case.affiliates_hit is None:
            check.append(Reason(said("whether an affiliate of the sender is among those hit"), sources()[row["who_source"]]))


def _ratified(case: CaseFacts, closed: list[Reason], check: list[Reason], open_: list[Reason]) -> None:
    """A ratified Convention among those that the acts call in question; where none is known, why."""
    called = sorted({one.instrument for act in case.acts for one in qualify(act, case.country, case.on).articles} & {*RATIFIED})
    bound = {instrument(id)["short"]: ratification(case.country, id, case.on) for id in called}
    likely = {name: one for name, one in bound.items() if one.ratified}
    sure = {name: one for name, one in likely.items() if one.sure(case.on)}
    if not called:
        closed.append(Reason(said("no act of the case calls a Convention in question"), said("the acts of the case")))
    elif sure:
        open_ += [Reason(said("{name} is ratified", name=joined("", (name,))), one.source) for name, one in sure.items()]
    elif likely:
        check += [
            Reason(said("that {name} was ratified by {date}", name=joined("", (name,)), date=case.on), one.source)
            for name, one in likely.items()
        ]
    elif all(one.ratified is False for one in bound.values()):
        closed += [
            Reason(said("the State has not ratified {name}", name=joined("", (name,))), one.source)
            for name, one in bound.items()
        ]
    else:
        unknown = {name: one for name, one in bound.items() if one.ratified is None}
        check += [
            Reason(said("whether {name} was ratified by {date}", name=joined("", (name,)), date=case.on), one.source)
            for name, one in unknown.items()
        ]


def _listed(found: Standing, closed: list[Reason], check: list[Reason], open_: list[Reason]) -> None:
    """How the State stands to a door outside the ILO, as the list of those bound says."""
    where = {True: open_, False: closed, None: check}[found.bound]
    where.append(Reason(found.words, found.source))


def _employer(row: dict[str, Any], case: CaseFacts, closed: list[Reason], check: list[Reason]) -> None:
    def by_employer(act: ActFacts) -> bool:
        return Doer.EMPLOYER in act.doers

    if not any(by_employer(act) for act in case.acts):
        source = sources()[row["who_source"]]
        if any(not act.doers for act in case.acts):
            check.append(Reason(said("whether an enterprise is behind any act: of some nobody has said who did them"), source))
        else:
            closed.append(Reason(said("no act of the case was done by an enterprise"), source))
