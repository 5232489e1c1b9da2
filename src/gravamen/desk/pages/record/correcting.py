"""The form that corrects one value of an act: the value as its field wants it, and the words of a report that say it.

In: an act, a field, what was typed. Out: a change as the services take it. A value without words that say it is not taken: the
record holds nothing without a source.
"""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from gravamen.casebook import contents
from gravamen.casebook.models import Act, Citation, Report
from gravamen.desk import sentences, words
from gravamen.desk.pages.record.cells import involved
from gravamen.desk.pages.record.listing import labelled
from gravamen.edtf import parse
from gravamen.errors import BadDate, GravamenError
from gravamen.terms import ActType, Certainty

_BLANK_ROWS = 2  # for parties that are missing yet
_KINDS = (("person", _("Person")), ("organisation", _("Organisation")), ("group", _("Group, in words")))
_WIDER = 12  # words by which a quote is widened on either side, so that it stands once in its report
_CHOICES = {"type": ActType, "certainty": Certainty}


class Correction(forms.Form):
    """One value. Parties have a row each: kind, name, number, standing."""

    report = forms.ModelChoiceField(Report.objects.none(), label=_("Report that says it"))
    quote = forms.CharField(
        label=_("Words of the report that say it"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Copied from the report, as many as make them unique there."),
    )

    def __init__(self, act: Act, field: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", "auto_id": "correct-%s", **options})
        self.field_name = field
        self.rows: list[dict[str, Any]] = []
        chosen: Any = self.fields["report"]
        chosen.queryset = Report.objects.filter(receipts__case=act.case_id, text__isnull=False).distinct().only("title", "text")
        chosen.label_from_instance = lambda report: f"{report}: {report.title}"
        if field in contents.PARTIES:
            self._rows(act)
        else:
            self.fields = {"value": _value(field), **self.fields}

    def _rows(self, act: Act) -> None:
        held = [_party(one) for one in involved(self.field_name[:-1])(act)]
        count = len(held) + _BLANK_ROWS
        if self.is_bound:
            held = []
            count = max(1, min(200, int(self.data.get("rows") or count)))
        for at in range(count):
            given = held[at] if at < len(held) else {}
            fields = {
                f"kind-{at}": forms.ChoiceField(choices=_KINDS, label=_("Kind"), initial=given.get("kind", "person")),
                f"name-{at}": forms.CharField(label=_("Name"), required=False, max_length=500, initial=given.get("name", "")),
                f"number-{at}": forms.IntegerField(
                    label=pgettext_lazy("how many", "Number"), required=False, min_value=0, initial=given.get("number")
                ),
                f"standing-{at}": forms.ChoiceField(
                    label=_("Standing"),
                    choices=labelled(["unknown", "member", "officer"]),
                    initial=given.get("standing", "unknown"),
                    required=False,
                ),
            }
            self.fields.update(fields)
        self.rows = [{name: self[f"{name}-{at}"] for name in ("kind", "name", "number", "standing")} for at in range(count)]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        report, quote = found.get("report"), found.get("quote")
        if report is not None and quote:
            try:
                contents.find(quote, report.text or "")
            except GravamenError as error:
                self.add_error("quote", sentences.error(error))
        if self.field_name in contents.PARTIES and not self.errors and not self._parties():
            self.add_error(None, gettext("Name one at least."))
        return found

    def clean_value(self) -> Any:
        value = self.cleaned_data["value"]
        if self.field_name == "date" and value:
            try:
                parse(value)
            except BadDate as error:
                raise forms.ValidationError(sentences.error(error)) from None
        return value

    def change(self) -> dict[str, Any]:
        """As `Record.correct_act` takes it."""
        value = self._parties() if self.field_name in contents.PARTIES else self.cleaned_data["value"]
        return {"value": value, "quote": self.cleaned_data["quote"]}

    def blame(self, error: GravamenError) -> None:
        """An error of the services stands at the value."""
        self.add_error(None if self.field_name in contents.PARTIES else "value", sentences.error(error))

    def _parties(self) -> list[dict[str, Any]]:
        found = []
        for at in range(len(self.rows)):
            if name := (self.cleaned_data.get(f"name-{at}") or "").strip():
                kind, number = self.cleaned_data[f"kind-{at}"], self.cleaned_data.get(f"number-{at}")
                standing = self.cleaned_data.get(f"standing-{at}") or "unknown"
                found.append({kind: name, "number": number, "standing": standing})
        return found


def start(act: Act, field: str) -> dict[str, Any]:
    """What the form begins with: the value, and the words that it rests on now."""
    value = getattr(act, field, None) if field not in contents.PARTIES else None
    found: dict[str, Any] = {"value": value}
    cited = Citation.objects.filter(value__act=act.pk, value__held=True).select_related("passage__report").order_by("pk")
    citation = cited.filter(value__field=field).first() or cited.filter(value__field="act").first()
    if citation is not None:
        passage = citation.passage
        found |= {"report": passage.report_id, "quote": unique(passage.report.text or "", passage.start, passage.end)}
    return found


def unique(text: str, start: int, end: int) -> str:
    """The quote, widened word by word until it stands once in the text."""
    for _wider in range(_WIDER):
        quote = text[start:end]
        try:
            contents.find(quote, text)
        except GravamenError:
            before = re.search(r"\S+\s*$", text[:start])
            after = re.match(r"\s*\S+", text[end:])
            start = before.start() if before else start
            end += after.end() if after else 0
        else:
            return quote
    return text[start:end]


def _value(field: str) -> forms.Field:
    label = words.label(field)
    if field in _CHOICES:
        return forms.ChoiceField(label=label, choices=labelled(list(_CHOICES[field])))
    if field in contents.NUMBERS:
        return forms.IntegerField(label=label, min_value=0, required=False)
    helps = _("2021-02-16, 2021-02, 2021 or 2020-08/2020-09; with ? uncertain, with ~ about") if field == "date" else ""
    return forms.CharField(label=label, required=False, max_length=2000, help_text=helps)


def _party(one: Any) -> dict[str, Any]:
    if one.person is not None:
        kind, name = "person", one.person.name
    elif one.organisation is not None:
        kind, name = "organisation", one.organisation.name
    else:
        kind, name = "group", one.group
    return {"kind": kind, "name": name, "number": one.number, "standing": one.standing}
