"""A page of a list and how many rows the list has, in one question to the database: heavy filters run once, not twice.

In: sorted rows that are not read yet, the page's number as it was asked for. Out: a page of keys that knows the count.
"""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Window

_FAR = 10**7  # pages; beyond that nobody asks in earnest


class Together(Paginator[Any]):
    """Django's, where the count comes with the rows of the page."""

    def get_page(self, number: Any) -> Page[Any]:
        said = str(number or "1")
        at = int(said) if said.isdecimal() and len(said) < len(str(_FAR)) else 1 if not said.isdecimal() else 0
        rows: Any = self.object_list
        counted = rows.annotate(counted=Window(Count("*"))).values_list("pk", "counted")
        first = (at - 1) * self.per_page
        found = list(counted[first : first + self.per_page]) if at else []
        if not found and at != 1:  # beyond the end: it is counted by itself, and the last page shown
            return Paginator(rows.values_list("pk", flat=True), self.per_page).get_page(number)
        self.count = found[0][1] if found else 0
        return Page([key for key, _ in found], at, self)
