"""The second factor: a code of an app or a security key, for everybody who may change the record.

In: an officer of a team. Out: the way to setting one up, until there is one; the secrets of apps, encrypted under the record's
own keys, for PostgreSQL encrypts nothing.
"""

from __future__ import annotations

import base64
from typing import Any

import pyrage
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext

from gravamen.casebook.roles import Role
from gravamen.desk.account_log import SECOND_SEEN
from gravamen.desk.door import door
from gravamen.desk.middleware import Handler, onward
from gravamen.desk.models import Officer

_KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
_ALLOWED = frozenset({"lock", "language", "theme", "help", "account_logout", "account_reauthenticate"})


def must_have(officer: Any) -> bool:
    """Whether the officer's role asks for one: from documenter up."""
    return bool(settings.TEAM) and officer.is_authenticated and officer.role != Role.READER


def asked(handler: Handler) -> Handler:
    """Whoever must have a second factor and has none sees nothing of the record before."""

    def handle(request: Any) -> HttpResponseBase:
        if not must_have(request.user) or request.session.get(SECOND_SEEN):
            return handler(request)
        if has(request.user):
            request.session[SECOND_SEEN] = True
            return handler(request)
        match = request.resolver_match or _match(request.path_info)
        name = (match.url_name or "") if match else ""
        if name in _ALLOWED or name.startswith("mfa_") or request.path.startswith(settings.STATIC_URL):
            return handler(request)
        if request.method == "GET":
            messages.info(request, gettext("Set up a second factor first. Your role asks for one."))
        return onward(request, reverse("mfa_index"))

    return handle


def has(officer: Officer) -> bool:
    return bool(Authenticator.objects.filter(user=officer, type__in=_KINDS).exists())


def _match(path: str) -> Any:
    from django.urls import Resolver404, resolve

    try:
        return resolve(path)
    except Resolver404:
        return None


class Factors(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """How the library that asks for second factors keeps and removes them here."""

    def encrypt(self, text: str) -> str:
        return base64.b64encode(pyrage.encrypt(text.encode(), [door.house.keyring.recipient])).decode()

    def decrypt(self, encrypted_text: str) -> str:
        identity = pyrage.x25519.Identity.from_str(door.house.keyring.identity)
        return str(pyrage.decrypt(base64.b64decode(encrypted_text), [identity]).decode())

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last one stays where the role asks for one: another is added first."""
        if authenticator.type not in _KINDS or not must_have(authenticator.user):
            return True
        return bool(
            Authenticator.objects.filter(user=authenticator.user, type__in=_KINDS).exclude(pk=authenticator.pk).exists()
        )
