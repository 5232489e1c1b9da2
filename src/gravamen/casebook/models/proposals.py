"""What reading proposes, until a person decides, and what became of it."""

from __future__ import annotations

from django.db import models

from gravamen.casebook.models.reports import Report


class Proposal(models.Model):
    """One proposed act, person, organisation, circumstance or demand of a report, in the order of the text.

    `content` is the proposal in the shape of the annotation scheme, with the passages of each value in
    `content["passages"]` as {field: [[start, end], …]}. `became` is the number of the entry that it became or joined.
    """

    class Kind(models.TextChoices):
        PERSON = "person"
        ORGANISATION = "organisation"
        ACT = "act"
        CIRCUMSTANCE = "circumstance"
        DEMAND = "demand"

    class State(models.TextChoices):
        OPEN = "open"
        ACCEPTED = "accepted"
        CORRECTED = "corrected"
        MERGED = "merged"
        REFUSED = "refused"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="proposals")
    kind = models.CharField(max_length=12, choices=Kind)
    position = models.PositiveIntegerField(help_text="in the reading's list of its kind, from 0")
    content = models.JSONField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    rule = models.TextField(blank=True)
    probability = models.FloatField(null=True)
    reader = models.CharField(max_length=20, help_text="the version that proposed it")
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    became = models.PositiveBigIntegerField(null=True)
    remark = models.TextField(blank=True, help_text="why it was decided so")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["report", "kind", "position"], name="proposal_once"),)
        indexes = (models.Index(fields=["report"], condition=models.Q(state="open"), name="proposal_open"),)

    def __str__(self) -> str:
        return f"#{self.pk}"
