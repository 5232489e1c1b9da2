"""The day on which a term ends.

In: a penalty's length, the day of the judgment, since when the person is held, the terms before. Out: a `Term`, with the reason
for the day it was counted from. Days are full days: 25 days from 16 February are over on 13 March.
"""

from __future__ import annotations

from collections.abc import Sequence

from gravamen.drafting.facts import Act
from gravamen.edtf import Edtf
from gravamen.followup.detentions import Term
from gravamen.followup.penalties import Penalty
from gravamen.followup.rules import Kind, Rule, rule_of
from gravamen.said import Said, said
from gravamen.terms import ActType


def kind_of(act: Act) -> Kind:
    if act.type is ActType.IMPRISONMENT_SENTENCE:
        return "imprisonment"
    return "house arrest" if act.type is ActType.HOUSE_ARREST else "administrative arrest"


def term(act: Act, penalty: Penalty, detained: Edtf | None, before: Sequence[tuple[Kind, Term]], country: str) -> Term:
    """The term that an act gives, after those `before` of the same detention. `detained`: since when, None where not told."""
    rule = rule_of(country, kind_of(act))
    words = act.penalty or (f"{act.penalty_days} days" if act.penalty_days else "no length told")
    if penalty.suspended:
        return Term(act.id, words, penalty.length, act.date, act.date, False, said("suspended: not to be served"))
    if penalty.length is None:
        return Term(act.id, words, None, None, None, False, said("no end can be counted"), rule)
    start, why = _start(act, penalty, detained, before, rule)
    ends = penalty.length.after_date(start) if start is not None else None
    return Term(act.id, words, penalty.length, start, ends, penalty.length.at_most, why, rule)


def _start(
    act: Act, penalty: Penalty, detained: Edtf | None, before: Sequence[tuple[Kind, Term]], rule: Rule
) -> tuple[Edtf | None, Said]:
    judged, length = act.date, penalty.length
    kind = kind_of(act)
    same = [one for other, one in before if other == kind and one.ends is not None]
    if act.type in (ActType.ARREST_DETENTION, ActType.HOUSE_ARREST):
        return judged or detained, said("from the day it began")
    if same and kind == "administrative arrest":
        running = same[-1].ends
        if running is not None and (judged is None or judged.earliest <= running.latest):
            return running, said("after the term before it: one is taken to follow the other")
    if same and length is not None and detained is not None and judged is not None:
        replaced = length.after_date(detained)
        if replaced.latest < judged.earliest:
            return same[-1].ends, said("after the sentence before it: it cannot be in its place")
        return detained, said("from the detention: it is taken to replace the sentence before it")
    if rule.counts_from == "judgment" or detained is None:
        if not (judged or detained):
            return None, said("neither the day of the judgment nor of the detention is told")
        if rule.counts_from == "judgment":
            return judged or detained, said("from the judgment")
        return judged or detained, said("from the judgment: no day of the detention is told")
    if length is not None and judged is not None and length.after_date(detained).latest < judged.earliest:
        return judged, said("from the judgment: counted from the detention it would have been over before")
    return detained, said("from the detention ({rule})", rule=rule.why)
