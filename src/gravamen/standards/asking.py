"""A message that asks a union the Committee's questions, in plain words of its own language.

In: the gaps of a case and a language. Out: subject and text, or their parts. Names of persons stay out unless they are asked
for: a message can be read by others, and the union knows from the day and the number which act is meant. The words stand in
`questions/LANGUAGE.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from gravamen.edtf import Edtf
from gravamen.errors import GravamenError
from gravamen.standards.models import ActFacts
from gravamen.standards.questions import Gaps
from gravamen.standards.tables import ROOM, tables
from gravamen.terms import ActType


class UnknownLanguage(GravamenError):
    """A language that the questions do not stand in."""


@dataclass(frozen=True, slots=True)
class Message:
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions under one heading, each with its id; `acts` are the acts that they are about, none: the union as a whole."""

    heading: str
    questions: tuple[tuple[str, str], ...]
    acts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """All that a union is asked, before it is laid out: as a message, or as a letter."""

    subject: str
    greeting: str
    opening: tuple[str, ...]
    asked: tuple[Asked, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class _Block:
    """Acts of one day done to the same victims, and what is asked about them."""

    acts: tuple[ActFacts, ...]
    asked: tuple[str, ...]  # ids of questions


@cache
def languages() -> tuple[str, ...]:
    """The languages that a union can be asked in (BCP 47)."""
    folder = resources.files(ROOM) / "questions"
    return tuple(sorted(one.name.removesuffix(".toml") for one in folder.iterdir() if one.name.endswith(".toml")))


def type_name(kind: ActType, language: str = "en") -> str:
    """A type of act as a union would call it: "search or raid"."""
    name: str = _words(language)["type"][kind.value]
    return name


def asked_words(question: str, language: str = "en") -> str:
    """A question as a union is asked it."""
    words: str = _words(language)["question"][question]
    return words


def message(found: Iterable[Gaps], language: str, *, persons: bool = False) -> Message:
    """The questions that are open: by act, those of one day and the same victims together; what is asked of all of them, once.

    `persons`: with the names of those who were hit.

    Raises:
        UnknownLanguage: with those that there are.
    """
    said = request(found, language, (lambda _: True) if persons else _nobody)
    asked = ("\n".join([one.heading, *(f"   - {text}" for _, text in one.questions)]) for one in said.asked)
    return Message(said.subject, "\n\n".join([said.greeting, *said.opening, *asked, said.closing]) + "\n")


def _nobody(name: str) -> bool:
    del name
    return False


def request(found: Iterable[Gaps], language: str, named: Callable[[str], bool] = _nobody) -> Request:
    """The same in its parts. `named`: whether a person of a name may be named.

    Raises:
        UnknownLanguage: with those that there are.
    """
    words = _words(language)
    given = list(found)
    blocks = _blocks([one for one in given if one.act is not None and one.open])
    shared = [row["id"] for row in tables("questions.toml")["question"] if row.get("shared")]
    of_all = [id for id in shared if sum(id in block.asked for block in blocks) > 1]
    parts = []
    for number, block in enumerate(blocks, 1):
        asked = [id for id in block.asked if id not in of_all]
        acts = tuple(act.id for act in block.acts)
        parts.append(_asked(_heading(block, number, words, named), asked, words, acts))
    if of_all:
        parts.append(_asked(words["each"], of_all, words))
    whole = [question.id for one in given if one.act is None for question in one.open]
    if whole:
        parts.append(_asked(words["whole"], whole, words))
    return Request(words["subject"], words["greeting"], (words["opening"], words["safety"]), tuple(parts), words["closing"])


def _words(language: str) -> dict[str, Any]:
    if language not in languages():
        raise UnknownLanguage(f"The questions do not stand in “{language}”.", f"Languages: {', '.join(languages())}.")
    return tables(f"questions/{language}.toml")


def _blocks(found: Sequence[Gaps]) -> list[_Block]:
    together: dict[tuple[object, ...], list[Gaps]] = {}
    for one in found:
        if one.act is not None:
            same = one.act.date is not None and bool(one.act.victims)
            key = (one.act.date, tuple(hit.name for hit in one.act.victims)) if same else (one.act.id,)
            together.setdefault(key, []).append(one)
    blocks = []
    for gaps in together.values():
        asked = dict.fromkeys(question.id for one in gaps for question in one.open)
        blocks.append(_Block(tuple(one.act for one in gaps if one.act is not None), tuple(asked)))
    return blocks


def _asked(heading: str, ids: Sequence[str], words: dict[str, Any], acts: tuple[str, ...] = ()) -> Asked:
    return Asked(heading, tuple((id, words["question"][id]) for id in ids), acts)


def _heading(block: _Block, number: int, words: dict[str, Any], named: Callable[[str], bool]) -> str:
    first = block.acts[0]
    types = dict.fromkeys(words["type"][act.type.value] for act in block.acts)
    line: str = words["act"].format(
        number=number,
        types=", ".join(types),
        date=_day(first.date) if first.date else words["undated"],
        acts=", ".join(act.id for act in block.acts),
    )
    names = [one.name for one in first.victims if one.kind == "organisation" or (one.kind == "person" and named(one.name))]
    if names:
        line += "; " + words["hit"].format(names=", ".join(dict.fromkeys(names)))
    return line


def _day(date: Edtf) -> str:
    """A date as anybody reads it, in any language: "2020-08 –" for what has no end."""
    return date.text.strip("?~%").replace("..", "").replace("/", " – ").strip()
