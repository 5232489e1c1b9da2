"""Step 1: the file, which becomes a report like any other, so that each value can cite its cell."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from gravamen.casebook.importing.columns import Mapping, guessed, header_of, headers_key
from gravamen.casebook.models import Case, Report
from gravamen.desk import sentences, tabling
from gravamen.desk.models import Import, KnownColumns
from gravamen.desk.pages.inbox.forms import Belonging
from gravamen.desk.pages.inbox.showing import choices
from gravamen.errors import GravamenError
from gravamen.intake import receive
from gravamen.intake.spreadsheets import TABLES

_LATEST = 20


def imports(request: Any) -> HttpResponse:
    """The form for a file, and the tables that were imported. `?report=` takes one that is in the record already."""
    form = Belonging(request.POST or None)
    wrong = ""
    if request.method == "POST":
        request.role.must("take in")
        if known := request.POST.get("report"):
            return _of_report(request, get_object_or_404(Report, pk=known, media_type__in=TABLES))
        sent = request.FILES.get("file")
        if sent is None:
            wrong = gettext("Choose the file with the table.")
        if form.is_valid() and sent is not None:
            try:
                received = receive(sent.read(), sent.name or "file")
            except GravamenError as error:
                wrong = sentences.error(error)
            else:
                if received.media_type not in TABLES:
                    wrong = gettext("%(name)s is no table. Save it as CSV or XLSX; other files go to the inbox.")
                    wrong %= {"name": received.name}
                elif (case := form.belongs_to(request.record)) is not None:
                    given = form.cleaned_data
                    came = request.record.take_in(case, received, on=given["received"], source=given["source"])
                    return redirect("import_columns", _begun(request.user, case, came[0].report).pk)
    report = Report.objects.filter(pk=request.GET.get("report") or 0, media_type__in=TABLES).defer("text", "places").first()
    latest = Import.objects.select_related("case", "report", "officer").defer("report__text", "report__places", "faults")
    content = {"form": form, "wrong": wrong, "report": report, "latest": latest.order_by("-pk")[:_LATEST], **choices()}
    return render(request, "desk/imports/start.html", content, status=422 if request.method == "POST" else 200)


def _of_report(request: Any, report: Report) -> HttpResponse:
    first = report.receipts.select_related("case").order_by("pk").first()
    if first is None:
        return redirect("imports")
    return redirect("import_columns", _begun(request.user, first.case, report).pk)


def _begun(officer: Any, case: Case, report: Report) -> Import:
    table = Import(officer=officer, case=case, report=report)
    table.sheet = max(range(len(found := tabling.sheets(report))), key=lambda at: len(found[at].rows))
    table.mapping = likely(table).kept()
    table.save()
    return table


def likely(table: Import) -> Mapping:
    """What the columns mean: as somebody said of the same headers before, else as the headers say."""
    sheet = tabling.sheets(table.report)[table.sheet]
    header = header_of(sheet)
    said = [cell.text for cell in sheet.rows[header - 1]] if sheet.rows else []
    headers = [*said, *[""] * (sheet.width - len(said))]
    known = KnownColumns.objects.filter(headers=headers_key(headers)).first()
    if known is not None:
        return Mapping.read({**known.mapping, "header": header})
    return Mapping(guessed(headers), header)
