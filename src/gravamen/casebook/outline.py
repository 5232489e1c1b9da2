"""A case in outline, as far as the doors ask: what kinds of acts by whom, which organisations were hit, what is pending.

In: a case, a day, who writes. Out: `CaseFacts` with a few acts for each kind that differs to the law, in a number of queries
that does not grow with the acts. The acts bear the numbers of the first of their kind. Nothing here writes.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from gravamen.casebook.legal import affiliates_hit, case_facts, doer
from gravamen.casebook.models import Act, Affiliation, Case, Citation, Involvement
from gravamen.casebook.remembered import until_changed
from gravamen.standards.models import ActFacts, CaseFacts, Doer, Hit, Sender, Told
from gravamen.standards.offices import is_office
from gravamen.terms import ActType

_NUMBERS = 12  # of acts named for a type
_WORDS = 500  # passages of a case that are looked through for what makes it urgent


@dataclass(frozen=True, slots=True)
class _Shape:
    """Of each type of act: the first numbers, who did it, whether of some nobody said, whether an officer was hit."""

    numbers: tuple[tuple[str, tuple[int, ...]], ...]
    doers: frozenset[tuple[str, Doer]]
    unsaid: frozenset[str]
    led: frozenset[str]
    bodies: tuple[int, ...]  # organisations that were hit


def outline(case: Case, on: datetime.date, sender: Sender | None = None) -> CaseFacts:
    """The case as `gravamen.standards.doors` is asked about it."""
    whole = case_facts(case, on, sender, only=())
    shape = _shape(case.pk)
    acts = []
    for kind, numbers in shape.numbers:
        hit = (Hit("", "person", None, kind in shape.led or None),)
        doers = [frozenset({one}) for type_, one in sorted(shape.doers) if type_ == kind]
        if kind in shape.unsaid or not doers:
            doers.append(frozenset())
        for number, id in enumerate(numbers):  # each kind of doer stands with one of the acts
            acts.append(ActFacts(f"A{id}", ActType(kind), victims=hit, doers=doers[min(number, len(doers) - 1)]))
        acts += [ActFacts(f"A{numbers[0]}", ActType(kind), victims=hit, doers=one) for one in doers[len(numbers) :]]
    acts.sort(key=lambda one: int(one.id[1:]))
    if shape.bodies and acts:
        bodies = tuple(Hit(f"O{number}", "organisation") for number in shape.bodies)
        acts.append(ActFacts(acts[0].id, acts[0].type, victims=bodies, doers=acts[0].doers))
    return CaseFacts(
        country=whole.country,
        on=on,
        acts=tuple(acts),
        sender=sender,
        affiliates_hit=affiliates_hit(case),
        pending_at_home=whole.pending_at_home,
        pending_elsewhere=whole.pending_elsewhere,
        told=(*whole.told, *_words(case)),
        answers=whole.answers,
    )


@until_changed
def _shape(case: int) -> _Shape:
    """Numbers and terms alone: it stays in memory until the record changes."""
    did = Involvement.objects.filter(act__case=case, role=Involvement.Role.PERPETRATOR)
    told = did.order_by().values_list("act__type", "organisation__kind", "group").distinct()
    acts = Act.objects.filter(case=case).order_by()
    first: dict[str, tuple[int, ...]] = {}
    for kind in acts.values_list("type", flat=True).distinct():
        first[kind] = tuple(acts.filter(type=kind).order_by("pk").values_list("pk", flat=True)[:_NUMBERS])
    hit = Involvement.objects.filter(act__case=case, role=Involvement.Role.VICTIM, organisation__isnull=False)
    return _Shape(
        tuple(sorted(first.items(), key=lambda one: one[1])),
        frozenset((kind, one) for kind, body, group in told if (one := doer(body, group)) is not None),
        frozenset(acts.exclude(pk__in=did.values("act")).values_list("type", flat=True).distinct()),
        frozenset(_led(case)),
        tuple(hit.order_by("organisation").values_list("organisation", flat=True).distinct()),
    )


def _led(case: int) -> set[str]:
    """The types of acts that hit somebody who is told to hold an office in the union."""
    hit = Involvement.objects.filter(act__case=case, role=Involvement.Role.VICTIM)
    found = {*hit.filter(standing=Involvement.Standing.OFFICER).order_by().values_list("act__type", flat=True).distinct()}
    roles = Affiliation.objects.exclude(role="").filter(person__involvements__in=hit)
    offices = [role for role in roles.order_by().values_list("role", flat=True).distinct() if is_office(role)]
    people = Affiliation.objects.filter(role__in=offices).values("person")
    return found | {*hit.filter(person__in=people).order_by().values_list("act__type", flat=True).distinct()}


def _words(case: Case) -> tuple[Told, ...]:
    """The words that say that acts happened: of the first acts, where there are very many."""
    cited = Citation.objects.filter(value__act__case=case, value__field="act").order_by("pk")
    found = cited.values_list("passage__quote", "passage__report", "passage__page")[:_WORDS]
    return tuple(Told(quote, f"R{report}, p. {page}" if page else f"R{report}") for quote, report, page in found)
