"""The list of persons, and a person's page: all names, what they were where, what happened to them, who they may be as well."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django import forms
from django.db.models import Count, Max, Q, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gravamen.casebook import detained, lists
from gravamen.casebook.models import Affiliation, Involvement, Organisation, Person
from gravamen.casebook.outgoing import Naming
from gravamen.desk import words
from gravamen.desk.pages.pictures import saying
from gravamen.desk.pages.record import cells, consents, naming, offices, parties
from gravamen.desk.pages.record.acts import numbered
from gravamen.desk.pages.record.listing import Column, EdtfField, Filters, Listing, choice, labelled, show
from gravamen.names.named import Kind
from gravamen.terms import Shown


class PersonFilters(Filters):
    few = ("words", "case", "family", "type", "part")

    words = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=300,
        help_text=_("in any script or spelling"),
        widget=forms.TextInput(attrs={"type": "search", "data-key": "f"}),
    )
    case = choice(_("Case"))
    family = choice(_("Family of an act"))
    type = choice(_("Type of an act"))
    part = choice(_("Part"), [("victim", _("Victim")), ("perpetrator", _("Perpetrator"))])
    since = EdtfField(label=_("Act from"))
    until = EdtfField(label=_("Act until"))
    country = choice(_("Country"))
    position = forms.CharField(label=_("Role"), required=False, max_length=200)
    standing = choice(_("Standing"), labelled(list(Involvement.Standing)))
    sex = choice(_("Sex"), labelled(list(Person.Sex)))
    detained = forms.BooleanField(label=_("Was detained"), required=False)
    organisation = numbered(Organisation.objects.only("name"), _("Organisation"))

    def chosen(self) -> list[tuple[str, str, str]]:
        return [
            (name, label, str(self.wishes[name].name) if name == "organisation" else said)
            for name, label, said in super().chosen()
        ]


def told(rows: list[Any]) -> list[Any]:
    """With names, affiliations, and how many acts name them, as what, until when."""
    prefetch_related_objects(rows, "names", "affiliations__organisation")
    counted: dict[int, dict[str, Any]] = defaultdict(dict)
    involved = Involvement.objects.filter(person__in=[one.pk for one in rows]).values("person")
    for one in involved.annotate(
        suffered=Count("act", filter=Q(role="victim"), distinct=True),
        done=Count("act", filter=Q(role="perpetrator"), distinct=True),
        last=Max("act__earliest"),
    ):
        counted[one["person"]] = dict(one)
    for row in rows:
        row.suffered, row.done = counted[row.pk].get("suffered", 0), counted[row.pk].get("done", 0)
        row.last = counted[row.pk].get("last")
    return rows


def others(row: Any) -> str:
    """The names besides the one that letters use."""
    return cells.joined(dict.fromkeys(one.text for one in row.names.all() if one.text != row.name))


def place(one: Affiliation) -> str:
    body = (one.organisation.acronym or one.organisation.name) if one.organisation else ""
    said = ", ".join(said for said in (one.role, body) if said)
    return f"{said} ({one.since or '…'} – {one.until or '…'})" if one.since or one.until else said


def position(row: Any) -> str:
    return "; ".join(place(one) for one in row.affiliations.all())


def _named(row: Any, naming: Naming) -> str:
    return naming.person(row.pk, row.name)


def _others_named(row: Any, naming: Naming) -> str:
    return others(row) if naming.shown(row.pk) is Shown.NAME else ""


def _position_named(row: Any, naming: Naming) -> str:
    return "" if naming.shown(row.pk) is Shown.NOTHING else naming.text(position(row))


COLUMNS = (
    Column(
        "name",
        _("Name"),
        lambda row: row.name,
        lambda row: cells.link("person", row.pk, row.name),
        sort=("name",),
        named=_named,
    ),
    Column("others", _("Other names"), others, named=_others_named),
    Column("position", _("Role and organisation"), position, named=_position_named),
    Column("suffered", _("Acts suffered"), cells.count(lambda row: row.suffered), numeric=True),
    Column("done", _("Acts done"), cells.count(lambda row: row.done), numeric=True),
    Column("last", _("Last act"), lambda row: words.date(row.last.isoformat()) if row.last else "", whole=True),
    Column("sex", _("Sex"), lambda row: words.label(row.sex) if row.sex else "", sort=("sex", "name"), shown=False),
    Column(
        "number",
        pgettext_lazy("of an entry", "Number"),
        str,
        lambda row: cells.link("person", row.pk, str(row)),
        sort=("pk",),
        shown=False,
    ),
)
PERSONS = Listing(
    noun="persons",
    title=_("Persons"),
    help="desk/record/help/lists.html",
    form=PersonFilters,
    rows=lists.persons,
    told=told,
    columns=COLUMNS,
    sort="name",
)


def persons(request: HttpRequest) -> HttpResponse:
    return show(request, PERSONS)


def person(request: HttpRequest, number: int) -> HttpResponse:
    row = get_object_or_404(Person, pk=number)
    acts, more = parties.acts_of(Kind.PERSON, number)
    held = offices.held(row.affiliations.order_by("pk"))
    return render(
        request,
        "desk/record/person.html",
        {
            "person": row,
            "names": parties.names_of(Kind.PERSON, number, row.name),
            "offices": held,
            "later_turns": offices.into_line(acts, held),
            "languages": naming.LANGUAGES,
            "sexes": Person.Sex.values,
            "acts": acts,
            "more_acts": more,
            "detentions": [(one, saying.state(one.state)) for one in detained.of_person(number, words.today())],
            "consents": consents.answers_of(row),
            "asking": consents.Answer(initial={"given": words.today()}),
            "sources": parties.sources_of(Kind.PERSON, number, acts),
            "apart": parties.apart_from(Kind.PERSON, number),
            "kind": Kind.PERSON,
            "entry": row,
        },
    )
