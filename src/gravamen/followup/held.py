"""The list of those held: a row a detention, for a page, a table or a file.

In: the persons of a case, its detentions, a day. Out: rows, those whose term is over first, then those held, then all others.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable
from dataclasses import dataclass

from gravamen.drafting.facts import Brief
from gravamen.edtf import Edtf
from gravamen.followup.detentions import Detention, Folded, State

COLUMNS = ("case", "person", "state", "since", "days", "place", "legal basis", "term", "expected end", "ended", "rests on")
_ORDER = tuple(State)
_FORMULA = ("=", "+", "-", "@", "\t")  # a spreadsheet would take the cell for a formula


@dataclass(frozen=True, slots=True)
class Row:
    """One detention as it stands on a day. `days` are full days; `or_more`: at least so many, the day is not known.

    `latest`: the term ends on `expected_end` at the latest. `assumed`: that day rests on an assumption, told in `why`.
    """

    case: str
    person: str  # Person.id
    name: str
    state: State
    since: Edtf | None
    place: str | None
    legal_basis: str
    term: str
    expected_end: Edtf | None
    latest: bool
    assumed: bool
    why: str
    ended: Edtf | None
    days: int | None
    or_more: bool
    alleged: bool
    rests_on: tuple[str, ...]

    def cells(self) -> tuple[str, ...]:
        """The row in words, in the order of `COLUMNS`; "–" where nothing is told."""
        ends = f"{'by ' if self.latest else ''}{self.expected_end}" if self.expected_end else ""
        days = "" if self.days is None else f"{'at least ' if self.or_more else ''}{self.days}"
        state = f"{self.state} (alleged)" if self.alleged else str(self.state)
        said = (
            self.case,
            self.name,
            state,
            str(self.since or ""),
            days,
            self.place or "",
            self.legal_basis,
            self.term,
            f"{ends} (assumed)" if ends and self.assumed else ends,
            str(self.ended or ""),
            ", ".join(self.rests_on),
        )
        return tuple(one or "–" for one in said)


def held(case: str, brief: Brief, folded: Folded, on: datetime.date) -> list[Row]:
    """The detentions that have begun by a day, as they stand at its end."""
    names = {one.id: one.name for one in brief.persons}
    rows = [_row(case, names.get(one.person, one.person), one, on) for one in folded.begun(on)]
    return sorted(rows, key=lambda row: (_ORDER.index(row.state), row.since.earliest if row.since else on, row.name))


def _row(case: str, name: str, one: Detention, on: datetime.date) -> Row:
    days = one.days(on)
    last = one.terms[-1] if one.terms else None
    ended = one.ended if one.ended is not None and one.ended.known_by(on) else None
    return Row(
        case=case,
        person=one.person,
        name=name,
        state=one.state(on),
        since=one.begins,
        place=one.place,
        legal_basis="; ".join(one.legal_basis),
        term="; then ".join(term.words for term in one.terms),
        expected_end=one.expected_end,
        latest=last is not None and last.at_most,
        assumed=last is not None and last.rule is not None and last.rule.assumed,
        why=last.why if last is not None else "",
        ended=ended.date if ended is not None else None,
        days=days[0] if days is not None else None,
        or_more=days is not None and days[1],
        alleged=one.alleged,
        rests_on=(*one.acts, *(id for id in one.circumstances if id not in one.acts)),
    )


def as_csv(rows: Iterable[Row]) -> str:
    """The rows as CSV with a line of headings."""
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        cells = ("" if cell == "–" else cell for cell in row.cells())
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return told.getvalue()
