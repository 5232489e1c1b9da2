"""Who did an act, as far as an article asks: the State or an employer, by the words of a group or the kind of a body.

In: the words of a group, or an organisation's kind. Out: a `Doer`, or None where they say nothing.
"""

from __future__ import annotations

from gravamen.standards.models import Doer
from gravamen.standards.tables import starts_a_word, tables
from gravamen.terms import OrganisationKind

_STATE = (OrganisationKind.POLICE, OrganisationKind.COURT, OrganisationKind.STATE_BODY)


def doer_of_group(words: str) -> Doer | None:
    """Who a group is ("the police", "руководство завода"); None where its words do not say."""
    data = tables("authors.toml")
    for doer in (Doer.STATE, Doer.EMPLOYER):
        if any(starts_a_word(word, words) for word in data[doer.value]):
            return doer
    return None


def doer_of_kind(kind: OrganisationKind) -> Doer:
    """What an organisation of a kind is, as the author of an act."""
    return Doer.STATE if kind in _STATE else Doer.EMPLOYER if kind is OrganisationKind.EMPLOYER else Doer.OTHER
