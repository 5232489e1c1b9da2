"""The form of a correction: every field of a proposal with its value, and the words of the report that say it.

In: what is proposed, and what somebody typed. Out: corrections as `gravamen.casebook.contents` takes them, of changed fields
only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from gravamen.casebook.contents import NUMBERS, PARTIES
from gravamen.casebook.models import Act, Case, Involvement, Person
from gravamen.desk import sentences, words
from gravamen.edtf import parse
from gravamen.errors import BadDate
from gravamen.terms import ActType, Certainty, Family, OrganisationKind

_PASSAGE = re.compile(r"(\d{1,9})-(\d{1,9})")
_BY_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")  # as much of Europe writes a day; no other order of digits is guessed
_LONG = 2000  # characters of a value
_ACTS_OFFERED = 200
Choices = list[tuple[str, str]]


def act_choices() -> list[tuple[str, Choices]]:
    """Types of acts under their families, as the record names them."""
    return [
        (str(words.FAMILIES[family]), [(str(one), words.label(one)) for one in ActType if one.family is family])
        for family in Family
    ]


def _terms(terms: Any, *, empty: bool = False) -> Choices:
    return [*([("", "—")] if empty else []), *((str(one), words.label(one)) for one in terms)]


def _kinds() -> Choices:
    return [("", "—"), *((str(one), words.organisation_kind(one)) for one in OrganisationKind)]


def _line(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=_LONG, **more)


class _Date(forms.CharField):
    def clean(self, value: Any) -> str:
        said = str(super().clean(value)).strip()
        if match := _BY_DAY.fullmatch(said):
            day, month, year = match.groups()
            said = f"{year}-{int(month):02}-{int(day):02}"
        if said:
            try:
                parse(said)
            except BadDate as error:
                raise forms.ValidationError(sentences.error(error)) from None
        return said


def _date() -> _Date:
    return _Date(
        label=gettext_lazy("Date"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("2021-02-16; a month: 2021-02; between two: 2021-02-16/2021-02-18; about: 2021-02~"),
    )


_OF_OFFICE = gettext_lazy("2019-05-17, 2019-05 or 2019; empty where nobody has said it")
_STILL = gettext_lazy("Empty where it is so to this day")


class ActForm(forms.Form):
    type = forms.ChoiceField(label=gettext_lazy("Type"), choices=act_choices)
    date = _date()
    place = _line(gettext_lazy("Place"))
    victim_count = forms.IntegerField(label=gettext_lazy("Number of victims"), required=False, min_value=0, max_value=10**8)
    penalty = _line(gettext_lazy("Penalty"))
    penalty_days = forms.IntegerField(label=gettext_lazy("Penalty in days"), required=False, min_value=0, max_value=10**5)
    legal_basis = _line(gettext_lazy("Legal basis"))
    object = _line(gettext_lazy("What was taken, refused or damaged"))
    ground = _line(gettext_lazy("Ground or charge"))
    told_by = _line(gettext_lazy("Told by"))
    certainty = forms.ChoiceField(label=gettext_lazy("Certainty"), choices=lambda: _terms(Certainty))


class PersonForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=_LONG)
    role = _line(gettext_lazy("Role"))
    affiliation = _line(gettext_lazy("Affiliation"))
    since = _Date(label=gettext_lazy("Since"), required=False, max_length=40, help_text=_OF_OFFICE)
    until = _Date(label=gettext_lazy("Until"), required=False, max_length=40, help_text=_STILL)
    sex = forms.ChoiceField(label=gettext_lazy("Sex"), required=False, choices=lambda: _terms(Person.Sex.values, empty=True))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        since, until = said.get("since"), said.get("until")
        if since and until and parse(until).latest < parse(since).earliest:
            self.add_error("until", gettext("It ends before it begins."))
        elif (since or until) and not (said.get("role") or said.get("affiliation")):
            self.add_error("role", gettext("Say what the person was, or in which organisation."))
        return said


class OrganisationForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=_LONG)
    acronym = forms.CharField(label=gettext_lazy("Acronym"), required=False, max_length=40)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False, choices=lambda: _kinds())
    part_of = _line(gettext_lazy("Part of"))


class CircumstanceForm(forms.Form):
    text = _line(
        gettext_lazy("A sentence for the letter"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Empty: the letter quotes the report's own words."),
    )
    date = _date()
    about = forms.ChoiceField(label=gettext_lazy("About the act"), required=False)


class DemandForm(forms.Form):
    text = _line(gettext_lazy("Text"), widget=forms.Textarea(attrs={"rows": 3}))


class PartyForm(forms.Form):
    """One victim or perpetrator: a person, an organisation, or a group in words."""

    what = forms.ChoiceField(label=gettext_lazy("What they are"), choices=lambda: _terms(("person", "organisation", "group")))
    name = forms.CharField(label=gettext_lazy("Name, or words for the group"), required=False, max_length=_LONG)
    number = forms.IntegerField(label=gettext_lazy("How many"), required=False, min_value=0, max_value=10**8)
    standing = forms.ChoiceField(
        label=gettext_lazy("Standing in the union"),
        required=False,
        choices=lambda: _terms(reversed(Involvement.Standing.values)),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = field.label  # four fields in a line leave no room for what is seen


PartySet = forms.formset_factory(PartyForm, extra=1, max_num=200)
_FORMS: dict[str, type[forms.Form]] = {
    "act": ActForm,
    "person": PersonForm,
    "organisation": OrganisationForm,
    "circumstance": CircumstanceForm,
    "demand": DemandForm,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A field for the template: with the passages it rests on now, and the one that was newly selected for it."""

    field: Any  # a bound field, None for parties
    name: str
    at: str
    chosen: str
    parties: Any = None  # a formset


