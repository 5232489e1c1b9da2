"""Who is who, on the page of a person or organisation: likely doubles with reasons, made one, said to be two, or parted again.

In: an entry of the register, and what a person decides. Out: changes through the services, each with its way back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from gravamen.casebook import queries, who
from gravamen.casebook.models import Name, Organisation, Person
from gravamen.desk import notices
from gravamen.names.named import Kind, Named
from gravamen.names.reasons import explain

_MOST_NAMES = 4  # of an entry, by which doubles are sought
_MOST = 6


@dataclass(frozen=True, slots=True)
class Likely:
    """Another entry that is likely the same: how likely, and why."""

    entry: Any
    probability: float
    percent: int
    reasons: tuple[str, ...]
    known: Named


def likely(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """The likely doubles of one entry, for its page; sought when it is shown, so that the page need not wait."""
    noun = _kind(kind)
    row = queries.entry(noun, number)
    return render(
        request,
        "desk/record/_likely.html",
        {"entry": row, "kind": noun, "likely": likely_of(noun, row), "next": reverse(str(noun), args=[number])},
    )


def likely_of(kind: Kind, row: Any) -> list[Likely]:
    """Who else in the register it may be, the likeliest first, without those that it was said not to be."""
    said = {row.pk}
    for pair in queries.apart(kind, row.pk).filter(other__isnull=False).values_list("one", "other"):
        said.update(pair)
    best: dict[int, who.Candidate] = {}
    known = Name.objects.filter(**{kind: row.pk}).order_by("pk")[:_MOST_NAMES]
    for name in known:
        sought = Named(name.text, kind, name.language, sex=getattr(row, "sex", ""))
        for one in who.find(sought):
            if one.number not in said and (one.number not in best or best[one.number].probability < one.probability):
                best[one.number] = one
    chosen = sorted(best.values(), key=lambda one: -one.probability)[:_MOST]
    model: Any = Person if kind is Kind.PERSON else Organisation
    rows = model.objects.in_bulk([one.number for one in chosen])
    return [
        Likely(
            entry=rows[one.number],
            probability=one.probability,
            percent=round(100 * one.probability),
            reasons=explain(one.sought, one.known).reasons,
            known=one.known,
        )
        for one in chosen
        if one.number in rows
    ]


@require_POST
def unite(request: Any, kind: str, number: int) -> HttpResponse:
    """Another entry goes into this one."""
    noun = _kind(kind)
    gone = _number(request, "other")
    request.record.unite(noun, number, gone, remark=request.POST.get("remark", "").strip())
    notices.done(request, gettext("Made one: the other's names, acts and sources are here now."))
    return redirect(_next(request, reverse(str(noun), args=[number])))


@require_POST
def apart(request: Any, kind: str, number: int) -> HttpResponse:
    """This entry and another are two."""
    noun = _kind(kind)
    request.record.set_apart(noun, number, other=_number(request, "other"), remark=request.POST.get("remark", "").strip())
    notices.done(request, gettext("Noted: they are not the same. They will not be offered again."))
    return redirect(_next(request, reverse(str(noun), args=[number])))


@require_POST
def split(request: Any, kind: str, number: int) -> HttpResponse:
    """Some names and acts of this entry are another's."""
    noun = _kind(kind)
    names = request.POST.getlist("name")
    acts = [int(one) for one in request.POST.getlist("act") if one.isdigit()]
    if not names:
        messages.error(request, gettext("Tick the names that are the other's."))
        return redirect(str(noun), number)
    new = request.record.split(noun, number, names, acts, remark=request.POST.get("remark", "").strip())
    notices.done(request, gettext("Parted: a new entry has these names now."))
    return redirect(str(noun), new)


def _kind(kind: str) -> Kind:
    if kind not in list(Kind):
        raise Http404
    return Kind(kind)


def _number(request: HttpRequest, name: str) -> int:
    said = request.POST.get(name, "")
    if not said.isdigit():
        raise Http404
    return int(said)


def _next(request: HttpRequest, otherwise: str) -> str:
    wished = request.POST.get("next", "")
    return wished if url_has_allowed_host_and_scheme(wished, {request.get_host()}) else otherwise
