"""The officers of a team, for its administrator: accounts made, roles given, links for those who come in for the first time or
have forgotten; accounts closed. And what an administrator can set for the desk."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django import forms
from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from gravamen.casebook.roles import Role
from gravamen.desk import accounts, notices, preferences, sentences
from gravamen.desk.errors import BadAccount
from gravamen.desk.models import Officer
from gravamen.desk.words import label

_MAY = {
    Role.READER: gettext_lazy("reads, searches, prints"),
    Role.DOCUMENTER: gettext_lazy("also takes reports in, decides on proposals, drafts; acts wait for a verifier"),
    Role.VERIFIER: gettext_lazy("also verifies acts"),
    Role.SIGNATORY: gettext_lazy("also approves letters and says that they were sent"),
    Role.ADMINISTRATOR: gettext_lazy("also makes accounts, reads the logs, says who writes"),
}


def _roles() -> list[tuple[str, str]]:
    return [(str(role), f"{label(role)}: {_MAY[role]}") for role in Role]


class New(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("To log in with. Nothing is ever sent there."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=pgettext_lazy("of an officer", "Role"), choices=_roles)


class Desk(forms.Form):
    idle = forms.IntegerField(
        label=gettext_lazy("Lock after so many minutes without a key pressed"),
        min_value=preferences.BOUNDS[preferences.IDLE].least,
        max_value=preferences.BOUNDS[preferences.IDLE].most,
    )


def officers(request: Any) -> HttpResponse:
    request.role.must("accounts")
    form = New(request.POST or None)
    if request.method == "POST" and settings.TEAM and form.is_valid():
        given = form.cleaned_data
        try:
            made = accounts.make(given["email"], given["name"], given["role"], request.user.signature)
        except BadAccount as error:
            form.add_error("email", sentences.error(error))
        else:
            return _linked(request, made)
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=(Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN))
    listed = Officer.objects.annotate(has_second=Exists(factors)).order_by("-is_active", "name")
    desk = Desk(initial={"idle": preferences.idle_minutes()})
    return render(
        request, "desk/administration/officers.html", {"officers": listed, "form": form, "desk": desk, "roles": list(Role)}
    )


@require_POST
def role(request: Any, number: int) -> HttpResponse:
    officer = _officer(request, number)
    accounts.set_role(officer, request.POST.get("role", ""), request.user.signature)
    return _done(request, gettext("%(name)s is now: %(role)s.") % {"name": officer.name, "role": label(officer.role)})


@require_POST
def shut(request: Any, number: int) -> HttpResponse:
    officer = _officer(request, number)
    accounts.shut(officer, request.user.signature)
    return _done(request, gettext("The account of %(name)s is closed; its sessions are ended.") % {"name": officer.name})


@require_POST
def open_again(request: Any, number: int) -> HttpResponse:
    officer = _officer(request, number)
    accounts.open_again(officer, request.user.signature)
    return _linked(request, officer)


@require_POST
def link(request: Any, number: int) -> HttpResponse:
    return _linked(request, _officer(request, number))


@require_POST
def forget(request: Any, number: int) -> HttpResponse:
    officer = _officer(request, number)
    accounts.forget_second_factor(officer, request.user.signature)
    return _done(request, gettext("%(name)s sets up a new second factor at the next log-in.") % {"name": officer.name})


@require_POST
def end(request: Any, number: int) -> HttpResponse:
    officer = _officer(request, number)
    accounts.end_sessions(officer, request.user.signature, but=request.session.session_key)
    return _done(request, gettext("The sessions of %(name)s are ended.") % {"name": officer.name})


@require_POST
def set_desk(request: Any) -> HttpResponse:
    request.role.must("accounts")
    form = Desk(request.POST)
    if not form.is_valid():
        form.fields["idle"].widget.attrs["autofocus"] = True
        listed = Officer.objects.order_by("-is_active", "name")
        context = {"officers": listed, "form": New(), "desk": form, "roles": list(Role)}
        return render(request, "desk/administration/officers.html", context, status=422)
    preferences.put(preferences.IDLE, form.cleaned_data["idle"])
    return _done(request, gettext("The desk's settings are kept."))


def _officer(request: Any, number: int) -> Officer:
    """Whom an administrator of a team means."""
    request.role.must("accounts")
    if not settings.TEAM:
        raise Http404
    return get_object_or_404(Officer, pk=number)


def _linked(request: Any, officer: Officer) -> HttpResponse:
    """The page that shows a new one-time link, once."""
    address = accounts.link(officer, request.user.signature)
    return render(request, "desk/administration/link.html", {"officer": officer, "address": address})


def _done(request: Any, text: str) -> HttpResponse:
    notices.done(request, text, undo=False)
    return redirect("officers")


urlpatterns = [
    path("officers/", officers, name="officers"),
    path("officers/desk/", set_desk, name="officers_desk"),
    path("officers/<int:number>/role/", role, name="officer_role"),
    path("officers/<int:number>/close/", shut, name="officer_shut"),
    path("officers/<int:number>/open/", open_again, name="officer_open"),
    path("officers/<int:number>/link/", link, name="officer_link"),
    path("officers/<int:number>/second/forget/", forget, name="officer_forget"),
    path("officers/<int:number>/sessions/end/", end, name="officer_end"),
]
