"""The principles of the Committee on Freedom of Association, by the types of acts that call for them.

In: a type of act. Out: principles in our own words with the numbers that were seen in a source. A number that nobody saw is
left behind where the files are read: nothing beyond this module can print it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from gravamen.standards.tables import rows
from gravamen.terms import ActType


@dataclass(frozen=True, slots=True)
class Said:
    """Where the Committee said it: a case and a paragraph of a report."""

    case: int
    country: str  # ISO 3166-1 alpha-2
    report: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Principle:
    """`compilation` (6th edition, 2018) and `digest` (5th edition, 2006) are paragraphs that stand in the source; else None."""

    id: str
    words: str
    chapter: int | None
    section: str | None  # its heading, where that was read
    read: bool  # whether its wording was read, and not only recalled
    compilation: str | None
    digest: int | None
    said: tuple[Said, ...]
    source: str


@cache
def principle(id: str) -> Principle:
    return _all()[id]


def all_principles() -> tuple[Principle, ...]:
    """All that are known, in the order of their file."""
    return tuple(_all().values())


@cache
def principles_for(kind: ActType) -> tuple[Principle, ...]:
    """The principles that a type of act calls for, the nearest first."""
    return tuple(_all()[row["principle"]] for row in rows("act_principles.csv") if row["act"] == kind.value)


@cache
def _all() -> dict[str, Principle]:
    said: dict[str, list[Said]] = {}
    for row in rows("principle_cases.csv"):
        one = Said(int(row["case"]), row["country"], int(row["report"]), int(row["paragraph"]))
        said.setdefault(row["principle"], []).append(one)
    return {
        row["key"]: Principle(
            id=row["key"],
            words=row["principle"],
            chapter=int(row["chapter"]) if row["chapter"] else None,
            section=row["section"] if row["section_status"] == "read" else None,
            read=row["text"] == "read",
            compilation=row["compilation"] if row["compilation_status"] == "seen" else None,
            digest=int(row["digest"]) if row["digest_status"] == "seen" else None,
            said=tuple(said.get(row["key"], ())),
            source=row["source"],
        )
        for row in rows("principles.csv")
    }
