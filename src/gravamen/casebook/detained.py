"""Who is held, since when, under which term, until when: the board of persons in detention. Reads only.

In: a day, and whose cases. Out: a row for each detention as it stands at the end of that day, in a fixed number of queries,
however many there are. `gravamen.followup` says what is a detention and what ends it.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q

from gravamen.casebook.models import Act, Case, Circumstance, Involvement, Person
from gravamen.drafting import facts
from gravamen.edtf import Edtf, parse
from gravamen.errors import BadDate
from gravamen.followup.detentions import Detention, State
from gravamen.followup.events import ACTS, KINDS
from gravamen.followup.folding import fold
from gravamen.terms import ActType, Certainty, CircumstanceKind

_NOT_FREE = (State.HELD, State.NOT_CONFIRMED)
_MANY = 500  # rows of one query's list


@dataclass(frozen=True, slots=True)
class Standing:
    """Where on the board a detention stands: numbers only. `span` is which one of the person's in the case, from 0."""

    person: int
    case: int
    span: int
    state: State
    days: int | None

    @property
    def is_held(self) -> bool:
        """Whether the person is, as far as anybody knows, not free."""
        return self.state in _NOT_FREE


@dataclass(frozen=True, slots=True)
class Held:
    """A detention with what is told of it. `days` are full days; `or_more`: at least so many, the first day is not known.

    `latest`: the term ends on `expected_end` at the latest. `assumed`: that day rests on an assumption, told in `why`.
    """

    person: int
    name: str
    case: str
    country: str
    state: State
    since: Edtf | None
    days: int | None
    or_more: bool
    place: str  # where the person was moved to last
    taken_at: str  # where the first act of it was done
    legal_basis: str
    term: str
    expected_end: Edtf | None
    latest: bool
    assumed: bool
    why: str
    ended: Edtf | None
    alleged: bool
    acts: tuple[int, ...]

    @property
    def is_held(self) -> bool:
        return self.state in _NOT_FREE


def told(standings: Iterable[Standing], on: datetime.date) -> list[Held]:
    """The same detentions with names, places and terms: for those that a page shows."""
    wanted = list(standings)
    rows: dict[tuple[int, int, int], tuple[Case, Detention, str]] = {}
    names: dict[int, str] = {}
    persons = sorted({one.person for one in wanted})
    for at in range(0, len(persons), _MANY):
        some = persons[at : at + _MANY]
        names.update(Person.objects.filter(pk__in=some).values_list("pk", "name"))
        for case, person, number, span, taken_at in detentions(None, some):
            rows[case.pk, person, number] = case, span, taken_at
    keys = [(one.case, one.person, one.span) for one in wanted]
    return [_row(*rows[key], names[key[1]], on) for key in keys if key in rows and key[1] in names]


def of_person(person: int, on: datetime.date) -> list[Held]:
    """The detentions of one person that have begun by a day, in all cases, the last first."""
    name = Person.objects.filter(pk=person).values_list("name", flat=True).first() or ""
    found = [(span, _row(case, span, taken_at, name, on)) for case, _, _, span, taken_at in detentions(None, [person])]
    begun = [row for span, row in found if span.begun(on)]
    return sorted(begun, key=lambda row: row.since.earliest if row.since else datetime.date.min, reverse=True)


def detentions(
    cases: Iterable[int] | None, persons: Sequence[int] | None = None
) -> Iterator[tuple[Case, int, int, Detention, str]]:
    """Each detention with its case, its person, which one of the person's in the case it is, from 0, and where it began."""
    acts, circumstances = _acts(cases, persons), _circumstances(cases, persons)
    for row in Case.objects.filter(pk__in=cases) if cases is not None else Case.objects.all():
        if row.pk in acts or row.pk in circumstances:
            counted: Counter[str] = Counter()
            places = {act.id: act.place for act in acts.get(row.pk, []) if act.place}
            for span in fold(acts.get(row.pk, []), circumstances.get(row.pk, []), row.country).detentions:
                yield (
                    row,
                    int(span.person[1:]),
                    counted[span.person],
                    span,
                    next((places[one] for one in span.acts if one in places), ""),
                )
                counted[span.person] += 1


