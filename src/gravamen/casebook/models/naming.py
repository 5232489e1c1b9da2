"""What finding and telling apart names needs: the index of names, and who was said not to be whom."""

from __future__ import annotations

from django.db import models

from gravamen.casebook.models.proposals import Proposal


class NamePosting(models.Model):
    """Names under one key of the index (see `gravamen.names.keys`). Made from `Name` rows, and no part of the audit chain.

    `entries` are packed: for each name its number (4 bytes, little-endian) and its sketch (12 bytes). `part` 0 holds what a
    build put there, others the names that one change brought: the number of the first.
    """

    key = models.PositiveIntegerField()
    part = models.PositiveBigIntegerField()
    entries = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["key", "part"], name="posting_once"),)


class Apart(models.Model):
    """A person has said that two are not the same: two entries of the register, or a proposed name and an entry."""

    class Kind(models.TextChoices):
        PERSON = "person"
        ORGANISATION = "organisation"

    kind = models.CharField(max_length=12, choices=Kind)
    one = models.PositiveBigIntegerField(help_text="the number of an entry")
    other = models.PositiveBigIntegerField(null=True, help_text="the number of another entry")
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, related_name="apart", help_text="or a proposed name"
    )
    remark = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(other__isnull=True, proposal__isnull=False)
                | models.Q(other__isnull=False, proposal__isnull=True),
                name="apart_from_one",
            ),
        )
