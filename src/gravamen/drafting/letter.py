"""The letter to the Director-General: facts in, a Document of sentences with sources out.

In: a `Brief` and a language. Out: a `Document`: who writes, the facts by theme in order of time, the instruments, the demands
that answer the facts, and the annexes: chronology, persons, sources, standards. Pure: the same brief gives the same document.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable

from gravamen.drafting.annexes import annexes, letter_of
from gravamen.drafting.demands import demands
from gravamen.drafting.document import Block, Document, Heading, Paragraph, Sentence
from gravamen.drafting.facts import Act, Brief, Circumstance, Evidence, Standard
from gravamen.drafting.notes import Notes
from gravamen.drafting.stories import Told, in_time
from gravamen.drafting.tongues import Telling, Tongue, tongue
from gravamen.drafting.wording import flagged, greeted, in_language
from gravamen.edtf import Edtf
from gravamen.terms import ActType
from gravamen.terms import CircumstanceKind as Kind

_HEADINGS_FROM = 3  # themes: a shorter letter needs no headings


def draft(brief: Brief, language: str = "en") -> Document:
    """Write the letter. Every sentence that states a fact has its evidence; numbers lead to Annex C.

    Raises:
        NoTongue: nothing can be drafted in the language.
    """
    said = tongue(language)
    brief, lacks = in_language(brief, said)
    notes = Notes()
    teller = said.teller(brief)
    body: list[Block] = [Paragraph(tuple(_opening(brief, said)))]
    themes = _themes(brief.acts, said)
    body.extend(told(brief, said, teller, notes))
    if brief.standards:
        if len(themes) >= _HEADINGS_FROM:
            body.append(Heading(said.phrase("letter.standards"), 2))
        body.append(Paragraph(tuple(_standards(brief, said))))
    if len(themes) >= _HEADINGS_FROM:
        body.append(Heading(said.phrase("letter.asks"), 2))
    body.extend(demands(brief, teller.naming, said.country(brief.country), said))
    closing = [Sentence(said.phrase("letter.grateful"), "form", key="closing:informed"), *reply(brief, said)]
    document = Document(
        language=said.code,
        status=brief.status,
        profile=brief.profile,
        addressee=brief.addressee,
        place_and_date=place_and_date(brief, said),
        channel=channel(brief, said),
        subject=said.filled("letter.subject", said.places(brief.country)),
        salutation=Sentence(brief.addressee.salutation, "form", key="salutation"),
        body=tuple(body),
        closing=tuple(closing),
        annexes=annexes(brief, notes, said),
        valediction=greeted(brief, said),
    )
    return flagged(document, lacks)


def told(brief: Brief, said: Tongue, teller: Telling, notes: Notes) -> Iterable[Block]:
    """The facts: background first, then acts by theme, each theme in order of time."""
    themes = _themes(brief.acts, said)
    before, after = _background(brief)
    if before:
        yield Paragraph(tuple(_sentence(teller.circumstance(one), notes) for one in before))
    for heading, acts in themes:
        if len(themes) >= _HEADINGS_FROM:
            yield Heading(heading, 2)
        for group in teller.tell(acts, brief.circumstances):
            yield Paragraph(tuple(_sentence(one, notes) for one in group))
    if after:
        yield Paragraph(tuple(_sentence(teller.circumstance(one), notes) for one in after))


def place_and_date(brief: Brief, said: Tongue) -> str:
    day = said.day(brief.written_on)
    return said.phrase("form.place_and_date", city=brief.profile.city, day=day) if brief.profile.city else day


def channel(brief: Brief, said: Tongue) -> str:
    return said.phrase("form.by_mail", address=brief.addressee.email) if brief.addressee.email else ""


def reply(brief: Brief, said: Tongue) -> Iterable[Sentence]:
    if brief.profile.email:
        yield Sentence(said.phrase("letter.reply", email=brief.profile.email), "profile", key="closing:reply")


def _opening(brief: Brief, said: Tongue) -> Iterable[Sentence]:
    who = writer(brief, said)
    given = {**said.places(brief.country), **said.slots("who", who)}
    yield Sentence(said.sentence(said.filled("letter.opening", given)), "profile", key="opening:who")
    yield rests_on(brief, said)


def writer(brief: Brief, said: Tongue) -> str:
    """Who writes, with what it says of itself."""
    profile = brief.profile
    if not profile.description:
        return profile.name
    return said.phrase("letter.who", sender=profile.name, description=profile.description.strip(" ,"))


def rests_on(brief: Brief, said: Tongue) -> Sentence:
    """On how many reports the document rests, and where the numbers lead."""
    count = len(brief.sources)
    reports = said.phrase("letter.reports", count, count=said.number(count))
    return Sentence(
        said.sentence(said.phrase("letter.rests", reports=reports, annex=letter_of("sources", brief))),
        "form",
        key="opening:sources",
    )


def _background(brief: Brief) -> tuple[list[Circumstance], list[Circumstance]]:
    """The background, oldest first, that stands before the acts and after them: circumstances that belong to no act.

    Not what is told of letters. What nobody has worded and no day is told of may be anybody's remark: no letter opens with it.
    """
    free = [one for one in brief.circumstances if not one.about and one.kind not in (Kind.SENT, Kind.REPLY)]
    free.sort(key=lambda one: one.date.earliest if one.date else datetime.date.max)
    last = [one for one in free if brief.acts and one.text is None and one.date is None]
    return [one for one in free if one not in last], last


def _themes(acts: tuple[Act, ...], said: Tongue) -> list[tuple[str, list[Act]]]:
    """Acts by theme, each in order of time. Acts of one occasion stand together, in the theme of most of them."""
    headings = [(row["heading"], frozenset(row["families"])) for row in said.data("themes")["theme"]]
    place = {act.id: next(at for at, (_, inside) in enumerate(headings) if act.type.family.value in inside) for act in acts}
    for occasion in {act.occasion for act in acts if act.occasion}:
        together = [act for act in acts if act.occasion == occasion]
        taken = Counter(place[act.id] for act in together)
        deadly = [place[act.id] for act in together if act.type is ActType.KILLING]
        chosen = deadly[0] if deadly else max(sorted(taken), key=lambda at: taken[at])
        place.update({act.id: chosen for act in together})
    found = []
    for at, (heading, _) in enumerate(headings):
        inside = [act for act in acts if place[act.id] == at]
        if inside:
            found.append((heading, in_time(inside)))
    return found


def _sentence(told: Told, notes: Notes) -> Sentence:
    evidence: tuple[Evidence, ...] = tuple(dict.fromkeys(told.evidence))
    return Sentence(told.text, "record", told.acts, evidence, notes.numbers(evidence), key=told.key)


def _standards(brief: Brief, said: Tongue) -> Iterable[Sentence]:
    yield from ratifications(brief, said)
    ratified = [one for one in brief.standards if one.ratified]
    bound = [
        said.filled("standards.observance_more" if at else "standards.observance", _slots(one, said))
        for at, one in enumerate(one for one in ratified if one.articles)
    ]
    others = [one for one in brief.standards if not one.ratified and one.articles]
    principles = [said.filled("standards.principles", _slots(one, said)) for one in others]
    called = [said.listing(bound)] if bound else []
    if called or principles:
        text = said.phrase("standards.called", called=said.listing(called + principles))
        alone = sum(len(one.articles) for one in brief.standards) == 1
        annex = letter_of("standards", brief)
        annexed = said.phrase("standards.annexed_one" if alone else "standards.annexed", text=text, annex=annex)
        yield Sentence(said.sentence(annexed), "standard", key="called in question")


def ratifications(brief: Brief, said: Tongue) -> Iterable[Sentence]:
    """Which of the instruments the country has ratified, and when; which it has not."""
    places = said.places(brief.country)
    ratified = [one for one in brief.standards if one.ratified]
    dated: dict[Edtf | None, list[Standard]] = {}
    for one in sorted(ratified, key=lambda one: one.ratified_on is None):
        dated.setdefault(one.ratified_on, []).append(one)
    for at, (when, some) in enumerate(dated.items()):
        listed = said.listing([said.phrase("standards.listed", title=one.title) for one in some])
        key = "ratified_on" if when is not None else "also_ratified" if at else "ratified"
        on = said.on(when) if when is not None else ""
        source = "; ".join(dict.fromkeys(one.source for one in some))
        text = said.filled(f"standards.{key}", {**places, "listed": listed, "on": on})
        named = f"ratified:{'+'.join(one.id for one in some)}"
        yield Sentence(said.sentence(text), "standard", reference=source, key=named)
    for one in brief.standards:
        if one.ratified is False:
            text = said.filled("standards.not_ratified", {**places, "title": one.title})
            yield Sentence(said.sentence(text), "standard", reference=one.source, key=f"not ratified:{one.id}")


def _slots(one: Standard, said: Tongue) -> dict[str, str]:
    numbers = [article.number.removeprefix("Article ") for article in one.articles]
    articles = said.phrase("standards.articles", len(numbers), numbers=said.listing(numbers))
    return {**said.slots("articles", articles), **said.slots("short", one.short)}
