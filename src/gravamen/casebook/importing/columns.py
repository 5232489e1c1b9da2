"""Which column means what: the fields a table can fill, and a guess from its headers in several languages.

In: a table's header cells. Out: a field for each column, "" where none is likely. The words stand in `headers.toml`.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Literal

from gravamen.casebook.importing.words import plain
from gravamen.intake.spreadsheets import Sheet

PERSON = ("person", "given_name", "family_name", "other_name", "sex", "role", "affiliation")
ACT = (
    "type", "date", "place", "victims", "victim_organisation", "victim_count", "perpetrators", "perpetrator_organisation",
    "legal_basis", "penalty", "penalty_days", "object", "ground", "certainty", "told_by",
)  # fmt: skip
FIELDS = (*PERSON, *ACT)
MANY = frozenset({"other_name", "victims", "perpetrators", "victim_organisation", "perpetrator_organisation"})  # columns
_LOOKED_AT = 10  # rows among which the header is
Order = Literal["dmy", "mdy"]


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a person said a table means. `columns` has a field, or "", for each column of the sheet.

    `header` is the number of the row with the headers, 0 where there is none. `order` is how dates with slashes are written.
    `meanings` says what words of a cell mean: {"type": {"arrest": "arrest_detention"}}. `act` is the type of acts where no
    column says it; empty: rows without a type enter persons alone.
    """

    columns: tuple[str, ...]
    header: int = 1
    order: Order = "dmy"
    meanings: Table[str, Table[str, str]] = field(default_factory=dict)
    act: str = ""

    @property
    def has_acts(self) -> bool:
        return bool(self.act) or "type" in self.columns

    def kept(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return {**asdict(self), "columns": list(self.columns)}

    @classmethod
    def read(cls, kept: Table[str, Any]) -> Mapping:
        return cls(**{**kept, "columns": tuple(kept["columns"])})


def header_of(sheet: Sheet) -> int:
    """The number of the row that has the headers: the first of the top rows in which most cells are words we know."""
    best, most = 1, 0
    for number, row in enumerate(sheet.rows[:_LOOKED_AT], 1):
        known = sum(bool(_field_of(cell.text)) for cell in row)
        if known > most:
            best, most = number, known
    if not most:
        best = next((number for number, row in enumerate(sheet.rows[:_LOOKED_AT], 1) if len(row) > 1), 1)
    return best


def guessed(headers: Sequence[str]) -> tuple[str, ...]:
    """A field for each header; each field once, but for those that may have several columns."""
    found: list[str] = []
    for header in headers:
        name = _field_of(header)
        if name == "person" and name in found:
            name = "other_name"
        found.append(name if name in MANY or name not in found else "")
    return tuple(found)


def headers_key(headers: Sequence[str]) -> str:
    """Tables with the same headers have the same key: what was said of one holds for the next."""
    said = json.dumps([plain(one) for one in headers], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def _field_of(header: str) -> str:
    words = plain(header)
    if not words:
        return ""
    known = _headers()
    if words in known:
        return known[words]
    # "Date of arrest (dd.mm.yyyy)": the longest phrase that begins it
    return next((known[phrase] for phrase in _longest_first() if words.startswith(f"{phrase} ")), "")


@cache
def _headers() -> dict[str, str]:
    table = tomllib.loads((resources.files("gravamen.casebook.importing") / "headers.toml").read_text("utf-8"))
    return {plain(phrase): name for name, phrases in table.items() for phrase in phrases}


@cache
def _longest_first() -> tuple[str, ...]:
    return tuple(sorted(_headers(), key=len, reverse=True))
