"""The letter as a value: blocks of sentences, each with what it rests on. Renderings print it and add nothing.

In: a sentence's words and its references. Out: a `Document` that a rendering walks through from top to bottom.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from gravamen.drafting.facts import Addressee, Evidence, Profile

Origin = Literal["record", "standard", "profile", "form"]
# record: rests on acts or circumstances; standard: on an instrument; profile: what the sender says of itself;
# form: salutation, closing and other words that state no fact


@dataclass(frozen=True, slots=True)
class Lack:
    """What nobody has said and a document needs; a person must see to it before it goes out.

    "wording": `phrase` is quoted as it stands, in its own language. "sex": a person's, so that words agree with their name.
    "answer": what the document asks for and leaves open, between brackets.
    """

    kind: Literal["wording", "sex", "answer"]
    of: str  # id of the act, circumstance, person or organisation; "profile"; "document"
    field: str
    phrase: str  # what is to be worded; for "sex" the person's name


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and what it rests on. `notes` are the numbers printed after it; they lead to Annex C."""

    text: str
    origin: Origin
    acts: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[int, ...] = ()
    reference: str = ""  # for a standard: where the fact is published
    key: str = ""  # what the sentence is about, the same from draft to draft: "told:A7+A8"; empty in annexes
    lacks: tuple[Lack, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`key` names it for edits: "¶" and the key of the first sentence that was drafted into it."""

    sentences: tuple[Sentence, ...]
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Numbered items, each one sentence: the demands. `start` is the first number."""

    items: tuple[Sentence, ...]
    start: int = 1
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]
    widths: tuple[float, ...] = ()  # shares of the line, in the order of the columns
    numbered: bool = False  # the first column holds the numbers that sentences lead to


Block = Heading | Paragraph | Enumeration | Table


@dataclass(frozen=True, slots=True)
class Annex:
    letter: str  # "A"
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A letter from head to annexes, in the order in which it is read."""

    language: str
    status: Literal["verified", "proposed"]
    profile: Profile
    addressee: Addressee
    place_and_date: str
    channel: str  # "By e-mail: …"
    subject: str
    salutation: Sentence
    body: tuple[Block, ...]
    closing: tuple[Sentence, ...]
    annexes: tuple[Annex, ...]
    mark: str = ""  # on every page: "Draft, not approved"
    valediction: str = "Yours sincerely,"
    lacks: tuple[Lack, ...] = ()  # of the whole document, each once
