"""The room itself: the page, its parts as they are scrolled to, news of what others decide, the position that is kept.

In: a report's number. Out: pages and parts of pages. Nothing here writes the record.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_info
from django.views.decorators.http import require_POST

from gravamen.casebook import decisions
from gravamen.casebook.models import Case, Proposal, Report
from gravamen.desk import words
from gravamen.desk.guard import open_to_readers
from gravamen.desk.models import Position
from gravamen.desk.pages.reading_room import paper
from gravamen.desk.pages.reading_room.cards import Card, Place, cards, in_order, naming

CARDS = 60  # on one page
_SHOWS = ("open", "decided", "all")


def case_of(request: HttpRequest, report: Report) -> Case | None:
    """The case that decisions are taken for: the one asked for, else the first that the report came in for."""
    cases = list(Case.objects.filter(receipts__report=report).distinct().order_by("pk"))
    wished = request.POST.get("case") or request.GET.get("case")
    return next((one for one in cases if one.key == wished), cases[0] if cases else None)


def report(request: Any, number: int) -> HttpResponse:
    """The whole page."""
    last = decisions.last()  # before anything is read: what is decided meanwhile is news
    found = paper.report_of(number, "places")
    proposals = in_order(found)
    kept = Position._default_manager.filter(officer=request.user, report=number).first()
    show = request.GET.get("show") if request.GET.get("show") in _SHOWS else "all"
    shown = [one for one in proposals if show == "all" or (one.state == "open") == (show == "open")]
    at = _number(request.GET.get("at", "").partition("-")[0]) if "page" not in request.GET else None
    offset = at if at is not None else kept.offset if kept else 0
    current = _number(request.GET.get("card", "")) or (kept.proposal if kept else None)
    if at is not None and shown:  # what covers it, else what is nearest
        current = min(shown, key=lambda one: (not one.start <= at < one.end, abs(one.start - at), one.end - one.start)).pk
    page = _page(request, shown, current)
    pages = found.pages if isinstance(found.pages, list) else []
    leaves = paper.leaves(found, pages)
    receipts = list(found.receipts.select_related("case", "within").order_by("pk"))
    cases = list({receipt.case_id: receipt.case for receipt in receipts}.values())
    told = counts(proposals)
    case = case_of(request, found)
    return render(
        request,
        "desk/reading_room/report.html",
        {
            "report": found,
            "case": case,
            "cases": cases,
            "receipt": receipts[0] if receipts else None,
            "spoken": _language(found.language),
            "sender_kinds": [(str(kind), said) for kind, said in words.SENDER_KINDS.items()],
            "cards": cards([one.pk for one in page.object_list]),
            "page": page,
            "show": show,
            "shows": _SHOWS,
            "counts": told,
            "next_report": _next(found, case, told),
            "parts": paper.parts(request, found, pages, offset),
            "leaves": leaves,
            "view": _view(found, kept, bool(leaves)),
            "offset": offset,
            "current": current or "",
            "last": last,
            "undoes": bool(undoable(request, number)),
        },
    )


def news(request: Any, number: int) -> HttpResponse:
    """What others decided since the entry that the page knows; nothing where there is nothing."""
    found = paper.report_of(number, "places", "text", "pages")
    told = decisions.news(found, _since(request))
    if not told.changed and not told.anew:
        return HttpResponse(status=204, headers={"Desk-Last": str(told.last)})
    return changed(request, found, told)


@open_to_readers
@require_POST
def position(request: Any, number: int) -> HttpResponse:
    """Keep where the officer is."""
    if not Report.objects.filter(pk=number).exists():
        raise Http404
    view = request.POST.get("view", "")
    Position._default_manager.update_or_create(
        officer=request.user,
        report=number,
        defaults={
            "proposal": _number(request.POST.get("proposal", "")),
            "offset": _number(request.POST.get("offset", "")) or 0,
            "view": view if view in Position.View.values else "",
        },
    )
    return HttpResponse(status=204)


def changed(request: Any, found: Report, told: decisions.News | None = None) -> HttpResponse:
    """The cards that changed since the page was told, the counts, the notices: each finds its place by itself."""
    told = told or decisions.news(found, _since(request))
    proposals = in_order(found)
    numbers = {one.pk for one in proposals}
    sent = map(_number, request.headers.get("Desk-Cards", "").split())
    on_page = {one for one in sent if one is not None}
    anew = told.anew or bool(set(told.changed) - numbers)
    if anew:  # what is on the page, with what came to stand among it
        first = next((at for at, one in enumerate(proposals) if one.pk in on_page), 0)
        last = next((len(proposals) - at for at, one in enumerate(reversed(proposals)) if one.pk in on_page), len(proposals))
        wanted = [one for one in proposals[first:last] if one.pk in on_page or one.pk in told.changed or not on_page]
    else:
        touched = set(told.changed) | naming(found, told.changed, on_page)
        wanted = [one for one in proposals if one.pk in touched]
    case, sums = case_of(request, found), counts(proposals)
    others = Counter(one.officer.partition(" <")[0] for one in told.changed.values() if one.officer != request.user.signature)
    context = {
        "report": found,
        "case": case,
        "cards": cards([one.pk for one in wanted]),
        "anew": anew,
        "counts": sums,
        "next_report": _next(found, case, sums),
        "undoes": bool(undoable(request, found.pk)),
        "others": list(others.items()),
        "oob": True,
    }
    response = render(request, "desk/reading_room/_changed.html", context)
    response.headers["Desk-Last"] = str(told.last)
    return response


def counts(proposals: list[Place]) -> dict[str, Any]:
    """How many are open and decided, in all and by kind."""
    opened = Counter(one.kind for one in proposals if one.state == Proposal.State.OPEN)
    return {
        "all": len(proposals),
        "open": opened.total(),
        "decided": len(proposals) - opened.total(),
        "kinds": [(kind, opened[kind]) for kind in Proposal.Kind.values if opened[kind]],
    }


def _next(found: Report, case: Case | None, told: dict[str, Any]) -> int | None:
    """Another report of the case with something to decide, once nothing is left in this one."""
    if told["open"] or case is None:
        return None
    waiting = Proposal.objects.filter(state=Proposal.State.OPEN, report__receipts__case=case).exclude(report=found)
    return waiting.order_by("report_id").values_list("report_id", flat=True).first()


def _view(found: Report, kept: Position | None, drawn: bool) -> str:
    """Text, page or both; empty where the browser's width shall say."""
    if found.text is None or not drawn:
        return "page" if drawn else "text"
    return kept.view if kept else ""


