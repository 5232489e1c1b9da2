"""What turns of phrase tell of the sentences of one document, and what stands for a rule where they alone tell an act.

In: a pack and the tokens of a document. Out: for a sentence, the types for which turns of phrase speak, with the marks by which
`graded` weighs them, and the words that speak; for each type a rule that wants nothing and hits whom most of its rules hit.
"""

from __future__ import annotations

from collections import Counter

from gravamen.reading.draft import Draft
from gravamen.reading.pack import Pack, Trigger
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.reading.turns import NONE, PLACES, TYPES, Standing, speaking, summed, turns
from gravamen.terms import ActType

_SPOKEN = 3.0  # the weight of a type's turns of phrase, less that of no act's, from which they are looked at without a rule
_LIKEST = 2  # types that are looked at for their turns of phrase
_OWN = 3  # tokens around a trigger that are its act's own
_MOST, _UNIT = 10.0, 4.0  # weight beyond which more says no more, and what is one in a mark
_SURE = 0.5


class Turned:
    """Weighs the turns of phrase of one document, sentence by sentence."""

    def __init__(self, tokens: Tokens, pack: Pack) -> None:
        self.t = tokens
        self.pack = pack
        self.turns = turns(pack)
        self._of = -1  # the sentence that the weights are of
        self._standing: Standing = []
        self._weights: list[float] = []
        self._likest: list[float] = []  # the two highest

    def weights(self, sentence: Sentence) -> list[float]:
        """How far a sentence speaks for each type, and last for no act."""
        if self._of != sentence.first:
            self._standing = self.turns.standing(self.t, sentence)
            self._take(sentence, summed(self._standing))
        return self._weights

    def speaks(self, sentence: Sentence) -> bool:
        """Whether a sentence speaks for an act, whatever rules say."""
        if not self.turns:
            return False
        weights = self.weights(sentence)
        return self._likest[1] - weights[NONE] >= _SPOKEN

    def beside(self, sentence: Sentence, drafts: list[Draft]) -> None:
        """From now on only the words of a sentence that are not those of the acts found in it speak."""
        own = [range(draft.at - _OWN, max(draft.reach + 1, draft.last) + _OWN) for draft in drafts]
        self.weights(sentence)
        self._take(sentence, summed(self._standing, own))

    def _take(self, sentence: Sentence, weights: list[float]) -> None:
        self._weights, self._of = weights, sentence.first
        self._likest = sorted(weights[:NONE])[-2:]

    def kinds(self, sentence: Sentence) -> list[ActType]:
        """The types for which a sentence speaks most, and more than for no act."""
        weights = self.weights(sentence)
        likest = sorted(range(NONE), key=weights.__getitem__, reverse=True)[:_LIKEST]
        return [TYPES[place] for place in likest if weights[place] - weights[NONE] >= _SPOKEN]

    def marks(self, sentence: Sentence, kind: ActType) -> tuple[float, float, float]:
        """How far a sentence speaks for a type, for it rather than for another, and rather than for no act."""
        weights = self.weights(sentence)
        own = weights[PLACES[kind]]
        other = self._likest[0] if own == self._likest[1] else self._likest[1]
        return _mark(own), _mark(own - other), _mark(own - weights[NONE])

    def telling(self, sentence: Sentence, kind: ActType) -> list[int]:
        """The tokens that speak for a type, the weightiest first."""
        self.weights(sentence)
        return speaking(self._standing, kind)

    def rule(self, kind: ActType) -> Trigger:
        """What stands for a rule of a type."""
        return _models(self.pack)[kind]


def _mark(weight: float) -> float:
    return max(min(weight, _MOST), -_MOST) / _UNIT


_made: dict[int, tuple[Pack, dict[ActType, Trigger]]] = {}  # by identity: a pack lives on


def _models(pack: Pack) -> dict[ActType, Trigger]:
    """A rule for each type, made once."""
    known = _made.get(id(pack))
    if known is None:
        rules = {rule.id: rule for of in pack.verb_triggers.values() for rule in of}
        by_type: dict[ActType, list[Trigger]] = {kind: [] for kind in ActType}
        for rule in rules.values():
            by_type[rule.type].append(rule)
        known = _made[id(pack)] = (pack, {kind: _model(kind, of) for kind, of in by_type.items()})
    return known[1]


def _model(kind: ActType, rules: list[Trigger]) -> Trigger:
    victims = Counter(rule.victim for rule in rules)
    certainties = Counter(rule.certainty for rule in rules)
    return Trigger(
        id=f"turns.{kind.value}",
        type=kind,
        victim=victims.most_common(1)[0][0] if victims else "object",
        certainty=certainties.most_common(1)[0][0] if certainties else None,
        negated=any(rule.negated for rule in rules),
        sure=_SURE,
    )
