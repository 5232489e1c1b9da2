"""Where a place lies that the gazetteer does not tell: a person chooses the town once, for all acts with these words.

In: words of a place, a case or a country, what to search for. Out: a choice of towns; a change through the services.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from gravamen.casebook import queries, towns
from gravamen.casebook.errors import BadValue
from gravamen.casebook.models import Act, Case, Placed
from gravamen.desk import notices
from gravamen.desk.pages.pictures import saying
from gravamen.errors import GravamenError
from gravamen.pictures import gazetteer
from gravamen.pictures.gazetteer import Town

_SHOWN = 20  # towns that are offered
_ACTS = 12


def choose(request: Any) -> HttpResponse:
    """The towns that words may mean, and a search; chosen here."""
    request.role.must("place")
    told = request.GET.get("words", "").strip()
    sought = request.GET.get("town", "").strip()
    if not told:
        return redirect("map")
    case, country = _where(request.GET)
    acts = Act.objects.filter(place=told, **({"case": case} if case else {"case__country": country})).order_by("pk")
    offered = gazetteer.search(sought, country, _SHOWN) if sought else gazetteer.alike(told, country)[:_SHOWN]
    number = case.pk if case else None
    row = towns.said_of(told, towns.chosen(country, number), number)
    return render(
        request,
        "desk/pictures/place.html",
        {
            "words": told,
            "case": case,
            "country": country,
            "country_name": saying.country(country),
            "sought": sought,
            "towns": offered,
            "chosen": row,
            "acts": list(acts[:_ACTS]),
            "count": acts.count(),
            "back": _back(case, country),
        },
    )


@require_POST
def put(request: Any) -> HttpResponse:
    """The words lie in that town."""
    case, country = _where(request.POST)
    told = request.POST.get("words", "")
    reason = request.POST.get("reason", "")
    within = case if request.POST.get("within") == "case" else None
    try:
        town = _town(request.POST, country)
        request.record.place(told, town, case=within, reason=reason)
    except GravamenError as error:
        from django.contrib import messages

        messages.error(request, str(error))
        asked = {"words": told, "country": country, **({"case": case.key} if case else {})}
        return redirect(f"{reverse('place')}?{urlencode(asked)}")
    notices.done(request, gettext("“%(words)s” lies in %(town)s.") % {"words": told, "town": town.name})
    return redirect(_back(case, country))


@require_POST
def forget(request: Any, number: int) -> HttpResponse:
    """The choice stands no more."""
    row = get_object_or_404(Placed.objects.select_related("case"), pk=number)
    case = Case.objects.filter(key=request.POST.get("case", "")).first()
    request.record.unplace(number)
    notices.done(request, gettext("Taken away."))
    return redirect(_back(case or row.case, row.country))


def _where(asked: Any) -> tuple[Case | None, str]:
    case = queries.case(asked["case"]) if asked.get("case") else None
    country = case.country if case is not None else str(asked.get("country", "")).upper()
    if len(country) != 2:
        raise Http404
    return case, country


def _town(asked: Any, country: str) -> Town:
    name, _, at = str(asked.get("town", "")).partition("@")
    try:
        latitude, longitude = (float(one) for one in at.split(","))
    except ValueError:
        latitude = longitude = 0.0
    found = gazetteer.town(country, name, latitude, longitude)
    if found is None:
        raise BadValue(gettext("No town was chosen."), gettext("Choose one, or search for it."))
    return found


def _back(case: Case | None, country: str) -> str:
    return reverse("case_map", args=[case.key]) if case is not None else f"{reverse('map')}?country={country}"


def asking(place: str, case: Case | None, country: str) -> str:
    """The address that asks where a place lies."""
    return f"{reverse('place')}?{urlencode({'words': place, 'country': country, **({'case': case.key} if case else {})})}"
