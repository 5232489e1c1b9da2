"""The record's lists: acts, persons, organisations and reports, narrowed by what somebody asks for.

In: wishes by name, each None or "" where nothing is wished; all that are given must hold. Out: rows not read yet, unsorted.
Nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from gravamen.casebook import who
from gravamen.casebook.models import (
    Act,
    Affiliation,
    Involvement,
    Organisation,
    Person,
    Placed,
    Proposal,
    Receipt,
    Report,
    Value,
)
from gravamen.casebook.search import engines
from gravamen.casebook.search.query import terms
from gravamen.edtf import parse
from gravamen.names.named import Kind, Named
from gravamen.terms import ActType, Family

Wishes = Mapping[str, Any]
_MOST_NAMED = 50
LIBERTY = tuple(one for one in ActType if one.family is Family.LIBERTY)
DETAINED = (ActType.ARREST_DETENTION, ActType.IMPRISONMENT_SENTENCE, ActType.HOUSE_ARREST)


def acts(wishes: Wishes) -> QuerySet[Act]:
    """words, country, case, family, type, since, until, place, certainty, state (verified, awaits), event.

    person, organisation, role, standing of one involved; source, language of a report that tells it.
    """
    rows = Act.objects.all()
    if words := wishes.get("words"):
        rows = rows.filter(_worded("act", words))
    rows = rows.filter(_of_acts(wishes, ""))
    for field in ("certainty", "event"):
        if wishes.get(field):
            rows = rows.filter(**{field: wishes[field]})
    if wishes.get("place"):
        rows = rows.filter(Q(place__icontains=wishes["place"]) | _lying_in(wishes["place"]))
    if wishes.get("state"):
        rows = rows.filter(awaits=wishes["state"] == "awaits")
    involved = {name: wishes[name] for name in ("person", "organisation", "role", "standing") if wishes.get(name)}
    if involved:
        rows = rows.filter(Exists(Involvement.objects.filter(act=OuterRef("pk"), **involved)))
    told = Q()
    if wishes.get("source"):
        told &= Q(citations__passage__report=wishes["source"])
    if wishes.get("language"):
        told &= Q(citations__passage__report__language=wishes["language"])
    if told:
        rows = rows.filter(pk__in=Value.objects.filter(told, act__isnull=False).values("act"))
    return rows


def persons(wishes: Wishes) -> QuerySet[Person]:
    """words, sex, organisation, position, detained.

    country, case, family, type, since, until, standing, part (victim, perpetrator) of acts with them.
    """
    rows = Person.objects.all()
    if words := wishes.get("words"):
        rows = rows.filter(_named(Kind.PERSON, words))
    if wishes.get("sex"):
        rows = rows.filter(sex=wishes["sex"])
    held = Q()
    if wishes.get("organisation"):
        held &= Q(organisation=wishes["organisation"])
    if wishes.get("position"):
        held &= Q(role__icontains=wishes["position"])
    if held:
        rows = rows.filter(Exists(Affiliation.objects.filter(held, person=OuterRef("pk"))))
    rows = _hit(rows, "person", wishes)
    if wishes.get("detained"):
        hit = Involvement.objects.filter(role="victim", act__type__in=DETAINED, person__isnull=False)
        rows = rows.filter(pk__in=hit.values("person"))
    return rows


def organisations(wishes: Wishes) -> QuerySet[Organisation]:
    """words, kind, part_of; country, case, family, type, since, until, part (victim, perpetrator) of acts with them."""
    rows = Organisation.objects.all()
    if words := wishes.get("words"):
        rows = rows.filter(_named(Kind.ORGANISATION, words))
    for field in ("kind", "part_of"):
        if wishes.get(field):
            rows = rows.filter(**{field: wishes[field]})
    return _hit(rows, "organisation", wishes)


def reports(wishes: Wishes) -> QuerySet[Report]:
    """words, country, case, language, since, until (days of receipt), source (who sent it), state (open, decided, waiting)."""
    rows = Report.objects.all()
    if words := wishes.get("words"):
        rows = rows.filter(_worded("report", words))
    if wishes.get("language"):
        rows = rows.filter(language=wishes["language"])
    came = Q()
    if wishes.get("case"):
        came &= Q(case=wishes["case"])
    if wishes.get("country"):
        came &= Q(case__country=wishes["country"])
    if wishes.get("since"):
        came &= Q(received__gte=parse(wishes["since"]).earliest)
    if wishes.get("until"):
        came &= Q(received__lte=parse(wishes["until"]).latest)
    if wishes.get("source"):
        came &= Q(source__icontains=wishes["source"])
    if came:
        rows = rows.filter(Exists(Receipt.objects.filter(came, report=OuterRef("pk"))))
    state, unread = wishes.get("state"), Q(pk__in=Report.objects.filter(text__isnull=True).values("pk"))
    undecided = Q(pk__in=Proposal.objects.filter(state="open").values("report"))
    if state == "waiting":
        rows = rows.filter(unread)
    elif state == "open":
        rows = rows.filter(undecided)
    elif state == "decided":
        rows = rows.exclude(undecided | unread)
    return rows


def _lying_in(town: str) -> Q:
    """Acts at places that somebody put into a town of that name."""
    asked = Q(pk__in=[])
    for row in Placed.objects.filter(town__icontains=town):
        within = Q(case=row.case_id) if row.case_id is not None else Q(case__country=row.country)
        asked |= Q(place=row.words) & within
    return asked


def _of_acts(wishes: Wishes, before: str) -> Q:
    """What is wished of acts themselves; `before` leads to them from the rows that are asked for."""
    asked = Q()
    if wishes.get("case"):
        asked &= Q(**{f"{before}case": wishes["case"]})
    if wishes.get("country"):
        asked &= Q(**{f"{before}case__country": wishes["country"]})
    if wishes.get("type"):
        asked &= Q(**{f"{before}type": wishes["type"]})
    elif wishes.get("family"):
        kinds = [one for one in ActType if one.family == wishes["family"]]
        asked &= Q(**{f"{before}type__in": kinds})
    if wishes.get("since"):
        asked &= Q(**{f"{before}latest__gte": parse(wishes["since"]).earliest})
    if wishes.get("until"):
        asked &= Q(**{f"{before}earliest__lte": parse(wishes["until"]).latest})
    return asked


def _hit(rows: QuerySet[Any], column: str, wishes: Wishes) -> QuerySet[Any]:
    """Persons or organisations that acts of the kind wished name, in the part wished.

    The acts are found first, in their own indexes: the database would else look up the act of each row one by one.
    """
    of_acts, asked = _of_acts(wishes, ""), Q()
    if of_acts:
        asked &= Q(act__in=Act.objects.filter(of_acts).values("pk"))
    if wishes.get("part"):
        asked &= Q(role=wishes["part"])
    if wishes.get("standing"):
        asked &= Q(standing=wishes["standing"])
    return (
        rows.filter(pk__in=Involvement.objects.filter(asked, **{f"{column}__isnull": False}).values(column)) if asked else rows
    )


def _worded(noun: str, words: str) -> Q:
    """Things whose words they are."""
    sought = terms(words)
    return Q(pk__in=engines.numbers(noun, sought)) if sought else Q(pk__in=[])


def _named(kind: Kind, words: str) -> Q:
    """By the words of their names, or by a name that is likely the one sought."""
    likely = [one.number for one in who.find(Named(words, kind), _MOST_NAMED)]
    return _worded(str(kind), words) | Q(pk__in=likely)
