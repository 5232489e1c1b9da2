"""Which town the words of a place mean, where a person has said it."""

from __future__ import annotations

from django.db import models

from gravamen.casebook.models.acts import Case


class Placed(models.Model):
    """A town of the gazetteer that a person chose for the words of a place, in a case or in all cases of a country."""

    country = models.CharField(max_length=2, help_text="ISO 3166-1 alpha-2: of the cases, and of the town")
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, related_name="placed", help_text="None: in all cases of the country"
    )
    words = models.TextField(help_text="as the record has the place")
    town = models.TextField(help_text="its name in the gazetteer")
    latitude = models.FloatField(help_text="degrees north, as the gazetteer has it")
    longitude = models.FloatField(help_text="degrees east")
    reason = models.TextField(blank=True, help_text="how one knows")
    told_by = models.TextField(help_text="who chose it")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["country", "words"], condition=models.Q(case=None), name="placed_in_country"),
            models.UniqueConstraint(fields=["case", "words"], name="placed_in_case"),
        )

    def __str__(self) -> str:
        return f"“{self.words}” in {self.town}"
