"""The Committee's own questions, asked before it asks them: what of an act is still missing.

In: the facts of a case. Out: gaps, each with the question, why it is asked and the case in which the Committee asked it. What
the record holds or somebody answered is no gap, nor what was asked and nobody knows; what a report only speaks of is shown for
a person to look at. The questions stand in `questions.toml`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from gravamen.standards.citing import CaseRead, cases
from gravamen.standards.models import ActFacts, Answer, CaseFacts, Told
from gravamen.standards.tables import tables
from gravamen.terms import ActType

_SHOWN = 120  # characters of a passage, around the word that was found


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    asks: str  # a noun phrase: "the office that each held in the union"
    because: str
    cases: tuple[CaseRead, ...]
    guide: str  # where no case was read; else ""
    of_case: bool  # asked once, about the union, and not for each act
    answers: Literal["words", "yes-no", "doors"] = "words"
    of_person: bool = False  # each victim has an answer of their own
    follows: str = ""  # the question that must be answered with yes before


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a report that speak of what a question asks; whether they answer it is for a person to say."""

    question: Question
    words: str
    where: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is missing of an act; `act` is None for the questions about the union as a whole."""

    act: ActFacts | None
    open: tuple[Question, ...]
    mentioned: tuple[Mention, ...]


def gaps(case: CaseFacts) -> tuple[Gaps, ...]:
    """The gaps of each act, in the order of the case, then those of the case as a whole."""
    found = [gaps_of(act) for act in case.acts]
    whole = tuple(
        _question(row)
        for row in tables("questions.toml")["question"]
        if row.get("scope") == "case" and not _answered(row["id"], case.answers)
    )
    return (*(one for one in found if one.open or one.mentioned), *((Gaps(None, whole, ()),) if whole else ()))


def questions() -> dict[str, Question]:
    """All questions by their ids, in the order of their file."""
    return _questions()


def fitting(kind: ActType) -> tuple[Question, ...]:
    """The questions that are asked of an act of a type."""
    return tuple(
        _question(row) for row in tables("questions.toml")["question"] if row.get("scope") != "case" and _fits(row, kind)
    )


def gaps_of(act: ActFacts) -> Gaps:
    """What is missing of one act: of the questions that fit its type, those that the record does not answer."""
    missing: list[Question] = []
    mentioned: list[Mention] = []
    for row in tables("questions.toml")["question"]:
        if row.get("scope") == "case" or not _fits(row, act.type):
            continue
        if (known := row.get("known")) and KNOWN[known](act):
            continue
        if is_answered(row["id"], act):
            continue
        if (before := row.get("follows")) and not any(one.question == before and one.answer == "yes" for one in act.answers):
            continue
        question = _question(row)
        if (told := _told(row.get("words", ()), act.told)) is not None:
            mentioned.append(Mention(question, *told))
        else:
            missing.append(question)
    return Gaps(act, tuple(missing), tuple(mentioned))


def is_answered(question: str, act: ActFacts) -> bool:
    """Whether somebody answered it of the act: once for all who were hit, or of each who is named."""
    if _answered(question, act.answers):
        return True
    of = {one.whose for one in act.answers if one.question == question}
    people = {one.name for one in act.victims if one.kind == "person"}
    return bool(people) and people <= of and all(one.kind == "person" for one in act.victims)


def _answered(question: str, answers: tuple[Answer, ...]) -> bool:
    return any(one.question == question and not one.whose for one in answers)


def _fits(row: dict[str, Any], kind: ActType) -> bool:
    return bool({"all", kind.value, kind.family.value} & {*row["acts"]})


@cache
def _questions() -> dict[str, Question]:
    data = tables("questions.toml")
    return {
        row["id"]: Question(
            row["id"],
            row["asks"],
            row["because"],
            tuple(cases()[id] for id in row["cases"]),
            data["guides"][row["guide"]] if "guide" in row else "",
            row.get("scope") == "case",
            row.get("answers", "words"),
            row.get("person", False),
            row.get("follows", ""),
        )
        for row in data["question"]
    }


def _question(row: dict[str, Any]) -> Question:
    return _questions()[row["id"]]


def _told(words: tuple[str, ...], told: tuple[Told, ...]) -> tuple[str, str] | None:
    """The first passage that has one of the words (beginnings of words), cut to the words around it."""
    for one in told:
        text = " ".join(one.words.split())
        folded = text.casefold()
        for word in words:
            at = folded.find(word)
            while at > 0 and folded[at - 1].isalpha():  # within a word, as "acta" in "redacta"
                at = folded.find(word, at + 1)
            if at >= 0:
                start = max(0, at - _SHOWN // 2)
                cut = text[start : start + _SHOWN]
                return f"{'…' if start else ''}{cut}{'…' if start + _SHOWN < len(text) else ''}", one.where
    return None


def _names(act: ActFacts) -> bool:
    named = [one for one in act.victims if one.kind != "group"]
    people = [one for one in named if one.kind == "person"]
    return bool(named) and len(named) == len(act.victims) and (act.victim_count or 0) <= max(len(people), 1)


def _office(act: ActFacts) -> bool:
    people = [one for one in act.victims if one.kind == "person"]
    return bool(act.victims) and all(one.office for one in people) and not any(one.kind == "group" for one in act.victims)


# what of the record answers a question, by the name that `questions.toml` gives it
KNOWN: dict[str, Callable[[ActFacts], bool]] = {
    "names": _names,
    "office": _office,
    "date": lambda act: act.date is not None and act.date.precision == "day",
    "place": lambda act: bool(act.place),
    "author": lambda act: bool(act.authors),
    "charge": lambda act: bool(act.ground) and bool(act.legal_basis),
    "reason": lambda act: bool(act.ground),
    "law": lambda act: bool(act.legal_basis),
}
