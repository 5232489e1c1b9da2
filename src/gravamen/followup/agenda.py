"""What is due, and when: terms that end, answers that do not come, doors that open.

In: the facts of a case, its detentions, its letters, a day. Out: items, what is due first in front. Each says why, and by which
source; our own practice is called that.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from gravamen.drafting.english.words import day
from gravamen.drafting.english.words import on as told_on
from gravamen.drafting.facts import Brief
from gravamen.edtf import Edtf
from gravamen.followup import clocks
from gravamen.followup.clocks import Clock
from gravamen.followup.detentions import Detention, Folded, State
from gravamen.followup.letters import Letter
from gravamen.said import said

Kind = Literal["detention", "letter", "door"]
Basis = Literal["source", "practice", "assumption"]
_AHEAD = datetime.timedelta(days=366)  # a door that comes round each year stands once in what lies ahead


@dataclass(frozen=True, slots=True)
class Item:
    """One thing due. `title` names nobody, and may leave the house in a calendar; `what` may name persons.

    `id` stays the same from day to day, so that a calendar takes a later agenda for the same items.
    """

    id: str
    kind: Kind
    case: str
    when: Edtf
    title: str
    what: str
    why: str
    source: str  # acts, letters or a text; "" where there is none
    basis: Basis = "source"  # practice: our own, no rule of any body; assumption: the day was counted by one
    persons: tuple[str, ...] = ()  # Person.id
    code: str = ""  # which sentence `what` is, for who says it in another language, with its `values`
    values: tuple[tuple[str, str], ...] = ()

    def overdue(self, on: datetime.date) -> bool:
        return self.when.latest <= on


def agenda(case: str, brief: Brief, folded: Folded, letters: Iterable[Letter], on: datetime.date) -> list[Item]:
    """What is due for a case as it stands on a day, the earliest first; doors for a year ahead."""
    names = {one.id: one.name for one in brief.persons}
    ratified = any(one.ratified for one in brief.standards)
    return due(case, list(folded.begun(on)), names, _last_word(brief), letters, ratified, on)


def due(
    case: str,
    spans: Sequence[Detention],
    names: Mapping[str, str],
    heard: Mapping[str, datetime.date],
    letters: Iterable[Letter],
    ratified: bool,
    on: datetime.date,
) -> list[Item]:
    """The same from its parts: detentions that have begun, names of persons, when what an act or circumstance says came to us,
    letters, and whether the State has ratified a Convention that the acts call in question.
    """
    items = [
        *_detentions(case, spans, names, heard, on),
        *(item for letter in letters for item in _letter(case, letter, on)),
        *_doors(case, ratified, on),
    ]
    return sorted(items, key=lambda item: (item.when.latest, item.when.earliest, item.id))


def due_day(span: Detention, heard: datetime.date | None, on: datetime.date) -> Edtf | None:
    """When a detention is due, as it stands on a day: its term ends, or nobody has `heard` of it for too long."""
    state = span.state(on)
    if state in (State.HELD, State.NOT_CONFIRMED) and span.expected_end is not None:
        return span.expected_end
    if state is State.HELD and heard is not None:
        return Edtf.day(clocks.silence().due(heard))
    return None


def _detentions(
    case: str, spans: Sequence[Detention], names: Mapping[str, str], heard: Mapping[str, datetime.date], on: datetime.date
) -> Iterator[Item]:
    for span in spans:
        name = names.get(span.person, span.person)
        word = _heard_of(span, heard)
        when = due_day(span, word, on)
        if when is not None and when is span.expected_end:
            yield _term_item(case, span, name, when, on)
        elif when is not None and word is not None:
            clock = clocks.silence()
            yield _item(
                f"{case}-silence-{span.acts[0] if span.acts else span.person}-{span.person}",
                "detention",
                case,
                when,
                clock,
                clock.what.format(name=name, since=day(word)),
                persons=(span.person,),
                rests_on=", ".join((*span.acts, *span.circumstances)),
                values=(("name", name), ("since", word.isoformat())),
            )


def _term_item(case: str, span: Detention, name: str, ends: Edtf, on: datetime.date) -> Item:
    term = span.terms[-1]
    over = ends.latest < on
    latest = " at the latest" if term.at_most else ""
    whose, when = f"The term of {name} ({term.words})", told_on(ends)
    if over:
        what = f"{whose} ran out{latest} {when}, and no release is reported: ask"
    else:
        what = f"{whose} ends{latest} {when}: ask whether they are free"
    assumed = term.rule is not None and term.rule.assumed
    return Item(
        f"{case}-term-{term.act}-{span.person}",
        "detention",
        case,
        ends,
        "a term is over, release not confirmed" if over else "a term ends",
        what,
        said("counted {why}", why=term.why),
        ", ".join(span.acts) + (f"; {term.rule.source}" if term.rule is not None and term.rule.source else ""),
        "assumption" if assumed else "source",
        (span.person,),
        ("over" if over else "ends") + ("-latest" if term.at_most else ""),
        (("name", name), ("term", term.words), ("when", ends.text)),
    )


def _last_word(brief: Brief) -> dict[str, datetime.date]:
    """When what an act or circumstance says came to us: the day that the last report of it was received."""
    received = {one.id: one.received for one in brief.sources}
    found: dict[str, datetime.date] = {}
    told = {one.id: one.evidence for one in brief.acts} | {one.id: one.evidence for one in brief.circumstances}
    for id, evidence in told.items():
        days = [when for one in evidence if (when := received.get(one.source)) is not None]
        if days:
            found[id] = max(days)
    return found


def _heard_of(span: Detention, heard: Mapping[str, datetime.date]) -> datetime.date | None:
    days = [heard[id] for id in (*span.acts, *span.circumstances) if id in heard]
    return max(days) if days else None


def _letter(case: str, letter: Letter, on: datetime.date) -> Iterator[Item]:
    dated = day(letter.dated)
    if letter.sent is None:
        yield Item(
            f"{case}-draft-{letter.id}",
            "letter",
            case,
            Edtf.day(letter.dated),
            "a letter is drafted; nothing says that it was sent",
            f"The letter to {letter.addressee} of {dated} is a draft: nothing in the record says that it was sent",
            said("a letter that was not sent is not answered"),
            letter.id,
            "practice",
            code="draft",
            values=(("addressee", letter.addressee), ("dated", letter.dated.isoformat())),
        )
        return
    if letter.sent > on:
        return
    replied = [one.earliest for one in letter.replies if one is not None and one.earliest <= on]
    answered = bool(replied) or None in letter.replies
    for clock in clocks.answers(letter.door):
        if clock.starts == "sent" and answered:
            continue
        start = letter.sent if clock.starts == "sent" else min(replied) if replied else None
        if start is not None:
            what = clock.what.format(addressee=letter.addressee, dated=dated)
            yield _item(
                f"{case}-{clock.id}-{letter.id}",
                "letter",
                case,
                clock.due(start),
                clock,
                what,
                rests_on=letter.id,
                values=(("addressee", letter.addressee), ("dated", letter.dated.isoformat())),
            )


def _doors(case: str, ratified: bool, on: datetime.date) -> Iterator[Item]:
    for clock in clocks.yearly():
        if clock.needs_ratification and not ratified:
            continue
        when = next(one for year in (on.year, on.year + 1) if (one := clock.in_year(year)).latest >= on)
        if when.earliest - on <= _AHEAD:
            yield _item(f"{case}-{clock.id}-{when.earliest.year}", "door", case, when, clock, clock.what)


def _item(
    id: str,
    kind: Kind,
    case: str,
    when: Edtf | datetime.date,
    clock: Clock,
    what: str,
    *,
    persons: tuple[str, ...] = (),
    rests_on: str = "",
    values: tuple[tuple[str, str], ...] = (),
) -> Item:
    date = when if isinstance(when, Edtf) else Edtf.day(when)
    source = "; ".join(part for part in (rests_on, clock.source) if part)
    basis: Basis = "practice" if clock.practice else "source"
    return Item(id, kind, case, date, clock.title, what, clock.why, source, basis, persons, clock.id, values)
