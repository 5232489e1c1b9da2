"""Reports taken in, and what reading proposes of them.

In: a report as intake made it, a reading of it. Out: rows; the bytes lie in custody before a row names them.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from itertools import chain

from gravamen.casebook import queries
from gravamen.casebook.changes import Change
from gravamen.casebook.models import Case, Delivery, Entry, Intervention, Proposal, Receipt, Report
from gravamen.casebook.proposing import proposed
from gravamen.casebook.rows import fill, report_row
from gravamen.casebook.services.entering import Entering
from gravamen.intake.models import Report as Received
from gravamen.reading.models import Reading


class Taking(Entering):
    """The part of the services that takes reports in."""

    def take_in(
        self,
        case: Case,
        received: Received,
        *,
        on: datetime.date | None = None,
        source: str = "",
        title: str = "",
        also: Callable[[list[Receipt]], object] | None = None,
    ) -> list[Receipt]:
        """Keep a report and all that it holds, with a receipt for each: all of it or nothing.

        A file that is kept already gets a second receipt; where its text was waiting and is there now, it is filled in.
        `also` is called with the receipts before the change ends: what it writes elsewhere stands or falls with it.

        Raises:
            CannotWrite: the disk is full; nothing is left half-stored.
        """
        with self._change("take in", lambda: f"{received.name} ({case.key})") as change:
            receipts = self._take(change, case, received, on or self._clock().date(), source=source, title=title)
            if also is not None:
                also(receipts)
        return receipts

    def _take(
        self, change: Change, case: Case, received: Received, on: datetime.date, *, source: str = "", title: str = ""
    ) -> list[Receipt]:
        """The same within a change that is open."""
        self._house.originals.forget_unlisted(_ever_kept(), len(_kept()))  # what a killed process left
        receipts: list[Receipt] = []

        def take(one: Received, within: Report | None) -> None:
            self._house.originals.keep(one.content)
            report = Report.objects.filter(sha256=one.sha256).first()
            if report is None:
                called = title if within is None else f"{one.name}, received with {within.title}"
                report = change.save(report_row(one, called))
            elif report.text is None and one.text is not None:
                fill(report, one)
                change.save(report)
            receipts.append(
                change.save(
                    Receipt(
                        report=report,
                        case=case,
                        name=one.name,
                        within=within,
                        source=source or one.sender or "",
                        received=on,
                        entered_by=self._officer,
                        remarks="\n".join(one.notes),
                    )
                )
            )
            for part in one.parts:
                take(part, report)

        take(received, None)
        return receipts

    def propose(self, report: Report, reading: Reading, reader: str) -> int:
        """Keep what a reading proposes; returns how many. Proposals nobody has decided on yet are replaced."""
        text = queries.text_of(report)
        with self._change("propose", str(report)) as change:
            decided = set()
            for old in Proposal.objects.filter(report=report):
                if old.state == Proposal.State.OPEN:
                    change.delete(old)
                else:
                    decided.add((old.kind, old.position))
            count = 0
            for one in proposed(text, reading):
                if (one.kind, one.position) in decided:
                    continue
                count += 1
                change.save(
                    Proposal(
                        report=report,
                        kind=one.kind,
                        position=one.position,
                        content=one.content,
                        start=one.passage.start,
                        end=one.passage.end,
                        quote=text.quote(one.passage),
                        rule=one.rule,
                        probability=one.probability,
                        reader=reader,
                    )
                )
        return count


def _kept() -> set[str]:
    """The SHA-256 of all files that the record names now."""
    letters = (files.values() for files in Intervention.objects.values_list("files", flat=True))
    sent = Delivery.objects.values_list("sha256", flat=True)
    return {*Report.objects.values_list("sha256", flat=True), *sent, *chain.from_iterable(letters)}


def _ever_kept() -> set[str]:
    """The same with those of changes that were undone: undoing can be undone, so the files stay."""
    found = _kept()
    for changes in Entry.objects.filter(action__in=("take in", "draft", "approve", "send")).values_list("changes", flat=True):
        for _, _, _, after in json.loads(changes):
            found.update([after["sha256"]] if after and "sha256" in after else (after or {}).get("files", {}).values())
    return found