def _acts(cases: Iterable[int] | None, persons: Sequence[int] | None) -> dict[int, list[facts.Act]]:
    """The acts of each case that can tell of custody, with the persons they hit."""
    acts = Act.objects.filter(type__in=ACTS)
    hit = Involvement.objects.filter(role="victim", person__isnull=False, act__type__in=ACTS)
    if cases is not None:
        acts, hit = acts.filter(case__in=cases), hit.filter(act__case__in=cases)
    if persons is not None:  # from the few persons to their acts: the acts of these types may be very many
        hit = Involvement.objects.filter(role="victim", person__in=persons)
    victims: dict[int, list[facts.Party]] = defaultdict(list)
    for act, person in hit.order_by("pk").values_list("act_id", "person_id"):
        victims[act].append(facts.Party(person=f"P{person}"))
    if persons is not None:
        acts = Act.objects.filter(pk__in=list(victims), type__in=list(ACTS))
    found: dict[int, list[facts.Act]] = defaultdict(list)
    columns = ("pk", "case_id", "type", "certainty", "date", "place", "legal_basis", "penalty", "penalty_days")
    for number, row, kind, certainty, date, place, basis, penalty, days in acts.order_by("pk").values_list(*columns):
        if number in victims:
            found[row].append(
                facts.Act(
                    id=f"A{number}",
                    type=ActType(kind),
                    evidence=(),
                    certainty=Certainty(certainty),
                    date=_date(date),
                    victims=tuple(victims[number]),
                    place=place or None,
                    legal_basis=basis or None,
                    penalty=penalty or None,
                    penalty_days=days,
                )
            )
    return found


def _circumstances(cases: Iterable[int] | None, persons: Sequence[int] | None) -> dict[int, list[facts.Circumstance]]:
    """What each case tells of releases, transfers and deaths in detention."""
    rows = Circumstance.objects.filter(kind__in=KINDS)
    if cases is not None:
        rows = rows.filter(case__in=cases)
    if persons is not None:
        hit = Involvement.objects.filter(role="victim", person__in=persons).values("act")
        rows = rows.filter(Q(person__in=persons) | Q(person__isnull=True, about__in=hit))
    found: dict[int, list[facts.Circumstance]] = defaultdict(list)
    columns = ("pk", "case_id", "text", "date", "about_id", "kind", "person_id", "place")
    for number, row, text, date, about, kind, person, place in rows.order_by("pk").values_list(*columns):
        found[row].append(
            facts.Circumstance(
                id=f"C{number}",
                evidence=(),
                text=text or None,
                date=_date(date),
                about=(f"A{about}",) if about else (),
                kind=CircumstanceKind(kind),
                person=f"P{person}" if person else None,
                place=place or None,
            )
        )
    return found


def _row(case: Case, span: Detention, taken_at: str, name: str, on: datetime.date) -> Held:
    days = span.days(on)
    last = span.terms[-1] if span.terms else None
    over = span.ended is not None and span.ended.known_by(on)
    return Held(
        person=int(span.person[1:]),
        name=name,
        case=case.key,
        country=case.country,
        state=span.state(on),
        since=span.begins,
        days=days[0] if days is not None else None,
        or_more=days is not None and days[1],
        place=span.place or "",
        taken_at=taken_at,
        legal_basis="; ".join(span.legal_basis),
        term="; ".join(term.words for term in span.terms),
        expected_end=span.expected_end,
        latest=last is not None and last.at_most,
        assumed=last is not None and last.rule is not None and last.rule.assumed,
        why=last.why if last is not None else "",
        ended=span.ended.date if over and span.ended is not None else None,
        alleged=span.alleged,
        acts=tuple(int(one[1:]) for one in span.acts),
    )


def _date(text: str) -> Edtf | None:
    try:
        return parse(text) if text else None
    except BadDate:
        return None
