"""Not built yet."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path


def _empty(request: HttpRequest, **_: Any) -> HttpResponse:
    return render(request, "desk/base.html")


urlpatterns = [
    path("reports/", _empty, name="reports"),
    path("persons/", _empty, name="persons"),
    path("persons/<int:number>/", _empty, name="person"),
    path("organisations/", _empty, name="organisations"),
    path("organisations/<int:number>/", _empty, name="organisation"),
    path("acts/", _empty, name="acts"),
    path("acts/<int:number>/", _empty, name="act"),
    path("doubles/", _empty, name="doubles"),
]
