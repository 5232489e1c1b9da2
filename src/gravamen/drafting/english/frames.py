"""Frames: how each type of act is told in English, and the clause that a frame gives for one act.

In: an act and who is named how. Out: a clause without its date. The frames are data (`frames.toml`).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources

from gravamen.drafting.english import words
from gravamen.drafting.english.naming import Naming
from gravamen.drafting.facts import Act, Party
from gravamen.drafting.stories import is_threat
from gravamen.terms import ActType

_PARTICIPLES = {"took": "taken"}  # where it is not the past tense
_FOR_A_TERM = {ActType.ARREST_DETENTION, ActType.HOUSE_ARREST, ActType.TRAVEL_BAN}  # "detained for 15 days"
_AUXILIARY = re.compile(r"\b(?:was|were|has been|have been)\b")
_ANYONE = ("people", "a person")
_OWNED = re.compile(r"\b(?:(?:the|an|a) )?(\w+) of \{victim\}")


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of `frames.toml`; its head tells what the fields are."""

    active: str
    passive: str
    subject: str
    noun: str
    at: str
    ground: str = "for"
    threat: str = ""
    anyone: tuple[str, str] = _ANYONE
    bare_active: str = ""
    bare_passive: str = ""
    bare_subject: str = ""
    said: dict[str, tuple[str, str]] = field(default_factory=dict)


@cache
def frames() -> dict[ActType, Frame]:
    path = resources.files("gravamen.drafting.english") / "frames.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    return {ActType(name): Frame(**row) for name, row in table.items()}


@dataclass(frozen=True, slots=True)
class Manner:
    """How a clause is told.

    `spoken`: those hit were named just before, in this sentence or the last; `joined`: in this sentence, by an act of the
    same doer; `bare`: the clause shares the subject of the one before and goes without its own.
    """

    perfect: bool = False
    reportedly: bool = False
    spoken: bool = False
    joined: bool = False
    bare: bool = False


def frame_of(act: Act) -> Frame:
    """The frame of an act's type, with the narrower verb where its passages say which of several things was done."""
    frame = frames()[act.type]
    quotes = " ".join(one.quote for one in act.evidence).casefold()
    verbs = {tuple(verb) for stem, verb in frame.said.items() if stem in quotes}
    if len(verbs) != 1:
        return frame
    ((active, passive),) = verbs
    if frame.bare_active:
        return replace(frame, bare_active=active, bare_passive=passive)
    return replace(frame, active=active, passive=passive)


def active(act: Act, naming: Naming, manner: Manner, *, many: bool) -> str:
    """What follows the doer: "searched the office of X". `many`: the doer stands in the plural."""
    frame = frame_of(act)
    if is_threat(act):
        clause = f"threatened {_victims(act, naming, manner)} with {_threat(act, frame)}{_ground(act, frame)}"
        return f"{'have' if many else 'has'} {clause}" if manner.perfect else clause
    pattern = frame.active
    if frame.bare_active and not _filled(act, pattern):
        pattern = frame.bare_active
    clause = _with_tail(_fill(pattern, act, naming, manner), _tail(act, frame, pattern, naming, manner))
    if manner.perfect:
        verb, _, rest = clause.partition(" ")
        clause = f"{'have' if many else 'has'} {_PARTICIPLES.get(verb, verb)} {rest}"
    return f"reportedly {clause}" if manner.reportedly else clause


def passive(act: Act, naming: Naming, manner: Manner) -> str:
    """A clause without a doer: "X was detained"."""
    frame = frame_of(act)
    slot, pattern = frame.subject, frame.passive
    if is_threat(act):
        slot, pattern = "victim", f"was threatened with {_threat(act, frame)}"
    elif frame.bare_passive and not (_has(act, slot) and _filled(act, frame.active)):
        slot, pattern = frame.bare_subject, frame.bare_passive
    subject, many = _subject(slot, act, naming, manner)
    clause = _fill(pattern, act, naming, manner)
    if manner.perfect:
        clause = re.sub(r"\bwas\b", "has been", clause, count=1)
    if many:
        clause = re.sub(r"\bwas\b", "were", clause, count=1)
        clause = re.sub(r"\bhas\b", "have", clause, count=1)
        clause = clause.replace("its affairs", "their affairs")
    if manner.reportedly:
        clause = _AUXILIARY.sub(r"\g<0> reportedly", clause, count=1)
    clause = clause if manner.bare else f"{subject} {clause}"
    if is_threat(act):
        return clause + _ground(act, frame)
    return _with_tail(clause, _tail(act, frame, frame.active if slot == frame.subject else pattern, naming, manner))


def _threat(act: Act, frame: Frame) -> str:
    """What was threatened: "dismissal", "25 days of arrest"."""
    if act.penalty and "{penalty}" in frame.active:
        return words.lowered(act.penalty)
    return frame.threat or frame.noun


