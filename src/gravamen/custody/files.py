"""A file written whole or not at all.

In: bytes and where they belong. Out: the file, on the disk and not only in its cache, with its old content or its new one,
whenever the power goes.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from gravamen.custody.errors import CannotWrite
from gravamen.said import said

UNFINISHED = ".unfinished-"  # what a killed process may leave; nobody reads it


def write_whole(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Write `content` to `path`, which nobody but its owner may read.

    Raises:
        CannotWrite: the disk is full, or the folder may not be written; `path` is then as it was.
    """
    unfinished = path.with_name(f"{UNFINISHED}{secrets.token_hex(8)}")
    try:
        for folder in reversed([one for one in path.parents if not one.exists()]):
            folder.mkdir(mode=0o700, exist_ok=True)
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        _settle(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise CannotWrite(
            said("{name} could not be written ({reason}).", name=path.name, reason=error.strerror or error),
            said("Make room on the disk and try again."),
        ) from error


def sweep(folder: Path, before: float | None = None) -> int:
    """Remove what killed processes left unfinished below `folder`; returns how many files. Those not from `before` stay."""
    found = [path for path in folder.rglob(f"{UNFINISHED}*") if path.is_file()]
    for path in found:
        if before is not None and path.stat().st_mtime >= before:
            continue
        path.unlink(missing_ok=True)
    return len(found)


def _settle(folder: Path) -> None:
    """Make the name last as well as the bytes. Windows keeps names itself and lets no folder be opened."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
