"""What can be found of each thing of the record: the words of its own row and of those that hang on it.

In: numbers of things, or all. Out: (number, text). An act is also found by the names of those involved.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import islice
from typing import Any

from django.db import models
from django.db.models import Prefetch

from gravamen import countries
from gravamen.casebook.models import Act, Affiliation, Case, Involvement, Name, Organisation, Person, Receipt, Report
from gravamen.errors import GravamenError
from gravamen.terms import ActType

_AT_ONCE = 500  # rows read together
_MOST_NAMED = 400  # names of one act's parties that it is found by
_ACT = ("date", "place", "legal_basis", "penalty", "object", "ground", "told_by")
Rows = models.QuerySet[Any]
# Only the columns that are needed are read: a migration may make the index before later ones are there.


def texts(noun: str, keys: Collection[int] | None = None) -> Iterator[tuple[int, str]]:
    """The texts of these things, or of all, by number."""
    rows, text = _OF[noun]
    if keys is None:
        held = rows().order_by("pk").iterator(chunk_size=_AT_ONCE)
        yield from ((row.pk, text(row)) for row in held)
        return
    wanted = iter(sorted(keys))
    while part := list(islice(wanted, _AT_ONCE)):
        yield from ((row.pk, text(row)) for row in rows().filter(pk__in=part))


def model(noun: str) -> type[models.Model]:
    return _OF[noun][0]().model


def _reports() -> Rows:
    came = Receipt.objects.only("report_id", "name", "source")
    return Report.objects.only("title", "subject", "sender", "text").prefetch_related(Prefetch("receipts", queryset=came))


def _report(row: Report) -> str:
    came = [word for receipt in row.receipts.all() for word in (receipt.name, receipt.source)]
    return _joined(row.title, row.subject, row.sender, *came, row.text)


def _names(of: str) -> Prefetch[Any]:
    return Prefetch("names", queryset=Name.objects.only(of, "text"))


def _persons() -> Rows:
    roles = Affiliation.objects.only("person_id", "role")
    return Person.objects.only("name").prefetch_related(_names("person_id"), Prefetch("affiliations", queryset=roles))


def _person(row: Person) -> str:
    return _joined(row.name, *(one.text for one in row.names.all()), *(one.role for one in row.affiliations.all()))


def _organisations() -> Rows:
    return Organisation.objects.only("name", "acronym").prefetch_related(_names("organisation_id"))


def _organisation(row: Organisation) -> str:
    return _joined(row.name, row.acronym, *(one.text for one in row.names.all()))


def _acts() -> Rows:
    involved = Involvement.objects.select_related("person", "organisation").order_by("pk")
    involved = involved.only("act_id", "group", "person__name", "organisation__name", "organisation__acronym")
    acts = Act.objects.select_related("event").only("type", *_ACT, "event__title")
    return acts.prefetch_related(Prefetch("involvements", queryset=involved))


def _act(row: Act) -> str:
    family = ActType(row.type).family if row.type in list(ActType) else ""
    named = [
        word
        for one in row.involvements.all()[:_MOST_NAMED]
        for word in (
            one.person.name if one.person else "",
            one.organisation.name if one.organisation else "",
            one.organisation.acronym if one.organisation else "",
            one.group,
        )
    ]
    own = (getattr(row, field) for field in _ACT)
    return _joined(row.type.replace("_", " "), family, *own, row.event.title if row.event else "", *named)


def _cases() -> Rows:
    return Case.objects.only("key", "title", "country")


def _case(row: Case) -> str:
    try:
        country = countries.country(row.country).name
    except GravamenError:
        country = row.country
    return _joined(row.key, row.title, country)


def _joined(*parts: str | None) -> str:
    return "\n".join(part for part in parts if part)


_OF: dict[str, tuple[Callable[[], Rows], Callable[[Any], str]]] = {
    "report": (_reports, _report),
    "person": (_persons, _person),
    "organisation": (_organisations, _organisation),
    "act": (_acts, _act),
    "case": (_cases, _case),
}
