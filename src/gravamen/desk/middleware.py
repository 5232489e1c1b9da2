"""What happens to every request: the locked door, the officer who asks, what may be loaded, what is logged, what went wrong."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from gravamen.casebook.errors import Locked, NotAllowed
from gravamen.casebook.roles import Role
from gravamen.casebook.services import Record
from gravamen.desk import preferences, sentences
from gravamen.desk.door import door as the_door
from gravamen.desk.models import Access
from gravamen.desk.pages.upgrading import upgrading
from gravamen.errors import GravamenError

Handler = Callable[[HttpRequest], HttpResponseBase]

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
_NOTED = 20  # seconds between two notes in a session of when its officer was last seen
_WITHOUT_KEYS = ("/static/", "/unlock/", "/language/", "/help/unlock/")


def now() -> datetime.datetime:
    """The clock of the desk."""
    return datetime.datetime.now(datetime.UTC)


def policy(handler: Handler) -> Handler:
    """Nothing is loaded from, or sent to, another machine; no page is kept by the browser."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        response = handler(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return handle


def door(handler: Handler) -> Handler:
    """A locked record shows its door and nothing else."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        if the_door.upgrading is not None and not request.path.startswith(settings.STATIC_URL):
            return upgrading(request)
        if not the_door.is_open and not request.path.startswith(_WITHOUT_KEYS):
            return onward(request, reverse("unlock"))
        response = handler(request)
        if response.status_code >= 500 and not the_door.is_open:  # somebody locked it in the middle of the request
            return onward(request, reverse("unlock"))
        return response

    return handle


def officer(handler: Handler) -> Handler:
    """`request.record`: the services as whoever asks may use them; `request.role`, `request.may`. Ends idle sessions."""

    def handle(request: Any) -> HttpResponseBase:
        user = request.user
        request.role = Role.READER
        if user.is_authenticated:
            if not settings.TEAM and request.session.get("opening") != the_door.opening:
                logout(request)
                return onward(request, reverse("unlock"))
            at = int(now().timestamp())
            idle = at - request.session.setdefault("seen", at)
            if settings.TEAM and idle > preferences.idle_minutes() * 60:
                logout(request)
                return onward(request, reverse(settings.LOGIN_URL))
            if not _unattended(request):
                the_door.touch()
                if idle > _NOTED:
                    request.session["seen"] = at
            request.role = Role(user.role)
            request.record = Record(the_door.house, user.signature, now, request.role)
        request.may = request.role.may
        return handler(request)

    return handle


def access(handler: Handler) -> Handler:
    """Who read, searched for or took out what, and when (what is changed stands in the audit chain)."""

    def handle(request: Any) -> HttpResponseBase:
        response = handler(request)
        match = request.resolver_match
        read = request.method == "GET" or response.has_header("Content-Disposition")  # an export may be asked for by POST
        seen = read and response.status_code in (200, 206) and request.user.is_authenticated
        if seen and match is not None and not _unattended(request) and the_door.is_open:
            Access.objects.create(
                at=now(), officer=request.user.signature, page=(match.url_name or "")[:60], subject=_asked(request)
            )
        return response

    return handle


class Errors:
    """An error of ours is a notice on the page, with what to do; nothing that was typed is lost."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._handler(request)

    def process_exception(self, request: Any, error: Exception) -> HttpResponse | None:
        if isinstance(error, Locked):
            return onward(request, reverse("unlock"))
        return refusal(request, error) if isinstance(error, GravamenError) else None


def refusal(request: Any, error: GravamenError) -> HttpResponse:
    """What was not done and why: a notice on the page that asked, else a page of its own."""
    status = 403 if isinstance(error, NotAllowed) else 409
    if request.htmx:
        response = render(request, "desk/_notice.html", {"error": error}, status=status)
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#notices", "beforeend"
        return response
    back = request.headers.get("Referer", "")
    if request.method == "POST" and url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=settings.TEAM):
        messages.error(request, sentences.error(error))
        return redirect(back)
    return render(request, "desk/error.html", {"error": error}, status=status)


def _asked(request: HttpRequest) -> str:
    """The address that was asked for, with what was searched for and without what opens doors."""
    asked = request.GET.copy()
    asked.pop("token", None)
    asked.pop("csrfmiddlewaretoken", None)
    return f"{request.path}?{asked.urlencode()}"[:500] if asked else request.path[:500]


def _unattended(request: HttpRequest) -> bool:
    """A page that asks for news by itself is nobody at the keyboard: such addresses have names that end in "_news"."""
    try:
        return (resolve(request.path_info).url_name or "").endswith("_news")
    except Resolver404:
        return False


def onward(request: HttpRequest, page: str) -> HttpResponse:
    """Send the browser to another page, from a whole page as from a part of one."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": page})
    asked = request.get_full_path()
    return redirect(f"{page}?{urlencode({'next': asked})}" if request.method == "GET" and asked != "/" else page)
