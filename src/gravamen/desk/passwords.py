"""A password's greatest length: a very long one is only work for the server."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

_MOST = 128  # characters, as OWASP ASVS 4.0.3, 2.1.2 asks for


class Longest:
    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002
        """
        Raises:
            ValidationError: it is longer.
        """
        if len(password) > _MOST:
            raise ValidationError(self.get_help_text(), code="password_too_long")

    def get_help_text(self) -> str:
        return gettext("A password has %(most)d characters at most.") % {"most": _MOST}
