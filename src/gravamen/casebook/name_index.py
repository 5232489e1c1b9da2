"""The index of names: which entries of the register a name may be, among a million of them.

In: rows of `Name` as the services write them, and names to look for. Out: the numbers of the rows that may be of the same
bearer, the likeliest first. It stands in the record's own database, encrypted with the rest, and is written in the
transaction that writes the names. What a change took away may still stand in it: whoever looks a row up sees that it is
gone.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import islice

import numpy as np
from django.db.models import QuerySet
from django.db.models.functions import Length

from gravamen.casebook.bulk import among, insert
from gravamen.casebook.models import Name, NamePosting
from gravamen.names.keys import POSTING, Keys, PostingArray, keys, ranked, slipped, weight_of
from gravamen.names.named import Kind

_AT_ONCE = 20_000  # rows read or written together
_LEAST_ALIKE = 0.62  # likeness of sketches below which two persons' names are hardly ever one
_MOST_READ = 5000  # names that a search reads that looks for one word only


class Reach(Enum):
    """How far a search goes."""

    NEAR = "names that share two words"
    SLIPS = "others that share a word, and another with a slip of the pen"
    WIDE = "names that share one word, where it is a rare one"


def kind_of(row: Name) -> Kind:
    return Kind.PERSON if row.person_id is not None else Kind.ORGANISATION


def put(row: Name) -> None:
    """Put one name into the index; a name that is there already is put there once."""
    found = keys(row.text, kind_of(row))
    entry = _entry(row.pk, found)
    NamePosting.objects.bulk_create(
        [NamePosting(key=key, part=row.pk, entries=entry) for key in sorted(found.all)], ignore_conflicts=True
    )


def put_all(kind: Kind, names: Sequence[tuple[int, str]]) -> None:
    """Put new names of one kind into the index together: their postings stand under the number of the first."""
    under: dict[int, list[bytes]] = {}
    for number, text in names:
        found = keys(text, kind)
        entry = _entry(number, found)
        for key in found.all:
            under.setdefault(key, []).append(entry)
    rows = [(key, names[0][0], b"".join(entries)) for key, entries in sorted(under.items())]
    insert(NamePosting, rows, ("key", "part", "entries"))


def build() -> int:
    """Make the index anew from all names; returns how many there are. Call it in a transaction."""
    held: list[PostingArray] = []
    under: list[np.ndarray] = []
    count = 0
    for rows in _in_parts(Name.objects.order_by("pk").values_list("pk", "text", "person_id")):
        found = [keys(text, Kind.PERSON if person else Kind.ORGANISATION) for _, text, person in rows]
        sets = [one.all for one in found]
        packed = b"".join(_entry(number, one) for (number, _, _), one in zip(rows, found, strict=True))
        sizes = [len(one) for one in sets]
        held.append(np.repeat(np.frombuffer(packed, POSTING), sizes))
        under.append(np.fromiter((key for one in sets for key in one), np.uint32, sum(sizes)))
        count += len(rows)
    NamePosting.objects.all().delete()
    if not held:
        return 0
    key = np.concatenate(under)
    order = np.argsort(key, kind="stable")
    entries = np.concatenate(held)
    held.clear()  # a million names: what is not needed any more is let go
    key, sorted_entries = key[order], entries[order]
    del entries
    begins = np.flatnonzero(np.append(True, key[1:] != key[:-1]))
    ends = np.append(begins[1:], len(key))
    postings = (
        NamePosting(key=int(key[begin]), part=0, entries=sorted_entries[begin:end].tobytes())
        for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)
    )
    NamePosting.objects.bulk_create(postings, batch_size=500)
    return count


def find(name: str, kind: Kind, most: int, reach: Reach = Reach.NEAR) -> list[int]:
    """The numbers of the names that may be of the same bearer, the likeliest first, at most `most`."""
    sought = keys(name, kind, sought=True)
    least = _LEAST_ALIKE if kind is Kind.PERSON else 0.0
    if sought.pairs and reach is not Reach.WIDE:
        under = sought.pairs if reach is Reach.NEAR else sorted({*slipped(name)}.difference(sought.pairs))
        groups = [(weight_of(key), group) for key, group in _postings(under).items()]
    else:
        held = _postings(_rare([key for under in sought.by_word for key in under]) if sought.pairs else sought.all)
        words = [(weight_of(under[0]), [held[key] for key in under if key in held]) for under in sought.by_word]
        groups = [(weight, np.concatenate(found)) for weight, found in words if found]
    return [int(number) for number in ranked(groups, sought.sketch, most, least)]


def _rare(under: Iterable[int]) -> list[int]:
    """Of these keys those under which fewest names stand, as many as can be read in no time."""
    sizes: dict[int, int] = {}
    stored = NamePosting.objects.filter(key__in=set(under)).values_list("key", Length("entries"))
    for key, size in stored:
        sizes[key] = sizes.get(key, 0) + size // POSTING.itemsize
    total, found = 0, []
    for key in sorted(sizes, key=lambda key: sizes[key]):
        total += sizes[key]
        if total > _MOST_READ:
            break
        found.append(key)
    return found


def missing() -> list[int]:
    """The numbers of names that the index does not lead to."""
    found: set[int] = set()
    for entries in NamePosting.objects.values_list("entries", flat=True).iterator(_AT_ONCE):
        found.update(np.frombuffer(bytes(entries), POSTING)["name"].tolist())
    rows = Name.objects.iterator(_AT_ONCE)
    return [row.pk for row in rows if row.pk not in found and keys(row.text, kind_of(row)).by_word]


def _entry(number: int, found: Keys) -> bytes:
    return struct.pack("<I", number) + found.sketch


def _postings(under: Iterable[int]) -> dict[int, PostingArray]:
    found: dict[int, list[bytes]] = {}
    for key, entries in among(NamePosting, ("key", "entries"), "key", set(under)):
        found.setdefault(key, []).append(bytes(entries))
    return {key: np.frombuffer(b"".join(parts), POSTING) for key, parts in found.items()}


def _in_parts(rows: QuerySet[Name, tuple[int, str, int | None]]) -> Iterator[list[tuple[int, str, int | None]]]:
    held = rows.iterator(_AT_ONCE)
    while part := list(islice(held, _AT_ONCE)):
        yield part
