"""A file of wordings: phrases of a case's entries in other languages, to be kept in the record.

In: TOML as below. Out: wordings, kept through the services with one entry in the chain. Each is kept for every entry of the
case that has the phrase in that field; one that no entry has is passed over, so that one file serves a case that grows.

    [[wording]]
    field = "place"                # place, legal_basis, penalty, object, ground, group; text; role; name, acronym; title
    of = "the office"              # the record's phrase
    fr = "le bureau"               # the phrase in each language, by its code
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from gravamen.casebook.errors import BadReview
from gravamen.casebook.models import Case, Organisation, Person, Profile, Report, Wording
from gravamen.casebook.services import Record
from gravamen.casebook.services.wording import Entry, Said, phrases


def keep(record: Record, case: Case, written: str) -> int:
    """Keep a file's wordings; returns how many are new or changed.

    Raises:
        BadReview: the file is no file of wordings.
        BadValue: a language is no code, or a phrase is empty.
    """
    try:
        rows = tomllib.loads(written)["wording"]
        given = [(row["field"], row["of"], dict(row)) for row in rows]
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise BadReview(
            "This is no file of wordings.", "It holds [[wording]] with field, of, and a phrase for each language."
        ) from error
    entries = list(_entries(case))
    said: list[Said] = []
    for field, of, row in given:
        for name, entry, fields in entries:
            if field in fields and of in phrases(entry, field):
                said.extend(
                    Said(name, field, language, text, of) for language, text in row.items() if language not in ("field", "of")
                )
    known = {(str(one), row.field, row.language, row.of): row.text for one, row in _known(entries)}
    new = [one for one in said if known.get((one.entry, one.field, one.language, one.of or "")) != one.text]
    if new:
        record.word_all(new)
    return len(new)


def _known(entries: list[tuple[str, Any, tuple[str, ...]]]) -> Iterator[tuple[str, Wording]]:
    for name, entry, _ in entries:
        for row in entry.wordings.all():
            yield name, row


def _entries(case: Case) -> Iterator[tuple[str, Entry, tuple[str, ...]]]:
    """All that a letter on the case says in words, each with the fields that can be worded."""
    for act in case.acts.order_by("pk"):
        yield str(act), act, ("place", "legal_basis", "penalty", "object", "ground", "group")
    for circumstance in case.circumstances.order_by("pk"):
        yield str(circumstance), circumstance, ("text",)
    for person in Person.objects.order_by("pk"):
        yield str(person), person, ("role",)
    for body in Organisation.objects.order_by("pk"):
        yield str(body), body, ("name", "acronym")
    for report in Report.objects.filter(receipts__case=case).distinct().order_by("pk"):
        yield str(report), report, ("title",)
    profile = Profile.objects.first()
    if profile is not None:
        yield "profile", profile, ("name", "description", "represents", "city", "signatory_role", "address", "officers")
