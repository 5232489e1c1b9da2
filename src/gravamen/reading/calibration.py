"""Calibration: from what speaks for a proposal to the probability that it is right, type and passage.

In: a draft. Out: a probability that means what it says: of proposals at 0.8, four in five are right. The weights are a logistic
regression over proposals on annotated reports in five languages; `bench/calibrate.py` fits them, and says how far they are off.
"""

from __future__ import annotations

import math

from gravamen.reading.draft import Draft

BASE = 0.31
MARKS = {
    "the rule's own weight": 1.22,
    "nobody hit": -0.93,
    "somebody named is hit": 0.43,
    "dated": 0.36,
    "told by a noun": 0.0,
    "doer told": 0.0,
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
