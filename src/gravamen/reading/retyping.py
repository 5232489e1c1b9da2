"""The type of an act found, told anew where the words of its clause speak for another type far more than for its rule's.

In: a document's drafts with their clauses. Out: the same drafts, some of another type; these say so. A rule reads a verb in its
commonest sense, while "was slapped with a complaint" tells of a charge. The marks are the same for all languages; their weights
stand in `calibration`, and `bench/retyped.py` fits them.
"""

from __future__ import annotations

import math
from collections import defaultdict

from gravamen.reading.calibration import TYPE_BASE, TYPE_MARKS
from gravamen.reading.draft import Draft, Lack
from gravamen.reading.pack import Pack
from gravamen.reading.telling import MOST, vocabulary
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.reading.turns import PLACES, TYPES, turns
from gravamen.terms import ActType

LIKELY = 0.8  # the probability from which the other type is told: a rule that is met whole yields to nothing less
_RULES = 3.0  # what the words of rules count beside turns of phrase
_SHOWN = 3  # words that are shown as what tells of the type
_WEIGHTS = tuple(TYPE_MARKS.values())

Marks = tuple[float, ...]


def retype(drafts: list[Draft], tokens: Tokens, pack: Pack) -> list[Draft]:
    """Tell the type anew of those drafts whose rule is met and whose words speak for another."""
    spoken = turns(pack)
    if not spoken:
        return drafts
    told = types_told(drafts)
    for draft in drafts:
        if draft.lack is not None or draft.first < 0:
            continue
        clause = Sentence(draft.first, draft.end, 0)
        weights = spoken.weights(tokens, clause)
        if probability((max(weights), MOST, *_own(draft, weights, {}))) < LIKELY:
            continue  # whatever else the rules' words say
        kind, marks = other(draft, told[draft.sentence.first], weights, vocabulary(pack).weights(tokens, clause))
        if (likely := probability(marks)) >= LIKELY:
            draft.type, draft.likely, draft.lack = kind, likely, Lack.TYPE
            draft.telling = tuple(spoken.telling(tokens, clause, kind)[:_SHOWN])
    return drafts


def types_told(drafts: list[Draft]) -> dict[int, set[ActType]]:
    """The types of the acts of each sentence, by its first token."""
    told: dict[int, set[ActType]] = defaultdict(set)
    for draft in drafts:
        told[draft.sentence.first].add(draft.type)
    return told


def other(draft: Draft, told: set[ActType], spoken: list[float], words: dict[ActType, float]) -> tuple[ActType, Marks]:
    """The type, beside those told in its sentence, for which the words of a draft's clause speak most, with its marks.

    `spoken` are the weights of turns of phrase in the clause, `words` those of the words of rules.
    """
    kind = max(
        (kind for kind in TYPES if kind not in told), key=lambda kind: spoken[PLACES[kind]] + _RULES * words.get(kind, 0.0)
    )
    return kind, (spoken[PLACES[kind]], words.get(kind, 0.0), *_own(draft, spoken, words))


def _own(draft: Draft, spoken: list[float], words: dict[ActType, float]) -> Marks:
    """What speaks for the type that a draft has."""
    return -spoken[PLACES[draft.type]], -words.get(draft.type, 0.0), draft.sure, math.log(1 + draft.end - draft.first)


def probability(marks: Marks) -> float:
    """How likely the other type is the right one, if one of the two is."""
    told = TYPE_BASE + sum(weight * mark for weight, mark in zip(_WEIGHTS, marks, strict=True))
    return 1 / (1 + math.exp(-told))
