"""A case as it was known on a day: its acts and persons as the record had them at the end of that day, and what is new since.

In: a case and a day. Out: a page. The earlier state is rebuilt from the audit chain, in memory; the record is not touched.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy

from gravamen.casebook import known as then
from gravamen.casebook import queries
from gravamen.casebook.as_of import last_entry
from gravamen.casebook.models import Case
from gravamen.desk import words
from gravamen.drafting.facts import Act, Brief, Party
from gravamen.followup.changes import Changes, changes, sentences


class Asked(forms.Form):
    on = forms.DateField(
        label=gettext_lazy("As known on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )

    def clean_on(self) -> datetime.date:
        on: datetime.date = self.cleaned_data["on"]
        if on > words.today():
            raise forms.ValidationError(gettext("That day is still to come."))
        return on


@dataclass(frozen=True, slots=True)
class Row:
    """An act as it was known; `now` says whether it stands today."""

    id: str
    type: str
    date: str
    place: str
    victims: tuple[str, ...]
    penalty: str
    verified: bool
    now: str  # "", "corrected", "withdrawn"


def known(request: HttpRequest, key: str) -> HttpResponse:
    case = queries.case(key)
    form = Asked(request.GET if "on" in request.GET else None, initial={"on": words.today()})
    context: dict[str, Any] = {"case": case, "form": form, "asked": form.is_bound and form.is_valid()}
    if context["asked"]:
        on = form.cleaned_data["on"]
        context |= _state(case, on)
    return render(request, "desk/followup/known.html", context)


def _state(case: Case, on: datetime.date) -> dict[str, Any]:
    today = then.now(case, words.today())
    before = then.known(case, last_entry(on), on)
    if before is None:
        return {"on": on, "before": None, "rows": [], "told": []}
    found = changes(before, today)
    return {
        "on": on,
        "before": before,
        "rows": [_row(act, before, found) for act in before.acts],
        "found": found,
        "told": list(sentences(found, today)),
        "persons": len(before.persons),
        "sources": len(before.sources),
    }


def _row(act: Act, before: Brief, found: Changes) -> Row:
    withdrawn = {one.id for one in found.withdrawn}
    corrected = {one.act for one in found.corrected}
    return Row(
        act.id,
        str(act.type),
        act.date.text if act.date else "",
        act.place or "",
        tuple(_name(one, before) for one in act.victims),
        act.penalty or "",
        act.verified_by is not None,
        "withdrawn" if act.id in withdrawn else "corrected" if act.id in corrected else "",
    )


def _name(party: Party, before: Brief) -> str:
    if party.person is not None:
        return next((one.name for one in before.persons if one.id == party.person), party.person)
    if party.organisation is not None:
        return next((one.name for one in before.organisations if one.id == party.organisation), party.organisation)
    return party.group or ""
