"""What was written, to whom, and what came of it (ESF 2600)."""

from __future__ import annotations

from django.db import models

from gravamen.casebook.models.acts import Case


class Intervention(models.Model):
    """A letter as it was drafted or sent. Its files lie in custody, by their SHA-256."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="interventions")
    type = models.CharField(max_length=40, default="letter", help_text="ESF 2609")
    addressee = models.TextField(help_text="ESF 2612")
    dated = models.DateField(help_text="ESF 2611")
    status = models.CharField(max_length=20, default="draft", help_text="draft, sent (ESF 2651)")
    files = models.JSONField(default=dict, help_text="{file name: SHA-256}")
    acts = models.JSONField(default=list, help_text="numbers of the acts it tells")

    def __str__(self) -> str:
        return f"I{self.pk}"
