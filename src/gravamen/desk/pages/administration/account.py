"""One's own account: name, what opens it, second factor, sessions; on one officer's machine, the passphrase."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST

from gravamen.custody import keyring as keys
from gravamen.custody.errors import CustodyError
from gravamen.desk import accounts, notices, second_factor, sentences
from gravamen.desk.door import door
from gravamen.desk.models import AccountEvent


class Named(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        help_text=gettext_lazy("As the record shall name you from now on. What you did before keeps the name of its day."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class Passphrase(forms.Form):
    """A new passphrase for the record, by whoever knows the old one."""

    old = forms.CharField(
        label=gettext_lazy("Passphrase until now"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    new = forms.CharField(
        label=gettext_lazy("New passphrase"),
        strip=False,
        max_length=1000,
        help_text=gettext_lazy("Twelve characters or more: five or six words that only you would put together."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "data-measured": ""}),
    )
    again = forms.CharField(
        label=gettext_lazy("New passphrase, again"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("new") and given.get("again") and given["new"] != given["again"]:
            self.add_error("again", gettext("The two are not the same."))
        return given


def account(request: Any) -> HttpResponse:
    form = Named(request.POST or None, initial={"name": request.user.name})
    if request.method == "POST" and form.is_valid():
        request.user.name = " ".join(form.cleaned_data["name"].split())
        request.user.save(update_fields=["name"])
        notices.done(request, gettext("The name is kept."), undo=False)
        return redirect("account")
    factors = list(Authenticator.objects.filter(user=request.user)) if settings.TEAM else []
    return render(
        request,
        "desk/administration/account.html",
        {
            "form": form,
            "app": any(one.type == Authenticator.Type.TOTP for one in factors),
            "keys": sum(one.type == Authenticator.Type.WEBAUTHN for one in factors),
            "codes": next(
                (len(one.wrap().get_unused_codes()) for one in factors if one.type == Authenticator.Type.RECOVERY_CODES), 0
            ),
            "events": AccountEvent.objects.filter(officer=request.user.signature).order_by("-pk")[:8],
            "must": second_factor.must_have(request.user),
            "sessions": _sessions(request) if settings.TEAM else [],
            "opens_by_words": (door.folder / keys.OPENED_BY_WORDS).exists(),
        },
    )


def passphrase(request: HttpRequest) -> HttpResponse:
    """The passphrase of a record on its officer's own machine."""
    if settings.TEAM or not (door.folder / keys.OPENED_BY_WORDS).exists():
        raise Http404
    form = Passphrase(request.POST or None)
    if request.method == "POST" and (wait := door.wait()) > 0:
        form.add_error(None, gettext("Too many passphrases were wrong. Wait %(seconds)d seconds.") % {"seconds": wait + 1})
    elif request.method == "POST" and form.is_valid():
        try:
            door.unlock(form.cleaned_data["old"])
        except CustodyError as error:
            form.add_error("old", sentences.sentence(error.what))
            return render(request, "desk/administration/passphrase.html", {"form": form})
        try:
            keys.store_under_passphrase(door.house.keyring, door.folder, form.cleaned_data["new"])
        except CustodyError as error:
            form.add_error("new", sentences.error(error))
        else:
            messages.success(
                request, gettext("The record opens with the new passphrase. Copies made before open with the old one.")
            )
            return redirect("account")
    return render(request, "desk/administration/passphrase.html", {"form": form})


@require_POST
def end_session(request: HttpRequest, number: int) -> HttpResponse:
    """End another of one's own sessions."""
    mine = UserSession.objects.filter(user_id=request.user.pk, pk=number)
    for one in mine.exclude(session_key=request.session.session_key or ""):
        one.end()
        messages.success(request, gettext("The session is ended."))
    return redirect("account")


@require_POST
def end_others(request: Any) -> HttpResponse:
    count = accounts.end_sessions(request.user, but=request.session.session_key)
    messages.success(request, gettext("%(count)d other sessions are ended.") % {"count": count})
    return redirect("account")


def _sessions(request: HttpRequest) -> list[dict[str, Any]]:
    """This officer's sessions, this one first."""
    found = UserSession.objects.purge_and_list(request.user)
    here = request.session.session_key
    rows = [
        {
            "number": one.pk,
            "at": one.created_at,
            "address": one.ip,
            "browser": one.user_agent[:120],
            "here": one.session_key == here,
        }
        for one in found
    ]
    return sorted(rows, key=lambda row: (not row["here"], row["at"]))


urlpatterns = [
    path("account/", account, name="account"),
    path("account/passphrase/", passphrase, name="account_passphrase"),
    path("account/sessions/others/end/", end_others, name="account_end_others"),
    path("account/sessions/<int:number>/end/", end_session, name="account_end_session"),
]
