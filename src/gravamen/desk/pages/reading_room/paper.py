"""The document's side of the room: its text in parts that are loaded as they are scrolled to, its pages as they came.

In: a report's number, the number of a part or a page. Out: parts of the page, with marks over what is proposed of them.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from gravamen.casebook import queries
from gravamen.casebook.models import Proposal, Report
from gravamen.custody.originals import Originals
from gravamen.desk.door import door
from gravamen.desk.pages.reading_room import document
from gravamen.intake import drawing
from gravamen.intake.errors import IntakeError

_EAGER = 24_000  # characters of the document that come with the page
_PICTURES = 24  # drawn pages kept in memory
_drawn: OrderedDict[tuple[str, int], bytes] = OrderedDict()
door.at_lock(_drawn.clear)


def report_of(number: int, *without: str) -> Report:
    """The report, without its large columns that are not needed.

    Raises:
        Http404.
    """
    found = Report.objects.filter(pk=number).defer(*without).first()
    if found is None:
        raise Http404
    return found


def part(_request: Any, number: int, part: int) -> HttpResponse:
    """One part of a long document, with its marks."""
    found = report_of(number, "places")
    parts = document.parts(found.text or "", found.pages)
    if part >= len(parts):
        raise Http404
    return HttpResponse(_marked(found.text or "", parts[part], _marks(found, parts[part].start, parts[part].end)))


def leaf(request: Any, number: int, leaf: int) -> HttpResponse:
    """One page as it was laid out, with rectangles over what is proposed of it."""
    found = report_of(number)
    sizes = leaves(found, found.pages)
    if leaf >= len(sizes):
        raise Http404
    rectangles = []
    if found.text is not None and leaf < len(found.pages):
        _number, start, end, *_size = found.pages[leaf]
        rectangles = list(document.rectangles(queries.text_of(found), leaf, _marks(found, start, end)))
    width, height = sizes[leaf]
    context = {"report": found, "leaf": leaf, "width": width, "height": height, "rectangles": rectangles}
    return render(request, "desk/reading_room/_leaf.html", context)


def picture(_request: Any, number: int, leaf: int) -> HttpResponse:
    """The page itself, drawn."""
    found = report_of(number, "places", "text", "pages")
    if not drawing.is_drawn(found.media_type):
        raise Http404
    originals = door.house.originals
    key = (found.sha256, leaf)
    drawn = _drawn.get(key)
    if drawn is None:
        try:
            drawn = drawing.draw(originals.read(found.sha256), found.media_type, leaf)
        except IntakeError:
            raise Http404 from None
        _drawn[key] = drawn
        while len(_drawn) > _PICTURES:
            _drawn.popitem(last=False)
    return HttpResponse(drawn, content_type="image/png")


def leaves(found: Report, pages: Any) -> list[tuple[float, float]]:
    """Width and height of each page that can be shown as a picture."""
    if not drawing.is_drawn(found.media_type):
        return []
    laid_out = [(float(width), float(height)) for _number, _start, _end, width, height in pages if width]
    if laid_out and len(laid_out) == len(pages):
        return laid_out
    return _sizes(door.house.originals, found.sha256, found.media_type)


def parts(request: HttpRequest, found: Report, pages: Any, offset: int) -> list[dict[str, Any]]:
    """The parts of the document; those around `offset` with their text, the others as places that fill themselves."""
    text = found.text or ""
    parts = document.parts(text, pages)
    asked = request.GET.get("part", "")
    start = next((one.start for one in parts if one.start <= offset < one.end), 0)
    near = [one for one in parts if start - _EAGER / 4 <= one.start < start + _EAGER or str(one.number) == asked]
    marks = _marks(found, near[0].start, near[-1].end) if near else []
    return [{"part": one, "text": _marked(text, one, marks) if one in near else ""} for one in parts]


def _sizes(originals: Originals, sha256: str, media_type: str) -> list[tuple[float, float]]:
    try:
        return drawing.page_sizes(originals.read(sha256), media_type)
    except IntakeError:
        return []


def _marks(found: Report, start: int, end: int) -> list[document.Mark]:
    """The marks of a stretch of the report. A name may stand anywhere, whatever its first place is."""
    inside = Q(start__lt=end, end__gt=start) | Q(kind__in=(Proposal.Kind.PERSON, Proposal.Kind.ORGANISATION))
    proposals = Proposal.objects.filter(inside, report=found).only("kind", "state", "content", "start", "end", "report")
    return [mark for mark in document.marks(proposals) if mark.start < end and mark.end > start]


def _marked(text: str, one: document.Part, marks: list[document.Mark]) -> SafeString:
    return format_html_join("", "{}", ((_stretch(each),) for each in document.stretches(text, one.start, one.end, marks)))


def _stretch(stretch: document.Stretch) -> SafeString:
    if not stretch.styles:
        return format_html('<span data-s="{}">{}</span>', stretch.start, stretch.text)
    numbers = " ".join(map(str, stretch.proposals))
    return format_html(
        '<mark data-s="{}" class="{}" data-p="{}">{}</mark>', stretch.start, stretch.styles, numbers, stretch.text
    )
