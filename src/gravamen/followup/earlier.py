"""From two states of a case to what a later letter tells of an earlier one.

In: the brief as the record knew it when the earlier letter went out, and as it knows it now; the letter. Out:
`gravamen.drafting.documents.earlier.Earlier`, each fact with the passages that say it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Literal

from gravamen.drafting.documents.earlier import Earlier, Freed, Moved, Still
from gravamen.drafting.facts import Brief, Evidence
from gravamen.edtf import Edtf
from gravamen.followup.changes import changes
from gravamen.followup.detentions import Detention, State
from gravamen.followup.folding import fold

_HOW: dict[State, Literal["released", "died", "exiled"]] = {
    State.RELEASED: "released",
    State.DIED: "died",
    State.EXILED: "exiled",
}
_NOT_FREE = (State.HELD, State.NOT_CONFIRMED)


def earlier(
    before: Brief,
    after: Brief,
    *,
    dated: datetime.date,
    called: str = "",
    told: Iterable[str] | None = None,
    replies: tuple[Edtf, ...] | None = None,
) -> Earlier:
    """What `after` says otherwise than the letter drafted from `before`. `told`: the acts that it told; all, if None."""
    found = changes(before, after)
    known = {act.id for act in before.acts} if told is None else set(told)
    evidence = _Evidence(after)
    spans = fold(after.acts, after.circumstances, after.country).detentions
    on = after.written_on
    named = {one.id for one in after.persons}
    over = [one for one in (*found.ended, *found.detained) if one.ended is not None and one.ended.known_by(on)]
    return Earlier(
        dated=dated,
        called=called,
        replies=replies,
        new=frozenset(act.id for act in found.acts),
        corrected=frozenset(one.act for one in found.corrected if one.act in known),
        withdrawn=tuple(act for act in found.withdrawn if act.id in known),
        asked=tuple(act for act in after.acts if act.id in known),
        circumstances=frozenset(one.id for one in found.circumstances),
        freed=tuple(
            Freed(one.person, _HOW[one.ended.how], one.ended.date, _days(one, one.ended.date), evidence.of(one, one.ended.id))
            for one in over
            if one.ended is not None and one.ended.how in _HOW and one.person in named
        ),
        moved=tuple(
            Moved(one.person, one.moves[-1].date, one.moves[-1].place, evidence.of_ids([one.moves[-1].id]))
            for one in found.moved
            if one.person in named
        ),
        still=tuple(
            Still(
                one.person,
                one.begins,
                one.days(on),
                one.expected_end if one.state(on) is State.NOT_CONFIRMED else None,
                evidence.of(one),
            )
            for one in spans
            if one.begun(on) and one.state(on) in _NOT_FREE and one.person in named
        ),
    )


def _days(one: Detention, ended: Edtf | None) -> tuple[int, bool] | None:
    return one.days(ended.latest) if ended is not None else None


class _Evidence:
    """The passages behind detentions, by the acts and circumstances that tell of them."""

    def __init__(self, brief: Brief) -> None:
        self._by = {act.id: act.evidence for act in brief.acts}
        self._by |= {circumstance.id: circumstance.evidence for circumstance in brief.circumstances}

    def of(self, one: Detention, *more: str) -> tuple[Evidence, ...]:
        return self.of_ids(more or (*one.acts, *one.circumstances))

    def of_ids(self, ids: Iterable[str]) -> tuple[Evidence, ...]:
        return tuple(dict.fromkeys(each for id in ids for each in self._by.get(id, ())))
