"""A case as the record knew it after an entry of the chain, and as it knows it now; nothing here writes.

In: a case, the entry, the day that it is looked at. Out: its brief. What was made once is kept: an entry of the chain does not
change, and the record as it is has the same last entry. It is forgotten when the record is locked.
"""

from __future__ import annotations

import datetime
import threading

from gravamen.casebook.as_of import at_entry
from gravamen.casebook.brief import brief
from gravamen.casebook.models import Case, Entry
from gravamen.casebook.remembered import last_entry
from gravamen.drafting.facts import Brief
from gravamen.terms import Use

_KEPT = 8  # briefs in memory
_LOCK = threading.Lock()
_BRIEFS: dict[tuple[object, ...], Brief | None] = {}


def known(case: Case, number: int, on: datetime.date, use: Use | None = Use.ILO) -> Brief | None:
    """The case after the entry of that number, looked at on a day; None where it was not opened by then."""
    mark = Entry.objects.filter(number=number).values_list("hash", flat=True).first()
    key = (last_entry()[0], mark, case.pk, on, use)
    if mark is None:
        return None
    with _LOCK:
        if key in _BRIEFS:
            return _BRIEFS[key]
    with at_entry(number, case.pk):
        then = Case.objects.filter(pk=case.pk).first()
        made = brief(then, on, use=use) if then is not None else None
    return _keep(key, made)


def now(case: Case, on: datetime.date, use: Use | None = Use.ILO) -> Brief:
    """The case as it is."""
    key = (*last_entry(), case.pk, on, use)
    with _LOCK:
        kept = _BRIEFS.get(key)
    if kept is not None:
        return kept
    made = brief(case, on, use=use)
    _keep(key, made)
    return made


def forget() -> None:
    """Forget what was made: the record is locked."""
    with _LOCK:
        _BRIEFS.clear()


def _keep(key: tuple[object, ...], made: Brief | None) -> Brief | None:
    with _LOCK:
        _BRIEFS[key] = made
        while len(_BRIEFS) > _KEPT:
            _BRIEFS.pop(next(iter(_BRIEFS)))
    return made
