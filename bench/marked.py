"""Made-up reports with the acts in them marked where they stand, as `made/LANG-told*.txt` hold them.

A report is a line `### kind=news | date=2021-03-01 | country=KE` (the date only where the report shows it) and its text, in
which `{dismissal|sacked the two stewards}` tells an act of that type, `{search_raid+seizure|…}` two in the same words,
`{=dismissal|…}` the same act again, which is told in more detail elsewhere, and `{demand|…}` what the report asks for. Marks
may stand within each other. Where `kind` is `sentences`, the lines have nothing to do with each other.
In: such a file. Out: the reports, with their marks as offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gravamen.terms import ActType

DEMAND = "demand"
SENTENCES = "sentences"
_KNOWN = {kind.value for kind in ActType} | {DEMAND}
_MARK = re.compile(r"\{(=?)([a-z_+]+)\|")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a report that tells an act of a type, or asks for something; `again` where it is told better elsewhere."""

    type: str
    start: int
    end: int
    again: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A report with its marks, each after those that stand within it."""

    text: str
    marks: tuple[Mark, ...]
    date: str | None
    kind: str  # letter, news, …; `SENTENCES` where its lines have nothing to do with each other


def reports(path: Path) -> Iterator[Marked]:
    """The reports of a file.

    Raises:
        ValueError: a mark is not closed, or of no type that there is; the message names the report.
    """
    for number, part in enumerate(re.split(r"(?m)^### ", path.read_text("utf-8"))[1:], 1):
        head, _, body = part.partition("\n")
        date, kind = re.search(r"\bdate=(\d{4}-\d\d-\d\d)", head), re.search(r"\bkind=([\w ]*\w)", head)
        try:
            text, marks = _read(body.strip("\n"))
        except ValueError as error:
            raise ValueError(f"{path.name}, report {number}: {error}") from None
        yield Marked(text, marks, date[1] if date else None, kind[1] if kind else "")


def _read(body: str) -> tuple[str, tuple[Mark, ...]]:
    """A report's text without its marks, and the marks."""
    text: list[str] = []
    length = at = 0
    found: list[Mark] = []
    begun: list[tuple[list[str], int, bool]] = []
    for match in re.finditer(r"[{}]", body):
        if match.start() < at:
            continue
        text.append(body[at : match.start()])
        length += len(text[-1])
        if match[0] == "}":
            if not begun:
                raise ValueError(f"nothing to close: {body[max(0, match.start() - 40) : match.end()]}")
            kinds, start, again = begun.pop()
            found.extend(Mark(kind, start, length, again) for kind in kinds)
            at = match.end()
            continue
        mark = _MARK.match(body, match.start())
        kinds = mark[2].split("+") if mark else []
        if mark is None or not _KNOWN.issuperset(kinds):
            raise ValueError(f"no such mark: {body[match.start() : match.start() + 40]}")
        begun.append((kinds, length, bool(mark[1])))
        at = mark.end()
    if begun:
        raise ValueError(f"a mark is not closed: {''.join(text)[begun[-1][1] :][:40]}")
    text.append(body[at:])
    return "".join(text), tuple(found)
