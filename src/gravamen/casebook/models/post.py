"""What was given to the post, what the server said of it, and what came back."""

from __future__ import annotations

from django.db import models

from gravamen.casebook.models.interventions import Intervention
from gravamen.casebook.models.reports import Report


class PostOffice(models.Model):
    """One row: the servers that letters go out by and answers come in by, and how far the mailbox was read."""

    servers = models.JSONField(default=dict, help_text="{“smtp”: {host, port, user, security}, “imap”: …, “reply_to”: address}")
    passwords = models.JSONField(default=dict, help_text="by server; the audit chain notes their hash alone")
    validity = models.PositiveBigIntegerField(default=0, help_text="UIDVALIDITY of the folder (RFC 3501)")
    last = models.PositiveBigIntegerField(default=0, help_text="UID of the last message that was taken in")


class Delivery(models.Model):
    """A letter given to a mail server: the exact bytes, when, for whom, and what the server said (ESF 2611, 2651)."""

    class State(models.TextChoices):
        SENDING = "sending"  # nothing is known yet: the process may have ended in the middle
        SENT = "sent"
        FAILED = "failed"

    intervention = models.ForeignKey(Intervention, on_delete=models.PROTECT, related_name="deliveries")
    at = models.DateTimeField()
    sent_by = models.TextField()
    sha256 = models.CharField(max_length=64, help_text="of the bytes that went out; they lie in custody")
    message_id = models.TextField(help_text="RFC 5322")
    state = models.CharField(max_length=8, choices=State, default=State.SENDING)
    accepted = models.JSONField(default=list, help_text="addresses that the server took it for")
    refused = models.JSONField(default=list, help_text="[address, reason] of those that it did not, or that came back")

    def __str__(self) -> str:
        return f"D{self.pk}"


class Answer(models.Model):
    """A message that came in upon a letter of ours: an answer, a note that no person wrote, or word of a failed delivery."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="answer")
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="answers")
    automatic = models.BooleanField(default=False, help_text="no person wrote it (RFC 3834)")
