"""Sifting: drafts that a rule finds and that are no act of their own: the fine of a prison sentence, a union's own complaint.

In: the drafts of one sentence. Out: those that stand.
"""

from __future__ import annotations

from bisect import bisect_left

from gravamen.reading.draft import Draft
from gravamen.reading.entities import Entities
from gravamen.reading.pack import Word
from gravamen.reading.tokens import Tokens
from gravamen.terms import ActType, OrganisationKind

_JUDGED = frozenset({ActType.CRIMINAL_CHARGE, ActType.ADMINISTRATIVE_PENALTY, ActType.IMPRISONMENT_SENTENCE})
_POWERS = frozenset({OrganisationKind.EMPLOYER, OrganisationKind.POLICE, OrganisationKind.COURT, OrganisationKind.STATE_BODY})


def without_fines(drafts: list[Draft]) -> list[Draft]:
    """ "Condenado a dos años de prisión y multa de 500 soles": one judgment, one act."""
    sentenced = [draft.at for draft in drafts if draft.type is ActType.IMPRISONMENT_SENTENCE and not draft.nominal]
    if not sentenced:
        return drafts
    first = min(sentenced)
    return [
        draft
        for draft in drafts
        if not (draft.type is ActType.ADMINISTRATIVE_PENALTY and draft.nominal and draft.at > first and not draft.named_victims)
    ]


def charges_power(draft: Draft, tokens: Tokens, entities: Entities) -> bool:
    """ "Une plainte déposée contre le gouvernement": a state or an employer is charged, by those whom the report is of."""
    if draft.type not in _JUDGED or not draft.victims:
        return False
    for party in draft.victims:
        if party.person is not None:
            return False
        if party.organisation is not None:
            if entities.organisations[party.organisation].kind not in _POWERS:
                return False
            continue
        last = bisect_left(tokens.start, party.passage.end) - 1
        first = bisect_left(tokens.start, party.passage.start)
        flags = [tokens.flags[at] for at in range(first, last + 1)]
        power = Word.STATE | Word.EMPLOYER | Word.ATTACKER
        if not any(flag & power for flag in flags) or any(flag & (Word.PEOPLE | Word.UNION) for flag in flags):
            return False
    return True
