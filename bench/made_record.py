"""A record of any size, made up by a generator with a seed: reports, acts, persons, organisations, values with their passages.

In: a folder for the record and how much of each. Out: the record in it, opened by the key file `record.key` beside it. Names
are plainly made up ("Tolpan Generated-4711"); texts are a few sentences put together by chance, in three scripts. Each
report's rows stand in one entry of the audit chain, as if one officer had decided on them at one sitting.
"""

from __future__ import annotations

import datetime
import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COUNTRIES = ("BY", "KZ", "ZW", "HN", "DZ", "TR", "PH", "CO", "KH", "MM")
PLACES = ("Minsk", "Almaty", "Harare", "San Pedro Sula", "Algiers", "Ankara", "Manila", "Bogotá", "Phnom Penh", "Yangon")
SYLLABLES = ("tol", "pan", "ver", "mi", "ras", "ko", "len", "du", "bar", "gi", "nes", "fo", "zan", "ril", "te", "mor")
CYRILLIC = str.maketrans("abdefgiklmnoprstuvz", "абдефгиклмнопрстувз")
SENTENCES = {
    "search_raid": "On {date} police searched the office of {body} in {place}.",
    "seizure": "All laptops of {name} were seized in {place} on {date}.",
    "arrest_detention": "{name} was detained in {place} on {date}.",
    "administrative_penalty": "A court in {place} sentenced {name} to {days} days of arrest on {date}.",
    "dismissal": "{name} was dismissed from the plant in {place} on {date}.",
    "denial_of_registration": "The registration of {body} was refused in {place} on {date}.",
    "interrogation_summons": "{name} was summoned for questioning in {place} on {date}.",
    "dispersal_of_assembly": "A meeting of {body} in {place} was dispersed on {date}.",
}
_FIRST = datetime.date(2015, 1, 1)
_DAYS = 4000
_AT = datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.UTC)
_TOGETHER = 250  # reports written at once


@dataclass(frozen=True, slots=True)
class Size:
    reports: int = 10_000
    acts: int = 100_000
    persons: int = 50_000
    organisations: int = 500
    open_proposals: int = 3  # left to decide in each report


def name_of(number: int) -> str:
    """A made-up person's name: the same for the same number, in Cyrillic for one in three."""
    chance = random.Random(number)
    given = "".join(chance.choice(SYLLABLES) for _ in range(2)).capitalize()
    surname = "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()
    name = f"{given} {surname}-{number}"
    return name.translate(CYRILLIC).title() if number % 3 == 0 else name


def make(folder: Path, size: Size, seed: int = 1) -> None:
    """Make the record; `folder` must not be there."""
    from gravamen.casebook import house as houses

    house = houses.make(folder, key_file=folder.parent / "record.key")
    from django.db import transaction

    with transaction.atomic():
        _fill(house, size, random.Random(seed))


def _fill(house: Any, size: Size, chance: random.Random) -> None:
    from gravamen.casebook import models, name_index

    cases = [
        models.Case(pk=number + 1, key=f"{code.lower()}-made", title=f"Made up, {code}", country=code)
        for number, code in enumerate(COUNTRIES)
    ]
    models.Case.objects.bulk_create(cases)
    bodies = [
        models.Organisation(pk=number, name=f"Generated Union {number}", acronym=f"GU{number}", kind="union")
        for number in range(1, size.organisations + 1)
    ]
    models.Organisation.objects.bulk_create(bodies)
    models.Person.objects.bulk_create(
        (models.Person(pk=number, name=name_of(number)) for number in range(1, size.persons + 1)), batch_size=5000
    )
    names = [models.Name(organisation_id=one.pk, text=text) for one in bodies for text in (one.name, one.acronym)]
    names += [
        models.Name(person_id=number, text=name_of(number), script="Cyrl" if number % 3 == 0 else "Latn")
        for number in range(1, size.persons + 1)
    ]
    models.Name.objects.bulk_create(names, batch_size=5000)
    models.Affiliation.objects.bulk_create(
        (
            models.Affiliation(person_id=number, organisation_id=number % size.organisations + 1, role="member")
            for number in range(1, size.persons + 1)
        ),
        batch_size=5000,
    )
    made = _Made(house, size, chance)
    for begin in range(0, size.reports, _TOGETHER):
        made.write(range(begin, min(begin + _TOGETHER, size.reports)))
    name_index.build()


