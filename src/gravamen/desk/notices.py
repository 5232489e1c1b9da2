"""Notices: one line that says what was done, with the way back.

In: a request in which a service has just made a change. Out: a message that the next page, or this part of a page, shows, with
the number of the change's entry where it can be taken back.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages

from gravamen.casebook.models import Entry


def done(request: Any, text: str, *, undo: bool = True) -> None:
    """Say what was done. With `undo` the officer's last entry of the chain is offered to be taken back."""
    mine = Entry.objects.filter(officer=request.user.signature).order_by("-number") if undo else Entry.objects.none()
    last = mine.values_list("number", flat=True).first()
    messages.success(request, text, extra_tags=f"undo-{last}" if last else "")
