"""The search for doubles in the whole register: it takes seconds to minutes, so it runs beside the pages.

In: an open record. Out: how far the search is, and what it found, in memory only, for as long as the record stays open.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from gravamen.casebook import who
from gravamen.casebook.who import Double
from gravamen.desk.door import door
from gravamen.names.named import Kind


@dataclass(slots=True)
class Search:
    """One search, while the record was opened as `opening` names it. `entries` is the last entry of the chain it knew."""

    opening: str
    entry: int
    done: int = 0
    of: int = 0
    running: bool = True
    failed: bool = False
    found: list[Double] = field(default_factory=list)

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.of) if self.of else 0


_lock = threading.Lock()
_last: Search | None = None


def last() -> Search | None:
    """The search under way, or the last one; none of an earlier opening of the record."""
    with _lock:
        return _last if _last is not None and _last.opening == door.opening else None


def begin(entry: int, run: Callable[[Callable[[], None]], None] | None = None) -> Search:
    """Look for doubles; a search that is under way goes on. `run` runs the work: in a thread of its own if not given."""
    global _last
    with _lock:
        if _last is not None and _last.running and _last.opening == door.opening:
            return _last
        _last = search = Search(door.opening, entry)
    (run or _beside)(lambda: _look(search))
    return search


def _beside(work: Callable[[], None]) -> None:
    threading.Thread(target=work, daemon=True, name="doubles").start()


def _look(search: Search) -> None:
    from django.db import connections

    try:
        before = 0
        for kind in Kind:

            def progress(done: int, of: int, before: int = before) -> None:
                search.done, search.of = before + done, before + of

            search.found = [*search.found, *who.register_doubles(kind, progress=progress)]
            before = search.done
        search.found.sort(key=lambda double: (-double.gain, double.keep, double.gone))
    except Exception:  # the record may be locked in the middle of it: whoever looks next sees that it came to nothing
        search.found, search.failed = [], True
    finally:
        search.running = False
        if threading.current_thread() is not threading.main_thread() and threading.current_thread().name == "doubles":
            connections.close_all()
