"""Saved views of lists: a list's filters, sorting and columns under a name."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from gravamen.desk import notices
from gravamen.desk.guard import open_to_readers
from gravamen.desk.models import SavedView

LISTS = ("acts", "persons", "organisations", "reports")
_LONGEST_NAME = 80


@open_to_readers
@require_POST
def save(request: Any, noun: str) -> HttpResponse:
    """Keep what the list shows now; a view of the officer's own of that name is written anew."""
    if noun not in LISTS:
        raise Http404
    name, query = request.POST.get("name", "").strip(), request.POST.get("query", "")
    asked = QueryDict(query).urlencode()  # nothing but a query string is kept
    if not name or len(name) > _LONGEST_NAME:
        messages.error(request, gettext("Give the view a name of 1 to 80 letters."))
        return redirect(f"{reverse(noun)}?{asked}")
    SavedView.objects.update_or_create(
        officer=request.user, list=noun, name=name, defaults={"query": asked, "shared": bool(request.POST.get("shared"))}
    )
    notices.done(request, gettext("The view “%(name)s” is kept.") % {"name": name}, undo=False)
    return redirect(f"{reverse(noun)}?{asked}")


@open_to_readers
@require_POST
def forget(request: Any, number: int) -> HttpResponse:
    """Only whoever made a view takes it away."""
    view = get_object_or_404(SavedView, pk=number, officer=request.user)
    view.delete()
    notices.done(request, gettext("The view “%(name)s” is gone.") % {"name": view.name}, undo=False)
    return redirect(f"{reverse(view.list)}?{view.query}")
