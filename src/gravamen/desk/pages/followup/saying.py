"""What the agenda says, in the reader's language. The English is that of `followup/calendar.toml`; a test holds them together.

In: items of the agenda. Out: sentences for a page, and the acts and letters that an item rests on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from gravamen.desk import words
from gravamen.followup.agenda import Item

WHAT: dict[str, Any] = {
    "over": _("The term of {name} ({term}) ran out on {when}, and no release is reported: ask"),
    "over-latest": _("The term of {name} ({term}) ran out on {when} at the latest, and no release is reported: ask"),
    "ends": _("The term of {name} ({term}) ends on {when}: ask whether they are free"),
    "ends-latest": _("The term of {name} ({term}) ends on {when} at the latest: ask whether they are free"),
    "silence": _("Nothing has been heard of {name} since {since}: ask"),
    "draft": _("The letter to {addressee} of {dated} is a draft: nothing in the record says that it was sent"),
    "reply": _("No answer to the letter to {addressee} of {dated} is in the record: ask what was done"),
    "substantiate": _("The complaint of {dated} must be substantiated within one month of the acknowledgement"),
    "unsubstantiated": _("The complaint of {dated} has no acknowledgement in the record: be ready with all particulars"),
    "ceacr": _("Observations on the application of ratified Conventions, for the Committee of Experts of this year"),
    "ceacr-report": _("The Committee of Experts' report comes out: look for the comment on the country"),
    "cas-list": _("The workers' group prepares its list of cases for the Conference Committee: propose the country"),
    "conference": _("The Conference Committee discusses its cases; the Governing Body decides"),
    "cfa-march": _("The Committee on Freedom of Association meets before the Governing Body: send what is new to it before"),
    "art24-march": _("A representation under article 24 is with the Office by now, for the next session of the Governing Body"),
}
_SAME = {"cfa-june": "cfa-march", "cfa-november": "cfa-march", "art24-june": "art24-march", "art24-november": "art24-march"}
_BASES: dict[str, Any] = {
    "source": _("a source says so"),
    "practice": _("our own practice"),
    "assumption": _("assumed"),
}
_DATES = {"when", "since", "dated"}
_PLACE = re.compile(r"\b([ACI])(\d+)\b")
_LISTED = re.compile(r"[ACI]\d+(?:, [ACI]\d+)*|")


@dataclass(frozen=True, slots=True)
class Basis:
    """What a date rests on: a source, our own practice, an assumption."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """An act, a circumstance or a letter of the record."""

    letter: str
    number: int

    def __str__(self) -> str:
        return f"{self.letter}{self.number}"


def what(item: Item) -> str:
    """What is due. Names and phrases of the record are isolated, so that they do not turn the sentence around them."""
    said = WHAT.get(_SAME.get(item.code, item.code))
    if said is None:
        return item.what
    values = {name: words.date(value) if name in _DATES else f"\u2068{value}\u2069" for name, value in item.values}
    return str(said).format(**values)


def basis(item: Item) -> Basis:
    return Basis(item.basis, str(_BASES[item.basis]))


def rests_on(item: Item) -> tuple[Place, ...]:
    found = dict.fromkeys(_PLACE.findall(item.source))
    return tuple(Place(letter, int(number)) for letter, number in found)


def source(item: Item) -> str:
    """The text that an item rests on, without the acts and letters of the record."""
    return "; ".join(part for part in item.source.split("; ") if not _LISTED.fullmatch(part))
