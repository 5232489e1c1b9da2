"""What the pages of persons and organisations share: their names with passages, their acts, sources, likely doubles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Min, Q

from gravamen.casebook import queries
from gravamen.casebook.models import Act, Citation, Involvement, Name, Organisation, Passage, Person, Report, Wording
from gravamen.desk.pages.record import acts as of_acts
from gravamen.names.named import Kind

_MOST_ACTS = 200  # on one page; the list of acts has all
_MOST_PASSAGES = 5  # of one name
_MOST_SOURCES = 50
_MOST_OPPOSITE = 20


@dataclass(frozen=True, slots=True)
class Named:
    """A form of a name: its script and language, and passages that say it."""

    text: str
    language: str
    script: str
    passages: tuple[Any, ...]
    more: int
    letters: tuple[str, ...] = ()  # the languages whose letters use it, where that is not the name of all


def names_of(kind: Kind, number: int, name: str) -> list[Named]:
    """All forms of the names, each with where it stands; `name` is the one that letters use."""
    chosen: dict[str, tuple[str, ...]] = {}
    for text, language in Wording.objects.filter(**{kind: number}, field="name", of=name).values_list("text", "language"):
        chosen[text] = (*chosen.get(text, ()), language)
    rows = Name.objects.filter(**{kind: number}).order_by("pk")
    cited: dict[str, list[Any]] = {}
    citations = (
        Citation.objects.filter(**{f"value__{kind}": number, "value__field": "name"})
        .select_related("value", "passage__report")
        .defer("passage__report__text", "passage__report__pages", "passage__report__places")
        .order_by("pk")
    )
    for one in citations:
        passages = cited.setdefault(one.value.text, [])
        if one.passage not in passages:
            passages.append(one.passage)
    found: dict[str, Named] = {}
    for row in rows:
        passages = cited.get(row.text, [])
        shown = tuple(passages[:_MOST_PASSAGES])
        found.setdefault(
            row.text, Named(row.text, row.language, row.script, shown, len(passages) - len(shown), chosen.get(row.text, ()))
        )
    return list(found.values())


def acts_of(kind: Kind, number: int) -> tuple[list[Any], bool]:
    """The acts that name them, oldest first, each with `parts`: as what. Whether there are more."""
    rows: list[Any] = list(
        Act.objects.filter(pk__in=Involvement.objects.filter(**{kind: number}).values("act")).order_by("earliest", "pk")[
            : _MOST_ACTS + 1
        ]
    )
    of_acts.told(rows)
    for row in rows:
        row.parts = sorted({one.role for one in row.involvements.all() if getattr(one, f"{kind}_id") == number}, reverse=True)
    return rows[:_MOST_ACTS], len(rows) > _MOST_ACTS


def sources_of(kind: Kind, number: int, acts: list[Any]) -> list[Any]:
    """The reports that name them or tell of these acts, in the order they came."""
    cites = Q(**{f"citations__value__{kind}": number}) | Q(citations__value__act__in=[one.pk for one in acts])
    keys = list(Passage.objects.filter(cites).order_by().values_list("report", flat=True).distinct()[:_MOST_SOURCES])
    rows = Report.objects.filter(pk__in=keys).only("title", "language", "dated")
    return list(rows.annotate(received=Min("receipts__received")).order_by("received", "pk"))


def apart_from(kind: Kind, number: int) -> list[Any]:
    """The entries that they were said not to be."""
    pairs = queries.apart(kind, number).filter(other__isnull=False).values_list("one", "other")
    keys = {other if one == number else one for one, other in pairs}
    model: Any = Person if kind is Kind.PERSON else Organisation
    return list(model.objects.filter(pk__in=keys).order_by("name"))


def opposite(number: int, acts: list[Any]) -> list[dict[str, Any]]:
    """Organisations that stand on the other side of these acts: who did it to them, or whom they did it to."""
    met: Counter[tuple[str, int]] = Counter()
    names: dict[int, str] = {}
    for act in acts:
        involved = act.involvements.all()
        for own in {one.role for one in involved if one.organisation_id == number}:
            for one in involved:
                if one.organisation_id not in (None, number) and one.role != own:
                    met[one.role, one.organisation_id] += 1
                    names[one.organisation_id] = one.organisation.name
    return [
        {"organisation": key, "name": names[key], "part": role, "acts": count}
        for (role, key), count in met.most_common(_MOST_OPPOSITE)
    ]
