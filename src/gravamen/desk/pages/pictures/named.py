"""Persons on a picture as far as they agreed to be named for whom it is; all of them where it stays in the house.

In: what a picture is drawn from, and how persons are named. Out: the same with other names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest

from gravamen.casebook.detained import Held
from gravamen.casebook.outgoing import Naming
from gravamen.casebook.pictured import Party, Place, Told
from gravamen.desk import taking


def whom(request: HttpRequest) -> dict[str, Any]:
    """For the head of a picture's page: it asks for whom before it prints, and says it."""
    return {
        "uses": taking.uses(),
        "kept": taking.kept(request),
        "use": request.GET.get("use", ""),
        "for_whom": taking.in_words(request),
    }


def acts(told: Iterable[Told], naming: Naming) -> list[Told]:
    if naming.for_the_house:
        return list(told)
    return [
        replace(
            one,
            place=naming.text(one.place),
            victims=tuple(_party(party, naming) for party in one.victims),
            perpetrators=tuple(_party(party, naming) for party in one.perpetrators),
        )
        for one in told
    ]


def held(rows: Iterable[Held], naming: Naming) -> list[Held]:
    """Rows with each person named as they allow, and nobody else's name in their words."""
    if naming.for_the_house:
        return list(rows)
    return [
        replace(
            row,
            name=naming.person(row.person, row.name),
            place=naming.text(row.place),
            taken_at=naming.text(row.taken_at),
            legal_basis=naming.text(row.legal_basis),
            term=naming.text(row.term),
        )
        for row in rows
    ]


def places(found: Iterable[Place], naming: Naming) -> list[Place]:
    return [replace(one, words=naming.text(one.words)) for one in found]


def _party(one: Party, naming: Naming) -> Party:
    if one.kind == "person" and one.number is not None:
        return replace(one, name=naming.person(one.number, one.name))
    return replace(one, name=naming.text(one.name))
