"""Who in the register a name may be, and who is there twice.

In: a name with what is known of its bearer, a proposal, or the whole register. Out: candidates and doubles, with how likely
each is and the reasons. Nothing here writes: a person decides, and the services do it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Q

from gravamen.casebook import name_index
from gravamen.casebook.bulk import among
from gravamen.casebook.models import Apart, Involvement, Name, Proposal
from gravamen.casebook.name_index import Reach
from gravamen.names.comparison import THRESHOLD, of_names, with_facts
from gravamen.names.duplicates import doubles
from gravamen.names.facts import facts_told
from gravamen.names.named import Kind, Named

LIKELY = 0.2  # candidates below that are not worth a look
# turn by turn: how far is looked (None: no further), how many names are read at most, how many of them compared (more, where
# more are asked for), how likely a candidate must be to end the search there; each turn takes longer, and what one read and did
# not compare is compared by the next
_TURNS: dict[Kind, tuple[tuple[Reach | None, int, int, float], ...]] = {
    Kind.PERSON: ((Reach.NEAR, 40, 6, 0.985), (None, 0, 34, 0.9), (Reach.SLIPS, 20, 24, 0.3), (Reach.WIDE, 20, 20, 0.0)),
    Kind.ORGANISATION: ((Reach.NEAR, 240, 240, 0.0),),
}
_LOOKED_UP = 12  # and of which the bearers are looked up
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry of the register that a name may be. `sought` and `known` are what was compared: `reasons` tells of them."""

    kind: Kind
    number: int
    probability: float
    sought: Named
    known: Named

    def __str__(self) -> str:
        return f"{'P' if self.kind is Kind.PERSON else 'O'}{self.number}"


@dataclass(frozen=True, slots=True)
class Double:
    """Two entries that are likely one. `gain` is the probability times the acts that would come together."""

    kind: Kind
    keep: int
    gone: int
    probability: float
    gain: float
    kept: Named
    lost: Named


def find(sought: Named, most: int = 10) -> list[Candidate]:
    """The entries that the name may be, the likeliest first, each once by its likeliest name; those at LIKELY and above."""
    found: list[Candidate] = []
    waiting: list[int] = []
    seen: set[int] = set()
    for reach, read, compared, enough in _TURNS[sought.kind]:
        if reach is not None:
            held = name_index.find(sought.name, sought.kind, read, reach)
            waiting += [one for one in held if one not in seen]
            seen.update(held)
        compared = max(compared, most)
        found = _likelier(found, _compared(sought, waiting[:compared]))
        if any(one.probability >= enough for one in found):
            break
        waiting = waiting[compared:]
    return found[:most]


def _compared(sought: Named, numbers: list[int]) -> list[Candidate]:
    """The bearers of these names that are likely the one sought, each by its likeliest name.

    The names alone are compared first; what the register knows of their bearers is looked up of the likely ones only, and
    where something is known of the one sought.
    """
    held = among(Name, ("id", "text", "language", f"{sought.kind}_id"), "id", numbers)
    rows = [row for row in held if row[3] is not None]
    alone = of_names(sought.kind, [sought.name] * len(rows), [row[1] for row in rows])
    likely = sorted(((p, row) for p, row in zip(alone.tolist(), rows, strict=True) if p >= LIKELY), reverse=True)[:_LOOKED_UP]
    if replace(sought, name="", language="") == Named("", sought.kind):
        compared = [(p, number, Named(text, sought.kind, language)) for p, (_, text, language, number) in likely]
    else:
        by_name = {row[0]: p for p, row in likely}
        bearers = _with_bearers(Name.objects.filter(pk__in=by_name))
        compared = [
            (with_facts(by_name[row.pk], facts_told(sought, named)), number, named)
            for row, (number, named) in zip(bearers, _known(bearers), strict=True)
        ]
    best: dict[int, Candidate] = {}
    for probability, number, named in compared:
        if probability >= LIKELY and (number not in best or best[number].probability < probability):
            best[number] = Candidate(sought.kind, number, probability, sought, named)
    return sorted(best.values(), key=lambda one: (-one.probability, one.number))


