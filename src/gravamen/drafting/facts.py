"""The facts a letter is written from: acts, persons, organisations, sources, and who writes to whom.

Values only. They come from the record (verified acts) or, for a draft that nobody has checked yet, from proposals. A
`Brief` is all that drafting is given: it reads no clock, no database and no file.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from typing import Literal

from gravamen.edtf import Edtf
from gravamen.standards.tenure import former, held, is_over
from gravamen.terms import ActType, Certainty, CircumstanceKind, OrganisationKind
from gravamen.text import Passage


@dataclass(frozen=True, slots=True)
class Source:
    """A report whose original is kept. `title` names it as Annex C prints it ("E-mail of REP, 18 February 2021")."""

    id: str
    title: str
    sha256: str  # 64 hexadecimal digits, of the original's bytes
    media_type: str
    received: datetime.date | None = None
    language: str | None = None
    pages: int = 1
    wordings: tuple[Wording, ...] = ()  # of the title


@dataclass(frozen=True, slots=True)
class Evidence:
    """The passage of a source that says a thing."""

    source: str  # Source.id
    passage: Passage
    quote: str
    page: int | None = None  # None where the format has no pages


@dataclass(frozen=True, slots=True)
class Wording:
    """A phrase of the record in another language. It holds only as long as the record's phrase is `of`.

    `field` is the field of what it belongs to; "group" stands for the words of a party.
    """

    field: str
    language: str  # BCP 47
    text: str
    of: str


@dataclass(frozen=True, slots=True)
class Office:
    """What a person was or is in an organisation; `since` and `until` None where nobody has told them."""

    role: str | None
    affiliation: str | None = None  # Organisation.id
    since: Edtf | None = None
    until: Edtf | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the letter names them. `name` is the form chosen for it; `other_names` are the forms in the sources.

    `role` and `affiliation` are those of the letter's day; `offices` are all, where one of them has a date: `on` gives the
    person as they were on a day.
    """

    id: str
    name: str
    other_names: tuple[str, ...] = ()
    role: str | None = None  # "chairman", "lawyer for the Brest region"
    affiliation: str | None = None  # Organisation.id
    sex: Literal["female", "male"] | None = None  # None: the letter avoids the pronoun
    wordings: tuple[Wording, ...] = ()  # of name and role
    offices: tuple[Office, ...] = ()
    tense: Literal["now", "then", "former"] = "now"  # of the role: held still; held on the day told of; not even then

    def on(self, told_of: Edtf | None, written_on: datetime.date) -> Person:
        """The person with the role that they held on the day of what is told; without a day, on the day of the letter."""
        if not self.offices:
            return self
        today = Edtf.day(written_on)
        day = told_of or today
        office = held(self.offices, day)
        tense: Literal["now", "then", "former"] = "then" if office is not None and is_over(office, today) else "now"
        if office is None and (office := former(self.offices, day)) is not None:
            tense = "former"
        if office is None:
            return replace(self, role=None, affiliation=None, tense="now")
        return replace(self, role=office.role, affiliation=office.affiliation, tense=tense)


@dataclass(frozen=True, slots=True)
class Organisation:
    id: str
    name: str
    acronym: str | None = None
    kind: OrganisationKind = OrganisationKind.OTHER
    part_of: str | None = None  # Organisation.id: a branch's union
    affiliate: bool = False  # of the organisation that writes
    wordings: tuple[Wording, ...] = ()  # of name and acronym


