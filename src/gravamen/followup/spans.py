"""A detention while it is put together, event by event.

In: acts, terms, moves, what ended it. Out: a `Detention`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from gravamen.drafting.facts import Act
from gravamen.edtf import Edtf, parse
from gravamen.followup import counting
from gravamen.followup.detentions import Detention, Ending, Move, State, Term
from gravamen.followup.penalties import Penalty
from gravamen.followup.rules import Kind
from gravamen.terms import Certainty

_SAME = datetime.timedelta(days=1)  # two days told for one detention: the evening and the morning after


@dataclass(slots=True)
class Span:
    """`begins` is the day of the detention, or of the sentence where no act tells of the detention (`detained` is None)."""

    begins: Edtf | None
    detained: Edtf | None
    acts: list[Act]
    country: str
    house_arrest: bool = False
    sentences: list[tuple[Act, Penalty]] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    ended: Ending | None = None

    @property
    def open(self) -> bool:
        return self.ended is None

    @property
    def ended_for_sure(self) -> bool:
        return self.ended is not None and self.ended.how is not State.ANEW

    @property
    def terms(self) -> list[tuple[Kind, Term]]:
        """The terms that the sentences give, one after the other; counted anew, for the beginning may have become known."""
        found: list[tuple[Kind, Term]] = []
        for act, penalty in self.sentences:
            found.append((counting.kind_of(act), counting.term(act, penalty, self.detained, found, self.country)))
        return found

    @property
    def last_term(self) -> Term | None:
        terms = self.terms
        return terms[-1][1] if terms else None

    def may_hold(self, date: Edtf) -> bool:
        """Whether a date that is not known to the day may lie within the span: then it is told vaguely, and not anew."""
        if date.precision == "day" or not self.ended_for_sure:
            return False
        first = self.begins.earliest if self.begins else datetime.date.min
        last = self.ended.date.latest if self.ended and self.ended.date else datetime.date.max
        return date.earliest <= last and date.latest >= first

    def ran_out(self, on: Edtf, grace: datetime.timedelta) -> bool:
        """Whether the last term had run out before a date, by more than the grace."""
        term = self.last_term
        ends = term.ends if term else None
        if ends is None or ends.latest >= datetime.date.max - grace:
            return False
        return ends.latest + grace < on.earliest

    def twin(self, act: Act, penalty: Penalty) -> Act | None:
        """An act that gave a term as long, of the same kind, on what may be the same day."""
        for other, known in self.sentences:
            same_day = other.date is None or act.date is None or other.date.may_be(act.date)
            same = counting.kind_of(other) == counting.kind_of(act) and penalty.length is not None
            if same and known.length == penalty.length and same_day:
                return other
        return None

    def ends_before(self, date: Edtf, by: str) -> None:
        """No release is reported, but by a date the person was not held any more, or held anew."""
        last = date.latest if date.latest < datetime.date.max else date.earliest
        term = self.last_term
        ends = term.ends if term else None
        ran = ends is not None and ends.earliest <= last
        first = ends.earliest if ends is not None and ran else self.begins.earliest if self.begins else datetime.date.min
        begins = first.isoformat() if datetime.date.min < first <= last else ".."
        self.ended = Ending(State.ANEW, parse(f"{begins}/{last.isoformat()}"), by)

    def detention(self, person: str) -> Detention:
        return Detention(
            person=person,
            begins=self.begins,
            terms=tuple(one for _, one in self.terms),
            moves=tuple(self.moves),
            ended=self.ended,
            acts=tuple(dict.fromkeys(act.id for act in self.acts)),
            circumstances=tuple(dict.fromkeys(self.told)),
            legal_basis=tuple(dict.fromkeys(act.legal_basis for act in self.acts if act.legal_basis)),
            house_arrest=self.house_arrest,
            alleged=all(act.certainty is Certainty.ALLEGED for act in self.acts),
        )


def near(one: Edtf, other: Edtf) -> bool:
    """Whether two dates may be those of one detention."""
    if one.may_be(other):
        return True
    first, second = sorted((one, other))
    return second.earliest - first.latest <= _SAME


def vaguer(one: Edtf, other: Edtf) -> bool:
    """Whether a date leaves more days open than another."""
    return one.latest - one.earliest > other.latest - other.earliest


def before(date: Edtf) -> Edtf:
    """At a date or earlier, nobody says when."""
    last = date.latest if date.latest < datetime.date.max else date.earliest
    return parse(f"../{last.isoformat()}")
