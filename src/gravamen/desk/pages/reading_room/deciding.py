"""Decisions on proposals, each one call of the services and one answer: the cards that changed, a notice, the way back.

In: what an officer pressed or sent. Out: parts of the page where its script asked, else the page anew.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from gravamen.casebook.errors import BadValue, ChangedMeanwhile
from gravamen.casebook.models import Case, Entry, Proposal, Report
from gravamen.desk import notices, sentences
from gravamen.desk.models import Position, Typed
from gravamen.desk.pages.reading_room import paper, room
from gravamen.desk.pages.reading_room.forms import Correction, act_choices, passage
from gravamen.names.named import Kind
from gravamen.said import said

_UNDOABLE = 60  # decisions in one room that can be taken back one by one
_PREFILLED = {"person": "name", "organisation": "name", "demand": "text"}


@require_POST
def accept(request: Any, number: int, proposal: int) -> HttpResponse:
    request.role.must("accept")
    report, one, card = room.card(number, proposal)
    request.record.accept(_case(request, report), one.pk)
    return _done(request, report, one, gettext("Accepted: %(what)s") % {"what": card.title})


def correct(request: Any, number: int, proposal: int) -> HttpResponse:
    """The form of a correction; sent, it is accepted with what was changed."""
    request.role.must("correct")
    report, one, card = room.card(number, proposal)
    case = room.case_of(request, report)
    given = request.POST if request.method == "POST" else None
    form = Correction(one.kind, one.content, given, name=f"p{one.pk}", case=case)
    if given is not None:
        _still(one, request.POST.get("as_of", ""))
        if form.is_valid():
            try:
                request.record.accept(_case(request, report), one.pk, form.changes(), remark=_remark(request))
            except BadValue as error:
                form.form.add_error(None, sentences.error(error))
            else:
                _forget(request, f"proposal-{one.pk}")
                return _done(request, report, one, gettext("Corrected and accepted: %(what)s") % {"what": card.title})
    context = {
        "report": report,
        "case": case,
        "card": card,
        "form": form,
        "as_of": _print(one),
        "names": _names(report),
        "target": f"#edit-{one.pk}",
    }
    return _form(request, "desk/reading_room/_correct.html", context, sent=given is not None)


@require_POST
def refuse(request: Any, number: int, proposal: int) -> HttpResponse:
    request.role.must("refuse")
    report, one, card = room.card(number, proposal)
    request.record.refuse(one.pk, remark=_remark(request))
    return _done(request, report, one, gettext("Refused: %(what)s") % {"what": card.title})


@require_POST
def merge(request: Any, number: int, proposal: int) -> HttpResponse:
    """It says again what the record has under the number `into`."""
    request.role.must("merge")
    report, one, card = room.card(number, proposal)
    into = request.POST.get("into", "").strip().lstrip("APOapo")
    if not (into.isascii() and into.isdigit() and len(into) < 10):
        raise BadValue(
            said("It was not said into what."), said("Choose one of the entries that are offered, or look for another.")
        )
    request.record.merge(one.pk, int(into), remark=_remark(request))
    return _done(request, report, one, gettext("Merged: %(what)s") % {"what": card.title})


@require_POST
def apart(request: Any, number: int, proposal: int) -> HttpResponse:
    """The proposed name is not the entry `one`: it is not offered again, and accepting makes a new entry."""
    request.role.must("set apart")
    report, one, card = room.card(number, proposal)
    entry = request.POST.get("one", "")
    if one.kind not in list(Kind) or not (entry.isascii() and entry.isdigit() and len(entry) < 10):
        raise BadValue(
            said("Only persons and organisations can be set apart."), said("Choose one of the entries that are offered.")
        )
    request.record.set_apart(Kind(one.kind), int(entry), proposal=one.pk, remark=_remark(request))
    told = gettext("Noted as not the same: %(what)s") % {"what": card.title}
    return _done(request, report, one, told, stays=True)


def split(request: Any, number: int, proposal: int) -> HttpResponse:
    """One proposed act becomes two, of two types."""
    request.role.must("split proposal")
    report, one, card = room.card(number, proposal)
    if one.kind != Proposal.Kind.ACT:
        raise Http404
    error = ""
    if request.method == "POST":
        try:
            request.record.split_proposal(one.pk, request.POST.get("first", ""), request.POST.get("second", ""))
        except BadValue as wrong:
            error = str(wrong)
        else:
            return _done(request, report, one, gettext("Two acts are proposed now."), stays=True)
    context = {
        "report": report,
        "card": card,
        "choices": act_choices(),
        "first": request.POST.get("first") or one.content["type"],
        "second": request.POST.get("second", ""),
        "error": error,
        "target": f"#edit-{one.pk}",
    }
    return _form(request, "desk/reading_room/_split.html", context, sent=bool(error))


@require_POST
def reopen(request: Any, number: int, proposal: int) -> HttpResponse:
    """Decide anew: a refusal is lifted, another decision taken back with all that it entered."""
    request.role.must("reopen")
    report, one, card = room.card(number, proposal)
    if one.state == Proposal.State.REFUSED:
        request.record.reopen(one.pk)
    elif card.entry:
        request.record.undo(card.entry)
    else:
        raise BadValue(said("Which change decided it is not known."), said("Undo it in the record: see its history."))
    return _done(request, report, one, gettext("To be decided again: %(what)s") % {"what": card.title}, stays=True)


def add(request: Any, number: int, kind: str) -> HttpResponse:
    """What the reader did not see: words that were selected become a person, an organisation, an act or a circumstance."""
    request.role.must(f"add {kind}")
    report = paper.report_of(number, "places")
    if kind not in Proposal.Kind.values or report.text is None:
        raise Http404
    given = request.POST if request.method == "POST" else None
    words = passage((given or request.GET).get("passage", ""))
    if words is None or not report.text[words[0] : words[1]].strip():
        raise BadValue(said("No words of the report are selected."), said("Select the words that say it, then add."))
    quote = report.text[words[0] : words[1]].strip()
    kept = f"add-{number}-{kind}-{words[0]}-{words[1]}"
    content: dict[str, Any] = {"certainty": "stated", "type": "", "passages": {}}
    if kind in _PREFILLED:
        content[_PREFILLED[kind]] = " ".join(quote.split())
    case = room.case_of(request, report)
    form = Correction(kind, content if given is None else {"passages": {}}, given, name="new", case=case)
    if given is not None and form.is_valid():
        try:
            made = request.record.add_seen(_case(request, report), report, kind, words, form.changes(), remark=_remark(request))
        except BadValue as error:
            form.form.add_error(None, sentences.error(error))
        else:
            _forget(request, kept)
            return _done(request, report, made, gettext("Added from the report."), stays=True)
    context = {
        "report": report,
        "case": case,
        "kind": kind,
        "kinds": [one for one in Proposal.Kind.values if one != "demand"],
        "form": form,
        "passage": f"{words[0]}-{words[1]}",
        "quote": quote,
        "kept_as": kept,
        "names": _names(report),
        "target": "#add",
    }
    return _form(request, "desk/reading_room/_add.html", context, sent=given is not None)


@require_POST
def undo(request: Any, number: int) -> HttpResponse:
    """Take back the officer's last decision in this room; once more, the one before."""
    request.role.must("undo")
    report = paper.report_of(number, "places", "text")
    done = room.undoable(request, number)
    if not done:
        raise BadValue(
            said("There is nothing to take back in this room."), said("Earlier decisions can be taken back on their cards.")
        )
    entry = done.pop()
    _remember(request, number, done)  # what cannot be undone is not offered again either
    request.record.undo(entry)
    changes = json.loads(Entry.objects.values_list("changes", flat=True).get(pk=entry))
    touched = [key for table, key, _, _ in changes if table == "casebook.proposal"]
    touched += [after["proposal_id"] for table, _, _, after in changes if table == "casebook.apart" and after]
    notices.done(request, gettext("Taken back."), undo=False)
    return _answer(request, report, touched[0] if touched else None)


