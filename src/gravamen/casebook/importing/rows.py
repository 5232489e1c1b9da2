"""A table's rows as the record will have them, and what is wrong with which cell.

In: a sheet and its mapping. Out: a `Row` for each row that can enter, a `Fault` for each cell that cannot. A row with a fault
does not enter; the others do not depend on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gravamen.casebook import contents
from gravamen.casebook.errors import BadValue
from gravamen.casebook.importing import cells
from gravamen.casebook.importing.columns import PERSON
from gravamen.casebook.importing.columns import Mapping as Columns
from gravamen.casebook.importing.words import CHOICES, meaning, plain
from gravamen.errors import GravamenError
from gravamen.intake.spreadsheets import Cell, Sheet, address
from gravamen.said import said
from gravamen.terms import Certainty

Passages = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell: "C17", in words, with what helps."""

    cell: str
    what: str
    remedy: str
    row: int

    def __str__(self) -> str:
        return f"{self.cell}: {self.what} {self.remedy}".strip()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, checked. `person` and `act` are contents in the shape of the annotation scheme; either may be None.

    `whole` is where the row stands in the report's text, `passages` where the cell of each field does.
    """

    number: int
    whole: tuple[int, int]
    person: Mapping[str, Any] | None = None
    names: tuple[str, ...] = ()  # other forms of the person's name
    act: Mapping[str, Any] | None = None
    passages: Passages = field(default_factory=dict)


def read_rows(sheet: Sheet, mapping: Columns, only: Iterable[int] | None = None) -> tuple[list[Row], list[Fault]]:
    """All rows below the header, or those with the numbers in `only`; empty rows are passed over."""
    wanted = None if only is None else set(only)
    rows: list[Row] = []
    faults: list[Fault] = []
    for number, row in enumerate(sheet.rows[mapping.header :], mapping.header + 1):
        if (wanted is None or number in wanted) and any(cell.text for cell in row):
            made = _read(number, row, mapping, faults)
            if made is not None:
                rows.append(made)
    return rows, faults


def unknown_words(sheet: Sheet, mapping: Columns) -> dict[str, list[tuple[str, int]]]:
    """The words in columns of fixed terms that nobody has given a meaning yet, with how often each stands there."""
    found: dict[str, dict[str, tuple[str, int]]] = {}
    for column, name in enumerate(mapping.columns):
        if name not in CHOICES:
            continue
        said = found.setdefault(name, {})
        for row in sheet.rows[mapping.header :]:
            text = row[column].text if column < len(row) else ""
            if text and _known(name, text) is None:
                first, count = said.get(plain(text), (text, 0))
                said[plain(text)] = (first, count + 1)
    return {name: sorted(said.values(), key=lambda one: (-one[1], one[0])) for name, said in found.items() if said}


def _known(name: str, text: str) -> str | None:
    return meaning(name, text, {})


class _Told:
    """What the cells of one row tell, by field, with where."""

    def __init__(self, number: int, row: Sequence[Cell], mapping: Columns) -> None:
        self.number = number
        self.cells: dict[str, list[tuple[int, Cell]]] = {}
        for column, (name, cell) in enumerate(zip(mapping.columns, row, strict=False), 1):
            if name and cell.text:
                self.cells.setdefault(name, []).append((column, cell))
        self.column = {name: column for column, name in reversed(list(enumerate(mapping.columns, 1))) if name}
        self.passages: Passages = {}
        self.faults: list[Fault] = []

    def text(self, name: str) -> str:
        return self.cells[name][0][1].text if name in self.cells else ""

    def value(self, name: str, read: Any) -> Any:
        """The value of the field's first cell; None where it is empty or has a fault."""
        for column, cell in self.cells.get(name, ())[:1]:
            try:
                value = read(cell.text)
            except GravamenError as error:
                self.fault(column, error.what, error.remedy)
                return None
            self.passages[name] = [(cell.start, cell.end)]
            return value
        return None

    def values(self, name: str, read: Any = cells.name) -> list[str]:
        """The values of all the field's cells, each cell with one or several."""
        found: list[str] = []
        for column, cell in self.cells.get(name, ()):
            try:
                found.extend(read(part) for part in cells.several(cell.text))
            except GravamenError as error:
                self.fault(column, error.what, error.remedy)
                continue
            self.passages.setdefault(name, []).append((cell.start, cell.end))
        return found

    def fault(self, column: int, what: str, remedy: str) -> None:
        self.faults.append(Fault(address(self.number, column), what, remedy, self.number))


