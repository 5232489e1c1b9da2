"""How much of each person a document may show: what they agreed to, else what the use allows where nobody asked them.

In: persons, a use, a day. Out: `Shown` for each. Nothing here writes.

Without an answer the ILO and the government it writes to are told a name only because a complaint without names fails; a check
before sending says whose consent is missing. The press and the public are told what somebody is, never who.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from gravamen.casebook.models import Case, Consent, Involvement, Name, Person, Report
from gravamen.drafting.redaction import Hidden
from gravamen.terms import Shown, Use

UNASKED = {Use.ILO: Shown.NAME, Use.GOVERNMENT: Shown.ROLE, Use.PRESS: Shown.ROLE, Use.PUBLIC: Shown.ROLE}
_LEAST_FIRST = list(Shown)


def answers(persons: Iterable[int], use: Use, on: datetime.date) -> dict[int, Consent]:
    """The answer that counts of each person who gave one for the use, and had not withdrawn it on the day.

    Of two answers of one day that shows less counts.
    """
    rows = Consent.objects.filter(Q(withdrawn=None) | Q(withdrawn__gt=on), person__in=list(persons), use=use, given__lte=on)
    found: dict[int, Consent] = {}
    for row in rows.order_by("given", "pk"):
        known = found.get(row.person_id)
        if known is not None and known.given == row.given and _rank(known) < _rank(row):
            continue
        found[row.person_id] = row
    return found


def shown(persons: Iterable[int], use: Use, on: datetime.date) -> dict[int, Shown]:
    """How much of each person a document for the use may show on the day."""
    numbers = list(persons)
    given = answers(numbers, use, on)
    return {one: Shown(given[one].shown) if one in given else UNASKED[use] for one in numbers}


def named_in(case: Case) -> QuerySet[Person]:
    """Everybody whom the case names and who is to be asked: those hit, those who told of it, whoever its reports name.

    Who did it is not asked.
    """
    reports = Report.objects.filter(receipts__case=case)
    named = Q(involvements__act__case=case) | Q(values__citations__passage__report__in=reports)
    did = Person.objects.filter(involvements__role=Involvement.Role.PERPETRATOR)
    did = did.exclude(involvements__in=Involvement.objects.filter(role=Involvement.Role.VICTIM))
    return Person.objects.filter(named).exclude(pk__in=did).distinct()


def shown_of(case: Case, use: Use, on: datetime.date) -> dict[Person, Shown]:
    """How much of everybody whom a case names a document for the use may show on the day."""
    persons = {one.pk: one for one in named_in(case).order_by("pk")}
    return {persons[number]: how for number, how in shown(persons, use, on).items()}


def hidden_in(case: Case, use: Use, on: datetime.date) -> list[Hidden]:
    """Whom a document for the use must not name, with every form of their name that the register has."""
    numbers = [one.pk for one, how in shown_of(case, use, on).items() if how is not Shown.NAME]
    forms: dict[int, list[str]] = {}
    for number, text in Name.objects.filter(person__in=numbers).order_by("pk").values_list("person_id", "text"):
        forms.setdefault(number or 0, []).append(text)
    return [Hidden(f"P{number}", tuple(forms.get(number, ()))) for number in numbers]


def _rank(row: Consent) -> int:
    return _LEAST_FIRST.index(Shown(row.shown))
