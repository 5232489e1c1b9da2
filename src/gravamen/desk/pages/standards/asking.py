"""What to ask next: of each act of a case what the Committee will ask and nobody has answered, and the message that asks it.

In: a case. Out: its gaps by act, a page at a time, with the case in which the Committee asked; the message for the union.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext, gettext_lazy
from django.views.decorators.http import require_POST

from gravamen.casebook import asked, queries
from gravamen.casebook.asked import Answered
from gravamen.casebook.legal import case_facts
from gravamen.casebook.models import Act, Case
from gravamen.desk import notices, words
from gravamen.standards.asking import Message, asked_words, languages, message
from gravamen.standards.models import ActFacts, Hit
from gravamen.standards.questions import Gaps, Question, gaps, questions

_A_PAGE = 20
QUESTIONS = "questions"  # the kind of document
# Questions that a field of the act answers: there it belongs, as long as a report says it.
FIELDS = {
    "names": "victims",
    "date": "date",
    "place": "place",
    "author": "perpetrators",
    "law": "legal_basis",
    "reason": "ground",
    "charge": "ground",
}


class Wanted(forms.Form):
    """How the message is written."""

    language = forms.ChoiceField(label=gettext_lazy("Language of the message"), required=False)
    names = forms.BooleanField(label=gettext_lazy("Write the names of persons into it"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["language"].choices = [(one, words.language(one)) for one in languages()]  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Row:
    """A question as a page shows it: in the reader's language where it stands in it; who asked, and why, in English."""

    id: str
    asks: str
    language: str
    because: str
    asked_in: tuple[str, ...]
    guide: str
    words: str = ""  # of a report that speaks of it
    where: str = ""

    @property
    def field(self) -> str:
        """The field of the act that answers it; empty where there is none."""
        return FIELDS.get(self.id, "")


@dataclass(frozen=True, slots=True)
class Part:
    """The gaps of one act; `act` is None for the case as a whole."""

    act: ActFacts | None
    number: int
    open: tuple[Row, ...]
    mentioned: tuple[Row, ...]

    @property
    def asked(self) -> int:
        return len(self.open) + len(self.mentioned)

    @property
    def hit(self) -> tuple[Hit, ...]:
        return self.act.victims if self.act else ()


def ask(request: HttpRequest, key: str) -> HttpResponse:
    case = queries.case(key)
    page, found = _gaps(request, case)
    form, written = _message(request, found)
    answered = [(questions()[id], rows) for id, rows in asked.of_case(case).items() if id in questions()]
    return render(
        request,
        "desk/standards/ask.html",
        {
            "case": case,
            "page": page,
            "parts": [_part(one) for one in found],
            "form": form,
            "message": written,
            "rest": f"?{urlencode({'next': request.get_full_path()})}",
            "open": sum(len(one.open) for one in found),
            "answered": [(told(question), rows) for question, rows in answered],
        },
    )


def as_text(request: HttpRequest, key: str) -> HttpResponse:
    """The message as a file."""
    case = queries.case(key)
    _, found = _gaps(request, case)
    _, written = _message(request, found)
    response = HttpResponse(f"{written.subject}\n\n{written.text}", content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="questions-{case.key}.txt"'
    return response


@require_POST
def as_letter(request: Any, key: str) -> HttpResponse:
    """The message as a document of the case, to be looked over, approved and sent like the others."""
    case = queries.case(key)
    form = Wanted(request.POST)
    form.is_valid()
    language, names = form.cleaned_data.get("language") or "en", form.cleaned_data.get("names", False)
    row = request.record.begin_letter(case, kind=QUESTIONS, language=language, matter={"names": names})
    if row.matter.get("names", False) != names:
        request.record.say_matter(row.pk, {"names": names})
    notices.done(request, gettext("The questions stand in a letter of the case."), undo=False)
    return redirect(f"{reverse('letter', args=[case.key])}?{urlencode({'document': QUESTIONS, 'language': language})}")


def told(question: Question, said: str = "", where: str = "") -> Row:
    """A question for a page."""
    own = (get_language() or "en").partition("-")[0]
    language = own if own in languages() else "en"
    asked_in = tuple(case.name for case in question.cases)
    return Row(
        question.id, asked_words(question.id, language), language, question.because, asked_in, question.guide, said, where
    )


def answers_told(found: dict[str, list[Answered]]) -> list[tuple[Row, list[Answered]]]:
    """Answers under their questions, in the order in which these are asked."""
    return [(told(question), found[id]) for id, question in questions().items() if id in found]


def _gaps(request: HttpRequest, case: Case) -> tuple[Page[Any], tuple[Gaps, ...]]:
    """The gaps of the acts on a page; those of the case as a whole stand on the first."""
    numbers = Act.objects.filter(case=case).order_by("pk").values_list("pk", flat=True)
    page: Page[Any] = Paginator(numbers, _A_PAGE).get_page(request.GET.get("page"))
    found = gaps(case_facts(case, words.today(), only=list(page)))
    return page, found if page.number == 1 else tuple(one for one in found if one.act is not None)


def _message(request: HttpRequest, found: tuple[Gaps, ...]) -> tuple[Wanted, Message]:
    own = (get_language() or "en").partition("-")[0]
    asked_for = request.GET.copy()
    asked_for.setdefault("language", own if own in languages() else "en")
    form = Wanted(asked_for)
    form.is_valid()
    language = form.cleaned_data.get("language") or "en"
    return form, message(found, language, persons=form.cleaned_data.get("names", False))


def _part(one: Gaps) -> Part:
    number = int(one.act.id[1:]) if one.act else 0
    mentioned = tuple(told(mention.question, mention.words, mention.where) for mention in one.mentioned)
    return Part(one.act, number, tuple(told(question) for question in one.open), mentioned)
