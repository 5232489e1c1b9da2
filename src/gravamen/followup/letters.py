"""What went out and what came back: a letter as follow-up sees it.

Values only; the record fills them.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from gravamen.edtf import Edtf


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a case. `sent` None: nothing in the record says that it left the house."""

    id: str  # "I1"
    door: str  # "ilo_dg_intervention", "ilo_cfa" …
    addressee: str
    dated: datetime.date
    sent: datetime.date | None = None
    replies: tuple[Edtf | None, ...] = ()  # when answers came; None: it is not told when