@dataclass(frozen=True, slots=True)
class Party:
    """A victim, a perpetrator or a witness: a person or an organisation of the brief, or a group in words.

    Exactly one of `person`, `organisation` (ids) and `group` ("workers", "the police") is set; `number` counts the
    people of a group.
    """

    person: str | None = None
    organisation: str | None = None
    group: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Differing:
    """What a source says otherwise than the act: `field` is the act's, `text` the source's value."""

    field: str
    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Act:
    """One type of act done to one victim or group on one occasion, with the passages that say it.

    `place`, `legal_basis`, `penalty`, `object` and `ground` are noun phrases in the record's language ("the home of
    Vladimir Maley", "25 days of administrative arrest", "all laptops and telephones", "refusing to open the door").
    Acts of one `occasion` belong together in the telling ("the same morning").
    """

    id: str
    type: ActType
    evidence: tuple[Evidence, ...]
    certainty: Certainty = Certainty.STATED
    date: Edtf | None = None
    victims: tuple[Party, ...] = ()
    victim_count: int | None = None
    perpetrators: tuple[Party, ...] = ()
    place: str | None = None
    legal_basis: str | None = None
    penalty: str | None = None
    penalty_days: int | None = None
    object: str | None = None
    ground: str | None = None
    told_by: Party | None = None
    occasion: str | None = None
    verified_by: str | None = None  # None: proposed, nobody has verified it
    verified_on: datetime.date | None = None
    differing: tuple[Differing, ...] = ()
    wordings: tuple[Wording, ...] = ()  # of the noun phrases, and of parties that are groups
    answered: tuple[str, ...] = ()  # of the Committee's questions, those that somebody answered
    told_day: tuple[int, int] | None = None  # month and day, where a report tells them without a year and no date is known


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A fact that is no act: a branch founded, a statement of the authorities, a consequence that is feared.

    `text` is a whole sentence in the letter's language, or None: then the source's words are quoted as its own.
    `about` are the acts it belongs with, in the telling after the last of them; empty: background, told first.
    `kind` says what it tells of a detention or a letter, where it does; then `person`, `place` and `letter` say of whom, where
    to and of which.
    """

    id: str
    evidence: tuple[Evidence, ...]
    text: str | None = None
    date: Edtf | None = None
    about: tuple[str, ...] = ()  # Act.id
    told_by: Party | None = None
    verified_by: str | None = None
    kind: CircumstanceKind | None = None
    person: str | None = None  # Person.id; None: all whom the acts were done to
    place: str | None = None
    letter: str | None = None  # the number of a letter in the record: "I1"
    wordings: tuple[Wording, ...] = ()  # of the text


@dataclass(frozen=True, slots=True)
class Term:
    """A term that a person serves, or has served by a day without a release that anybody reported.

    It is counted in one place, `gravamen.followup.terms`; whoever tells of its end takes it from here.
    """

    person: str  # Person.id
    act: str  # Act.id: that gave it
    since: Edtf | None  # from when it is counted
    ends: Edtf
    why: str  # from what day it is counted, and by which rule
    at_most: bool = False  # it ends then at the latest

    def over(self, on: datetime.date) -> bool:
        return self.ends.latest < on


@dataclass(frozen=True, slots=True)
class Profile:
    """The organisation that writes: letterhead, what it says of itself, who signs."""

    name: str
    address: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()  # telephone, e-mail, web, a line each
    email: str | None = None
    officers: tuple[str, ...] = ()  # "President: …", a line each
    description: str = ""  # a clause after the name: "which represents more than fifty million workers in …"
    represents: str = ""  # who, for the register of affiliates: "workers in mining, energy and manufacturing"
    city: str = ""
    signatory: str = ""
    signatory_role: str = ""
    affiliates: tuple[str, ...] = ()  # names or acronyms
    language: str = "en"  # in which the phrases of the record are written
    consultative: bool = False  # in general consultative status with the ILO


@dataclass(frozen=True, slots=True)
class Addressee:
    name: str
    role: str
    body: str
    salutation: str  # "Dear Mr. Ryder,"
    email: str | None = None
    source: str = ""  # where the facts come from


@dataclass(frozen=True, slots=True)
class Article:
    """An article that acts call in question, and what it guarantees, in a clause."""

    number: str  # "2"
    guarantees: str
    acts: tuple[str, ...]  # Act.id
    undecided: tuple[str, ...] = ()  # those of them on which no officer has decided


@dataclass(frozen=True, slots=True)
class Standard:
    """An instrument the letter relies on, as the standards room states it."""

    id: str  # "C087"
    title: str  # "Freedom of Association and Protection of the Right to Organise Convention, 1948 (No. 87)"
    short: str  # "Convention No. 87"
    ratified_on: Edtf | None  # None: not known, or not ratified (see `ratified`)
    ratified: bool | None
    articles: tuple[Article, ...] = ()  # those that the acts call in question
    source: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a letter is written from. `status` marks every page of a draft that nobody has verified."""

    country: str  # ISO 3166-1 alpha-2
    written_on: datetime.date
    profile: Profile
    addressee: Addressee
    acts: tuple[Act, ...]
    sources: tuple[Source, ...]
    persons: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    standards: tuple[Standard, ...] = ()
    demands: tuple[str, ...] = ()  # the officer's own, after those that the acts call for
    status: Literal["verified", "proposed"] = "proposed"
    waiting: tuple[str, ...] = field(default=())  # reports not read yet ("scan.pdf: waiting for OCR")
    wordings: tuple[Wording, ...] = ()  # of the profile; of a line of the address in field "address"
    terms: tuple[Term, ...] = ()  # of those who, as far as anybody knows, are not free
    free: frozenset[str] = frozenset()  # Person.id: who was held, and is free as somebody has reported it
