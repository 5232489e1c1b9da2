"""Writing the index: what a change touched is indexed anew with it.

In: the rows of a change as its entry tells them. Out: the index as it must be after it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from gravamen.casebook.models import Act, Involvement
from gravamen.casebook.search import engines
from gravamen.casebook.search.texts import model, texts
from gravamen.casebook.search.words import both

# For the table of a row: the noun that is found by it, and the column that has its number (None: the row's own).
_FOUND_BY: dict[str, tuple[tuple[str, str | None], ...]] = {
    "casebook.report": (("report", None),),
    "casebook.receipt": (("report", "report_id"),),
    "casebook.person": (("person", None),),
    "casebook.affiliation": (("person", "person_id"),),
    "casebook.name": (("person", "person_id"), ("organisation", "organisation_id")),
    "casebook.organisation": (("organisation", None),),
    "casebook.act": (("act", None),),
    "casebook.involvement": (("act", "act_id"),),
    "casebook.case": (("case", None),),
}
_AT_ONCE = 500


def renew(changes: Sequence[Sequence[Any]]) -> None:
    """Index anew what the rows of a change are found by: [[table, key, before, after], …]."""
    stale: dict[str, set[int]] = defaultdict(set)
    for table, key, before, after in changes:
        for noun, column in _FOUND_BY.get(table, ()):
            keys = [key] if column is None else [side[column] for side in (before, after) if side and side[column]]
            stale[noun].update(keys)
        if before and after and before.get("name") != after.get("name") and table != "casebook.receipt":
            stale["act"].update(_acts_of(table, key))
        if table == "casebook.event" and before and after and before.get("title") != after.get("title"):
            stale["act"].update(Act.objects.filter(event=key).values_list("pk", flat=True))
    for noun, numbers in stale.items():
        write(noun, numbers)


def write(noun: str, keys: Collection[int] | None = None) -> None:
    """Index these things, or all, as they are now; those that are gone are found no more."""
    if keys is not None:
        engines.drop(noun, keys)
    part = []
    for key, text in texts(noun, keys):
        part.append((key, *both(text)))
        if len(part) == _AT_ONCE:
            engines.put(noun, part)
            part = []
    engines.put(noun, part)


def build() -> None:
    """Make the index anew from the record. Call it in a transaction."""
    for noun in engines.NOUNS:
        engines.empty(noun)
        write(noun)


def amiss() -> Iterator[tuple[str, int]]:
    """What the index does not lead to, or leads to though it is gone: nouns and numbers."""
    for noun in engines.NOUNS:
        held = set(model(noun)._default_manager.values_list("pk", flat=True))
        yield from ((noun, key) for key in sorted(held ^ engines.kept(noun)))


def _acts_of(table: str, key: int) -> set[int]:
    if table not in ("casebook.person", "casebook.organisation"):
        return set()
    column = table.removeprefix("casebook.")
    return set(Involvement.objects.filter(**{column: key}).values_list("act_id", flat=True))
