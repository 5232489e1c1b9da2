"""What was answered of an act or a case to the Committee's questions, each answer with where it stands; reads only.

In: an act or a case. Out: `Answered` by question, in a fixed number of queries.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from gravamen.casebook.corroboration import Cited
from gravamen.casebook.models import Act, Case, Citation, Particular, Value


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer. Without `passages` no report says it: `told_by` does, or else the officer who entered it."""

    number: int
    question: str
    answer: str
    text: str
    date: str
    told_by: str
    person: int | None
    name: str
    verified_by: str
    verified_on: str
    passages: tuple[Cited, ...]


def of_act(act: Act) -> dict[str, list[Answered]]:
    return _answered(Particular.objects.filter(act=act))


def of_case(case: Case) -> dict[str, list[Answered]]:
    """The answers that are of the case as a whole."""
    return _answered(Particular.objects.filter(case=case, act=None))


def _answered(rows: QuerySet[Particular]) -> dict[str, list[Answered]]:
    cited = Prefetch("citations", Citation.objects.order_by("pk").select_related("passage__report"))
    held = Prefetch("values", Value.objects.filter(held=True).order_by("-pk").prefetch_related(cited))
    found: dict[str, list[Answered]] = defaultdict(list)
    for row in rows.order_by("pk").select_related("person").prefetch_related(held):
        value = next(iter(row.values.all()), None)
        found[row.question].append(
            Answered(
                row.pk,
                row.question,
                row.answer,
                row.text,
                row.date,
                row.told_by,
                row.person_id,
                row.person.name if row.person else "",
                value.verified_by if value else "",
                value.verified_on.date().isoformat() if value else "",
                tuple(_cited(one) for one in value.citations.all()) if value else (),
            )
        )
    return dict(found)


def _cited(one: Citation) -> Cited:
    at = one.passage
    return Cited(at.report_id, at.report.title, at.start, at.end, at.quote, at.page)
