"""Which acts are told together and in what order, whatever the language.

In: acts and circumstances. Out: acts in order of time, grouped into stories, and what stands before and after each.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from gravamen.drafting.facts import Act, Circumstance, Evidence, Party
from gravamen.terms import ActType, Certainty

TOGETHER = 3  # acts in one sentence at most
PARAGRAPH = 4  # sentences from which a new occasion begins a new paragraph
LASTING = {
    ActType.DENIAL_OF_REGISTRATION,
    ActType.REFUSAL_OF_RECOGNITION,
    ActType.REFUSAL_TO_BARGAIN,
    ActType.INTERFERENCE,
    ActType.SURVEILLANCE,
}  # where no date is given, they are told as going on
_THREATS = {ActType.THREAT_OF_VIOLENCE, ActType.THREAT_OF_DISMISSAL}  # the threat is what was done
Around = dict[str, list[Circumstance]]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and what it rests on."""

    text: str
    acts: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    key: str  # as `Sentence.key`


class OfOneStory(Protocol):
    """How a language tells acts in one sentence; `opens`: it is the first of its story."""

    def __call__(self, group: list[Act], *, opens: bool) -> Told: ...


class OfACircumstance(Protocol):
    """How a language tells a circumstance."""

    def __call__(self, one: Circumstance) -> Told: ...


def is_threat(act: Act) -> bool:
    """Whether an act was only threatened: it is never told as done."""
    return act.certainty is Certainty.THREATENED and act.type not in _THREATS


def lasts(act: Act) -> bool:
    """Whether an act is told as going on."""
    return act.type in LASTING and act.told_day is None if act.date is None else act.date.text.endswith("/..")


def victims_of(acts: Sequence[Act]) -> list[Party]:
    """Those to whom acts were done, each once, in the order of the acts."""
    found: list[Party] = []
    for act in acts:
        found.extend(one for one in act.victims if one not in found)
    return found


def in_time(acts: Iterable[Act]) -> list[Act]:
    """By date; an act without one stays behind the one before it, acts of one occasion stay together.

    One without a date that nothing is before stands behind the first of its type that has one: what is known best goes first.
    """
    told = list(acts)
    first: dict[ActType, datetime.date] = {}
    for act in told:
        if act.date is not None:
            first[act.type] = min(first.get(act.type, datetime.date.max), act.date.earliest)
    nothing = datetime.date.min
    last = nothing
    keyed: list[tuple[datetime.date, int, Act]] = []
    for at, act in enumerate(told):
        if act.date is None and last == nothing and act.type in first:
            keyed.append((first[act.type], len(told) + at, act))
            continue
        last = max(last, act.date.earliest) if act.date is not None else last
        keyed.append((act.date.earliest if act.date is not None else last, at, act))
    ordered = [act for _, _, act in sorted(keyed, key=lambda row: row[:2])]
    return [act for story in stories(ordered) for act in story]


def stories(acts: Sequence[Act]) -> list[list[Act]]:
    """Acts of one occasion together, at the place of the first; without occasions, acts that follow on each other."""
    stories: list[list[Act]] = []
    for act in acts:
        known = next((story for story in stories if act.occasion and story[0].occasion == act.occasion), None)
        if known is not None:
            known.append(act)
        elif act.occasion is None and stories and stories[-1][0].occasion is None and _follows(stories[-1][-1], act):
            stories[-1].append(act)
        else:
            stories.append([act])
    return stories


def _follows(one: Act, two: Act) -> bool:
    if set(one.victims) & set(two.victims) or (one.date is not None and one.date == two.date and not two.victims):
        return True
    return bool(one.perpetrators) and one.perpetrators == two.perpetrators and all(by.organisation for by in one.perpetrators)


def together(one: Act, two: Act) -> bool:
    """Whether two acts go into one sentence."""
    if str(one.date) != str(two.date) or (one.date is None and one.occasion is None):
        return False
    if one.told_by or two.told_by or one.certainty is not Certainty.STATED or two.certainty is not Certainty.STATED:
        return False
    if one.type in LASTING or two.type in LASTING or one.type is two.type or one.ground:
        return False
    return one.perpetrators == two.perpetrators and one.victims == two.victims


def around(acts: Sequence[Act], circumstances: Iterable[Circumstance]) -> tuple[Around, Around]:
    """Circumstances by the act they stand before, and by the act they stand after."""
    before: Around = {}
    after: Around = {}
    order = {act.id: at for at, act in enumerate(acts)}
    for one in circumstances:
        about = sorted(order[act] for act in one.about if act in order)
        if not about:
            continue
        first, last = acts[about[0]], acts[about[-1]]
        if one.date is not None and (first.date is None or one.date.earliest <= first.date.earliest):
            before.setdefault(first.id, []).append(one)
        else:
            after.setdefault(last.id, []).append(one)
    return before, after


def opening_group(story: Sequence[Act], before: Around, after: Around) -> list[Act]:
    """The acts at the beginning of a story that go into one sentence."""
    group = [story[0]]
    for act in story[1:TOGETHER]:
        if group[-1].id in after or act.id in before or not together(group[-1], act):
            break
        group.append(act)
    return group


def in_paragraphs(
    acts: Sequence[Act], circumstances: Iterable[Circumstance], circumstance: OfACircumstance, sentence: OfOneStory
) -> list[list[Told]]:
    """Paragraphs for acts in order, each circumstance beside the acts it is about, told by the two given."""
    before, after = around(acts, circumstances)
    paragraphs: list[list[Told]] = []
    was_grouped = False
    for story in stories(acts):
        told: list[Told] = []
        at = 0
        while at < len(story):
            told.extend(circumstance(one) for one in before.get(story[at].id, ()))
            group = opening_group(story[at:], before, after)
            told.append(sentence(group, opens=at == 0))
            for act in group:
                told.extend(circumstance(one) for one in after.get(act.id, ()))
            at += len(group)
        grouped = story[0].occasion is not None
        if paragraphs and len(paragraphs[-1]) + len(told) <= PARAGRAPH and grouped == was_grouped:
            paragraphs[-1].extend(told)
        else:
            paragraphs.append(told)
        was_grouped = grouped
    return paragraphs
