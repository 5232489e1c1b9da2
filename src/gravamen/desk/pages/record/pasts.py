"""The history of a thing: every change with what was before and after, who, when, why, and the way back where there is one."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gravamen.casebook.history import Difference, past
from gravamen.casebook.tracing import THINGS
from gravamen.desk import words

_PER_PAGE = 20
# fields that hold terms, not words
_TERMS = {"type", "certainty", "sex", "kind", "role", "standing", "state", "status", "act", "held"}


@dataclass(frozen=True, slots=True)
class Line:
    """One difference, for the page: what it is of, before and after."""

    label: str
    before: str
    after: str


def history(request: HttpRequest, noun: str, number: int) -> HttpResponse:
    """A page, or for a page of the thing itself its part."""
    if noun not in THINGS:
        raise Http404
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isdigit() else None
    found = past(noun, number, most=_PER_PAGE + 1, before=before)
    if not found and before is None:
        raise Http404
    template = "desk/record/_history.html" if request.headers.get("HX-Request") else "desk/record/history.html"
    return render(
        request,
        template,
        {
            "past": [(one, [_line(noun, said) for said in one.differences]) for one in found[:_PER_PAGE]],
            "more": len(found) > _PER_PAGE,
            "noun": noun,
            "number": number,
            "later": before,
        },
    )


def _line(noun: str, said: Difference) -> Line:
    """In the reader's words; a row that is not the thing's own says what it is."""
    parts = [] if said.table == noun and said.field else [words.label(said.table)]
    if said.field:
        parts.append(words.label(said.field))
    label = ", ".join(parts) + (f" ({said.of})" if said.of else "")
    return Line(label, _shown(said, said.before), _shown(said, said.after))


def _shown(said: Difference, value: str) -> str:
    field = said.field
    if said.table == "involvement" and not field:  # "victim: Person 3 (P3)"
        role, between, who = value.partition(": ")
        return f"{words.label(role)}{between}{who}"
    if field in _TERMS or value in ("yes", "no"):
        return words.label(value)
    return words.date(value) if field in ("date", "since", "until") else value
