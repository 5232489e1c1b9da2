"""The list of organisations, and an organisation's page: names, branches, members, what was done to it and by it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django import forms
from django.db.models import Count, Q, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gravamen.casebook import lists
from gravamen.casebook.models import Affiliation, Involvement, Organisation
from gravamen.desk import words
from gravamen.desk.pages.record import cells, naming, offices, parties
from gravamen.desk.pages.record.acts import numbered
from gravamen.desk.pages.record.listing import Column, EdtfField, Filters, Listing, choice, labelled, show
from gravamen.names.named import Kind
from gravamen.terms import OrganisationKind

_MOST = 100  # members and branches shown; the lists have all


class OrganisationFilters(Filters):
    few = ("words", "kind", "case", "family", "part")

    words = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=300,
        help_text=_("or acronym, in any script"),
        widget=forms.TextInput(attrs={"type": "search", "data-key": "f"}),
    )
    kind = choice(_("Kind"), labelled(list(OrganisationKind)))
    case = choice(_("Case"))
    family = choice(_("Family of an act"))
    part = choice(_("Part"), [("victim", _("Victim")), ("perpetrator", _("Perpetrator"))])
    type = choice(_("Type of an act"))
    since = EdtfField(label=_("Act from"))
    until = EdtfField(label=_("Act until"))
    country = choice(_("Country"))
    part_of = numbered(Organisation.objects.only("name"), _("Part of"))

    def chosen(self) -> list[tuple[str, str, str]]:
        return [
            (name, label, str(self.wishes[name].name) if name == "part_of" else said) for name, label, said in super().chosen()
        ]


def told(rows: list[Any]) -> list[Any]:
    """With the organisation above, names, how many members, and how many acts name it as what."""
    prefetch_related_objects(rows, "part_of", "names")
    keys = [one.pk for one in rows]
    counted: dict[int, dict[str, Any]] = defaultdict(dict)
    for one in (
        Involvement.objects.filter(organisation__in=keys)
        .values("organisation")
        .annotate(
            suffered=Count("act", filter=Q(role="victim"), distinct=True),
            done=Count("act", filter=Q(role="perpetrator"), distinct=True),
        )
    ):
        counted[one["organisation"]] = dict(one)
    members = dict(
        Affiliation.objects.filter(organisation__in=keys).values_list("organisation").annotate(n=Count("person", distinct=True))
    )
    for row in rows:
        row.suffered, row.done = counted[row.pk].get("suffered", 0), counted[row.pk].get("done", 0)
        row.members = members.get(row.pk, 0)
    return rows


COLUMNS = (
    Column("name", _("Name"), lambda row: row.name, lambda row: cells.link("organisation", row.pk, row.name), sort=("name",)),
    Column("acronym", _("Acronym"), lambda row: row.acronym, sort=("acronym", "name")),
    Column("kind", _("Kind"), lambda row: words.label(row.kind), sort=("kind", "name")),
    Column("part_of", _("Part of"), lambda row: row.part_of.name if row.part_of else ""),
    Column("members", _("Persons"), cells.count(lambda row: row.members), numeric=True),
    Column("suffered", _("Acts suffered"), cells.count(lambda row: row.suffered), numeric=True),
    Column("done", _("Acts done"), cells.count(lambda row: row.done), numeric=True),
    Column(
        "others",
        _("Other names"),
        lambda row: cells.joined(dict.fromkeys(one.text for one in row.names.all() if one.text not in (row.name, row.acronym))),
        shown=False,
    ),
    Column(
        "number",
        pgettext_lazy("of an entry", "Number"),
        str,
        lambda row: cells.link("organisation", row.pk, str(row)),
        sort=("pk",),
        shown=False,
    ),
)
ORGANISATIONS = Listing(
    noun="organisations",
    title=_("Organisations"),
    help="desk/record/help/lists.html",
    form=OrganisationFilters,
    rows=lists.organisations,
    told=told,
    columns=COLUMNS,
    sort="name",
)


def organisations(request: HttpRequest) -> HttpResponse:
    return show(request, ORGANISATIONS)


def organisation(request: HttpRequest, number: int) -> HttpResponse:
    row = get_object_or_404(Organisation.objects.select_related("part_of"), pk=number)
    acts, more = parties.acts_of(Kind.ORGANISATION, number)
    members = offices.held(row.affiliations.order_by("person__name", "pk")[: _MOST + 1])
    parts = list(row.parts.order_by("name")[: _MOST + 1])
    return render(
        request,
        "desk/record/organisation.html",
        {
            "organisation": row,
            "names": parties.names_of(Kind.ORGANISATION, number, row.name),
            "languages": naming.LANGUAGES,
            "members": members[:_MOST],
            "more_members": len(members) > _MOST,
            "parts": parts[:_MOST],
            "more_parts": len(parts) > _MOST,
            "acts": acts,
            "more_acts": more,
            "against": parties.opposite(number, acts),
            "sources": parties.sources_of(Kind.ORGANISATION, number, acts),
            "apart": parties.apart_from(Kind.ORGANISATION, number),
            "kind": Kind.ORGANISATION,
            "entry": row,
        },
    )