class Correction:
    """A proposal's form. `content` is what it says now; `given` what was sent, None for a fresh form."""

    def __init__(
        self, kind: str, content: Mapping[str, Any], given: Any = None, *, name: str, case: Case | None = None
    ) -> None:
        self.kind, self.content, self._given = kind, content, given
        initial = {field: content.get(field) for field in _FORMS[kind].base_fields}
        self.form = _FORMS[kind](given, initial=initial, auto_id=f"{name}-%s")
        if kind == "act" and not content.get("type"):
            self.form.fields["type"].choices = [("", "—"), *act_choices()]  # type: ignore[attr-defined]
        if "about" in self.form.fields and case is not None:
            self.form.fields["about"].choices = _abouts(case)  # type: ignore[attr-defined]
        self.parties: dict[str, Any] = {}
        if kind == "act":
            for role in PARTIES:
                rows = [_row(one) for one in content.get(role) or ()]
                self.parties[role] = PartySet(given, initial=rows, prefix=role, auto_id=f"{name}-%s")

    def is_valid(self) -> bool:
        sound = [self.form.is_valid(), *(rows.is_valid() for rows in self.parties.values())]
        for field, chosen in self._chosen().items():
            if chosen is None:
                self.form.add_error(field if field in self.form.fields else None, gettext("Select the words once more."))
                return False
        return all(sound)

    def changes(self) -> dict[str, Any]:
        """What was changed, each with the passage that was selected for it."""
        found: dict[str, Any] = {}
        chosen = self._chosen()
        told = {**self.form.cleaned_data, **{role: _said(rows) for role, rows in self.parties.items()}}
        for field, value in told.items():
            if field == "about":
                value = int(value) if value else None
            now = self.content.get(field)
            if field in PARTIES:
                same = [_row(one) for one in value] == [_row(one) for one in now or ()]
            elif field in NUMBERS:
                same = value == now
            else:
                same = (value or None) == (now or None)
            if passage := chosen.get(field):
                found[field] = {"value": value or None, "passage": passage}
            elif not same:
                found[field] = value if field in NUMBERS else value or None
        return found

    def shown(self) -> Iterator[Shown]:
        """The fields in their order; those that the form does not show (parties) where a reader expects them."""
        passages = self.content.get("passages", {})
        for name in self.form.fields:
            if name == "date":
                yield from (self._parties(role, passages) for role in self.parties)
            yield Shown(self.form[name], name, _at(passages.get(name)), self._sent(name))

    def _parties(self, role: str, passages: Mapping[str, Any]) -> Shown:
        return Shown(None, role, _at(passages.get(role)), self._sent(role), self.parties[role])

    def _sent(self, field: str) -> str:
        return str(self._given.get(f"at-{field}", "")) if self._given else ""

    def _chosen(self) -> dict[str, tuple[int, int] | None]:
        """The passages newly selected, by field; None for one that is no passage."""
        found: dict[str, tuple[int, int] | None] = {}
        for field in (*self.form.fields, *self.parties):
            if sent := self._sent(field):
                match = _PASSAGE.fullmatch(sent)
                found[field] = (int(match[1]), int(match[2])) if match else None
        return found


def passage(sent: str) -> tuple[int, int] | None:
    """ "12-40" as (12, 40); None for anything else."""
    match = _PASSAGE.fullmatch(sent)
    return (int(match[1]), int(match[2])) if match else None


def _at(passages: Sequence[Sequence[int]] | None) -> str:
    return " ".join(f"{start}-{end}" for start, end in passages or ())


def _row(party: Mapping[str, Any]) -> dict[str, Any]:
    what = next((one for one in ("person", "organisation", "group") if party.get(one)), "group")
    return {
        "what": what,
        "name": party.get(what, ""),
        "number": party.get("number"),
        "standing": party.get("standing") or "unknown",
    }


def _said(rows: Any) -> list[dict[str, Any]]:
    found = []
    for row in rows.cleaned_data:
        if row.get("name", "").strip():
            number = row.get("number") if row["what"] == "group" else None
            found.append({row["what"]: row["name"].strip(), "number": number, "standing": row.get("standing") or "unknown"})
    return found


def _abouts(case: Case) -> Choices:
    acts = Act.objects.filter(case=case).order_by("-pk")[:_ACTS_OFFERED]
    return [("", "—"), *((str(one.pk), f"A{one.pk} {words.label(one.type)} {words.date(one.date)}".strip()) for one in acts)]
