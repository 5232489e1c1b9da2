"""Cases: the list, a new one, and what a case gathers: reports, acts, those hit, circumstances, letters, what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Count, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from gravamen import countries
from gravamen.casebook import letters, queries
from gravamen.casebook.models import Answer, Case, Circumstance, Involvement, Organisation, Person, Proposal, Report
from gravamen.casebook.services.posting import post_office
from gravamen.casebook.tallies import tallies
from gravamen.desk import findings, notices, words
from gravamen.desk.models import Typed
from gravamen.terms import ActType, Family

_A_PAGE = 50
_MOST_HIT = 100  # persons and organisations shown on a case's own page; the lists show all


class NewCase(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=500,
        widget=forms.TextInput(attrs={"autofocus": True}),
        help_text=gettext_lazy("What the case is about, in a line."),
    )
    country = forms.ChoiceField(label=gettext_lazy("Country"))
    key = forms.SlugField(
        label=gettext_lazy("Key"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("A short name for files and addresses; left empty, it is the country and the year."),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        known = [(one.code, one.name.removeprefix("the ")) for one in countries.every()]
        self.fields["country"].choices = [("", "–"), *known]  # type: ignore[attr-defined]

    def clean_key(self) -> str:
        key = str(self.cleaned_data.get("key", "")).lower()
        if key and Case.objects.filter(key=key).exists():
            raise forms.ValidationError(gettext("There is a case of this key already."))
        return key


@dataclass(frozen=True, slots=True)
class OfFamily:
    """Acts of one family: how many are verified, how many wait."""

    family: Family
    verified: int
    awaiting: int

    @property
    def css(self) -> str:
        return words.FAMILY_CLASSES[self.family]

    @property
    def total(self) -> int:
        return self.verified + self.awaiting


def cases(request: Any) -> HttpResponse:
    """All cases, the newest first; the form for a new one."""
    form = NewCase(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        key = given["key"] or _free_key(given["country"])
        made = request.record.open_case(key, given["title"], given["country"])
        Typed.objects.filter(officer=request.user, form="new-case").delete()
        notices.done(request, gettext("The case is open."))
        return redirect("case", made.key)
    page = Paginator(Case.objects.order_by("-pk"), _A_PAGE).get_page(request.GET.get("page"))
    counted = tallies(page.object_list)
    one: Any
    for one in page:
        one.country_name, one.tally = _country(one.country), counted[one.pk]
    return render(request, "desk/cases/list.html", {"page": page, "form": form, "asked": bool(request.POST)})


def case(request: HttpRequest, key: str) -> HttpResponse:
    """What a case gathers."""
    one = queries.case(key)
    acts = (
        one.acts.annotate(undated=Q(date=""))
        .order_by("undated", "date", "pk")
        .prefetch_related(Prefetch("involvements", Involvement.objects.order_by("pk").select_related("person", "organisation")))
    )
    page = Paginator(acts, _A_PAGE).get_page(request.GET.get("page"))
    reports = Paginator(_reports(one), _A_PAGE).get_page(request.GET.get("reports"))
    report: Any
    for report in reports:
        report.undecided = report.undecided or 0
        report.decided = (report.proposed or 0) - report.undecided
    written = list(one.interventions.order_by("-pk"))
    return render(
        request,
        "desk/cases/case.html",
        {
            "case": one,
            "country": _country(one.country),
            "page": page,
            "reports": reports,
            "families": _families(one),
            "persons": _hit(Person.objects, one)[:_MOST_HIT],
            "organisations": _hit(Organisation.objects, one)[:_MOST_HIT],
            "circumstances": _circumstances(one),
            "letters": [row for row in written if row.status != letters.WORKING],
            "working": [row for row in written if row.status == letters.WORKING],
            "answers": _answers(one),
            "mailbox": "imap" in post_office().servers,
        },
    )


@require_POST
def title(request: Any, key: str) -> HttpResponse:
    """Another title."""
    request.record.rename_case(queries.case(key), request.POST.get("title", ""))
    notices.done(request, gettext("The title is changed."))
    return redirect("case", key)


@require_GET
def missing(request: HttpRequest, key: str) -> HttpResponse:
    """What is missing in the letter that the case would give today: a part of the case's page, loaded after it."""
    one = queries.case(key)
    written = letters.letter(one, letters.working(one), words.today())
    groups = findings.grouped(letters.findings(one, written)) if written.brief.acts else []
    return render(request, "desk/cases/_missing.html", {"case": one, "groups": groups, "acts": bool(written.brief.acts)})


def _number(found: QuerySet[Any], column: str) -> Subquery:
    counted = found.order_by().values(column).annotate(count=Count("pk", distinct=True)).values("count")
    return Subquery(counted[:1], output_field=IntegerField())


def _reports(one: Case) -> QuerySet[Report]:
    """The case's reports without their texts, with how many proposals wait and how many were decided."""
    of = Proposal.objects.filter(report=OuterRef("pk"))
    waiting = of.filter(state=Proposal.State.OPEN)
    return (
        Report.objects.filter(pk__in=one.receipts.values("report"))
        .only("title", "language", "dated", "waiting", "media_type")
        .annotate(undecided=_number(waiting, "report"), proposed=_number(of, "report"))
        .order_by("pk")
    )


def _families(one: Case) -> list[OfFamily]:
    """How many acts strike at what, in the order in which letters tell them."""
    counted = one.acts.order_by().values_list("type", "awaits").annotate(count=Count("pk"))
    sums: dict[Family, list[int]] = {}
    for kind, awaits, count in counted:
        sums.setdefault(ActType(kind).family, [0, 0])[awaits] += count
    return [OfFamily(family, *sums[family]) for family in Family if family in sums]


def _hit(rows: Any, one: Case) -> QuerySet[Any]:
    """Those to whom the case's acts were done, most often hit first."""
    victim = Q(involvements__act__case=one, involvements__role=Involvement.Role.VICTIM)
    acts = Count("involvements__act", filter=victim, distinct=True)
    found: QuerySet[Any] = rows.filter(victim).annotate(acts=acts).order_by("-acts", "pk")
    return found


def _circumstances(one: Case) -> Iterable[Circumstance]:
    """Circumstances, each with the words that say it."""
    return one.circumstances.order_by("date", "pk").prefetch_related("values__citations__passage")[:_A_PAGE]


def _answers(one: Case) -> QuerySet[Answer]:
    """What came in upon the case's letters, the last first; reports without their texts."""
    found = Answer.objects.filter(delivery__intervention__case=one).select_related("delivery__intervention").order_by("-pk")
    return found.prefetch_related(Prefetch("report", Report.objects.only("title", "subject")))[:_A_PAGE]


def _country(code: str) -> str:
    return countries.country(code).name.removeprefix("the ") if code else ""


def _free_key(code: str) -> str:
    """The country's name and the year, with a number where that is taken: "belarus-2021", "belarus-2021-2"."""
    plain = "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in _country(code).lower())
    stem = f"{'-'.join(part for part in plain.split('-') if part)}-{words.today().year}"
    taken = set(Case.objects.filter(key__startswith=stem).values_list("key", flat=True))
    return next(key for number in range(1, len(taken) + 2) if (key := stem if number == 1 else f"{stem}-{number}") not in taken)


urlpatterns = [
    path("cases/", cases, name="cases"),
    path("cases/<slug:key>/", case, name="case"),
    path("cases/<slug:key>/title/", title, name="case_title"),
    path("cases/<slug:key>/missing/", missing, name="missing_news"),
]
