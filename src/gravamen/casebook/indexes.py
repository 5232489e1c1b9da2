"""The indexes that follow the record: words that it is searched by, and the changes that touched each thing.

In: the rows of a change, in its transaction. Out: both indexes as they must be after it. They are made from rows that the audit
chain vouches for, and are no part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gravamen.casebook import tracing
from gravamen.casebook.search import index


def keep(number: int, changes: Sequence[Sequence[Any]]) -> None:
    """Follow the change of entry `number`: [[table, key, before, after], …]."""
    tracing.keep(number, changes)
    index.renew(changes)


def build() -> None:
    """Make both anew. Call it in a transaction."""
    tracing.build()
    index.build()
