"""Makes briefs for the tests. Every name in them is plainly generator-made; every passage is a made sentence.

In: countries, persons, organisations and acts, in a few words. Out: a `Brief`.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from typing import Any, Literal

from gravamen.drafting.facts import (
    Act,
    Addressee,
    Brief,
    Circumstance,
    Differing,
    Evidence,
    Organisation,
    Party,
    Person,
    Profile,
    Source,
)
from gravamen.drafting.gathering import standards
from gravamen.edtf import parse
from gravamen.terms import ActType, OrganisationKind
from gravamen.text import Passage

PROFILE = Profile(
    name="Generated Global Union",
    address=("1, Street of Examples", "0000 Testville"),
    contact=("+00 000 00 00", "office@global.example"),
    email="office@global.example",
    officers=("President: Generated President",),
    description="which represents workers in made sectors",
    city="Testville",
    signatory="Generated Secretary",
    signatory_role="General Secretary",
)
ADDRESSEE = Addressee(
    "Generated Director",
    "Director-General",
    "International Labour Office",
    "Dear Generated Director,",
    "head@ilo.example",
)


def group(words: str, number: int | None = None) -> Party:
    """People in words: "workers", 200."""
    return Party(group=words, number=number)


class Scene:
    """Collects the facts of one brief; persons and organisations are given back as parties."""

    def __init__(self, country: str = "BY", written_on: str = "2024-05-06", reports: int = 2) -> None:
        self.country = country
        self.written_on = datetime.date.fromisoformat(written_on)
        self.sources = tuple(
            Source(
                f"s{number}",
                f"Generated report {number}",
                hashlib.sha256(str(number).encode()).hexdigest(),
                "text/plain",
                self.written_on - datetime.timedelta(days=5),
                "en",
            )
            for number in range(1, reports + 1)
        )
        self.persons: list[Person] = []
        self.bodies: list[Organisation] = []
        self.acts: list[Act] = []
        self.circumstances: list[Circumstance] = []
        self._said = 0

    def person(
        self,
        name: str,
        role: str | None = None,
        of: Party | None = None,
        sex: Literal["female", "male"] | None = None,
        also: tuple[str, ...] = (),
    ) -> Party:
        id = f"p{len(self.persons) + 1}"
        self.persons.append(Person(id, name, also, role, of.organisation if of else None, sex))
        return Party(person=id)

    def body(
        self, name: str, acronym: str | None = None, kind: OrganisationKind = OrganisationKind.UNION, *, affiliate: bool = False
    ) -> Party:
        id = f"o{len(self.bodies) + 1}"
        self.bodies.append(Organisation(id, name, acronym, kind, affiliate=affiliate))
        return Party(organisation=id)

    def evidence(self, quote: str = "", source: int | None = None) -> Evidence:
        """A passage of its own, so that every act has other notes than the one before."""
        self._said += 1
        of = self.sources[(source - 1 if source else self._said) % len(self.sources)]
        start = 100 * self._said
        quote = quote or f"Made sentence number {self._said}."
        return Evidence(of.id, Passage(start, start + len(quote)), quote)

    def act(
        self,
        type: ActType,
        date: str | None = None,
        to: Party | Sequence[Party] = (),
        by: Party | Sequence[Party] = (),
        **more: Any,
    ) -> Act:
        otherwise = more.pop("otherwise", None)
        made = Act(
            f"a{len(self.acts) + 1}",
            type,
            (self.evidence(),),
            date=parse(date) if date else None,
            victims=_parties(to),
            perpetrators=_parties(by),
            differing=(Differing("date", otherwise, self.evidence()),) if otherwise else (),
            **more,
        )
        self.acts.append(made)
        return made

    def tell(self, text: str | None, date: str | None = None, about: Sequence[Act] = (), quote: str = "") -> Circumstance:
        id = f"c{len(self.circumstances) + 1}"
        when = parse(date) if date else None
        made = Circumstance(id, (self.evidence(quote),), text, when, tuple(one.id for one in about))
        self.circumstances.append(made)
        return made

    def brief(self, status: Literal["verified", "proposed"] = "verified", **more: Any) -> Brief:
        return Brief(
            country=self.country,
            written_on=self.written_on,
            profile=PROFILE,
            addressee=ADDRESSEE,
            acts=tuple(self.acts),
            sources=self.sources,
            persons=tuple(self.persons),
            organisations=tuple(self.bodies),
            circumstances=tuple(self.circumstances),
            standards=standards(self.acts, self.country, self.written_on),
            status=status,
            **more,
        )


def _parties(given: Party | Sequence[Party]) -> tuple[Party, ...]:
    return (given,) if isinstance(given, Party) else tuple(given)
