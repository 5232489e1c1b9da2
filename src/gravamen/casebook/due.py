"""What is due in all cases, or in some: terms that end, answers that do not come, doors that open. Reads only.

In: a day, and whose cases. Out: what is due, the earliest first: first as `Mark`s, numbers and days that are kept in memory
until a case changes, then as items of the agenda for those that are shown; in a number of queries that does not grow with the
cases. `gravamen.followup.agenda` says what is due and why.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gravamen.casebook.correspondence import letters_of
from gravamen.casebook.detained import detentions
from gravamen.casebook.models import Act, Case, Person, Qualified
from gravamen.casebook.remembered import Days, until_changed
from gravamen.casebook.spans import last_words, spans
from gravamen.followup.agenda import Item, due, due_day
from gravamen.followup.detentions import Detention
from gravamen.standards.instruments import instruments_for
from gravamen.terms import ActType

_MANY = 500  # rows of one query's list


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing due. Of a detention it has numbers alone: the person's, and which of their spans in the case it is."""

    case: int
    kind: str
    earliest: datetime.date
    latest: datetime.date
    person: int = 0
    span: int = 0
    item: Item | None = None  # letters and doors: there are few

    def overdue(self, on: datetime.date) -> bool:
        return self.latest <= on


def items(on: datetime.date, cases: Iterable[Case] | None = None) -> list[Item]:
    """All that is due for each case as it stands on a day, the earliest first; doors for a year ahead."""
    found = told(marks(on, cases), on)
    return sorted(found, key=lambda item: (item.when.latest, item.when.earliest, item.id))


def marks(on: datetime.date, cases: Iterable[Case] | None = None) -> list[Mark]:
    """What is due, the earliest first."""
    rows = list(Case.objects.order_by("key") if cases is None else cases)
    within = {one.pk for one in rows}
    found = [mark for mark in _held(on) if mark.case in within]
    letters, ratified = letters_of(None if cases is None else [one.pk for one in rows]), _ratified(rows, on)
    for one in rows:
        for item in due(one.key, (), {}, {}, letters.get(one.pk, ()), ratified[one.pk], on):
            found.append(Mark(one.pk, item.kind, item.when.earliest, item.when.latest, item=item))
    return sorted(found, key=lambda mark: (mark.latest, mark.earliest, mark.case, mark.kind, mark.person))


def told(found: Sequence[Mark], on: datetime.date) -> list[Item]:
    """The items of some marks, in their order, with names and what they rest on."""
    wanted = {(mark.case, mark.person, mark.span) for mark in found if mark.item is None}
    persons = sorted({person for _, person, _ in wanted})
    shown: dict[tuple[int, int, int], tuple[Case, Detention]] = {}
    names: dict[str, str] = {}
    for at in range(0, len(persons), _MANY):
        some = persons[at : at + _MANY]
        names.update({f"P{number}": name for number, name in Person.objects.filter(pk__in=some).values_list("pk", "name")})
        for case, person, number, span, _taken_at in detentions(None, some):
            if (case.pk, person, number) in wanted:
                shown[case.pk, person, number] = case, span
    silent = [span for _, span in shown.values() if span.expected_end is None]
    heard = last_words({id for span in silent for id in (*span.acts, *span.circumstances)})
    made: dict[tuple[int, int, int], Item] = {}
    for key, (case, span) in shown.items():
        for item in due(case.key, [span], names, heard, (), False, on):
            if item.kind == "detention":
                made[key] = item
    items = (mark.item or made.get((mark.case, mark.person, mark.span)) for mark in found)
    return [item for item in items if item is not None]


def _held(on: datetime.date) -> list[Mark]:
    """The marks of detentions, of all cases."""
    last, by_person = spans()
    if (last, on) not in _HELD:
        found = []
        for some in by_person.values():
            for one in some:
                if one.bare.begun(on) and (when := due_day(one.bare, one.heard, on)) is not None:
                    found.append(Mark(one.case, "detention", when.earliest, when.latest, one.person, one.number))
        _HELD.put((last, on), found)
    return _HELD[last, on]


_HELD: Days[list[Mark]] = Days()


def _ratified(rows: Iterable[Case], on: datetime.date) -> Mapping[int, bool]:
    """Whether the State has ratified a Convention that acts of each case call in question, as far as letters cite it."""
    types = _types()
    added: dict[int, dict[tuple[str, str], bool]] = defaultdict(dict)
    decided = Qualified.objects.filter(kind="article", decision=Qualified.Decision.ADDED)
    for case, kind, of in decided.values_list("act__case", "act__type", "of"):
        added[case][kind, of] = True
    return {
        one.pk: any(found.ratified for found in instruments_for(types.get(one.pk, ()), one.country, on, decided=added[one.pk]))
        for one in rows
    }


@until_changed
def _types() -> dict[int, list[tuple[str, ActType]]]:
    """The types of acts that each case has."""
    found: dict[int, list[tuple[str, ActType]]] = defaultdict(list)
    for case, kind in Act.objects.order_by().values_list("case", "type").distinct():
        found[case].append((kind, ActType(kind)))
    return dict(found)
