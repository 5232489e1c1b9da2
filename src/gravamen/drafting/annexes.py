"""The annexes: A chronology, B persons and their state as known, C sources with hashes and passages, D standards.

In: the brief and the numbers that the letter gave its passages. Out: annexes of tables.
"""

from __future__ import annotations

import datetime

from gravamen.drafting.document import Annex, Paragraph, Sentence, Table
from gravamen.drafting.english import words
from gravamen.drafting.english.frames import frames, is_threat
from gravamen.drafting.english.naming import Naming
from gravamen.drafting.facts import Act, Brief, Person, Standard
from gravamen.drafting.notes import Notes
from gravamen.edtf import parse
from gravamen.terms import ActType, Certainty


def annexes(brief: Brief, notes: Notes) -> tuple[Annex, ...]:
    """Annexes A to D; B only where persons are named, D only where standards are called in question."""
    found = (_chronology(brief, notes), _persons(brief), _sources(brief, notes), _standards(brief))
    return tuple(annex for annex in found if annex is not None)


def _cell(text: str, acts: tuple[str, ...] = (), notes: tuple[int, ...] = ()) -> Sentence:
    return Sentence(text, "record", acts, notes=notes)


def _chronology(brief: Brief, notes: Notes) -> Annex:
    naming = Naming(brief)
    naming.introduced.update(one.id for one in brief.persons)
    naming.introduced.update(one.id for one in brief.organisations)
    number_of = {source.id: number for number, source in enumerate(brief.sources, 1)}
    dated = sorted((act for act in brief.acts if act.date), key=lambda act: (act.date.earliest, act.date.latest))  # type: ignore[union-attr]
    rows = []
    for act in (*dated, *(act for act in brief.acts if not act.date)):
        when = words.plain_date(act.date) if act.date else "not given"
        for one in act.differing:
            if one.field == "date":
                when += f" (S{number_of[one.evidence.source]}: {words.plain_date(parse(one.text))})"
        noun = _noun(act)
        rows.append(
            (
                _cell(when),
                _cell(noun[0].upper() + noun[1:], (act.id,), notes.numbers(act.evidence)),
                _cell(naming.listing(act.victims) or "–"),
                _cell(naming.listing(act.perpetrators) or "not named"),
            )
        )
    table = Table(("Date", "Act", "To whom", "By whom"), tuple(rows), (0.2, 0.24, 0.32, 0.24))
    return Annex("A", "Chronology", (table,))


def _noun(act: Act) -> str:
    """The act as a noun; whether it was only threatened, or is alleged, stands beside it."""
    noun = frames()[act.type].noun
    if is_threat(act):
        return f"{noun} (threatened)"
    return f"{noun} (alleged)" if act.certainty is Certainty.ALLEGED else noun


def _persons(brief: Brief) -> Annex | None:
    victims = {party.person for act in brief.acts for party in act.victims if party.person}
    rows = []
    for person in brief.persons:
        if person.id not in victims:
            continue
        what = words.role(person, brief, said={one.id for one in brief.organisations})
        also = f"also written {words.listing(person.other_names)}" if person.other_names else ""
        rows.append(
            (_cell(person.name), _cell("; ".join(part for part in (what, also) if part) or "–"), _cell(_state(person, brief)))
        )
    if not rows:
        return None
    title = f"Persons and their state as known on {words.day(brief.written_on)}"
    return Annex("B", title, (Table(("Name", "Who", "State as known"), tuple(rows), (0.24, 0.36, 0.40)),))


