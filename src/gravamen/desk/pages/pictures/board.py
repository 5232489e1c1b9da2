"""The board of those held: since when, how many days, under which term; for the screen, for paper, as CSV."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy

from gravamen.casebook.detained import Held, Standing, standings, told
from gravamen.casebook.models import Case
from gravamen.desk import words
from gravamen.desk.pages.pictures import saying
from gravamen.followup.detentions import State

_PAGE = 50
_BAR = 120.0  # units of the longest bar
_FORMULA = ("=", "+", "-", "@", "\t")  # a spreadsheet would take the cell for a formula
STATES = {
    "now": gettext_lazy("Held, or release not confirmed"),
    "held": gettext_lazy("Held"),
    "unconfirmed": gettext_lazy("Release not confirmed"),
    "over": gettext_lazy("Over"),
    "all": gettext_lazy("All"),
}


class Filter(forms.Form):
    """What is shown. Errors stand at their field, and the board is shown as it is without it."""

    case = forms.ChoiceField(label=gettext_lazy("Case"), required=False)
    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False, choices=list(STATES.items()))
    on = forms.DateField(
        label=gettext_lazy("On the day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )

    def __init__(self, *args: Any, cases: list[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everything = [("", gettext("All"))]
        self.fields["case"].choices = everything + [(key, title) for key, title, _country in cases]  # type: ignore[attr-defined]
        found = sorted({country for _key, _title, country in cases}, key=saying.country)
        self.fields["country"].choices = everything + [(one, saying.country(one)) for one in found]  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Line:
    """A row with what is drawn beside it: a bar of the days, and where on it the term ended."""

    held: Held
    bar: float
    term_at: float | None

    @property
    def days(self) -> str:
        return saying.days(self.held.days, self.held.or_more)

    @property
    def state(self) -> str:
        return saying.state(self.held.state)

    @property
    def look(self) -> str:
        return "warn" if self.held.state == State.NOT_CONFIRMED else "accent" if self.held.is_held else ""


def held(request: HttpRequest) -> HttpResponse:
    rows = list(Case.objects.order_by("title", "pk").values_list("pk", "key", "title", "country"))
    cases = [(key, title, country) for _pk, key, title, country in rows]
    asked = request.GET.copy()
    asked.setdefault("state", "now")
    if not asked.get("on"):
        asked["on"] = words.today().isoformat()
    form = Filter(asked, cases=cases)
    form.is_valid()
    wanted = form.cleaned_data
    on = wanted.get("on") or words.today()
    within = {pk for pk, key, _title, country in rows if _within(key, country, wanted)}
    found = [one for one in standings(on) if one.case in within and _wanted(one, wanted)]
    if request.GET.get("format") == "csv":
        return _as_csv(told(found, on), on)
    page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    longest = max((one.days or 0 for one in found), default=0) or 1
    lines = [_line(row, longest) for row in told(page.object_list, on)]
    shown = {
        "form": form,
        "on": on,
        "is_today": on == words.today(),
        "page": page,
        "lines": lines,
        "whys": list(dict.fromkeys(line.held.why for line in lines if line.held.assumed)),
        "persons": len({one.person for one in found if one.is_held}),
        "unconfirmed": len({one.person for one in found if one.state is State.NOT_CONFIRMED}),
        "bar": _BAR,
    }
    return render(request, "desk/pictures/held.html", shown)


def _within(case: str, country: str, wanted: dict[str, Any]) -> bool:
    return wanted.get("case") in (None, "", case) and wanted.get("country") in (None, "", country)


def _wanted(row: Standing, wanted: dict[str, Any]) -> bool:
    match wanted.get("state") or "now":
        case "held":
            return row.state is State.HELD
        case "unconfirmed":
            return row.state is State.NOT_CONFIRMED
        case "over":
            return not row.is_held
        case "all":
            return True
    return row.is_held


def _line(row: Held, longest: int) -> Line:
    scale = _BAR / longest
    term_at = None
    if row.state == State.NOT_CONFIRMED and row.since and row.expected_end:
        term_at = min(_BAR, max(0, (row.expected_end.latest - row.since.latest).days) * scale)
    return Line(row, max(2.0, (row.days or 0) * scale), term_at)


def _as_csv(rows: Iterable[Held], on: datetime.date) -> HttpResponse:
    """All that is shown, on all pages, as a spreadsheet reads it."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="held-{on}.csv"'
    response.write("\ufeff")  # without it, spreadsheets do not know it for UTF-8
    writer = csv.writer(response)
    writer.writerow((*_COLUMNS, "on"))
    for row in rows:
        cells = [str(said(row)) for said in _COLUMNS.values()]
        writer.writerow([*(f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells), on])
    return response


_COLUMNS: dict[str, Callable[[Held], object]] = {
    "case": lambda row: row.case,
    "country": lambda row: row.country,
    "person": lambda row: f"P{row.person}",
    "name": lambda row: row.name,
    "state": lambda row: row.state,
    "alleged": lambda row: "yes" if row.alleged else "no",
    "since": lambda row: row.since or "",
    "days": lambda row: "" if row.days is None else row.days,
    "at least": lambda row: "yes" if row.or_more else "no",
    "place": lambda row: row.place,
    "place of arrest": lambda row: row.taken_at,
    "legal basis": lambda row: row.legal_basis,
    "term": lambda row: row.term,
    "expected end": lambda row: row.expected_end or "",
    "at the latest": lambda row: "yes" if row.latest else "no",
    "assumed": lambda row: row.why if row.assumed else "",
    "ended": lambda row: row.ended or "",
    "acts": lambda row: " ".join(f"A{one}" for one in row.acts),
}
