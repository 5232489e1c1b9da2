"""Officers: who works at the desk, and as what."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from gravamen.casebook.roles import Role


class Officer(AbstractUser):
    """An account. On one officer's own machine there is one, without a password: the record's passphrase is the way in."""

    first_name = None  # type: ignore[assignment]  # one name, as people write it
    last_name = None  # type: ignore[assignment]
    name = models.TextField(_("name"), help_text=_("As the record shall name you, and your colleagues know you."))
    role = models.CharField(_("role"), max_length=13, choices=[(one, one) for one in Role], default=Role.READER)

    REQUIRED_FIELDS: ClassVar[list[str]] = ["email", "name"]

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    @property
    def signature(self) -> str:
        """As the audit chain names them: a name, and what tells two of one name apart."""
        return f"{self.name} <{self.email}>" if self.email else self.name
