"""Not built yet."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path


def _empty(request: HttpRequest, **_: Any) -> HttpResponse:
    return render(request, "desk/base.html")


urlpatterns = [
    path("reports/<int:number>/", _empty, name="report"),
]
