"""The list of reports; each leads to the reading room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import Count, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from gravamen.casebook import lists
from gravamen.casebook.models import Proposal, Value
from gravamen.casebook.outgoing import Naming
from gravamen.desk import words
from gravamen.desk.pages.record import cells
from gravamen.desk.pages.record.listing import Column, EdtfField, Filters, Listing, choice, show

_LARGE = ("text", "pages", "places")  # of no use to a list


class ReportFilters(Filters):
    few = ("words", "case", "state", "language")

    words = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=300,
        help_text=_("of the text, in any script"),
        widget=forms.TextInput(attrs={"type": "search", "data-key": "f"}),
    )
    case = choice(_("Case"))
    state = choice(_("State"), [("open", _("To decide")), ("decided", _("All decided")), ("waiting", _("Waits to be read"))])
    language = choice(_("Language"))
    source = forms.CharField(label=_("Source"), required=False, max_length=200)
    since = EdtfField(label=_("Received from"))
    until = EdtfField(label=_("Received until"))
    country = choice(_("Country"))


def told(rows: list[Any]) -> list[Any]:
    """With receipts, how many proposals wait, how many acts rest on it."""
    prefetch_related_objects(rows, "receipts__case")
    keys = [one.pk for one in rows]
    waiting = dict(
        Proposal.objects.filter(report__in=keys, state="open").values_list("report").annotate(n=Count("pk")).order_by()
    )
    acts = dict(
        Value.objects.filter(citations__passage__report__in=keys, act__isnull=False)
        .values_list("citations__passage__report")
        .annotate(n=Count("act", distinct=True))
        .order_by()
    )
    for row in rows:
        row.open, row.acts = waiting.get(row.pk, 0), acts.get(row.pk, 0)
        came = sorted(row.receipts.all(), key=lambda one: (one.received, one.pk))
        row.first = came[0] if came else None
        row.cases = list(dict.fromkeys(one.case.key for one in came))
    return rows


def state(row: Any) -> str:
    if row.waiting:
        return gettext("Waits to be read")
    if row.open:
        return ngettext("%(count)d to decide", "%(count)d to decide", row.open) % {"count": row.open}
    return gettext("All decided")


def _state(row: Any) -> SafeString:
    return format_html('<span class="chip {}">{}</span>', "bad" if row.waiting else "warn" if row.open else "good", state(row))


def _acts(row: Any) -> SafeString:
    return format_html('<a href="/acts/?source={}">{}</a>', row.pk, row.acts) if row.acts else SafeString("")


def source(row: Any) -> str:
    return (row.first.source if row.first else "") or row.sender


def _file(row: Any) -> str:
    return row.first.name if row.first else ""


def _unless_others(said: Callable[[Any], str]) -> Callable[[Any, Naming], str]:
    """What leads to whoever reported goes to nobody but the ILO."""
    return lambda row, naming: naming.text(said(row)) if naming.leads_to_reports else ""


COLUMNS = (
    Column("title", _("Title"), lambda row: row.title, lambda row: cells.link("report", row.pk, row.title), sort=("title",)),
    Column("state", _("State"), state, _state),
    Column("language", _("Language"), lambda row: row.language, sort=("language",)),
    Column(
        "dated", _("Dated"), lambda row: words.date(row.dated.isoformat()) if row.dated else "", sort=("dated",), whole=True
    ),
    Column("received", _("Received"), lambda row: words.date(row.first.received.isoformat()) if row.first else "", whole=True),
    Column("source", _("Source"), source, named=_unless_others(source)),
    Column("case", _("Case"), lambda row: ", ".join(row.cases), whole=True),
    Column("acts", _("Acts"), cells.count(lambda row: row.acts), _acts, numeric=True),
    Column(
        "number",
        pgettext_lazy("of an entry", "Number"),
        str,
        lambda row: cells.link("report", row.pk, str(row)),
        sort=("pk",),
        shown=False,
    ),
    Column("name", _("File"), _file, shown=False, named=_unless_others(_file)),
    Column("sha256", "SHA-256", lambda row: row.sha256, shown=False),
)
REPORTS = Listing(
    noun="reports",
    title=_("Reports"),
    help="desk/record/help/lists.html",
    form=ReportFilters,
    rows=lambda wishes: lists.reports(wishes).defer(*_LARGE),
    told=told,
    columns=COLUMNS,
    sort="-number",
)


def reports(request: HttpRequest) -> HttpResponse:
    return show(request, REPORTS)
