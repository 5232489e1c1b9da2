"""The letter's editor: the letter as it will read, and what an officer does to its sentences.

In: a case's key, and one edit at a time. Out: the page, or the letter's part of it. A letter that nobody has edited yet is the
bare draft; the first edit begins it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from gravamen.casebook import letters, queries
from gravamen.casebook.letters import Letter
from gravamen.casebook.models import Case, Intervention, Passage, Report
from gravamen.desk import notices, words
from gravamen.desk.models import Typed
from gravamen.desk.pages.letters.shown import Showing, slug
from gravamen.drafting.edits import BREAK, HEAD, NoSentence
from gravamen.drafting.facts import Evidence
from gravamen.drafting.stepping import step
from gravamen.errors import GravamenError
from gravamen.terms import Use

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
    case = queries.case(key)
    shown = sheet(case)
    return render(request, "desk/letters/letter.html", shown | _asked(request, case, shown["showing"]))


@require_GET
def sentence(request: HttpRequest, key: str) -> HttpResponse:
    """What can be done with one sentence: a part of the page, below its paragraph."""
    case = queries.case(key)
    showing = Showing(letters.letter(case, letters.working(case), words.today()))
    return render(request, "desk/letters/_sentence.html", {"case": case} | _asked(request, case, showing))


@require_GET
def news(request: HttpRequest, key: str) -> HttpResponse:
    """Whether somebody else changed the letter since it was shown."""
    row = letters.working(queries.case(key))
    if stamp(row) == request.GET.get("seen"):
        return HttpResponse(status=204)
    return render(request, "desk/letters/_changed.html", {"key": key})


@require_POST
def edit(request: Any, key: str) -> HttpResponse:
    """One edit; the letter is shown anew, the sentence still in its place under the keys."""
    case = queries.case(key)
    what, at = request.POST.get("do", ""), request.POST.get("at", "")
    if what not in _EDITS:
        raise Http404
    row = letters.working(case) or request.record.begin_letter(case)
    try:
        said, at = _EDITS[what](request, row, at)
    except NoSentence as error:
        return _answer(request, case, at, {"error": str(error), "adding": what == "add"}, status=422)
    if what in ("rewrite", "add"):
        Typed.objects.filter(officer=request.user, form=form_name(case, request.POST.get("at", ""), what)).delete()
    notices.done(request, said)
    return _answer(request, case, at)


@require_POST
def head(request: Any, key: str) -> HttpResponse:
    """To whom the letter goes, its subject and its day."""
    case = queries.case(key)
    form = Head(request.POST)
    if not form.is_valid():
        return render(request, "desk/letters/letter.html", sheet(case) | {"head": form, "heading": True}, status=422)
    row = letters.working(case) or request.record.begin_letter(case)
    drafted = letters.letter(case, None, form.cleaned_data["dated"])
    given = {name: str(form.cleaned_data.get(name, "") or "") for name in HEAD}
    to = drafted.draft.addressee
    as_drafted = {"use": Use.ILO, "name": to.name, "role": to.role, "body": to.body, "subject": drafted.draft.subject}
    given = {name: value for name, value in given.items() if value != as_drafted.get(name, "")}
    seen = json.loads(request.POST.get("seen") or "{}")
    request.record.address(row.pk, given, form.cleaned_data["dated"], seen or _head_of(row))
    notices.done(request, gettext("The head of the letter is changed."))
    return redirect("letter", key)


def sheet(case: Case) -> dict[str, Any]:
    """The letter for the templates."""
    row = letters.working(case)
    written = letters.letter(case, row, words.today())
    showing = Showing(written)
    to = written.document.addressee
    return {
        "case": case,
        "row": row,
        "letter": written,
        "document": written.document,
        "salutation": showing.salutation(),
        "parts": showing.parts(),
        "left_out": showing.left_out(),
        "stamp": stamp(row),
        "empty": not written.brief.acts,
        "before": case.interventions.filter(status__in=letters.FROZEN).order_by("-pk").first(),
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


def form_name(case: Case, key: str, what: str = "rewrite") -> str:
    """Under which name what is typed for a sentence is kept."""
    return f"letter-{case.pk}-{what}-{slug(key)}"[:120]


def _head_of(row: Intervention) -> dict[str, str]:
    kept = row.edits.get("head", {})
    return {**{name: kept.get(name, "") for name in HEAD}, "dated": row.dated.isoformat()}


def _asked(request: HttpRequest, case: Case, showing: Showing, at: str = "") -> dict[str, Any]:
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
        "rewriting": form_name(case, key),
        "adding_form": form_name(case, key, "add"),
        "passages": _passages(case) if adding or one.own else [],
        "reports": Report.objects.filter(receipts__case=case).distinct().order_by("pk").only("title"),
    }


def _passages(case: Case) -> list[Passage]:
    """Passages that the case's acts and circumstances rest on."""
    of = Passage.objects.filter(report__receipts__case=case).distinct().select_related("report")
    return list(of.order_by("report_id", "start").only("quote", "page", "start", "report__title")[:_MOST_PASSAGES])