class _Made:
    """Reports with what was decided of them, so many at a time."""

    def __init__(self, house: Any, size: Size, chance: random.Random) -> None:
        self._house, self._size, self._chance = house, size, chance
        self._act = self._passage = self._value = 0
        self._previous = ""

    def write(self, numbers: range) -> None:
        from gravamen.casebook import models
        from gravamen.casebook.changes import canonical, hash_of, state

        rows: dict[type, list[Any]] = {}
        entries = []
        for number in numbers:
            of_one = list(self._report(number))
            for row in of_one:
                rows.setdefault(type(row), []).append(row)
            changes = [[row._meta.label_lower, row.pk, None, state(row)] for row in of_one if row.pk and not row_is_large(row)]
            entry = models.Entry(
                number=number + 1,
                at=_AT.isoformat(),
                officer="Generator",
                action="accept",
                subject=f"R{number + 1}",
                changes=canonical(changes),
                previous=self._previous,
            )
            entry.hash = self._previous = hash_of(entry)
            entries.append(entry)
        order = (models.Report, models.Receipt, models.Passage, models.Act, models.Involvement, models.Value, models.Citation)
        for model in (*order, models.Proposal):
            model._default_manager.bulk_create(rows.get(model, ()), batch_size=2000)
        models.Entry.objects.bulk_create(entries, batch_size=500)

    def _report(self, number: int) -> Iterator[Any]:
        from gravamen.casebook import models

        chance, size = self._chance, self._size
        at = number % len(COUNTRIES)
        told, text = [], f"Report {number + 1} to the secretariat.\n\n"
        for _ in range(size.acts // size.reports + size.open_proposals):
            kind = chance.choice(list(SENTENCES))
            person = chance.randint(1, size.persons)
            body = chance.randint(1, size.organisations)
            day = _FIRST + datetime.timedelta(days=chance.randrange(_DAYS))
            days = chance.choice((5, 10, 15, 25))
            sentence = SENTENCES[kind].format(
                date=f"{day:%d %B %Y}", place=PLACES[at], name=name_of(person), body=f"Generated Union {body}", days=days
            )
            told.append((kind, person, body, day, days, len(text), len(text) + len(sentence), "{name}" in SENTENCES[kind]))
            text += sentence + " They gave no reason, and no copy of any paper. \n\n"
        content = text.encode()
        report = models.Report(
            pk=number + 1,
            sha256=self._house.originals.keep(content) if number < 5 else hashlib.sha256(content).hexdigest(),
            title=f"Made-up report {number + 1}",
            media_type="text/plain",
            size=len(content),
            language="en",
            dated=_FIRST + datetime.timedelta(days=number % _DAYS),
            text=text,
            pages=[[1, 0, len(text), 0, 0]],
        )
        yield report
        yield models.Receipt(
            report=report,
            case_id=at + 1,
            name=f"report-{number + 1}.txt",
            received=report.dated,
            source=f"Affiliate {number % 40}",
        )
        for place, (kind, person, body, day, days, start, end, of_person) in enumerate(told):
            decided = place < len(told) - size.open_proposals
            victim = {"person": name_of(person)} if of_person else {"organisation": f"Generated Union {body}"}
            yield models.Proposal(
                report=report,
                kind="act",
                position=place,
                content={
                    "type": kind,
                    "certainty": "stated",
                    "date": day.isoformat(),
                    "place": PLACES[at],
                    "victims": [victim],
                    "passages": {"act": [[start, end]]},
                },
                start=start,
                end=end,
                quote=text[start:end],
                probability=chance.uniform(0.5, 1),
                reader="made",
                state="accepted" if decided else "open",
                became=self._act + 1 if decided else None,
            )
            if decided:
                yield from self._decided(report, kind, at, day, days, (start, end), person if of_person else None, body)

    def _decided(
        self,
        report: Any,
        kind: str,
        at: int,
        day: datetime.date,
        days: int,
        span: tuple[int, int],
        person: int | None,
        body: int,
    ) -> Iterator[Any]:
        from gravamen.casebook import models

        self._act += 1
        self._passage += 1
        act = models.Act(
            pk=self._act,
            case_id=at + 1,
            type=kind,
            certainty="stated",
            date=day.isoformat(),
            place=PLACES[at],
            penalty_days=days if kind == "administrative_penalty" else None,
        )
        passage = models.Passage(pk=self._passage, report=report, start=span[0], end=span[1], quote=report.text[slice(*span)])
        yield act
        yield passage
        of = {"person_id": person} if person else {"organisation_id": body}
        yield models.Involvement(act=act, role="victim", **of)
        yield models.Involvement(act=act, role="perpetrator", group="the police")
        for field, text in (("act", kind), ("date", act.date), ("place", act.place)):
            self._value += 1
            value = models.Value(pk=self._value, act=act, field=field, text=text, verified_by="Generator", verified_on=_AT)
            yield value
            yield models.Citation(value=value, passage=passage)


def row_is_large(row: Any) -> bool:
    """Rows whose state the chain would hash: their text is long, and one hash a report is enough here."""
    return row._meta.model_name == "report"