def _case(request: Any, report: Report) -> Case:
    found = room.case_of(request, report)
    if found is None:
        raise BadValue(said("The report belongs to no case."), said("Take it in for a case first."))
    return found


def _done(request: Any, report: Report, one: Proposal, said: str, *, stays: bool = False) -> HttpResponse:
    """The answer to a change that was made. `stays`: the card is before the officer still."""
    mine = Entry.objects.filter(officer=request.user.signature).order_by("-number").values_list("number", flat=True).first()
    if mine is not None:
        _remember(request, report.pk, [*room.undoable(request, report.pk), mine])
    notices.done(request, said)
    return _answer(request, report, one.pk, stays=stays)


def _answer(request: Any, report: Report, proposal: int | None, *, stays: bool = True) -> HttpResponse:
    if not request.htmx:
        return redirect(reverse("report", args=[report.pk]) + (f"?card={proposal}#card-{proposal}" if proposal else ""))
    response = room.changed(request, report)
    response.headers["HX-Trigger-After-Settle"] = json.dumps({"room:decided": {"proposal": proposal, "stays": stays}})
    return response


def _form(request: Any, template: str, context: dict[str, Any], *, sent: bool) -> HttpResponse:
    """A form inside the page; a page of its own where there is no script."""
    if not request.htmx:
        return render(request, "desk/reading_room/form.html", {**context, "part": template}, status=422 if sent else 200)
    response = render(request, template, context, status=422 if sent else 200)
    if sent:
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = context["target"], "innerHTML"
    return response


def _remember(request: Any, number: int, entries: list[int]) -> None:
    Position._default_manager.update_or_create(officer=request.user, report=number, defaults={"decided": entries[-_UNDOABLE:]})


def _remark(request: Any) -> str:
    return str(request.POST.get("remark", "")).strip()[:2000]


def _forget(request: Any, form: str) -> None:
    Typed.objects.filter(officer=request.user, form=form).delete()


def _print(one: Proposal) -> str:
    """What a proposal says, so short that a form can bring it back."""
    return hashlib.sha256(json.dumps(one.content, sort_keys=True).encode()).hexdigest()[:16]


def _still(one: Proposal, as_of: str) -> None:
    """
    Raises:
        ChangedMeanwhile: the proposal says something else than when its form was opened.
    """
    if as_of and as_of != _print(one):
        raise ChangedMeanwhile(
            said("The proposal was changed while you corrected it."), said("What you typed is kept: open it once more.")
        )


def _names(report: Report) -> list[str]:
    """Names that the report proposes, to choose from."""
    proposed = Proposal.objects.filter(report=report, kind__in=("person", "organisation")).order_by("pk")
    return list(dict.fromkeys(one.content["name"] for one in proposed[:400]))
