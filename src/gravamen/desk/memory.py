"""One heap for all threads, where the C library would give each its own and never hand back what they held.

Source: mallopt(3), M_ARENA_MAX. The desk's threads wait for one another anyway, so they lose no time by it.
"""

from __future__ import annotations

import ctypes

_ARENA_MAX = -8  # M_ARENA_MAX of GNU's malloc.h


def one_heap() -> bool:
    """Keep to one heap from now on; called before the first thread. False where the C library has no such choice."""
    try:
        choose = ctypes.CDLL(None).mallopt
    except (OSError, TypeError, AttributeError):  # Windows, macOS, musl
        return False
    return bool(choose(_ARENA_MAX, 1))
