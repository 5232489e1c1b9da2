"""What reading proposes: acts, persons, organisations, demands, each value with the passages that say it.

Values only; the shape is that of the annotation scheme for reports, with the exact offsets added. Nothing here is in the
record: a person accepts, corrects or refuses it first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from gravamen.terms import ActType, Certainty, OrganisationKind
from gravamen.text import Passage


@dataclass(frozen=True, slots=True)
class Value:
    """A value and where the report says it. `text` is as written, or resolved (a date is EDTF)."""

    text: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """Who an act was done to, or who did it, as one act names them.

    `text` is the fullest name the report gives them ("Andrei Komlik-Yamatin" for "him"), `passage` the words at this
    act. At most one of `person` and `organisation` is set: the index in the reading's list of those. `number` is the count of
    people where the words give one ("200 workers"). `written` is the name in the case in which it stands at this act, where the
    language inflects names; "" for a pronoun. `counted` is said of a number and no more ("15 people").
    """

    text: str
    passage: Passage
    person: int | None = None
    organisation: int | None = None
    number: int | None = None
    written: str = ""
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an act is proposed: the rule, the words that set it off, and what of the rule they do not meet ("": nothing).

    `telling` are other words that speak for the type, where the rule alone would not.
    """

    rule: str
    trigger: Passage
    evidence: tuple[Passage, ...] = ()
    lack: str = ""
    telling: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """One type of act done to one victim or group on one occasion.

    `passage` is the quotation: a sentence or the part of one that reports the act. `object` is what was taken, planted,
    refused or damaged; `ground` the reason or charge given for it, in the report's words; `told_by` who says it,
    where the report leaves it to them.
    """

    type: ActType
    passage: Passage
    certainty: Certainty
    reason: Reason
    probability: float
    date: Value | None = None
    victims: tuple[Party, ...] = ()
    victim_count: int | None = None
    perpetrators: tuple[Party, ...] = ()
    place: Value | None = None
    legal_basis: Value | None = None
    penalty: Value | None = None
    penalty_days: int | None = None
    object: Value | None = None
    ground: Value | None = None
    told_by: Party | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person whom the report names. `affiliation` is an organisation's name or acronym as written.

    `name` is in the nominative where the language inflects names and its morphology allows it; `written` is the name as the
    report has it, at the mention that says most of it.
    """

    name: str
    passages: tuple[Passage, ...]
    role: Value | None = None
    affiliation: Value | None = None
    female: bool | None = None  # as the pronouns of the report say; None where they say nothing
    written: str = ""  # "" where it is the name


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that the report names; `name` and `written` as a person's."""

    name: str
    passages: tuple[Passage, ...]
    acronym: str | None = None
    kind: OrganisationKind = OrganisationKind.OTHER
    written: str = ""


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A fact that is no act but that a letter needs: a branch founded, members who joined, what the authorities say."""

    passage: Passage
    date: Value | None = None
    told_by: Party | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """What the document says of itself."""

    sender: Value | None = None
    addressee: Value | None = None
    place: Value | None = None
    date: Value | None = None
    subject: Value | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one report proposes. Acts stand in the order of the text."""

    language: str  # BCP 47; "und" where no pack reads it
    kind: str = "report"
    country: str | None = None  # ISO 3166-1 alpha-2
    document_date: date | None = None
    heading: Heading = field(default_factory=Heading)
    acts: tuple[Act, ...] = ()
    persons: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    demands: tuple[Passage, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
