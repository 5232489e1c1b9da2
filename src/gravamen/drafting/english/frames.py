"""Frames: how each type of act is told in English, and the clause that a frame gives for one act.

In: an act and who is named how. Out: a clause without its date. The frames are data (`frames.toml`).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from gravamen.drafting.english import words
from gravamen.drafting.english.naming import Naming
from gravamen.drafting.facts import Act, Party
from gravamen.terms import ActType, Certainty

_PARTICIPLES = {"took": "taken", "gave": "given", "broke": "broken"}  # where it is not the past tense
_AUXILIARY = re.compile(r"\b(?:was|were|has been|have been|has not been|have not been)\b")


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of `frames.toml`; its head tells what the fields are."""

    active: str
    passive: str
    subject: str
    noun: str
    at: str
    ground: str = "for"
    bare_active: str = ""
    bare_passive: str = ""
    bare_subject: str = ""


@cache
def frames() -> dict[ActType, Frame]:
    path = resources.files("gravamen.drafting.english") / "frames.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    return {ActType(name): Frame(**row) for name, row in table.items()}


@dataclass(frozen=True, slots=True)
class Manner:
    """How a clause is told. `spoken`: those hit were named just before, in this sentence or the last."""

    perfect: bool = False
    reportedly: bool = False
    spoken: bool = False


def active(act: Act, naming: Naming, manner: Manner, *, many: bool) -> str:
    """What follows the doer: "searched the office of X". `many`: the doer stands in the plural."""
    frame = frames()[act.type]
    if act.certainty is Certainty.THREATENED and not frame.noun.startswith("threat"):
        return f"threatened {_victims(act, naming, manner)} with {frame.noun}{_ground(act, frame)}"
    pattern = frame.active
    if frame.bare_active and not _filled(act, pattern):
        pattern = frame.bare_active
    clause = _fill(pattern, act, naming, manner) + _tail(act, frame, pattern, naming, manner)
    if manner.perfect:
        verb, _, rest = clause.partition(" ")
        clause = f"{'have' if many else 'has'} {_PARTICIPLES.get(verb, verb)} {rest}"
    return f"reportedly {clause}" if manner.reportedly else clause


def passive(act: Act, naming: Naming, manner: Manner) -> str:
    """A clause without a doer: "X was detained"."""
    frame = frames()[act.type]
    slot, pattern = frame.subject, frame.passive
    if frame.bare_passive and not (_has(act, slot) and _filled(act, frame.active)):
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
    return f"{subject} {clause}{_tail(act, frame, frame.active if slot == frame.subject else pattern, naming, manner)}"


def tells_victim_first(act: Act) -> bool:
    """Whether the passive of an act begins with those to whom it was done."""
    frame = frames()[act.type]
    return frame.subject == "victim" and (
        not frame.bare_passive or _filled(act, frame.active) or frame.bare_subject == "victim"
    )


def _victims(act: Act, naming: Naming, manner: Manner, case: int = 1) -> str:
    if manner.spoken and (pronoun := naming.pronoun(act.victims, case)):
        return pronoun
    return naming.listing(act.victims) or ("trade unionists" if act.victim_count != 1 else "a trade unionist")


def _subject(slot: str, act: Act, naming: Naming, manner: Manner) -> tuple[str, bool]:
    if slot == "victim":
        text = _victims(act, naming, manner, 0)
        return text, naming.plural(act.victims) if act.victims else act.victim_count != 1
    if slot in ("object", "place"):
        phrase = naming.introduce(act.object if slot == "object" and act.object else act.place or "")
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
    for slot in re.findall(r"\{(\w+)\}", pattern):
        if slot == "victim":
            used[slot] = _victims(act, naming, manner)
        elif slot == "penalty":
            used[slot] = words.lowered(act.penalty or "")
        else:
            used[slot] = naming.introduce(getattr(act, slot) or "")
    return pattern.format(**used)


def _tail(act: Act, frame: Frame, pattern: str, naming: Naming, manner: Manner) -> str:
    """What follows the verb: whose, where, why, under which law, a penalty that has no slot."""
    pieces: list[str] = []
    if act.type is ActType.SEIZURE and act.victims and "{victim}" not in pattern and not manner.spoken:
        if not naming.says(act.object or "", act.victims):
            pieces.append(f"from {naming.listing(act.victims)}")
    told = act.place is not None and (naming.says(act.place, act.victims) or act.place == naming.country)
    if act.place and frame.at and "{place}" not in pattern and not told:
        place = naming.introduce(act.place)
        pieces.append(place if place.startswith(("in ", "at ", "near ")) else f"{frame.at} {place}")
    if act.penalty and "{penalty}" not in pattern:
        pieces.append(f"for {words.lowered(act.penalty)}")
    text = (" " + " ".join(pieces)) if pieces else ""
    text += _ground(act, frame)
    return f"{text} under {words.lowered(act.legal_basis)}" if act.legal_basis else text


def _ground(act: Act, frame: Frame) -> str:
    if not act.ground:
        return ""
    ground = words.lowered(act.ground)
    if ground.startswith(("for ", "on ", "because ", "with ")):
        return f" {ground}"
    return f" on the ground of {ground}" if ground[:1] in '“"‘' else f" {frame.ground} {ground}"