def proposed(proposal: Proposal, most: int = 5) -> list[Candidate]:
    """Who a proposed person or organisation may be, without those that a person said it is not; [] for other proposals."""
    if proposal.kind not in (Kind.PERSON, Kind.ORGANISATION):
        return []
    kind = Kind(proposal.kind)
    content = proposal.content
    case = proposal.report.receipts.select_related("case").order_by("pk").first()
    sought = Named(
        content["name"],
        kind,
        proposal.report.language,
        country=case.case.country if case else "",
        sex=content.get("sex") or "",
        organisation=content.get("affiliation") or "",
        role=content.get("role") or "",
    )
    found = find(sought, most)
    if kind is Kind.ORGANISATION and content.get("acronym"):
        found = _likelier(found, find(replace(sought, name=content["acronym"]), most))
    said = set(Apart.objects.filter(kind=kind, proposal=proposal).values_list("one", flat=True))
    return [one for one in found if one.number not in said][:most]


def register_doubles(
    kind: Kind, *, least: float = THRESHOLD, workers: int = 1, progress: Progress | None = None
) -> list[Double]:
    """Entries of the register that are likely one, in order of gain; without those that a person said are two."""
    rows = _with_bearers(Name.objects.filter(**{f"{kind}__isnull": False}).order_by("pk"))
    known = _known(rows)
    said = {frozenset(pair) for pair in Apart.objects.filter(kind=kind, other__isnull=False).values_list("one", "other")}
    acts = dict(
        Involvement.objects.filter(**{f"{kind}__isnull": False})
        .values_list(f"{kind}_id")
        .annotate(acts=Count("act", distinct=True))
    )
    found: dict[frozenset[int], Double] = {}
    for one in doubles([named for _, named in known], least=least, workers=workers, progress=progress):
        first, second = known[one.one], known[one.other]
        pair = frozenset((first[0], second[0]))
        if len(pair) < 2 or pair in said or (pair in found and found[pair].probability >= one.probability):
            continue
        keep, gone = sorted((first, second), key=lambda side: (-acts.get(side[0], 0), side[0]))
        gain = one.probability * (1 + acts.get(gone[0], 0))
        found[pair] = Double(kind, keep[0], gone[0], one.probability, gain, keep[1], gone[1])
    return sorted(found.values(), key=lambda double: (-double.gain, double.keep, double.gone))


def _likelier(*lists: Iterable[Candidate]) -> list[Candidate]:
    best: dict[int, Candidate] = {}
    for one in (candidate for found in lists for candidate in found):
        if one.number not in best or best[one.number].probability < one.probability:
            best[one.number] = one
    return sorted(best.values(), key=lambda one: (-one.probability, one.number))


def _with_bearers(rows: Any) -> list[Name]:
    return list(rows.select_related("person", "organisation").prefetch_related("person__affiliations__organisation"))


def _known(rows: list[Name]) -> list[tuple[int, Named]]:
    """Each name with the number of its bearer and what the register knows of them."""
    countries = _countries(rows)
    known = []
    for row in rows:
        if row.person is not None:
            at = next((one for one in row.person.affiliations.all()), None)
            named = Named(
                row.text,
                Kind.PERSON,
                row.language,
                country=countries.get(row.person.pk, ""),
                sex=row.person.sex,
                organisation=at.organisation.name if at and at.organisation else "",
                role=at.role if at else "",
            )
            known.append((row.person.pk, named))
        elif row.organisation is not None:
            known.append((row.organisation.pk, Named(row.text, Kind.ORGANISATION, row.language)))
    return known


def _countries(rows: list[Name]) -> dict[int, str]:
    """The country of each person's acts, where they are of one country's cases."""
    persons = {row.person_id for row in rows if row.person_id is not None}
    within = Q(person__in=persons) if len(persons) <= _LOOKED_UP else Q(person__isnull=False)
    found: dict[int, set[str]] = {}
    for number, country in Involvement.objects.filter(within).values_list("person_id", "act__case__country").distinct():
        found.setdefault(number, set()).add(country)
    return {number: countries.pop() for number, countries in found.items() if len(countries) == 1}
