"""The board of those held: since when, how many days, under which term; for the screen, for paper, as PDF, XLSX and CSV."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, get_language_bidi, gettext, gettext_lazy

from gravamen.casebook.detained import Held, Standing, told
from gravamen.casebook.models import Case
from gravamen.casebook.spans import standings
from gravamen.desk import sentences, taking, words
from gravamen.desk.pages.pictures import named, saying
from gravamen.drafting.renderings.lists import Listed, csv_of, pdf_of, xlsx_of
from gravamen.followup.detentions import State
from gravamen.said import Said, said

_PAGE = 50
_BAR = 120.0  # units of the longest bar
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
    naming = taking.naming(request)
    if (form_of := request.GET.get("format")) in ("csv", "xlsx", "pdf") and taking.is_said(request):
        return _file(request, form_of, named.held(told(found, on), naming), on)
    page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    longest = max((one.days or 0 for one in found), default=0) or 1
    lines = [_line(row, longest) for row in named.held(told(page.object_list, on), naming)]
    shown = {
        "form": form,
        "on": on,
        "is_today": on == words.today(),
        "page": page,
        "lines": lines,
        "whys": _whys(line.held for line in lines),
        "persons": len({one.person for one in found if one.is_held}),
        "unconfirmed": len({one.person for one in found if one.state is State.NOT_CONFIRMED}),
        "bar": _BAR,
        **named.whom(request),
        "kept": [one for one in taking.kept(request) if one[0] not in ("format", "page")],
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


def _whys(rows: Iterable[Held]) -> list[Said]:
    """By which assumptions days were counted."""
    return [
        said("counted {why}", why=why) for why in dict.fromkeys(row.why for row in rows if row.assumed and row.expected_end)
    ]


def _line(row: Held, longest: int) -> Line:
    scale = _BAR / longest
    term_at = None
    if row.state == State.NOT_CONFIRMED and row.since and row.expected_end:
        term_at = min(_BAR, max(0, (row.expected_end.latest - row.since.latest).days) * scale)
    return Line(row, max(2.0, (row.days or 0) * scale), term_at)


def _file(request: HttpRequest, form: str, rows: list[Held], on: datetime.date) -> HttpResponse:
    """All that is shown, on all pages, with persons named as they allow."""
    stem = f"held-{on}"
    if form == "csv":
        told = [[str(of(row)) for of in _COLUMNS.values()] + [on.isoformat()] for row in rows]
        return taking.attached(request, csv_of((*_COLUMNS, "on"), told), taking.CSV, f"{stem}.csv")
    assumed = [
        sentences.sentence(said("counted {why}", why=why)) for why in dict.fromkeys(row.why for row in rows if row.assumed)
    ]
    notes = (taking.in_words(request), gettext("Nobody is free because a term is over: see “release not confirmed”."), *assumed)
    title = gettext("Held on %(date)s") % {"date": words.date(on.isoformat())}
    code, bidi = get_language() or "en", get_language_bidi()
    listed = Listed(title, [str(name) for name in _SHOWN], [_cells(row) for row in rows], notes, _WIDTHS, code, bidi)
    if form == "xlsx":
        return taking.attached(request, xlsx_of(listed), taking.XLSX, f"{stem}.xlsx")
    return taking.attached(request, pdf_of(listed), taking.PDF, f"{stem}.pdf")


def _cells(row: Held) -> list[str]:
    """A row in words."""
    ends = words.date(str(row.expected_end)) if row.expected_end else ""
    if ends and row.latest:
        ends = gettext("by %(date)s") % {"date": ends}
    if ends and row.assumed:
        ends = f"{ends} ({gettext('assumed')})"
    state = saying.state(row.state)
    if row.ended:
        state = f"{state}, {words.date(str(row.ended))}"
    told = [
        row.name,
        f"{state} ({gettext('Alleged')})" if row.alleged else state,
        words.date(str(row.since)) if row.since else "",
        saying.days(row.days, row.or_more),
        "; ".join(one for one in (row.term, row.legal_basis) if one),
        ends,
        row.place or row.taken_at,
        row.case,
        " ".join(f"A{one}" for one in row.acts),
    ]
    return [one or "–" for one in told]


_SHOWN = (
    gettext_lazy("Name"),
    gettext_lazy("State"),
    gettext_lazy("Since"),
    gettext_lazy("Days"),
    gettext_lazy("Term"),
    gettext_lazy("Expected end"),
    gettext_lazy("Place"),
    gettext_lazy("Case"),
    gettext_lazy("Acts"),
)
_WIDTHS = (1.5, 1.2, 0.9, 0.8, 1.4, 0.9, 1.2, 0.8, 0.6)
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
