"""The index of names: which entries of the register a name may be, among a million of them.

In: rows of `Name` as the services write them, and names to look for. Out: the numbers of the rows that may be of the same
bearer, the likeliest first. It stands in the record's own database, encrypted with the rest, and is written in the
transaction that writes the names. What a change took away may still stand in it: whoever looks a row up sees that it is
gone.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
from django.db.models import QuerySet

from gravamen.casebook.bulk import insert
from gravamen.casebook.models import Name, NamePosting
from gravamen.names.keys import POSTING, PostingArray, keys, ranked, weight_of
from gravamen.names.named import Kind

_AT_ONCE = 20_000  # rows read or written together
_NOTHING = np.zeros(0, POSTING)


def kind_of(row: Name) -> Kind:
    return Kind.PERSON if row.person_id is not None else Kind.ORGANISATION


def put(row: Name) -> None:
    """Put one name into the index; a name that is there already is put there once."""
    found = keys(row.text, kind_of(row))
    entry = np.array([(row.pk, found.signature)], POSTING).tobytes()
    NamePosting.objects.bulk_create(
        [NamePosting(key=key, part=row.pk, entries=entry) for key in sorted(found.all)], ignore_conflicts=True
    )


def put_all(kind: Kind, names: Sequence[tuple[int, str]]) -> None:
    """Put new names of one kind into the index together: their postings stand under the number of the first."""
    under: dict[int, list[tuple[int, int]]] = {}
    for number, text in names:
        found = keys(text, kind)
        for key in found.all:
            under.setdefault(key, []).append((number, found.signature))
    rows = [(key, names[0][0], b"".join(struct.pack("<IQ", *one) for one in entries)) for key, entries in sorted(under.items())]
    insert(NamePosting, rows, ("key", "part", "entries"))


def build() -> int:
    """Make the index anew from all names; returns how many there are. Call it in a transaction."""
    names: list[np.ndarray] = []
    under: list[np.ndarray] = []
    signatures: list[np.ndarray] = []
    count = 0
    for rows in _in_parts(Name.objects.order_by("pk").values_list("pk", "text", "person_id")):
        found = [keys(text, Kind.PERSON if person else Kind.ORGANISATION).flat for _, text, person in rows]
        sizes = [len(keys) for keys, _ in found]
        names.append(np.repeat(np.array([number for number, _, _ in rows], np.uint32), sizes))
        signatures.append(np.repeat(np.array([signature for _, signature in found], np.uint64), sizes))
        under.append(np.fromiter((key for keys, _ in found for key in keys), np.uint32, sum(sizes)))
        count += len(rows)
    NamePosting.objects.all().delete()
    if not names:
        return 0
    key = np.concatenate(under)
    entries = np.empty(len(key), POSTING)
    entries["name"], entries["signature"] = np.concatenate(names), np.concatenate(signatures)
    order = np.argsort(key, kind="stable")
    key, entries = key[order], entries[order]
    begins = np.flatnonzero(np.append(True, key[1:] != key[:-1]))
    ends = np.append(begins[1:], len(key))
    postings = (
        NamePosting(key=int(key[begin]), part=0, entries=entries[begin:end].tobytes())
        for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)
    )
    NamePosting.objects.bulk_create(postings, batch_size=500)
    return count


def find(name: str, kind: Kind, most: int, *, wide: bool = False) -> list[int]:
    """The numbers of the names that may be of the same bearer, the likeliest first, at most `most`.

    Names that share two words with it; `wide`: also those that share one, which takes longer where it is a common word.
    """
    sought = keys(name, kind, sought=True)
    if sought.pairs and not wide:
        groups = [(weight_of(key), group) for key, group in _postings(sought.pairs).items()]
    else:
        held = _postings([key for under in sought.by_word for key in under])
        groups = [(1.0, np.concatenate([held[key] for key in under if key in held] or [_NOTHING])) for under in sought.by_word]
    return [int(number) for number in ranked(groups, sought.signature, most)]


def missing() -> list[int]:
    """The numbers of names that the index does not lead to."""
    found: set[int] = set()
    for entries in NamePosting.objects.values_list("entries", flat=True).iterator(_AT_ONCE):
        found.update(np.frombuffer(bytes(entries), POSTING)["name"].tolist())
    rows = Name.objects.iterator(_AT_ONCE)
    return [row.pk for row in rows if row.pk not in found and keys(row.text, kind_of(row)).by_word]


def _postings(under: Iterable[int]) -> dict[int, PostingArray]:
    found: dict[int, list[bytes]] = {}
    for key, entries in NamePosting.objects.filter(key__in=set(under)).values_list("key", "entries"):
        found.setdefault(key, []).append(bytes(entries))
    return {key: np.frombuffer(b"".join(parts), POSTING) for key, parts in found.items()}


def _in_parts(rows: QuerySet[Name, tuple[int, str, int | None]]) -> Iterator[list[tuple[int, str, int | None]]]:
    held = rows.iterator(_AT_ONCE)
    while part := list(islice(held, _AT_ONCE)):
        yield part