def tells_victim_first(act: Act) -> bool:
    """Whether the passive of an act begins with those to whom it was done."""
    frame = frames()[act.type]
    return is_threat(act) or (
        frame.subject == "victim" and (not frame.bare_passive or _filled(act, frame.active) or frame.bare_subject == "victim")
    )


def _victims(act: Act, naming: Naming, manner: Manner, case: int = 1) -> str:
    if manner.spoken and (pronoun := naming.pronoun(act.victims, case)):
        return pronoun
    return naming.listing(act.victims) or _anyone(act)


def _anyone(act: Act) -> str:
    """Those hit where the report does not say who: no more than their number and what the type of act implies."""
    many, one = frames()[act.type].anyone
    if act.victim_count is None and (many, one) == _ANYONE:
        several = len({each.source for each in act.evidence}) > 1
        return f"persons whom the {'reports do' if several else 'report does'} not name"
    if act.victim_count is None:
        return many
    return one if act.victim_count == 1 else f"{words.number(act.victim_count)} {many}"


def _subject(slot: str, act: Act, naming: Naming, manner: Manner) -> tuple[str, bool]:
    if slot == "victim":
        text = _victims(act, naming, manner, 0)
        return text, naming.plural(act.victims) if act.victims else act.victim_count != 1
    if slot in ("object", "place"):
        phrase = _introduced(act.object if slot == "object" and act.object else act.place or "", act, naming, manner)
        if re.search(r", [A-Z][^,]*$", phrase):
            phrase += ","  # the name after a description stands between commas
        return phrase, words.plural(Party(group=phrase), phrase) or (slot == "object" and " and " in phrase)
    owner = naming.listing(act.victims)
    if slot == "premises":
        return (f"the premises of {owner}" if owner else "premises"), True
    if slot == "property":
        return (f"property of {owner}" if owner else "property"), False
    if slot == "criminal proceedings":
        return "criminal proceedings", True
    if slot == "assembly":
        return (f"an assembly of {owner}" if owner else "an assembly"), False
    if slot == "legislation":
        return "legislation that restricts trade union rights", False
    return slot, False


def _has(act: Act, slot: str) -> bool:
    if slot == "victim":
        return bool(act.victims) or bool(act.victim_count)
    if slot in ("object", "place", "penalty"):
        return bool(getattr(act, slot))
    return True


def _filled(act: Act, pattern: str) -> bool:
    return all(_has(act, slot) for slot in re.findall(r"\{(\w+)\}", pattern))


def _fill(pattern: str, act: Act, naming: Naming, manner: Manner) -> str:
    used: dict[str, str] = {}
    if manner.spoken and (whose := naming.pronoun(act.victims, 2)):
        pattern = _OWNED.sub(rf"{whose} \1", pattern)  # "its affairs", not "the affairs of it"
    for slot in re.findall(r"\{(\w+)\}", pattern):
        if slot == "victim":
            used[slot] = _victims(act, naming, manner)
        elif slot == "penalty":
            used[slot] = words.lowered(act.penalty or "")
        else:
            used[slot] = _introduced(getattr(act, slot) or "", act, naming, manner)
    return pattern.format(**used)


def _introduced(phrase: str, act: Act, naming: Naming, manner: Manner) -> str:
    """A phrase of the record; "his office" only where he was just spoken of."""
    phrase = naming.introduce(phrase)
    return phrase if manner.spoken else naming.owned(phrase, act.victims)


def _with_tail(clause: str, tail: str) -> str:
    """A clause with its tail; no comma stands before a bracket."""
    return (clause.rstrip(",") if tail.startswith(" (") else clause) + tail


def _tail(act: Act, frame: Frame, pattern: str, naming: Naming, manner: Manner) -> str:
    """What follows the verb: whose, where, why, under which law, a penalty that has no slot."""
    pieces: list[str] = []
    if act.type is ActType.SEIZURE and act.victims and "{victim}" not in pattern and not manner.joined:
        if not naming.says(act.object or "", act.victims):
            pieces.append(f"from {_victims(act, naming, manner)}")
    told = act.place is not None and (naming.says(act.place, act.victims) or act.place == naming.country)
    if act.place and frame.at and "{place}" not in pattern and not told:
        place = _introduced(act.place, act, naming, manner)
        pieces.append(place if place.startswith(("in ", "at ", "near ")) else f"{frame.at} {place}")
    term = words.lowered(act.penalty) if act.penalty and "{penalty}" not in pattern else ""
    if term and act.type in _FOR_A_TERM:
        pieces.append(f"for {term}")
    text = " ".join(["", *pieces]) + _ground(act, frame)
    if act.legal_basis:
        text += f" under {words.lowered(act.legal_basis)}"
    return f"{text} (penalty: {term})" if term and act.type not in _FOR_A_TERM else text


def _ground(act: Act, frame: Frame) -> str:
    if not act.ground:
        return ""
    ground = words.lowered(act.ground)
    if ground.startswith(("for ", "on ", "because ", "with ")):
        return f" {ground}"
    return f" on the ground of {ground}" if ground[:1] in '“"‘' else f" {frame.ground} {ground}"
