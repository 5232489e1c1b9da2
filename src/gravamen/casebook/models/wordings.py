"""Phrases of the record in other languages, as a person worded them for a letter."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gravamen.casebook.models.acts import Act, Circumstance
from gravamen.casebook.models.parties import Organisation, Person
from gravamen.casebook.models.profile import Profile
from gravamen.casebook.models.reports import Report


class Wording(models.Model):
    """A phrase of one entry in another language. It holds as long as the entry's phrase is `of`: one that was corrected
    since is to be worded again.

    `field` is the entry's field; "group" stands for the words of those involved in an act, "role" for what a person is.
    """

    act = models.ForeignKey(Act, on_delete=models.PROTECT, null=True, related_name="wordings")
    circumstance = models.ForeignKey(Circumstance, on_delete=models.PROTECT, null=True, related_name="wordings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="wordings")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="wordings")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, null=True, related_name="wordings")
    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, null=True, related_name="wordings")
    field = models.CharField(max_length=20)
    language = models.CharField(max_length=35, help_text="BCP 47")
    of = models.TextField(help_text="the phrase of the record that it words")
    text = models.TextField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(act__isnull=False, circumstance=None, person=None, organisation=None, report=None, profile=None)
                | Q(act=None, circumstance__isnull=False, person=None, organisation=None, report=None, profile=None)
                | Q(act=None, circumstance=None, person__isnull=False, organisation=None, report=None, profile=None)
                | Q(act=None, circumstance=None, person=None, organisation__isnull=False, report=None, profile=None)
                | Q(act=None, circumstance=None, person=None, organisation=None, report__isnull=False, profile=None)
                | Q(act=None, circumstance=None, person=None, organisation=None, report=None, profile__isnull=False),
                name="wording_of_one",
            ),
        )
