"""Verified values: who verified what, when, and the passages that say it. The first promise, as a table."""

from __future__ import annotations

from django.db import models

from gravamen.casebook.models.acts import Act, Circumstance
from gravamen.casebook.models.particulars import Particular
from gravamen.casebook.models.parties import Affiliation, Organisation, Person
from gravamen.casebook.models.reports import Passage


class Value(models.Model):
    """A value of an act, a person, an organisation, a circumstance, a particular or an affiliation, verified.

    `field` "act" is that it happened at all. `held` is False for what a report says otherwise than the record ("17
    February" where the record holds the 16th): it is kept and shown, not forgotten.
    """

    act = models.ForeignKey(Act, on_delete=models.PROTECT, null=True, related_name="values")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="values")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="values")
    circumstance = models.ForeignKey(Circumstance, on_delete=models.PROTECT, null=True, related_name="values")
    particular = models.ForeignKey(Particular, on_delete=models.PROTECT, null=True, related_name="values")
    affiliation = models.ForeignKey(Affiliation, on_delete=models.PROTECT, null=True, related_name="values")
    field = models.CharField(max_length=20)
    text = models.TextField()
    held = models.BooleanField(default=True)
    verified_by = models.TextField()
    verified_on = models.DateTimeField()


class Citation(models.Model):
    """A passage that says a value."""

    value = models.ForeignKey(Value, on_delete=models.PROTECT, related_name="citations")
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="citations")
