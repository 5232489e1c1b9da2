"""Sifting: drafts that a rule finds and that are no act of their own: the fine of a prison sentence, a union's own complaint.

In: the drafts of one sentence. Out: those that stand.
"""

from __future__ import annotations

from bisect import bisect_left

from gravamen.reading.draft import Draft
from gravamen.reading.entities import Entities
from gravamen.reading.models import Party
from gravamen.reading.pack import Word
from gravamen.reading.tokens import Tokens
from gravamen.terms import ActType, OrganisationKind

_RECENT = "1960"  # the year from which acts are told as acts
_OF_BODIES = frozenset({ActType.DISSOLUTION_SUSPENSION, ActType.DENIAL_OF_REGISTRATION})
_JUDGED = frozenset({ActType.CRIMINAL_CHARGE, ActType.ADMINISTRATIVE_PENALTY, ActType.IMPRISONMENT_SENTENCE})
_POWERS = frozenset({OrganisationKind.EMPLOYER, OrganisationKind.POLICE, OrganisationKind.COURT, OrganisationKind.STATE_BODY})


def hits_bodies_alone(draft: Draft, tokens: Tokens) -> None:
    """Only a body is dissolved or refused its registration: people who stand beside such an act are hit by another."""
    if draft.type in _OF_BODIES:
        draft.victims = [party for party in draft.victims if party.person is None and not _people(party, tokens)]


def _people(party: Party, tokens: Tokens) -> bool:
    """Whether a group's words tell of people and of no body that they belong to."""
    if party.organisation is not None:
        return False
    first, last = (bisect_left(tokens.start, at) for at in (party.passage.start, party.passage.end))
    flags = tokens.flags[first:last]
    return any(flag & (Word.PEOPLE | Word.ROLE) for flag in flags) and not any(flag & Word.UNION for flag in flags)


def without_fines(drafts: list[Draft]) -> list[Draft]:
    """ "Condenado a dos años de prisión y multa de 500 soles": one judgment, one act."""
    if not any(draft.type is ActType.IMPRISONMENT_SENTENCE and not draft.nominal for draft in drafts):
        return drafts
    fines = (draft for draft in drafts if draft.type is ActType.ADMINISTRATIVE_PENALTY and draft.nominal)
    dropped = {id(draft) for draft in fines if not draft.named_victims}
    return [draft for draft in drafts if id(draft) not in dropped]


def of_our_days(draft: Draft) -> bool:
    """Whether a draft is none of history, which a report tells as background: "the shooting of the strikers in 1912"."""
    return not draft.date or draft.date[:4] >= _RECENT


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
