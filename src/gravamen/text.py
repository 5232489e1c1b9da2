"""Text and Passage: characters with offsets, the one value that all the core shares.

In: nothing; intake makes a `Text` of a file's bytes. Out: characters, the pages they stand on and the place of every
character on its page, so that a passage can be quoted to the letter and shown where it stands.

Offsets are characters (Unicode code points) from 0; ends are exclusive. Lengths on a page are points (1/72 inch),
measured from the page's top left corner.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from gravamen.errors import BadPassage

PAGE_BREAK = "\f"


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A run of characters: `start` included, `end` excluded."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise BadPassage(f"A passage cannot run from character {self.start} to {self.end}.")

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Passage) -> bool:
        return self.start <= other.start and other.end <= self.end

    def shared_with(self, other: Passage) -> int:
        """How many characters both hold."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: which characters stand on it, and where.

    `places` holds four floats a character (left, top, right, bottom), in the order of the characters from `start` to
    `end`; it is empty where the format has no layout. A character without ink (a blank, a line break) has a box of no
    width.
    """

    number: int  # from 1, as a reader counts
    start: int
    end: int
    width: float = 0.0  # 0 where the format has no pages of its own
    height: float = 0.0
    places: array[float] = field(default_factory=lambda: array("f"), repr=False)

    def __post_init__(self) -> None:
        if self.places and len(self.places) != 4 * (self.end - self.start):
            raise BadPassage(
                f"Page {self.number} has {self.end - self.start} characters, but {len(self.places)} numbers of places."
            )

    def box(self, offset: int) -> Box | None:
        """Where the character at `offset` (of the whole text) stands; None where the format has no layout."""
        if not self.places:
            return None
        at = 4 * (offset - self.start)
        return Box(*self.places[at : at + 4])


@dataclass(frozen=True, slots=True)
class Text:
    """The characters of a document and the pages they stand on.

    Pages lie one behind the other and hold all characters; a text from a format without pages has one page.
    """

    characters: str
    pages: tuple[Page, ...]

    def __post_init__(self) -> None:
        at = 0
        for page in self.pages:
            if page.start != at or page.end < page.start:
                raise BadPassage(f"Page {page.number} begins at character {page.start}, not at {at}.")
            at = page.end
        if at != len(self.characters):
            raise BadPassage(f"The pages hold {at} characters, the text {len(self.characters)}.")

    @classmethod
    def plain(cls, characters: str) -> Text:
        """A text without layout: one page."""
        return cls(characters, (Page(1, 0, len(characters)),))

    def __len__(self) -> int:
        return len(self.characters)

    def quote(self, passage: Passage) -> str:
        """The characters of a passage, to the letter.

        Raises:
            BadPassage: the passage runs past the end of the text.
        """
        if passage.end > len(self.characters):
            raise BadPassage(f"The text has {len(self.characters)} characters; the passage ends at {passage.end}.")
        return self.characters[passage.start : passage.end]

    def page_at(self, offset: int) -> Page:
        """The page on which the character at `offset` stands.

        Raises:
            BadPassage: there is no such character.
        """
        if not 0 <= offset < max(1, len(self.characters)) or not self.pages:
            raise BadPassage(f"The text has {len(self.characters)} characters; there is none at {offset}.")
        return self.pages[max(0, bisect_right([page.start for page in self.pages], offset) - 1)]

    def boxes(self, passage: Passage) -> Iterator[tuple[Page, Box]]:
        """The rectangles that cover a passage, one for each line of each page; none where there is no layout."""
        for page in self.pages:
            line: Box | None = None
            for offset in range(max(passage.start, page.start), min(passage.end, page.end)):
                box = page.box(offset)
                if box is None:
                    break
                if box.right <= box.left:
                    continue
                if line is not None and box.top < line.bottom and box.bottom > line.top and box.left >= line.left:
                    line = Box(line.left, min(line.top, box.top), max(line.right, box.right), max(line.bottom, box.bottom))
                else:
                    if line is not None:
                        yield page, line
                    line = box
            if line is not None:
                yield page, line
