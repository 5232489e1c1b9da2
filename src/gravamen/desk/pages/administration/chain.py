"""The audit chain: every change of the record, who made it and when; and the check that nothing was changed behind it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from gravamen.casebook.models import Entry
from gravamen.desk import verification
from gravamen.desk.door import door
from gravamen.desk.middleware import now

_ON_A_PAGE = 50


class Entries(forms.Form):
    officer = forms.CharField(label=gettext_lazy("Officer"), required=False, max_length=200)
    action = forms.CharField(label=gettext_lazy("Action"), required=False, max_length=40)
    subject = forms.CharField(label=gettext_lazy("What it was about"), required=False, max_length=200)


def chain(request: Any) -> HttpResponse:
    request.role.must("accounts")
    form = Entries(request.GET or None)
    rows = Entry.objects.defer("changes").order_by("-number")
    if form.is_valid():
        for name, value in form.cleaned_data.items():
            if value:
                rows = rows.filter(**{f"{name}__icontains": value})
    page = Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("page"))
    first = Entry.objects.order_by("-number").values_list("number", "hash").first()
    return render(
        request,
        "desk/administration/chain.html",
        {"form": form, "page": page, "last": first, "check": verification.last()},
    )


@require_POST
def verify(request: Any) -> HttpResponse:
    request.role.must("accounts")
    verification.begin(door.house, now())
    return redirect("chain")


def progress(request: Any) -> HttpResponse:
    """How far the check is: asked for again until it has ended."""
    request.role.must("accounts")
    return render(request, "desk/administration/_check.html", {"check": verification.last()})


urlpatterns = [
    path("log/chain/", chain, name="chain"),
    path("log/chain/verify/", verify, name="chain_verify"),
    path("log/chain/progress/", progress, name="chain_news"),
]
