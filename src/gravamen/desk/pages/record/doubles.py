"""Who is in the register twice: likely doubles, the most useful first, to be made one or said to be two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from gravamen.casebook.models import Apart, Entry, Involvement, Name, Organisation, Person
from gravamen.casebook.who import Double
from gravamen.desk import search_of_doubles
from gravamen.desk.guard import open_to_readers
from gravamen.names.named import Kind
from gravamen.names.reasons import explain

_PER_PAGE = 15
_AT_ONCE = 3000  # names up to which a search is quick enough to be waited for


@dataclass(frozen=True, slots=True)
class Pair:
    double: Double
    keep: Any
    gone: Any
    percent: int
    reasons: tuple[str, ...]
    keep_acts: int
    gone_acts: int


def doubles(request: HttpRequest) -> HttpResponse:
    search = search_of_doubles.last()
    if search is None and Name.objects.count() <= _AT_ONCE:
        search = search_of_doubles.begin(_entry(), lambda work: work())
    return render(request, "desk/record/doubles.html", _told(request, search))


@open_to_readers
@require_POST
def look(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Look again."""
    few = Name.objects.count() <= _AT_ONCE
    search_of_doubles.begin(_entry(), (lambda work: work()) if few else None)
    return redirect("doubles")


def news(request: HttpRequest) -> HttpResponse:
    """How far the search is; once it is over, the page shows itself anew."""
    search = search_of_doubles.last()
    if search is None or not search.running:
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    return render(request, "desk/record/_progress.html", {"search": search})


def _told(request: HttpRequest, search: search_of_doubles.Search | None) -> dict[str, Any]:
    if search is None or search.running:
        return {"search": search, "names": Name.objects.count()}
    page = Paginator(_standing(search.found), _PER_PAGE).get_page(request.GET.get("page"))
    return {"search": search, "page": page, "pairs": _pairs(list(page.object_list)), "stale": search.entry != _entry()}


def _entry() -> int:
    return Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0


def _standing(found: list[Double]) -> list[Double]:
    """Those of which both entries are still there, and nobody has decided that they are two."""
    there = {
        kind: set(
            model.objects.filter(pk__in={n for one in found if one.kind is kind for n in (one.keep, one.gone)}).values_list(
                "pk", flat=True
            )
        )
        for kind, model in _MODELS.items()
    }
    apart = {
        (kind, frozenset(pair)) for kind, *pair in Apart.objects.filter(other__isnull=False).values_list("kind", "one", "other")
    }
    return [
        one
        for one in found
        if {one.keep, one.gone} <= there[one.kind] and (str(one.kind), frozenset((one.keep, one.gone))) not in apart
    ]


def _pairs(found: list[Double]) -> list[Pair]:
    rows: dict[Kind, dict[int, Any]] = {}
    acts: dict[Kind, dict[int, int]] = {}
    for kind, model in _MODELS.items():
        keys = {number for one in found if one.kind is kind for number in (one.keep, one.gone)}
        rows[kind] = model.objects.prefetch_related("names").in_bulk(keys)
        acts[kind] = dict(
            Involvement.objects.filter(**{f"{kind}__in": keys}).values_list(str(kind)).annotate(n=Count("act", distinct=True))
        )
    return [
        Pair(
            one,
            rows[one.kind][one.keep],
            rows[one.kind][one.gone],
            round(100 * one.probability),
            explain(one.kept, one.lost).reasons,
            acts[one.kind].get(one.keep, 0),
            acts[one.kind].get(one.gone, 0),
        )
        for one in found
        if one.keep in rows[one.kind] and one.gone in rows[one.kind]
    ]


_MODELS: dict[Kind, Any] = {Kind.PERSON: Person, Kind.ORGANISATION: Organisation}
