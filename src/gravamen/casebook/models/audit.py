"""The audit chain: every change, each entry with the hash of the one before. Rows are never changed or removed."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One change of the record: who, when, what, and the rows before and after it.

    `hash` is the SHA-256 of the other fields in canonical JSON, `previous` that of the entry before ("" for the first).
    """

    number = models.PositiveBigIntegerField(primary_key=True, help_text="from 1, without gaps")
    at = models.CharField(max_length=40, help_text="UTC, ISO 8601")
    officer = models.TextField()
    action = models.CharField(max_length=40)
    subject = models.TextField()
    changes = models.TextField(help_text="JSON: [[table, key, before, after], …]")
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
