"""The letter's editor: the letter as it will read, and what an officer does to its sentences.

In: a case's key, and one edit at a time. Out: the page, or the letter's part of it. A letter that nobody has edited yet is the
bare draft; the first edit begins it.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from gravamen.casebook import letters, queries
from gravamen.casebook.earlier import went_out
from gravamen.casebook.models import Act, Case, Intervention, Passage, Report
from gravamen.desk import notices, sentences
from gravamen.desk.models import Typed
from gravamen.desk.pages.letters.chosen import Chosen, Matter, chosen
from gravamen.desk.pages.letters.doing import EDITS
from gravamen.desk.pages.letters.shown import Showing, slug
from gravamen.drafting.documents.kinds import kind as kind_of
from gravamen.drafting.edits import HEAD, NoSentence
from gravamen.drafting.framed import FROM_THE_RIGHT
from gravamen.drafting.stepping import step
from gravamen.terms import Use

_MOST_ACTS = 300  # offered to choose from
_MOST_PASSAGES = 300  # offered to choose from; any other is cited by its words


class Head(forms.Form):
    """To whom, what about, on which day."""

    name = forms.CharField(label=gettext_lazy("Addressee"), max_length=200)
    role = forms.CharField(label=gettext_lazy("Office"), max_length=200, required=False)
    body = forms.CharField(label=gettext_lazy("Body"), max_length=200, required=False)
    use = forms.ChoiceField(
        label=gettext_lazy("For whom it is"),
        choices=[
            (Use.ILO, gettext_lazy("The ILO, which sends a complaint on to the government")),
            (Use.GOVERNMENT, gettext_lazy("A government")),
            (Use.PRESS, gettext_lazy("The press")),
            (Use.PUBLIC, gettext_lazy("The public")),
        ],
        help_text=gettext_lazy("Each person is named only as far as they agreed to for this use."),
    )
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=300)
    dated = forms.DateField(label=gettext_lazy("Date"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


@require_GET
def letter(request: HttpRequest, key: str) -> HttpResponse:
    """The whole page."""
    case, which = queries.case(key), chosen(request)
    if _nothing_before(case, which):
        return render(request, "desk/letters/letter.html", {"case": case, "empty": True, "unsent": True, **which.told()})
    shown = sheet(case, which)
    return render(request, "desk/letters/letter.html", shown | _asked(request, case, shown["showing"], which))


@require_GET
def sentence(request: HttpRequest, key: str) -> HttpResponse:
    """What can be done with one sentence: a part of the page, below its paragraph."""
    case, which = queries.case(key), chosen(request)
    showing = Showing(which.written(case, which.row(case)))
    more = {"case": case, "document": showing.letter.document, **which.told()}
    return render(request, "desk/letters/_sentence.html", more | _asked(request, case, showing, which))


@require_GET
def news(request: HttpRequest, key: str) -> HttpResponse:
    """Whether somebody else changed the letter since it was shown."""
    which = chosen(request)
    if stamp(which.row(queries.case(key))) == request.GET.get("seen"):
        return HttpResponse(status=204)
    return render(request, "desk/letters/_changed.html", {"key": key, **which.told()})


@require_POST
def edit(request: Any, key: str) -> HttpResponse:
    """One edit; the letter is shown anew, the sentence still in its place under the keys."""
    case, which = queries.case(key), chosen(request)
    what, at = request.POST.get("do", ""), request.POST.get("at", "")
    if what not in EDITS:
        raise Http404
    row = which.begin(request, case)
    try:
        said, at = EDITS[what](request, row, at)
    except NoSentence as error:
        return _answer(request, case, which, at, {"error": sentences.error(error), "adding": what == "add"}, status=422)
    if what in ("rewrite", "add"):
        Typed.objects.filter(officer=request.user, form=form_name(case, request.POST.get("at", ""), what, which)).delete()
    notices.done(request, said)
    return _answer(request, case, which, at)


@require_POST
def head(request: Any, key: str) -> HttpResponse:
    """To whom the letter goes, its subject and its day."""
    case, which = queries.case(key), chosen(request)
    form = Head(request.POST)
    if not form.is_valid():
        return render(request, "desk/letters/letter.html", sheet(case, which) | {"head": form, "heading": True}, status=422)
    row = which.begin(request, case)
    day = form.cleaned_data["dated"]
    drafted = letters.letter(case, None, day, kind=row.type, language=row.language, matter=row.matter)
    given = {name: str(form.cleaned_data.get(name, "") or "") for name in HEAD}
    to = drafted.draft.addressee
    as_drafted = {
        "use": kind_of(row.type).use,
        "name": to.name,
        "role": to.role,
        "body": to.body,
        "subject": drafted.draft.subject,
    }
    given = {name: value for name, value in given.items() if value != as_drafted.get(name, "")}
    seen = json.loads(request.POST.get("seen") or "{}")
    request.record.address(row.pk, given, form.cleaned_data["dated"], seen or _head_of(row))
    notices.done(request, gettext("The head of the letter is changed."))
    return redirect(address(case, which))


@require_POST
def matter(request: Any, key: str) -> HttpResponse:
    """What the document asks for beside the facts."""
    case, which = queries.case(key), chosen(request)
    row = which.row(case)
    form = Matter(request.POST, case=case, kind=kind_of(which.kind), matter=row.matter if row else {})
    if not form.is_valid():
        return render(request, "desk/letters/letter.html", sheet(case, which) | {"matter": form, "asking": True}, status=422)
    request.record.say_matter(which.begin(request, case).pk, form.matter())
    notices.done(request, gettext("The document says so."))
    return redirect(address(case, which))


@require_POST
def drop(request: Any, key: str) -> HttpResponse:
    """Give up what is being written; the notice brings it back."""
    case, which = queries.case(key), chosen(request)
    row = which.row(case)
    if row is None:
        raise Http404
    request.record.drop_letter(row.pk)
    notices.done(request, gettext("The letter is given up, with what was changed in it."))
    return redirect("case", case.key)


def address(case: Case, which: Chosen) -> str:
    """The address of a document's editor."""
    page = reverse("letter", args=[case.key])
    return f"{page}?{which.query}" if which.query else page


