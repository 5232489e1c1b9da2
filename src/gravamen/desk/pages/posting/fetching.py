"""Answers: what lies in the mailbox, taken in, filed under the case of the letter that it answers, and read.

In: a case for what answers no letter of ours, where the officer names one. Out: reports; what became of each message.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from gravamen.casebook import queries
from gravamen.casebook.filing import fetch_and_file
from gravamen.desk import arriving, background, notices, words


@require_POST
def fetch(request: Any) -> HttpResponse:
    """Look into the mailbox; the mailbox itself is not changed."""
    request.role.must("take in")
    back = queries.case(request.POST["case"]) if request.POST.get("case") else None
    otherwise = back if request.POST.get("all") else None
    filed: list[str] = []
    for one in fetch_and_file(request.record, words.today(), otherwise):
        if one.receipts:
            report = one.receipts[0].report
            arriving.read_report.enqueue(report.pk, request.user.pk)
            filed.append(f"{one.subject or report.title} ({one.sender}): {one.receipts[0].case.key}")
        else:
            given = {"subject": one.subject or "–", "sender": one.sender or "–", "why": one.why}
            messages.warning(request, gettext("Not taken in: %(subject)s, from %(sender)s: %(why)s") % given)
    if filed:
        background.wake()
        said = ngettext("%(count)d message is taken in: %(which)s.", "%(count)d messages are taken in: %(which)s.", len(filed))
        notices.done(request, said % {"count": len(filed), "which": "; ".join(filed)}, undo=len(filed) == 1)
    else:
        notices.done(request, gettext("Nothing new could be taken in from the mailbox."), undo=False)
    return redirect("case", back.key) if back is not None else redirect("inbox")
