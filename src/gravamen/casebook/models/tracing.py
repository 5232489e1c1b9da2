"""What leads from a thing of the record to the changes that touched it."""

from __future__ import annotations

from django.db import models


class EntryRow(models.Model):
    """An entry of the chain touches a thing: its own row, or one that hangs on it. Made from entries, no part of the chain.

    An act's history holds what was done to its values and to those involved; a person's, that an act names them.
    """

    table = models.CharField(max_length=40, help_text="the thing's table: act, person, report …")
    key = models.PositiveBigIntegerField(help_text="its number")
    entry = models.PositiveBigIntegerField(help_text="the number of the entry")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["table", "key", "entry"], name="entry_row_once"),)
