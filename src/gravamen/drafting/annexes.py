"""The annexes: chronology, persons and their state as known, sources with hashes and passages, standards.

In: the brief and the numbers that the letter gave its passages. Out: annexes of tables.
"""

from __future__ import annotations

import datetime
from typing import Literal

from gravamen.drafting.document import Annex, Paragraph, Sentence, Table
from gravamen.drafting.facts import Act, Brief, Person, Standard, Term
from gravamen.drafting.notes import Notes
from gravamen.drafting.stories import is_threat
from gravamen.drafting.tongues import Tongue, tongue
from gravamen.edtf import Edtf, parse
from gravamen.terms import ActType, Certainty, CircumstanceKind

_HOLD = (ActType.ARREST_DETENTION, ActType.IMPRISONMENT_SENTENCE, ActType.ADMINISTRATIVE_PENALTY, ActType.HOUSE_ARREST)


def annexes(brief: Brief, notes: Notes, said: Tongue | None = None) -> tuple[Annex, ...]:
    """The chronology, persons where some are named, sources, standards where some are called in question: A, B, C …"""
    said = said or tongue("en")
    found = (_chronology(brief, notes, said), _persons(brief, said), _sources(brief, notes, said), _standards(brief, said))
    return tuple(annex for annex in found if annex is not None)


def letter_of(name: Literal["chronology", "persons", "sources", "standards"], brief: Brief) -> str:
    """The letter of an annex: they follow one another without a gap."""
    order = ("chronology", *(("persons",) if _named(brief) else ()), "sources", "standards", "persons")
    return "ABCDE"[order.index(name)]


def _cell(text: str, acts: tuple[str, ...] = (), notes: tuple[int, ...] = ()) -> Sentence:
    return Sentence(text, "record", acts, notes=notes)


def _chronology(brief: Brief, notes: Notes, said: Tongue) -> Annex:
    naming = said.naming(brief)
    naming.introduced.update(one.id for one in brief.persons)
    naming.introduced.update(one.id for one in brief.organisations)
    number_of = {source.id: number for number, source in enumerate(brief.sources, 1)}
    dated = sorted((act for act in brief.acts if act.date), key=lambda act: (act.date.earliest, act.date.latest))  # type: ignore[union-attr]
    rows = []
    for act in (*dated, *(act for act in brief.acts if not act.date)):
        when = said.plain_date(act.date) if act.date else said.phrase("annexes.not_given")
        if act.date is None and act.told_day is not None:
            when = said.phrase("annexes.no_year", day=said.day_of_year(*act.told_day))
        for one in act.differing:
            if one.field == "date":
                when += f" (S{number_of[one.evidence.source]}: {said.plain_date(parse(one.text))})"
        noun = _noun(act, said)
        rows.append(
            (
                _cell(when),
                _cell(noun[0].upper() + noun[1:], (act.id,), notes.numbers(act.evidence)),
                _cell(naming.listing(act.victims) or "–"),
                _cell(naming.listing(act.perpetrators) or said.phrase("annexes.not_named")),
            )
        )
    table = Table(_columns("chronology", said), tuple(rows), (0.2, 0.24, 0.32, 0.24))
    return Annex(letter_of("chronology", brief), said.phrase("annexes.chronology"), (table,))


def _apart(said: Tongue) -> str:
    """What stands between the items of a cell."""
    return said.phrase("form.end") + " "


def _columns(name: str, said: Tongue) -> tuple[str, ...]:
    return tuple(said.data("phrases")["annexes"][f"{name}_columns"])


def _noun(act: Act, said: Tongue) -> str:
    """The act as a noun; whether it was only threatened, or is alleged, stands beside it."""
    noun = said.noun(act)
    if is_threat(act):
        return said.phrase("annexes.threatened", noun=noun)
    return said.phrase("annexes.alleged", noun=noun) if act.certainty is Certainty.ALLEGED else noun


