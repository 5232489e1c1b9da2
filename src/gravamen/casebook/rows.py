"""New rows from what came in, not written yet.

In: reports as intake made them, names as reports write them. Out: rows that the services write.
"""

from __future__ import annotations

from typing import Any

from gravamen.casebook.models import Name, Proposal, Report
from gravamen.intake.models import Report as Received


def report_row(one: Received, title: str) -> Report:
    """A report as it came; `title` is what Annex C shall call it, its subject or file name where empty."""
    report = Report(
        sha256=one.sha256,
        title=title or one.subject or one.name,
        media_type=one.media_type,
        size=len(one.content),
        dated=one.sent,
        subject=one.subject or "",
        sender=one.sender or "",
    )
    fill(report, one)
    return report


def fill(report: Report, one: Received) -> None:
    """Put what could be read of a report into its row."""
    report.language, report.encoding, report.waiting = one.language or "", one.encoding or "", one.waiting
    if one.text is not None:
        report.text = one.text.characters
        report.pages = [[page.number, page.start, page.end, page.width, page.height] for page in one.text.pages]
        if any(page.places for page in one.text.pages):
            report.places = b"".join(page.places.tobytes() for page in one.text.pages)


def name_row(text: str, language: str, **of: Any) -> Name:
    """A form of a name as a report in the language writes it; `of` is person= or organisation=."""
    return Name(text=text, language=language, script=script_of(text), **of)


def script_of(text: str) -> str:
    """ISO 15924 of a name's letters; empty where it is none of those that reports of today bring."""
    for code, first, last in (("Cyrl", "\u0400", "\u04ff"), ("Latn", "A", "\u024f"), ("Arab", "\u0600", "\u06ff")):
        if any(first <= letter <= last for letter in text if letter.isalpha()):
            return code
    return ""


def proposed_of(report: Report, kind: str, name: str) -> dict[str, Any]:
    """What the report proposes of a person or organisation of that name."""
    for one in Proposal.objects.filter(report=report, kind=kind):
        if name in (one.content["name"], one.content.get("acronym")):
            return dict(one.content)
    return {"name": name, "passages": {}}


def decided_of(report: Report, kind: str, name: str) -> int | None:
    """The entry of the register that somebody decided this name of the report to be; None where nobody has."""
    for one in Proposal.objects.filter(report=report, kind=kind, became__isnull=False).order_by("pk"):
        if name in (one.content["name"], one.content.get("acronym")):
            return one.became
    return None
