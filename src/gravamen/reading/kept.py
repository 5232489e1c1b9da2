"""What is worked out from the files of a pack, kept beside them as Python keeps its compiled modules.

In: the files that it is made of, the modules that make it, and how it is made. Out: what was made, read back where nothing has
changed since. A pack is read from some megabytes of text and its words are inflected, at each start; this takes half of that
time away. Only plain values are kept, by `marshal`, in `__pycache__`, and only of the packs that are shipped: whoever could
change them could change the program too, while a folder of packs may come from anybody. Where the folder cannot be written, or
Python was told to write no compiled modules, all is made anew each time.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

_Plain = TypeVar("_Plain")  # dicts, lists, tuples, frozensets, strings, numbers and True, and nothing else
_SHIPPED = Path(__file__).parent
_HEAD = hashlib.sha256().digest_size


def kept(name: str, folder: Traversable, files: Iterable[str], modules: Iterable[str], make: Callable[[], _Plain]) -> _Plain:
    """What `make` gives, read back if it was kept since the last change of its files and modules.

    Args:
        name: what it is called among what is made of this folder.
        folder: where the files stand, and beside them what is kept.
        files: names of the files that it is made of.
        modules: names of the modules whose code makes it; they are loaded already.
        make: makes it; what it raises is raised.
    """
    if not isinstance(folder, Path) or _SHIPPED not in folder.parents:
        return make()  # in an archive, or of somebody's own
    try:
        sources = [folder / file for file in files]
        sources += [Path(sys.modules[module].__file__ or "") for module in modules]
        mark = _mark(sources)
    except OSError:
        return make()  # which says what is missing
    path = folder / "__pycache__" / f"{name}.{sys.implementation.cache_tag}.kept"
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        found = path.read_bytes()
        told, content = found[: 2 * _HEAD], memoryview(found)[2 * _HEAD :]
        if told == mark + hashlib.sha256(content).digest():
            value: _Plain = marshal.loads(content)  # noqa: S302 (beside the program's own code, and as far to be trusted)
            return value
    value = make()
    if not sys.dont_write_bytecode:
        _keep(path, mark, marshal.dumps(value))  # type: ignore[arg-type]  # a value that is not plain fails at the first start
    return value


def _mark(sources: Iterable[Path]) -> bytes:
    """What tells whether sources are the same as they were."""
    told = hashlib.sha256(sys.version.encode())
    for source in sources:
        told.update(hashlib.sha256(source.read_bytes()).digest())
    return told.digest()


def _keep(path: Path, mark: bytes, content: bytes) -> None:
    """Write it whole or not at all: two may start at once, a disk may be full, and nobody needs it."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(mark + hashlib.sha256(content).digest() + content)
            Path(beside).chmod(0o644)  # whoever may run the program
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
