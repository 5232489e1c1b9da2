"""Who decided what on a report's proposals, and what has changed since somebody looked.

In: the number of an entry of the audit chain, a report. Out: who, when, and which proposals. Nothing here writes.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass

from gravamen.casebook.models import Entry, Proposal, Report

_MANY = 300  # entries; who was away for longer is shown everything anew


@dataclass(frozen=True, slots=True)
class Said:
    """One entry of the chain, without its rows."""

    number: int
    officer: str
    at: datetime.datetime
    action: str


@dataclass(frozen=True, slots=True)
class News:
    """What changed among a report's proposals after an entry. `changed` says for each whose change was the last."""

    last: int
    changed: dict[int, Said]
    anew: bool  # proposals came or went: the whole list is another


def last() -> int:
    """The number of the chain's last entry, 0 for none."""
    return Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0


def said(number: int | None) -> Said | None:
    """The entry of that number."""
    return all_said([number]).get(number) if number is not None else None


def all_said(numbers: Iterable[int | None]) -> dict[int, Said]:
    """The entries of these numbers, in one query."""
    wanted = {number for number in numbers if number is not None}
    if not wanted:
        return {}
    rows = Entry.objects.filter(pk__in=wanted).values_list("number", "officer", "at", "action")
    return {number: Said(number, officer, datetime.datetime.fromisoformat(at), action) for number, officer, at, action in rows}


def news(report: Report, since: int) -> News:
    """What changed after entry `since`; for a very old `since` everything counts as new."""
    newest = last()
    if newest <= since:
        return News(newest, {}, False)
    if newest - since > _MANY:
        return News(newest, {}, True)
    changed: dict[int, Said] = {}
    apart: dict[int, Said] = {}
    anew = False
    for entry in Entry.objects.filter(number__gt=since, number__lte=newest).order_by("number"):
        told = Said(entry.number, entry.officer, datetime.datetime.fromisoformat(entry.at), entry.action)
        for table, key, before, after in json.loads(entry.changes):
            row = after or before or {}
            if table == "casebook.proposal" and row.get("report_id") == report.pk:
                changed[key] = told
                anew = anew or before is None or after is None
            elif table == "casebook.apart" and row.get("proposal_id"):
                apart[row["proposal_id"]] = told
    here = Proposal.objects.filter(report=report, pk__in=apart).values_list("pk", flat=True) if apart else ()
    return News(newest, {**{key: apart[key] for key in here}, **changed}, anew)
