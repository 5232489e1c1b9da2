"""The document as the reading room shows it: cut into parts that load by themselves, its proposed passages marked.

In: a report's text with its pages, and its proposals. Out: parts; for each its stretches, to one of which every character
belongs, however the passages overlap; for a page that was laid out, rectangles.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gravamen.desk.pages.reading_room.flowing import flowing
from gravamen.desk.words import FAMILY_CLASSES
from gravamen.terms import ActType
from gravamen.text import Passage, Text

_PART = 6000  # characters: a few screens
_NAMES = ("person", "organisation")
# What a browser would change in a text, for one character that it leaves alone: offsets must hold in both.
_SHOWN = {0x0D: "\u200b", 0x0C: "\n", 0x00: "\ufffd"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage of a proposal. `style` is the family of an act, "name" for persons and organisations, "other" else."""

    start: int
    end: int
    proposal: int
    style: str
    state: str


@dataclass(frozen=True, slots=True)
class Part:
    """A run of the text that is shown as one; `page` is set where it begins a page of several."""

    number: int  # from 0
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters that the same marks cover; `styles` is empty for none."""

    start: int
    text: str
    styles: str
    proposals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """One line of a marked passage on a page, in points."""

    left: float
    top: float
    width: float
    height: float
    styles: str
    proposal: int


def style(kind: str, content: Mapping[str, Any]) -> str:
    """The class name that colours a proposal."""
    if kind == "act":
        return FAMILY_CLASSES[ActType(content["type"]).family]
    return "name" if kind in _NAMES else "other"


def marks(proposals: Iterable[Any]) -> list[Mark]:
    """The passages that proposals stand on: an act's sentence, each place where a name stands."""
    found = []
    for one in proposals:
        said = one.content.get("passages", {})
        own = said.get("name") if one.kind in _NAMES else said.get("act")
        for start, end in own or [[one.start, one.end]]:
            found.append(Mark(start, end, one.pk, style(one.kind, one.content), one.state))
    return sorted(found, key=lambda mark: (mark.start, mark.end))


def parts(text: str, pages: Sequence[Sequence[float]]) -> list[Part]:
    """The text in parts, each within one page, cut where a paragraph, a line or a word ends."""
    found: list[Part] = []
    bounds = [(int(number), int(start), int(end)) for number, start, end, *_ in pages] or [(1, 0, len(text))]
    for number, first, last in bounds:
        at = first
        while at < last:
            end = _cut(text, at, last)
            found.append(Part(len(found), at, end, number if at == first and len(bounds) > 1 else None))
            at = end
    return found


def _cut(text: str, start: int, last: int) -> int:
    if last - start <= _PART * 1.5:
        return last
    for end in ("\n\n", "\n", " "):
        at = text.rfind(end, start + _PART // 2, start + _PART)
        if at > start:
            return at + len(end)
    return start + _PART


def stretches(text: str, start: int, end: int, marked: Sequence[Mark]) -> list[Stretch]:
    """The characters from `start` to `end`, cut at each bound of a mark. Of acts that overlap the shorter gives the colour."""
    inside = [mark for mark in marked if mark.start < end and mark.end > start]
    bounds = sorted({start, end, *(max(start, mark.start) for mark in inside), *(min(end, mark.end) for mark in inside)})
    covering: dict[int, list[Mark]] = {bound: [] for bound in bounds}
    for mark in inside:
        for bound in bounds[bisect_left(bounds, max(start, mark.start)) : bisect_left(bounds, min(end, mark.end))]:
            covering[bound].append(mark)
    found = []
    shown = flowing(text[start:end]).translate(_SHOWN)
    for first, last in zip(bounds, bounds[1:], strict=False):
        over = sorted(covering[first], key=lambda mark: (mark.end - mark.start, mark.proposal))
        found.append(
            Stretch(first, shown[first - start : last - start], _styles(over), tuple(dict.fromkeys(m.proposal for m in over)))
        )
    return found


def _styles(over: Sequence[Mark]) -> str:
    if not over:
        return ""
    acts = [mark for mark in over if mark.style != "name"]
    named = len(acts) < len(over)
    said = [acts[0].style] if acts else ["name"]
    if acts and named:
        said.append("named")
    if len({mark.proposal for mark in acts}) > 1:
        said.append("several")
    states = {mark.state for mark in over}
    if states == {"refused"}:
        said.append("refused")
    elif "open" not in states:
        said.append("done")
    return " ".join(said)


def rectangles(text: Text, index: int, marked: Sequence[Mark]) -> Iterator[Rectangle]:
    """Where the marks stand on the page at `index`, names last so that they lie above acts."""
    page = text.pages[index]
    if not page.places:
        return
    inside = [mark for mark in marked if mark.start < page.end and mark.end > page.start]
    for mark in sorted(inside, key=lambda one: (one.style == "name", one.start - one.end)):
        for _page, box in text.boxes(Passage(max(mark.start, page.start), min(mark.end, page.end))):
            yield Rectangle(box.left, box.top, box.right - box.left, box.bottom - box.top, _styles([mark]), mark.proposal)


def page_of(pages: Sequence[Sequence[float]], offset: int) -> int:
    """The index of the page on which a character stands."""
    for index, (_number, start, end, *_) in enumerate(pages):
        if start <= offset < end:
            return index
    return 0
