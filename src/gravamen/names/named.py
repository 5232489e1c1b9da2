"""A name with what else is known of its bearer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Named:
    """A name and what else is known of its bearer; empty: not known."""

    name: str
    kind: Kind = Kind.PERSON
    language: str = ""  # BCP 47
    born: str = ""  # EDTF: a year, a month, a day
    country: str = ""  # ISO 3166-1 alpha-2
    sex: str = ""  # "female", "male"
    organisation: str = ""  # the union or the employer that the person is named with
    role: str = ""
