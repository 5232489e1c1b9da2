"""The last judgment on what may be an act: rules, turns of phrase and what annotated reports have taught, heard together.

In: the drafts of a document that were found, those of them that are told once, those that were doubted, and what its sentences
tell by their words. Out: for each sentence and type the draft that stands for it, with the probability that it is right. It is
a logistic regression over the marks below. Its weights stand with what was learnt (`taught`); `bench/teach_reader.py` learns
them, with the words of reports from which those words were not learnt.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gravamen.reading.calibration import probability
from gravamen.reading.draft import Draft, Lack, key_of
from gravamen.reading.taught import TYPES, Told
from gravamen.terms import ActType

# The probability from which an act is proposed: what is right so often brings more than it costs. What the rules have found
# needs less, for whoever wrote them knew of more than the reports from which the judgment was learned.
LEAST, LEAST_FOUND = 0.35, 0.25
_NOBODY = -3.0  # stands for the log odds of what was not found
_EDGE = 1e-3
_FAR = 400  # tokens: nothing is further off
_AROUND = 12  # tokens on either side
_BESIDE = 20  # acts of a type on either side that an act is held against: a letter has fewer
_NONE = len(TYPES)


@dataclass(frozen=True, slots=True)
class Heard:
    """A draft with what was found out about it before it is judged."""

    draft: Draft
    found: bool  # all is as the rules want it
    kept: bool  # and it was not told elsewhere


def judge(heard: Sequence[Heard], told: Told, demands: Sequence[tuple[int, int]]) -> list[Draft]:
    """The drafts that are likely acts, each with its probability, in the order of the text."""
    judged: list[Draft] = []
    for one, marks in marked(heard, told, demands):
        weights = told.judgment
        sum_ = weights.get("base", 0.0) + sum(weights.get(name, 0.0) * mark for name, mark in marks.items())
        one.draft.likely = 1 / (1 + math.exp(-sum_))
        if one.draft.likely >= (LEAST_FOUND if one.kept else LEAST):
            judged.append(one.draft)
    judged.sort(key=lambda draft: (draft.first, draft.at))
    return judged


def marked(heard: Sequence[Heard], told: Told, demands: Sequence[tuple[int, int]]) -> Iterator[tuple[Heard, dict[str, float]]]:
    """Of each sentence and type the drafts that stand for it, with what speaks for and against them.

    These are all that the rules found and that are not told elsewhere, or else the likeliest.
    """
    best: dict[int, dict[ActType, list[Heard]]] = {}
    kept: dict[ActType, list[Draft]] = {}
    for one in heard:
        if one.kept:
            kept.setdefault(one.draft.type, []).append(one.draft)
        here = best.setdefault(told.place(one.draft.sentence), {})
        known = here.get(one.draft.type)
        if known and one.kept and known[0].kept:
            known.append(one)
        elif not known or _rank(one) > _rank(known[0]):
            here[one.draft.type] = [one]
    for these in kept.values():
        these.sort(key=lambda draft: draft.at)
    for place in sorted(best):
        beside = {kind: max(sure(one.draft) for one in these) for kind, these in best[place].items() if these[0].kept}
        for one in (one for these in best[place].values() for one in these):
            marks = _marks(one, place, beside, told)
            marks["asked for"] = _asked(one.draft, demands)
            marks |= _in_clause(one.draft, told)
            marks |= _elsewhere(one.draft, kept.get(one.draft.type, ()))
            yield one, marks


def sure(draft: Draft) -> float:
    """How likely an act is right as far as its rule can tell."""
    return probability(draft) if draft.likely is None else draft.likely


def _rank(one: Heard) -> tuple[bool, bool, float]:
    return one.kept, one.found, sure(one.draft)


def _marks(one: Heard, place: int, beside: dict[ActType, float], told: Told) -> dict[str, float]:
    draft, rows = one.draft, told.rows
    row, at, sentence = rows[place], TYPES.index(draft.type.value), draft.sentence
    ahead, after = told.beside(place)
    other = max(row[place] for place in range(_NONE) if place != at)
    others = [likely for kind, likely in beside.items() if kind is not draft.type]
    by_words = draft.lack is Lack.TAUGHT
    return {
        "its words": _odds(row[at]),
        "words of no act": _odds(row[_NONE]),
        "words of another type": _odds(other),
        "words of no type more": float(row[at] >= other),
        "its words in the sentence before": _odds(ahead[at]) if ahead else 0.0,
        "words of no act in the sentence before": _odds(ahead[_NONE]) if ahead else 0.0,
        "its words in the sentence after": _odds(after[at]) if after else 0.0,
        "words of no act in the sentence after": _odds(after[_NONE]) if after else 0.0,
        "found": float(one.kept),
        "found, and told elsewhere": float(one.found and not one.kept),
        "doubted": float(not one.found and not by_words),
        "its rule": _NOBODY if by_words else _odds(sure(draft)),
        "another type found": float(bool(others)),
        "other types found": math.log(1 + len(others)),
        "a noun beside other types": math.log(1 + len(others)) if draft.nominal else 0.0,  # "beatings, dismissals, threats"
        "the rule of another type": _odds(max(others)) if others else _NOBODY,
        "heading": float(sentence.heading),
        "item of a list": float(sentence.bullet),
        "length of the sentence": math.log(sentence.last - sentence.first),
        "alone in its document": float(len(rows) == 1),
        "length of the clause": math.log(1 + max(1, draft.end - draft.first)),
        "a noun": float(draft.nominal),
        "names": float(draft.named_victims),
        "victims": float(bool(draft.victims)),
        "doers": float(bool(draft.perpetrators)),
        "date": float(bool(draft.date)),
        "penalty": float(bool(draft.penalty)),
        "taken up": float(draft.owned),
        "without a time": float(draft.bare),
        "infinite": float(draft.infinite),
        "lasting": float(draft.rule.lasting),
        "past": float(draft.past),
        "a rule is not met": float(draft.unmet),
        "a rule turns it down": float(draft.refused),
        "negated": float(by_words and draft.rule.negated),
        "told by what was not done": float(one.found and draft.rule.negated),
        **({f"lacks: {draft.lack.name.lower()}": 1.0} if draft.lack is not None else {}),
        f"type: {draft.type.value}": 1.0,
    }


def _in_clause(draft: Draft, told: Told) -> dict[str, float]:
    """What the words of the clause around its verb or noun tell: of a long sentence the rest may tell of another act."""
    first, last = max(draft.first, draft.at - _AROUND), min(draft.end, draft.at + _AROUND)
    at, row = TYPES.index(draft.type.value), told.of_clause(first, last)
    other = max(row[place] for place in range(_NONE) if place != at)
    return {
        "its words in the clause": _odds(row[at]),
        "words of another type in the clause": _odds(other),
        "words of no type more in the clause": float(row[at] >= other),
        "words of no act in the clause": _odds(row[_NONE]),
    }


def _elsewhere(draft: Draft, kept: Sequence[Draft]) -> dict[str, float]:
    """What is found of the same type elsewhere in the document: the act may be told there, and better."""
    place = bisect_left(kept, draft.at, key=lambda one: one.at)
    others = [one for one in kept[max(0, place - _BESIDE) : place + _BESIDE + 1] if one.at != draft.at]
    hit, particulars = key_of(draft.victims), _particulars(draft)
    return {
        "told before": float(any(one.at < draft.at for one in others)),
        "told after": float(any(one.at > draft.at for one in others)),
        "told of the same": float(any(hit & key_of(one.victims) for one in others)),
        "told with more": float(any(_particulars(one) > particulars for one in others)),
        "times told": math.log(1 + len(others)),
        "how far": math.log(1 + min((abs(one.at - draft.at) for one in others), default=_FAR)),
        "nobody hit, and told elsewhere": float(not draft.victims and bool(others)),
        "of another day": float(bool(draft.date) and all(one.date and one.date != draft.date for one in others)),
    }


def _particulars(draft: Draft) -> int:
    told = (draft.victims, draft.named_victims, draft.date, draft.perpetrators, draft.penalty, draft.place)
    return sum(map(bool, told))


def _asked(draft: Draft, demands: Sequence[tuple[int, int]]) -> float:
    """The share of a sentence that asks for something."""
    first, last = draft.sentence.first, draft.sentence.last
    return sum(max(0, min(last, end) - max(first, begin)) for begin, end in demands) / (last - first)


def _odds(likely: float) -> float:
    return math.log(max(likely, _EDGE) / max(1 - likely, _EDGE))
