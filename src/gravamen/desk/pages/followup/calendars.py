"""Private addresses of the agenda, for the calendars of a team's officers: made, asked by a calendar, ended.

In: whose cases, and whether persons are named. Out: an address that is shown once; to whoever asks it, the agenda as a file.
The address is the key: it stands in the record as its hash, is asked without log-in, and is worth nothing once it was ended.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from gravamen.casebook.due import marks
from gravamen.casebook.models import Case
from gravamen.desk import notices, words
from gravamen.desk.errors import BadCalendar
from gravamen.desk.guard import open_to_readers
from gravamen.desk.middleware import now
from gravamen.desk.models import Access, CalendarAddress
from gravamen.desk.pages.followup.agenda import calendar

_MOST = 10  # addresses of one officer at a time
_LOGGED = 60 * 60  # seconds between two notes in the log that a calendar asked


@require_POST
@open_to_readers
def make(request: Any) -> HttpResponse:
    """A new address. It is shown on the next page, and never again."""
    if not settings.TEAM:
        raise Http404
    if CalendarAddress.objects.filter(officer=request.user, ended=None).count() >= _MOST:
        raise BadCalendar(gettext("You have many calendar addresses already."), gettext("End one that is not used."))
    key = request.POST.get("case", "")
    case = Case.objects.filter(key=key).first() if key else None
    if key and case is None:
        raise BadCalendar(gettext("There is no such case."), gettext("Choose one of the list."))
    token = secrets.token_urlsafe(32)
    made = CalendarAddress.objects.create(
        officer=request.user,
        token=_hashed(token),
        case=case.key if case else "",
        names=request.POST.get("names") == "on",
        made=now(),
    )
    address = f"https://{settings.ALLOWED_HOSTS[0].lstrip('.')}{reverse('calendar', args=[token])}"
    request.session["calendar address"] = {"number": made.pk, "address": address}
    return redirect("agenda")


@require_POST
@open_to_readers
def end(request: Any, number: int) -> HttpResponse:
    """End an address of one's own: what asks it from then on is told nothing."""
    mine = CalendarAddress.objects.filter(pk=number, officer=request.user, ended=None)
    if not settings.TEAM or not mine.update(ended=now()):
        raise Http404
    notices.done(request, gettext("The calendar address is ended."), undo=False)
    return redirect("agenda")


@login_not_required
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The agenda for a calendar program. Any fault, and any address that never was or is no more, looks the same."""
    asked = None
    if settings.TEAM and request.method in ("GET", "HEAD"):
        asked = CalendarAddress.objects.select_related("officer").filter(token=_hashed(token), ended=None).first()
    if asked is None or not asked.officer.is_active:
        raise Http404
    cases = list(Case.objects.filter(key=asked.case)) if asked.case else None
    at = now()
    if asked.asked is None or (at - asked.asked).total_seconds() > _LOGGED:
        Access.objects.create(at=at, officer=asked.officer.signature, page="calendar", subject=asked.case or "all cases")
        CalendarAddress.objects.filter(pk=asked.pk).update(asked=at)
    today = words.today()
    return calendar(marks(today, cases), today, names=asked.names)


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
