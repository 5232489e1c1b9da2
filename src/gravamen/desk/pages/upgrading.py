"""While a record of an earlier version is brought up to this one: a page that says so, and comes back by itself.

In: a request that came meanwhile. Out: how far it is. Nothing here asks the database, which is being changed; the lock works.
"""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation

from gravamen.desk.door import door

TICKET = "gravamen_ticket"
_AN_HOUR = 3600


def upgrading(request: HttpRequest) -> HttpResponse:
    """Whatever was asked for: how far it is; and the panic key."""
    if request.path == reverse("lock") and request.method == "POST":
        if request.headers.get("Sec-Fetch-Site") != "cross-site":
            door.lock()
        return redirect("unlock")
    step, of = door.upgrading or (1, 1)
    part = request.path == reverse("unlock_news")
    with translation.override(translation.get_language_from_request(request)):
        template = "desk/_upgrading.html" if part else "desk/upgrading.html"
        return render(request, template, {"step": step, "of": of, "made": step - 1})


def to_wait(request: HttpRequest, onward: str) -> HttpResponse:
    """Whoever opened the door waits, and is let in once it is done."""
    address = reverse("unlock")
    if "token" in request.GET:  # it lets in by itself
        address = request.get_full_path()
    else:
        address = f"{address}?{urlencode({'next': onward})}"
    response = redirect(address)
    response.set_cookie(
        TICKET, door.ticket, max_age=_AN_HOUR, samesite="Strict", httponly=True, secure=settings.TEAM, path=reverse("unlock")
    )
    return response
