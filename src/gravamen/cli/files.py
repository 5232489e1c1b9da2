"""Files named on the command line: read from disk, taken in, with a line of progress where it takes long."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from gravamen.errors import GravamenError
from gravamen.intake import receive
from gravamen.intake.models import Report


class NoFile(GravamenError):
    """A path that leads to no file that can be read."""


def take(path: Path) -> Report:
    """The report that a file holds.

    Raises:
        NoFile: it cannot be read from the disk.
        IntakeError: it is refused.
    """
    try:
        content = path.read_bytes()
    except IsADirectoryError:
        raise NoFile(f"{path} is a folder.", "Name the files in it.") from None
    except OSError as error:
        raise NoFile(f"{path} cannot be read: {error.strerror}.", "Check the path.") from None
    return receive(content, path.name, progress=progress(path.name))


def progress(name: str, part: str = "page") -> Callable[[int, int], None] | None:
    """A line on standard error that counts the pages or other parts, where a person looks on."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        end = "\n" if done == total else ""
        print(f"\r{name}: {part} {done} of {total} read", end=end, file=sys.stderr, flush=True)

    return show
