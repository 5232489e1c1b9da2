"""How much each case holds: reports, proposals to decide, acts, how its last letter stands.

In: cases. Out: a `Tally` for each. One query for each kind of thing, however many cases: joins of them all would multiply.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from gravamen.casebook.models import Act, Case, Intervention, Proposal, Receipt


@dataclass(frozen=True, slots=True)
class Tally:
    reports: int = 0
    undecided: int = 0  # proposals of its reports that wait
    acts: int = 0
    awaiting: int = 0  # acts that a verifier has not looked at
    letter: str = ""  # the last letter's status; empty where there is none


def tallies(cases: Iterable[Case]) -> dict[int, Tally]:
    """By the case's number."""
    numbers = [one.pk for one in cases]
    receipts = Receipt.objects.filter(case__in=numbers).order_by()
    reports = dict(receipts.values_list("case").annotate(Count("report", distinct=True)))
    waiting: dict[int, int] = {}
    open_ones = dict(Proposal.objects.filter(state=Proposal.State.OPEN).order_by().values_list("report").annotate(Count("pk")))
    if open_ones:
        for case, report in receipts.values_list("case", "report").distinct():
            waiting[case] = waiting.get(case, 0) + open_ones.get(report, 0)
    acts = Act.objects.filter(case__in=numbers).order_by().values_list("case")
    told = {
        case: (all_, late) for case, all_, late in acts.annotate(total=Count("pk"), late=Count("pk", filter=Q(awaits=True)))
    }
    letters = dict(Intervention.objects.filter(case__in=numbers).order_by("pk").values_list("case", "status"))  # the last stays
    return {
        number: Tally(reports.get(number, 0), waiting.get(number, 0), *told.get(number, (0, 0)), letters.get(number, ""))
        for number in numbers
    }
