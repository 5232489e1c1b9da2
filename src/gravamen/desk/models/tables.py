"""Tables of persons and acts on their way into the record, and what columns with the same headers meant before."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from gravamen.casebook.models import Case, Report


class Import(models.Model):
    """One table. `mapping` is a `gravamen.casebook.importing.columns.Mapping`; `position` the last row that is done."""

    class State(models.TextChoices):
        COLUMNS = "columns"  # a person says what they mean
        CHECKED = "checked"
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        STOPPING = "stopping"  # somebody wants it to end
        STOPPED = "stopped"
        LEAVING = "leaving"  # its rows are being taken back
        TAKEN_BACK = "taken back"
        FAILED = "failed"

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="imports")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    sheet = models.PositiveIntegerField(default=0)
    mapping = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.COLUMNS, db_index=True)
    whole = models.BooleanField(default=True, help_text="all rows or none; else those without a fault")
    verified = models.BooleanField(default=False, help_text="whoever imports has looked at each row")
    rows = models.PositiveIntegerField(default=0, help_text="that are to enter")
    entered = models.PositiveIntegerField(default=0)
    position = models.PositiveIntegerField(default=0)
    faults = models.JSONField(default=list, help_text="[cell, what, remedy] of what did not enter")
    entries = models.JSONField(default=list, help_text="numbers of its entries in the audit chain")
    what = models.TextField(blank=True)
    remedy = models.TextField(blank=True)


class KnownColumns(models.Model):
    """What somebody said of a table with these headers: the next one begins with it."""

    headers = models.CharField(max_length=64, unique=True)
    mapping = models.JSONField()
