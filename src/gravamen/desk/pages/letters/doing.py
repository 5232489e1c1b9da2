"""What an officer does to a sentence of a letter: one edit of the record each.

In: a request, the letter that is being written, the key of a sentence. Out: what was done, in words, and the key of the
sentence that stands under the keys afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext

from gravamen.casebook import letters, queries
from gravamen.casebook.letters import Letter
from gravamen.casebook.models import Intervention, Report
from gravamen.drafting.edits import BREAK, JOIN, NoSentence
from gravamen.drafting.facts import Evidence
from gravamen.drafting.stepping import step
from gravamen.errors import GravamenError
from gravamen.said import said


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


def _join(request: Any, row: Intervention, at: str) -> tuple[str, str]:
    request.record.move(row.pk, at, JOIN, before=False)
    return gettext("The paragraph goes on the one before."), at


def _place(request: Any, row: Intervention, at: str) -> tuple[str, str]:
    """Where a sentence was dragged to: before or after another."""
    anchor = request.POST.get("to", "")
    if anchor and anchor != at:
        request.record.move(row.pk, at, anchor, before=bool(request.POST.get("before")))
    return gettext("The sentence is moved."), at


def _add(request: Any, row: Intervention, at: str) -> tuple[str, str]:
    evidence, acts = _named(request, row)
    fact = not request.POST.get("no_fact")
    key = request.record.add_sentence(row.pk, at, request.POST.get("text", ""), evidence, fact=fact, acts=acts)
    return gettext("The sentence is added."), key


def _source(request: Any, row: Intervention, at: str) -> tuple[str, str]:
    evidence, acts = _named(request, row)
    request.record.source_sentence(row.pk, at, evidence, fact=not request.POST.get("no_fact"), acts=acts)
    return gettext("The sentence has another source."), at


def _named(request: Any, row: Intervention) -> tuple[tuple[Evidence, ...], tuple[str, ...]]:
    """What the officer named as source: acts and passages of the case, and words of a report; and which acts.

    Raises:
        NoSentence: the words are not in the report, or there more than once.
    """
    found = [request.record.cite_passage(row.case, int(one)) for one in request.POST.getlist("passage") if one.isdigit()]
    acts = [int(one) for one in request.POST.getlist("act") if one.isdigit()]
    found += [each for act in acts for each in request.record.cite_act(row.case, act)]
    quote, report = request.POST.get("quote", "").strip(), request.POST.get("report", "")
    if quote and report.isdigit():
        try:
            of = queries.thing(Report, int(report))
            if not of.receipts.filter(case=row.case).exists():
                raise NoSentence(said("The report is not of this case."), said("Choose one of the list."))
            found.append(request.record.cite(of, quote))
        except NoSentence:
            raise
        except GravamenError as error:
            raise NoSentence(error.what, error.remedy) from error
    return tuple(dict.fromkeys(found)), tuple(f"A{act}" for act in acts)


def _written(row: Intervention) -> Letter:
    return letters.letter(row.case, row, row.dated)


EDITS: dict[str, Callable[[Any, Intervention, str], tuple[str, str]]] = {
    "rewrite": _rewrite,
    "as_drafted": _as_drafted,
    "confirm": _confirm,
    "leave_out": _leave_out,
    "put_back": _put_back,
    "up": _move("up"),
    "down": _move("down"),
    "break": _break,
    "join": _join,
    "place": _place,
    "add": _add,
    "source": _source,
}
