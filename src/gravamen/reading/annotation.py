"""A reading in the shape of the annotation scheme: what `gravamen read --json` prints.

In: a text and its reading. Out: a dictionary of plain values; every quotation with `start` and `end`, offsets of
characters in the text, ends exclusive, and every value with the passages that say it.
"""

from __future__ import annotations

from typing import Any

from gravamen.reading.models import Act, Organisation, Party, Person, Reading, Value
from gravamen.text import Passage, Text


def as_annotation(text: Text, reading: Reading, name: str = "", *, nominative: bool = False) -> dict[str, Any]:
    """The reading as one JSON object in the scheme's shape, with offsets added.

    Names stand as the report writes them, as the scheme has it, with their nominative beside them; with `nominative` they
    stand in the nominative.
    """

    def quote(passage: Passage) -> dict[str, Any]:
        return {"quote": text.quote(passage), "start": passage.start, "end": passage.end}

    def quotes(passages: tuple[Passage, ...]) -> list[dict[str, Any]]:
        return [quote(passage) for passage in passages]

    def value(found: Value | None) -> str | None:
        return found.text if found is not None else None

    def party(found: Party) -> str:
        if found.written and not nominative:
            return found.written
        if found.person is not None:
            return named(reading.persons[found.person])
        if found.organisation is not None:
            return _with_acronym(reading.organisations[found.organisation], nominative=nominative) or found.text
        return found.text

    def named(found: Person | Organisation) -> str:
        return found.name if nominative else found.written or found.name

    def name_of(found: Person | Organisation) -> dict[str, Any]:
        return {"name": named(found), **({"nominative": found.name} if found.written and not nominative else {})}

    def act(number: int, found: Act) -> dict[str, Any]:
        sources: dict[str, Any] = {}
        for field in ("date", "place", "legal_basis", "penalty", "object", "ground"):
            item: Value | None = getattr(found, field)
            if item is not None:
                sources[field] = quotes(item.passages)
        for field in ("victims", "perpetrators"):
            parties: tuple[Party, ...] = getattr(found, field)
            if parties:
                sources[field] = quotes(tuple(one.passage for one in parties))
        return {
            "id": number,
            "type": found.type.value,
            **quote(found.passage),
            "date": value(found.date),
            "victims": [party(one) for one in found.victims if not one.counted],
            "victim_count": found.victim_count,
            "perpetrators": [party(one) for one in found.perpetrators],
            "place": value(found.place),
            "legal_basis": value(found.legal_basis),
            "penalty": value(found.penalty),
            "penalty_days": found.penalty_days,
            "object": value(found.object),
            "ground": value(found.ground),
            "told_by": party(found.told_by) if found.told_by else None,
            "certainty": found.certainty.value,
            "probability": found.probability,
            "reason": {
                "rule": found.reason.rule,
                "trigger": quote(found.reason.trigger),
                **({"lacks": found.reason.lack} if found.reason.lack else {}),
                **({"telling": quotes(found.reason.telling)} if found.reason.telling else {}),
            },
            "passages": sources,
        }

    return {
        "id": name,
        "language": reading.language,
        "kind": reading.kind,
        "document_date": reading.document_date.isoformat() if reading.document_date else None,
        "country": reading.country,
        "organisations": [
            {**name_of(one), "acronym": one.acronym, "kind": one.kind.value, "passages": quotes(one.passages)}
            for one in reading.organisations
        ],
        "persons": [
            {**name_of(one), "role": value(one.role), "affiliation": value(one.affiliation), "passages": quotes(one.passages)}
            for one in reading.persons
        ],
        "acts": [act(number, one) for number, one in enumerate(reading.acts, 1)],
        "demands": [quote(passage) for passage in reading.demands],
        "circumstances": [
            {**quote(one.passage), "date": value(one.date), "told_by": party(one.told_by) if one.told_by else None}
            for one in reading.circumstances
        ],
    }


def _with_acronym(body: Organisation, *, nominative: bool) -> str:
    """ "Belarusian Independent Trade Union (BITU)": both, since a report that tells both uses now one, now the other."""
    name = body.name if nominative else body.written or body.name
    return f"{name} ({body.acronym})" if body.acronym and body.acronym not in name else name
