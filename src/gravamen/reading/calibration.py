"""Calibration: from what speaks for a proposal to the probability that it is right, type and passage.

In: a draft. Out: a probability that means what it says: of proposals at 0.8, four in five are right. The weights `MARKS` are a
logistic regression over 980 proposals on 435 annotated reports in five languages, from which the rules were not written (26
November 2026); the expected calibration error on reports that they were not fitted to is 0.03. `bench/calibrate.py` fits them
anew. The weights `NEAR_MARKS`, of drafts whose rule is not met in one point (`graded`), are a logistic regression over 2,800 of
them on 419 reports, read by rules that were older than the reports; `bench/near_misses.py` fits them anew.
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

NEAR_BASE = -0.07
NEAR_MARKS = {
    "words that speak for the type": 0.82,
    "words that speak for the likest other type": -0.25,
    "the type's share of all such words": 0.2,
    "in a heading": -0.82,
    "length of the sentence": 0.3,
    "length of the report": -0.94,
    "share of the rule's words that are there": 0.98,
    "such words near": 0.42,
    "phrases of the type near": 0.8,
    "the type's share of the trigger's rules": 0.45,
    "told as past": 0.51,
    "told by a gerund or an infinitive": -0.42,
    "in a demand": -0.27,
    "an act found in the same word": -0.56,
    "distance from the nearest act found": 0.29,
    "lacks: words": -0.19,
    "lacks: around": -0.19,
    "lacks: object": -0.96,
    "lacks: doer": 0.16,
    "lacks: barred": 0.25,
    "lacks: victim": 0.06,
    "lacks: mood": -0.31,
    "lacks: verb": -0.6,
    "lacks: weight": 0.43,
    "lacks: choice": 1.35,
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
