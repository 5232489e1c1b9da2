"""The addresses of all pages, filled in for the demonstration case: what tests walk through, so that no page is forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

NOT_PAGES = {"home", "unlock", "unlock_news", "welcome"}  # a redirect, and what only a locked record shows
_VARIABLE = re.compile(r"<(?:\w+:)?\w+>")
_FIXED = (  # what stands before a variable, and what stands for it
    (r"history/$", "act"),
    (r"(export|views)/$", "acts"),
    (r"(resolve|names)/$", "person"),
    (r"help/$", "inbox"),
    (r"add/$", "act"),
    (r"correct/$", "victims"),
    (r"cases/[^/]+/asked/$", "union"),
    (r"asked/$", "office"),
    (r"(leaves|parts|page|sessions)/$", "1"),
    (r"file/$", "pdf"),
    (r"\.$", "csv"),
    (r"typed/$", "a-form"),
)


def patterns() -> Iterator[tuple[str, str]]:
    """Name and route of every address of our own (those of allauth stand apart)."""

    def walk(resolver: Any, before: str = "") -> Iterator[tuple[str, str]]:
        for one in resolver.url_patterns:
            route = before + str(one.pattern)
            if isinstance(one, URLResolver):
                if "allauth" not in str(getattr(one.urlconf_name, "__name__", one.urlconf_name)):
                    yield from walk(one, route)
            elif isinstance(one, URLPattern):
                yield one.name or "", route

    yield from walk(get_resolver())


def filled(route: str, case: Any) -> str | None:
    """A route with values of the case and the rest of the record in it; None where there is nothing to fill it with."""
    path = ""
    for before, variable in zip(_VARIABLE.split(route), [*_VARIABLE.findall(route), ""], strict=True):
        path += before
        if variable:
            value = _value(path, case)
            if value is None:
                return None
            path += value
    return f"/{path}"


def _value(before: str, case: Any) -> str | None:
    """What stands after the beginning of an address; of several rows the one whose page shows most."""
    from gravamen.casebook.models import Act, Affiliation, Entry, Intervention, Organisation, Person, Placed, Proposal, Report
    from gravamen.desk.models import Import, Officer

    if before == "cases/":
        return str(case.key)
    for pattern, value in _FIXED:
        if re.search(pattern, before):
            return value
    left = Proposal.objects.filter(state=Proposal.State.OPEN, kind="act").order_by("pk")
    rows: dict[str, Any] = {
        r"reports/$": Report.objects.filter(pk__in=left.values("report")[:1]),
        r"proposals/$": left,
        r"offices/$": Affiliation.objects.order_by("pk"),
        r"map/place/$": Placed.objects.order_by("pk"),
        r"persons/$|resolve/person/$": Person.objects.filter(involvements__isnull=False).order_by("pk"),
        r"organisations/$": Organisation.objects.order_by("pk"),
        r"acts/$|history/act/$": Act.objects.order_by("pk"),
        r"undo/$": Entry.objects.order_by("-pk"),
        r"letters/$": Intervention.objects.filter(status="approved"),
        r"import/$": Import.objects.order_by("pk"),
        r"officers/$": Officer.objects.order_by("pk"),
    }
    for pattern, found in rows.items():
        if re.search(pattern, before):
            first = found.first()
            return None if first is None else str(first.pk)
    return None
