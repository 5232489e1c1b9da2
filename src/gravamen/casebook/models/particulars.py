"""What the Committee on Freedom of Association asks of an act, answered; what an officer decided that an act is in law."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gravamen.casebook.models.acts import Act, Case
from gravamen.casebook.models.parties import Person


class Particular(models.Model):
    """An answer to one of the Committee's questions, of an act or of a case as a whole. Its `Value` says who verified it.

    Where that has no passage, no report says it: it is told by whom `told_by` names, else by the officer alone.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="particulars")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, null=True, related_name="particulars", help_text="None: of the case")
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        related_name="particulars",
        help_text="of whom, where the act has several",
    )
    question = models.CharField(max_length=20, help_text="its id in standards/questions.toml")
    answer = models.CharField(max_length=24, blank=True, help_text="yes, no, partly, not known; of “elsewhere” a door")
    text = models.TextField(blank=True, help_text="the answer in words")
    date = models.CharField(max_length=40, blank=True, help_text="EDTF; when it was so")
    told_by = models.TextField(blank=True, help_text="who said it, where no report does (ESF 2502)")

    class Meta:
        indexes = (models.Index(fields=["act", "question"], name="particular_act"),)

    def __str__(self) -> str:
        return f"F{self.pk}"


class Qualified(models.Model):
    """What an officer decided of an article or a principle that an act may call in question, and why."""

    class Decision(models.TextChoices):
        AGREED = "agreed"
        REFUSED = "refused"
        ADDED = "added"

    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="qualified")
    kind = models.CharField(max_length=10, choices=[("article", "article"), ("principle", "principle")])
    of = models.CharField(max_length=60, help_text="“C087 Article 3”; the key of a principle")
    decision = models.CharField(max_length=8, choices=Decision)
    reason = models.TextField(blank=True)
    decided_by = models.TextField()
    decided_on = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["act", "kind", "of"], name="qualified_once"),
            models.CheckConstraint(condition=~Q(of=""), name="qualified_of_something"),
        )

    def __str__(self) -> str:
        return f"Q{self.pk}"
