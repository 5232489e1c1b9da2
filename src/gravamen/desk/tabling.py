"""Tables on their way into the record: batch after batch in the background, and back out again where somebody wants that.

In: an `Import` whose columns a person has named. Out: rows in the record, with how far it came after each batch. An interrupted
table goes on after its last batch: how far it came is written with the batch or not at all.
"""

from __future__ import annotations

import time
from typing import Any

from django_tasks import task

from gravamen.casebook.errors import Locked
from gravamen.casebook.importing.columns import Mapping
from gravamen.casebook.importing.rows import Fault, Row, read_rows
from gravamen.casebook.models import Entry, Report
from gravamen.casebook.services.importing import BATCH, BREATH, Known
from gravamen.desk import background
from gravamen.desk.arriving import record_of
from gravamen.desk.door import door
from gravamen.desk.models import Import
from gravamen.errors import GravamenError
from gravamen.intake.spreadsheets import Sheet, sheets_of
from gravamen.said import kept, said

FAULTS_KEPT = 5000  # of a table: more is another mapping
State = Import.State


def sheets(report: Report) -> tuple[Sheet, ...]:
    return sheets_of(report.text or "", [(page[1], page[2]) for page in report.pages], report.media_type)


def checked(table: Import) -> tuple[list[Row], list[Fault]]:
    """The table's rows, and what is wrong with which cell."""
    return read_rows(sheets(table.report)[table.sheet], Mapping.read(table.mapping))


def start(table: Import) -> None:
    """Put a checked table into the queue."""
    table.state = State.WAITING
    table.save()
    enter_table.enqueue(table.pk)
    background.wake()


def take_back(table: Import) -> None:
    """Put the taking back of all that a table brought into the queue."""
    table.state = State.LEAVING
    table.save(update_fields=["state"])
    take_table_back.enqueue(table.pk)
    background.wake()


def take_up() -> None:
    """Queue what is not done."""
    for number, state in Import.objects.exclude(state__in=(State.COLUMNS, State.CHECKED)).values_list("pk", "state"):
        if state in (State.WAITING, State.RUNNING, State.STOPPING):
            enter_table.enqueue(number)
        elif state == State.LEAVING:
            take_table_back.enqueue(number)


@task()
def enter_table(number: int) -> None:
    """Enter the rows that are not in yet."""
    table = Import.objects.filter(pk=number).select_related("officer", "case", "report").first()
    if table is None or table.state not in (State.WAITING, State.RUNNING, State.STOPPING):
        return
    Import.objects.filter(pk=number, state=State.WAITING).update(state=State.RUNNING)
    try:
        rows, faults = checked(table)
        if table.whole and faults:  # the record's rules changed since it was checked
            raise GravamenError(str(faults[0]), said("Nothing was entered."))
        _enter(table, [row for row in rows if row.number > table.position])
    except Locked:
        raise
    except GravamenError as error:
        _failed(table, error.what, error.remedy)
    except Exception as error:
        if not door.is_open:  # the database went away because somebody locked the record
            raise
        _failed(table, f"A flaw of Gravamen ({type(error).__name__}).", "What was entered can be taken back; please report it.")
        raise


def _enter(table: Import, rows: list[Row]) -> None:
    known = Known()
    for first in range(0, len(rows), BATCH):
        if Import.objects.filter(pk=table.pk, state=State.STOPPING).exists():
            _stopped(table)
            return
        batch = rows[first : first + BATCH]

        def note(entry: Entry, batch: list[Row] = batch) -> None:
            table.position, table.entered = batch[-1].number, table.entered + len(batch)
            table.entries = [*table.entries, entry.number]
            table.save(update_fields=["position", "entered", "entries"])

        record_of(table.officer).enter_rows(table.case, table.report, batch, known=known, verified=table.verified, also=note)
        time.sleep(BREATH)
    Import.objects.filter(pk=table.pk).update(state=State.DONE)


def _stopped(table: Import) -> None:
    """All or nothing: what is in goes out again. Else it stays."""
    if table.whole and table.entries:
        take_back(table)
    else:
        Import.objects.filter(pk=table.pk).update(state=State.STOPPED)


@task()
def take_table_back(number: int) -> None:
    """Undo the table's entries, the last first."""
    table: Any = Import.objects.filter(pk=number).select_related("officer").first()
    if table is None or table.state != State.LEAVING:
        return
    try:
        while table.entries:
            last = table.entries[-1]

            def note(entry: Entry) -> None:  # noqa: ARG001
                table.entries = table.entries[:-1]
                table.save(update_fields=["entries"])

            record_of(table.officer).undo(last, also=note)
            time.sleep(BREATH)
        Import.objects.filter(pk=number).update(state=State.TAKEN_BACK, entered=0, position=0)
    except Locked:
        raise
    except GravamenError as error:
        _failed(table, error.what, error.remedy)


def _failed(table: Import, what: str, remedy: str) -> None:
    Import.objects.filter(pk=table.pk).update(state=State.FAILED, what=kept(what), remedy=kept(remedy))
