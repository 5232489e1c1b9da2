"""What all lists of the record have: filters that combine, sorting, columns to choose, pages, saved views, a file to take away.

In: a `Listing`, which says what a list holds, and a request. Out: the list's page, or its rows for a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gravamen import countries
from gravamen.casebook.models import Case, Report
from gravamen.casebook.outgoing import Naming
from gravamen.desk import sentences, taking, words
from gravamen.desk.models import SavedView
from gravamen.desk.pages.record.paging import Together
from gravamen.edtf import parse
from gravamen.errors import BadDate
from gravamen.terms import ActType, Family

PER_PAGE = 50
_AT_ONCE = 500  # rows written to a file together


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `text` is what a file gets; `html` what the page shows, where that is more. `sort`: by which fields."""

    name: str
    label: Any
    text: Callable[[Any], str]
    html: Callable[[Any], SafeString] | None = None
    sort: tuple[str, ...] = ()
    shown: bool = True
    numeric: bool = False
    whole: bool = False  # what it holds is short, and stands on one line
    named: Callable[[Any, Naming], str] | None = None  # what a file for others gets, where it is not the words without names

    def taken(self, row: Any, naming: Naming) -> str:
        """What a file gets, with persons named as they allow."""
        if naming.for_the_house:
            return self.text(row)
        return self.named(row, naming) if self.named else naming.text(self.text(row))

    def cell(self, row: Any) -> str | SafeString:
        return self.html(row) if self.html else format_html("<bdi>{}</bdi>", self.text(row))


@dataclass(frozen=True, slots=True)
class Listing:
    """A list. `rows` narrows by the form's values; `told` reads with a page's rows what its columns need."""

    noun: str  # the name of its address, in the plural
    title: Any
    help: str
    form: type[Filters]
    rows: Callable[[Mapping[str, Any]], QuerySet[Any]]
    told: Callable[[list[Any]], list[Any]]
    columns: tuple[Column, ...]
    sort: str
    choosable: bool = False  # rows can be ticked, for something to be done with them
    more: Mapping[str, Any] = field(default_factory=dict)


class EdtfField(forms.CharField):
    """A date as people write it for a filter: a year, a month, a day."""

    def __init__(self, **options: Any) -> None:
        attributes = {"placeholder": "2021-02", "autocomplete": "off", "size": 12}
        super().__init__(required=False, max_length=40, widget=forms.TextInput(attrs=attributes), **options)

    def clean(self, value: Any) -> str:
        said: str = super().clean(value).strip()
        if said:
            try:
                parse(said)
            except BadDate as error:
                raise forms.ValidationError(sentences.error(error)) from None
        return said


def choice(label: Any, options: Sequence[tuple[str, Any]] = ()) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", _("any")), *options])


def labelled(terms: Sequence[Any]) -> list[tuple[str, str]]:
    return [(str(one), words.label(str(one))) for one in terms]


