"""Answering what the Committee asks, of an act or of a case; who a report comes from.

In: a question, and what was typed: the answer, the words of a report that say it or who told it. Out: one change of the record.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gravamen.casebook import asked, contents, queries
from gravamen.casebook.models import Act, Case, Particular, Person, Report
from gravamen.casebook.services.answering import CHOICES
from gravamen.desk import notices, sentences, words
from gravamen.desk.models import Typed
from gravamen.desk.pages.record.correcting import start
from gravamen.desk.pages.standards.asking import told
from gravamen.edtf import parse
from gravamen.errors import BadDate, GravamenError
from gravamen.standards.doors import door_names
from gravamen.standards.questions import Question, questions
from gravamen.terms import SenderKind

_LONG = 4000  # characters of an answer


class Answer(forms.Form):
    """An answer, with where it stands. What does not fit the question is left out."""

    person = forms.ChoiceField(label=_("Of whom"), required=False)
    answer = forms.ChoiceField(label=pgettext_lazy("what was answered", "Answer"), required=False)
    text = forms.CharField(
        label=_("In words"), required=False, max_length=_LONG, widget=forms.Textarea(attrs={"rows": 3, "autofocus": True})
    )
    date = forms.CharField(
        label=_("When it was so"),
        required=False,
        max_length=40,
        help_text=_("2021-02-16, 2021-02 or 2021; left empty where the day does not matter"),
    )
    report = forms.ModelChoiceField(Report.objects.none(), label=_("Report that says it"), required=False, empty_label="—")
    quote = forms.CharField(
        label=_("Words of the report that say it"),
        required=False,
        max_length=_LONG,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Copied from the report. Left empty, the answer is marked as said by whoever told it, or by you."),
    )
    told_by = forms.CharField(
        label=_("Who told it, where no report does"),
        required=False,
        max_length=300,
        help_text=_("Their lawyer by telephone, the chair of the branch at a meeting"),
    )

    def __init__(self, question: Question, case: Case, act: Act | None, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", "auto_id": "answer-%s", **more})
        fields: Any = self.fields
        fields["report"].queryset = (
            Report.objects.filter(receipts__case=case, text__isnull=False).distinct().only("title", "text").order_by("pk")
        )
        fields["report"].label_from_instance = lambda report: f"{report}: {report.title}"
        fields["answer"].choices = [("", "—"), *choices(question)]
        people = _people(act) if act is not None and question.of_person else []
        if people:
            fields["person"].choices = [("", gettext("All who were hit")), *((str(one.pk), one.name) for one in people)]
        else:
            del fields["person"]

    def clean_date(self) -> str:
        date = str(self.cleaned_data["date"]).strip()
        if date:
            try:
                parse(date)
            except BadDate as error:
                raise forms.ValidationError(sentences.error(error)) from None
        return date

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if not self.errors and not found.get("answer") and not found.get("text", "").strip():
            self.add_error("text", gettext("Write the answer, or choose that it is not known."))
        if found.get("quote") and not self.errors:
            if found.get("report") is None:
                self.add_error("report", gettext("Choose the report in which these words stand."))
            else:
                try:
                    contents.find(found["quote"], found["report"].text or "")
                except GravamenError as error:
                    self.add_error("quote", sentences.error(error))
        return found


def choices(question: Question) -> list[tuple[str, str]]:
    """What can be answered beside words."""
    if question.answers == "doors":
        return [*((id, name) for id, name in door_names().items()), *((one, words.label(one)) for one in ("no", "not known"))]
    return [(one, words.label(one)) for one in (CHOICES if question.answers == "yes-no" else ("not known",))]


def of_act(request: Any, number: int, question: str) -> HttpResponse:
    act = get_object_or_404(Act.objects.select_related("case"), pk=number)
    return _page(request, act.case, act, _question(question))


def of_case(request: Any, key: str, question: str) -> HttpResponse:
    return _page(request, queries.case(key), None, _question(question))


@require_POST
def forget(request: Any, number: int) -> HttpResponse:
    """An answer does not stand any more."""
    row = get_object_or_404(Particular.objects.select_related("case"), pk=number)
    back = _back(request, row.case, row.act)
    request.record.unanswer(number)
    notices.done(request, gettext("The answer is taken away; the question is open again."))
    return redirect(back)


@require_POST
def sender(request: Any, number: int) -> HttpResponse:
    """Who a report comes from."""
    kind = request.POST.get("kind", "")
    request.record.sent_by(number, kind if kind in list(SenderKind) else "")
    notices.done(request, gettext("Noted who the report comes from."))
    return redirect("report", number)


def _page(request: Any, case: Case, act: Act | None, question: Question) -> HttpResponse:
    if (act is None) != question.of_case:
        raise Http404
    request.role.must("answer")
    kept = f"answer-{act or case.key}-{question.id}"
    form = Answer(question, case, act, request.POST or None, initial=_start(request, act))
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        person = int(given.pop("person", "") or 0) or None
        try:
            request.record.answer(case, question.id, act=act.pk if act else None, person=person, **given)
        except GravamenError as error:
            form.add_error(None, sentences.error(error))
        else:
            Typed.objects.filter(officer=request.user, form=kept).delete()
            notices.done(request, gettext("The answer is kept."))
            return redirect(_back(request, case, act))
    found = asked.of_act(act) if act is not None else asked.of_case(case)
    context = {
        "case": case,
        "act": act,
        "question": told(question),
        "form": form,
        "kept_name": kept,
        "answers": found.get(question.id, []),
        "next": request.POST.get("next") or request.GET.get("next", ""),
        "back": _back(request, case, act),
    }
    return render(request, "desk/standards/answer.html", context)


def _question(id: str) -> Question:
    if id not in questions():
        raise Http404
    return questions()[id]


def _start(request: HttpRequest, act: Act | None) -> dict[str, Any]:
    """The report that the officer comes from, and the words of it that the act rests on."""
    number = request.GET.get("report", "")
    if not number.isdigit():
        return {}
    found: dict[str, Any] = {"report": int(number)}
    if act is not None:
        held = start(act, "act")
        if held.get("report") == found["report"]:
            found["quote"] = held["quote"]
    return found


def _people(act: Act) -> list[Person]:
    return list(Person.objects.filter(involvements__act=act, involvements__role="victim").distinct().order_by("pk"))


def _back(request: HttpRequest, case: Case, act: Act | None) -> str:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if wanted and url_has_allowed_host_and_scheme(wanted, {request.get_host()}):
        return wanted
    return f"{reverse('act', args=[act.pk])}#asked" if act is not None else reverse("ask", args=[case.key])
