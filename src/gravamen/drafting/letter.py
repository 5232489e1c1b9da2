"""The letter to the Director-General: facts in, a Document of sentences with sources out.

In: a `Brief`. Out: a `Document` in English: who writes, the facts by theme in order of time, the instruments, the demands
that answer the facts, and three annexes: chronology, persons, sources. Pure: the same brief gives the same document.
"""

from __future__ import annotations

import datetime
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib import resources

from gravamen import countries
from gravamen.drafting.annexes import annexes
from gravamen.drafting.demands import demands
from gravamen.drafting.document import Block, Document, Heading, Paragraph, Sentence
from gravamen.drafting.english import words
from gravamen.drafting.english.telling import Teller, Told, in_time
from gravamen.drafting.facts import Act, Brief, Evidence, Standard
from gravamen.drafting.notes import Notes
from gravamen.edtf import Edtf
from gravamen.terms import ActType
from gravamen.terms import CircumstanceKind as Kind

_HEADINGS_FROM = 3  # themes: a shorter letter needs no headings


@cache
def _headings() -> tuple[tuple[str, frozenset[str]], ...]:
    path = resources.files("gravamen.drafting.english") / "themes.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    return tuple((row["heading"], frozenset(row["families"])) for row in table["theme"])


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
    body.extend(demands(brief, teller.naming, country.name))
    reply = f"Please send your reply to {brief.profile.email}." if brief.profile.email else ""
    closing = [Sentence("We should be grateful to be informed of the steps taken.", "form", key="closing:informed")]
    if reply:
        closing.append(Sentence(reply, "profile", key="closing:reply"))
    return Document(
        language="en",
        status=brief.status,
        profile=brief.profile,
        addressee=brief.addressee,
        place_and_date=", ".join(part for part in (brief.profile.city, words.day(brief.written_on)) if part),
        channel=f"By e-mail: {brief.addressee.email}" if brief.addressee.email else "",
        subject=f"Urgent intervention requested: violations of trade union rights in {country.name}",
        salutation=Sentence(brief.addressee.salutation, "form", key="salutation"),
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
        key="opening:who",
    )
    yield rests_on(brief)


def rests_on(brief: Brief) -> Sentence:
    """How many reports the letter rests on, and how to find a passage."""
    count = len(brief.sources)
    reports = f"{words.number(count)} report{'s' if count != 1 else ''}"
    text = f"what follows rests on {reports}, listed in Annex C; the number after a sentence leads to the passage that says it"
    return Sentence(words.sentence(text), "form", key="opening:sources")


def _background(teller: Teller, brief: Brief, notes: Notes) -> list[Sentence]:
    """The background: circumstances that belong to no act, oldest first; not what is told of letters."""
    free = [one for one in brief.circumstances if not one.about and one.kind not in (Kind.SENT, Kind.REPLY)]
    free.sort(key=lambda one: one.date.earliest if one.date else datetime.date.max)
    return [_sentence(teller.circumstance(one), notes) for one in free]


def _themes(acts: tuple[Act, ...]) -> list[tuple[str, list[Act]]]:
    """Acts by theme, each in order of time. Acts of one occasion stand together, in the theme of most of them."""
    place = {act.id: next(at for at, (_, inside) in enumerate(_headings()) if act.type.family.value in inside) for act in acts}
    for occasion in {act.occasion for act in acts if act.occasion}:
        together = [act for act in acts if act.occasion == occasion]
        taken = Counter(place[act.id] for act in together)
        deadly = [place[act.id] for act in together if act.type is ActType.KILLING]
        chosen = deadly[0] if deadly else max(sorted(taken), key=lambda at: taken[at])
        place.update({act.id: chosen for act in together})
    found = []
    for at, (heading, _) in enumerate(_headings()):
        inside = [act for act in acts if place[act.id] == at]
        if inside:
            found.append((heading, in_time(inside)))
    return found


def _sentence(told: Told, notes: Notes) -> Sentence:
    evidence: tuple[Evidence, ...] = tuple(dict.fromkeys(told.evidence))
    return Sentence(told.text, "record", told.acts, evidence, notes.numbers(evidence), key=told.key)


def _standards(brief: Brief, country: str) -> Iterable[Sentence]:
    ratified = [one for one in brief.standards if one.ratified]
    dated: dict[Edtf | None, list[Standard]] = {}
    for one in sorted(ratified, key=lambda one: one.ratified_on is None):
        dated.setdefault(one.ratified_on, []).append(one)
    for at, (when, some) in enumerate(dated.items()):
        listed = words.listing([f"the {one.title}" for one in some])
        verb = "ratified" if when is not None else "has also ratified" if at else "has ratified"
        on = f" {words.on(when)}" if when is not None else ""
        source = "; ".join(dict.fromkeys(one.source for one in some))
        key = f"ratified:{'+'.join(one.id for one in some)}"
        yield Sentence(words.sentence(f"{country} {verb} {listed}{on}"), "standard", reference=source, key=key)
    for one in brief.standards:
        if one.ratified is False:
            text = f"{country} has not ratified the {one.title}, whose principles bind it as a member of the ILO"
            yield Sentence(words.sentence(text), "standard", reference=one.source, key=f"not ratified:{one.id}")
    bound = [f"the observance of {_articles(one)} of {one.short}" for one in ratified if one.articles]
    if len(bound) > 1:
        bound[1:] = [one.removeprefix("the observance of ") for one in bound[1:]]
    others = [one for one in brief.standards if not one.ratified and one.articles]
    principles = [f"the principles of {_articles(one)} of {one.short}" for one in others]
    called = [words.listing(bound)] if bound else []
    if called or principles:
        text = f"the facts set out above call in question {words.listing(called + principles)}"
        yield Sentence(
            words.sentence(f"{text}; Annex D says what each of them guarantees"), "standard", key="called in question"
        )


def _articles(one: Standard) -> str:
    numbers = [article.number.removeprefix("Article ") for article in one.articles]
    return f"Article{'s' if len(numbers) > 1 else ''} {words.listing(numbers)}"
