"""Which of several offices somebody held on a day, from since when and until when each is told.

In: offices with their two dates, where they are told, and a day. Out: the one that was held then, or the last that had ended.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from gravamen.edtf import Edtf


class Office(Protocol):
    """What has a term: both dates None where nobody has told them."""

    @property
    def since(self) -> Edtf | None: ...

    @property
    def until(self) -> Edtf | None: ...


Held = TypeVar("Held", bound=Office)


@dataclass(frozen=True, slots=True)
class Term:
    """A bare term, of what keeps its dates otherwise."""

    number: int
    since: Edtf | None
    until: Edtf | None


def held(offices: Iterable[Held], on: Edtf) -> Held | None:
    """The office that was held on a day; where none is told of that day, one of no told term, in their order.

    Of several that fit, the one that began last. A date that is not exact fits where it may fit.
    """
    known = list(offices)
    fits = [one for one in known if (one.since or one.until) and _may_cover(one, on)]
    if fits:
        return max(fits, key=lambda one: one.since.earliest if one.since else datetime.date.min)
    return next((one for one in known if one.since is None and one.until is None), None)


def former(offices: Iterable[Held], on: Edtf) -> Held | None:
    """The last office that had ended before a day."""
    ended = [
        (one.until.latest, index, one) for index, one in enumerate(offices) if one.until and one.until.latest < on.earliest
    ]
    return max(ended, key=lambda found: found[:2])[2] if ended else None


def is_over(office: Office, on: Edtf) -> bool:
    """Whether an office had surely ended before a day."""
    return office.until is not None and office.until.latest < on.earliest


def _may_cover(one: Office, on: Edtf) -> bool:
    begun = one.since is None or one.since.earliest <= on.latest
    return begun and (one.until is None or one.until.latest >= on.earliest)
