"""What the record says otherwise since an earlier letter of a case; nothing here writes.

In: a case, which letter or which day, the case as it is known now. Out: what the document “changes” tells, or an error that
says why there is nothing to compare. The state of then is that in which the letter was approved, rebuilt from the audit chain.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from gravamen.casebook.as_of import last_entry
from gravamen.casebook.correspondence import letters
from gravamen.casebook.known import known
from gravamen.casebook.models import Case, Entry, Intervention
from gravamen.drafting.documents.composing import NoEarlierLetter
from gravamen.drafting.documents.earlier import Earlier
from gravamen.drafting.documents.kinds import kinds
from gravamen.drafting.facts import Brief
from gravamen.followup.earlier import earlier
from gravamen.said import said
from gravamen.terms import Use

CHANGES = "changes"
_WENT_OUT = ("approved", "sent")
_ASK = [name for name, one in kinds().items() if one.asks]


def last_letter(case: Case) -> Intervention | None:
    """The last letter of the case that a signatory has approved; that one tells of changes since counts, too."""
    return went_out(case).last()


def went_out(case: Case) -> QuerySet[Intervention]:
    """The letters of the case that told somebody something, oldest first; not the questions to a union."""
    return case.interventions.filter(status__in=_WENT_OUT).exclude(type__in=_ASK).order_by("pk")


def earlier_of(case: Case, matter: Mapping[str, Any], now: Brief, use: Use) -> Earlier:
    """What is otherwise than in the letter that `matter` names, than on its day, or than in the last letter.

    Raises:
        NoEarlierLetter: there is no such letter.
    """
    if day := matter.get("day"):
        on = datetime.date.fromisoformat(day)
        return earlier(_known(case, last_entry(on), now, use), now, dated=on)
    row = _letter(case, matter)
    before = _known(case, _approved_at(row), now, use)
    of_post = next((one for one in letters(case) if one.id == str(row)), None)
    came = of_post is not None and of_post.sent is not None
    return earlier(
        before,
        now,
        dated=row.dated,
        called=row.called,
        told=[f"A{number}" for number in row.acts],
        replies=tuple(one for one in of_post.replies if one is not None) if of_post is not None and came else None,
    )


def _letter(case: Case, matter: Mapping[str, Any]) -> Intervention:
    wanted = matter.get("since")
    row = case.interventions.filter(pk=wanted).exclude(status="working").first() if wanted else last_letter(case)
    if row is None:
        raise NoEarlierLetter(
            (
                said("There is no letter I{wanted} of this case that went out.", wanted=wanted)
                if wanted
                else said("No letter of this case went out yet.")
            ),
            said("Approve or send one first; what has changed since is told then."),
        )
    return row


def _approved_at(row: Intervention) -> int:
    """The number of the entry with which the letter was approved, or drafted where nobody approved it."""
    subject = f"letter {row.called} " if row.called else f"{row.type} to "
    action = "approve" if row.called else "draft"
    found = Entry.objects.filter(
        action=action, subject__startswith=subject, changes__contains=f'"casebook.intervention",{row.pk},'
    )
    number = found.order_by("-number").values_list("number", flat=True).first()
    return number if number is not None else last_entry(row.dated)


def _known(case: Case, number: int, now: Brief, use: Use) -> Brief:
    """The case as the record knew it after an entry; a case without anything where it was not opened by then."""
    then = known(case, number, now.written_on, use)
    if then is not None:
        return then
    return replace(now, acts=(), circumstances=(), persons=(), organisations=(), sources=(), standards=())
