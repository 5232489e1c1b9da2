"""Two logs, for the administrator: who read, searched for and took out what; what happened to accounts. Pages, and CSV."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote_plus, unquote

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext_lazy

from gravamen.desk.models import Access, AccountEvent

_ON_A_PAGE = 50
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would reckon, where a cell begins with it


class Between(forms.Form):
    since = forms.DateField(
        label=pgettext_lazy("a date", "From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(label=gettext_lazy("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    officer = forms.CharField(label=gettext_lazy("Officer"), required=False, max_length=200)

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that the form asks for; a field that cannot be read is shown with its error and narrows nothing."""
        self.is_valid()
        given = self.cleaned_data
        if since := given.get("since"):
            rows = rows.filter(at__gte=_midnight(since))
        if until := given.get("until"):
            rows = rows.filter(at__lt=_midnight(until + datetime.timedelta(days=1)))
        if officer := given.get("officer"):
            rows = rows.filter(officer__icontains=officer)
        return rows


class Reads(Between):
    page_name = forms.CharField(label=gettext_lazy("Page"), required=False, max_length=60)
    about = forms.CharField(label=gettext_lazy("Address or words"), required=False, max_length=200)

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        rows = super().narrow(rows)
        if page := self.cleaned_data.get("page_name"):
            rows = rows.filter(page=page)
        if about := self.cleaned_data.get("about"):
            rows = rows.filter(Q(subject__icontains=about) | Q(subject__icontains=quote_plus(about)))
        return rows


class Events(Between):
    what = forms.ChoiceField(
        label=gettext_lazy("What"), required=False, choices=[("", gettext_lazy("All")), *AccountEvent.What.choices]
    )

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        rows = super().narrow(rows)
        return rows.filter(what=self.cleaned_data["what"]) if self.cleaned_data.get("what") else rows


def log(request: Any) -> HttpResponse:
    """Who read what."""
    request.role.must("accounts")
    form = Reads(request.GET or None)
    rows = form.narrow(Access.objects.order_by("-pk")) if request.GET else Access.objects.order_by("-pk")
    page = Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("page"))
    for row in page:
        row.said = unquote(row.subject.replace("+", " "))
    return render(request, "desk/administration/log.html", {"form": form, "page": page})


def log_csv(request: Any) -> StreamingHttpResponse:
    request.role.must("accounts")
    rows = Reads(request.GET).narrow(Access.objects.order_by("pk"))
    found = ([row.at.isoformat(), row.officer, row.page, unquote(row.subject)] for row in rows.iterator())
    return _csv("reading.csv", ["at", "officer", "page", "address"], found)


def log_ins(request: Any) -> HttpResponse:
    """What happened to accounts."""
    request.role.must("accounts")
    form = Events(request.GET or None)
    rows = form.narrow(AccountEvent.objects.order_by("-pk")) if request.GET else AccountEvent.objects.order_by("-pk")
    page = Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/administration/log_ins.html", {"form": form, "page": page})


def log_ins_csv(request: Any) -> StreamingHttpResponse:
    request.role.must("accounts")
    rows = Events(request.GET).narrow(AccountEvent.objects.order_by("pk"))
    found = ([row.at.isoformat(), row.what, row.officer, row.by, row.remark, row.address] for row in rows.iterator())
    return _csv("accounts.csv", ["at", "what", "officer", "by", "remark", "address"], found)


def cell(value: object) -> str:
    """A value as a cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _csv(name: str, heads: list[str], rows: Iterable[list[Any]]) -> StreamingHttpResponse:
    def lines() -> Iterator[str]:
        yield "\ufeff"  # spreadsheets take the file for UTF-8 by this
        yield _line(heads)
        yield from map(_line, rows)

    return StreamingHttpResponse(
        lines(), content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _line(row: list[Any]) -> str:
    held = io.StringIO()
    csv.writer(held).writerow([cell(value) for value in row])
    return held.getvalue()


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))


urlpatterns = [
    path("log/", log, name="log"),
    path("log/reading.csv", log_csv, name="log_csv"),
    path("log/accounts/", log_ins, name="log_ins"),
    path("log/accounts/accounts.csv", log_ins_csv, name="log_ins_csv"),
]