def _language(code: str) -> str:
    """The language's name in the reader's; its code where that is not known."""
    try:
        return str(get_language_info(code)["name_translated"]) if code and code != "und" else ""
    except KeyError:
        return code


def undoable(request: Any, number: int) -> list[int]:
    """The entries that the officer made in this room and did not take back, the oldest first."""
    kept = Position._default_manager.filter(officer=request.user, report=number).values_list("decided", flat=True).first()
    return list(kept or [])


def card(number: int, proposal: int) -> tuple[Report, Proposal, Card]:
    """One proposal of a report, with its report, for a part of the page.

    Raises:
        Http404.
    """
    one = Proposal.objects.filter(pk=proposal, report=number).first()
    if one is None:
        raise Http404
    return paper.report_of(number, "places"), one, cards([one.pk])[0]


def _since(request: HttpRequest) -> int:
    return _number(request.headers.get("Desk-Last", "")) or 0


def _number(said: str) -> int | None:
    """A number as a page sends it; None for anything else."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 16 else None


def _page(request: HttpRequest, shown: list[Place], current: int | None) -> Page[Place]:
    """The cards that are shown: those asked for, else those around the one that the officer was at."""
    pages = Paginator(shown, CARDS)
    wished = request.GET.get("page")
    if wished is None and current is not None:
        at = next((at for at, one in enumerate(shown) if one.pk == current), 0)
        wished = str(at // CARDS + 1)
    return pages.get_page(wished)
