"""The letters of a case and what came back, as follow-up sees them; nothing here writes.

In: a case of the record. Out: `gravamen.followup.letters.Letter`. That a letter was sent, or answered, is told by a
circumstance with its passage, or by the post: the sent e-mail and the answer are reports like any other.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

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
    return letters_of([case.pk]).get(case.pk, ())


def letters_of(cases: Iterable[int] | None) -> dict[int, tuple[Letter, ...]]:
    """The letters of some cases, or of all (None), by the case's number, in a fixed number of queries."""
    rows = Intervention.objects.exclude(status="working").order_by("dated", "pk")  # not those still being written
    told = Circumstance.objects.filter(kind__in=(CircumstanceKind.SENT, CircumstanceKind.REPLY)).order_by("pk")
    if cases is not None:
        numbers = list(cases)
        rows, told = rows.filter(case__in=numbers), told.filter(case__in=numbers)
    written: dict[int, list[Intervention]] = defaultdict(list)
    for row in rows.defer("edits", "findings"):
        written[row.case_id].append(row)
    if not written:
        return {}
    said: dict[int, list[Circumstance]] = defaultdict(list)
    for one in told:
        said[one.case_id].append(one)
    posted: dict[int, datetime.date] = {}
    for number, at in Delivery.objects.filter(state="sent").order_by("pk").values_list("intervention", "at"):
        posted[number] = at.date()
    came: dict[int, list[datetime.date]] = defaultdict(list)
    answers = Receipt.objects.filter(report__answer__automatic=False).order_by("received")
    for letter, day in answers.values_list("report__answer__delivery__intervention", "received"):
        came[letter].append(day)
    return {case: _letters(some, said[case], posted, came) for case, some in written.items()}


def _letters(
    rows: Sequence[Intervention],
    told: Sequence[Circumstance],
    posted: Mapping[int, datetime.date],
    came: Mapping[int, Sequence[datetime.date]],
) -> tuple[Letter, ...]:
    sent = {row.pk: posted.get(row.pk) or _sent(row, told) for row in rows}
    replies: dict[int, list[Edtf | None]] = {row.pk: [] for row in rows}
    for one in told:
        if one.kind == CircumstanceKind.REPLY and (answered := _answered(one, sent)) is not None:
            replies[answered].append(_date(one))
    for row in rows:
        replies[row.pk] += [Edtf.day(day) for day in came.get(row.pk, ())]
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
