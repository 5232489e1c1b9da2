"""Addresses of the desk. Each group of pages lists its own."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import RedirectView

from gravamen.desk.pages import entrance

PAGES = (
    "entrance",
    "inbox",
    "imports",
    "guiding",
    "reading_room",
    "record",
    "search",
    "cases",
    "letters",
    "pictures",
    "administration",
)

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="inbox"), name="home"),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/mfa/", include("allauth.mfa.urls")),
    *(path("", include(f"gravamen.desk.pages.{page}")) for page in PAGES),
]
handler404 = entrance.gone
