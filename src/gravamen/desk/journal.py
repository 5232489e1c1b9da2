"""What the desk says on its terminal, or in the machine's journal, when something of its own goes wrong.

In: the log of Django and of the server. Out: a line with the time, the kind of error and the place in the program: no address,
no value, nothing of what the record holds, for a journal is kept in the clear, and for long.
"""

from __future__ import annotations

import logging
import traceback


class Bare(logging.Formatter):
    """Where it went wrong, and not with what."""

    def format(self, record: logging.LogRecord) -> str:
        place = f"{record.name}:{record.lineno}"
        kind = "error"
        if record.exc_info and record.exc_info[1] is not None:
            kind = type(record.exc_info[1]).__name__
            frames = traceback.extract_tb(record.exc_info[2])
            if frames:
                place = f"{frames[-1].filename}:{frames[-1].lineno}"
        return f"{self.formatTime(record)} {record.levelname.lower()}: {kind} at {place}"


def keep() -> None:
    """Let all that is logged from here on be bare; what is below an error is not logged at all."""
    handler = logging.StreamHandler()
    handler.setFormatter(Bare())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.ERROR)
