"""The casebook as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class Casebook(AppConfig):
    name = "gravamen.casebook"
    label = "casebook"
    default_auto_field = "django.db.models.BigAutoField"
