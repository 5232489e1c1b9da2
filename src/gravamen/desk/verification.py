"""Checking the whole record from the desk: in a thread of its own, since all originals are read.

In: an open house. Out: how far it is, then the verdict, or that it stopped. One check at a time; the last verdict stays until
the record is locked.
"""

from __future__ import annotations

import datetime
import threading
from dataclasses import dataclass, field

from gravamen.casebook.audit import Verdict, verify
from gravamen.casebook.house import House
from gravamen.desk.door import door


@dataclass(slots=True)
class Check:
    """`opening` is that of the record when it began: a check of an earlier opening is nobody's business."""

    opening: str
    begun: datetime.datetime
    done: int = 0
    of: int = 0
    verdict: Verdict | None = None
    stopped: bool = False
    ended: threading.Event = field(default_factory=threading.Event)


_lock = threading.Lock()
_last: Check | None = None


def last() -> Check | None:
    """The check that runs, or the last that ran since the record was opened."""
    return _last if _last is not None and _last.opening == door.opening else None


def begin(house: House, now: datetime.datetime) -> Check:
    """Begin a check, where none runs; returns the one that runs."""
    global _last
    with _lock:
        running = last()
        if running is not None and not running.ended.is_set():
            return running
        _last = Check(door.opening, now)
        threading.Thread(target=_run, args=(house, _last), daemon=True, name="verification").start()
        return _last


def _run(house: House, check: Check) -> None:
    from django.db import connections

    def told(done: int, of: int) -> None:
        check.done, check.of = done, of

    try:
        check.verdict = verify(house.originals, house.anchor, house.keyring, told)
    except Exception:  # the record was locked, or its disk is gone: the page says that it did not end
        check.stopped = True
    finally:
        connections.close_all()
        check.ended.set()
