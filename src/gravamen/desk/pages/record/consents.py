"""What a person agreed to have shown of them: on their page, noted and withdrawn.

In: a person's page and what an officer notes. Out: changes through the services, each with its way back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gravamen.casebook.consents import UNASKED, answers
from gravamen.casebook.errors import BadValue
from gravamen.casebook.models import Consent, Person
from gravamen.desk import notices, words
from gravamen.desk.models import Typed
from gravamen.terms import Shown, Use

_FORM = "consent-person"


@dataclass(frozen=True, slots=True)
class Said:
    """One use: what they said of it, or what is shown because nobody asked."""

    use: Use
    answer: Consent | None
    unasked: Shown


class Answer(forms.Form):
    use = forms.ChoiceField(label=_("For whom"), choices=[(one, words.USES[one]) for one in Use])
    shown = forms.ChoiceField(label=_("How much is shown"), choices=[(one, words.SHOWN[one]) for one in Shown])
    agreed_by = forms.CharField(
        label=_("Who said so"), max_length=300, help_text=_("They themselves, their lawyer, their union")
    )
    how = forms.CharField(label=_("How"), max_length=300, help_text=_("By telephone, in writing"))
    given = forms.DateField(label=_("On"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    risk = forms.CharField(label=_("What they risk"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


def answers_of(person: Person) -> list[Said]:
    today = words.today()
    return [Said(use, answers([person.pk], use, today).get(person.pk), UNASKED[use]) for use in Use]


@require_POST
def consent(request: Any, number: int) -> HttpResponse:
    """Note an answer."""
    person = get_object_or_404(Person, pk=number)
    form = Answer(request.POST)
    if not form.is_valid():
        faults = " ".join(str(fault) for faults in form.errors.values() for fault in faults)
        raise BadValue(gettext("The answer could not be noted."), faults)
    said = form.cleaned_data
    given = {name: said[name] for name in ("agreed_by", "how", "given", "risk")}
    request.record.consent(number, Use(said["use"]), Shown(said["shown"]), **given)
    Typed.objects.filter(officer=request.user, form=_FORM).delete()
    notices.done(request, gettext("Noted what %(name)s agreed to.") % {"name": person.name})
    return redirect("person", number)


@require_POST
def withdraw(request: Any, number: int) -> HttpResponse:
    row = request.record.withdraw(number, words.today())
    notices.done(request, gettext("The consent is withdrawn."))
    return redirect("person", row.person_id)
