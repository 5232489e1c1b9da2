"""The facts that the rules of this room are asked about: acts as the law looks at them, a case, who writes.

Values only, and small: the record fills them (`gravamen.casebook.legal`), and a test can write them down. What is not known is
None or empty, and is never taken as a "no".
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from gravamen.edtf import Edtf
from gravamen.terms import ActType


class Doer(StrEnum):
    """Who did an act, as far as an article asks."""

    STATE = "state"
    EMPLOYER = "employer"
    OTHER = "other"


class Sender(StrEnum):
    """Who writes, as the receivability of a complaint asks (Committee on Freedom of Association, Special procedures)."""

    NATIONAL = "national"  # a national organization directly interested
    CONSULTATIVE = "consultative"  # an international organization with consultative status at the ILO
    AFFILIATES = "affiliates"  # another international organization, whose affiliates are directly affected
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Hit:
    """A victim. `office` is what they hold in the union; `officer` is None where nobody has said."""

    name: str
    kind: Literal["person", "organisation", "group"]
    office: str | None = None
    officer: bool | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Words of a report, or a sentence about an act, and where they stand ("R3, p. 2")."""

    words: str
    where: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record holds in answer to a question. `whose` is the name of the victim that it is about; empty: of all."""

    question: str
    answer: str = ""  # "yes", "no", "partly", "not known"; the id of a door
    text: str = ""
    whose: str = ""


@dataclass(frozen=True, slots=True)
class ActFacts:
    """An act, with what the record says of it. `told` are all words that the record has about it."""

    id: str
    type: ActType
    date: Edtf | None = None
    victims: tuple[Hit, ...] = ()
    victim_count: int | None = None
    doers: frozenset[Doer] = frozenset()
    authors: tuple[str, ...] = ()  # who did it, by name
    place: str | None = None
    legal_basis: str | None = None
    penalty: str | None = None
    object: str | None = None
    ground: str | None = None
    told: tuple[Told, ...] = ()
    answers: tuple[Answer, ...] = ()

    @property
    def officers_hit(self) -> bool:
        return any(one.officer for one in self.victims)

    @property
    def organisations_hit(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.victims if one.kind == "organisation")


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What a case is about, on the day on which somebody asks."""

    country: str  # ISO 3166-1 alpha-2
    on: datetime.date
    acts: tuple[ActFacts, ...]
    sender: Sender | None = None
    affiliates_hit: bool | None = None  # of the organization that writes
    pending_at_home: bool | None = None  # a case before a court or body of the country
    pending_elsewhere: tuple[str, ...] = ()  # ids of doors that the same matter has gone through
    told: tuple[Told, ...] = ()  # words about the case as a whole
    answers: tuple[Answer, ...] = ()  # to what is asked of the case as a whole


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that may be printed, because it was seen in a source and is public."""

    kind: Literal["compilation", "digest", "case", "section", "range", "finding"]
    text: str  # as a letter prints it
    public: datetime.date
    source: str  # where it was seen
