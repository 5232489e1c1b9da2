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

from gravamen.casebook.errors import Locked, NotAllowed
from gravamen.casebook.roles import Role
from gravamen.casebook.services import Record
from gravamen.desk.door import door as the_door
from gravamen.desk.models import Access
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
        if not the_door.is_open and not request.path.startswith(_WITHOUT_KEYS):
            return _to(request, reverse("unlock"))
        response = handler(request)
        if response.status_code >= 500 and not the_door.is_open:  # somebody locked it in the middle of the request
            return _to(request, reverse("unlock"))
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
                return _to(request, reverse("unlock"))
            if not _unattended(request):
                the_door.touch()
                request.session["seen"] = int(now().timestamp())
            elif now().timestamp() - request.session.get("seen", 0) > settings.IDLE_MINUTES * 60:
                logout(request)
                return _to(request, reverse(settings.LOGIN_URL))
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
        seen = request.method == "GET" and response.status_code == 200 and request.user.is_authenticated
        if seen and match is not None and not _unattended(request):
            Access.objects.create(
                at=now(), officer=request.user.signature, page=match.url_name or "", subject=request.get_full_path()[:500]
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
            return _to(request, reverse("unlock"))
        if not isinstance(error, GravamenError):
            return None
        status = 403 if isinstance(error, NotAllowed) else 409
        if request.htmx:
            response = render(request, "desk/_notice.html", {"error": error}, status=status)
            response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#notices", "beforeend"
            return response
        if request.method == "POST" and (back := request.headers.get("Referer", "")).startswith(
            request.build_absolute_uri("/")
        ):
            messages.error(request, str(error))
            return redirect(back)
        return render(request, "desk/error.html", {"error": error}, status=status)


def _unattended(request: HttpRequest) -> bool:
    """A page that asks for news by itself is nobody at the keyboard: such addresses have names that end in "_news"."""
    try:
        return (resolve(request.path_info).url_name or "").endswith("_news")
    except Resolver404:
        return False


def _to(request: HttpRequest, page: str) -> HttpResponse:
    """Send the browser to another page, from a whole page as from a part of one."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": page})
    asked = request.get_full_path()
    return redirect(f"{page}?{urlencode({'next': asked})}" if request.method == "GET" and asked != "/" else page)
