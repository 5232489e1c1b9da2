"""An act's page: each value with the passages that say it, who verified it, what is said otherwise; corrected here.

In: an act's number. Out: its page; changes through the services.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from gravamen.casebook import asked, contents
from gravamen.casebook.corroboration import Corroborated, corroborated
from gravamen.casebook.legal import case_facts
from gravamen.casebook.models import Act, Event
from gravamen.desk import notices, words
from gravamen.desk.models import Typed
from gravamen.desk.pages.record import acts as of_acts
from gravamen.desk.pages.record.cells import involved
from gravamen.desk.pages.record.correcting import Correction, start
from gravamen.desk.pages.standards import asking
from gravamen.errors import GravamenError
from gravamen.standards.questions import gaps_of

FIELDS = ("date", "place", "victims", "perpetrators", "object", "ground", "legal_basis", "penalty", "told_by")
_NEAR = 40  # acts of the case that are offered to be of one event with this
_SPAN = 31  # days that an act may have begun before another, to be of its days


@dataclass(frozen=True, slots=True)
class Row:
    """A field of an act as its page shows it."""

    field: str
    text: str
    parties: tuple[Any, ...]
    said: Corroborated | None

    @property
    def filled(self) -> bool:
        return bool(self.text or self.parties)


def act(request: HttpRequest, number: int) -> HttpResponse:
    row = _act(number)
    came = request.GET.get("report", "")
    return render(
        request, "desk/record/act.html", {**_told(row), **_asked(row), "rest": f"?report={came}" if came.isdigit() else ""}
    )


def correct(request: Any, number: int, field: str) -> HttpResponse:
    """Correct one value in its place: the value, and the words of a report that say it."""
    row = _act(number)
    if field not in contents.ACT_FIELDS:
        raise Http404
    request.role.must("correct act")
    kept = f"act-{number}-{field}"
    form = Correction(row, field, request.POST or None, initial=None if request.method == "POST" else start(row, field))
    if request.method == "POST" and form.is_valid():
        try:
            request.record.correct_act(number, form.cleaned_data["report"], {field: form.change()})
        except GravamenError as error:
            form.blame(error)
        else:
            Typed.objects.filter(officer=request.user, form=kept).delete()
            notices.done(request, gettext("Corrected."))
            return redirect("act", number)
    template = "desk/record/_correct.html" if request.htmx else "desk/record/correct.html"
    return render(request, template, {"act": row, "field": field, "form": form, "kept_name": kept})


@require_POST
def verify(request: Any, number: int) -> HttpResponse:
    """A second pair of eyes has read the act against its passages."""
    request.record.verify(number)
    notices.done(request, gettext("Verified."))
    return redirect("act", number)


@require_POST
def group(request: Any) -> HttpResponse:
    """Acts that were ticked become one event."""
    numbers = [int(one) for one in request.POST.getlist("act") if one.isdigit()]
    title = request.POST.get("title", "").strip()
    rows = list(Act.objects.filter(pk__in=numbers).select_related("case"))
    back = redirect(request.POST.get("next") or reverse("acts")) if _own(request) else redirect("acts")
    problem = ""
    if len(rows) < 2:
        problem = gettext("Tick two acts or more: an event has several.")
    elif len({one.case_id for one in rows}) > 1:
        problem = gettext("Acts of one event are of one case.")
    elif not title:
        problem = gettext("Give the event a name: “The raid on the office”.")
    if problem:
        from django.contrib import messages

        messages.error(request, problem)
        return back
    event = request.record.group(rows[0].case, title, [one.pk for one in rows])
    said = ngettext("%(count)d act is one event now: %(title)s.", "%(count)d acts are one event now: %(title)s.", len(rows))
    notices.done(request, said % {"count": len(rows), "title": event.title})
    return back


@require_POST
def regroup(request: Any, number: int) -> HttpResponse:
    """The act is put to an event of the case that there is, or taken out of its own."""
    chosen = request.POST.get("event", "")
    request.record.regroup(number, int(chosen) if chosen.isdigit() else None)
    if chosen.isdigit():
        notices.done(request, gettext("The act belongs to the event."))
    else:
        notices.done(request, gettext("The act belongs to no event."))
    return redirect(reverse("act", args=[number]) + "#event")


def _own(request: HttpRequest) -> bool:
    from django.utils.http import url_has_allowed_host_and_scheme

    return url_has_allowed_host_and_scheme(request.POST.get("next", ""), {request.get_host()})


def _act(number: int) -> Act:
    row = get_object_or_404(Act, pk=number)
    of_acts.told([row])
    return row


def _told(row: Act) -> dict[str, Any]:
    said = {one.field: one for one in corroborated(row)}
    whole = said.pop("act", None)
    rows = [_row(row, field, said.get(field)) for field in FIELDS]
    numbers = [
        _row(row, field, said.get(field)) for field in contents.NUMBERS if getattr(row, field) is not None or field in said
    ]
    last = max((one for field in [whole, *said.values()] if field for one in field.held), key=_verified, default=None)
    return {
        "act": row,
        "rows": [one for one in [*rows, *numbers] if one.filled or one.said],
        "empty": [one.field for one in rows if not one.filled and not one.said]
        + [field for field in contents.NUMBERS if field not in {one.field for one in numbers}],
        "whole": whole,
        "sources": whole.sources if whole else (),
        "last": last,
        "others": list(row.event.acts.exclude(pk=row.pk).order_by("earliest", "pk")[:_NEAR]) if row.event else [],
        "more": row.event.acts.count() - 1 if row.event else 0,
        "near": [] if row.event else list(_near(row)),
        "events": [] if row.event else _events(row),
        "circumstances": list(row.circumstances.order_by("pk")),
        "family": of_acts.family_of(row),
    }


def _asked(row: Act) -> dict[str, Any]:
    """What the Committee asks of the act: answered, spoken of in a report, open."""
    facts = case_facts(row.case, words.today(), only=[row.pk]).acts
    found = gaps_of(facts[0])
    return {
        "answered": asking.answers_told(asked.of_act(row)),
        "open": [asking.told(question) for question in found.open],
        "mentioned": [asking.told(one.question, one.words, one.where) for one in found.mentioned],
    }


def _verified(said: Any) -> str:
    return str(said.verified_on)


def _row(row: Act, field: str, said: Corroborated | None) -> Row:
    if field in contents.PARTIES:
        return Row(field, "", tuple(involved(field[:-1])(row)), said)
    value = getattr(row, field)
    return Row(field, "" if value is None else str(value), (), said)


def _events(row: Act) -> list[Event]:
    """Events of the case that the act may belong to: those with an act of its days first, then the latest."""
    of_case = Event.objects.filter(case=row.case_id)
    first: list[Event] = []
    if (same := _of_its_days(row)) is not None:
        first = list(of_case.filter(pk__in=same.exclude(event=None).values("event"))[:_NEAR])
    return [*first, *(one for one in of_case.order_by("-pk")[:_NEAR] if one not in first)]


def _of_its_days(row: Act) -> QuerySet[Act] | None:
    """Acts of the case whose days meet those of an act, if it has a day. Longer spans than a month say little of an event."""
    if row.earliest is None or row.latest is None:
        return None
    since = row.earliest - timedelta(days=_SPAN)
    return Act.objects.filter(case=row.case_id, earliest__range=(since, row.latest), latest__gte=row.earliest)


def _near(row: Act) -> Any:
    """Acts of the case that may be of one event with it: those of no event yet, of the same days first."""
    same = _of_its_days(row)
    rows = Act.objects.filter(case=row.case_id) if same is None else same
    return rows.filter(event=None).exclude(pk=row.pk).order_by("earliest", "pk")[:_NEAR]
