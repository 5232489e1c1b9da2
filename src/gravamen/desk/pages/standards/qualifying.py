"""Qualification: what each verified act is in law, with the reason, and what an officer decided of it.

In: a case, a page of its verified acts at a time. Out: articles and principles with their reasons; decisions through the
services, each with its reason, each with its way back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from gravamen.casebook import queries
from gravamen.casebook.legal import case_facts, decisions
from gravamen.casebook.models import Act, Case
from gravamen.desk import notices, words
from gravamen.standards.classes import SDG
from gravamen.standards.principles import all_principles
from gravamen.standards.qualification import Qualification, qualify
from gravamen.standards.weighing import Weighed, articles, weighed

_A_PAGE = 6


@dataclass(frozen=True, slots=True)
class OfAct:
    """An act with its articles and principles."""

    number: int
    qualification: Qualification
    articles: tuple[Weighed, ...]
    principles: tuple[Weighed, ...]

    @property
    def open(self) -> int:
        return sum(one.decided is None for one in (*self.articles, *self.principles))

    @property
    def classes(self) -> str:
        """Where the act stands in the classes of others."""
        found = self.qualification.classes
        ituc = (*found.ituc, *(found.ituc_leader if self.qualification.act.officers_hit else ()))
        parts = [f"ITUC {', '.join(map(str, ituc))}"] if ituc else []
        if found.sdg:
            parts.append(f"SDG 16.10.1 {SDG[found.sdg]}")
        return "; ".join([*parts, f"HURIDOCS {', '.join(found.huridocs)}"])


def law(request: HttpRequest, key: str) -> HttpResponse:
    case = queries.case(key)
    numbers = Act.objects.filter(case=case, awaits=False).order_by("earliest", "pk").values_list("pk", flat=True)
    page = Paginator(numbers, _A_PAGE).get_page(request.GET.get("page"))
    waiting = Act.objects.filter(case=case, awaits=True).count()
    return render(
        request,
        "desk/standards/law.html",
        {
            "case": case,
            "page": page,
            "acts": _acts(case, list(page)),
            "waiting": waiting,
        },
    )


def decide(request: Any, number: int) -> HttpResponse:
    """One article or principle of an act: agreed, refused, added, or open again; asked for by GET, the form that adds one."""
    act = get_object_or_404(Act.objects.select_related("case"), pk=number)
    request.role.must("qualify")
    if request.method != "POST":
        context = {"case": act.case, "act": act, "articles": articles(), "principles": all_principles()}
        return render(request, "desk/standards/add.html", {**context, "page": request.GET.get("page", "")})
    kind, _, of = request.POST.get("of", "").partition(":")
    decision = request.POST.get("decision", "")
    request.record.qualify(number, kind, of, decision, reason=request.POST.get("reason", "")[:2000])
    said = {
        "agreed": gettext("Agreed: %(of)s."),
        "refused": gettext("Refused: %(of)s. Letters do not cite it for this act."),
        "added": gettext("Added: %(of)s."),
    }.get(decision, gettext("Open again: %(of)s."))
    notices.done(request, said % {"of": of})
    return redirect(_back(request, act))


@require_POST
def agree(request: Any, number: int) -> HttpResponse:
    """All that is proposed of an act and not decided yet."""
    act = get_object_or_404(Act.objects.select_related("case"), pk=number)
    (found,) = _acts(act.case, [act.pk])
    left = [(one.kind, one.of) for one in (*found.articles, *found.principles) if one.decided is None]
    request.record.qualify_all(number, left, "agreed")
    notices.done(request, gettext("Agreed to all that was open of A%(number)d.") % {"number": number})
    return redirect(_back(request, act))


def _acts(case: Case, numbers: list[int]) -> list[OfAct]:
    today = words.today()
    decided = decisions(numbers)
    found = {}
    for act in case_facts(case, today, only=numbers).acts:
        number = int(act.id[1:])
        one = qualify(act, case.country, today)
        rows = weighed(one, case.country, today, decided.get(number, {}))
        split = [tuple(row for row in rows if row.kind == kind) for kind in ("article", "principle")]
        found[number] = OfAct(number, one, *split)
    return [found[number] for number in numbers if number in found]


def _back(request: HttpRequest, act: Act) -> str:
    page = request.POST.get("page", "")
    return f"{reverse('law', args=[act.case.key])}{f'?page={page}' if page.isdigit() else ''}#A{act.pk}"
