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
from gravamen.drafting.english.naming import victims_of
from gravamen.drafting.english.telling import Teller, Told, in_time
from gravamen.drafting.facts import Act, Brief, Evidence, Party, Standard
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
        body.extend(Paragraph(tuple(_sentence(one, notes) for one in group)) for group in told)
    if brief.standards:
        if len(themes) >= _HEADINGS_FROM:
            body.append(Heading("Standards", 2))
        body.append(Paragraph(tuple(_standards(brief, country.name))))
    if len(themes) >= _HEADINGS_FROM:
        body.append(Heading("What we ask", 2))
    body.extend(_demands(brief, teller, country.name))
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
            found.append((row["heading"], in_time(inside)))
    return found


def _sentence(told: Told, notes: Notes) -> Sentence:
    evidence: tuple[Evidence, ...] = tuple(dict.fromkeys(told.evidence))
    return Sentence(told.text, "record", told.acts, evidence, notes.numbers(evidence))


def _standards(brief: Brief, country: str) -> Iterable[Sentence]:
    ratified = [one for one in brief.standards if one.ratified]
    dated: dict[Any, list[str]] = {}
    for one in ratified:
        dated.setdefault(one.ratified_on, []).append(one.title)
    for when, titles in dated.items():
        on = f" {words.on(when)}" if when is not None else ""
        source = "; ".join(one.source for one in ratified if one.ratified_on == when)
        listed = words.listing([f"the {title}" for title in titles])
        yield Sentence(words.sentence(f"{country} ratified {listed}{on}"), "standard", reference=source)
    for one in brief.standards:
        if one.ratified is False:
            text = f"{country} has not ratified the {one.title}, whose principles bind it as a member of the ILO"
            yield Sentence(words.sentence(text), "standard", reference=one.source)
    called = [f"{_articles(one)} of {one.short}" for one in brief.standards if one.articles]
    if called:
        text = f"the facts set out above call in question the observance of {words.listing(called)}"
        yield Sentence(words.sentence(f"{text}; Annex D says what each of them guarantees"), "standard")


def _articles(one: Standard) -> str:
    numbers = [article.number.removeprefix("Article ") for article in one.articles]
    return f"Article{'s' if len(numbers) > 1 else ''} {words.listing(numbers)}"


def _demands(brief: Brief, teller: Teller, country: str) -> list[Block]:
    """What is asked of the addressee, and through the addressee of the Government: an answer to each kind of fact."""
    data = _data("demands.toml")
    of_addressee = [Sentence(text.format(country=country) + ";", "form") for text in data["addressee"]["ilo"]]
    of_government: list[Sentence] = []
    for name in data["order"]:
        acts = [act for act in brief.acts if act.type is ActType(name)]
        hit = [one for one in victims_of(acts) if one not in _asked_elsewhere(brief, ActType(name))]
        if not acts or (victims_of(acts) and not hit):
            continue
        named = [one for one in hit if one.person or one.organisation] or hit
        names = teller.naming.listing(named) or "those concerned"
        text = data["government"][name].format(names=names, country=country) + ";"
        if all(text != one.text for one in of_government):
            of_government.append(Sentence(text, "record", tuple(act.id for act in acts)))
    own = [Sentence(text[0].lower() + text[1:].rstrip(". ") + ";", "form") for text in brief.demands]
    blocks: list[Block] = [
        Paragraph((Sentence(f"{brief.profile.name} therefore asks you:", "form"),)),
        Enumeration(_ended(of_addressee + own)),
    ]
    if of_government:
        blocks.append(Paragraph((Sentence(f"In particular, we ask you to urge the Government of {country}:", "form"),)))
        blocks.append(Enumeration(_ended(of_government), len(of_addressee + own) + 1))
    return blocks


def _asked_elsewhere(brief: Brief, kind: ActType) -> list[Party]:
    """Those for whom a stronger demand stands already: who was sentenced is not asked for again as detained or charged."""
    stronger = {
        ActType.ARREST_DETENTION: {ActType.ADMINISTRATIVE_PENALTY, ActType.IMPRISONMENT_SENTENCE, ActType.KILLING},
        ActType.CRIMINAL_CHARGE: {ActType.IMPRISONMENT_SENTENCE},
    }.get(kind, set())
    return victims_of([act for act in brief.acts if act.type in stronger])


def _ended(items: list[Sentence]) -> tuple[Sentence, ...]:
    """Items with a full stop after the last."""
    if not items:
        return ()
    last = items[-1]
    return (*items[:-1], Sentence(last.text.rstrip(";") + ".", last.origin, last.acts))