def _first_told(person: Person, brief: Brief) -> Edtf | None:
    """The day of the first act that was done to a person: the letter names them with the role that they held then."""
    return min(
        (act.date for act in brief.acts if act.date and any(one.person == person.id for one in act.victims)), default=None
    )


def _named(brief: Brief) -> list[Person]:
    """Those to whom something was done."""
    victims = {party.person for act in brief.acts for party in act.victims if party.person}
    return [person for person in brief.persons if person.id in victims]


def _persons(brief: Brief, said: Tongue) -> Annex | None:
    rows = []
    for person in _named(brief):
        what = said.role(person.on(_first_told(person, brief), brief.written_on), brief)
        also = said.phrase("annexes.also_written", names=said.listing(person.other_names)) if person.other_names else ""
        rows.append(
            (
                _cell(person.name),
                _cell(_apart(said).join(part for part in (what, also) if part) or "–"),
                _cell(_state(person, brief, said)),
            )
        )
    if not rows:
        return None
    title = said.phrase("annexes.persons", day=said.day(brief.written_on))
    return Annex(letter_of("persons", brief), title, (Table(_columns("persons", said), tuple(rows), (0.24, 0.36, 0.40)),))


def _state(person: Person, brief: Brief, said: Tongue) -> str:
    """What the acts say of a person's liberty, never more: a term that has run out is "release not confirmed"."""
    own = [act for act in brief.acts if not is_threat(act) and any(party.person == person.id for party in act.victims)]
    pieces: list[str] = []
    exiled = [act for act in own if act.type is ActType.FORCED_EXILE]
    penal = [act for act in own if act.type in (ActType.ADMINISTRATIVE_PENALTY, ActType.IMPRISONMENT_SENTENCE)]
    held = [act for act in own if act.type is ActType.ARREST_DETENTION]
    agree = agreement(person, said)
    for act in penal:
        pieces.append(_term(act, _ends(person, act, brief), brief.written_on, agree, said))
    if (free := _released(person, own, brief)) is not None:
        return said.filled("annexes.released", {**agree, "since": said.on(free)})
    if held and not penal:
        since = said.on(held[-1].date) if held[-1].date else said.phrase("annexes.unknown_day")
        pieces.append(said.filled("annexes.detained", {**agree, "since": since}))
    if exiled:
        pieces.append(said.phrase("annexes.outside"))
    killed = [act for act in own if act.type is ActType.KILLING]
    if killed:
        sure = any(act.certainty is Certainty.STATED for act in killed)
        pieces = [said.filled("annexes.killed" if sure else "annexes.reportedly_killed", agree)]
    return _apart(said).join(pieces) or said.phrase("annexes.see", annex=letter_of("chronology", brief))


def _released(person: Person, own: list[Act], brief: Brief) -> Edtf | None:
    """When a person was set free, where somebody has reported it and nothing later was done to them; None where not."""
    ids = {act.id for act in own}
    found = [
        one.date
        for one in brief.circumstances
        if one.kind is CircumstanceKind.RELEASE
        and one.date is not None
        and (one.person == person.id or (one.person is None and ids & set(one.about)))
    ]
    last = max(found, key=lambda when: when.latest, default=None)
    if last is None or any(act.date is not None and act.date.earliest > last.latest for act in own if act.type in _HOLD):
        return None
    return last


def agreement(person: Person, said: Tongue) -> dict[str, str]:
    """The endings that agree with a person, where a language has such: {"e": "e"} for a woman in French."""
    endings: dict[str, list[str]] = said.data("phrases")["form"].get("endings", {})
    return {name: pair[person.sex == "female"] for name, pair in endings.items()}


def _ends(person: Person, act: Act, brief: Brief) -> Term | None:
    """The term that an act gave a person, where it is the last that they serve and its end is known to the day."""
    return next(
        (one for one in brief.terms if (one.person, one.act) == (person.id, act.id) and one.ends.precision == "day"), None
    )


