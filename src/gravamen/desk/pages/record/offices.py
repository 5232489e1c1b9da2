"""What persons are or were in organisations: entered, corrected, taken away; and in a person's time-line.

In: an entry of the register, and what an officer knows. Out: changes through the services, each with its way back.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gravamen.casebook import offices, queries
from gravamen.casebook.models import Affiliation, Citation, Organisation, Person, Report, Value
from gravamen.desk import notices, words
from gravamen.desk.models import Typed
from gravamen.desk.pages.record import parties
from gravamen.desk.pages.record.listing import EdtfField
from gravamen.edtf import Edtf, parse
from gravamen.errors import GravamenError
from gravamen.names.named import Kind

_LONG = 4000  # characters of a quotation


@dataclass(frozen=True, slots=True)
class Held:
    """An affiliation as pages show it: with where it stands, or who said it."""

    row: Affiliation
    passages: tuple[Any, ...]
    said_by: str
    over: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """A day in a time-line on which somebody became something, or ceased to be it."""

    date: str
    began: bool
    row: Affiliation


class Office(forms.Form):
    """An affiliation. On an organisation's page the person is asked for, on a person's the organisation."""

    use_required_attribute = False

    person = forms.CharField(label=_("Person"), max_length=500, help_text=_("A name of the register, or a number: P12"))
    organisation = forms.CharField(
        label=_("Union or organisation"),
        required=False,
        max_length=500,
        help_text=_("A name or acronym of the register, or a number: O3"),
    )
    role = forms.CharField(label=_("Role"), required=False, max_length=500, help_text=_("Chairman, lawyer, member"))
    since = EdtfField(label=_("Since"), help_text=_("2019-05-17, 2019-05 or 2019; empty where nobody has said it"))
    until = EdtfField(label=_("Until"), help_text=_("Empty where it is so to this day"))
    report = forms.CharField(
        label=_("Report that says it"),
        required=False,
        max_length=20,
        help_text=_("Its number: R7"),
        widget=forms.TextInput(attrs={"list": "sources", "autocomplete": "off"}),
    )
    quote = forms.CharField(
        label=_("Words of the report that say it"),
        required=False,
        max_length=_LONG,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Copied from the report. Left empty, it is marked as said by whoever told it, or by you."),
    )
    told_by = forms.CharField(
        label=_("Who told it, where no report does"),
        required=False,
        max_length=300,
        help_text=_("The union's lawyer by telephone"),
    )

    def __init__(self, kind: Kind, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", "auto_id": "office-%s", **more})
        del self.fields[str(kind)]

    def clean_report(self) -> Report | None:
        said = str(self.cleaned_data["report"]).strip()
        if not said:
            return None
        found = re.fullmatch(r"[Rr]?(\d+)", said)
        report = Report.objects.filter(pk=int(found[1])).first() if found else None
        if report is None:
            raise forms.ValidationError(gettext("There is no report of that number."))
        return report

    def clean_person(self) -> Person:
        try:
            return queries.person_called(self.cleaned_data["person"])
        except GravamenError as error:
            raise forms.ValidationError(str(error)) from None

    def clean_organisation(self) -> str:
        said = str(self.cleaned_data["organisation"]).strip()
        if said:
            try:
                queries.organisation_called(said)
            except GravamenError as error:
                raise forms.ValidationError(str(error)) from None
        return said

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("quote") and "report" in found and found["report"] is None:
            self.add_error("report", gettext("Choose the report in which these words stand."))
        return found


def held(rows: QuerySet[Affiliation]) -> list[Held]:
    """Affiliations with what says them; those that are over last."""
    cited = Citation.objects.select_related("passage__report").defer(
        "passage__report__text", "passage__report__pages", "passage__report__places"
    )
    values = Value.objects.filter(held=True).order_by("pk").prefetch_related(Prefetch("citations", cited.order_by("pk")))
    today = Edtf.day(words.today())
    found = []
    for row in rows.select_related("organisation", "person").prefetch_related(Prefetch("values", values)):
        told = list(row.values.all())
        passages = tuple(one.passage for value in told for one in value.citations.all())
        by = (row.told_by or told[-1].verified_by) if told and not passages else ""
        found.append(Held(row, passages, by, offices.is_over(row, today)))
    return sorted(found, key=lambda one: one.over)


def into_line(acts: list[Any], rows: list[Held]) -> list[Turn]:
    """Put each beginning and end of an office before the first act that is later (`act.turns`); returns the rest."""
    turns = [Turn(one.row.since, True, one.row) for one in rows if one.row.since]
    turns += [Turn(one.row.until, False, one.row) for one in rows if one.row.until]
    turns.sort(key=lambda turn: (_day(turn), turn.began))  # who changes office ceases before they begin
    for act in acts:
        act.turns = []
        while turns and act.earliest and _day(turns[0]) <= act.earliest:
            act.turns.append(turns.pop(0))
    return turns


def _day(turn: Turn) -> datetime.date:
    return parse(turn.date).earliest


def of_person(request: Any, number: int) -> HttpResponse:
    """Enter what a person is or was."""
    return _page(request, Kind.PERSON, get_object_or_404(Person, pk=number), None)


def of_organisation(request: Any, number: int) -> HttpResponse:
    """Enter who is or was something in an organisation."""
    return _page(request, Kind.ORGANISATION, get_object_or_404(Organisation, pk=number), None)


def correct(request: Any, number: int) -> HttpResponse:
    """Correct what is entered, or give it its end."""
    row = get_object_or_404(Affiliation.objects.select_related("person", "organisation"), pk=number)
    return _page(request, Kind.PERSON, row.person, row)


@require_POST
def forget(request: Any, number: int) -> HttpResponse:
    """It was never so."""
    row = get_object_or_404(Affiliation, pk=number)
    request.record.unaffiliate(number)
    notices.done(request, gettext("Taken away."))
    return redirect("person", row.person_id)


def _page(request: Any, kind: Kind, entry: Any, row: Affiliation | None) -> HttpResponse:
    request.role.must("affiliation")
    kept = f"office-{row.pk}" if row is not None else f"office-of-{entry}"
    form = Office(kind, request.POST or None, initial=_start(row) if row is not None else None)
    if request.method == "POST" and form.is_valid() and _entered(request, form, entry, row):
        Typed.objects.filter(officer=request.user, form=kept).delete()
        notices.done(request, gettext("Noted."))
        return redirect(reverse(str(kind), args=[entry.pk]) + "#offices")
    shown = {"form": form, "kind": kind, "entry": entry, "row": row, "kept_name": kept, "sources": _sources(kind, entry)}
    return render(request, "desk/record/office.html", shown)


def _entered(request: Any, form: Office, entry: Any, row: Affiliation | None) -> bool:
    said = dict(form.cleaned_data)
    person = said.pop("person", entry)
    said.setdefault("organisation", str(entry))
    try:
        request.record.affiliate(person.pk, **said, number=row.pk if row is not None else None)
    except GravamenError as error:
        form.add_error("quote" if said["quote"] and said["quote"][:20] in str(error) else None, str(error))
        return False
    return True


def _start(row: Affiliation) -> dict[str, Any]:
    found = {name: getattr(row, name) for name in ("role", "since", "until", "told_by")}
    found["organisation"] = row.organisation.name if row.organisation else ""
    cited = Citation.objects.filter(value__affiliation=row, value__held=True).select_related("passage").order_by("pk").first()
    if cited is not None:
        found |= {"report": f"R{cited.passage.report_id}", "quote": cited.passage.quote}
    return found


def _sources(kind: Kind, entry: Any) -> list[Any]:
    acts, _more = parties.acts_of(kind, entry.pk)
    return parties.sources_of(kind, entry.pk, acts)
