"""Where an officer stopped reading a report, so that they can go on there."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Position(models.Model):
    """One officer in one report: the proposal that was before them, the character at the top of the document, the view."""

    class View(models.TextChoices):
        TEXT = "text"
        PAGE = "page"
        BOTH = "both"

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="positions")
    report = models.PositiveBigIntegerField(help_text="its number in the record")
    proposal = models.PositiveBigIntegerField(null=True, help_text="its number in the record")
    offset = models.PositiveBigIntegerField(default=0, help_text="characters from 0")
    view = models.CharField(max_length=4, choices=View, blank=True)
    decided = models.JSONField(
        default=list, help_text="the entries that the officer made here and can take back, the last one last"
    )
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["officer", "report"], name="position_once"),)
