"""What somebody typed and has not sent yet: it outlives the session, the browser and the power."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Typed(models.Model):
    """The fields of one form of one officer. `form` is the form's own name for itself: "act-12", "letter-3"."""

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="typed")
    form = models.CharField(max_length=120)
    fields = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["officer", "form"], name="typed_once"),)
