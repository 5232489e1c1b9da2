"""What happened to accounts: who came in, who tried to, who was made, changed or shut out, and by whom."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class AccountEvent(models.Model):
    """One event. `officer` is whom it happened to, as the record names them; one who is not known is not written down:
    people type their password where their address belongs."""

    class What(models.TextChoices):
        CAME_IN = "came in", _("Logged in")
        REFUSED = "refused", _("Log-in refused")
        SLOWED = "slowed", _("Made to wait after wrong passwords")
        SECOND_REFUSED = "second refused", _("Second factor refused")
        LEFT = "left", _("Logged out")
        MADE = "made", _("Account made")
        ROLE = "role", _("Role changed")
        SHUT = "shut", _("Account closed")
        OPENED = "opened", _("Account opened again")
        LINK = "link", _("One-time link made")
        LINK_USED = "link used", _("One-time link used")
        PASSWORD = "password", _("Password changed")
        SECOND_ADDED = "second added", _("Second factor added")
        SECOND_REMOVED = "second removed", _("Second factor removed")
        ENDED = "ended", _("Sessions ended")

    at = models.DateTimeField(db_index=True)
    what = models.CharField(max_length=16, choices=What)
    officer = models.TextField(blank=True, help_text="whom it is about; empty where no account is known by that name")
    by = models.TextField(blank=True, help_text="who did it, where it was another")
    remark = models.TextField(blank=True)
    address = models.CharField(max_length=45, blank=True, help_text="the address that the request came from")
