"""Who may come in: the holder of the key on their own machine; in a team, whom an administrator has made an account for.

In: names, addresses, roles. Out: accounts, and links by which an officer takes theirs over, once. Each change of an account
leaves an event.
"""

from __future__ import annotations

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import base36_to_int, int_to_base36

from gravamen.casebook.roles import Role
from gravamen.desk.account_log import note
from gravamen.desk.errors import BadAccount
from gravamen.desk.models import AccountEvent, Officer
from gravamen.said import joined, said

What = AccountEvent.What
_FRESH = 300  # seconds since log-in within which what lets in is changed without asking again


class KeyHolder(BaseBackend):
    """Whoever has opened the record with its passphrase. No password is asked: the passphrase was it."""

    def get_user(self, user_id: Any) -> Officer | None:
        return Officer.objects.filter(pk=user_id, is_active=True).first()


class Invited(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody makes an account for themselves; no mail is sent; messages are those of our own pages."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """None: a server of a federation needs no mail server, and mail tells who has an account."""

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *words: Any, **more: Any
    ) -> None:
        """All but that one has come in or gone: one sees that."""
        if not (message_template or "").startswith("account/messages/logged_"):
            super().add_message(request, level, message_template, *words, **more)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """An account that was tried too often waits, and the log says so."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            named = str(credentials.get("email") or "").strip().lower()
            note(What.SLOWED, Officer.objects.filter(username=named).first(), request=request)
            raise

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Not of whoever has just logged in, with all that they have."""
        if not super().is_reauthentication_required(app=app):
            return False
        records = get_authentication_records(self.request, self.request.user)
        return not records or time.time() - records[-1]["at"] > _FRESH


def key_holder(name: str = "") -> Officer | None:
    """The officer of a record on their own machine, the one last seen; made where a name is given and nobody is there yet."""
    known = Officer.objects.filter(is_active=True).order_by("-last_login", "pk").first()
    if known is None and name.strip():
        known = Officer.objects.create(username="key holder", name=name.strip(), role=Role.ADMINISTRATOR)
    return known


def make(email: str, name: str, role: str, by: str) -> Officer:
    """A new account, without a password: `link` leads its officer in.

    Raises:
        BadAccount: no address, no name, no role of that name, or an account of that address.
    """
    email, name = email.strip().lower(), " ".join(name.split())
    try:
        validate_email(email)
    except ValidationError:
        raise BadAccount(said("“{email}” is no e-mail address.", email=email), said("Write it as name@example.org.")) from None
    if not name:
        raise BadAccount(said("The account has no name."), said("Write the name as colleagues know it."))
    if role not in list(Role):
        raise BadAccount(
            said("There is no role “{role}”.", role=role), said("Take one of: {choices}.", choices=joined(", ", Role))
        )
    if Officer.objects.filter(username=email).exists():
        raise BadAccount(
            said("There is an account for {email} already.", email=email), said("Change that one, or open it again.")
        )
    officer = Officer(username=email, email=email, name=name, role=role)
    officer.set_unusable_password()
    officer.save()
    note(What.MADE, officer, by=by, remark=role)
    return officer


def link(officer: Officer, by: str) -> str:
    """The address by which the officer sets a password, once, within a day. The password before, and links before, end at once.

    Raises:
        BadAccount: the account is closed.
    """
    if not officer.is_active:
        raise BadAccount(said("The account of {name} is closed.", name=officer.name), said("Open it again first."))
    officer.set_unusable_password()  # a new random mark: what links before were made from
    officer.save(update_fields=["password"])
    end_sessions(officer, by)
    note(What.LINK, officer, by=by)
    token = default_token_generator.make_token(officer)
    path = reverse("invitation", args=[int_to_base36(officer.pk), token])
    return f"https://{settings.ALLOWED_HOSTS[0].lstrip('.')}{path}"


def invited(number: str, token: str) -> Officer | None:
    """Whom a link is for, where it still holds."""
    try:
        officer = Officer.objects.filter(pk=base36_to_int(number), is_active=True).first()
    except (ValueError, OverflowError):
        return None
    return officer if officer is not None and default_token_generator.check_token(officer, token) else None


def set_role(officer: Officer, role: str, by: str) -> None:
    """
    Raises:
        BadAccount: no role of that name, or nobody would be left to administer.
    """
    if role not in list(Role):
        raise BadAccount(
            said("There is no role “{role}”.", role=role), said("Take one of: {choices}.", choices=joined(", ", Role))
        )
    if role == officer.role:
        return
    before = officer.role
    with transaction.atomic():
        officer.role = role
        officer.save(update_fields=["role"])
        _administered(before)
        note(What.ROLE, officer, by=by, remark=f"{before} → {role}")


def shut(officer: Officer, by: str) -> None:
    """Close an account: its sessions end, its password is no more. What it did stays in the record.

    Raises:
        BadAccount: nobody would be left to administer.
    """
    with transaction.atomic():
        officer.is_active = False
        officer.set_unusable_password()
        officer.save(update_fields=["is_active", "password"])
        _administered(officer.role)
        note(What.SHUT, officer, by=by)
    end_sessions(officer, by)


def open_again(officer: Officer, by: str) -> None:
    officer.is_active = True
    officer.save(update_fields=["is_active"])
    note(What.OPENED, officer, by=by)


def forget_second_factor(officer: Officer, by: str) -> None:
    """For who has lost the telephone or the key: another is set up at the next log-in."""
    Authenticator.objects.filter(user=officer).delete()
    note(What.SECOND_REMOVED, officer, by=by)
    end_sessions(officer, by)


def end_sessions(officer: Officer, by: str = "", *, but: str | None = None) -> int:
    """End an officer's sessions, all or all but one; returns how many."""
    ended = UserSession.objects.filter(user=officer).exclude(session_key=but or "")
    count = len([one.end() for one in ended])
    if count:
        note(What.ENDED, officer, by=by, remark=str(count))
    return count


def _administered(before: str) -> None:
    """Where an administrator goes, another stays."""
    if before == Role.ADMINISTRATOR and not Officer.objects.filter(is_active=True, role=Role.ADMINISTRATOR).exists():
        raise BadAccount(said("Nobody would be left to administer the desk."), said("Make another administrator first."))
