"""What pictures show, read from the record in a fixed number of queries, however many acts there are. Reads only.

In: a case, or none for the whole record. Out: acts with who did them to whom, places with their counts, letters.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count

from gravamen.casebook.models import Act, Case, Intervention, Involvement, Name
from gravamen.casebook.remembered import until_changed
from gravamen.edtf import Edtf, parse
from gravamen.errors import BadDate
from gravamen.terms import ActType, Family


@dataclass(frozen=True, slots=True)
class Party:
    """Who an act was done to, or who did it. `key` is "P12", "O3" or a group's words; `number` None for a group."""

    key: str
    name: str
    kind: str  # person, organisation, group
    number: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """An act as a picture needs it. `date` is None where none is told."""

    number: int
    type: str
    certainty: str
    date: Edtf | None
    place: str
    victims: tuple[Party, ...]
    perpetrators: tuple[Party, ...]
    awaits: bool

    @property
    def family(self) -> Family:
        return family_of(self.type)


def family_of(act_type: str) -> Family:
    """The family of an act's type, as the record keeps it."""
    return ActType(act_type).family


def acts_of(case: Case) -> list[Told]:
    """All acts of a case, the oldest first; those without a date last."""
    rows = case.acts.order_by("pk").values_list("pk", "type", "certainty", "date", "place", "awaits")
    sides: dict[tuple[int, str], list[Party]] = defaultdict(list)
    involved = (
        Involvement.objects.filter(act__case=case)
        .order_by("pk")
        .values_list("act_id", "role", "person_id", "person__name", "organisation_id", "organisation__name", "group")
    )
    for act, role, person, person_name, body, body_name, group in involved:
        if person is not None:
            party = Party(f"P{person}", person_name, "person", person)
        elif body is not None:
            party = Party(f"O{body}", body_name, "organisation", body)
        else:
            party = Party(f"={group}", group, "group", None)
        sides[act, role].append(party)
    told = [
        Told(
            number, kind, certainty, _date(date), place,
            tuple(sides[number, "victim"]), tuple(sides[number, "perpetrator"]), awaits,
        )
        for number, kind, certainty, date, place, awaits in rows
    ]  # fmt: skip
    return sorted(told, key=lambda one: (one.date is None, one.date.earliest if one.date else datetime.date.max, one.number))


def letters_of(case: Case) -> list[Intervention]:
    """What was written in a case, the oldest first."""
    return list(case.interventions.order_by("dated", "pk"))


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a place, and how many acts of which family happened there; `acts` are the first of them.

    `case`: they are of one case, which means a town of its own by these words.
    """

    words: str
    country: str
    families: dict[Family, int]
    acts: tuple[int, ...]
    case: int | None = None

    @property
    def count(self) -> int:
        return sum(self.families.values())


_MANY = 500  # rows of one query's list
_FIRST = 12  # acts that a place names; all others are in the list of acts


def places_of(case: Case) -> list[Place]:
    """The places of a case, those with most acts first."""
    return _places(case.acts.order_by("pk").values_list("place", "type", "pk", "case"), case.country, ())


def places_in(country: str, apart: Collection[tuple[int, str]] = ()) -> list[Place]:
    """The places of all cases of a country. Cases whose words mean a town of their own (`apart`) stand for themselves."""
    rows = Act.objects.filter(case__country=country).order_by("pk").values_list("place", "type", "pk", "case")
    return _places(rows, country, apart)


def _places(rows: Iterable[tuple[str, str, int, int]], country: str, apart: Collection[tuple[int, str]]) -> list[Place]:
    families: dict[tuple[int | None, str], Counter[Family]] = defaultdict(Counter)
    first: dict[tuple[int | None, str], list[int]] = defaultdict(list)
    for words, kind, number, case in rows:
        of = (case if (case, words) in apart else None, words)
        families[of][family_of(kind)] += 1
        if len(first[of]) < _FIRST:
            first[of].append(number)
    found = [Place(of[1], country, dict(count), tuple(first[of]), of[0]) for of, count in families.items()]
    return sorted(found, key=lambda one: (-one.count, one.words, one.case or 0))


@until_changed
def acts_by_country() -> dict[str, dict[Family, int]]:
    """How many acts of which family the record has of each country."""
    countries = dict(Case.objects.values_list("pk", "country"))
    found: dict[str, Counter[Family]] = defaultdict(Counter)
    for case, kind, count in Act.objects.values_list("case_id", "type").annotate(Count("pk")).order_by():
        found[countries[case]][family_of(kind)] += count
    return {country: dict(families) for country, families in found.items()}


def names_in(acts: Sequence[int]) -> set[str]:
    """All names of the persons in these acts, so that "Vladimir Maley" is not taken for the town of Vladimir."""
    found: set[str] = set()
    for at in range(0, len(acts), _MANY):
        persons = Involvement.objects.filter(act__in=acts[at : at + _MANY], person__isnull=False).values("person")
        found.update(Name.objects.filter(person__in=persons).values_list("text", flat=True))
    return found


def _date(text: str) -> Edtf | None:
    try:
        return parse(text) if text else None
    except BadDate:
        return None
