"""All detentions of the record as numbers and days, kept in memory and counted anew for whom a change concerns. Reads only.

In: nothing. Out: the spans of each person in each case, without names, places and words: what they say stays in memory when the
record is locked. From them the board and the agenda of any day are made. What entries of the audit chain changed since is
looked up; only the persons whom they concern are counted anew.
"""

from __future__ import annotations

import datetime
import json
import threading
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import Max

from gravamen.casebook.detained import Standing, detentions
from gravamen.casebook.models import Circumstance, Citation, Entry, Involvement
from gravamen.casebook.remembered import Days, Last, last_entry
from gravamen.followup.detentions import Detention, Ending, Term

_ENTRIES = 200  # more are not looked at one by one: all is counted anew
_MANY = 500  # rows of one query's list


@dataclass(frozen=True, slots=True)
class Span:
    """A detention. `number` is which one of the person's in the case it is, from 0; `heard` when the last report of it came in,
    where no end is known.
    """

    case: int
    person: int
    number: int
    bare: Detention
    heard: datetime.date | None


ByPerson = dict[int, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class _Kept:
    last: Last
    by_person: ByPerson


class _Memory:
    """What was counted, one for the process; of two threads that ask at once one counts."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: _Kept | None = None

    def now(self) -> _Kept:
        with self._lock:
            last, kept = last_entry(), self._kept
            if kept is None or kept.last != last:
                concerned = _concerned(kept.last) if kept is not None else None
                if kept is None or concerned is None:
                    kept = _Kept(last, _counted(None))
                elif concerned:
                    others = {person: spans for person, spans in kept.by_person.items() if person not in concerned}
                    kept = _Kept(last, {**others, **_counted(concerned)})
                else:
                    kept = replace(kept, last=last)
                self._kept = kept
            return kept


_MEMORY = _Memory()
_STANDING: Days[list[Standing]] = Days()


def spans() -> tuple[Last, ByPerson]:
    """All spans by person, and the last entry of the chain that they know."""
    kept = _MEMORY.now()
    return kept.last, kept.by_person


def spans_of(cases: Collection[int]) -> list[Span]:
    """Those of some cases."""
    wanted = set(cases)
    return [one for some in spans()[1].values() for one in some if one.case in wanted]


def standings(on: datetime.date, case: int | None = None) -> list[Standing]:
    """All detentions that have begun by a day, the longest first; those that are over last."""
    last, by_person = spans()
    if (last, on) not in _STANDING:
        found = []
        for some in by_person.values():
            for one in some:
                if one.bare.begun(on):
                    days = one.bare.days(on)
                    state = one.bare.state(on)
                    found.append(Standing(one.person, one.case, one.number, state, days[0] if days is not None else None))
        found.sort(key=lambda one: (not one.is_held, -(-1 if one.days is None else one.days), one.person))
        _STANDING.put((last, on), found)
    found = _STANDING[last, on]
    return found if case is None else [one for one in found if one.case == case]


def _counted(persons: Collection[int] | None) -> ByPerson:
    found: dict[int, list[Span]] = defaultdict(list)
    whom = None if persons is None else sorted(persons)
    for at in range(0, len(whom), _MANY) if whom is not None else (0,):
        some = whom[at : at + _MANY] if whom is not None else None
        for case, person, number, span, _taken_at in detentions(None, some):
            found[person].append(Span(case.pk, person, number, _bare(span), None))
    heard = _heard(one for some in found.values() for one in some)
    return {
        person: tuple(replace(one, heard=heard.get((one.case, person, one.number))) for one in some)
        for person, some in found.items()
    }


def _bare(span: Detention) -> Detention:
    """A detention without what is told of it in words."""
    ends = span.terms[-1].ends if span.terms else None
    terms = (Term("", "", None, None, ends, False, ""),) if ends is not None else ()
    ended = Ending(span.ended.how, span.ended.date, "") if span.ended is not None else None
    return Detention(
        "", span.begins, terms, (), ended, span.acts, span.circumstances, house_arrest=span.house_arrest, alleged=span.alleged
    )


def _heard(found: Iterable[Span]) -> dict[tuple[int, int, int], datetime.date]:
    """When the last report came in of what tells of a span without a known end."""
    told = {
        (one.case, one.person, one.number): (*one.bare.acts, *one.bare.circumstances)
        for one in found
        if one.bare.expected_end is None and one.bare.ended is None
    }
    days = last_words({id for ids in told.values() for id in ids})
    heard = {key: [days[id] for id in ids if id in days] for key, ids in told.items()}
    return {key: max(some) for key, some in heard.items() if some}


def last_words(ids: Collection[str]) -> dict[str, datetime.date]:
    """When the last report came in of each act ("A3") and circumstance ("C1")."""
    found: dict[str, datetime.date] = {}
    for letter, column in (("A", "act"), ("C", "circumstance")):
        numbers = sorted(int(one[1:]) for one in ids if one[0] == letter)
        for at in range(0, len(numbers), _MANY):
            cited = Citation.objects.filter(**{f"value__{column}__in": numbers[at : at + _MANY]}).order_by()
            for number, last in cited.values_list(f"value__{column}").annotate(Max("passage__report__receipts__received")):
                if last is not None:
                    found[f"{letter}{number}"] = last
    return found


def _concerned(since: Last) -> set[int] | None:
    """The persons whom entries after this one concern; None where that is not known, or may be all."""
    database, number, mark = since
    if database != connection.settings_dict["NAME"] or not Entry.objects.filter(number=number, hash=mark).exists():
        return None
    written = list(Entry.objects.filter(number__gt=number).values_list("changes", flat=True)[: _ENTRIES + 1])
    if len(written) > _ENTRIES:
        return None
    persons: set[int] = set()
    acts: set[int] = set()
    told: set[int] = set()
    for changes in written:
        for table, key, *states in json.loads(changes):
            rows = [one for one in states if one is not None]
            if table == "casebook.case":
                return None  # the country, and with it the rule of its terms
            if table == "casebook.act":
                acts.add(key)
            elif table == "casebook.circumstance":
                persons.update(one["person_id"] for one in rows if one.get("person_id") is not None)
                acts.update(one["about_id"] for one in rows if one["about_id"] is not None)
            elif table == "casebook.involvement":
                persons.update(one["person_id"] for one in rows if one["person_id"] is not None)
                acts.update(one["act_id"] for one in rows)
            elif table == "casebook.value":
                acts.update(one["act_id"] for one in rows if one["act_id"] is not None)
                told.update(one["circumstance_id"] for one in rows if one["circumstance_id"] is not None)
    for person, about in Circumstance.objects.filter(pk__in=told).values_list("person_id", "about_id"):
        persons.update(() if person is None else (person,))
        acts.update(() if about is None else (about,))
    some = sorted(acts)
    for at in range(0, len(some), _MANY):
        hit = Involvement.objects.filter(act__in=some[at : at + _MANY], role=Involvement.Role.VICTIM, person__isnull=False)
        persons.update(person for person in hit.values_list("person_id", flat=True) if person is not None)
    return persons