def _term(act: Act, term: Term | None, today: datetime.date, agree: dict[str, str], said: Tongue) -> str:
    penalty = said.slots("penalty", said.lowered(act.penalty)) if act.penalty else {}
    what = said.filled("annexes.sentenced_to" if act.penalty else "annexes.sentenced", {**agree, **penalty})
    if act.date:
        what = f"{what} {said.on(act.date)}"
    if term is None or term.since is None:
        return what
    counted = said.phrase("annexes.counted", what=what, since=said.plain_date(term.since))
    day = said.day(term.ends.latest)
    if term.at_most:
        day = said.phrase("annexes.latest", day=day)
    return said.phrase("annexes.ended" if term.over(today) else "annexes.runs", what=counted, day=day)


def _sources(brief: Brief, notes: Notes, said: Tongue) -> Annex:
    rows = []
    number_of = {source.id: number for number, source in enumerate(brief.sources, 1)}
    for source in brief.sources:
        facts = [source.title]
        if source.received:
            facts.append(said.phrase("annexes.received", day=said.day(source.received)))
        if source.pages > 1:
            facts.append(said.phrase("annexes.pages", count=str(source.pages)))
        rows.append(
            (
                _cell(f"S{number_of[source.id]}"),
                _cell(_apart(said).join(facts)),
                _cell(source.language or "–"),
                _cell(source.sha256),
            )
        )
    listed = Table(_columns("sources", said), tuple(rows), (0.06, 0.28, 0.11, 0.55))
    passages = []
    for number, one in enumerate(notes.passages, 1):
        page = ", " + said.phrase("annexes.page", page=str(one.page)) if one.page else ""
        where = f"S{number_of[one.source]}{page}"
        passages.append((_cell(str(number)), _cell(where), _cell(said.quoted(_short(one.quote)))))
    used = Table(_columns("passages", said), tuple(passages), (0.08, 0.14, 0.78), numbered=True)
    blocks: list[Table | Paragraph] = [listed]
    if brief.waiting:
        text = said.sentence(said.phrase("annexes.waiting", reports="; ".join(brief.waiting)))
        blocks.append(Paragraph((Sentence(text, "form"),)))
    if passages:
        blocks.append(used)
    return Annex(letter_of("sources", brief), said.phrase("annexes.sources"), tuple(blocks))


def _short(quote: str, longest: int = 260) -> str:
    quote = " ".join(quote.split()).strip('“”"')
    return quote if len(quote) <= longest else quote[:longest].rsplit(" ", 1)[0] + " …"


def _standards(brief: Brief, said: Tongue) -> Annex | None:
    """Who is bound since when and where that is published; each article called in question, and the acts that do."""
    type_of = {act.id: _noun(act, said) for act in brief.acts}
    rows = []
    for one in brief.standards:
        for article in one.articles:
            kinds = dict.fromkeys(type_of[act] for act in article.acts if act in type_of)
            where = said.phrase(
                "annexes.article", short=said.entitled(one.short), number=article.number.removeprefix("Article ")
            )
            rows.append((_cell(where), _cell(article.guarantees), _cell(_apart(said).join(kinds), article.acts)))
    if not rows:
        return None
    table = Table(_columns("articles", said), tuple(rows), (0.26, 0.40, 0.34))
    bound = tuple((_cell(said.entitled(one.short)), _cell(_ratified(one, said)), _cell(one.source)) for one in brief.standards)
    instruments = Table(_columns("instruments", said), bound, (0.22, 0.2, 0.58))
    return Annex(letter_of("standards", brief), said.phrase("annexes.standards"), (instruments, table))


def _ratified(one: Standard, said: Tongue) -> str:
    if one.ratified is None:
        return said.phrase("annexes.unknown")
    if not one.ratified:
        return said.phrase("annexes.not_ratified")
    return said.on(one.ratified_on) if one.ratified_on is not None else said.phrase("annexes.ratified")
