"""What every page's template can use."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language_bidi

from gravamen import __version__
from gravamen.desk import preferences


class May:
    """`{% if may.verify %}`: whether the officer's role does an action, by its name with underscores."""

    def __init__(self, request: Any) -> None:
        self._may = getattr(request, "may", lambda _: False)

    def __getitem__(self, action: str) -> bool:
        return bool(self._may(action.replace("_", " ")))


def desk(request: HttpRequest) -> dict[str, Any]:
    return {
        "may": May(request),
        "team": settings.TEAM,
        "direction": "rtl" if get_language_bidi() else "ltr",
        "theme": request.COOKIES.get("gravamen_theme", "auto"),
        "version": __version__,
        "idle_minutes": preferences.idle_minutes(),
    }
