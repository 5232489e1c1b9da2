"""Who writes: the organisation as its letters show it. One change of the record, by its administrator."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext, gettext_lazy

from gravamen.casebook.models import Profile
from gravamen.desk import notices

_LISTS = ("address", "contact", "officers", "affiliates")  # a line each


def _lines(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=20_000, help_text=help_text, widget=forms.Textarea(attrs={"rows": 4})
    )


class Letterhead(forms.Form):
    """The fields of `gravamen.drafting.facts.Profile`."""

    name = forms.CharField(label=gettext_lazy("Name of the organisation"), max_length=300)
    description = forms.CharField(
        label=gettext_lazy("What it is, as a clause after its name"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("“which represents more than fifty million workers in …”"),
    )
    represents = forms.CharField(label=gettext_lazy("Whom it represents"), required=False, max_length=500)
    address = _lines(gettext_lazy("Address"), gettext_lazy("A line each."))
    city = forms.CharField(label=gettext_lazy("City that letters are dated from"), required=False, max_length=200)
    contact = _lines(gettext_lazy("Telephone, web"), gettext_lazy("A line each."))
    email = forms.EmailField(label=gettext_lazy("E-mail address"), required=False)
    officers = _lines(gettext_lazy("Officers in the letterhead"), gettext_lazy("“President: …”, a line each."))
    signatory = forms.CharField(label=gettext_lazy("Who signs"), required=False, max_length=200)
    signatory_role = forms.CharField(label=gettext_lazy("As what"), required=False, max_length=200)
    affiliates = _lines(gettext_lazy("Affiliates"), gettext_lazy("Names or acronyms, a line each."))


def letterhead(request: Any) -> HttpResponse:
    request.role.must("profile")
    row = Profile.objects.first()
    kept: dict[str, Any] = dict(row.content) if row else {}
    initial = {name: "\n".join(value) if name in _LISTS else value for name, value in kept.items()}
    form = Letterhead(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        request.record.set_profile({**kept, **_content(form.cleaned_data)})
        request.user.typed.filter(form="letterhead").delete()
        notices.done(request, gettext("Letters are written in this name from now on."))
        return redirect("letterhead")
    return render(request, "desk/administration/letterhead.html", {"form": form})


def _content(given: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in given.items():
        if name in _LISTS:
            found[name] = [line.strip() for line in value.splitlines() if line.strip()]
        else:
            found[name] = value.strip()
    return found


urlpatterns = [path("letterhead/", letterhead, name="letterhead")]
