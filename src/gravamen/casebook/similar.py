"""Which acts of the record a proposed act may say again.

In: a proposed act and its case. Out: acts of the case that are like it, with what is alike. Nothing here writes: a person
merges, or does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from gravamen.casebook.models import Act, Case, Proposal
from gravamen.edtf import parse
from gravamen.errors import BadDate
from gravamen.terms import ActType

_LOOKED_AT = 300  # acts of the case of the same kind or day, the newest first
_LEAST = 3  # of the weights below: a type alone is little
_WEIGHTS = {"type": 2, "family": 1, "date": 2, "victims": 3, "place": 1, "perpetrators": 1}


@dataclass(frozen=True, slots=True)
class Alike:
    """An act of the record and what it has in common with the proposed one: keys of the fields, the family for the type."""

    act: Act
    shared: tuple[str, ...]
    weight: int


def acts_like(proposal: Proposal, case: Case, most: int = 5) -> list[Alike]:
    """The acts that are most like the proposed one; those with nothing but a type in common are left out."""
    if proposal.kind != Proposal.Kind.ACT:
        return []
    content = proposal.content
    of_family = [one for one in ActType if one.family is ActType(content["type"]).family]
    near = Q(type__in=of_family)
    if content.get("date"):
        near |= Q(date=content["date"])
    acts = (
        Act.objects.filter(near, case=case)
        .order_by("-pk")
        .prefetch_related("involvements__person", "involvements__organisation")
    )
    found = []
    for act in acts[:_LOOKED_AT]:
        shared = tuple(_shared(act, content))
        weight = sum(_WEIGHTS[one] for one in shared)
        if weight >= _LEAST:
            found.append(Alike(act, shared, weight))
    return sorted(found, key=lambda one: (-one.weight, one.act.pk))[:most]


def _shared(act: Act, content: Mapping[str, Any]) -> Iterator[str]:
    if act.type == content["type"]:
        yield "type"
    elif ActType(act.type).family is ActType(content["type"]).family:
        yield "family"
    if act.date and content.get("date") and _may_be_one(act.date, content["date"]):
        yield "date"
    if act.place and content.get("place") and act.place.casefold() == content["place"].casefold():
        yield "place"
    for role in ("victims", "perpetrators"):
        if _names(content.get(role) or []) & _involved(act, role[:-1]):
            yield role


def _may_be_one(one: str, other: str) -> bool:
    try:
        return parse(one).may_be(parse(other))
    except BadDate:
        return False


def _names(parties: list[Mapping[str, Any]]) -> set[str]:
    return {str(one.get("person") or one.get("organisation") or one.get("group")).casefold() for one in parties}


def _involved(act: Act, role: str) -> set[str]:
    parties = (one for one in act.involvements.all() if one.role == role)
    return {
        (one.person.name if one.person else one.organisation.name if one.organisation else one.group).casefold()
        for one in parties
    }
