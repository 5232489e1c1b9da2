"""The letter to the Director-General: facts in, a Document of sentences with sources out.

In: a `Brief`. Out: a `Document` in English: who writes, the facts by theme in order of time, the instruments, the demands
that answer the facts, and three annexes: chronology, persons, sources. Pure: the same brief gives the same document.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from gravamen import countries
from gravamen.drafting.annexes import annexes
from gravamen.drafting.document import Block, Document, Enumeration, Heading, Paragraph, Sentence
from gravamen.drafting.english import words
from gravamen.drafting.english.telling import Teller, Told, listing_of
from gravamen.drafting.facts import Act, Brief, Evidence, Party
from gravamen.drafting.notes import Notes
from gravamen.terms import ActType

_HEADINGS_FROM = 3  # themes: a shorter letter needs no headings


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("gravamen.drafting.english") / name).read_text("utf-8"))


def draft(brief: Brief) -> Document:
    """Write the letter. Every sentence that states a fact has its evidence; numbers lead to Annex C."""
    notes = Notes()
    teller = Teller(brief)
    country = countries.country(brief.country)
    body: list[Block] = [Paragraph(tuple(_opening(brief, country.name)))]
    themes = _themes(brief.acts)
    background = _background(teller, brief, notes)
    if background:
        body.append(Paragraph(tuple(background)))
    for heading, acts in themes:
        if len(themes) >= _HEADINGS_FROM:
            body.append(Heading(heading, 2))
        told = teller.tell(acts, brief.circumstances)
        body.extend(Paragraph(tuple(_sentence(one, notes) for one in group)) for group in _paragraphs(told))
    if brief.standards:
        if len(themes) >= _HEADINGS_FROM:
            body.append(Heading("Standards", 2))
        body.append(Paragraph(tuple(_standards(brief, country.name))))
    demands, asked = _demands(brief, teller, country.name)
    if len(themes) >= _HEADINGS_FROM:
        body.append(Heading("What we ask", 2))
    body.append(Paragraph((Sentence(demands, "form"),)))
    body.append(Enumeration(tuple(asked)))
    reply = f"Please send your reply to {brief.profile.email}." if brief.profile.email else ""
    closing = [Sentence("We should be grateful to be informed of the steps taken.", "form")]
    if reply:
        closing.append(Sentence(reply, "profile"))
    return Document(
        language="en",
        status=brief.status,
        profile=brief.profile,
        addressee=brief.addressee,
        place_and_date=", ".join(part for part in (brief.profile.city, words.day(brief.written_on)) if part),
        channel=f"By e-mail: {brief.addressee.email}" if brief.addressee.email else "",
        subject=f"Urgent intervention requested: violations of trade union rights in {country.name}",
        salutation=Sentence(brief.addressee.salutation, "form"),
        body=tuple(body),
        closing=tuple(closing),
        annexes=annexes(brief, notes),
    )


def _opening(brief: Brief, country: str) -> Iterable[Sentence]:
    profile = brief.profile
    who = profile.name + (f", {profile.description.strip(' ,')}," if profile.description else "")
    yield Sentence(
        words.sentence(
            f"on behalf of {who} I write to you about violations of trade union rights in {country},"
            " and ask for your urgent intervention"
        ),
        "profile",
    )
    count = len(brief.sources)
    reports = f"{words.number(count)} report{'s' if count != 1 else ''}"
    yield Sentence(
        words.sentence(
            f"what follows rests on {reports}, listed in Annex C; the number after a sentence leads to the passage that says it"
        ),
        "form",
    )


def _background(teller: Teller, brief: Brief, notes: Notes) -> list[Sentence]:
    """The background: circumstances that belong to no act, oldest first."""
    free = [one for one in brief.circumstances if not one.about]
    free.sort(key=lambda one: one.date.earliest if one.date else datetime.date.max)
    return [_sentence(teller.circumstance(one), notes) for one in free]


def _themes(acts: tuple[Act, ...]) -> list[tuple[str, list[Act]]]:
    found: list[tuple[str, list[Act]]] = []
    for row in _data("themes.toml")["theme"]:
        inside = [act for act in acts if act.type.family.value in row["families"]]
        if inside:
            found.append((row["heading"], _in_time(inside)))
    return found


def _in_time(acts: list[Act]) -> list[Act]:
    """By date; an act without one stays behind the one before it in the reports."""
    keyed = []
    last = None
    for at, act in enumerate(acts):
        if act.date is not None:
            last = act.date.earliest
        keyed.append((last is not None, last, act.date is None, at, act))
    dated = sorted((row for row in keyed if row[0]), key=lambda row: (row[1], row[3]))
    return [row[4] for row in keyed if not row[0]] + [row[4] for row in dated]


def _paragraphs(told: list[Told], longest: int = 5) -> Iterable[list[Told]]:
    for at in range(0, len(told), longest):
        yield told[at : at + longest]


def _sentence(told: Told, notes: Notes) -> Sentence:
    evidence: tuple[Evidence, ...] = tuple(dict.fromkeys(told.evidence))
    return Sentence(told.text, "record", told.acts, evidence, notes.numbers(evidence))


def _standards(brief: Brief, country: str) -> Iterable[Sentence]:
    ratified = [one for one in brief.standards if one.ratified]
    open_ones = [one for one in brief.standards if not one.ratified]
    dated: dict[Any, list[str]] = {}
    for one in ratified:
        dated.setdefault(one.ratified_on, []).append(one.title)
    for when, titles in dated.items():
        on = f" on {words.day(when)}" if when is not None else ""
        source = "; ".join(one.source for one in ratified if one.ratified_on == when)
        yield Sentence(words.sentence(f"{country} ratified the {words.listing(titles)}{on}"), "standard", reference=source)
    for one in open_ones:
        if one.ratified is False:
            text = f"{country} has not ratified the {one.title}, whose principles bind it as a member of the ILO"
            yield Sentence(words.sentence(text), "standard", reference=one.source)
    reasons = [f"{one.short}, {article}" for one in brief.standards for article in one.articles]
    if reasons:
        yield Sentence(words.sentence(f"the facts call in question {'; '.join(reasons)}"), "standard")


def _demands(brief: Brief, teller: Teller, country: str) -> tuple[str, list[Sentence]]:
    data = _data("demands.toml")
    by_type: dict[ActType, list[Act]] = {}
    for act in brief.acts:
        by_type.setdefault(act.type, []).append(act)
    asked = [
        Sentence(words.sentence(text.format(country=country)).rstrip(".") + ";", "form") for text in data["addressee"]["ilo"]
    ]
    said: set[str] = set()
    for name in data["order"]:
        acts = by_type.get(ActType(name))
        if not acts:
            continue
        names = _names_of(acts, teller)
        text = data["government"][name].format(names=names, country=country)
        if text in said:
            continue
        said.add(text)
        asked.append(Sentence("to urge the Government " + text + ";", "record", tuple(act.id for act in acts)))
    asked.extend(Sentence(words.sentence(text).rstrip(".") + ";", "form") for text in brief.demands)
    asked = [Sentence(one.text[0].lower() + one.text[1:], one.origin, one.acts) for one in asked]
    if asked:
        last = asked[-1]
        asked[-1] = Sentence(last.text.rstrip(";") + ".", last.origin, last.acts)
    return words.sentence(f"{brief.profile.name} therefore asks you:").rstrip("."), asked


def _names_of(acts: list[Act], teller: Teller) -> str:
    parties: list[Party] = []
    for act in acts:
        for victim in act.victims:
            if victim not in parties:
                parties.append(victim)
    named = [one for one in parties if one.person or one.organisation] or parties
    return listing_of(teller, named) if named else "those concerned"
