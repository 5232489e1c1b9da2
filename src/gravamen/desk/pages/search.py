"""Search in all scripts, over all that the record has."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from gravamen.casebook.search.engines import NOUNS
from gravamen.casebook.search.found import search as searched

_OF_EACH = 5
_PER_PAGE = 25
_FURTHEST = 200  # pages of one noun: whoever looks further should say more


def search(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "").strip()[:500]
    noun = request.GET.get("kind", "")
    asked = request.GET.get("page", "1")
    page = max(1, min(_FURTHEST, int(asked) if asked.isdigit() else 1))
    if noun in NOUNS:
        found = searched(typed, (noun,), _PER_PAGE, (page - 1) * _PER_PAGE)
    else:
        noun, found = "", searched(typed, NOUNS, _OF_EACH)
    more = bool(noun and found and (page * _PER_PAGE) < found[0].total)
    return render(
        request, "desk/search/search.html", {"typed": typed, "found": found, "noun": noun, "number": page, "more": more}
    )


urlpatterns = [
    path("search/", search, name="search"),
]
