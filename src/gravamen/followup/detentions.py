"""A person's detention as the record tells it: since when, under which terms, until when, and what ended it.

Values only. `folding` makes them of verified acts. Dates are EDTF: "held since August 2020" stays as vague as it was told.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gravamen.edtf import Edtf
from gravamen.followup.penalties import Length
from gravamen.followup.rules import Rule


class State(StrEnum):
    """How a person stands on a day. Nobody is free because a term is over: somebody must have reported it."""

    NOT_CONFIRMED = "term ended, release not confirmed"
    HELD = "held"
    ANEW = "detained anew"  # no release was reported, but they were detained again
    RELEASED = "released"
    EXILED = "forced to leave the country"
    DIED = "died"


@dataclass(frozen=True, slots=True)
class Ending:
    """What ended a detention, as somebody reported it (ANEW: as a later detention implies). `date` None: not told when."""

    how: State
    date: Edtf | None
    id: str  # of the circumstance or act that says it

    def known_by(self, on: datetime.date) -> bool:
        """Whether it lies behind on a day. That somebody was free between two detentions is only known by the second."""
        if self.date is None:
            return True
        return (self.date.latest if self.how is State.ANEW else self.date.earliest) <= on


@dataclass(frozen=True, slots=True)
class Move:
    """To another place, or under house arrest."""

    date: Edtf | None
    place: str
    id: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term that a person serves. `ends` is None where no end can be counted; `at_most`: it ends then at the latest.

    `why` says from what day it was counted, and by which rule.
    """

    act: str
    words: str  # "25 days of administrative arrest"
    length: Length | None
    counts_from: Edtf | None
    ends: Edtf | None
    at_most: bool
    why: str
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Detention:
    """One span of time that a person is held. `acts` and `circumstances` are what it rests on, in order of time."""

    person: str  # Person.id
    begins: Edtf | None  # None: not told
    terms: tuple[Term, ...]
    moves: tuple[Move, ...]
    ended: Ending | None  # None: nobody has reported a release
    acts: tuple[str, ...]
    circumstances: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()
    house_arrest: bool = False  # what it is in the end
    alleged: bool = False  # no act of it is stated as a fact

    @property
    def expected_end(self) -> Edtf | None:
        """The end of the term that runs last; None where none is known."""
        return self.terms[-1].ends if self.terms else None

    @property
    def place(self) -> str | None:
        """Where the person was last said to be."""
        return self.moves[-1].place if self.moves else None

    def begun(self, on: datetime.date) -> bool:
        return self.begins is None or self.begins.earliest <= on

    def state(self, on: datetime.date) -> State:
        """How the person stands at the end of a day on which the detention has begun."""
        if self.ended is not None and self.ended.known_by(on):
            return self.ended.how
        if self.expected_end is not None and self.expected_end.latest < on:
            return State.NOT_CONFIRMED
        return State.HELD

    def days(self, on: datetime.date) -> tuple[int, bool] | None:
        """Full days held by a day, and whether they may be more; None where no day of the beginning is told."""
        if self.begins is None or self.begins.latest == datetime.date.max:
            return None
        begin, end = self.begins.latest, on
        exact = self.begins.precision == "day"
        if self.ended is not None:
            if self.ended.date is None:
                return None
            exact = exact and (on <= self.ended.date.earliest or self.ended.date.precision == "day")
            end = min(on, max(self.ended.date.earliest, begin))
        return max(0, (end - begin).days), not exact


@dataclass(frozen=True, slots=True)
class Notice:
    """What does not fit, for a person to look at; nothing of it was dropped. `text` goes after the person's name."""

    person: str | None
    acts: tuple[str, ...]  # and circumstances
    text: str


@dataclass(frozen=True, slots=True)
class Folded:
    """The detentions of a case, oldest first, and what does not fit."""

    detentions: tuple[Detention, ...]
    notices: tuple[Notice, ...]

    def of(self, person: str) -> tuple[Detention, ...]:
        return tuple(one for one in self.detentions if one.person == person)

    def begun(self, on: datetime.date) -> Iterable[Detention]:
        return (one for one in self.detentions if one.begun(on))
