"""Private addresses of the agenda, for officers' calendars."""

from __future__ import annotations

from django.db import models

from gravamen.desk.models.officers import Officer


class CalendarAddress(models.Model):
    """One address. Whoever has it reads the agenda; it is kept as its hash, and shown once."""

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="calendars")
    token = models.CharField(max_length=64, unique=True, help_text="SHA-256, in hexadecimal")
    case = models.CharField(max_length=80, blank=True, help_text="the key of a case; empty: all")
    names = models.BooleanField(default=False, help_text="persons are named")
    made = models.DateTimeField()
    asked = models.DateTimeField(null=True, help_text="when a calendar last asked, noted once in an hour")
    ended = models.DateTimeField(null=True)
