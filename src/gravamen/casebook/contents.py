"""What a decision puts into the record, checked: the content of a proposal with a person's corrections.

In: a proposal's content and corrections as people write them. Out: the same shape, with every value checked, or an error that
names the field. Nothing is written here.

A correction is the value, or {"value": …, "quote": "the words of the report that say it"}, or with "passage": [start, end]
where they were pointed at. A party is {"person": name}, {"organisation": name} or {"group": words, "number": count}.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from gravamen.casebook.errors import BadValue
from gravamen.edtf import parse
from gravamen.said import joined, said
from gravamen.terms import ActType, Certainty, CircumstanceKind, OrganisationKind

TEXTS = ("date", "place", "legal_basis", "penalty", "object", "ground", "told_by")
NUMBERS = ("victim_count", "penalty_days")
PARTIES = ("victims", "perpetrators")
ACT_FIELDS = ("type", "certainty", *TEXTS, *NUMBERS, *PARTIES)
_FIELDS = {
    "act": ACT_FIELDS,
    "person": ("name", "role", "affiliation", "since", "until", "sex"),
    "organisation": ("name", "acronym", "kind", "part_of"),
    "circumstance": ("text", "date", "about", "kind", "person", "place", "letter"),
    "demand": ("text",),
}
_CHOICES: dict[str, type[StrEnum]] = {"type": ActType, "certainty": Certainty}
_KINDS: dict[str, type[StrEnum]] = {"organisation": OrganisationKind, "circumstance": CircumstanceKind}
_NUMBERED = {"about": "A", "letter": "I"}  # how numbers of acts and letters are shown


def corrected(kind: str, content: Mapping[str, Any], changes: Mapping[str, Any], text: str) -> dict[str, Any]:
    """The content with the changes, whose quotes are looked up in the report's `text`.

    Raises:
        BadValue: a field that the kind does not have, a value it cannot hold, a quote that is not in the report.
    """
    result = {**content, "passages": dict(content.get("passages", {}))}
    for field, change in changes.items():
        if field not in _FIELDS[kind]:
            raise BadValue(
                said("A proposed {kind} has no “{field}”.", kind=kind, field=field),
                said("It has: {choices}.", choices=joined(", ", _FIELDS[kind])),
            )
        value = change
        if isinstance(change, Mapping) and "quote" in change:
            value = change.get("value")
            result["passages"][field] = [list(find(change["quote"], text))]
        elif isinstance(change, Mapping) and "passage" in change:
            value = change.get("value")
            result["passages"][field] = [list(pointed_at(change["passage"], text))]
        elif value in (None, "", []):
            result["passages"].pop(field, None)
        result[field] = value
    if kind == "act":
        for field in PARTIES:
            result[field] = [party(one) for one in result.get(field) or []]
    _check(kind, result)
    return result


def find(quote: str, text: str) -> tuple[int, int]:
    """Where the quote stands; line breaks and blanks may differ.

    Raises:
        BadValue: nowhere, or in more than one place.
    """
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    found = [match.span() for match in re.finditer(pattern, text)] if pattern else []
    if len(found) != 1:
        raise BadValue(
            said("“{quote}” stands {count} times in the report.", quote=quote[:60], count=len(found))
            if found
            else said("“{quote}” is not in the report.", quote=quote[:60]),
            said("Copy the words from the report, as many as make them unique."),
        )
    return found[0]


def pointed_at(passage: Sequence[int], text: str) -> tuple[int, int]:
    """A run of characters that somebody selected, without the blanks around it.

    Raises:
        BadValue: the report has no such characters, or they are blank.
    """
    start, end = passage
    words = text[start:end] if 0 <= start < end <= len(text) else ""
    if not words.strip():
        raise BadValue(
            said("The report has no words at {start} to {end}.", start=start, end=end),
            said("Select the words in the report once more."),
        )
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def party(written: Any) -> dict[str, Any]:
    """
    Raises:
        BadValue: it is none of the shapes above.
    """
    if isinstance(written, str) and written.strip():
        return {"group": written.strip(), "number": None}
    if isinstance(written, Mapping):
        named = {name: written[name] for name in ("person", "organisation", "group") if written.get(name)}
        if len(named) == 1:
            number = written.get("number")
            standing = written.get("standing", "unknown")
            if (number is None or isinstance(number, int)) and standing in ("officer", "member", "unknown"):
                return {**named, "number": number, "standing": standing}
    raise BadValue(
        said("“{written}” names nobody.", written=written),
        said('Write {{person = "…"}}, {{organisation = "…"}} or {{group = "workers", number = 200}}.'),
    )


def number(field: str, written: int | str) -> int:
    """The number of an act ("A3", 3) or a letter ("I1").

    Raises:
        BadValue: it is none.
    """
    letter = _NUMBERED[field]
    match = re.fullmatch(rf"{letter}?(\d+)", str(written).strip().upper())
    if match is None:
        raise BadValue(
            said("“{written}” is no number for {field}.", written=written, field=field),
            f"Write {letter} and its number: gravamen list",
        )
    return int(match[1])


def _check(kind: str, content: Mapping[str, Any]) -> None:
    for field in ("date", "since", "until"):
        if content.get(field):
            parse(content[field])
    choices_of = {**_CHOICES, **({"kind": _KINDS[kind]} if kind in _KINDS else {})}
    for field, choices in choices_of.items():
        if field == "kind" and not content.get(field):
            continue
        if content.get(field) is not None and content[field] not in list(choices):
            raise BadValue(
                said("“{content}” is no {field} of the record.", content=content[field], field=field),
                said("Take one of: {choices}.", choices=joined(", ", choices)),
            )
    for field in NUMBERS:
        if content.get(field) is not None and (not isinstance(content[field], int) or content[field] < 0):
            raise BadValue(
                said("“{content}” is no number for {field}.", content=content[field], field=field), said("Write it in digits.")
            )
    if kind == "circumstance":
        _check_circumstance(content)
    if "name" in content and not (content["name"] or "").strip():
        raise BadValue(said("A name cannot be empty."), said("Refuse the proposal where it names nobody."))


def _check_circumstance(content: Mapping[str, Any]) -> None:
    """What follow-up needs to know of a detention or a letter is there."""
    kind = content.get("kind")
    for field in _NUMBERED:
        if content.get(field):
            number(field, content[field])
    if kind in (CircumstanceKind.RELEASE, CircumstanceKind.TRANSFER, CircumstanceKind.DEATH):
        if not content.get("person") and not content.get("about"):
            raise BadValue(said("A {kind} must say of whom.", kind=kind), said("Give the person, or the act that it is about."))
    if kind == CircumstanceKind.SENT and not content.get("letter"):
        raise BadValue(
            said("It does not say which letter was sent."), said('Give its number: letter = "I1". See: gravamen list CASE')
        )
