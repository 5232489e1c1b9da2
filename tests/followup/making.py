"""Makes acts, circumstances and briefs for the tests, in a few words. Nobody in them exists."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from gravamen.drafting.facts import Act, Addressee, Brief, Circumstance, Evidence, Party, Person, Profile, Source
from gravamen.edtf import parse
from gravamen.terms import ActType as T
from gravamen.terms import CircumstanceKind as K
from gravamen.text import Passage

PEOPLE = tuple(Person(f"P{number}", f"Person {number}") for number in range(1, 10))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def evidence(source: str = "R1") -> tuple[Evidence, ...]:
    return (Evidence(source, Passage(0, 4), "made"),)


def act(id: str, type: T, date: str | None = None, to: str | Sequence[str] = "P1", **more: Any) -> Act:
    """An act done to persons by their ids; `penalty` and the like as they are."""
    persons = (to,) if isinstance(to, str) else tuple(to)
    victims = tuple(Party(person=one) if one.startswith("P") else Party(group=one) for one in persons)
    source = more.pop("source", "R1")
    return Act(id, type, evidence(source), date=parse(date) if date else None, victims=victims, **more)


def arrest(id: str, date: str | None = None, **more: Any) -> Act:
    return act(id, T.ARREST_DETENTION, date, **more)


def penalty(id: str, date: str | None, words: str, **more: Any) -> Act:
    return act(id, T.ADMINISTRATIVE_PENALTY, date, penalty=words, **more)


def sentence(id: str, date: str | None, words: str, **more: Any) -> Act:
    return act(id, T.IMPRISONMENT_SENTENCE, date, penalty=words, **more)


def told(id: str, kind: K, date: str | None = None, **more: Any) -> Circumstance:
    about = more.pop("about", ())
    about = (about,) if isinstance(about, str) else about
    if not about:
        more.setdefault("person", "P1")
    return Circumstance(
        id, evidence(more.pop("source", "R1")), date=parse(date) if date else None, about=about, kind=kind, **more
    )


def release(id: str, date: str | None = None, **more: Any) -> Circumstance:
    return told(id, K.RELEASE, date, **more)


def brief(
    acts: Sequence[Act],
    circumstances: Sequence[Circumstance] = (),
    received: str = "2021-03-01",
    country: str = "XX",
    **more: Any,
) -> Brief:
    hit = {party.person for one in acts for party in one.victims} | {one.person for one in circumstances}
    sources = sorted({one.source for told in (*acts, *circumstances) for one in told.evidence})
    return Brief(
        country=country,
        written_on=day("2021-03-14"),
        profile=Profile("Generated Global Union"),
        addressee=Addressee("Generated Director", "Director-General", "Office", "Dear Generated Director,"),
        acts=tuple(acts),
        sources=tuple(Source(id, f"Report {id}", "0" * 64, "text/plain", day(received)) for id in sources),
        persons=more.pop("persons", tuple(one for one in PEOPLE if one.id in hit)),
        circumstances=tuple(circumstances),
        status="verified",
        **more,
    )
