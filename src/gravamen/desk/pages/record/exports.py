"""A list as a file to take away: CSV or XLSX, the rows that the filters leave, the columns that are shown.

In: a list's address with its filters, and for whom the file is. Out: a file in which each person is named as far as they agreed
to for that; without a word of whom it is for, the page that asks. Who took what for whom stands in the log of access.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, get_language_bidi

from gravamen.casebook.outgoing import Naming
from gravamen.desk import taking
from gravamen.desk.pages.record.acts import ACTS
from gravamen.desk.pages.record.listing import Column, Listing, columns, in_full
from gravamen.desk.pages.record.organisations import ORGANISATIONS
from gravamen.desk.pages.record.persons import PERSONS
from gravamen.desk.pages.record.reports import REPORTS
from gravamen.drafting.renderings.lists import Listed, csv_of, xlsx_of

_LISTINGS = {one.noun: one for one in (ACTS, PERSONS, ORGANISATIONS, REPORTS)}


def export(request: HttpRequest, noun: str, form: str) -> HttpResponse:
    listing = _LISTINGS.get(noun)
    if listing is None or form not in ("csv", "xlsx"):
        raise Http404
    if not taking.is_said(request):
        asked = {"listing": listing, "form": form, "kept": taking.kept(request), "uses": taking.uses()}
        return render(request, "desk/record/for_whom.html", asked)
    shown, naming = columns(request, listing), taking.naming(request)
    heads = ["#", *(str(one.label) for one in shown)]
    rows = _rows(request, listing, shown, naming)
    if form == "csv":
        content, kind = csv_of(heads, rows), taking.CSV
    else:
        notes = (taking.in_words(request),)
        listed = Listed(str(listing.title), heads, list(rows), notes, (), get_language() or "en", get_language_bidi())
        content, kind = xlsx_of(listed), taking.XLSX
    return taking.attached(request, content, kind, f"{noun}.{form}")


def _rows(request: HttpRequest, listing: Listing, shown: list[Column], naming: Naming) -> Any:
    for row in in_full(request, listing):
        yield [str(row), *(one.taken(row, naming) for one in shown)]
