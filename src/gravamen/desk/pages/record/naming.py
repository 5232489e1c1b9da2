"""How letters call a person or an organisation, in all languages or in one; of which sex a person is.

In: an entry of the register, and what an officer chose. Out: changes through the services, each with its way back.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gravamen.desk import notices
from gravamen.names.named import Kind

LANGUAGES = (
    ("", _("All letters")),
    ("en", _("Letters in English")),
    ("fr", _("Letters in French")),
    ("es", _("Letters in Spanish")),
)


@require_POST
def rename(request: Any, kind: str, number: int) -> HttpResponse:
    """The name that letters use: one of those that are known, or another that is written."""
    if kind not in list(Kind):
        raise Http404
    name = request.POST.get("other", "").strip() or request.POST.get("name", "").strip()
    language = request.POST.get("language", "")
    if language not in dict(LANGUAGES):
        raise Http404
    if not name and not language:
        messages.error(request, gettext("Choose a name, or write one."))
    else:
        request.record.rename(Kind(kind), number, name, language=language)
        notices.done(request, gettext("Letters use this name now.") if name else gettext("Letters use the name of all again."))
    return redirect(kind, number)


@require_POST
def sex(request: Any, number: int) -> HttpResponse:
    request.record.set_sex(number, request.POST.get("sex", ""))
    notices.done(request, gettext("Noted."))
    return redirect("person", number)
