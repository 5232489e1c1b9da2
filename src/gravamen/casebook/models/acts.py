"""Cases, events and acts: what happened, to whom, by whom (ESF: event, act, involvement)."""

from __future__ import annotations

from django.db import models

from gravamen.casebook.models.dates import Bound
from gravamen.casebook.models.parties import Organisation, Person
from gravamen.terms import ActType, Certainty, CircumstanceKind


class Case(models.Model):
    """What one letter or complaint is about."""

    key = models.SlugField(max_length=80, unique=True)
    title = models.TextField(help_text="ESF 0102")
    country = models.CharField(max_length=2, help_text="ISO 3166-1 alpha-2 (ESF 0111)")

    def __str__(self) -> str:
        return self.key


class Event(models.Model):
    """Acts that belong together: one raid with its search, seizure and detention (ESF 0100)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    title = models.TextField(help_text="ESF 0102")

    def __str__(self) -> str:
        return f"E{self.pk}"


class Act(models.Model):
    """One type of act done to one victim or group on one occasion (ESF 2100)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="acts")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, related_name="acts", help_text="ESF 2103")
    type = models.CharField(max_length=40, choices=[(one, one) for one in ActType], help_text="ESF 2109")
    certainty = models.CharField(max_length=12, choices=[(one, one) for one in Certainty], help_text="ESF 0151")
    date = models.CharField(max_length=40, blank=True, help_text="EDTF (ESF 2111, 2121)")
    place = models.TextField(blank=True, help_text="ESF 2112")
    legal_basis = models.TextField(blank=True, help_text="ESF 2154")
    penalty = models.TextField(blank=True)
    penalty_days = models.PositiveIntegerField(null=True)
    object = models.TextField(blank=True, help_text="what was taken, planted, refused or damaged (ESF 3410)")
    ground = models.TextField(blank=True, help_text="the reason or charge given (ESF 2113)")
    victim_count = models.PositiveIntegerField(null=True, help_text="ESF 0931")
    told_by = models.TextField(blank=True, help_text="who says it, where a report leaves it to them (ESF 2502)")
    awaits = models.BooleanField(default=False, help_text="entered or changed by one who may not verify; a verifier is to look")
    earliest = Bound(of="date", end="earliest", help_text="the first day that `date` can mean; made from it")
    latest = Bound(of="date", end="latest", help_text="the last day that `date` can mean; made from it")

    class Meta:
        indexes = (
            models.Index(fields=["earliest", "id"], name="act_earliest"),
            models.Index(fields=["earliest", "latest", "id"], name="act_days"),
            models.Index(fields=["type", "earliest"], name="act_type"),
            models.Index(fields=["case", "earliest"], name="act_case_earliest"),
            models.Index(fields=["id"], condition=models.Q(awaits=True), name="act_awaits"),
        )

    def __str__(self) -> str:
        return f"A{self.pk}"


class Involvement(models.Model):
    """Who an act was done to, or who did it: a person, an organisation, or a group in words (ESF 2400, 2102)."""

    class Role(models.TextChoices):
        VICTIM = "victim"
        PERPETRATOR = "perpetrator"

    class Standing(models.TextChoices):
        OFFICER = "officer"
        MEMBER = "member"
        UNKNOWN = "unknown"

    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="involvements")
    role = models.CharField(max_length=12, choices=Role)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="involvements")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="involvements")
    group = models.TextField(blank=True, help_text="“workers”, “the police” (ESF 0930)")
    number = models.PositiveIntegerField(null=True, help_text="of the group's people (ESF 0931)")
    standing = models.CharField(max_length=8, choices=Standing, default=Standing.UNKNOWN, help_text="in the union")

    class Meta:
        # from acts to those whom they hit, without a look at the rows themselves
        indexes = (models.Index(fields=["act", "role", "person", "organisation", "standing"], name="involvement_hit"),)
        constraints = (
            models.CheckConstraint(
                condition=(
                    models.Q(person__isnull=False, organisation__isnull=True, group="")
                    | models.Q(person__isnull=True, organisation__isnull=False, group="")
                    | (models.Q(person__isnull=True, organisation__isnull=True) & ~models.Q(group=""))
                ),
                name="involvement_of_one",
            ),
        )


class Circumstance(models.Model):
    """A fact that is no act but that the letter needs."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="circumstances")
    text = models.TextField(blank=True, help_text="a sentence for the letter; empty: the source's own words are quoted")
    date = models.CharField(max_length=40, blank=True, help_text="EDTF")
    about = models.ForeignKey(Act, on_delete=models.PROTECT, null=True, related_name="circumstances")
    kind = models.CharField(
        max_length=12,
        choices=[(one, one) for one in CircumstanceKind],
        blank=True,
        help_text="what it tells of a detention or a letter; empty: of neither",
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        related_name="circumstances",
        help_text="of whom, where the act has several",
    )
    place = models.TextField(blank=True, help_text="where a person was moved to")
    letter = models.ForeignKey(
        "casebook.Intervention",
        on_delete=models.PROTECT,
        null=True,
        related_name="circumstances",
        help_text="the letter that was sent or answered",
    )

    def __str__(self) -> str:
        return f"C{self.pk}"
