"""Work that does not keep a page waiting: one thread of the desk does what was put into the queue, while the record is open.

In: tasks in the record's own database. Out: what they do, through the services. When the record is locked the thread stops
where it stands; when it is opened, by this process or a later one, what was not finished is taken up again. The queue itself is
made anew then: the truth is what `IntakeFile` and `Import` say. Of several processes on one record, one works.
"""

from __future__ import annotations

import logging
import secrets
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.db import connections

from gravamen.casebook import house as houses
from gravamen.desk import words
from gravamen.desk.door import door
from gravamen.followup import penalties

LOCK = "background"  # the file in the record's folder that the process that works holds
_LOOK = 5.0  # seconds between two looks where nobody said that there is something to do
_something = threading.Event()
door.at_lock(penalties.forget)  # words that counting ahead has read


def wake() -> None:
    """There is something to do."""
    _something.set()


def begin() -> Callable[[], None]:
    """Start the thread; what comes back ends it, once it has finished what is in its hands."""
    ending = threading.Event()
    thread = threading.Thread(target=_work, args=(ending,), daemon=True, name="background")
    thread.start()

    def end() -> None:
        ending.set()
        wake()
        thread.join()

    return end


def work_off() -> None:
    """Do all that is in the queue, in this thread."""
    _worker().run()


def take_up() -> None:
    """Make the queue anew: what was interrupted, and what never began."""
    from django_tasks_db.models import DBTaskResult

    from gravamen.desk import arriving, tabling

    DBTaskResult.objects.all().delete()
    arriving.take_up()
    tabling.take_up()


def _work(ending: threading.Event) -> None:
    logging.getLogger("django_tasks").addHandler(logging.NullHandler())  # the names of files belong into no log
    logging.getLogger("django_tasks_db").addHandler(logging.NullHandler())
    while not ending.is_set():
        _something.wait(_LOOK)
        _something.clear()
        if not door.is_open:
            continue
        # Whoever locks the record takes the database from under whatever runs here: any error may follow, none is news.
        with suppress(Exception), _alone(door.folder / LOCK) as mine:
            if mine:
                _while_open(ending)
        connections.close_all()


def _while_open(ending: threading.Event) -> None:
    from django_tasks_db.models import DBTaskResult

    opening, new = door.opening, True
    take_up()
    while opening and door.opening == opening and not ending.is_set():
        if DBTaskResult.objects.ready().exists():
            _worker().run()
            houses.refresh_statistics()
        DBTaskResult.objects.finished().delete()
        _something.wait(_LOOK)
        _something.clear()
        if new and door.opening == opening:
            new = False
            _count_ahead()


def _count_ahead() -> None:
    """What would keep the first page of its kind waiting, once the pages that somebody opened first are there."""
    from gravamen.casebook import due, spans

    houses.refresh_statistics()
    spans.standings(words.today())
    due.marks(words.today())


def _worker() -> Any:
    from django_tasks_db.management.commands.db_worker import Worker

    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,  # it ends when the queue is empty
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=secrets.token_hex(8),
        excluded_queue_names=[],
    )


@contextmanager
def _alone(path: Path) -> Iterator[bool]:
    """Whether this process is the only one that works; the operating system frees the lock with the process."""
    with path.open("ab") as file:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
            return
        yield True
