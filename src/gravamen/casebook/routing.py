"""Which database is asked: the record, or within `as_of` the record as it was.

In: nothing; Django asks. Out: the name of a database of `settings`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

PAST = "past"
_looking_back: ContextVar[bool] = ContextVar("looking_back", default=False)


class Router:
    """Django's router. Whoever writes while looking back writes to the copy in memory, never to the record."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:  # noqa: ARG002
        return PAST if _looking_back.get() else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:  # noqa: ARG002
        return False if db == PAST else None


@contextmanager
def looking_back() -> Iterator[None]:
    """Ask the past, until the end of the block."""
    before = _looking_back.set(True)
    try:
        yield
    finally:
        _looking_back.reset(before)
