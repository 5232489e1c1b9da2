"""Consent: what a person agreed to have shown of them, to whom, and what they risk."""

from __future__ import annotations

from django.db import models

from gravamen.casebook.models.parties import Person
from gravamen.terms import Shown, Use


class Consent(models.Model):
    """One answer of one person for one use. The last answer counts; one that was withdrawn counts for nothing."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consents")
    use = models.CharField(max_length=12, choices=[(one, one) for one in Use], help_text="for whom")
    shown = models.CharField(max_length=12, choices=[(one, one) for one in Shown], help_text="how much of them")
    agreed_by = models.TextField(help_text="who said so: they themselves, their lawyer, their family, their union")
    how = models.TextField(help_text="“by telephone”, “in writing”, “public already: …”")
    given = models.DateField()
    withdrawn = models.DateField(null=True)
    risk = models.TextField(blank=True, help_text="what they risk, in words")
    noted_by = models.TextField(help_text="ESF 0162")

    def __str__(self) -> str:
        return f"S{self.pk}"
