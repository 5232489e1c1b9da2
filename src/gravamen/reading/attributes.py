"""Participles before a name that tell an act: "the jailed leader X", "dismissed organiser X", "the banned Y Union".

In: a noun phrase with a name in it. Out: a draft for each verb rule that needs nothing but whom it hits.
"""

from __future__ import annotations

from gravamen.reading.draft import Draft
from gravamen.reading.pack import NOUN, Pack, Trigger, Word
from gravamen.reading.parties import Resolver
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.reading.units import Unit
from gravamen.terms import ActType

_LESS = 0.2  # than the rule's own weight: a participle may tell what is long past, or what others did
_LASTING = {  # what a person or a body is known by afterwards
    ActType.KILLING,
    ActType.ENFORCED_DISAPPEARANCE,
    ActType.ARREST_DETENTION,
    ActType.IMPRISONMENT_SENTENCE,
    ActType.DISMISSAL,
    ActType.FORCED_EXILE,
    ActType.DISSOLUTION_SUSPENSION,
}


class Attributes:
    """Applies verb rules to participles inside the noun phrases of one document."""

    def __init__(self, tokens: Tokens, pack: Pack, resolver: Resolver) -> None:
        self.t = tokens
        self.pack = pack
        self.resolver = resolver

    def drafts(self, sentence: Sentence, unit: Unit) -> list[Draft]:
        if self.pack.head_first or not unit.names or unit.names[-1].kind == "place":
            return []
        name = unit.names[-1]
        for at in range(unit.first, name.first):
            if not self.t.flags[at] & Word.PARTICIPLE or (unit.owner is not None and at < unit.owner[1]):
                continue
            between = [self.t.flags[i] & NOUN for i in range(at + 1, name.first)]
            rules = self.pack.verb_triggers.get(self.t.low[at], ()) if all(between) else ()
            found = [self._draft(rule, sentence, at, unit) for rule in rules if self._fits(rule, name.kind)]
            if found:
                return found[:1]
        return []

    def _fits(self, rule: Trigger, kind: str) -> bool:
        plain = not (rule.after or rule.after_or_object or rule.before or rule.before_or_after or rule.needs_doer)
        told = plain and not rule.negated and not rule.certainty and rule.victim == "object"
        return told and rule.type in _LASTING and kind in rule.object

    def _draft(self, rule: Trigger, sentence: Sentence, at: int, unit: Unit) -> Draft:
        draft = Draft(rule, sentence, at, at + 1, nominal=False, sure=rule.sure - _LESS, past=True, type=rule.type)
        draft.victims = [self.resolver.named(unit.names[-1])]
        draft.bare = draft.named_victims = True
        return draft
