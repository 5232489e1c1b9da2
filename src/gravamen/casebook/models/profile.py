"""The organisation whose record this is, as its letterhead shows it."""

from __future__ import annotations

from django.db import models


class Profile(models.Model):
    """One row: what letters say of who writes. `content` has the fields of `gravamen.drafting.facts.Profile`."""

    content = models.JSONField()
