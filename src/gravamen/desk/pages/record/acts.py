"""The list of acts: what was done, when, where, to whom, by whom."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from gravamen.casebook import lists
from gravamen.casebook.models import Event, Involvement, Organisation, Person, Report
from gravamen.desk import words
from gravamen.desk.pages.record import cells
from gravamen.desk.pages.record.listing import Column, EdtfField, Filters, Listing, choice, labelled, show
from gravamen.terms import ActType, Certainty


def numbered(rows: Any, label: Any) -> forms.ModelChoiceField[Any]:
    """A filter that a link sets, by a thing's number: it is shown only where it is set."""
    return forms.ModelChoiceField(rows, label=label, required=False, widget=forms.HiddenInput)


class ActFilters(Filters):
    few = ("words", "case", "family", "type", "since", "until")

    words = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=300,
        help_text=_("of places, grounds, names; in any script"),
        widget=forms.TextInput(attrs={"type": "search", "data-key": "f"}),
    )
    case = choice(_("Case"))
    family = choice(_("Family"))
    type = choice(_("Type"))
    since = EdtfField(label=pgettext_lazy("a date", "From"))
    until = EdtfField(label=_("Until"))
    country = choice(_("Country"))
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    role = choice(_("Part"), [("victim", _("Victim")), ("perpetrator", _("Perpetrator"))])
    standing = choice(_("Standing"), labelled(list(Involvement.Standing)))
    certainty = choice(_("Certainty"), labelled(list(Certainty)))
    state = choice(_("State"), [("verified", _("Verified")), ("awaits", _("Awaits a verifier"))])
    language = choice(_("Language of a report"))
    person = numbered(Person.objects.only("name"), _("Person"))
    organisation = numbered(Organisation.objects.only("name"), _("Organisation"))
    source = numbered(Report.objects.only("title"), _("Report"))
    event = numbered(Event.objects.only("title"), _("Event"))

    def chosen(self) -> list[tuple[str, str, str]]:
        named = {"person": "name", "organisation": "name", "source": "title", "event": "title"}
        return [
            (name, label, getattr(self.wishes[name], named[name]) if name in named else said)
            for name, label, said in super().chosen()
        ]


def told(rows: list[Any]) -> list[Any]:
    involved = Involvement.objects.select_related("person", "organisation").order_by("pk")
    prefetch_related_objects(rows, "case", "event", Prefetch("involvements", queryset=involved))
    return rows


def state(act: Any) -> str:
    return gettext("Awaits a verifier") if act.awaits else gettext("Verified")


def _state(act: Any) -> SafeString:
    return format_html('<span class="chip {}">{}</span>', "warn" if act.awaits else "good", state(act))


COLUMNS = (
    Column("date", _("Date"), lambda act: words.date(act.date), sort=("earliest",), html=lambda act: _date(act)),
    Column("type", _("Act"), lambda act: words.label(act.type), cells.act_link, sort=("type", "earliest")),
    Column("victims", _("Victims"), cells.parties("victim"), cells.parties_html("victim"), named=cells.parties_named("victim")),
    Column(
        "perpetrators",
        _("Perpetrators"),
        cells.parties("perpetrator"),
        cells.parties_html("perpetrator"),
        named=cells.parties_named("perpetrator"),
    ),
    Column("place", _("Place"), lambda act: act.place, sort=("place",)),
    Column(
        "case",
        _("Case"),
        lambda act: act.case.key,
        lambda act: cells.link("case", act.case.key, act.case.key),
        sort=("case", "earliest"),
        whole=True,
    ),
    Column("state", _("State"), state, _state, sort=("awaits", "earliest")),
    Column(
        "number",
        pgettext_lazy("of an entry", "Number"),
        str,
        lambda act: cells.link("act", act.pk, str(act)),
        sort=("pk",),
        shown=False,
    ),
    Column("family", _("Family"), lambda act: words.label(family_of(act)), shown=False),
    Column("certainty", _("Certainty"), lambda act: words.label(act.certainty), sort=("certainty",), shown=False),
    Column("edtf", _("Date (EDTF)"), lambda act: act.date, shown=False),
    Column("legal_basis", _("Legal basis"), lambda act: act.legal_basis, shown=False),
    Column("penalty", _("Penalty"), lambda act: act.penalty, shown=False),
    Column("ground", _("Ground or charge"), lambda act: act.ground, shown=False),
    Column("object", _("What was taken, refused or damaged"), lambda act: act.object, shown=False),
    Column("event", _("Event"), lambda act: act.event.title if act.event else "", sort=("event__title",), shown=False),
)


def _date(act: Any) -> SafeString:
    said = words.date(act.date)
    return format_html('<span class="nowrap">{}</span>' if len(said) < 20 else "{}", said or "–")


def family_of(act: Any) -> str:
    return str(ActType(act.type).family)


ACTS = Listing(
    noun="acts",
    title=_("Acts"),
    help="desk/record/help/lists.html",
    form=ActFilters,
    rows=lists.acts,
    told=told,
    columns=COLUMNS,
    sort="-date",
    choosable=True,
)


def acts(request: HttpRequest) -> HttpResponse:
    return show(request, ACTS)
