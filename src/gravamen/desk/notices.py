"""Notices: one line that says what was done, with the way back.

In: a request in which a service has just made a change. Out: a message that the next page, or this part of a page, shows, with
the number of the change's entry where it can be taken back.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest

from gravamen.casebook.models import Entry


def done(request: HttpRequest, text: str, *, undo: bool = True) -> None:
    """Say what was done. With `undo` the last entry of the chain is offered to be taken back."""
    last = Entry.objects.order_by("-number").values_list("number", flat=True).first() if undo else None
    messages.success(request, text, extra_tags=f"undo-{last}" if last else "")
