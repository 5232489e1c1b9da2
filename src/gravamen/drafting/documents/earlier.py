"""What has changed since an earlier letter, as the document “changes” tells it.

In: what a later document is told of an earlier one, and a brief. Out: the brief as far as the later document tells it, and the
parts that only this document has: who was set free or moved, what is corrected or withdrawn, who is still held, what was asked
and is not known to be done. Values only; `gravamen.followup.earlier` makes them from two states of the record.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from gravamen.drafting.annexes import agreement
from gravamen.drafting.demands import ended, of_government
from gravamen.drafting.document import Block, Enumeration, Paragraph, Sentence
from gravamen.drafting.facts import Act, Brief, Evidence, Party
from gravamen.edtf import Edtf
from gravamen.terms import ActType, CircumstanceKind

if TYPE_CHECKING:
    from gravamen.drafting.documents.parts import Writing

_OF_LIBERTY = (ActType.ARREST_DETENTION, ActType.HOUSE_ARREST, ActType.ADMINISTRATIVE_PENALTY, ActType.IMPRISONMENT_SENTENCE)
_TOLD_HERE = (CircumstanceKind.RELEASE, CircumstanceKind.DEATH, CircumstanceKind.TRANSFER)
_OF_LETTERS = (CircumstanceKind.SENT, CircumstanceKind.REPLY)


@dataclass(frozen=True, slots=True)
class Freed:
    """Whose detention has ended since, and how. `days`: full days held, and whether they may be more."""

    person: str
    how: Literal["released", "died", "exiled"]
    on: Edtf | None
    days: tuple[int, bool] | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """Who was moved since, and where to, in the record's words."""

    person: str
    on: Edtf | None
    place: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Still:
    """Who is not known to be free. `over`: when the term ended, where it has."""

    person: str
    since: Edtf | None
    days: tuple[int, bool] | None
    over: Edtf | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier letter, and what the record says otherwise since. `called` is its number; "": it has none.

    `replies`: when answers to it came; None: nothing says that it was sent.
    """

    dated: datetime.date
    called: str
    replies: tuple[Edtf, ...] | None
    new: frozenset[str]  # ids of acts
    corrected: frozenset[str]
    withdrawn: tuple[Act, ...]
    asked: tuple[Act, ...]  # acts that it told and that still stand
    circumstances: frozenset[str]  # new ones
    freed: tuple[Freed, ...] = ()
    moved: tuple[Moved, ...] = ()
    still: tuple[Still, ...] = ()


def narrowed(brief: Brief, earlier: Earlier) -> Brief:
    """The brief as far as the later document tells it: what is new or corrected, and the sources of that."""
    acts = tuple(act for act in brief.acts if act.id in earlier.new | earlier.corrected)
    told = {act.id for act in acts}
    circumstances = tuple(
        replace(one, about=tuple(act for act in one.about if act in told))
        for one in brief.circumstances
        if one.id in earlier.circumstances
    )
    cited = {one.source for act in acts for one in act.evidence}
    cited |= {one.evidence.source for act in acts for one in act.differing}
    cited |= {one.source for circumstance in circumstances for one in circumstance.evidence}
    behind = [
        *(each.evidence for each in earlier.freed),
        *(each.evidence for each in earlier.moved),
        *(each.evidence for each in earlier.still),
    ]
    cited |= {one.source for some in behind for one in some}
    standards = (
        replace(one, articles=tuple(article for article in one.articles if told & set(article.acts))) for one in brief.standards
    )
    return replace(
        brief,
        acts=acts,
        circumstances=circumstances,
        sources=tuple(one for one in brief.sources if one.id in cited),
        standards=tuple(one for one in standards if one.articles),
    )


def refers(writing: Writing) -> Iterable[Sentence]:
    """Which letter this one follows, and what came back upon it."""
    earlier, said = _earlier(writing), writing.said
    if earlier.replies:
        yield writing.sentence("replied", on=said.listing([said.on(one) for one in earlier.replies]))
    elif earlier.replies is not None:
        yield writing.sentence("no_reply")


def freed(writing: Writing) -> Iterable[Block]:
    """Who was set free, died, had to leave the country, or was moved."""
    earlier, said = _earlier(writing), writing.said
    found = []
    for one in earlier.freed:
        given = {**_who(one.person, writing), "on": f" {said.on(one.on)}" if one.on is not None else ""}
        given["after"] = writing.words("after", days=_days(one.days, writing)) if one.days and one.days[0] > 1 else ""
        found.append(_told(writing, writing.words(one.how, **given), one.evidence, f"freed:{one.person}"))
    for move in earlier.moved:
        given = {**_who(move.person, writing), "on": f" {said.on(move.on)}" if move.on is not None else ""}
        found.append(_told(writing, writing.words("moved", **given, place=move.place), move.evidence, f"moved:{move.person}"))
    if not any(one.how == "released" for one in earlier.freed) and earlier.still:
        found.append(writing.sentence("none_freed", day=said.day(earlier.dated)))
    if found:
        yield Paragraph(tuple(found))


def since(writing: Writing) -> Iterable[Block]:
    """What the earlier letter did not tell."""
    from gravamen.drafting.letter import told

    earlier, brief = _earlier(writing), writing.brief
    others = tuple(one for one in brief.circumstances if one.kind not in (*_TOLD_HERE, *_OF_LETTERS))
    acts = tuple(act for act in brief.acts if act.id in earlier.new)
    yield from told(replace(brief, acts=acts, circumstances=others), writing.said, writing.teller, writing.notes)


def corrected(writing: Writing) -> Iterable[Block]:
    """What the earlier letter said and is told otherwise by now, as it is told now; what is not upheld any more."""
    earlier, said = _earlier(writing), writing.said
    again = [act for act in writing.brief.acts if act.id in earlier.corrected]
    if again:
        lead = writing.sentence("corrected")
        groups = writing.teller.tell(again)
        told = [
            Sentence(one.text, "record", one.acts, one.evidence, writing.notes.numbers(one.evidence), key=one.key)
            for group in groups
            for one in group
        ]
        yield Paragraph((lead, *told))
    if earlier.withdrawn:
        what = [f"{said.noun(act)}{f' ({said.plain_date(act.date)})' if act.date else ''}" for act in earlier.withdrawn]
        yield Paragraph((writing.sentence("withdrawn", acts=said.listing(what)),))


def still(writing: Writing) -> Iterable[Block]:
    """Who is not known to be free."""
    earlier, said = _earlier(writing), writing.said
    items = []
    for one in earlier.still:
        given = _who(one.person, writing)
        given["since"] = said.on(one.since) if one.since is not None else ""
        given["days"] = writing.words("for", days=_days(one.days, writing)) if one.days and one.days[0] > 1 else ""
        given["over"] = said.on(one.over) if one.over is not None else ""
        name = "held_over" if one.over is not None else "held" if one.since is not None else "held_undated"
        some = tuple(dict.fromkeys(one.evidence))
        words = writing.words(name, **given)
        items.append(Sentence(words, "record", (), some, writing.notes.numbers(some), key=f"held:{one.person}"))
    if items:
        yield Paragraph((replace(writing.sentence("still", day=said.day(writing.brief.written_on)), key="still:held"),))
        yield Enumeration(ended(items, said.phrase("form.end")))


def before(writing: Writing) -> Iterable[Block]:
    """What the earlier letter asked of the Government and is not known to be done."""
    earlier = _earlier(writing)
    acts = tuple(_still_asked(earlier))
    if not acts:
        return
    writing.teller.naming.introduced.update(one.person for act in acts for one in act.victims if one.person)  # by that letter
    found = of_government(replace(writing.brief, acts=acts), writing.teller.naming, writing.said, 1)
    lead = replace(writing.sentence("before", day=writing.said.day(earlier.dated)), key="asked:before")
    for block in found:
        if isinstance(block, Enumeration):  # they answer acts that this letter does not tell again
            again = (replace(one, origin="form", acts=(), key=one.key.replace("ask:", "before:", 1)) for one in block.items)
            yield Paragraph((lead,))
            yield Enumeration(tuple(again))


def _still_asked(earlier: Earlier) -> Iterable[Act]:
    """The acts that were told, without those for whom liberty need not be asked any more."""
    free = {one.person for one in earlier.freed}
    for act in earlier.asked:
        victims = act.victims
        if act.type in _OF_LIBERTY:
            victims = tuple(one for one in victims if one.person not in free)
        if victims or not act.victims:
            yield replace(act, victims=victims)


def _earlier(writing: Writing) -> Earlier:
    assert writing.matter.earlier is not None  # noqa: S101  # `compose` asks for it
    return writing.matter.earlier


def _who(person: str, writing: Writing) -> dict[str, str]:
    """The person as the letter names them, with the endings that agree."""
    one = next(one for one in writing.brief.persons if one.id == person)
    return {"name": writing.teller.naming.listing([Party(person=person)]), **agreement(one, writing.said)}


def _days(days: tuple[int, bool] | None, writing: Writing) -> str:
    count, more = days or (0, False)
    said = writing.said.number(count)
    return writing.words("at_least", count=said) if more else said


def _told(writing: Writing, words: str, evidence: Sequence[Evidence], key: str) -> Sentence:
    some = tuple(dict.fromkeys(evidence))
    return Sentence(writing.said.sentence(words), "record", (), some, writing.notes.numbers(some), key=key)
