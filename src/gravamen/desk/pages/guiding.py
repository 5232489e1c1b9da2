"""The guided path's panel: closed, and brought back from the help."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from gravamen.desk import guide
from gravamen.desk.guard import open_to_readers


@open_to_readers
@require_POST
def close(request: Any) -> HttpResponse:
    guide.close(request.user)
    return _back(request)


@open_to_readers
@require_POST
def begin(request: Any) -> HttpResponse:
    guide.begin_again(request.user)
    return _back(request)


def _back(request: Any) -> HttpResponse:
    onward = request.headers.get("Referer") or ""
    return redirect(onward if url_has_allowed_host_and_scheme(onward, {request.get_host()}) else reverse("inbox"))


urlpatterns = [
    path("guide/close/", close, name="guide_close"),
    path("guide/begin/", begin, name="guide_begin"),
]
