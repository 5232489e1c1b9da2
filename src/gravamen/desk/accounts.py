"""Who may come in: the holder of the key on their own machine; in a team, whom an administrator has made an account for."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from gravamen.casebook.roles import Role
from gravamen.desk.models import Officer


class KeyHolder(BaseBackend):
    """Whoever has opened the record with its passphrase. No password is asked: the passphrase was it."""

    def get_user(self, user_id: Any) -> Officer | None:
        return Officer.objects.filter(pk=user_id, is_active=True).first()


class Invited(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody makes an account for themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False


def key_holder(name: str = "") -> Officer | None:
    """The officer of a record on their own machine, the one last seen; made where a name is given and nobody is there yet."""
    known = Officer.objects.filter(is_active=True).order_by("-last_login", "pk").first()
    if known is None and name.strip():
        known = Officer.objects.create(username="key holder", name=name.strip(), role=Role.ADMINISTRATOR)
    return known
