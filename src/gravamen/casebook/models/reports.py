"""Reports: one for each original, however often it came; how each came; the passages that values rest on."""

from __future__ import annotations

from django.db import models

from gravamen.casebook.models.acts import Case
from gravamen.terms import SenderKind


class Report(models.Model):
    """A document as it was received (ESF: source material). The original itself lies in custody, by its SHA-256."""

    sha256 = models.CharField(max_length=64, unique=True)
    title = models.TextField(help_text="as Annex C prints it (ESF 9002)")
    media_type = models.CharField(max_length=120, help_text="ESF 9010")
    size = models.PositiveBigIntegerField(help_text="bytes")
    language = models.CharField(max_length=35, blank=True, help_text="BCP 47 (ESF 2510, 9008)")
    encoding = models.CharField(max_length=40, blank=True)
    dated = models.DateField(null=True, help_text="the day the document bears (ESF 2511)")
    subject = models.TextField(blank=True)
    sender = models.TextField(blank=True)
    sender_kind = models.CharField(
        max_length=12, choices=[(one, one) for one in SenderKind], blank=True, help_text="empty: nobody has said it"
    )
    text = models.TextField(null=True, help_text="None while it waits to be read")
    pages = models.JSONField(default=list, help_text="[number, start, end, width, height] for each page")
    places = models.BinaryField(default=b"", help_text="four floats (32 bit) for each character: left, top, right, bottom")
    waiting = models.TextField(blank=True, help_text="what it waits for, and the command that helps")

    class Meta:
        indexes = (
            models.Index(fields=["language"], name="report_language"),
            models.Index(fields=["dated"], name="report_dated"),
            models.Index(fields=["id"], condition=models.Q(text__isnull=True), name="report_unread"),
        )

    def __str__(self) -> str:
        return f"R{self.pk}"


class Receipt(models.Model):
    """One time that a report came in: the same file twice is one report with two receipts."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="receipts")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="receipts")
    name = models.TextField(help_text="the file's name as it came")
    within = models.ForeignKey(
        Report, on_delete=models.PROTECT, null=True, related_name="contents", help_text="the e-mail or archive it came in"
    )
    source = models.TextField(blank=True, help_text="who sent it (ESF 2502)")
    received = models.DateField(help_text="ESF 2560")
    entered_by = models.TextField(help_text="ESF 0162")
    remarks = models.TextField(blank=True, help_text="what intake noticed")

    class Meta:
        indexes = (models.Index(fields=["received"], name="receipt_received"),)


class Passage(models.Model):
    """A run of characters of a report that a value rests on. `quote` is a copy, so that a changed text is noticed."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="passages")
    start = models.PositiveIntegerField(help_text="characters from 0")
    end = models.PositiveIntegerField(help_text="exclusive")
    quote = models.TextField()
    page = models.PositiveIntegerField(null=True, help_text="None where the format has no pages")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["report", "start", "end"], name="passage_once"),)
