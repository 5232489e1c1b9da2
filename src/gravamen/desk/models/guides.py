"""How far an officer came on the guided path of the demonstration."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Guide(models.Model):
    """Three steps, each ticked once. `begun` is the last entry of the chain when the path began."""

    officer = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="guide")
    begun = models.PositiveBigIntegerField()
    opened = models.BooleanField(default=False)
    accepted = models.BooleanField(default=False)
    seen = models.BooleanField(default=False)
    closed = models.BooleanField(default=False)
