"""What was written, to whom, and what came of it (ESF 2600)."""

from __future__ import annotations

from django.db import models

from gravamen.casebook.models.acts import Case


class Intervention(models.Model):
    """A letter as it is being written, was drafted, approved or sent. Its files lie in custody, by their SHA-256.

    One that is "working" has no files: it is drafted anew from the record each time, with `edits` laid over it. One that is
    approved is never changed: a later version is another row that follows it, under the same number.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="interventions")
    type = models.CharField(max_length=40, default="letter", help_text="ESF 2609; a kind of `gravamen.drafting.documents`")
    language = models.CharField(max_length=35, default="en", help_text="BCP 47: in which it is drafted")
    matter = models.JSONField(
        default=dict,
        help_text="what the kind asks for beside the facts: case_number, conciliation, tripartite; “since”: the number of "
        "the letter that one on what has changed follows",
    )
    addressee = models.TextField(help_text="ESF 2612")
    dated = models.DateField(help_text="ESF 2611")
    status = models.CharField(max_length=20, default="draft", help_text="working, draft, approved, sent (ESF 2651)")
    files = models.JSONField(default=dict, help_text="{file name: SHA-256}")
    acts = models.JSONField(default=list, help_text="numbers of the acts it tells")
    title = models.TextField(blank=True, help_text="its subject line, once it is approved")
    edits = models.JSONField(
        default=dict, help_text="what officers changed in the draft, as `gravamen.drafting.edits` keeps it"
    )
    year = models.PositiveIntegerField(null=True, help_text="with `number`, what an approved letter is called: 2021/1")
    number = models.PositiveIntegerField(null=True, help_text="from 1 in each year")
    version = models.PositiveIntegerField(default=1, help_text="from 1 for each number")
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="later", help_text="the version before it"
    )
    approved_by = models.TextField(blank=True)
    approved_on = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, help_text="why it was approved although something was not as it should be")
    findings = models.JSONField(default=list, help_text="what stood open then: [code, where, {values}]")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["year", "number", "version"], name="letter_once"),)

    def __str__(self) -> str:
        return f"I{self.pk}"

    @property
    def called(self) -> str:
        """Its number of the year, and which version where it is not the first; empty until it is approved."""
        if self.number is None:
            return ""
        return f"{self.year}/{self.number}" + (f", version {self.version}" if self.version > 1 else "")
