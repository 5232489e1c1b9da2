"""Steps 3 and 4: what is wrong with which cell, all or nothing or without those rows, and how far the rows have come."""

from __future__ import annotations

import csv
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from gravamen.casebook.models import Act, Person
from gravamen.desk import notices, sentences, tabling
from gravamen.desk.models import Import
from gravamen.desk.pages.imports.columns import mapped

_PAGE = 50
State = Import.State
_AT_WORK = (State.WAITING, State.RUNNING, State.STOPPING, State.LEAVING)


def one(request: Any, number: int) -> HttpResponse:
    """A table: checked, at work, or done."""
    table = mapped(number)
    if table.state == State.COLUMNS:
        return redirect("import_columns", number)
    return render(request, "desk/imports/one.html", _content(request, table))


@require_POST
def enter(request: Any, number: int) -> HttpResponse:
    """Begin. Whoever wants all or nothing gets nothing while a cell is wrong."""
    request.role.must("take in")
    table = mapped(number)
    if table.state != State.CHECKED:
        return redirect("import", number)
    table.whole = request.POST.get("mode") != "skip"
    table.verified = request.POST.get("verified") == "on" and request.may("verify")
    table.officer = request.user
    if table.whole and table.faults:
        content = {
            **_content(request, table),
            "wrong": gettext("Mend the cells and give the file in again, or skip their rows."),
        }
        return render(request, "desk/imports/one.html", content, status=422)
    tabling.start(table)
    return redirect("import", number)


@require_POST
def stop(request: Any, number: int) -> HttpResponse:
    """After the batch that is at work."""
    request.role.must("take in")
    Import.objects.filter(pk=number, state__in=(State.WAITING, State.RUNNING)).update(state=State.STOPPING)
    return redirect("import", number)


@require_POST
def back(request: Any, number: int) -> HttpResponse:
    """Take out again all that the table brought."""
    request.role.must("import rows")
    table = mapped(number)
    if table.entries and table.state in (State.DONE, State.STOPPED, State.FAILED):
        tabling.take_back(table)
        notices.done(request, gettext("The rows are being taken back."), undo=False)
    return redirect("import", number)


def faults(request: Any, number: int) -> HttpResponse:  # noqa: ARG001
    """All faults as CSV, to mend the table by."""
    table = mapped(number)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="faults-{number}.csv"'
    response.write("\ufeff")
    lines = csv.writer(response)
    lines.writerow([gettext("Cell"), gettext("What is wrong"), gettext("What helps")])
    for cell, what, remedy in table.faults:
        lines.writerow([cell, _harmless(sentences.sentence(what)), _harmless(sentences.remedy(remedy))])
    return response


def news(request: Any, number: int) -> HttpResponse:
    table = mapped(number)
    if request.GET.get("known") == _mark(table):
        return HttpResponse(status=204)
    if table.state not in _AT_WORK:
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    return render(request, "desk/imports/_progress.html", _content(request, table))


def _content(request: Any, table: Import) -> dict[str, Any]:
    wrong = Paginator(table.faults, _PAGE).get_page(request.GET.get("page"))
    return {
        "table": table,
        "faulty_rows": len({fault[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for fault in table.faults}),
        "page": wrong,
        "at_work": table.state in _AT_WORK,
        "mark": _mark(table),
        "persons": Person.objects.count() if table.state == State.DONE else 0,
        "acts": Act.objects.filter(case=table.case).count() if table.state == State.DONE else 0,
    }


def _mark(table: Import) -> str:
    return f"{table.state}-{table.entered}-{len(table.entries)}".replace(" ", "")


def _harmless(text: str) -> str:
    """A cell that no spreadsheet program takes for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text
