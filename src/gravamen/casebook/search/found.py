"""Searching: what somebody types, and what the record has of it, each with the words where they stand.

In: a line. Out: for each noun the things found, the best first, with a piece of their own text in its own script. Persons and
organisations are also found by the index of names, so that no romanisation keeps them hidden; reports, by the persons so found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from re import Match
from typing import Any

from gravamen.casebook import who
from gravamen.casebook.models import Act, Case, Organisation, Passage, Person, Report
from gravamen.casebook.search import engines
from gravamen.casebook.search.query import Term, terms
from gravamen.casebook.search.texts import texts
from gravamen.casebook.search.words import folded, romanised, words
from gravamen.names.named import Kind, Named

COUNTED = 1000  # things of a noun that are counted; beyond, "more than"
_AROUND = 110  # characters shown on either side of the words
_LOOKED_THROUGH = 300_000  # characters of a report in which the words are looked up
_SPANS = 100  # places of a term among which the best is chosen
_NAMED_WORDS = 5  # a query of more words is no name
_BY_NAME = 10


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text; `hit`: it is what was sought."""

    text: str
    hit: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One thing. `at` is where in a report's text the words stand; `probability`, that a name is the one sought."""

    row: Any
    pieces: tuple[Piece, ...] = ()
    at: int | None = None
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found of a noun: the part that was asked for, how many there are, and whether that is all that was counted."""

    noun: str
    things: list[Found] = field(default_factory=list)
    total: int = 0

    @property
    def uncounted(self) -> bool:
        return self.total >= COUNTED


def search(typed: str, nouns: Sequence[str] = engines.NOUNS, most: int = 5, skip: int = 0) -> list[Hits]:
    """What the record has of a line, noun by noun; nouns of which nothing is found are left out."""
    sought = terms(typed)
    if not sought:
        return []
    likely = _by_name(typed, sought)
    found = []
    for noun in nouns:
        keys = engines.match(noun, sought, COUNTED)
        extra = _also(noun, likely, keys)
        keys += [key for key in extra if key not in set(keys)]
        things = _things(noun, keys[skip : skip + most], sought, extra)
        if things:
            found.append(Hits(noun, things, len(keys)))
    return found


def _by_name(typed: str, sought: Sequence[Term]) -> dict[str, dict[int, float]]:
    """Who in the register has a name that is likely the one typed: by kind, number and probability."""
    if len(sought) > _NAMED_WORDS or any(one.without for one in sought):
        return {}
    name = typed.replace('"', " ").strip()
    return {str(kind): {one.number: one.probability for one in who.find(Named(name, kind), _BY_NAME)} for kind in Kind}


def _also(noun: str, likely: dict[str, dict[int, float]], keys: Sequence[int]) -> dict[int, Any]:
    """Things that are found by a likely name though the words are written otherwise: number, and probability or place."""
    if noun in likely:
        return dict(likely[noun])
    if noun != "report" or not any(likely.values()):
        return {}
    passages = Passage.objects.filter(citations__value__person__in=likely["person"], citations__value__field="name")
    found: dict[int, Any] = {}
    for report, start in passages.order_by("report_id", "start").values_list("report_id", "start")[: 5 * _BY_NAME]:
        found.setdefault(report, start)
    held = set(keys)
    return {report: start for report, start in found.items() if report not in held}


def _things(noun: str, keys: Sequence[int], sought: Sequence[Term], extra: dict[int, Any]) -> list[Found]:
    rows: dict[int, Any] = _ROWS[noun]().in_bulk(keys)
    said = {} if noun == "report" else dict(texts(noun, keys))
    found = []
    for key in keys:
        row = rows.get(key)
        if row is None:
            continue
        if noun == "report":
            found.append(_report(row, sought, extra.get(key)))
        else:
            pieces, _ = snippet(said.get(key, "").replace("\n", " · "), sought)
            found.append(Found(row, pieces, probability=extra.get(key)))
    return found


def _report(row: Report, sought: Sequence[Term], named_at: int | None) -> Found:
    text = (row.text or "")[:_LOOKED_THROUGH]
    if named_at is not None:
        first = next(words(text[named_at:]), None)
        end = named_at + (first.end() if first else 0)
        return Found(row, _cut(text, [(named_at, end)]), named_at)
    pieces, at = snippet(text, sought)
    return Found(row, pieces, at)


_ROWS: dict[str, Callable[[], Any]] = {
    "report": lambda: Report.objects.only("title", "language", "dated", "text"),
    "person": lambda: Person.objects.all(),
    "organisation": lambda: Organisation.objects.all(),
    "act": lambda: Act.objects.select_related("case"),
    "case": lambda: Case.objects.all(),
}


def snippet(text: str, sought: Sequence[Term]) -> tuple[tuple[Piece, ...], int | None]:
    """The piece of a text that holds most of the terms, and where its first hit begins; the beginning where none does."""
    spans = _spans(text, [one for one in sought if not one.without])
    if not spans:
        return (_cut(text, []), None)
    best = max(spans, key=lambda one: (_near(one, spans), -one[0]))
    inside = sorted({(start, end) for start, end, _ in spans if best[0] <= start <= best[0] + 2 * _AROUND})
    return _cut(text, inside), best[0]


def _near(one: tuple[int, int, int], spans: Sequence[tuple[int, int, int]]) -> int:
    return len({term for start, _, term in spans if one[0] <= start <= one[0] + 2 * _AROUND})


def _spans(text: str, sought: Sequence[Term]) -> list[tuple[int, int, int]]:
    """Where the terms stand: start, end, which term. In another spelling only where a term stands nowhere as it was typed."""
    read = list(words(text))
    found: list[tuple[int, int, int]] = []
    for number, term in enumerate(sought):
        found += _places(read, term.folded, term.begins, folded, number) or _places(
            read, term.romanised, term.begins, romanised, number
        )
    return sorted(found)


def _places(
    read: Sequence[Match[str]], sought: Sequence[str], begins: bool, form: Callable[[str], str], number: int
) -> list[tuple[int, int, int]]:
    found = []
    for at, match in enumerate(read):
        if _stands(read, at, sought, begins, form):
            found.append((match.start(), read[at + len(sought) - 1].end(), number))
            if len(found) >= _SPANS:
                break
    return found


def _stands(read: Sequence[Match[str]], at: int, sought: Sequence[str], begins: bool, form: Callable[[str], str]) -> bool:
    if not sought or at + len(sought) > len(read):
        return False
    for place, word in enumerate(sought):
        here = form(read[at + place][0])
        if here != word and not (begins and place == len(sought) - 1 and here.startswith(word)):
            return False
    return True


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """The text around the spans, cut at blanks, with what was sought marked."""
    begin, end = (max(0, spans[0][0] - _AROUND), spans[-1][1] + _AROUND) if spans else (0, 2 * _AROUND)
    if begin:
        begin = min(text.find(" ", begin, spans[0][0]) + 1 or begin, spans[0][0])
    if end < len(text):
        end = text.rfind(" ", spans[-1][1] if spans else 0, end) if " " in text[spans[-1][1] if spans else 0 : end] else end
    pieces, at = [Piece("… ")] if begin else [], begin
    for start, stop in spans:
        if start < at:
            continue
        pieces += [Piece(text[at:start]), Piece(text[start:stop], hit=True)]
        at = stop
    pieces.append(Piece(text[at:end] + (" …" if end < len(text) else "")))
    return tuple(one for one in pieces if one.text)
