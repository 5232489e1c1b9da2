"""Whether a day that is told of one act is another's, too: a raid and what was seized in it, but not a raid and a verdict.

In: a draft, and the time that stands in another clause or sentence. Out: whether the draft is done on that occasion.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from gravamen.reading.dates import When
from gravamen.reading.draft import Draft
from gravamen.reading.pack import NOUN, Word
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.terms import ActType

HARM = {ActType.PHYSICAL_ASSAULT, ActType.SEXUAL_VIOLENCE, ActType.KILLING, ActType.ATTEMPTED_KILLING}
ON_THE_SPOT = HARM | {
    ActType.SEARCH_RAID,
    ActType.SEIZURE,
    ActType.ARREST_DETENTION,
    ActType.PROPERTY_DAMAGE,
    ActType.ENFORCED_DISAPPEARANCE,
    ActType.PLANTED_EVIDENCE,
    ActType.DISPERSAL_OF_ASSEMBLY,
    ActType.THREAT_OF_VIOLENCE,
}  # what is done by hand, in one visit; what an office or an employer decides, it decides on a day of its own
_BY_COURTS = {ActType.CRIMINAL_CHARGE, ActType.IMPRISONMENT_SENTENCE, ActType.ADMINISTRATIVE_PENALTY}
_BESIDE_A_SENTENCE = {ActType.IMPRISONMENT_SENTENCE, ActType.TRAVEL_BAN}
_SEARCHED = {ActType.SEARCH_RAID, ActType.SEIZURE}
_IN_A_CLAUSE = {ActType.TORTURE_ILL_TREATMENT, ActType.STRIKE_BREAKING}  # may go on for days, but is told of one in one breath
_SMALL = Word.SUBJECT_PRONOUN | Word.OBJECT_PRONOUN | Word.BE | Word.HAVE


def on_one_occasion(draft: Draft, before: Draft) -> bool:
    """Whether an act may be done where the one before it was: "The judge also imposed one year", "they left no inventory"."""
    if draft.type in ON_THE_SPOT:
        return True
    if draft.type is ActType.DENIAL_OF_DUE_PROCESS:
        return before.type in _SEARCHED
    return draft.type in _BESIDE_A_SENTENCE and before.type in _BY_COURTS


def goes_on(tokens: Tokens, draft: Draft, phrases: Mapping[str, Collection[str]]) -> bool:
    """ "On 3 May he was tried | and given two years": a clause without a subject of its own has the day of the one before."""
    if draft.type in ON_THE_SPOT or draft.type in _IN_A_CLAUSE:
        return True
    that = phrases.get("that", ())
    own = [at for at in range(draft.first + 1, draft.at) if not tokens.flags[at] & _SMALL and tokens.low[at] not in that]
    return not own and tokens.low[draft.first] in phrases["and"]


def of_attribute(tokens: Tokens, draft: Draft, when: When) -> bool:
    """ "the application, lodged on 3 May, was rejected": whether a time is that of what describes a noun before the act."""
    flags = tokens.flags
    at = when.first - 1
    while at > draft.sentence.first and flags[at] & (Word.PREPOSITION | Word.DETERMINER):
        at -= 1
    if at >= draft.at or at - 1 <= draft.sentence.first or not flags[at] & Word.PARTICIPLE or draft.type in ON_THE_SPOT:
        return False
    return tokens.low[at - 1] == "," or (not flags[at] & Word.PAST and bool(flags[at - 1] & NOUN))


def is_entry(tokens: Tokens, sentence: Sentence, first: int, last: int) -> bool:
    """ "6 September.", "14-01-2009.": whether a sentence is nothing but its time, as in a day-by-day account."""
    return not any(
        tokens.kind[at] != "mark" and not tokens.flags[at] & Word.WEEKDAY
        for at in range(sentence.first, sentence.last)
        if not first <= at < last
    )
