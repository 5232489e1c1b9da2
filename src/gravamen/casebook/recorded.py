"""A recorded review: a person's decisions in a file, to be applied to the proposals of a case.

In: TOML as below. Out: the decisions, made through the services one by one, each with its own entry. Decisions that
stand already are passed over, so that a review cut short can be applied again.

    [[decision]]
    decide = "accept"              # accept, merge, refuse; add, tell, answer, group, place
    report = "raids.eml"           # a report of the case, by its file name
    act = "search_raid"            # what is proposed: an act of this type
    quote = "was raided"           # words of the proposed passage, where the rest does not tell it
    id = "raid"                    # a name for what it becomes, for the decisions after it
    set.place = "the office"       # a correction: a value, or {value = "…", quote = "words that say it"}
    remark = "…"                   # why, where that is of use later

`person = "…"` and `organisation = "…"` name what is proposed by its name, `circumstance = true` and `demand = true` (or
`person = true` …) by its quote alone. `merge` takes `into`, the name of what the record has already. `add` enters what the
reader did not see: `kind`, `quote` and `set`. `tell` enters a circumstance as the letter shall say it: `report`, `quote`,
`text`, `date`, `about`; where it tells of a detention or a letter also `kind`, `person`, `place`, `letter`. `answer` answers a
`question` of the Committee, `about` an act or of the case: `says` ("yes", "no", "not known"), `text`, `date`, `person`, with
the `quote` of a `report` or who `told_by`. `group` puts `acts` of one occasion under one `title`. `place` says in which `town`
of the case's country the words of a `place` lie, by the `quote` of the `report` that says so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from gravamen.casebook import contents, queries, towns
from gravamen.casebook.errors import BadReview
from gravamen.casebook.models import Case, Particular, Proposal
from gravamen.casebook.services import Record
from gravamen.errors import GravamenError
from gravamen.pictures import gazetteer

_KEYS = {
    "decide", "report", "act", "person", "organisation", "circumstance", "demand", "quote", "id", "into", "set", "remark",
    "kind", "text", "date", "about", "place", "letter", "title", "acts", "town", "question", "says", "told_by",
}  # fmt: skip
_KINDS = ("act", "person", "organisation", "circumstance", "demand")


@dataclass(slots=True)
class Applied:
    """How many decisions of each kind were made, and how many stood already or had to wait."""

    accepted: int = 0
    corrected: int = 0
    merged: int = 0
    refused: int = 0
    added: int = 0
    stood: int = 0
    waiting: int = 0  # on reports that wait to be read


def apply(record: Record, case: Case, review: str, *, but: Collection[str] = ()) -> Applied:
    """Apply a recorded review; decisions on the reports named in `but`, and those that rest on them, are left to a person.

    Raises:
        BadReview: the file is no review, or a decision cannot be made; those before it stand.
    """
    try:
        table = tomllib.loads(review)
    except tomllib.TOMLDecodeError as error:
        raise BadReview(f"The recorded review is not TOML ({error}).", "Mend that line.") from error
    if set(table) - {"decision"}:
        raise BadReview("A recorded review holds nothing but [[decision]].", "See docs/review.md.")
    applied = Applied()
    named: dict[str, int] = {}
    awaited: set[str] = set()
    for number, row in enumerate(table.get("decision", ()), 1):
        try:
            if unknown := sorted(set(row) - _KEYS):
                raise BadReview(
                    f"It says “{unknown[0]}”, which no decision has.", f"A decision has: {', '.join(sorted(_KEYS))}."
                )
            if row.get("report") in but or _waits(case, row, awaited):
                applied.waiting += 1
                awaited.add(row.get("id", ""))
                continue
            if row["decide"] == "group":
                row = {**row, "acts": [one for one in row["acts"] if one not in awaited]}
            became = _made(record, case, row, named, applied)
        except KeyError as error:
            raise BadReview(f"Decision {number} of the review cannot be made.", f"It lacks “{error.args[0]}”.") from error
        except GravamenError as error:
            raise BadReview(f"Decision {number} of the review cannot be made.", str(error)) from error
        if "id" in row and became is not None:
            named[row["id"]] = became
    return applied


def _waits(case: Case, row: Mapping[str, Any], awaited: Collection[str]) -> bool:
    """Whether a decision is on a report that waits to be read, or rests on a decision that is."""
    if {row.get("into"), row.get("about")} & set(awaited):
        return True
    return "report" in row and queries.report_named(case, row["report"]).text is None


def _made(record: Record, case: Case, row: Mapping[str, Any], named: Mapping[str, int], applied: Applied) -> int | None:
    """Make one decision; the number of what it became."""
    match row["decide"]:
        case "accept" | "merge" | "refuse":
            proposal = _proposal(case, row)
            if proposal.state == Proposal.State.OPEN:
                return _decided(record, case, proposal, row, named, applied)
            applied.stood += 1
            return proposal.became
        case "add":
            report = queries.report_named(case, row["report"])
            into = named[row["into"]] if "into" in row else None
            stands = queries.entered(report, row["kind"], row["quote"], row["set"].get("type"))
            if stands is not None and into in (None, stands):
                applied.stood += 1
                return stands
            applied.added += 1
            return record.add(case, report, row["kind"], row["quote"], row["set"], into=into, remark=row.get("remark", ""))
        case "tell":
            about = named[row["about"]] if "about" in row else None
            report = queries.report_named(case, row["report"])
            if (stands := queries.entered(report, "circumstance", row["quote"])) is not None:
                applied.stood += 1
                return stands
            applied.added += 1
            said = {name: row[name] for name in ("text", "date", "kind", "person", "place", "letter") if name in row}
            return record.tell(case, report, row["quote"], about=about, **said)
        case "answer":
            _answer(record, case, row, named, applied)
            return None
        case "group":
            known = case.events.filter(title=row["title"]).first()
            return known.pk if known else record.group(case, row["title"], [named[one] for one in row["acts"]]).pk
        case "place":
            _place(record, case, row, applied)
            return None
        case other:
            raise BadReview(f"“{other}” is no decision.", "Take accept, merge, refuse, add, tell, answer, group or place.")


def _answer(record: Record, case: Case, row: Mapping[str, Any], named: Mapping[str, int], applied: Applied) -> None:
    """What the Committee asks, answered; one that stands is passed over."""
    about = named[row["about"]] if "about" in row else None
    person = queries.person_called(row["person"]).pk if "person" in row else None
    said = {"answer": row.get("says", ""), "text": " ".join(row.get("text", "").split()), "date": row.get("date", "")}
    if Particular.objects.filter(case=case, act=about, person=person, question=row["question"], **said).exists():
        applied.stood += 1
        return
    report = queries.report_named(case, row["report"]) if "report" in row else None
    record.answer(
        case,
        row["question"],
        act=about,
        person=person,
        told_by=row.get("told_by", ""),
        report=report,
        quote=row.get("quote", ""),
        **said,
    )
    applied.added += 1


def _place(record: Record, case: Case, row: Mapping[str, Any], applied: Applied) -> None:
    """The town of a place: the words of a report that say it must be there."""
    report = queries.report_named(case, row["report"])
    contents.find(row["quote"], report.text or "")
    found = [one for one in gazetteer.search(row["town"], case.country) if one.name == row["town"]]
    if len(found) != 1:
        raise BadReview(f"The gazetteer has no one town “{row['town']}” there.", "Write its name as the gazetteer has it.")
    if towns.said_of(row["place"], towns.chosen(case.country, case.pk), case.pk) is not None:
        applied.stood += 1
        return
    record.place(row["place"], found[0], case=case, reason=f"{report}: “{' '.join(row['quote'].split())}”")
    applied.added += 1


def _decided(
    record: Record, case: Case, proposal: Proposal, row: Mapping[str, Any], named: Mapping[str, int], applied: Applied
) -> int | None:
    remark, changes = row.get("remark", ""), dict(row.get("set") or {})
    if "about" in changes:
        changes["about"] = named[changes["about"]]
    if row["decide"] == "refuse":
        record.refuse(proposal.pk, remark=remark)
        applied.refused += 1
        return None
    if row["decide"] == "merge":
        record.merge(proposal.pk, named[row["into"]], changes, remark=remark)
        applied.merged += 1
        return named[row["into"]]
    became = record.accept(case, proposal.pk, changes, remark=remark)
    if changes:
        applied.corrected += 1
    else:
        applied.accepted += 1
    return became


def _proposal(case: Case, row: Mapping[str, Any]) -> Proposal:
    kind = next((one for one in _KINDS if one in row), None)
    if kind is None:
        raise BadReview("The decision does not say on what.", f"Give one of: {', '.join(_KINDS)}.")
    report = queries.report_named(case, row["report"])
    wanted = " ".join(row.get("quote", "").split())
    found = []
    for one in Proposal.objects.filter(report=report, kind=kind).order_by("position"):
        named = one.content.get("type") if kind == "act" else one.content.get("name")
        if row[kind] is not True and named != row[kind]:
            continue
        if wanted in " ".join(one.quote.split()):
            found.append(one)
    if not found:
        raise BadReview(
            f"{row['report']} has no proposed {kind} “{row.get('quote') or row[kind]}”.", "See: gravamen list --proposals"
        )
    return found[0]
