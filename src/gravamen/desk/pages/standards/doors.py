"""Doors: where a case can be taken, what is closed and why, what makes it urgent, who of those concerned may complain.

In: a case, who writes, a day. Out: the doors as they stand, with their sources. Nothing is decided here.
"""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy, pgettext_lazy

from gravamen.casebook import queries
from gravamen.casebook.brief import profile
from gravamen.casebook.models import Case, Report
from gravamen.casebook.outline import outline
from gravamen.desk import words
from gravamen.standards.citing import earlier
from gravamen.standards.doors import State, urgency
from gravamen.standards.doors import doors as of_case
from gravamen.standards.models import Sender
from gravamen.terms import SenderKind

SENDERS = {
    Sender.NATIONAL: gettext_lazy("A national organization that is directly interested"),
    Sender.CONSULTATIVE: gettext_lazy("An international one with consultative status at the ILO"),
    Sender.AFFILIATES: gettext_lazy("Another international one whose affiliates are hit"),
    Sender.OTHER: gettext_lazy("Somebody else"),
}
STATES = {
    State.OPEN: pgettext_lazy("a door", "Open"),
    State.CHECK: gettext_lazy("To be checked"),
    State.CLOSED: pgettext_lazy("a door", "Closed"),
}
LOOKS = {State.OPEN: "good", State.CHECK: "warn", State.CLOSED: ""}


class Asked(forms.Form):
    sender = forms.ChoiceField(
        label=gettext_lazy("Who writes"), required=False, choices=[(str(k), v) for k, v in SENDERS.items()]
    )
    on = forms.DateField(
        label=gettext_lazy("On the day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )


def doors(request: HttpRequest, key: str) -> HttpResponse:
    case = queries.case(key)
    asked = request.GET.copy()
    if asked.get("sender") not in list(Sender):
        asked["sender"] = str(_writes())
    if not asked.get("on"):
        asked["on"] = words.today().isoformat()
    form = Asked(asked)
    form.is_valid()
    on = form.cleaned_data.get("on") or words.today()
    facts = outline(case, on, Sender(form.cleaned_data.get("sender") or _writes()))
    found = of_case(facts) if facts.acts else ()
    return render(
        request,
        "desk/standards/doors.html",
        {
            "case": case,
            "form": form,
            "on": on,
            "doors": [(one, STATES[one.state], LOOKS[one.state]) for one in found],
            "urgency": urgency(facts),
            "earlier": earlier(facts.country, on),
            "unions": _unions(case),
            "pending": facts.pending_at_home,
            "elsewhere": facts.pending_elsewhere,
        },
    )


def _writes() -> Sender:
    """Who the house is, as its letterhead says."""
    return Sender.CONSULTATIVE if profile().consultative else Sender.AFFILIATES


def _unions(case: Case) -> list[Report]:
    """Reports that come from a union: it is directly interested, and may complain itself."""
    rows = Report.objects.filter(receipts__case=case, sender_kind=SenderKind.UNION).distinct()
    return list(rows.only("title", "sender").order_by("pk")[:20])
