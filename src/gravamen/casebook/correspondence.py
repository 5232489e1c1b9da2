"""The letters of a case and what came back, as follow-up sees them; nothing here writes.

In: a case of the record. Out: `gravamen.followup.letters.Letter`. That a letter was sent, or answered, is told by a
circumstance with its passage, or by the post: the sent e-mail and the answer are reports like any other.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from gravamen.casebook.models import Case, Circumstance, Delivery, Intervention, Receipt
from gravamen.edtf import Edtf, parse
from gravamen.followup.letters import Letter
from gravamen.terms import CircumstanceKind

_DOORS = {
    "letter": "ilo_dg_intervention",
    "complaint": "ilo_cfa",
}  # what `draft` writes; other types name their door themselves


def letters(case: Case) -> tuple[Letter, ...]:
    """The letters of a case, oldest first."""
    rows = list(case.interventions.exclude(status="working").order_by("dated", "pk"))  # not those still being written
    told = list(case.circumstances.filter(kind__in=(CircumstanceKind.SENT, CircumstanceKind.REPLY)).order_by("pk"))
    posted = {row.intervention_id: row.at.date() for row in Delivery.objects.filter(intervention__in=rows, state="sent")}
    sent = {row.pk: posted.get(row.pk) or _sent(row, told) for row in rows}
    replies: dict[int, list[Edtf | None]] = {row.pk: [] for row in rows}
    for one in told:
        if one.kind == CircumstanceKind.REPLY and (answered := _answered(one, sent)) is not None:
            replies[answered].append(_date(one))
    came = Receipt.objects.filter(report__answer__delivery__intervention__in=rows, report__answer__automatic=False)
    for letter, day in came.order_by("received").values_list("report__answer__delivery__intervention", "received"):
        replies[letter].append(Edtf.day(day))
    return tuple(
        Letter(str(row), _DOORS.get(row.type, row.type), row.addressee, row.dated, sent[row.pk], tuple(replies[row.pk]))
        for row in rows
    )


def _sent(row: Intervention, told: Sequence[Circumstance]) -> datetime.date | None:
    """When a letter was first sent; its own date where that is not told, or where the record's row says "sent"."""
    days = []
    for one in told:
        if one.kind == CircumstanceKind.SENT and one.letter_id == row.pk:
            date = _date(one)
            days.append(date.earliest if date is not None else row.dated)
    if days:
        return min(days)
    return row.dated if row.status == "sent" else None


def _answered(one: Circumstance, sent: dict[int, datetime.date | None]) -> int | None:
    """The letter that a reply answers: the one it names, else the last that was sent by its day."""
    if one.letter_id is not None:
        return one.letter_id if one.letter_id in sent else None
    date = _date(one)
    before = [(day, key) for key, day in sent.items() if day is not None and (date is None or day <= date.latest)]
    return max(before)[1] if before else None


def _date(one: Circumstance) -> Edtf | None:
    return parse(one.date) if one.date else None
