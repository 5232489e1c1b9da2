"""Files on their way in: kept encrypted from the moment they are here, taken in and read in the background.

In: bytes and a name, given in with others to one case. Out: reports with their proposals, and for each file what became of
it. A file that was interrupted is taken up where it stood: nothing is kept twice, nothing is lost.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db.models import Max
from django_tasks import task

from gravamen import __version__
from gravamen.casebook import queries
from gravamen.casebook.errors import Locked
from gravamen.casebook.models import Proposal, Receipt, Report
from gravamen.casebook.roles import Role
from gravamen.casebook.services import Record
from gravamen.custody.originals import Originals
from gravamen.desk import background
from gravamen.desk.door import door
from gravamen.desk.middleware import now
from gravamen.desk.models import Intake, IntakeFile, Officer, TextKey
from gravamen.errors import GravamenError
from gravamen.intake import likeness, receive
from gravamen.intake.naming import plain_name
from gravamen.intake.spreadsheets import TABLES
from gravamen.reading import read
from gravamen.said import kept

FOLDER = "arriving"  # of the record's house: files that are not in the record yet
_STALE = 24 * 3600  # seconds after which a file that nothing leads to is nobody's
State = IntakeFile.State


def record_of(officer: Any) -> Record:
    """The services as an officer may use them, for work in the background."""
    return Record(door.house, officer.signature, now, Role(officer.role))


def arrive(intake: Intake, name: str, content: bytes) -> IntakeFile:
    """Keep a file that was given in, and put its reading into the queue.

    Raises:
        CannotWrite: the disk is full.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    file = IntakeFile.objects.create(intake=intake, name=plain_name(name), sha256=sha256, size=len(content))
    try:
        _store().keep(content)  # after its row: what no row names is swept away
    except GravamenError:
        file.delete()
        raise
    take_in_file.enqueue(file.pk)
    background.wake()
    return file


def cancel(intake: Intake) -> int:
    """Let go of the files of an intake that nobody has begun to read; returns how many."""
    waiting = list(intake.files.filter(state=State.WAITING))
    gone = intake.files.filter(state=State.WAITING).update(state=State.CANCELLED)
    for file in waiting:
        _drop(file)
    return gone


def take_up() -> None:
    """Queue what is not done, and forget files that nothing leads to."""
    listed = set(IntakeFile.objects.filter(state__in=IntakeFile.OPEN).values_list("sha256", flat=True))
    _store().forget_unlisted(listed, before=now().timestamp() - _STALE)
    for number in IntakeFile.objects.filter(state__in=IntakeFile.OPEN).order_by("pk").values_list("pk", flat=True):
        take_in_file.enqueue(number)


@task()
def take_in_file(number: int) -> None:
    """Take a file in and read it; what is wrong with it is noted on it."""
    file = IntakeFile.objects.filter(pk=number).select_related("intake__officer", "intake__case").first()
    if file is None or file.state not in IntakeFile.OPEN:
        return
    try:
        if file.state != State.KEPT:
            _keep(file)
        _read(file)
        file.state = State.DONE
        file.save(update_fields=["state", "found"])
    except Locked:
        raise
    except GravamenError as error:
        _refuse(file, error.what, error.remedy)
    except Exception as error:
        if not door.is_open:  # the database went away because somebody locked the record
            raise
        _refuse(
            file,
            f"{file.name} could not be read: a flaw of Gravamen ({type(error).__name__}).",
            "Save it in another format and try that; please report the flaw.",
        )
        raise
    _drop(file)


@task()
def read_report(number: int, officer: int) -> None:
    """Read a report that is in the record already."""
    report = Report.objects.filter(pk=number, text__isnull=False).first()
    who = Officer.objects.filter(pk=officer).first()
    if report is not None and who is not None:
        _propose(report, who)


def _propose(report: Report, officer: Officer) -> None:
    if report.media_type in TABLES or report.proposals.exists():
        return
    reading = read(queries.text_of(report), language=report.language or None, sent=report.dated)
    record_of(officer).propose(report, reading, __version__)


def _keep(file: IntakeFile) -> None:
    """The original into the record."""
    IntakeFile.objects.filter(pk=file.pk).update(state=State.READING)
    intake = file.intake
    received = receive(_store().read(file.sha256), file.name, progress=_pages_of(file))

    def note(receipts: list[Receipt]) -> None:
        file.found = [_told(receipt) for receipt in receipts]
        file.state = State.KEPT
        file.save(update_fields=["found", "state"])

    record_of(intake.officer).take_in(intake.case, received, on=intake.received, source=intake.source, also=note)


def _told(receipt: Receipt) -> dict[str, Any]:
    """What the inbox says of a report that came in."""
    report = receipt.report
    earlier = Receipt.objects.filter(report=report, pk__lt=receipt.pk).order_by("pk").first()
    return {
        "report": report.pk,
        "name": receipt.name,
        "part": receipt.within_id is not None,
        "language": report.language,
        "waiting": report.waiting,
        "holds": report.text is None and not report.waiting,
        "table": report.media_type in TABLES,
        "first": earlier.received.isoformat() if earlier else "",
        "remarks": receipt.remarks.splitlines(),
        "proposals": 0,
        "alike": [],
    }


def _read(file: IntakeFile) -> None:
    """What the reports of a file propose, and which reports they are like."""
    for told in file.found:
        report = Report.objects.filter(pk=told["report"]).first()
        if report is None or report.text is None:
            continue
        told["alike"] = _alike(report)
        _propose(report, file.intake.officer)
        told["proposals"] = Proposal.objects.filter(report=report, state=Proposal.State.OPEN).count()


def _alike(report: Report) -> list[int]:
    """The numbers of reports that say nearly the same in another file; the report's own keys are kept for the next."""
    _catch_up()
    keys = likeness.keys(report.text or "")
    if not TextKey.objects.filter(report=report).exists():
        TextKey.objects.bulk_create(TextKey(report=report, key=key) for key in keys)
    shared = Counter(TextKey.objects.filter(key__in=keys).exclude(report=report).values_list("report_id", flat=True))
    return [number for number, count in shared.most_common(3) if count >= likeness.ALIKE]


def _catch_up() -> None:
    """Keys of reports that came in by another door."""
    last = TextKey.objects.aggregate(last=Max("report_id"))["last"] or 0
    missed = Report.objects.filter(pk__gt=last, text__isnull=False).order_by("pk").only("pk", "text")
    for report in missed.iterator(50):
        TextKey.objects.bulk_create(TextKey(report=report, key=key) for key in likeness.keys(report.text or ""))


def _pages_of(file: IntakeFile) -> Callable[[int, int], None]:
    def told(done: int, total: int) -> None:
        IntakeFile.objects.filter(pk=file.pk).update(pages_read=done, pages=total)

    return told


def _refuse(file: IntakeFile, what: str, remedy: str) -> None:
    if file.state == State.KEPT:  # it is in the record; only what it proposes is missing
        file.state = State.DONE
    else:
        file.state = State.REFUSED
    file.what, file.remedy = kept(what), kept(remedy)
    file.save(update_fields=["state", "what", "remedy", "found"])
    _drop(file)


def _drop(file: IntakeFile) -> None:
    """Remove the waiting copy, unless another file that waits is the same."""
    if not IntakeFile.objects.filter(sha256=file.sha256, state__in=IntakeFile.OPEN).exists():
        _store().drop(file.sha256)


def _store() -> Originals:
    house = door.house
    return Originals(house.folder / FOLDER, house.keyring)
