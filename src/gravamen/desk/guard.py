"""A reader changes nothing: the last wall, in front of the pages, for the page that forgets the first.

The services ask for the role of whoever writes the record. This asks once more, for every address, before any page runs: what a
reader sends to an address that is not their own is refused, whatever the page would do with it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext

from gravamen.casebook.errors import NotAllowed
from gravamen.casebook.roles import Role
from gravamen.desk.middleware import Handler, refusal

_SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")
# By the address's name: what is an officer's own, and no part of the record.
_OWN = frozenset({"lock", "language", "theme", "typed", "welcome", "unlock", "invitation"})
_OWN_GROUPS = ("account", "mfa_")  # "account", "account_login", "account_sessions" …


def open_to_readers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Marks a page that takes what a reader sends: their own filters and views, never the record."""
    view.open_to_readers = True  # type: ignore[attr-defined]
    return view


class Guard:
    def __init__(self, handler: Handler) -> None:
        self._handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._handler(request)

    def process_view(self, request: Any, view: Any, _words: Any, _named: Any) -> HttpResponseBase | None:
        if request.method in _SAFE or request.role is not Role.READER or not request.user.is_authenticated:
            return None
        name = request.resolver_match.url_name or ""
        if name in _OWN or name.startswith(_OWN_GROUPS) or getattr(view, "open_to_readers", False):
            return None
        return refusal(
            request,
            NotAllowed(gettext("A reader changes nothing in the record."), gettext("Ask a documenter to do it.")),
        )