def _read(number: int, row: Sequence[Cell], mapping: Columns, faults: list[Fault]) -> Row | None:
    told = _Told(number, row, mapping)
    if not told.cells:
        return None
    person = _person(told, mapping)
    names = tuple(dict.fromkeys(told.values("other_name"))) if person else ()
    act = _act(told, mapping, person)
    if told.faults:
        faults.extend(told.faults)
        return None
    if person is None and act is None:
        return None
    first, last = row[0].start, row[-1].end
    return Row(number, (first, last), person, names, act, told.passages)


def _person(told: _Told, mapping: Columns) -> dict[str, Any] | None:
    name = told.value("person", cells.name)
    if name is None and ("given_name" in told.cells or "family_name" in told.cells):
        parts = [told.value(one, cells.name) for one in ("given_name", "family_name")]
        name = " ".join(part for part in parts if part) or None
        told.passages["person"] = [span for one in ("given_name", "family_name") for span in told.passages.pop(one, ())]
    person = {
        "name": name,
        "sex": told.value("sex", lambda text: _term("sex", text, mapping)),
        "role": told.value("role", str),
        "affiliation": told.value("affiliation", cells.name),
    }
    if name is not None:
        return person
    stray = any(one in told.cells for one in PERSON if one != "affiliation")
    named = {"person", "given_name", "family_name"} & set(mapping.columns)
    if stray and named and not named & told.cells.keys():
        column = min(told.column[one] for one in named)
        told.fault(column, "The cell is empty, but the row tells something of a person.", "Write the name.")
    return None


def _act(told: _Told, mapping: Columns, person: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if not mapping.has_acts:
        return None
    kind = told.value("type", lambda text: _term("type", text, mapping)) or mapping.act
    if not kind and not told.text("type"):
        if not any(name not in PERSON and name != "told_by" for name in told.cells):
            return None
        told.fault(told.column.get("type", 1), "The cell is empty, but the row tells of an act.", "Say what was done.")
    act: dict[str, Any] = {
        "type": kind,
        "certainty": told.value("certainty", lambda text: _term("certainty", text, mapping)) or Certainty.STATED.value,
        "date": told.value("date", lambda text: cells.date(text, mapping.order)),
    }
    for name in contents.TEXTS:
        if name != "date":
            act[name] = told.value(name, str)
    for name in contents.NUMBERS:
        act[name] = told.value(name, cells.number)
    victims: list[dict[str, Any]] = [{"person": person["name"]}] if person else []
    victims += [{"organisation": one} for one in told.values("victim_organisation")]
    victims += [{"group": one} for one in told.values("victims", str)]
    doers: list[dict[str, Any]] = [{"organisation": one} for one in told.values("perpetrator_organisation")]
    doers += [{"group": one} for one in told.values("perpetrators", str)]
    told.passages["victims"] = [
        span for one in ("person", "victim_organisation", "victims") for span in told.passages.get(one, ())
    ]
    told.passages["perpetrators"] = [
        span for one in ("perpetrator_organisation", "perpetrators") for span in told.passages.get(one, ())
    ]
    return {**act, "victims": victims, "perpetrators": doers}


def _term(name: str, text: str, mapping: Columns) -> str:
    found = meaning(name, text, mapping.meanings)
    if found is None:
        raise BadValue(
            said("“{text}” has no meaning yet.", text=text[:60]), said("Say what it means where the columns are named.")
        )
    return found