def _answer(
    request: HttpRequest, case: Case, at: str, more: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    shown = sheet(case)
    if more:  # the form again, with what is wrong and what was typed
        shown |= _asked(request, case, shown["showing"], at) | {"passages": _passages(case), "typed": request.POST} | more
    if not getattr(request, "htmx", False):
        if more:
            return render(request, "desk/letters/letter.html", shown, status=status)
        return redirect(f"{reverse('letter', args=[case.key])}#s-{slug(at)}")
    if more:
        response = render(request, "desk/letters/_sentence.html", shown, status=status)
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#sentence", "outerHTML"
        return response
    response = render(request, "desk/letters/_sheet.html", shown | {"focus": slug(at), "swapped": True})
    response.headers["HX-Trigger"] = "letter-changed"
    return response


def _rewrite(request: Any, row: Intervention, at: str) -> tuple[str, str]:
    request.record.rewrite(row.pk, at, request.POST.get("text", ""), request.POST.get("seen", ""))
    return gettext("The sentence is rewritten."), at


def _as_drafted(request: Any, row: Intervention, at: str) -> tuple[str, str]:
    request.record.rewrite(row.pk, at, "", request.POST.get("seen", ""))
    return gettext("The draft's words stand again."), at


def _confirm(request: Any, row: Intervention, at: str) -> tuple[str, str]:
    request.record.confirm_sentence(row.pk, at)
    return gettext("Your words stand."), at


def _leave_out(request: Any, row: Intervention, at: str) -> tuple[str, str]:
    neighbour = step(_written(row).document, at, up=False) or step(_written(row).document, at, up=True)
    request.record.leave_out(row.pk, at)
    return gettext("The sentence is left out."), neighbour[0] if neighbour else ""


def _put_back(request: Any, row: Intervention, at: str) -> tuple[str, str]:
    request.record.put_back(row.pk, at)
    return gettext("The sentence is back."), at


def _move(way: str) -> Callable[[Any, Intervention, str], tuple[str, str]]:
    def move(request: Any, row: Intervention, at: str) -> tuple[str, str]:
        to = step(_written(row).document, at, up=way == "up")
        if to is not None:
            request.record.move(row.pk, at, to[0], before=to[1])
        said = gettext("Moved up.") if way == "up" else gettext("Moved down.")
        return said, at.removeprefix("¶")

    return move


def _break(request: Any, row: Intervention, at: str) -> tuple[str, str]:
    request.record.move(row.pk, at, BREAK, before=False)
    return gettext("The sentence begins a paragraph."), at


def _add(request: Any, row: Intervention, at: str) -> tuple[str, str]:
    fact = not request.POST.get("no_fact")
    key = request.record.add_sentence(row.pk, at, request.POST.get("text", ""), _chosen(request, row), fact=fact)
    return gettext("The sentence is added."), key


def _source(request: Any, row: Intervention, at: str) -> tuple[str, str]:
    request.record.source_sentence(row.pk, at, _chosen(request, row), fact=not request.POST.get("no_fact"))
    return gettext("The sentence has another source."), at


def _chosen(request: Any, row: Intervention) -> tuple[Evidence, ...]:
    """What the officer named as source: passages of the case, and words of a report.

    Raises:
        NoSentence: the words are not in the report, or there more than once.
    """
    found = [request.record.cite_passage(row.case, int(one)) for one in request.POST.getlist("passage") if one.isdigit()]
    quote, report = request.POST.get("quote", "").strip(), request.POST.get("report", "")
    if quote and report.isdigit():
        try:
            of = queries.thing(Report, int(report))
            if not of.receipts.filter(case=row.case).exists():
                raise NoSentence("The report is not of this case.", "Choose one of the list.")
            found.append(request.record.cite(of, quote))
        except NoSentence:
            raise
        except GravamenError as error:
            raise NoSentence(error.what, error.remedy) from error
    return tuple(dict.fromkeys(found))


def _written(row: Intervention) -> Letter:
    return letters.letter(row.case, row, row.dated)


_EDITS: dict[str, Callable[[Any, Intervention, str], tuple[str, str]]] = {
    "rewrite": _rewrite,
    "as_drafted": _as_drafted,
    "confirm": _confirm,
    "leave_out": _leave_out,
    "put_back": _put_back,
    "up": _move("up"),
    "down": _move("down"),
    "break": _break,
    "add": _add,
    "source": _source,
}
