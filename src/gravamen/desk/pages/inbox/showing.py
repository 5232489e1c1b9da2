"""What the inbox shows: what is on its way in, what waits for help, what a person is to decide.

In: the desk's intakes and the record. Out: pages; nothing is changed here. The number of queries does not grow with the rows.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gravamen import countries
from gravamen.casebook.models import Proposal, Receipt, Report
from gravamen.desk.models import Import, Intake, IntakeFile
from gravamen.desk.pages.inbox.forms import Giving

_PAGE = 25
_SHOWN = 6  # intakes at once; those that are at work stand first
_FILES = 200  # of one intake
_WAITING = 50


def inbox(request: HttpRequest) -> HttpResponse:
    last = Intake.objects.filter(officer=request.user.pk or 0).order_by("-pk").values_list("case__key", flat=True).first()
    return page(request, Giving(last=last or ""))


def page(request: HttpRequest, form: Giving, status: int = 200) -> HttpResponse:
    """The whole page; its form may have come back with what is wrong in it."""
    content = {"form": form, "waiting": _waiting(), **_work(), **choices(), **_to_decide(request)}
    return render(request, "desk/inbox/page.html", content, status=status)


def news(request: HttpRequest) -> HttpResponse:
    """What is at work, if it has changed since the page was told (`known`)."""
    work = _work()
    if request.GET.get("known") == work["mark"]:
        return HttpResponse(status=204)
    response = render(request, "desk/inbox/_work.html", work)
    response.headers["HX-Trigger-After-Swap"] = "inbox-changed"
    return response


def decide_news(request: HttpRequest) -> HttpResponse:
    """What is to decide, after something was read: asked for by the page itself, not by a person."""
    return render(request, "desk/inbox/_decide.html", _to_decide(request))


def answer(request: Any) -> HttpResponse:
    """After something was done with an intake: the part of the page, or the whole."""
    if not request.htmx:
        return redirect("inbox")
    return render(request, "desk/inbox/_work.html", {**_work(), "told": True})


def choices() -> dict[str, Any]:
    return {"countries": countries.names()}


def _work() -> dict[str, Any]:
    """Intakes and tables at work or just done; `mark` changes when anything of them does."""
    files = Prefetch("files", queryset=IntakeFile.objects.order_by("pk")[:_FILES], to_attr="shown")
    busy_ones = IntakeFile.objects.filter(state__in=IntakeFile.OPEN).values("intake_id").distinct()
    newest = Intake.objects.filter(put_away=False).order_by("-pk").values_list("pk", flat=True)[:_SHOWN]
    at_work = list(busy_ones.values_list("intake_id", flat=True))
    intakes = list(
        Intake.objects.filter(pk__in={*at_work, *newest})
        .select_related("case", "officer")
        .prefetch_related(files)
        .order_by("-pk")[: _SHOWN + len(at_work)]
    )
    counts: dict[int, dict[str, int]] = {}
    grouped = IntakeFile.objects.filter(intake__in=intakes).values_list("intake_id", "state").annotate(count=Count("pk"))
    for number, state, count in grouped.order_by():
        counts.setdefault(number, {})[state] = count
    shown = [_shown(one, counts.get(one.pk, {})) for one in intakes]
    open_states = (Import.State.WAITING, Import.State.RUNNING, Import.State.STOPPING, Import.State.LEAVING)
    tables = list(Import.objects.filter(state__in=open_states).select_related("report", "case").defer("report__text"))
    said = [
        [[one["intake"].pk, one["total"], one["done"], [[f.pk, f.state, f.pages_read] for f in one["files"]]] for one in shown],
        [[one.pk, one.state, one.entered] for one in tables],
    ]
    return {
        "intakes": [one for one in shown if one["total"]],
        "tables": tables,
        "busy": bool(tables) or any(one["busy"] for one in shown),
        "mark": hashlib.sha256(repr(said).encode()).hexdigest()[:16],
    }


def _shown(intake: Any, counts: dict[str, int]) -> dict[str, Any]:
    total = sum(counts.values())
    left = sum(counts.get(state, 0) for state in IntakeFile.OPEN)
    return {
        "intake": intake,
        "files": intake.shown,
        "total": total,
        "done": total - left,
        "busy": left > 0,
        "more": max(0, total - _FILES),
        "waiting": counts.get(IntakeFile.State.WAITING, 0),
        "proposals": sum(told["proposals"] for file in intake.shown for told in file.found),
        "refused": counts.get(IntakeFile.State.REFUSED, 0),
    }


def _to_decide(request: HttpRequest) -> dict[str, Any]:
    """A page of the reports that have something to decide, the newest first."""
    open_ = Proposal.objects.filter(state=Proposal.State.OPEN)
    counted = open_.values("report_id").annotate(count=Count("pk")).order_by("-report_id")
    page_ = Paginator(counted, _PAGE).get_page(request.GET.get("page"))
    counts = {row["report_id"]: row["count"] for row in page_.object_list}
    receipts = Prefetch("receipts", queryset=Receipt.objects.select_related("case").order_by("pk"), to_attr="came")
    found = Report.objects.filter(pk__in=counts).only("title", "language", "sender").prefetch_related(receipts)
    rows = [{"report": one, "count": counts[one.pk], "came": one.came[0]} for one in found.order_by("-pk")]
    return {"page": page_, "rows": rows}


def _waiting() -> list[Any]:
    """Reports without a text: what they wait for, and what helps."""
    receipts = Prefetch("receipts", queryset=Receipt.objects.select_related("case").order_by("pk"), to_attr="came")
    found = Report.objects.filter(text__isnull=True).exclude(waiting="").only("title", "waiting", "media_type")
    return list(found.order_by("-pk").prefetch_related(receipts)[:_WAITING])
