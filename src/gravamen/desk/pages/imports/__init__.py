"""Importing a table: the file, what its columns mean, what is wrong with which cell, and the rows on their way in."""

from __future__ import annotations

from django.urls import path

from gravamen.desk.pages.imports import columns, rows, start

urlpatterns = [
    path("import/", start.imports, name="imports"),
    path("import/<int:number>/", rows.one, name="import"),
    path("import/<int:number>/columns/", columns.choose, name="import_columns"),
    path("import/<int:number>/preview/", columns.preview, name="import_preview"),
    path("import/<int:number>/enter/", rows.enter, name="import_enter"),
    path("import/<int:number>/stop/", rows.stop, name="import_stop"),
    path("import/<int:number>/back/", rows.back, name="import_back"),
    path("import/<int:number>/faults/", rows.faults, name="import_faults"),
    path("import/<int:number>/news/", rows.news, name="import_news"),
]
