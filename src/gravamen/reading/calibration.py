"""Calibration: from what speaks for a proposal to the probability that it is right, type and passage.

In: a draft. Out: a probability that means what it says: of proposals at 0.8, four in five are right. The weights `MARKS` are a
logistic regression over 980 proposals on 435 annotated reports in five languages, from which the rules were not written (26
November 2026); the expected calibration error on reports that they were not fitted to is 0.03. `bench/calibrate.py` fits them
anew. The weights `NEAR_MARKS`, of drafts whose rule is not met in one point (`graded`), are a logistic regression over 4,900 of
them on 579 reports, read by rules that were mostly older than the reports; `bench/near_misses.py` fits them anew. Of the same
reports are the weights `TYPE_MARKS`, by which the type of an act found is told anew (`retyping`); `bench/retyped.py` fits them.
"""

from __future__ import annotations

import math

from gravamen.reading.draft import Draft

BASE = -0.34
MARKS = {
    "the rule's own weight": 1.44,
    "nobody hit": -0.42,
    "somebody named is hit": 0.38,
    "dated": 0.46,
    "told by a noun": -0.46,
    "doer told": -0.05,
}

NEAR_BASE = 1.52
NEAR_MARKS = {
    "words that speak for the type": 0.29,
    "words that speak for the likest other type": -0.22,
    "the type's share of all such words": -0.04,
    "in a heading": -0.76,
    "length of the sentence": 0.52,
    "length of the report": -1.21,
    "turns of phrase that tell of the type": 0.14,
    "turns of the type rather than of another": 0.61,
    "turns of the type rather than of no act": 0.97,
    "share of the rule's words that are there": 0.56,
    "such words near": 0.65,
    "phrases of the type near": 0.09,
    "the type's share of the trigger's rules": 0.84,
    "told as past": 0.29,
    "told by a gerund or an infinitive": -0.27,
    "in a demand": -0.65,
    "an act found in the same word": -0.43,
    "distance from the nearest act found": 0.1,
    "beside an act found": -0.23,
    "lacks: words": -0.25,
    "lacks: around": 0.14,
    "lacks: object": -0.52,
    "lacks: doer": 0.39,
    "lacks: barred": -0.02,
    "lacks: victim": -0.13,
    "lacks: mood": -0.07,
    "lacks: verb": -0.22,
    "lacks: turns": -0.39,
    "lacks: weight": 0.26,
    "lacks: choice": 0.81,
}

TYPE_BASE = -1.77
TYPE_MARKS = {  # of what speaks for the rule's own type the marks are negative
    "turns of phrase that tell of the other type": 0.55,
    "words that speak for the other type": 0.72,
    "turns of phrase that tell of the rule's type": 0.24,
    "words that speak for the rule's type": 0.31,
    "the rule's own weight": -0.54,
    "length of the clause": -0.39,
}


def marks(draft: Draft) -> tuple[float, ...]:
    """What speaks for or against a draft, each from 0 to 1, in the order of `MARKS`."""
    named = any(party.person is not None or party.organisation is not None for party in draft.victims)
    return (
        min(max(draft.sure, 0.0), 1.0),
        float(not draft.victims),
        float(named),
        float(draft.date is not None),
        float(draft.nominal),
        float(bool(draft.perpetrators) and draft.told_doers),
    )


def probability(draft: Draft) -> float:
    """How likely a proposal is right, rounded to hundredths."""
    told = BASE + sum(weight * mark for weight, mark in zip(MARKS.values(), marks(draft), strict=True))
    return round(1 / (1 + math.exp(-told)), 2)
