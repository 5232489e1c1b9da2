"""Reading: Text in, proposals out. What differs by language is data in `packs/`."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gravamen.reading.models import Reading
    from gravamen.text import Text


def read(text: Text, *, language: str | None = None, sent: datetime.date | None = None) -> Reading:
    """Read a report: see `gravamen.reading.reader.read`."""
    from gravamen.reading import reader

    return reader.read(text, language=language, sent=sent)
