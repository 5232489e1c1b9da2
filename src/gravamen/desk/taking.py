"""For whom a list or a picture is that is taken away: asked each time, said in words on it, and kept in the log of access.

In: a request that says `use`, or does not. Out: how persons are named in it; a file.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gravamen.casebook.outgoing import CHOICES, INTERNAL, Naming
from gravamen.desk import words
from gravamen.terms import Use

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
_HOUSE: Any = _("Internal: all are named; for nobody outside of the house")


def uses() -> list[tuple[str, Any]]:
    """For whom something may be, each in words; what stays in the house first."""
    return [(INTERNAL, _HOUSE), *((str(use), said) for use, said in words.USES.items())]


def is_said(request: HttpRequest) -> bool:
    return bool(request.GET.get("use"))


def use_of(request: HttpRequest) -> Use | None:
    """For whom it is; None: for the house.

    Raises:
        Http404: a use that there is not.
    """
    said = request.GET.get("use", INTERNAL) or INTERNAL
    if said not in CHOICES:
        raise Http404
    return None if said == INTERNAL else Use(said)


def naming(request: HttpRequest) -> Naming:
    """How persons are named in what is taken away."""
    return Naming(
        use_of(request), words.today(), lambda letter: gettext("Person %(letter)s (name withheld)") % {"letter": letter}
    )


def in_words(request: HttpRequest) -> str:
    """For whom it is, for its reader."""
    use = use_of(request)
    if use is None:
        return str(_HOUSE)
    return gettext("For: %(use)s. Each person is named as far as they agreed to for this use.") % {"use": words.USES[use]}


def kept(request: HttpRequest) -> list[tuple[str, str]]:
    """What the address asks for beside the use, for the fields of a form that nobody sees."""
    return [(name, value) for name, values in request.GET.lists() if name != "use" for value in values]


def attached(request: HttpRequest, content: bytes, kind: str, name: str) -> HttpResponse:
    """The file; its name says for whom it is."""
    stem, _dot, form = name.rpartition(".")
    called = f"{stem}-{request.GET.get('use') or INTERNAL}.{form}"
    return HttpResponse(content, kind, headers={"Content-Disposition": f'attachment; filename="{called}"'})