def _state(person: Person, brief: Brief) -> str:
    """What the acts say of a person's liberty, never more: a term that has run out is "release not confirmed"."""
    own = [act for act in brief.acts if not is_threat(act) and any(party.person == person.id for party in act.victims)]
    pieces: list[str] = []
    exiled = [act for act in own if act.type is ActType.FORCED_EXILE]
    penal = [act for act in own if act.type in (ActType.ADMINISTRATIVE_PENALTY, ActType.IMPRISONMENT_SENTENCE)]
    held = [act for act in own if act.type is ActType.ARREST_DETENTION]
    for act in penal:
        pieces.append(_term(act, brief.written_on))
    if held and not penal:
        since = words.on(held[-1].date) if held[-1].date else "on a day not known"
        pieces.append(f"detained {since}; release not reported")
    if exiled:
        pieces.append("outside the country")
    killed = [act for act in own if act.type is ActType.KILLING]
    if killed:
        pieces = ["killed" if any(act.certainty is Certainty.STATED for act in killed) else "reportedly killed"]
    return "; ".join(pieces) or "see Annex A"


def _term(act: Act, today: datetime.date) -> str:
    what = f"sentenced to {words.lowered(act.penalty)}" if act.penalty else "sentenced"
    when = f" {words.on(act.date)}" if act.date else ""
    if act.penalty_days and act.date and act.date.precision == "day" and act.penalty_days <= 366:
        ends = act.date.earliest + datetime.timedelta(days=act.penalty_days)
        if ends > today:
            return f"{what}{when}; counted from then, the term runs until {words.day(ends)}"
        return f"{what}{when}; counted from then, the term ended on {words.day(ends)}; release not confirmed"
    return what + when


def _sources(brief: Brief, notes: Notes) -> Annex:
    rows = []
    number_of = {source.id: number for number, source in enumerate(brief.sources, 1)}
    for source in brief.sources:
        facts = [source.title]
        if source.received:
            facts.append(f"received on {words.day(source.received)}")
        if source.pages > 1:
            facts.append(f"{source.pages} pages")
        rows.append(
            (_cell(f"S{number_of[source.id]}"), _cell("; ".join(facts)), _cell(source.language or "–"), _cell(source.sha256))
        )
    listed = Table(("No.", "Report", "Language", "SHA-256 of the original"), tuple(rows), (0.06, 0.28, 0.11, 0.55))
    passages = []
    for number, one in enumerate(notes.passages, 1):
        where = f"S{number_of[one.source]}" + (f", p.{words.NBSP}{one.page}" if one.page else "")
        passages.append((_cell(str(number)), _cell(where), _cell(f"“{_short(one.quote)}”")))
    used = Table(("Note", "Source", "Passage"), tuple(passages), (0.08, 0.14, 0.78))
    blocks: list[Table | Paragraph] = [listed]
    if brief.waiting:
        text = words.sentence("received but not yet read: " + "; ".join(brief.waiting))
        blocks.append(Paragraph((Sentence(text, "form"),)))
    if passages:
        blocks.append(used)
    return Annex("C", "Sources", tuple(blocks))


def _short(quote: str, longest: int = 260) -> str:
    quote = " ".join(quote.split()).strip('“”"')
    return quote if len(quote) <= longest else quote[:longest].rsplit(" ", 1)[0] + " …"


def _standards(brief: Brief) -> Annex | None:
    """Who is bound since when and where that is published; each article called in question, and the acts that do."""
    type_of = {act.id: _noun(act) for act in brief.acts}
    rows = []
    for one in brief.standards:
        for article in one.articles:
            kinds = dict.fromkeys(type_of[act] for act in article.acts if act in type_of)
            where = f"{one.short}, Article {article.number.removeprefix('Article ')}"
            rows.append((_cell(where), _cell(article.guarantees), _cell("; ".join(kinds), article.acts)))
    if not rows:
        return None
    table = Table(("Article", "What it guarantees", "Called in question by"), tuple(rows), (0.26, 0.40, 0.34))
    bound = tuple((_cell(one.short), _cell(_ratified(one)), _cell(one.source)) for one in brief.standards)
    return Annex(
        "D", "Standards", (Table(("Instrument", "Ratified", "Where it is published"), bound, (0.22, 0.2, 0.58)), table)
    )


def _ratified(one: Standard) -> str:
    if one.ratified is None:
        return "not known"
    if not one.ratified:
        return "not ratified"
    return words.on(one.ratified_on) if one.ratified_on is not None else "ratified"
