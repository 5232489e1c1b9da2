"""The log of reading: which officer looked at what, searched for what, took out what."""

from __future__ import annotations

from django.db import models


class Access(models.Model):
    at = models.DateTimeField(db_index=True)
    officer = models.TextField()
    page = models.CharField(max_length=60, help_text="the page's name")
    subject = models.TextField(help_text="the address that was asked for, with what was searched for")
