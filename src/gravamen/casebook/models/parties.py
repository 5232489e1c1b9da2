"""Persons and organisations, one entry for each, whatever the script or romanisation of their names (ESF 0900)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gravamen.casebook.models.dates import Bound
from gravamen.terms import OrganisationKind


class Person(models.Model):
    """A person. All names are rows of `Name`; `name` is the one that letters use (ESF 0903)."""

    class Sex(models.TextChoices):
        FEMALE = "female"
        MALE = "male"

    name = models.TextField()
    sex = models.CharField(max_length=6, choices=Sex, blank=True, help_text="ESF 0915; empty: letters avoid the pronoun")

    class Meta:
        indexes = (models.Index(fields=["name"], name="person_name"),)

    def __str__(self) -> str:
        return f"P{self.pk}"


class Organisation(models.Model):
    """A union, an employer, a court, a police body (ESF 0902: group, organisation or institution)."""

    name = models.TextField()
    acronym = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=20, choices=[(one, one) for one in OrganisationKind], help_text="ESF list 23")
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")

    class Meta:
        indexes = (
            models.Index(fields=["name"], name="organisation_name"),
            models.Index(fields=["kind"], name="organisation_kind"),
        )

    def __str__(self) -> str:
        return f"O{self.pk}"


class Name(models.Model):
    """One form of a name, as some report writes it (ESF 0904)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="names")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="names")
    text = models.TextField()
    language = models.CharField(max_length=35, blank=True, help_text="BCP 47")
    script = models.CharField(max_length=4, blank=True, help_text="ISO 15924")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(person__isnull=False, organisation__isnull=True)
                | Q(person__isnull=True, organisation__isnull=False),
                name="name_of_one",
            ),
        )


class Affiliation(models.Model):
    """What a person is or was in an organisation (ESF 2323, 2327). Its `Value` says who verified it and where it stands.

    One that came with a name has none: the passages of the name say it.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="affiliations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="affiliations")
    role = models.TextField(blank=True, help_text="“chairman”, “lawyer for the Brest region”")
    since = models.CharField(max_length=40, blank=True, help_text="EDTF; empty: nobody has said it")
    until = models.CharField(max_length=40, blank=True, help_text="EDTF; empty: to this day, or nobody has said it")
    told_by = models.TextField(blank=True, help_text="who said it, where no report does (ESF 2502)")
    earliest = Bound(of="since", end="earliest", help_text="the first day that `since` can mean; made from it")
    latest = Bound(of="until", end="latest", help_text="the last day that `until` can mean; made from it")
