"""A letter as its editor shows it: each sentence with what it rests on, who verified that, and what was changed.

In: the letter as it stands. Out: values for templates. Nothing here asks the database.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gravamen.casebook.letters import Letter
from gravamen.drafting.checks import lacks_source
from gravamen.drafting.document import Enumeration, Heading, Paragraph, Sentence
from gravamen.drafting.editing import CLOSING, key_of, sentences, stale, standing
from gravamen.drafting.facts import Evidence
from gravamen.drafting.notes import runs
from gravamen.drafting.stepping import opens


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage behind a sentence."""

    report: int
    title: str
    page: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class ShownAct:
    number: int
    type: str
    date: str
    verified_by: str  # empty: nobody has


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence. `drafted` is the draft's wording where an officer's stands; `now`, where the facts have changed since."""

    key: str
    slug: str
    text: str
    notes: str
    origin: str
    reference: str
    quoted: tuple[Quoted, ...]
    acts: tuple[ShownAct, ...]
    own: bool
    fact: bool
    rewritten: bool
    drafted: str
    now: str
    lacks: bool
    by: str
    asks: bool  # a demand
    unworded: tuple[str, ...]  # what could not be said in the letter's language, or nobody has answered


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, a paragraph or a list of demands. `movable` parts can change their place as a whole."""

    kind: str
    key: str
    slug: str
    text: str
    start: int
    movable: bool
    sentences: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    key: str
    text: str
    by: str


def slug(key: str) -> str:
    """A key as part of an address or an id."""
    return re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-")


class Showing:
    """Makes values for the page from one letter."""

    def __init__(self, letter: Letter) -> None:
        self.letter = letter
        self._drafted = {one.key: one for one in sentences(letter.draft)}
        self._stale = stale(letter.edits, letter.draft)
        self._own = {one.key: one for one in letter.edits.added}
        self._texts = {(standing(key, self._drafted) or key): one for key, one in letter.edits.texts.items()}
        self._titles = {one.id: one.title for one in letter.brief.sources}
        self._acts = {
            one.id: ShownAct(int(one.id[1:]), str(one.type), one.date.text if one.date else "", one.verified_by or "")
            for one in letter.brief.acts
        }

    def parts(self) -> list[Part]:
        """The body in the order of reading, the closing last."""
        found = []
        for block in self.letter.document.body:
            key = key_of(block)
            if isinstance(block, Heading):
                found.append(Part("heading", key, slug(key), block.text, 1, False, ()))
            elif isinstance(block, Paragraph):
                inside = tuple(self.sentence(one) for one in block.sentences)
                found.append(Part("paragraph", key, slug(key), "", 1, not opens(block), inside))
            elif isinstance(block, Enumeration):
                items = tuple(self.sentence(one, asks=True) for one in block.items)
                found.append(Part("list", key, slug(key), "", block.start, False, items))
        closing = tuple(self.sentence(one) for one in self.letter.document.closing)
        return [*found, Part("paragraph", CLOSING, "closing", "", 1, False, closing)]

    def salutation(self) -> Shown:
        return self.sentence(self.letter.document.salutation)

    def of_key(self, key: str) -> Shown | None:
        """The sentence of a key, as it stands."""
        for part in self.parts():
            for one in part.sentences:
                if one.key == key:
                    return one
        return self.salutation() if key == "salutation" else None

    def left_out(self) -> list[LeftOut]:
        """What can be put back: drafted sentences and own ones."""
        found = []
        for key, one in self.letter.edits.removed.items():
            if key in self._drafted:
                found.append(LeftOut(key, self._drafted[key].text, one.by))
            elif key in self._own:
                found.append(LeftOut(key, self._own[key].text, one.by))
        return found

    def sentence(self, one: Sentence, *, asks: bool = False) -> Shown:
        own, text = self._own.get(one.key), self._texts.get(one.key)
        drafted = self._drafted.get(one.key)
        printed = [str(first) if first == last else f"{first}–{last}" for first, last in runs(one.notes)]
        return Shown(
            key=one.key,
            slug=slug(one.key),
            text=one.text,
            notes=",".join(printed),
            origin=one.origin,
            reference=one.reference,
            quoted=tuple(self._quoted(each) for each in one.evidence),
            acts=tuple(self._acts[act] for act in one.acts if act in self._acts),
            own=own is not None,
            fact=own.fact if own is not None else True,
            rewritten=text is not None and text.own,
            drafted=drafted.text if drafted is not None and text is not None and text.own else "",
            now=self._stale.get(one.key, ""),
            lacks=lacks_source(one) and not asks,
            by=own.by if own is not None else text.by if text is not None else "",
            asks=asks,
            unworded=tuple(lack.phrase for lack in one.lacks if lack.kind != "sex"),
        )

    def _quoted(self, one: Evidence) -> Quoted:
        return Quoted(int(one.source[1:]), self._titles.get(one.source, one.source), one.page, " ".join(one.quote.split()))
