"""The way in and out: unlock, the first name, lock; and what every page has: language, theme, undo, help, what was typed."""

from __future__ import annotations

from secrets import compare_digest
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.sessions.backends.db import SessionStore
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template import TemplateDoesNotExist
from django.template.loader import get_template, render_to_string
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language, gettext, gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from gravamen.desk import notices, sentences
from gravamen.desk.accounts import key_holder
from gravamen.desk.door import door
from gravamen.desk.models import AccountEvent, Typed
from gravamen.desk.pages import upgrading
from gravamen.errors import GravamenError

_THEMES = ("auto", "light", "dark")
_YEAR = 365 * 24 * 3600


class Unlock(forms.Form):
    passphrase = forms.CharField(
        label=gettext_lazy("Passphrase"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autofocus": True, "autocomplete": "off", "spellcheck": "false"}),
    )


class Welcome(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=200,
        help_text=gettext_lazy("The record notes who decided what. It stays in the record, encrypted."),
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "name"}),
    )


@login_not_required
def unlock(request: HttpRequest) -> HttpResponse:
    """The locked door. Only the desk of one officer has it; a team logs in."""
    if settings.TEAM:
        return redirect("account_login")
    onward = _onward(request)
    if door.is_open and request.user.is_authenticated:
        return redirect(onward)
    if door.is_open and door.ticket and compare_digest(request.COOKIES.get(upgrading.TICKET, ""), door.ticket):
        door.ticket = ""
        response = _enter(request, onward)
        response.delete_cookie(upgrading.TICKET, path=reverse("unlock"), samesite="Strict")
        return response
    if door.opens_itself and not door.trouble and compare_digest(request.GET.get("token", ""), door.token):
        if not door.is_open:
            door.open_itself(wait=False)
        return _enter(request, onward) if door.is_open else upgrading.to_wait(request, onward)
    form = Unlock(request.POST or None)
    wait = door.wait()
    if request.method == "POST":
        if wait > 0:
            form.add_error(None, gettext("Too many passphrases were wrong. Wait %(seconds)d seconds.") % {"seconds": wait + 1})
        elif form.is_valid():
            try:
                door.unlock(form.cleaned_data["passphrase"])
                return _enter(request, onward) if door.is_open else upgrading.to_wait(request, onward)
            except GravamenError as error:
                form.add_error("passphrase", sentences.error(error))
    shown = {"form": form, "next": onward, "by_key": door.opens_itself, "trouble": door.trouble}
    return render(request, "desk/unlock.html", shown)


def _enter(request: HttpRequest, onward: str) -> HttpResponse:
    """Begin a session of whoever opened the record."""
    officer = key_holder()
    if officer is None:
        request.session["opened"] = door.opening
        return redirect("welcome")
    login(request, officer, backend="gravamen.desk.accounts.KeyHolder")
    request.session["opening"] = door.opening
    while door.refused:  # while it was locked there was no log to write to
        at = door.refused.popleft()
        AccountEvent.objects.create(at=at, what=AccountEvent.What.REFUSED, remark="passphrase")
    return redirect(onward)


@login_not_required
def unlock_news(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Asked by the page that waits for an upgrade, once that is over: it comes back by itself."""
    return HttpResponse(status=204, headers={"HX-Refresh": "true"})


@login_not_required
def welcome(request: HttpRequest) -> HttpResponse:
    """The first time: who works here."""
    if settings.TEAM or request.session.get("opened") != door.opening:
        return redirect("unlock")
    form = Welcome(request.POST or None)
    if request.method == "POST" and form.is_valid():
        key_holder(form.cleaned_data["name"])
        return _enter(request, reverse("inbox"))
    return render(request, "desk/welcome.html", {"form": form})


@csrf_exempt
@login_not_required
@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """The panic key. On one officer's machine the keys leave the memory at once; in a team this session ends.

    It locks whoever presses it, from a page of whatever age: a session that has just ended must not keep the record open.
    """
    if request.headers.get("Sec-Fetch-Site") == "cross-site":  # a nuisance, not a danger; the browser says who asks
        return denied(request)
    if settings.TEAM:
        logout(request)
        return redirect(settings.LOGIN_URL)
    door.lock()  # before anything that could wait for the database
    request.session = SessionStore()
    return redirect(reverse("unlock") + "?locked=1")


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """The language of the pages, kept in a cookie: the door speaks it before anybody is known."""
    response = redirect(_onward(request))
    chosen = request.POST.get("language", "")
    if check_for_language(chosen):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=_YEAR,
            samesite="Strict",
            httponly=True,
            secure=settings.TEAM,
        )
    return response


@login_not_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    response = redirect(_onward(request))
    chosen = request.POST.get("theme", "")
    if chosen in _THEMES:
        response.set_cookie("gravamen_theme", chosen, max_age=_YEAR, samesite="Strict", httponly=True, secure=settings.TEAM)
    return response


@require_POST
def undo(request: Any, entry: int) -> HttpResponse:
    """Take back a change; the page it was made on is shown anew."""
    request.record.undo(entry)
    notices.done(request, gettext("Taken back."), undo=False)
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    return redirect(_onward(request))


@require_POST
def typed(request: Any, form: str) -> HttpResponse:
    """Keep what is typed in a form as it is typed. A form that was sent, or emptied, is forgotten."""
    fields = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
    if any(any(value.strip() for value in values) for values in fields.values()):
        Typed.objects.update_or_create(officer=request.user, form=form[:120], defaults={"fields": fields})
    else:
        Typed.objects.filter(officer=request.user, form=form[:120]).delete()
    return HttpResponse(status=204)


@login_not_required
def help_page(request: HttpRequest, page: str) -> HttpResponse:
    """Help of one page; `?part` gives the text alone, for the page's own drawer."""
    try:
        get_template(f"desk/help/{page}.html")
    except TemplateDoesNotExist:
        raise Http404 from None
    frame = "desk/help/_drawer.html" if request.GET.get("part") else "desk/help/page.html"
    return render(request, frame, {"help": f"desk/help/{page}.html", "page": page})


def _onward(request: HttpRequest) -> str:
    """Where to go next: an address of this desk, as the request says it, else the inbox."""
    wished = request.POST.get("next") or request.GET.get("next") or request.headers.get("Referer") or ""
    if url_has_allowed_host_and_scheme(wished, {request.get_host()}) and "/unlock/" not in wished:
        return wished
    return reverse("inbox")


def gone(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return render(request, "desk/error.html", {"missing": True}, status=404)


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return render(request, "desk/error.html", {"denied": True}, status=403)


def patience(request: HttpRequest) -> HttpResponse:
    """Too many tries from one machine."""
    return render(request, "desk/error.html", {"patience": True}, status=429)


def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """A fault of ours: a page that needs neither the record nor an officer, and says nothing of what went wrong inside."""
    return HttpResponse(render_to_string("desk/broken.html"), status=500)


@login_not_required
def forbidden(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """A form without the mark that only this desk's own pages carry: nothing is done."""
    messages.error(request, gettext("The page had grown old. Nothing was done; try again."))
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    return redirect(_onward(request))


urlpatterns = [
    path("unlock/", unlock, name="unlock"),
    path("unlock/news/", unlock_news, name="unlock_news"),
    path("welcome/", welcome, name="welcome"),
    path("lock/", lock, name="lock"),
    path("language/", language, name="language"),
    path("theme/", theme, name="theme"),
    path("undo/<int:entry>/", undo, name="undo"),
    path("typed/<slug:form>/", typed, name="typed"),
    path("help/<slug:page>/", help_page, name="help"),
]
