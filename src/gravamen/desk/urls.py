"""Addresses of the desk. Each group of pages lists its own."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import RedirectView

from gravamen.desk.pages import entrance

PAGES = (
    "entrance",
    "log_in",
    "inbox",
    "imports",
    "guiding",
    "reading_room",
    "record",
    "standards",
    "followup",
    "search",
    "cases",
    "letters",
    "posting",
    "pictures",
    "administration",
)

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="inbox"), name="home"),
    *(path("", include(f"gravamen.desk.pages.{page}")) for page in PAGES),
]
handler403 = entrance.denied
handler404 = entrance.gone
handler429 = entrance.patience
handler500 = entrance.broken
