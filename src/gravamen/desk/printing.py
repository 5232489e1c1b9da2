"""Letters as printed pages, for the preview: set once for each wording, and forgotten when the record is locked.

In: a Document, or the SHA-256 of a PDF that is kept. Out: its PDF, and its pages as pictures.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from gravamen.casebook import known, letters
from gravamen.custody.originals import Originals
from gravamen.desk.door import door
from gravamen.drafting.document import Document
from gravamen.drafting.renderings.pdf import pdf
from gravamen.drafting.renderings.pictures import pages, picture

_KEPT = 6  # wordings: a few officers at work


@dataclass(slots=True)
class Printed:
    pdf: bytes
    pages: int
    before_annexes: int
    pictures: dict[int, bytes | None] = field(default_factory=dict)


class _Press:
    def __init__(self) -> None:
        self._printed: OrderedDict[str, Printed] = OrderedDict()
        self._lock = threading.Lock()

    def printed(self, digest: str, setting: Callable[[], bytes]) -> Printed:
        """The letter of that digest; set where it was not yet."""
        with self._lock:
            found = self._printed.get(digest)
        if found is None:
            content = setting()
            found = Printed(content, *pages(content))
            with self._lock:
                self._printed[digest] = found
                while len(self._printed) > _KEPT:
                    self._printed.popitem(last=False)
        return found

    def forget(self) -> None:
        with self._lock:
            self._printed.clear()


_press = _Press()
door.at_lock(_press.forget)
door.at_lock(letters.forget)
door.at_lock(known.forget)


def printed(digest: str, document: Document) -> Printed:
    """A letter as it stands."""
    return _press.printed(digest + document.mark, lambda: pdf(document))


def kept(digest: str, originals: Originals) -> Printed:
    """A letter as it was approved, by the SHA-256 of its PDF."""
    return _press.printed(digest, lambda: originals.read(digest))


def page(one: Printed, number: int) -> bytes | None:
    """A page of it as PNG, counted from 1; None where there is none."""
    if number not in one.pictures:
        one.pictures[number] = picture(one.pdf, number)
    return one.pictures[number]
