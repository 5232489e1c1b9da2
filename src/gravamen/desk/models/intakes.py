"""What came in through the inbox: who sent what off together, and what became of each file.

The files themselves wait encrypted in the house's folder until they are kept as originals. What stands here is the truth of the
work in the background: the queue of tasks is made from it anew whenever the record is opened.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from gravamen.casebook.models import Case, Report


class Intake(models.Model):
    """Files that somebody gave in together."""

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="intakes")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    source = models.TextField(blank=True)
    received = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    put_away = models.BooleanField(default=False, help_text="no longer shown in the inbox")


class IntakeFile(models.Model):
    """One of them. `found` tells of the report that it is, and of each that it holds, as the inbox shows them."""

    class State(models.TextChoices):
        WAITING = "waiting"
        READING = "reading"
        KEPT = "kept"  # the original is in the record; what it proposes is not yet
        DONE = "done"
        REFUSED = "not taken in"
        CANCELLED = "cancelled"

    OPEN: ClassVar[tuple[str, ...]] = (State.WAITING, State.READING, State.KEPT)

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="files")
    name = models.TextField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    state = models.CharField(max_length=12, choices=State, default=State.WAITING, db_index=True)
    pages = models.PositiveIntegerField(default=0, help_text="of a scan")
    pages_read = models.PositiveIntegerField(default=0)
    found = models.JSONField(default=list)
    what = models.TextField(blank=True, help_text="why it was not taken in")
    remedy = models.TextField(blank=True)


class TextKey(models.Model):
    """By what a text is found again in another format: see `gravamen.intake.likeness`."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    key = models.BigIntegerField(db_index=True)
