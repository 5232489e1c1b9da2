"""The log of accounts: who came in, who was refused, who was made or shut out.

In: signals of the libraries that ask for passwords and codes, and calls of `accounts`. Out: rows of `AccountEvent`, without
line breaks and control characters, without what was typed as a password, and without addresses that are nobody's.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from allauth.account import signals as account
from allauth.core import context
from allauth.mfa import signals as mfa
from django.contrib.auth import signals as auth
from django.utils import timezone

from gravamen.desk.models import AccountEvent, Officer

What = AccountEvent.What
SECOND_SEEN = "second factor"  # in the session: one was asked for at log-in, or set up since


def note(what: str, officer: Officer | None, *, by: str = "", remark: str = "", request: Any = None) -> None:
    """Write an event down."""
    request = request or context.request
    AccountEvent.objects.create(
        at=timezone.now(),
        what=what,
        officer=officer.signature if officer is not None else "",
        by=one_line(by),
        remark=one_line(remark),
        address=one_line(request.META.get("REMOTE_ADDR", ""))[:45] if request is not None else "",
    )


def one_line(text: str) -> str:
    """Text that cannot pass for another row of a log: control and format characters are blanks."""
    return "".join(" " if unicodedata.category(one)[0] == "C" or one in "\u2028\u2029" else one for one in text)[:500]


def connect() -> None:
    """Listen to the libraries."""
    auth.user_logged_in.connect(_came_in, dispatch_uid="account log")
    auth.user_login_failed.connect(_refused, dispatch_uid="account log")
    auth.user_logged_out.connect(_left, dispatch_uid="account log")
    mfa.authentication_failed.connect(_second_refused, dispatch_uid="account log")
    mfa.authenticator_added.connect(_second_added, dispatch_uid="account log")
    mfa.authenticator_removed.connect(_second_removed, dispatch_uid="account log")
    account.password_changed.connect(_password, dispatch_uid="account log")


def _came_in(request: Any, user: Officer, **_: Any) -> None:
    note(What.CAME_IN, user, request=request)


def _refused(credentials: Any, request: Any = None, **_: Any) -> None:
    named = str(credentials.get("email") or credentials.get("username") or "").strip().lower()
    officer = Officer.objects.filter(username=named).first() if named else None
    note(What.REFUSED, officer, request=request)


def _left(request: Any, user: Officer | None, **_: Any) -> None:
    if user is not None:
        note(What.LEFT, user, request=request)


def _second_refused(request: Any, user: Officer, **_: Any) -> None:
    note(What.SECOND_REFUSED, user, request=request)


def _second_added(request: Any, user: Officer, authenticator: Any, **_: Any) -> None:
    note(What.SECOND_ADDED, user, request=request, remark=authenticator.type)


def _second_removed(request: Any, user: Officer, authenticator: Any, **_: Any) -> None:
    request.session.pop(SECOND_SEEN, None)  # whether another is left is looked at anew
    note(What.SECOND_REMOVED, user, request=request, remark=authenticator.type)


def _password(request: Any, user: Officer, **_: Any) -> None:
    note(What.PASSWORD, user, request=request)