def _nothing_before(case: Case, which: Chosen) -> bool:
    """Whether what has changed is asked for where no letter went out."""
    return "freed" in kind_of(which.kind).parts and not went_out(case).exists()


def sheet(case: Case, which: Chosen) -> dict[str, Any]:
    """The letter for the templates."""
    row = which.row(case)
    written = which.written(case, row)
    showing = Showing(written)
    to = written.document.addressee
    asks = Matter(None, case=case, kind=kind_of(which.kind), matter=row.matter if row else {})
    return {
        **which.told(),
        "case": case,
        "row": row,
        "matter": asks if asks.fields else None,
        "others": case.interventions.filter(status=letters.WORKING).exclude(pk=row.pk if row else 0).order_by("pk"),
        "letter": written,
        "document": written.document,
        "written": "rtl" if written.document.language in FROM_THE_RIGHT else "ltr",
        "salutation": showing.salutation(),
        "parts": showing.parts(),
        "left_out": showing.left_out(),
        "stamp": stamp(row),
        "empty": not written.brief.acts and "freed" not in kind_of(which.kind).parts,
        "before": case.interventions.filter(status__in=letters.FROZEN, type=which.kind).order_by("-pk").first(),
        "dated": written.brief.written_on,
        "head_seen": json.dumps(_head_of(row)) if row is not None else "",
        "head": Head(
            initial={
                "name": to.name,
                "role": to.role,
                "body": to.body,
                "email": to.email,
                "use": written.use,
                "subject": written.document.subject,
                "dated": written.brief.written_on,
            }
        ),
        "showing": showing,
    }


def stamp(row: Intervention | None) -> str:
    """What tells whether a letter was edited since: a hash of its edits and its day."""
    if row is None:
        return "draft"
    return hashlib.sha256(json.dumps([row.pk, row.edits, row.dated.isoformat()], sort_keys=True).encode()).hexdigest()[:16]


def form_name(case: Case, key: str, what: str, which: Chosen) -> str:
    """Under which name what is typed for a sentence is kept."""
    return f"{which.kind}-{which.language}-{case.pk}-{what}-{slug(key)}"[:120]


def _head_of(row: Intervention) -> dict[str, str]:
    kept = row.edits.get("head", {})
    return {**{name: kept.get(name, "") for name in HEAD}, "dated": row.dated.isoformat()}


def _asked(request: HttpRequest, case: Case, showing: Showing, which: Chosen, at: str = "") -> dict[str, Any]:
    """The sentence that the request is about, with what can be done to it."""
    key = at or request.GET.get("at", "")
    one = showing.of_key(key) if key else None
    if one is None:
        return {"at": ""}
    adding, document = bool(request.GET.get("add")), showing.letter.document
    return {
        "at": key,
        "one": one,
        "adding": adding,
        "up": step(document, key, up=True),
        "down": step(document, key, up=False),
        "rewriting": form_name(case, key, "rewrite", which),
        "adding_form": form_name(case, key, "add", which),
        "passages": _passages(case),
        "acts": Act.objects.filter(case=case).order_by("pk").only("type", "date")[:_MOST_ACTS],
        "reports": Report.objects.filter(receipts__case=case).distinct().order_by("pk").only("title"),
    }


def _passages(case: Case) -> list[Passage]:
    """Passages that the case's acts and circumstances rest on."""
    of = Passage.objects.filter(report__receipts__case=case).distinct().select_related("report")
    return list(of.order_by("report_id", "start").only("quote", "page", "start", "report__title")[:_MOST_PASSAGES])


def _answer(
    request: HttpRequest, case: Case, which: Chosen, at: str, more: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    shown = sheet(case, which)
    if more:  # the form again, with what is wrong and what was typed
        shown |= _asked(request, case, shown["showing"], which, at) | {"typed": request.POST} | more
    if not getattr(request, "htmx", False):
        if more:
            return render(request, "desk/letters/letter.html", shown, status=status)
        return redirect(f"{address(case, which)}#s-{slug(at)}")
    if more:
        response = render(request, "desk/letters/_sentence.html", shown, status=status)
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#sentence", "outerHTML"
        return response
    response = render(request, "desk/letters/_sheet.html", shown | {"focus": slug(at), "swapped": True})
    response.headers["HX-Trigger"] = "letter-changed"
    return response
