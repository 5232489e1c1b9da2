"""Files of a letter: the draft's, marked as such on every page, and an approved letter's, byte for byte as they were kept.

In: a case's key, a form ("pdf", "docx", "eml"). Out: the file; or a page of it as a picture, for the preview.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from gravamen.casebook import letters, queries
from gravamen.casebook.consents import hidden_in
from gravamen.casebook.earlier import CHANGES
from gravamen.casebook.models import Intervention
from gravamen.desk import printing
from gravamen.desk.door import door
from gravamen.desk.pages.letters.chosen import chosen
from gravamen.drafting.renderings.files import files
from gravamen.drafting.scanning import must_not_name

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "eml": "message/rfc822",
}


@require_GET
def draft_file(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """The letter as it stands, with the mark of a draft."""
    case, which = queries.case(key), chosen(request)
    written = which.written(case, which.row(case))
    if form not in TYPES or not (written.brief.acts or which.kind == CHANGES):
        raise Http404
    day = written.brief.written_on
    made = files(written.document, day, f"{letters.stem(case, day, kind=which.kind, language=which.language)}-draft")
    must_not_name(made, hidden_in(case, written.use, day))
    name = next(name for name in made if name.endswith(f".{form}"))
    return _attached(name, made[name], form)


@require_GET
def draft_page(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """A page of the letter as it stands."""
    case, which = queries.case(key), chosen(request)
    written = which.written(case, which.row(case))
    return _picture(printing.page(printing.printed(written.digest, written.document), number))


@require_GET
def approved_file(request: HttpRequest, key: str, number: int, form: str) -> HttpResponse:  # noqa: ARG001
    """The bytes that were approved."""
    name, digest = kept(frozen(key, number), form)
    return _attached(name, door.house.originals.read(digest), form)


@require_GET
def approved_page(request: HttpRequest, key: str, number: int, page: int) -> HttpResponse:  # noqa: ARG001
    """A page of an approved letter, from the bytes that were kept."""
    _, digest = kept(frozen(key, number), "pdf")
    return _picture(printing.page(printing.kept(digest, door.house.originals), page))


def frozen(key: str, number: int) -> Intervention:
    """An approved letter of the case."""
    row = letters.one(number)
    if row.case.key != key or row.status not in letters.FROZEN:
        raise Http404
    return row


def kept(row: Intervention, form: str) -> tuple[str, str]:
    """The name and the SHA-256 of a file of an approved letter."""
    for name, digest in row.files.items():
        if form in TYPES and name.endswith(f".{form}"):
            return name, digest
    raise Http404


def _attached(name: str, content: bytes, form: str) -> HttpResponse:
    response = HttpResponse(content, content_type=TYPES[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _picture(content: bytes | None) -> HttpResponse:
    if content is None:
        raise Http404
    return HttpResponse(content, content_type="image/png")
