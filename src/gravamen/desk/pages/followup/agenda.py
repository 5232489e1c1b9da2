"""The agenda: what is due in all cases or in one, why, and by which source; as a page and as a calendar file.

In: filters. Out: items of the agenda, what is due first in front, what several cases have in common once.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy

from gravamen.casebook.due import Mark, marks, told
from gravamen.casebook.models import Case
from gravamen.desk import words
from gravamen.desk.models import CalendarAddress
from gravamen.desk.pages.followup import saying
from gravamen.desk.pages.followup.saying import Basis, Place
from gravamen.followup.agenda import Item
from gravamen.followup.ics import ics

_A_PAGE = 50
_IN_FILE = 1000  # events of a calendar file
STATES = {
    "all": gettext_lazy("All"),
    "due": gettext_lazy("Due by that day"),
    "ahead": gettext_lazy("Ahead"),
}
KINDS = {
    "": gettext_lazy("All"),
    "detention": gettext_lazy("Persons held"),
    "letter": gettext_lazy("Letters"),
    "door": gettext_lazy("Doors"),
}


class Filter(forms.Form):
    case = forms.ChoiceField(label=gettext_lazy("Case"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("What"), required=False, choices=list(KINDS.items()))
    state = forms.ChoiceField(label=gettext_lazy("When"), required=False, choices=list(STATES.items()))
    on = forms.DateField(
        label=gettext_lazy("On the day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )

    def __init__(self, *args: Any, cases: Iterable[Case], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["case"].choices = [("", gettext("All")), *((one.key, one.title) for one in cases)]  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Line:
    """What is due, once for all the cases that have it in common."""

    item: Item
    cases: tuple[str, ...]
    overdue: bool
    what: str
    basis: Basis
    rests_on: tuple[Place, ...]
    source: str  # a text beside them
    persons: tuple[int, ...]


def agenda(request: Any) -> HttpResponse:
    cases = list(Case.objects.order_by("title", "pk").only("key", "title", "country"))
    form, on, found = _asked(request, cases)
    groups = _together(found)
    page = Paginator(groups, _A_PAGE).get_page(request.GET.get("page"))
    addresses = CalendarAddress.objects.filter(officer=request.user, ended=None).order_by("-pk") if settings.TEAM else ()
    return render(
        request,
        "desk/followup/agenda.html",
        {
            "form": form,
            "on": on,
            "is_today": on == words.today(),
            "page": page,
            "lines": _lines(page.object_list, cases, on),
            "overdue": sum(some[0].overdue(on) for some in groups),
            "chosen": form.cleaned_data.get("case") or "",
            "addresses": addresses,
            "made": request.session.pop("calendar address", None),
        },
    )


def as_file(request: HttpRequest) -> HttpResponse:
    """What the page shows, as a calendar file. Persons are named only where that was asked for."""
    cases = list(Case.objects.order_by("title", "pk").only("key", "title", "country"))
    form, on, found = _asked(request, cases)
    names = request.GET.get("names") == "on"
    response = calendar(found, on, names=names)
    stem = "-".join(part for part in ("agenda", form.cleaned_data.get("case") or "") if part)
    response.headers["Content-Disposition"] = f'attachment; filename="{stem}.ics"'
    return response


def calendar(found: Sequence[Mark], on: datetime.date, *, names: bool) -> HttpResponse:
    """A calendar file: all that lies ahead, and of what is due the last, up to a number that calendars can bear."""
    from gravamen.desk.middleware import now

    shown = sorted(found, key=lambda mark: (mark.overdue(on), -mark.latest.toordinal() if mark.overdue(on) else 0))[:_IN_FILE]
    made = sorted(told(shown, on), key=lambda item: (item.when.latest, item.when.earliest, item.id))
    return HttpResponse(ics(made, now(), names=names), content_type="text/calendar; charset=utf-8")


def _asked(request: HttpRequest, cases: list[Case]) -> tuple[Filter, datetime.date, list[Mark]]:
    asked = request.GET.copy()
    asked.setdefault("state", "all")
    if not asked.get("on"):
        asked["on"] = words.today().isoformat()
    form = Filter(asked, cases=cases)
    form.is_valid()
    wanted = form.cleaned_data
    on = wanted.get("on") or words.today()
    only = {one.pk for one in cases if wanted.get("case") in (None, "", one.key)}
    found = [one for one in marks(on) if one.case in only and _wanted(one, wanted, on)]
    return form, on, found


def _wanted(mark: Mark, wanted: dict[str, Any], on: datetime.date) -> bool:
    if wanted.get("kind") not in (None, "", mark.kind):
        return False
    state = wanted.get("state")
    return state not in ("due", "ahead") or mark.overdue(on) == (state == "due")


def _together(found: Sequence[Mark]) -> list[list[Mark]]:
    """What several cases have in common, as a sitting, once."""
    together: dict[object, list[Mark]] = {}
    for at, mark in enumerate(found):
        key = (mark.item.code, str(mark.item.when)) if mark.item is not None and mark.kind == "door" else at
        together.setdefault(key, []).append(mark)
    return list(together.values())


def _lines(groups: Iterable[Sequence[Mark]], cases: Iterable[Case], on: datetime.date) -> list[Line]:
    shown = list(groups)
    keys = {one.pk: one.key for one in cases}
    made = told([some[0] for some in shown], on)
    return [
        Line(
            item,
            tuple(keys[mark.case] for mark in some),
            item.overdue(on),
            saying.what(item),
            saying.basis(item),
            saying.rests_on(item),
            saying.source(item),
            tuple(int(one[1:]) for one in item.persons),
        )
        for some, item in zip(shown, made, strict=True)
    ]
