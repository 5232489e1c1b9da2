"""What an administrator has set for this desk."""

from __future__ import annotations

from django.db import models


class Preference(models.Model):
    """A value by its name; `gravamen.desk.preferences` says which there are."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.JSONField()
