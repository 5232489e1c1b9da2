"""Days by which a list is sorted and filtered: what an EDTF date of the same row can mean at the earliest and at the latest."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models

from gravamen.edtf import parse
from gravamen.errors import BadDate


class Bound(models.DateField):  # type: ignore[type-arg]
    """The earliest or latest day that another column's EDTF date can mean; None where it tells no date.

    Reckoned anew whenever the row is written, so it says nothing of its own: the audit chain passes it over.
    """

    derived = True

    def __init__(self, *args: Any, of: str = "date", end: str = "earliest", **options: Any) -> None:
        self.of, self.end = of, end
        super().__init__(*args, **{**options, "null": True, "editable": False})

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "of": self.of, "end": self.end}

    def pre_save(self, model_instance: models.Model, add: bool) -> datetime.date | None:  # noqa: ARG002
        found = bound(getattr(model_instance, self.of), self.end)
        setattr(model_instance, self.attname, found)
        return found


def bound(written: str, end: str) -> datetime.date | None:
    """The earliest or latest day of an EDTF date; None where there is none, or what is there is no date."""
    if not written:
        return None
    try:
        when = parse(written)
    except BadDate:
        return None
    return when.earliest if end == "earliest" else when.latest