class Filters(forms.Form):
    """The filters of a list; `few` are always seen, the others on demand. One that makes no sense is told, and passed over."""

    few: tuple[str, ...] = ("words",)
    use_required_attribute = False

    words = forms.CharField(
        label=_("Words"), required=False, max_length=300, widget=forms.TextInput(attrs={"type": "search", "data-key": "f"})
    )
    case = choice(_("Case"))
    country = choice(_("Country"))
    since = EdtfField(label=pgettext_lazy("a date", "From"))
    until = EdtfField(label=_("Until"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", "auto_id": "by-%s", **options})
        cases = list(Case.objects.order_by("key").values_list("pk", "key", "country"))
        if "case" in self.fields:
            self._choose("case", [(str(number), key) for number, key, _ in cases])
        if "country" in self.fields:
            codes = sorted({code for _, _, code in cases})
            self._choose("country", [(code, countries.country(code).name) for code in codes])
        if "type" in self.fields:
            self._choose("type", labelled(list(ActType)))
            self._choose("family", labelled(list(Family)))
        if "language" in self.fields:
            held = Report.objects.exclude(language="").order_by("language").values_list("language", flat=True).distinct()
            self._choose("language", [(code, code) for code in held])

    def _choose(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        chosen: Any = self.fields[name]
        chosen.choices = [("", _("any")), *options]

    def seen(self) -> Iterator[Any]:
        """The fields always seen, and those in use."""
        return (self[name] for name in self.fields if name in self.few)

    def others(self) -> Iterator[Any]:
        return (self[name] for name in self.fields if name not in self.few)

    @property
    def wishes(self) -> dict[str, Any]:
        """What makes sense of what was asked for."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", False)}

    def chosen(self) -> list[tuple[str, str, str]]:
        """Filters in use: name, label, value in words."""
        found = []
        for name, value in self.wishes.items():
            options = dict(getattr(self.fields[name], "choices", ()))
            said = options.get(value, value)
            found.append((name, str(self.fields[name].label), "" if value is True else str(said)))
        return found

    @property
    def more_in_use(self) -> bool:
        return any(name not in self.few for name in [*self.wishes, *self.errors])


def show(request: HttpRequest, listing: Listing) -> HttpResponse:
    """The list's page."""
    form = listing.form(request.GET)
    sort, rows = _sorted(request, listing, listing.rows(form.wishes))
    paged = Together(rows, PER_PAGE) if form.wishes else Paginator(rows.values_list("pk", flat=True), PER_PAGE)
    page = paged.get_page(request.GET.get("page"))
    shown = columns(request, listing)
    found = listing.told(_held(rows, list(page.object_list)))
    return render(
        request,
        "desk/record/list.html",
        {
            "listing": listing,
            "form": form,
            "page": page,
            "rows": [(row, [(column, column.cell(row)) for column in shown]) for row in found],
            "columns": [(column, _direction(column, sort)) for column in shown],
            "all_columns": [(column, column in shown) for column in listing.columns],
            "sort": sort,
            "views": SavedView.objects.filter(Q(officer=request.user.pk) | Q(shared=True), list=listing.noun).select_related(
                "officer"
            ),
            "asked": _asked(request),
            "kept": [one for one in taking.kept(request) if one[0] != "page"],
            "uses": taking.uses(),
            **listing.more,
        },
    )


def columns(request: HttpRequest, listing: Listing) -> list[Column]:
    """The columns chosen, in the list's order."""
    chosen = request.GET.getlist("column")
    found = [one for one in listing.columns if one.name in chosen]
    return found or [one for one in listing.columns if one.shown]


def in_full(request: HttpRequest, listing: Listing) -> Iterator[Any]:
    """All rows that the filters leave, with what their columns need, read some at a time."""
    _, rows = _sorted(request, listing, listing.rows(listing.form(request.GET).wishes))
    keys = iter(list(rows.values_list("pk", flat=True)))
    while part := list(islice(keys, _AT_ONCE)):
        yield from listing.told(_held(rows, part))


def _held(rows: QuerySet[Any], keys: list[int]) -> list[Any]:
    """The rows of these numbers, in this order. Numbers are found first: an index has them, so that far pages are near too."""
    fresh = rows.model._default_manager.all()
    if left := rows.query.deferred_loading[0]:
        fresh = fresh.defer(*left)
    held = fresh.in_bulk(keys)
    return [held[key] for key in keys if key in held]


def _sorted(request: HttpRequest, listing: Listing, rows: QuerySet[Any]) -> tuple[str, QuerySet[Any]]:
    sort = request.GET.get("sort") or listing.sort
    column = next((one for one in listing.columns if one.name == sort.removeprefix("-") and one.sort), None)
    if column is None:
        sort = listing.sort
        column = next(one for one in listing.columns if one.name == sort.removeprefix("-"))
    fields = [*column.sort, *(("pk",) if column.sort[-1] != "pk" else ())]
    if sort.startswith("-"):
        fields = [one.removeprefix("-") if one.startswith("-") else f"-{one}" for one in fields]
    return sort, rows.order_by(*fields)


def _direction(column: Column, sort: str) -> tuple[str, str]:
    """What a click on the column's head sorts by, and how it is sorted now ("" where it is not)."""
    if sort == column.name:
        return f"-{column.name}", "ascending"
    return column.name, "descending" if sort == f"-{column.name}" else ""


def _asked(request: HttpRequest) -> str:
    """The query string without the page: what a saved view keeps."""
    values = request.GET.copy()
    values.pop("page", None)
    for name in list(values):
        if not any(values.getlist(name)):
            values.pop(name)
    return values.urlencode()
