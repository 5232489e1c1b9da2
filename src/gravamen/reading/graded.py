"""What is likely an act although its rule is not met in one point: another object, other words beside the verb, a plan.

In: the drafts of a sentence that lack one thing by their rules, and those that lack nothing. Out: of each type at most one that
is more likely right than it costs, with its probability. The marks are the same for all languages; their weights stand in
`calibration`, and `bench/near_misses.py` fits them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from gravamen.reading.calibration import NEAR_BASE, NEAR_MARKS
from gravamen.reading.draft import ENOUGH, Draft, Lack
from gravamen.reading.pack import Pack, Trigger
from gravamen.reading.taught import Told
from gravamen.reading.telling import MOST, Wording, vocabulary
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.reading.turned import Turned
from gravamen.terms import ActType

LIKELY = 0.35  # the probability from which such a draft is proposed: what is right so often brings more than it costs
BESIDE, SURELY = 0.42, 0.8  # the same beside an act that was found, and for what is told as what may or will be done
_SURELY = math.log(LIKELY / (1 - LIKELY))
_HINTED = 0.5  # the weight of a type's words from which the words that its rule wants, or its verb, may be missing
_TOLD = 0.2  # the share of a phrase from which it is looked at though its rule has another verb
_NEAR = 8  # tokens around a trigger whose words speak for its type rather than for another act's
_AROUND = 12  # the same for phrases
_FAR = 40  # tokens: an act found so far off is another's
_SHORT = 100  # tokens: what is shorter is no whole report
_WORDS = {Lack.WORDS, Lack.AROUND}
# those of which near misses lack one
_LACKS: tuple[Lack, ...] = tuple(lack for lack in Lack if lack not in (Lack.TYPE, Lack.TAUGHT))
_WEIGHTS = tuple(NEAR_MARKS.values())
_SUCH_NEAR = "such words near"
_OF_TRIGGER = "the type's share of the trigger's rules"
_SHOWN = 3  # words that are shown as what tells of a type
_WORTH_JUDGING = 0.05  # the probability from which the last judgment hears of a draft
_SPEAKING = 0.1  # the same of an act of which the words of a sentence alone speak
_OF_TYPE = 9  # of the marks, those that are of the sentence and the type and not of the draft come first


def _ceiling(lack: Lack) -> float:
    """The most that the marks of a draft with a lack can speak for it, beside those that `Graded.may` knows."""
    known = {_SUCH_NEAR, *((_OF_TRIGGER,) if lack in (Lack.VERB, Lack.TURNS) else ())}
    own = {name: weight for name, weight in list(NEAR_MARKS.items())[_OF_TYPE : -len(_LACKS)] if name not in known}
    return sum(max(weight, 0.0) for weight in own.values()) + NEAR_MARKS[f"lacks: {lack.name.lower()}"]


_CEILINGS: dict[Lack, float] = {lack: _ceiling(lack) for lack in _LACKS}
_HIGHEST = max(_LACKS, key=_CEILINGS.__getitem__)


def _least(draft: Draft, *, beside: bool) -> float:
    """The probability from which a draft is proposed: higher beside an act that was found, and for what may or will be done."""
    if draft.lack is Lack.MOOD:
        return SURELY
    return BESIDE if beside else LIKELY


class Graded:
    """Weighs the near misses of one document, sentence by sentence."""

    def __init__(self, tokens: Tokens, pack: Pack, asking: Sequence[int], taught: Told | None = None) -> None:
        self.t = tokens
        self.pack = pack
        self.taught = taught  # None where nothing was learnt for the language: then no draft is doubted, and all is judged here
        self.asking = asking  # 1 for the tokens of demands
        self.vocabulary = vocabulary(pack)
        self.turned = Turned(tokens, pack)
        self.size = math.log(max(len(tokens.low), _SHORT))
        self.weights: dict[ActType, float] = {}
        self.standing: list[tuple[int, Wording]] | None = None  # the phrases of the sentence, once they are asked for
        self.sentence = Sentence(0, 0, 0)
        self.of_sentence: tuple[float, ...] = ()
        self.told: dict[ActType, tuple[float, ...]] = {}
        self.most: dict[ActType, float] = {}
        self.hinted: frozenset[ActType] = frozenset()  # types for which other words speak, where those of a rule are missing
        self.refused: set[ActType] = set()  # types of which a verb of the sentence tells nothing
        self.whole = 1.0  # all weights together
        self.likest: tuple[float, ...] = (0.0, 0.0)  # the two highest

    def begin(self, sentence: Sentence) -> None:
        """Turn to a sentence."""
        self.sentence = sentence
        self.weights = self.vocabulary.weights(self.t, sentence)
        self.standing = None
        self.whole = sum(self.weights.values()) or 1.0
        self.likest = (*sorted(self.weights.values(), reverse=True)[:2], 0.0, 0.0)
        self.told, self.most = {}, {}
        self.refused = set()
        self.of_sentence = (float(sentence.heading), math.log(sentence.last - sentence.first), self.size)
        self.hinted = frozenset(self._hinted(Lack.WORDS))

    def speaks(self, sentence: Sentence) -> bool:
        """Whether a sentence may tell an act though no word of it sets off a rule."""
        if self.taught is not None and self.taught.likely(sentence, _SPEAKING):
            return True
        return self.turned.speaks(sentence)

    def refuse(self, rule: Trigger) -> None:
        """Take note that a verb tells nothing of a rule's act: then turns of phrase tell none of its type either."""
        if not rule.negated:
            self.refused.add(rule.type)

    def unruled(self, drafts: list[Draft], near: list[Draft]) -> list[tuple[int, Trigger]]:
        """The types for which turns of phrase speak and no rule does; beside acts found, only words not theirs speak.

        Out: the token that speaks most for each, and what stands for a rule.
        """
        if drafts:
            self.turned.beside(self.sentence, drafts)
            self.told, self.most = {}, {}
        if not self.turned.speaks(self.sentence):
            return []
        told = {draft.type for draft in (*near, *drafts)} | self.refused
        kinds = [kind for kind in self.turned.kinds(self.sentence) if kind not in told and self.may(kind, Lack.TURNS)]
        return [(self.turned.telling(self.sentence, kind)[0], self.turned.rule(kind)) for kind in kinds]

    def told_by_words(
        self,
        drafts: list[Draft],
        near: list[Draft],
        likely: list[Draft],
        of_turns: Callable[[int, Trigger], Draft | None],
        without_verb: Callable[[int, Trigger], Draft],
    ) -> Iterator[Draft]:
        """The types that a sentence tells by its words as annotated reports do, of which nothing else speaks enough.

        `of_turns` makes a draft of the verb nearest to a token, `without_verb` one of the token alone. A draft says whether a
        rule or a turn of phrase knew of its type and was not met; none is made of a verb of which the rule says that it was not
        done.
        """
        if self.taught is None:
            return
        told = {draft.type for draft in (*likely, *drafts)}
        known = {draft.type for draft in near}
        for kind in self.taught.likely(self.sentence, _SPEAKING):
            telling = tuple(self.taught.telling(self.sentence, kind)[:_SHOWN])
            if kind in told or not telling:
                continue
            rule = self.turned.rule(kind)
            of_verb = of_turns(telling[0], replace(rule, negated=True))
            refused = kind in self.refused
            if refused and of_verb is not None and of_verb.rule.negated:
                continue  # "was not dismissed"
            draft = of_verb or without_verb(telling[0], rule)
            draft.telling, draft.doubted, draft.refused = telling, True, refused
            draft.unmet = draft.unmet or kind in known or of_verb is None
            yield draft

    def may(self, kind: ActType, lack: Lack) -> bool:
        """Whether a draft of a type that lacks this can be likely in the sentence at all, whatever else speaks for it."""
        told = self.most.get(kind)
        if told is None:
            told = NEAR_BASE
            for weight, mark in zip(_WEIGHTS, self._of_type(kind), strict=False):
                told += weight * mark
            self.most[kind] = told = told + NEAR_MARKS[_SUCH_NEAR] * self.weights.get(kind, 0.0) / MOST
        return told + _CEILINGS[lack] >= _SURELY

    def hopeless(self, kind: ActType) -> bool:
        """Whether no draft of a type can be likely in the sentence, whatever it lacks."""
        return not self.may(kind, _HIGHEST)

    def allows(self, kind: ActType, lack: Lack) -> bool:
        """Whether a draft of a type that lacks this is worth a look; the words of its rule only where others speak for it."""
        return kind in self.hinted if lack in _WORDS else self.may(kind, lack)

    def unheaded(self, drafts: list[Draft], near: list[Draft]) -> list[tuple[int, Trigger]]:
        """The best phrase of each type of which no rule speaks here otherwise, for its verb is one that no rule has.

        Out: the token at which each begins, and the surest rule that has it.
        """
        told = {draft.type for draft in (*drafts, *near)}
        may = {kind for kind in self._hinted(Lack.VERB) if kind not in told}
        if not may:
            return []
        best: dict[ActType, tuple[bool, float, int, Trigger]] = {}
        for at, wording in self._wordings():
            several = len(wording.phrase) > 1
            for kind, (share, rule) in wording.shares.items():
                if share < _TOLD or kind not in may:
                    continue
                known = best.get(kind)
                if known is None or (several, share) > known[:2]:
                    best[kind] = several, share, at, rule
        return [(at, rule) for _, _, at, rule in best.values()]

    def likely(self, drafts: list[Draft], near: list[Draft]) -> list[Draft]:
        """Of the drafts that were not taken, those that are likely acts: one a type, where no rule is met in the sentence.

        Where annotated reports have taught, those that are less likely are given too, as doubted.
        """
        told = {draft.type for draft in drafts} | self.refused
        best: dict[ActType, Draft] = {}
        for draft in near:
            if draft.type in told:
                continue
            if draft.lack is None:
                draft.lack = Lack.WEIGHT if draft.sure < ENOUGH else Lack.CHOICE
            if not self.may(draft.type, draft.lack):
                continue
            draft.likely = self.probability(draft, drafts)
            known = best.get(draft.type)
            if known is None or draft.likely > (known.likely or 0):
                best[draft.type] = draft
        found = sorted(best.values(), key=lambda draft: draft.at)
        for draft in found:
            draft.doubted = (draft.likely or 0) < _least(draft, beside=bool(drafts))
        least = _WORTH_JUDGING if self.taught is not None else 1.0
        found = [draft for draft in found if not draft.doubted or (draft.likely or 0) >= least]
        for draft in found:
            draft.telling = tuple(self.turned.telling(self.sentence, draft.type)[:_SHOWN])
        return found

    def probability(self, draft: Draft, drafts: list[Draft]) -> float:
        """How likely a draft that lacks something is right."""
        told = NEAR_BASE + sum(weight * mark for weight, mark in zip(_WEIGHTS, self.marks(draft, drafts), strict=True))
        return 1 / (1 + math.exp(-told))

    def marks(self, draft: Draft, drafts: list[Draft]) -> tuple[float, ...]:
        """What speaks for or against a draft, in the order of `NEAR_MARKS`; `drafts` are those that were found beside it."""
        kind, at, rule, sentence = draft.type, draft.at, draft.rule, self.sentence
        words = frozenset(self.t.low[sentence.first : sentence.last])
        there = self.vocabulary.share_of(rule, words) if draft.lack in _WORDS else 1.0
        distance = min((abs(one.at - at) for one in drafts), default=_FAR)
        return (
            *self._of_type(kind),
            there,
            self.vocabulary.near(self.t, sentence, kind, at, _NEAR),
            min(self._phrases_near(kind, at), 4) / 4,
            self._share(draft),
            float(draft.past and not draft.nominal),
            float(draft.infinite),
            float(bool(self.asking[at])),
            float(any(one.at == at for one in drafts)),
            min(distance, _FAR) / _FAR,
            float(bool(drafts)),
            *(float(draft.lack is one) for one in _LACKS),
        )

    def _of_type(self, kind: ActType) -> tuple[float, ...]:
        """The marks of a type in the sentence at hand."""
        known = self.told.get(kind)
        if known is None:
            weight = self.weights.get(kind, 0.0)
            known = self.told[kind] = (
                weight,
                self.likest[1] if weight == self.likest[0] else self.likest[0],
                weight / self.whole,
                *self.of_sentence,
                *self.turned.marks(self.sentence, kind),
            )
        return known

    def _hinted(self, lack: Lack) -> list[ActType]:
        """The types for which the sentence speaks enough for a rule to lack its words, or its verb."""
        return [kind for kind, weight in self.weights.items() if weight >= _HINTED and self.may(kind, lack)]

    def _wordings(self) -> list[tuple[int, Wording]]:
        if self.standing is None:
            self.standing = self.vocabulary.wordings(self.t, self.sentence)
        return self.standing

    def _phrases_near(self, kind: ActType, at: int) -> int:
        return sum(kind in one.shares and 0 < abs(place - at) <= _AROUND for place, one in self._wordings())

    def _share(self, draft: Draft) -> float:
        """How far what set a draft off is its type's, by the rules that it has."""
        rules = self._rules_at(draft) if draft.lack not in (Lack.VERB, Lack.TURNS) else ()
        return sum(rule.type is draft.rule.type for rule in rules) / max(len(rules), 1)

    def _rules_at(self, draft: Draft) -> tuple[Trigger, ...]:
        low = self.t.low
        if draft.nominal:
            return self.pack.noun_triggers.get(tuple(low[draft.at : draft.last]), ())
        return self.pack.verb_triggers.get(low[draft.at], ())
