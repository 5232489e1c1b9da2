"""Pages put together: the characters of each page with their places, joined to one text.

In: for each page its size and its lines, a line being characters with a box each. Out: `Text`. Lines that merely wrap end with
a line break, paragraphs with a blank line; the hyphen at a line's end stays, for the quotation must match the page.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from itertools import chain, pairwise

from gravamen.text import PAGE_BREAK, Page, Text

_GAP = 0.75  # of the ink's height: a wider gap between two lines parts paragraphs, where nothing better is known
_STEP = 1.2  # of a page's usual step from line to line: a wider one parts paragraphs
_FIRST_STEP = 1.6  # of the letters' size: the same on a page of so few lines that none is usual
_STEPS = (0.8, 3.2)  # of the letters' size: what is a step from one line of a text to the next
_ENOUGH = 3  # steps, to tell what is usual


@dataclass(slots=True)
class Line:
    """One line of a page: its characters and four numbers (left, top, right, bottom, in points) for each."""

    characters: list[str] = field(default_factory=list)
    places: array[float] = field(default_factory=lambda: array("f"))
    paragraph: int = -1  # where the format tells paragraphs; -1: judged by the gaps
    baseline: float = 0.0  # points from the top
    size: float = 0.0  # of the letters, in points; 0: not told

    def add(self, letter: str, left: float, top: float, right: float, bottom: float) -> None:
        self.characters.append(letter)
        self.places.extend((left, top, right, bottom))

    @property
    def top(self) -> float:
        return min(self.places[1::4])

    @property
    def bottom(self) -> float:
        return max(self.places[3::4])

    @property
    def right(self) -> float:
        return self.places[-2]


@dataclass(slots=True)
class Sheet:
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)


def bind(sheets: list[Sheet]) -> Text:
    """All sheets as one text. A page ends with a form feed, so that no word runs over it unseen."""
    characters: list[str] = []
    pages: list[Page] = []
    everywhere = _usual_step(sheets)
    for number, sheet in enumerate(sheets, 1):
        start = len(characters)
        places: array[float] = array("f")
        before: Line | None = None
        usual = _usual_step([sheet]) or everywhere
        for line in sheet.lines:
            if not line.characters:
                continue
            if before is not None:
                ends = "\n\n" if _parts(before, line, usual) else "\n"
                for letter in ends:
                    characters.append(letter)
                    places.extend((before.right, before.top, before.right, before.bottom))
            characters.extend(line.characters)
            places.extend(line.places)
            before = line
        if number < len(sheets):
            characters.append(PAGE_BREAK)
            places.extend((0.0, sheet.height, 0.0, sheet.height))
        pages.append(Page(number, start, len(characters), sheet.width, sheet.height, places))
    return Text("".join(characters), tuple(pages))


def _usual_step(sheets: list[Sheet]) -> float:
    """The step from line to line within paragraphs, single- or double-spaced; 0 where there are too few lines.

    The lower quartile: on a page where every other step parts paragraphs, the median may be either.
    """
    steps = []
    for above, below in chain.from_iterable(pairwise(sheet.lines) for sheet in sheets):
        step, size = below.baseline - above.baseline, max(above.size, below.size)
        if size and _STEPS[0] * size < step < _STEPS[1] * size:
            steps.append(step)
    return sorted(steps)[len(steps) // 4] if len(steps) >= _ENOUGH else 0.0


def _parts(above: Line, below: Line, usual: float) -> bool:
    if above.paragraph >= 0 and below.paragraph >= 0:
        return above.paragraph != below.paragraph
    if above.size and below.size:
        step, size = below.baseline - above.baseline, max(above.size, below.size)
        return step < -size or step > (_STEP * usual if usual else _FIRST_STEP * size)
    height = max(1.0, min(above.bottom - above.top, below.bottom - below.top))
    return below.top - above.bottom > _GAP * height or below.top < above.top - height
