"""A team's way in: password, second factor, one-time link; the addresses of the library that asks for them, those that we use.

On one officer's own machine there are none of these: the record's passphrase is the way in.
"""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import SetPasswordForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from gravamen.desk import accounts
from gravamen.desk.account_log import note
from gravamen.desk.models import AccountEvent


@login_not_required
def invitation(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """A one-time link: its officer chooses a password, and logs in with it."""
    officer = accounts.invited(number, token)
    if officer is None:
        return render(request, "account/invitation.html", {"over": True}, status=410)
    form: Any = SetPasswordForm(officer, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        note(AccountEvent.What.LINK_USED, officer, request=request)
        messages.success(request, gettext("The password is set. Log in with it."))
        return redirect("account_login")
    return render(request, "account/invitation.html", {"form": form, "officer": officer})


@login_not_required
def closed(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """What the library offers and this desk does not: accounts that people make for themselves, mails with links."""
    raise Http404


urlpatterns = [
    path("invitation/<slug:number>/<slug:token>/", invitation, name="invitation"),
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/closed/", account.account_inactive, name="account_inactive"),
    path("accounts/again/", account.reauthenticate, name="account_reauthenticate"),
    path("accounts/password/", account.password_change, name="account_change_password"),
    path("accounts/second/", mfa.index, name="mfa_index"),
    path("accounts/second/ask/", mfa.authenticate, name="mfa_authenticate"),
    path("accounts/second/again/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("accounts/second/app/add/", totp.activate_totp, name="mfa_activate_totp"),
    path("accounts/second/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("accounts/second/codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("accounts/second/codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("accounts/second/keys/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("accounts/second/keys/add/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("accounts/second/keys/again/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("accounts/second/keys/<int:pk>/remove/", keys.remove_webauthn, name="mfa_remove_webauthn"),
    path("accounts/second/keys/<int:pk>/name/", keys.edit_webauthn, name="mfa_edit_webauthn"),
    # the library names these in its own pages
    path("accounts/none/", closed, name="account_signup"),
    path("accounts/none/", closed, name="account_email"),
    path("accounts/none/", closed, name="account_email_verification_sent"),
    path("accounts/none/", closed, name="account_reset_password"),
    path("accounts/none/", closed, name="account_set_password"),
    path("accounts/none/", closed, name="mfa_download_recovery_codes"),
]
if not settings.TEAM:
    urlpatterns = []
