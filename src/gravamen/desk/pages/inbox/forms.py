"""Where files belong: a case that is there or a new one, and who sent them."""

from __future__ import annotations

import datetime
import re
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from gravamen import countries
from gravamen.casebook.models import Case
from gravamen.casebook.services import Record
from gravamen.countries import UnknownCountry
from gravamen.desk import sentences, words
from gravamen.errors import GravamenError

NEW = "new"


class Belonging(forms.Form):
    """A case, or what a new one is called; the source; the day. `text` is a pasted report."""

    case = forms.ChoiceField(label=gettext_lazy("Case"))
    title = forms.CharField(
        label=gettext_lazy("Title of the new case"), required=False, max_length=300, widget=forms.TextInput()
    )
    country = forms.CharField(
        label=gettext_lazy("Country"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"list": "countries", "autocomplete": "off"}),
        help_text=gettext_lazy("Type the first letters."),
    )
    key = forms.CharField(
        label=gettext_lazy("Short name"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy("Small letters, digits, hyphens. Left empty, it is made of country and year."),
    )
    source = forms.CharField(
        label=gettext_lazy("Who sent it"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("For e-mails the sender is taken where this is empty."),
    )
    received = forms.DateField(
        label=gettext_lazy("Received on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *given: Any, last: str = "", **more: Any) -> None:
        super().__init__(*given, **more)
        known = [(case.key, f"{case.title} ({case.key})") for case in Case.objects.order_by("-pk")]
        field: Any = self.fields["case"]
        field.choices = [*known, (NEW, gettext("A new case…"))]
        self.initial.setdefault("case", last if last in dict(known) else known[0][0] if known else NEW)
        self.initial.setdefault("received", words.today())

    def clean_received(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["received"] or words.today()
        if day > words.today():
            raise forms.ValidationError(gettext("That day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("case") != NEW:
            return given
        if not given.get("title"):
            self.add_error("title", gettext("Say what the new case is called."))
        code = _code(given.get("country") or "")
        if code is None:
            self.add_error("country", gettext("No country has that name. Take one from the list."))
            return given
        given["country"] = code
        given["key"] = given.get("key") or _free_key(code)
        if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", given["key"]):
            self.add_error("key", gettext("Write it in small letters, digits and hyphens: belarus-2021."))
        elif Case.objects.filter(key=given["key"]).exists():
            self.add_error("key", gettext("There is a case of that name already."))
        return given

    def belongs_to(self, record: Record) -> Case | None:
        """The case; made where it is new. None where the record would not have it: the form then says why."""
        given = self.cleaned_data
        if given["case"] != NEW:
            return Case.objects.get(key=given["case"])
        try:
            return record.open_case(given["key"], given["title"], given["country"])
        except GravamenError as error:
            self.add_error(None, sentences.error(error))
            return None


class Giving(Belonging):
    text = forms.CharField(
        label=gettext_lazy("Or paste a text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5_000_000,
    )


def _code(said: str) -> str | None:
    said = said.strip()
    try:
        return countries.country(said).code
    except UnknownCountry:
        return countries.find(said) or countries.find(f"the {said}")


def _free_key(code: str) -> str:
    """ "belarus-2026", or the next that is free."""
    name = re.sub(r"[^a-z]+", "-", countries.country(code).name.removeprefix("the ").casefold()).strip("-") or code.lower()
    key = f"{name}-{words.today().year}"
    taken = set(Case.objects.filter(key__startswith=key).values_list("key", flat=True))
    return next(one for one in (key, *(f"{key}-{number}" for number in range(2, 10_000))) if one not in taken)
